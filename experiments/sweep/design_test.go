package sweep

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var ranges = []Axis{{Key: "a", Low: 10, High: 20}, {Key: "b", Low: -1, High: 1}}

func TestAGridIsEveryValueWithEveryOther(t *testing.T) {
	got, err := Grid([]Axis{{Key: "a", Values: []string{"1", "2"}}, {Key: "b", Values: []string{"x", "y", "z"}}})
	want := Design{[]string{"a", "b"}, [][]string{{"1", "x"}, {"1", "y"}, {"1", "z"}, {"2", "x"}, {"2", "y"}, {"2", "z"}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if _, err := Grid(ranges); err == nil || !strings.Contains(err.Error(), "a=10:20 has no step, and a grid needs one") {
		t.Errorf("a grid of ranges: %v", err)
	}
}

// Points of Halton's sequence in bases 2 and 3: J. H. Halton (1960).
func TestHaltonPointsAreTheKnownOnes(t *testing.T) {
	got, err := Halton([]Axis{{Key: "a", Low: 0, High: 72}, {Key: "b", Low: 0, High: 72}}, 5)
	want := [][]string{{"36", "24"}, {"18", "48"}, {"54", "8"}, {"9", "32"}, {"45", "56"}}
	if diff := cmp.Diff(want, got.Points); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

func TestALatinHypercubeHasOnePointInEachPartOfEachRange(t *testing.T) {
	got, err := LatinHypercube(ranges, 20, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, axis := range ranges {
		var parts []int
		for _, point := range got.Points {
			x, _ := strconv.ParseFloat(point[i], 64)
			parts = append(parts, int((x-axis.Low)/(axis.High-axis.Low)*20))
		}
		if slices.IsSorted(parts) {
			t.Errorf("the parts of %s are in order: %v", axis.Key, parts)
		}
		slices.Sort(parts)
		for j, part := range parts {
			if part != j {
				t.Fatalf("the parts of %s are %v", axis.Key, parts)
			}
		}
	}
	same, _ := LatinHypercube(ranges, 20, 1)
	other, _ := LatinHypercube(ranges, 20, 2)
	if !cmp.Equal(got, same) || cmp.Equal(got, other) {
		t.Error("the seed does not fix the design, or does not change it")
	}
}

func TestADesignIsReadFromCSV(t *testing.T) {
	got, err := ReadDesign(strings.NewReader("a,b\n1,x\n2,y\n"))
	want := Design{[]string{"a", "b"}, [][]string{{"1", "x"}, {"2", "y"}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	// As a spreadsheet saves it, and as a hand writes it.
	for _, text := range []string{"\ufeffa,b\r\n1,x\r\n2,y\r\n", "\ufeff\"a\",\"b\"\r\n1,x\r\n2,y\r\n", " a , b\n1, x \n 2,\ty\n\n"} {
		if got, err := ReadDesign(strings.NewReader(text)); err != nil || !cmp.Equal(want, got) {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	var written strings.Builder
	if err := want.Write(&written); err != nil || written.String() != "a,b\n1,x\n2,y\n" {
		t.Errorf("written it is %q, %v", written.String(), err)
	}
	for _, text := range []string{"", "a,b\n", "a,b\n1\n"} {
		if _, err := ReadDesign(strings.NewReader(text)); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}
