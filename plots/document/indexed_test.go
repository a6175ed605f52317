package document

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// gradient is a picture of two plain areas and, between them, more colours than a
// palette has.
func gradient(t *testing.T) ([]byte, *image.RGBA) {
	t.Helper()
	im := image.NewRGBA(image.Rect(0, 0, 600, 60))
	for x := range 600 {
		for y := range 60 {
			c := color.RGBA{255, 255, 255, 255}
			switch {
			case x < 100:
				c = color.RGBA{0xd5, 0x5e, 0, 255}
			case x < 500 && y < 3:
				c = color.RGBA{uint8(x / 2), uint8(x % 256), uint8(y * 80), 255}
			}
			im.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, im); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), im
}

// Wrong version, seen to fail: the first colours that are met, not those of most
// pixels.
func TestAnIndexedPictureKeepsTheColoursOfItsAreas(t *testing.T) {
	before, im := gradient(t)
	after, err := Indexed(before)
	if err != nil {
		t.Fatal(err)
	}
	out, err := png.Decode(bytes.NewReader(after))
	if err != nil {
		t.Fatal(err)
	}
	if _, is := out.(*image.Paletted); !is || out.Bounds() != im.Bounds() {
		t.Fatalf("it is a %T of %v", out, out.Bounds())
	}
	for x := range 600 {
		for y := range 60 {
			want := im.RGBAAt(x, y)
			got := color.RGBAModel.Convert(out.At(x, y)).(color.RGBA)
			if between := x >= 100 && x < 500 && y < 3; !between && got != want {
				t.Fatalf("at %d, %d it is %v, not %v", x, y, got, want)
			}
		}
	}
	again, err := Indexed(before)
	if err != nil || !bytes.Equal(again, after) {
		t.Errorf("the same picture gives other bytes (%v)", err)
	}
	if _, err := Indexed([]byte("no picture")); err == nil {
		t.Error("what is no picture was taken")
	}
}
