package answer

import (
	"fmt"
	"strings"

	"headroom/experiments"
)

// deviations are the standard deviations of what we do not know and of chance in
// one future, over the last year owed.
func (p Page) deviations(spread experiments.SpreadSummary) string {
	if last := spread.ByYear[len(spread.ByYear)-1]; !last.Told {
		return spread.Future + " cannot be told"
	}
	measure := p.Result.Measure()
	return fmt.Sprintf("%s %s beside %s", spread.Future, within(measure, spread.NotKnown, spread.NotKnownLow, spread.NotKnownHigh),
		within(measure, spread.Chance, spread.ChanceLow, spread.ChanceHigh))
}

// byYear says how much of the spread is what we do not know in each year owed.
// Where a few runaway runs decide it, or pairs are few, it says that it cannot
// be told.
func (p Page) byYear(s *experiments.Summary) string {
	var futures []string
	years, untold := 0, false
	for _, spread := range s.Spread {
		var shares []string
		for _, year := range spread.ByYear {
			text := "cannot be told"
			untold = untold || !year.Told
			if share := year.ShareNotKnown; year.Told {
				text = fmt.Sprintf("%.0f%% (%.0f to %.0f)", float64(share.Estimate)*100, float64(share.Low)*100, float64(share.High)*100)
			}
			shares = append(shares, text)
		}
		years = max(years, len(shares))
		futures = append(futures, spread.Future+" "+strings.Join(shares, ", "))
	}
	when := "the year owed"
	if years > 1 {
		when = fmt.Sprintf("each of the %d years owed in turn", years)
	}
	text := fmt.Sprintf(" Its share of the spread (variance) in %s, the rest being chance: %s.", when, strings.Join(futures, "; "))
	if untold {
		text += " Where it cannot be told a few runs decide it, or pairs of runs are too few."
	}
	return text
}
