package main

import (
	"fmt"

	"headroom/cmd/answer"
	"headroom/experiments/estimate"
	"headroom/experiments/hindcast"
	"headroom/plots"
)

// yearsBefore is how many years of published figures a picture shows before the
// start.
const yearsBefore = 3

// picture lays the published figures over the simulated ones.
func (c council) picture() plots.Hindcast {
	total := c.Forecast().Total()
	h := plots.Hindcast{
		Title:    fmt.Sprintf("%s: of %d figures published afterwards %d lie inside the 80%% band, %d inside the 95%% band", c.Place, total.Points, total.Inside80, total.Inside95),
		Subtitle: fmt.Sprintf("From %s: %s. %s of each future.", c.Start(), c.Doing(), answer.Capital(answer.Runs(c.Settings.Runs))),
		Footnote: fmt.Sprintf("Published: Department for Education, Children's social work workforce and Characteristics of children in need (Open Government Licence v3.0). "+
			"Simulated: experiments/hindcast/scenarios/%s.toml, seed %d.", c.Scenario.Name, c.Settings.Seed),
		Description: fmt.Sprintf("Small fan charts of what was simulated of %s from %s, with the published figures of the years before and after as points. Of %d figures published afterwards %d lie inside the 80%% band and %d inside the 95%% band of their week.",
			c.Place, c.Start(), total.Points, total.Inside80, total.Inside95),
		Start:    c.Scenario.Date(0),
		Forecast: c.Forecast().Title,
		Other:    c.Other().Title,
	}
	for i, series := range c.Forecast().Series {
		h.Panels = append(h.Panels, c.panel(series, c.Other().Series[i].Fan))
		if i == 0 && c.Forecast().Council != nil {
			h.Panels = append(h.Panels, c.ownPanel(series))
		}
	}
	return h
}

// panel is one series. What is published is said beside what is simulated, and
// where both are levels, at what they start.
func (c council) panel(series hindcast.Compared, other hindcast.Fan) plots.HindcastPanel {
	p := fanPanel(series.Fan, other)
	p.Heading, p.Unit = series.Name, series.Unit
	p.Note = fmt.Sprintf("Simulated: %s. Published: %s.", series.Simulated, series.Published)
	if anchor := series.Anchor(); series.Relative {
		p.Note += fmt.Sprintf(" Not the same count: each is 100 at its own start (published: %s).", anchor.Date.Format("Jan 2006"))
	} else {
		start := estimate.Percentile(series.At(0), 0.5)
		p.Note += fmt.Sprintf(" Start: %.1f simulated, %.1f published (%s).", start, anchor.Value, anchor.Date.Format("Jan 2006"))
	}
	if !series.Counted() {
		p.Note += " Not counted above: simulated as the episodes are."
	}
	first := c.Scenario.Date(0).AddDate(-yearsBefore, 0, 0)
	for _, f := range series.Before {
		if !f.Date.Before(first) {
			p.Points = append(p.Points, plots.HindcastPoint{Week: c.week(f), Value: series.OnScale(f)})
		}
	}
	for _, point := range series.Points {
		p.Points = append(p.Points, plots.HindcastPoint{Week: float64(point.Week), Value: point.Published})
	}
	return p
}

// ownPanel is the caseload as the council itself counts it, of which nothing is
// published but what it said.
func (c council) ownPanel(published hindcast.Compared) plots.HindcastPanel {
	p := fanPanel(*c.Forecast().Council, *c.Other().Council)
	p.Heading, p.Unit = "The council's own caseload", published.Unit
	for _, f := range c.Forecast().Stated {
		p.Points = append(p.Points, plots.HindcastPoint{Week: c.week(f), Value: f.Value})
		p.PointLabel = "the council's figure"
		p.Note = fmt.Sprintf("The council said %.0f in %s; published is %.1f. The two count different teams, so its figure is simulated apart: %s. Nothing of it was published later, and it is not scored.",
			f.Value, month(f.Date), published.Points[0].Published, c.Scenario.Target.Team)
	}
	return p
}

func (c council) week(f hindcast.Figure) float64 {
	const hours = 7 * 24
	return f.Date.Sub(c.Scenario.Date(0)).Hours() / hours
}

func fanPanel(fan, other hindcast.Fan) plots.HindcastPanel {
	var p plots.HindcastPanel
	for i, sorted := range fan.Weeks {
		at := func(q float64) float64 { return estimate.Percentile(sorted, q) }
		p.Week = append(p.Week, float64(fan.First+i))
		p.P025, p.P10, p.P25 = append(p.P025, at(0.025)), append(p.P10, at(0.1)), append(p.P25, at(0.25))
		p.P50 = append(p.P50, at(0.5))
		p.P75, p.P90, p.P975 = append(p.P75, at(0.75)), append(p.P90, at(0.9)), append(p.P975, at(0.975))
		p.Other = append(p.Other, estimate.Percentile(other.Weeks[i], 0.5))
	}
	return p
}
