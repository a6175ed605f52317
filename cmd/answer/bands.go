package answer

import (
	"fmt"
	"strings"

	"headroom/experiments"
)

// bands says that percentiles are of each week on its own, and how many whole
// paths stay inside them from the first week to the last. It is empty where runs
// are too few.
func (p Page) bands(s *experiments.Summary) string {
	if len(s.Bands) == 0 {
		return ""
	}
	var in95, in80, stretch []string
	for _, b := range s.Bands {
		in95 = append(in95, b.Future+" "+withInterval(b.Inside95))
		in80 = append(in80, b.Future+" "+withInterval(b.Inside80))
		stretch = append(stretch, fmt.Sprintf("%s %.1f (%.1f to %.1f)", b.Future, b.Stretch.Estimate, b.Stretch.Low, b.Stretch.High))
	}
	text := fmt.Sprintf("the 5th to 95th of 100 runs, and the bands of the charts, are pointwise: of each week on its own. Of 100 whole paths of %s's %s so many stay inside the pointwise 95%% band in every week: %s; inside the 80%% band: %s. "+
		"The simultaneous band, which 95 of 100 whole paths never leave, is wider by a factor of %s.",
		s.Bands[0].Option, subject(p.Result), strings.Join(in95, ", "), strings.Join(in80, ", "), strings.Join(stretch, ", "))
	if s.Bands[0].Paths < s.Runs {
		text += fmt.Sprintf(" Of the first %s.", plural(s.Bands[0].Paths, "run"))
	}
	return text
}

// BandsTitle says how many whole paths stay inside the pointwise 95% band, for
// the picture of both bands.
func BandsTitle(bands []experiments.WholeBand) string {
	var inside []string
	for _, b := range bands {
		inside = append(inside, OfHundred(experiments.ChanceOf(b.Inside95)))
	}
	title := fmt.Sprintf("Of 100 whole paths %s stay inside the band that holds 95 of 100 in each week on its own", list(inside))
	if len(bands) > 1 {
		var names []string
		for _, b := range bands {
			names = append(names, b.Future)
		}
		title += " (" + list(names) + ")"
	}
	return title
}
