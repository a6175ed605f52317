package main

import (
	"fmt"
	"image/color"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// pictureFile is the profile's picture on the page.
const pictureFile = "docs/images/profile.png"

// A call is a function in the tree of calls, with the time spent in it.
type call struct {
	name   string
	kind   int
	ms     float64
	within map[string]*call
}

// callTree is the tree of the stacks.
func callTree(s samples) *call {
	root := &call{within: map[string]*call{}}
	for stack, ms := range s {
		calls, at := strings.Split(stack, ";"), root
		root.ms += ms[0]
		for i, name := range calls {
			next := at.within[name]
			if next == nil {
				next = &call{name: name, kind: kindOf(calls[:i+1]), within: map[string]*call{}}
				at.within[name] = next
			}
			next.ms += ms[0]
			at = next
		}
	}
	return root
}

// tints are the colours of the kinds, pale enough for dark words.
var tints = []color.Color{
	color.RGBA{0xa9, 0xcb, 0xe3, 0xff},
	color.RGBA{0x9f, 0xd9, 0xc4, 0xff},
	color.RGBA{0xe3, 0xc0, 0xd6, 0xff},
	color.RGBA{0xf2, 0xb5, 0x8a, 0xff},
	color.RGBA{0xf5, 0xdf, 0x9a, 0xff},
	color.RGBA{0xd3, 0xe3, 0x9c, 0xff},
	color.RGBA{0xc9, 0xc3, 0xea, 0xff},
	color.RGBA{0xdd, 0xdd, 0xdd, 0xff},
}

// Measures of the picture, in points.
const (
	pictureWidth = vg.Length(1000)
	rowHeight    = vg.Length(20)
	edge         = vg.Length(14)
	keyRows      = 3 // of the key, three kinds in each
	leastWidth   = vg.Length(1.5)
)

// drawProfile draws the calls from the model's Run on: what a function calls is
// beneath it, and each is as wide as the time spent in it.
func drawProfile(s samples) error {
	root := callTree(s)
	height := 2*edge + rowHeight*vg.Length(depthOf(root, root.ms)+keyRows+2)
	canvas := vgimg.NewWith(vgimg.UseWH(pictureWidth, height), vgimg.UseDPI(110), vgimg.UseBackgroundColor(color.White))
	c := draw.New(canvas)
	fonts, sans := font.NewCache(liberation.Collection()), font.Font{Typeface: "Liberation", Variant: "Sans"}
	usual, small := fonts.Lookup(sans, 11), fonts.Lookup(sans, 8)
	words := func(letters font.Face, x, y vg.Length, line string) {
		c.SetColor(color.Gray{0x22})
		c.FillString(letters, vg.Point{X: x, Y: y}, line)
	}
	box := func(fill color.Color, left, right, bottom vg.Length) {
		corners := []vg.Point{{X: left, Y: bottom}, {X: right, Y: bottom}, {X: right, Y: bottom + rowHeight - 1}, {X: left, Y: bottom + rowHeight - 1}}
		c.FillPolygon(fill, corners)
	}
	top := height - edge - rowHeight
	words(usual, edge, top+6, "Where the processor time of a replication of Bromley goes. What a function calls is beneath it; each is as wide as the time spent in it.")
	for k := range tints {
		left := edge + (pictureWidth-2*edge)/3*vg.Length(k%3)
		bottom := top - rowHeight*vg.Length(1+k/3)
		box(tints[k], left, left+rowHeight, bottom)
		words(usual, left+rowHeight+6, bottom+6, kindName(k))
	}
	perMs := (pictureWidth - 2*edge) / vg.Length(root.ms)
	var place func(of *call, left, bottom vg.Length)
	place = func(of *call, left, bottom vg.Length) {
		for _, one := range byTime(of) {
			width := vg.Length(one.ms) * perMs
			if width < leastWidth {
				continue
			}
			box(tints[one.kind], left, left+width-0.6, bottom)
			label := fmt.Sprintf("%s %.0f%%", one.name, 100*one.ms/root.ms)
			switch {
			case usual.Width(label) < width-6:
				words(usual, left+3, bottom+6, label)
			case small.Width(one.name) < width-3:
				words(small, left+1.5, bottom+6, one.name)
			}
			place(one, left, bottom-rowHeight)
			left += width
		}
	}
	place(root, edge, top-rowHeight*(keyRows+1.5))
	if err := os.MkdirAll(filepath.Dir(pictureFile), 0o755); err != nil {
		return err
	}
	file, err := os.Create(pictureFile)
	if err != nil {
		return err
	}
	if _, err := (vgimg.PngCanvas{Canvas: canvas}).WriteTo(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// byTime are the calls within one, the longest first.
func byTime(of *call) []*call {
	calls := slices.Collect(maps.Values(of.within))
	slices.SortFunc(calls, func(a, b *call) int {
		if a.ms != b.ms {
			if a.ms > b.ms {
				return -1
			}
			return 1
		}
		return strings.Compare(a.name, b.name)
	})
	return calls
}

// depthOf is how many rows of calls are wide enough to be drawn.
func depthOf(of *call, all float64) int {
	depth := 0
	for _, one := range of.within {
		if vg.Length(one.ms/all)*(pictureWidth-2*edge) >= leastWidth {
			depth = max(depth, 1+depthOf(one, all))
		}
	}
	return depth
}
