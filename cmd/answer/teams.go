package answer

import (
	"fmt"
	"math"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/experiments"
	"headroom/models/care"
)

// teams is each team's caseload at the start and at the end of the span owed,
// against its own band; nothing for a service of one team.
func (p Page) teams(head string) string {
	r := p.Result
	if len(r.Scenario.Teams) < 2 {
		return ""
	}
	t := newTable()
	t.AppendHeader(append(row("team", "band", "at the start"), append(anyOf(r.Futures), "vacant", "agency")...))
	last, measured := r.Owed.Last, r.Aim.Measure
	for i, team := range r.Scenario.Teams {
		aim := r.Aims[i+1]
		if aim.Measure != care.OpenPerFTE && aim.Measure != care.RelativeLoad && aim.Measure != care.AverageCaseload {
			aim = experiments.Aim{Measure: care.AverageCaseload, Group: i + 1}
		}
		measured = aim.Measure
		line := table.Row{team.Name, bandGiven(r, i), p.show(aim, r.Cell(head, r.Futures[0]), 0)}
		for _, future := range r.Futures {
			line = append(line, p.show(aim, r.Cell(head, future), last))
		}
		cell := r.Cell(head, r.Futures[0])
		t.AppendRow(append(line, number(mean(cell, i+1, care.Vacancies, last)), number(mean(cell, i+1, care.AgencyWorkers, last))))
	}
	note := fmt.Sprintf("%s of each team, mean, at the start and at the last census of the span owed (%s). The last two columns are in %s.",
		capital(care.Describe[measured].Name), r.Date(last).Format("2 January 2006"), r.Futures[0])
	return render(t) + fold(note, "", Width)
}

// bandGiven is the band that somebody gave a team, by its place: its own, or
// the promise's where that is about this team or about all, and of cases. It is
// empty otherwise: nobody promised one team another's figure.
func bandGiven(r *experiments.Result, place int) string {
	team, aim := r.Scenario.Teams[place], r.Aims[place+1]
	cases := aim.Measure == care.OpenPerFTE || aim.Measure == care.RelativeLoad || aim.Measure == care.AverageCaseload
	if about := r.Aim.Group; cases && (about == 0 || about == place+1) {
		return band(aim) // its own figures are in it
	}
	if !team.High.Present {
		return ""
	}
	own := experiments.Aim{Measure: care.AverageCaseload, High: team.High.AtBest()}
	if team.Low.Present {
		own.Low = team.Low.AtBest()
	}
	return band(own)
}

// show is the mean of an aim's measure at a census.
func (p Page) show(aim experiments.Aim, cell *experiments.Cell, week int) string {
	if !Tells(p.Result, aim.Group, aim.Measure, week) {
		return "–"
	}
	return level(aim.Measure, mean(cell, aim.Group, aim.Measure, week))
}

// level is a measure's value in its own manner: shares in per cent.
func level(m care.Measure, x experiments.Figure) string {
	switch {
	case math.IsNaN(float64(x)):
		return "unknown"
	case care.Describe[m].Unit == "share":
		return fmt.Sprintf("%.0f%%", float64(x)*100)
	case care.Describe[m].Unit == "full caseloads":
		return fmt.Sprintf("%.2f", float64(x))
	}
	return number(x)
}

func mean(cell *experiments.Cell, group int, m care.Measure, week int) experiments.Figure {
	return experiments.Figure(cell.Sum(group, m, week).Mean())
}

func anyOf(words []string) []any {
	var list []any
	for _, word := range words {
		list = append(list, word)
	}
	return list
}
