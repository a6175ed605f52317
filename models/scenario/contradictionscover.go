package scenario

import (
	"fmt"
	"math"
)

// steadyCover compares the share of vacancies that agency workers cover at the
// start with the share at which cover settles while nothing is changed:
// vacancies / (1 + turnover * lag / fill), held to the limit (docs/model.md,
// section 3). Turnover is that of the cover: agency workers leave, and go when
// somebody permanent starts. A file that is silent about covered claims no cover
// that could be compared.
func steadyCover(s *Scenario) []Warning {
	const tolerance = 0.1
	var found []Warning
	agency := s.Agency
	for _, team := range s.Teams {
		all, vacant := team.posts()
		vacant = math.Floor(vacant + 0.5)
		covering, extra := team.agencyAtStart()
		if !team.Covered.Given || agency.Role == "" || vacant == 0 || covering+extra > agency.Limit.Best {
			continue // no claim, nothing to cover, or a limit that agencyCover speaks of
		}
		turnover := s.Leaving.TurnoverPerYear
		if own := s.role(team.Role).TurnoverPerYear; own.Present {
			turnover = own
		}
		hazard := turnover.Best / turnover.PerWeeks
		starters := (all - vacant) * hazard / (1 + hazard*s.Leaving.NoticeWeeks.Best) // as many as leave
		ends := agency.LeavingPerYear.Best/agency.LeavingPerYear.PerWeeks + starters/vacant
		settles := 0.0
		if agency.Fill.Best > 0 {
			settles = min(vacant, agency.Limit.Best-extra) / vacant / (1 + ends*agency.LagWeeks.Best/agency.Fill.Best)
		}
		if math.Abs(settles-team.Covered.Best) <= tolerance {
			continue
		}
		found = append(found, Warning{
			"team." + team.Name + ".covered",
			fmt.Sprintf("%s per cent of the vacancies of team %q are covered at the start; at most %s agency workers, searches of %s weeks of which %s succeed, and %s%% of cover that ends in a year, settle at %s", rounded(math.Round(team.Covered.Best*100)), team.Name, rounded(agency.Limit.Best), rounded(agency.LagWeeks.Best), rounded(agency.Fill.Best), rounded(math.Round(ends*yearWeeks*100)), rounded(math.Round(settles*100))),
			"caseloads would drift with nothing changed: mend the one you know least, most often agency.limit, agency.lag_weeks or agency.fill",
		})
	}
	return found
}
