package answer

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/experiments"
	"headroom/models/care"
)

// caseloads is the measure of the promise at the start and at each year's end,
// with the posts behind it.
func (p Page) caseloads(s *experiments.Summary, head string) string {
	r := p.Result
	t := newTable()
	header := row("census of", r.Futures...)
	other, beside := "open/FTE", care.OpenPerFTE
	if r.Aim.Measure != care.AverageCaseload {
		other, beside = "average", care.AverageCaseload
	}
	t.AppendHeader(append(header, other, "posts", "vacant", "agency"))
	unknown, nothing := false, false
	for _, week := range r.Moments() {
		line := table.Row{r.Date(week).Format("2 Jan 06")}
		for _, future := range r.Futures {
			text := "–"
			if Tells(r, r.Aim.Group, r.Aim.Measure, week) {
				text = spread(r.Aim.Measure, r.Cell(head, future).SpreadOf(r.Aim.Group, r.Aim.Measure, week))
			} else {
				nothing = true
			}
			line, unknown = append(line, text), unknown || strings.Contains(text, notCounted)
		}
		show := func(m care.Measure) string { return number(mean(r.Cell(head, r.Futures[0]), r.Aim.Group, m, week)) }
		t.AppendRow(append(line, show(beside), show(care.FundedPosts), show(care.Vacancies), show(care.AgencyWorkers)))
	}
	note := fmt.Sprintf("Mean, median (pointwise 5th–95th of 100 runs: %s, not simulation error), just before any step. Then means in %s: %s, funded posts, vacant posts, agency workers.%s",
		p.spreadOf(), r.Futures[0], map[string]string{"open/FTE": "all open cases for each FTE in post", "average": "average caseload of those who hold cases"}[other], p.vacant(head))
	if unknown {
		bins := care.Describe[r.Aim.Measure]
		note += fmt.Sprintf(" %q: more than %s, which is as far as runs are counted.", notCounted, figure(r.Aim, bins.Width*float64(bins.Bins)))
	}
	if nothing {
		note += ` "–": nothing has ended yet, in time or not.`
	}
	return render(t) + fold(note, "", Width)
}

// spreadOf says what the spread between runs is made of.
func (p Page) spreadOf() string {
	if p.Result.Varying() == 0 {
		return "chance alone"
	}
	return "chance and what we do not know"
}

// vacant says how many posts are vacant half a year on, and how many of those
// are covered: funded posts are not people.
func (p Page) vacant(head string) string {
	r := p.Result
	week := min(experiments.HalfYear, r.Scenario.Weeks-1)
	of := func(m care.Measure) experiments.Figure { return mean(r.Cell(head, r.Futures[0]), r.Aim.Group, m, week) }
	if of(care.Vacancies) < 0.05 {
		return ""
	}
	return fmt.Sprintf(" Of %s funded posts%s %s are vacant in %s, and %s of those are covered by agency workers.",
		number(of(care.FundedPosts)), ofTeam(r), number(of(care.Vacancies)), r.Date(week).Format("January 2006"), number(min(of(care.AgencyWorkers), of(care.Vacancies))))
}

// spread is a measure's mean, median and range over runs.
func spread(m care.Measure, w experiments.Spread) string {
	ends := nearest
	if unit := care.Describe[m].Unit; unit == "share" || unit == "full caseloads" {
		ends = func(x experiments.Figure) string { return level(m, x) }
	}
	return fmt.Sprintf("%s %s (%s–%s)", level(m, w.Mean), level(m, w.P50), ends(w.P05), ends(w.P95))
}

// notCounted stands for a percentile that is not known.
const notCounted = "?"

// nearest is a figure to the nearest whole number.
func nearest(x experiments.Figure) string {
	if math.IsNaN(float64(x)) {
		return notCounted
	}
	return strconv.Itoa(int(math.Round(float64(x))))
}
