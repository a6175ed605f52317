package answer

import (
	"fmt"
	"math"
	"strings"

	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
)

// rivals are the same answer under what it hangs on most: cases that do not
// close sooner under a lighter load, and other readings of the promise.
func rivals(s *experiments.Summary, r *experiments.Result, option string) string {
	var text []string
	if responds(r.Scenario) {
		var zero []string
		runs := 0
		for _, future := range r.Futures {
			cell := find(s, option, future)
			zero, runs = append(zero, OfHundred(cell.WithinZero)), cell.WithinZero.Runs
		}
		joined, same := beside(s, r, option)
		if same != theSame || !ofPosts(r) { // load hardly touches a promise of posts
			text = append(text, fmt.Sprintf("%s if a lighter load does not close cases sooner, %sin %s of 100 (%s); %s.",
				joined, same, list(zero), plural(runs, "run"), evidence(r.Scenario.Pace.Elasticity)))
		}
	}
	var others []string
	for _, rule := range tellingRules(s, r, option) {
		var chances []string
		for _, future := range r.Futures {
			chances = append(chances, OfHundred(reading(&find(s, option, future).Readings, rule)))
		}
		others = append(others, readAs[rule]+", in "+list(chances))
	}
	switch len(others) {
	case 0:
	case 1:
		text = append(text, "And the promise may be read otherwise: "+others[0]+" of 100.")
	default:
		text = append(text, "And the promise may be read otherwise: lowest, "+others[0]+"; highest, "+others[1]+" of 100.")
	}
	if ofPosts(r) {
		text = append(text, besides(r, option))
	}
	for _, future := range r.Futures {
		if find(s, option, future).OwedWaits.Tell && waitsBeside(r) {
			text = append(text, fmt.Sprintf("However it is read, children wait %s meanwhile.", waitFor(r)))
			break
		}
	}
	return strings.Join(text, " ")
}

// beside holds the chances at elasticity 0 against those of the sentence: "But"
// where one of them is worse, "And" where none is; "the same" where each lies
// near, and within an interval at elasticity 0 that is narrow enough to say so.
func beside(s *experiments.Summary, r *experiments.Result, option string) (joined, same string) {
	better, close := false, true
	for _, future := range r.Futures {
		cell := find(s, option, future)
		if cell.WithinZero.High < cell.Within.Estimate {
			return "But", ""
		}
		better = better || cell.WithinZero.Low > cell.Within.Estimate
		apart := math.Abs(float64(cell.WithinZero.Estimate - cell.Within.Estimate))
		close = close && apart <= nearBy && reach(cell.WithinZero) <= narrow
	}
	if better {
		return "And", ""
	}
	if !close {
		return "And", "too few runs to tell: "
	}
	return "And", theSame
}

// theSame introduces chances that are those of the sentence as far as runs can
// tell, when they can tell it well: no chance is further off than nearBy, and no
// interval reaches further than narrow. Few runs agree with anything.
const (
	theSame = "the same within its interval: "
	nearBy  = 0.05
	narrow  = 0.10
)

// ofPosts says that the promise is about vacant posts.
func ofPosts(r *experiments.Result) bool {
	return r.Aim.Measure == care.Vacancies || r.Aim.Measure == care.VacancyRate
}

// besides says what filling posts does to agency cover and to caseloads, which
// is what it is done for.
func besides(r *experiments.Result, option string) string {
	moves := func(m care.Measure) string {
		at := func(future string, week int) string {
			return number(mean(r.Cell(option, future), r.Aim.Group, m, week))
		}
		var ends []string
		for _, future := range r.Futures {
			ends = append(ends, at(future, r.Owed.Last))
		}
		return fmt.Sprintf("from %s to %s", at(r.Futures[0], 0), list(ends))
	}
	return fmt.Sprintf("Meanwhile agency workers%s go %s and the average caseload %s (means, from the start to %s).",
		ofTeam(r), moves(care.AgencyWorkers), moves(care.AverageCaseload), r.Date(r.Owed.Last).Format("January 2006"))
}

// readAs names a reading in passing.
var readAs = map[experiments.Rule]string{
	experiments.EveryQuarter: "kept in every quarter",
	experiments.EveryWeek:    "kept in every single week",
	experiments.AtYearEnds:   "at year ends only",
	experiments.LastQuarter:  "in the last quarter only",
	experiments.MostWeeks:    "in at least half of the weeks",
}

// tellingRules are the two other readings between which the answer may lie:
// the one with the lowest chance over all futures and the one with the
// highest, as these runs have it. A reading that the span cannot give is not among them.
func tellingRules(s *experiments.Summary, r *experiments.Result, option string) []experiments.Rule {
	lowest, highest := experiments.Rule(-1), experiments.Rule(-1)
	least, most := math.Inf(1), math.Inf(-1)
	for rule := range experiments.Rules {
		total := 0.0
		for _, future := range r.Futures {
			total += float64(reading(&find(s, option, future).Readings, rule).Estimate)
		}
		if rule == r.Rule || math.IsNaN(total) {
			continue
		}
		if total < least {
			lowest, least = rule, total
		}
		if total > most {
			highest, most = rule, total
		}
	}
	switch {
	case lowest < 0:
		return nil
	case lowest == highest:
		return []experiments.Rule{lowest}
	}
	return []experiments.Rule{lowest, highest}
}

func reading(r *experiments.ReadingsSummary, rule experiments.Rule) experiments.Chance {
	return [experiments.Rules]experiments.Chance{
		experiments.EveryQuarter: r.EveryQuarter, experiments.EveryWeek: r.EveryWeek, experiments.AtYearEnds: r.AtYearEnds,
		experiments.LastQuarter: r.LastQuarter, experiments.MostWeeks: r.MostWeeks,
	}[rule]
}

// responds says that the load of a worker changes how fast cases move.
func responds(s *scenario.Scenario) bool {
	return s.Pace.Elasticity.Ranged || s.Pace.Elasticity.Best != 0
}

// evidence says what the elasticity rests on, in the words of its own quality
// and source.
func evidence(n scenario.Number) string {
	switch n.Quality {
	case "published", "local", "expert":
		if n.Source != "" {
			return fmt.Sprintf("the size of this effect is %s: %s", n.Quality, strings.TrimRight(n.Source, "."))
		}
		return fmt.Sprintf("the size of this effect is said to be %s, without a source", n.Quality)
	}
	return "no evidence was found for the size of this effect"
}

// elasticityZero is the chance in every cell where load does not matter. It is
// empty where load never does.
func (p Page) elasticityZero(s *experiments.Summary) string {
	if !responds(p.Result.Scenario) {
		return ""
	}
	t := newTable()
	t.AppendHeader(row("The same at elasticity 0", p.Result.Futures...))
	for _, option := range p.Result.Options {
		var chances []string
		for _, future := range p.Result.Futures {
			chances = append(chances, withInterval(find(s, option, future).WithinZero))
		}
		t.AppendRow(row(option, chances...))
	}
	n := p.Result.Scenario.Pace.Elasticity
	size := plain(n.Best)
	if n.Ranged && n.Low < n.High {
		size += fmt.Sprintf(", %s to %s", plain(n.Low), plain(n.High))
	}
	note := fmt.Sprintf("Owed, %s. A case then takes as long however busy its worker is; at elasticity %s, as above, twice the load moves each case at %.2f of the pace. %s.",
		plural(s.Cells[0].WithinZero.Runs, "run"), size, math.Pow(2, -n.Best), capital(evidence(n)))
	return "\n" + render(t) + fold(note, "", Width)
}
