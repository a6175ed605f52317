package output

import (
	"fmt"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/plots"
)

// wholeBands draws the simultaneous band of the headline option with the
// pointwise one inside it, in the first futures; false where runs are too few.
func wholeBands(r *experiments.Result, command string) (plots.Fan, bool) {
	bands := r.WholeBands()
	if len(bands) == 0 {
		return plots.Fan{}, false
	}
	bands = bands[:min(fanPanels, len(bands))]
	f := fan(r, bands[0].Option, 0, command)
	f.Title = answer.BandsTitle(bands)
	f.Cover = [2]float64{}
	f.Description = "Two bands, week by week: " + r.Scenario.Target.Measure + ". " + f.Title + "."
	if paths := bands[0].Inside95.Of; paths < r.Settings.Runs {
		f.Footnote = fmt.Sprintf("The simultaneous band and the count are of the first %s. ", answer.Runs(paths)) + f.Footnote
	}
	for i, band := range bands {
		f.Panels[i].WholeLow, f.Panels[i].WholeHigh = band.Simultaneous.Low, band.Simultaneous.High
		for k, high := range f.Panels[i].P975 { // both from bins and from paths: neither may seem the wider by a bin
			f.Panels[i].WholeLow[k] = min(f.Panels[i].WholeLow[k], f.Panels[i].P025[k])
			f.Panels[i].WholeHigh[k] = max(f.Panels[i].WholeHigh[k], high)
		}
	}
	return f, true
}
