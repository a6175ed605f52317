package experiments

import (
	"strings"
	"testing"

	"headroom/sim/samebits"
)

// Summaries are compared byte for byte, so their arithmetic must not be fused
// either. Dates, and math.Round, which is exact, are free here.
func TestNoProductOfASummaryCanBeFused(t *testing.T) {
	faults, err := samebits.Faults(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		if strings.Contains(fault, "product") || strings.Contains(fault, "map") {
			t.Error(fault)
		}
	}
}
