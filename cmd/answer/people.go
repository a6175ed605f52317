package answer

import (
	"fmt"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/models/care"
	"headroom/models/scenario"
)

// people is who is in post under every option at the end of the span owed, in
// the first future. It is empty where the question is not of people: where the
// promise is not of vacancies and no option turns agency work into posts.
func (p Page) people() string {
	r := p.Result
	about := r.Aim.Measure == care.Vacancies || r.Aim.Measure == care.VacancyRate
	for _, option := range r.Options {
		about = about || does[*scenario.ConvertAgency](r.Scenario, option)
	}
	if !about {
		return ""
	}
	t := newTable()
	t.AppendHeader(table.Row{"option", "permanent FTE", "agency FTE", "vacant posts", "funded posts"})
	add := func(name, option string, week int) {
		show := func(m care.Measure) string { return number(mean(r.Cell(option, r.Futures[0]), 0, m, week)) }
		t.AppendRow(table.Row{name, show(care.Permanent), show(care.AgencyWorkers), show(care.Vacancies), show(care.FundedPosts)})
	}
	add("(at the start)", r.Options[0], 0)
	for _, option := range r.Options {
		add(option, option, r.Owed.Last)
	}
	title := fmt.Sprintf("Who is in post at the end of the span owed, %s (all teams, means in %s):", r.Date(r.Owed.Last).Format("2 January 2006"), r.Futures[0])
	return "\n" + fold(title, "", Width) + "\n" + render(t)
}
