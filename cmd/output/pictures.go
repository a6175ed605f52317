package output

import (
	"fmt"
	"math"
	"strings"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/models/care"
	"headroom/plots"
)

// Pictures are the data of every picture of a run: what each is drawn from, for
// the files beside it and for other products alike.
type Pictures struct {
	Fans    []plots.Fan     `json:"fans"` // by option
	Options plots.Chances   `json:"options"`
	Tornado *plots.Tornado  `json:"tornado,omitempty"` // none where nothing has a range
	Flow    plots.Flow      `json:"flow"`              // of the headline option, as all that follow
	Workers plots.Histogram `json:"workers"`
	Worst   plots.Histogram `json:"worst_week"`
	Spend   *plots.Spend    `json:"spend,omitempty"` // none for the baseline
}

// PicturesOf are the pictures of a result.
func PicturesOf(r *experiments.Result, command string) Pictures {
	p := Pictures{Options: chances(r, command)}
	top := highest(r)
	for _, option := range r.Options {
		p.Fans = append(p.Fans, fan(r, option, top, command))
	}
	if picture, drawn := tornado(r, command); drawn {
		p.Tornado = &picture
	}
	frame := headlineFrame(r, command)
	p.Flow, p.Workers, p.Worst = frame.flow(), frame.workers(), frame.worst()
	if frame.head != r.Scenario.Baseline {
		spend := frame.spend()
		p.Spend = &spend
	}
	return p
}

// A frame is what the pictures of the headline option have in common.
type frame struct {
	r              *experiments.Result
	head, footnote string
	futures        []string
}

func headlineFrame(r *experiments.Result, command string) frame {
	return frame{
		r, answer.Headline(r), fmt.Sprintf("Scenario %s, seed %d. Repeat: %s", r.Scenario.Name, r.Settings.Seed, command),
		r.Futures[:min(fanPanels, len(r.Futures))],
	}
}

// of says of what a picture is, after what it counts.
func (f frame) of(what string) string {
	return fmt.Sprintf("%s; option \"%s\", %s.", what, f.head, answer.Runs(f.r.Settings.Runs))
}

// quarterWeeks is how many censuses joiners and leavers are added over.
const quarterWeeks = 13

func (f frame) flow() plots.Flow {
	r := f.r
	out := plots.Flow{
		Title:    "How posts are filled: permanent workers, agency cover and vacancies",
		Subtitle: f.of("Means over runs; joiners and leavers are permanent workers, " + fmt.Sprint(quarterWeeks) + " weeks together"),
		Footnote: f.footnote, Start: r.Date(0),
	}
	var words []string
	for _, future := range f.futures {
		cell, p := r.Cell(f.head, future), plots.FlowPanel{Heading: title(r, future)}
		mean := func(m care.Measure, week int) float64 { return cell.Sum(r.Aim.Group, m, week).Mean() }
		joined, left := 0.0, 0.0
		for week := range r.Scenario.Weeks {
			p.Week = append(p.Week, float64(week))
			p.Funded, p.Permanent = append(p.Funded, mean(care.FundedPosts, week)), append(p.Permanent, mean(care.Permanent, week))
			p.Agency, p.Vacant = append(p.Agency, mean(care.AgencyWorkers, week)), append(p.Vacant, mean(care.Vacancies, week))
			if week == 0 {
				continue
			}
			joined, left = joined+mean(care.Starters, week), left+mean(care.Leavers, week)
			if week%quarterWeeks == 0 {
				p.Quarter, p.Joiners, p.Leavers = append(p.Quarter, float64(week)), append(p.Joiners, joined), append(p.Leavers, left)
				joined, left = 0, 0
			}
		}
		last := len(p.Week) - 1
		words = append(words, fmt.Sprintf("%s: permanent workers go from %.1f to %.1f, agency workers from %.1f to %.1f, vacant posts from %.1f to %.1f.",
			p.Heading, p.Permanent[0], p.Permanent[last], p.Agency[0], p.Agency[last], p.Vacant[0], p.Vacant[last]))
		out.Panels = append(out.Panels, p)
	}
	out.Description = strings.Join(words, " ")
	return out
}

func (f frame) workers() plots.Histogram {
	r := f.r
	out := plots.Histogram{
		Title: "How evenly the cases lie on single workers", Footnote: f.footnote,
		Subtitle: f.of("Workers who hold a case, by the cases that each holds for each FTE, all runs together"),
		Across:   "cases per FTE", Up: "share of workers",
	}
	if r.Measure() == care.AverageCaseload && !r.Aim.AtLeast {
		out.Mark, out.MarkLabel = r.Aim.High, "promise: "+answer.Plain(r.Aim.High)
	}
	first := r.Cell(f.head, f.futures[0])
	s := r.WorkersOf(first)
	out.Panels = []plots.HistogramPanel{{Heading: "On the first day", Bars: bars(s.Start)}}
	for _, future := range f.futures {
		out.Panels = append(out.Panels, plots.HistogramPanel{
			Heading: "While the promise is owed: " + title(r, future), Bars: bars(r.WorkersOf(r.Cell(f.head, future)).Owed),
		})
	}
	out.Description = describe(out, "of workers")
	return out
}

