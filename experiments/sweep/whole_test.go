package sweep

import (
	"reflect"
	"testing"
)

func TestValuesOfWholeNumbersAreRoundedAndOthersStay(t *testing.T) {
	d := Design{Keys: []string{"posts", "share", "word"}, Points: [][]string{{"32.6666666667", "0.5", "walk"}, {"-1.5", "2.5", "none"}, {"7", "1", "2025-04-01"}}}
	got := d.Rounded(func(key string) bool { return key != "share" })
	if want := [][]string{{"33", "0.5", "walk"}, {"-1", "2.5", "none"}, {"7", "1", "2025-04-01"}}; !reflect.DeepEqual(got.Points, want) {
		t.Errorf("%q, want %q", got.Points, want)
	}
	if d.Points[0][0] != "32.6666666667" {
		t.Error("the design itself was changed")
	}
}
