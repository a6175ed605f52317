package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/plots"
)

// WriteCharts writes the fan of each option, the headline option's bands of whole
// paths, the chart of all options, the tornado of the headline option where
// anything has a range, its workforce, spend, worst week and caseloads of single
// workers, as PNG, SVG and PDF; and the data of every picture that other products
// show, as JSON.
func WriteCharts(f *Folder, r *experiments.Result, command string) error {
	p := PicturesOf(r, command)
	for i, option := range r.Options {
		if err := writePicture(f, "fan-"+option, p.Fans[i]); err != nil {
			return err
		}
	}
	if picture, drawn := wholeBands(r, command); drawn {
		if err := writePicture(f, "simultaneous", picture); err != nil {
			return err
		}
	}
	if p.Tornado != nil {
		if err := writePicture(f, "tornado", *p.Tornado); err != nil {
			return err
		}
	}
	if p.Spend != nil {
		if err := writePicture(f, "spend", *p.Spend); err != nil {
			return err
		}
	}
	for _, one := range []struct {
		name string
		plots.Picture
	}{{"options", p.Options}, {"workforce", p.Flow}, {"workers", p.Workers}, {"worst-week", p.Worst}} {
		if err := writePicture(f, one.name, one.Picture); err != nil {
			return err
		}
	}
	return f.Write(PicturesFile, func(w io.Writer) error { return json.NewEncoder(w).Encode(p) })
}

func writePicture(f *Folder, name string, p plots.Picture) error {
	var png, svg, pdf bytes.Buffer
	if err := errors.Join(p.Render(&png, &svg), plots.WritePDF(p, &pdf)); err != nil {
		return fmt.Errorf("chart %s: %w", name, err)
	}
	for _, picture := range []struct {
		ending string
		data   *bytes.Buffer
	}{{".png", &png}, {".svg", &svg}, {".pdf", &pdf}} {
		if err := f.Write(name+picture.ending, func(w io.Writer) error { _, err := picture.data.WriteTo(w); return err }); err != nil {
			return err
		}
	}
	return nil
}

// highest is the top of the widest band of any fan, so that the fans share an
// axis and can be compared.
func highest(r *experiments.Result) float64 {
	top := r.Scenario.Target.High
	for _, cell := range r.Cells {
		for week := range r.Scenario.Weeks {
			top = max(top, percentile(cell, r.Aim.Group, r.Measure(), week, 0.975))
		}
	}
	if care.Describe[r.Measure()].Unit == "share" {
		return math.Ceil(float64(top*10)-1e-9) / 10
	}
	return math.Ceil(top)
}

// percentile is a percentile that can be drawn. Where it lies among values
// beyond the bins only that much is known: the edge of the bins is drawn, and
// the picture says so (cut).
func percentile(cell *experiments.Cell, group int, measure care.Measure, week int, p float64) float64 {
	x := cell.Percentile(group, measure, week, p)
	if !math.IsNaN(x) {
		return x
	}
	least, most := cell.Extremes(group, measure, week)
	if p < 0.5 {
		return least
	}
	return min(most, edge(measure))
}

// edge is where the bins of a measure end.
func edge(measure care.Measure) float64 {
	d := care.Describe[measure]
	return float64(d.Width * float64(d.Bins))
}

// cut says, in a picture's footnote, that bands of some of these cells end at
// the edge of the bins; it is empty if none does.
func cut(r *experiments.Result, cells ...*experiments.Cell) string {
	for _, cell := range cells {
		for week := range r.Scenario.Weeks {
			if math.IsNaN(cell.Percentile(r.Aim.Group, r.Measure(), week, 0.975)) {
				return fmt.Sprintf("Bands are cut at %s: they reach further, and how far is not counted.", answer.Plain(edge(r.Measure())))
			}
		}
	}
	return ""
}

// fanPanels is how many futures a fan shows at most.
const fanPanels = 3

// fan draws one option in the first futures.
func fan(r *experiments.Result, option string, top float64, command string) plots.Fan {
	t, futures := r.Scenario.Target, r.Futures[:min(fanPanels, len(r.Futures))]
	fan := plots.Fan{
		Title:       answer.Short(r, option, futures),
		Subtitle:    fmt.Sprintf("%s of option \"%s\" in each panel. %s", answer.Runs(r.Settings.Runs), option, answer.Counted[r.Measure()]),
		Measure:     answer.Capital(t.Measure),
		Percent:     care.Describe[r.Measure()].Unit == "share",
		Share:       answer.ShareBeneath(r),
		Footnote:    fmt.Sprintf("Scenario %s, seed %d. Repeat: %s", r.Scenario.Name, r.Settings.Seed, command),
		Start:       r.Date(0),
		Band:        bandOf(r.Aim),
		BandLabel:   bandLabel(r.Aim),
		Cover:       [2]float64{0, top},
		Description: "Fan charts, week by week: " + t.Measure + ". " + answer.Sentence(r, option),
	}
	fan.Spans = append(fan.Spans, spanOf(r, "promise owed", t.From, t.To))
	if r.Afterwards.Len() > 0 {
		fan.Spans = append(fan.Spans, spanOf(r, "afterwards", t.AfterFrom, t.AfterTo))
	}
	var cells []*experiments.Cell
	for _, future := range futures {
		fan.Panels = append(fan.Panels, panel(r, option, future))
		cells = append(cells, r.Cell(option, future))
	}
	if said := cut(r, cells...); said != "" {
		fan.Footnote, fan.Cut = said+" "+fan.Footnote, edge(r.Measure())
	}
	return fan
}

