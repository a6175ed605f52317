package answer

import (
	"fmt"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/experiments"
	"headroom/models/care"
)

// carried is how evenly the work lies on the workers of each team (the spread is
// the standard deviation of their loads), how many of them are experienced, and
// the work that waits because too few may hold it: means over the span owed, in
// the first future.
func (p Page) carried(head string) string {
	r := p.Result
	cell := r.Cell(head, r.Futures[0])
	over := func(group int, m care.Measure) experiments.Figure {
		sum := 0.0
		for week := r.Owed.First; week <= r.Owed.Last; week++ {
			sum += cell.Sum(group, m, week).Mean()
		}
		return experiments.Figure(sum / float64(r.Owed.Len()))
	}
	ofThoseInPost := func(group int, m care.Measure) string {
		inPost := over(group, care.InPost)
		if inPost == 0 {
			return "–"
		}
		return level(care.ExperiencedShare, over(group, m)/inPost)
	}
	experienced, restricted := saysExperienced(r.Scenario), p.restricted()
	header := table.Row{"team", "load", "spread", "newly qualified", "agency"}
	if experienced {
		header = append(header, "experienced")
	}
	if restricted != "" {
		header = append(header, "restricted")
	}
	t := newTable()
	t.AppendHeader(header)
	for i, team := range r.Scenario.Teams {
		group := i + 1
		if len(r.Scenario.Teams) == 1 {
			group = 0
		}
		line := table.Row{
			team.Name, level(care.RelativeLoad, over(group, care.RelativeLoad)), level(care.SpreadOfLoad, over(group, care.SpreadOfLoad)),
			ofThoseInPost(group, care.NewlyQualified), ofThoseInPost(group, care.AgencyWorkers),
		}
		if experienced {
			line = append(line, level(care.ExperiencedShare, over(group, care.ExperiencedShare)))
		}
		if restricted != "" {
			line = append(line, number(over(group, care.WaitingForSome)))
		}
		t.AppendRow(line)
	}
	note := fmt.Sprintf("Means over the span owed, in %s. Load, and how far those of single workers typically lie from their mean (spread), in full caseloads; the shares are of the FTE in post.", r.Futures[0])
	if restricted != "" {
		note += " \"restricted\": cases unallocated that only some roles may hold, here " + restricted + "."
	}
	return render(t) + fold(note, "", Width)
}

// restricted names the stages that only some roles may hold, and those roles.
func (p Page) restricted() string {
	var stages []string
	for _, stage := range p.Result.Scenario.Stages {
		if len(stage.Roles) > 0 {
			stages = append(stages, fmt.Sprintf("%s (%s)", stage.Name, list(stage.Roles)))
		}
	}
	return list(stages)
}