func (f frame) worst() plots.Histogram {
	r := f.r
	d := care.Describe[r.Measure()]
	word := "highest"
	if r.Aim.AtLeast {
		word = "lowest"
	}
	out := plots.Histogram{
		Title: "How bad the worst week is", Footnote: f.footnote, Percent: d.Unit == "share",
		Subtitle: f.of(fmt.Sprintf("Runs by the %s weekly value of the %s while the promise is owed", word, r.Scenario.Target.Measure)),
		Across:   d.Name + " in the worst week", Up: "share of runs",
	}
	out.Mark, out.MarkLabel = r.Aim.Border(), "promise: "+markOf(r, r.Aim.High)
	if r.Aim.AtLeast {
		out.MarkLabel = "promise: " + markOf(r, r.Aim.Low)
	}
	for _, future := range f.futures {
		out.Panels = append(out.Panels, plots.HistogramPanel{Heading: title(r, future), Bars: bars(r.WorstOf(r.Cell(f.head, future)).Bins)})
	}
	out.Description = describe(out, "of runs")
	return out
}

// markOf is a figure of the promise.
func markOf(r *experiments.Result, x float64) string {
	if care.Describe[r.Measure()].Unit == "share" {
		return answer.Plain(math.Round(float64(x*1000))/10) + "%"
	}
	return answer.Plain(x)
}

// bars are those of a histogram; one without a limit is as wide as the others.
func bars(bins []experiments.BinSummary) []plots.Bar {
	width := 1.0
	for _, bin := range bins {
		if w := float64(bin.To - bin.From); !math.IsInf(w, 0) {
			width = w
		}
	}
	var out []plots.Bar
	for _, bin := range bins {
		b := plots.Bar{From: float64(bin.From), To: float64(bin.To), Share: float64(bin.Share), Count: bin.Count}
		if math.IsInf(b.From, 0) {
			b.From, b.Open = b.To-width, true
		}
		if math.IsInf(b.To, 0) {
			b.To, b.Open = b.From+width, true
		}
		out = append(out, b)
	}
	return out
}

// describe says where most of each panel lies.
func describe(h plots.Histogram, of string) string {
	var words []string
	for _, p := range h.Panels {
		at, above := -1, 0.0
		for i, bar := range p.Bars {
			if at < 0 || bar.Share > p.Bars[at].Share {
				at = i
			}
			if bar.From >= h.Mark {
				above += bar.Share
			}
		}
		if at < 0 {
			continue
		}
		said := fmt.Sprintf("%s: the commonest value is %s to %s (%.0f%% %s)", p.Heading, answer.Plain(p.Bars[at].From), answer.Plain(p.Bars[at].To), p.Bars[at].Share*100, of)
		if h.MarkLabel != "" {
			said += fmt.Sprintf("; %.0f%% are at or above %s", above*100, answer.Plain(h.Mark))
		}
		words = append(words, said+".")
	}
	return strings.Join(words, " ")
}

func (f frame) spend() plots.Spend {
	r := f.r
	grants := r.Scenario.Money.Grant
	against := "budget"
	if len(grants) > 0 {
		against = "budget and grant"
	}
	out := plots.Spend{
		Title:    "What is spent, against " + against,
		Subtitle: f.of(fmt.Sprintf("Pounds extra to \"%s\", by financial year; mean, and 5th to 95th of 100 runs", r.Scenario.Baseline)),
		Footnote: f.footnote,
	}
	var words []string
	for _, future := range f.futures {
		cell, p := r.Cell(f.head, future), plots.SpendPanel{Heading: title(r, future)}
		var said []string
		for y, label := range r.YearLabels() {
			sums := &cell.Years[y]
			year := plots.SpendYear{Label: label, Budgeted: sums.Budgeted.Mean(), Mean: sums.Extra.Sum.Mean(), P05: sums.Extra.Percentile(0.05), P95: sums.Extra.Percentile(0.95)}
			if math.IsNaN(year.P05) {
				year.P05 = sums.Extra.Least
			}
			if math.IsNaN(year.P95) {
				year.P95 = sums.Extra.Most
			}
			if y < len(grants) {
				year.Grant, year.Granted = grants[y], true
			}
			said = append(said, fmt.Sprintf("%s: %s spent of %s budgeted", label, answer.Pounds(year.Mean), answer.Pounds(year.Budgeted)))
			p.Years = append(p.Years, year)
		}
		words = append(words, p.Heading+", in pounds: "+strings.Join(said, "; ")+".")
		out.Panels = append(out.Panels, p)
	}
	out.Description = strings.Join(words, " ")
	return out
}