// bandOf is the band to shade: of an aim at or over a figure, from there to the
// top; of one at or under a figure of nothing, a sliver that can be seen.
func bandOf(a experiments.Aim) [2]float64 {
	if a.AtLeast {
		return [2]float64{a.Low, 1}
	}
	if care.Describe[a.Measure].Unit == "share" {
		return [2]float64{a.Low, max(a.High, a.Low+0.01)}
	}
	return [2]float64{a.Low, max(a.High, a.Low+0.5)}
}

// bandLabel says what a band asks for that is drawn wider than it is, or open.
func bandLabel(a experiments.Aim) string {
	figure := func(x float64) string {
		if care.Describe[a.Measure].Unit == "share" {
			return answer.Plain(math.Round(float64(x*1000))/10) + "%"
		}
		return answer.Plain(x)
	}
	switch {
	case a.AtLeast:
		return "at least " + figure(a.Low)
	case bandOf(a)[1] > a.High:
		return "at most " + figure(a.High)
	}
	return ""
}

func spanOf(r *experiments.Result, label string, from, to scenario.When) plots.Span {
	date := func(w scenario.When) time.Time { return r.Scenario.Date(r.Scenario.Week(w)) }
	return plots.Span{Label: label, First: date(from), Last: date(to)}
}

func panel(r *experiments.Result, option, future string) plots.FanPanel {
	cell := r.Cell(option, future)
	p := plots.FanPanel{Heading: title(r, future)}
	for week := range r.Scenario.Weeks {
		at := func(q float64) float64 { return percentile(cell, r.Aim.Group, r.Measure(), week, q) }
		p.Week = append(p.Week, float64(week))
		p.P025, p.P10, p.P25 = append(p.P025, at(0.025)), append(p.P10, at(0.10)), append(p.P25, at(0.25))
		p.P50 = append(p.P50, at(0.50))
		p.P75, p.P90, p.P975 = append(p.P75, at(0.75)), append(p.P90, at(0.90)), append(p.P975, at(0.975))
		p.Posts = append(p.Posts, cell.Sum(r.Aim.Group, care.FundedPosts, week).Mean())
		switch r.Measure() {
		case care.AverageCaseload, care.OpenPerFTE:
			p.Share = append(p.Share, cell.Sum(r.Aim.Group, care.ShareAbove, week).Mean())
		case care.Vacancies, care.VacancyRate:
			p.Share = append(p.Share, agencyShare(cell, r.Aim.Group, week))
		}
	}
	return p
}

// agencyShare is the mean of agency workers over the mean of those in post, FTE.
func agencyShare(cell *experiments.Cell, group, week int) float64 {
	inPost := cell.Sum(group, care.InPost, week).Mean()
	if inPost == 0 {
		return 0
	}
	return cell.Sum(group, care.AgencyWorkers, week).Mean() / inPost
}

// chances draws every option beside the others.
func chances(r *experiments.Result, command string) plots.Chances {
	t := r.Scenario.Target
	month := func(w scenario.When) string { return r.Scenario.Date(r.Scenario.Week(w)).Format("Jan 2006") }
	c := plots.Chances{
		Title:       answer.Short(r, answer.Headline(r), r.Futures),
		Subtitle:    fmt.Sprintf("Chance of keeping %s, read \"%s\", with its 95%% confidence interval (simulation error of %s; %s).", answer.Aimed(r), experiments.RuleNames[r.Rule], answer.Runs(r.Settings.Runs), doubt(r)),
		Footnote:    fmt.Sprintf("Scenario %s, seed %d. Repeat: %s", r.Scenario.Name, r.Settings.Seed, command),
		Description: "The chance of keeping the promise, for every option and future. " + answer.Sentence(r, answer.Headline(r)),
		Within:      fmt.Sprintf("promise owed,\n%s\u2013%s", month(t.From), month(t.To)),
		Futures:     r.Futures,
	}
	if r.Afterwards.Len() > 0 {
		c.After = fmt.Sprintf("afterwards,\n%s\u2013%s", month(t.AfterFrom), month(t.AfterTo))
	}
	for _, option := range r.Options {
		o := plots.OptionChance{Name: option}
		for _, named := range r.Scenario.Options {
			if named.Name == option {
				o.Note = named.Title
			}
		}
		for _, future := range r.Futures {
			cell := r.Cell(option, future)
			o.Within = append(o.Within, chance(cell.Met(&cell.Within, r.Rule)))
			if r.Afterwards.Len() > 0 {
				o.After = append(o.After, chance(cell.Met(&cell.After, r.Rule)))
			}
		}
		c.Options = append(c.Options, o)
	}
	return c
}

// doubt says where what we do not know is.
func doubt(r *experiments.Result) string {
	if r.Varying() == 0 {
		return "every assumption is held, so that chance alone is in it"
	}
	return "what we do not know is inside the chance"
}

func chance(count experiments.Count) plots.Chance {
	c := experiments.ChanceOf(count)
	return plots.Chance{Estimate: float64(c.Estimate), Low: float64(c.Low), High: float64(c.High)}
}
