package answer

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"headroom/experiments"
	"headroom/models/scenario"
)

// Width is how wide the page is, in letters.
const Width = 100

// A Page is what an answer is written from.
type Page struct {
	Result  *experiments.Result
	Command string   // that repeats the run
	Files   []string // that were written; none: no folder was asked for
	Folder  string
}

// Write writes the answer.
func Write(w io.Writer, p Page) error {
	s := p.Result.Summary()
	head := Headline(p.Result)
	var b strings.Builder
	section := func(title string, parts ...string) {
		b.WriteString("\n" + title + "\n" + strings.Repeat("-", len([]rune(title))) + "\n")
		for _, part := range parts {
			if part != "" {
				b.WriteString(strings.TrimRight(part, "\n") + "\n")
			}
		}
	}
	b.WriteString(p.Result.Scenario.Title + "\n\n")
	b.WriteString(fold(Sentence(p.Result, head), "", Width) + "\n\n")
	b.WriteString(fold(rivals(s, p.Result, head), "", Width) + "\n\n")
	b.WriteString(p.howSure(s, head))
	section("Chance of keeping the promise, of 100 simulated futures (95% confidence interval)", p.grid(s), p.choices(s, head))
	section("The same promise, read in other ways: "+head, p.readings(s, head), p.readingsNote(s, head))
	section("Average caseload: "+head, p.caseloads(s, head))
	if len(p.Result.Scenario.Money.Grant) > 0 || len(p.Result.Options) > 1 {
		section("Money, extra to \""+p.Result.Scenario.Baseline+"\", in pounds: "+head, p.money(s, head), p.moneyNote(s, head))
	}
	if text := p.posts(s); text != "" {
		section("How posts were lost", text)
	}
	section("What the answer rests on", p.restsOn())
	if notes := p.notes(s, head); len(notes) > 0 {
		section("Notes", strings.Join(notes, ""))
	}
	section("Files, and how to repeat this", p.files())
	_, err := io.WriteString(w, b.String())
	return err
}

// howSure says what the promise is, and names the two kinds of doubt apart.
func (p Page) howSure(s *experiments.Summary, head string) string {
	r := p.Result
	t := r.Scenario.Target
	row := func(name, text string) string { return hang(name, text, 21) }
	out := row("The promise", fmt.Sprintf("%s; band %g to %g; censuses %d to %d.", capital(promise(r)), t.Low, t.High, r.Owed.First, r.Owed.Last)+p.afterText())
	definition := strings.TrimSpace(r.Scenario.Caseload.Definition)
	if definition == "" {
		definition = "not defined in the scenario: say who counts as a case and who as a worker before comparing this with any published figure."
	}
	out += row("A caseload", definition)
	width := 0.0
	for _, cell := range s.Cells {
		width = max(width, float64(cell.Within.High-cell.Within.Low)/2)
	}
	out += row("Simulation error", fmt.Sprintf("with %s of every cell each chance is known to within %s in 100 either way (95%% confidence; Wilson). More runs make this smaller, and nothing else.",
		plural(s.Runs, "run"), oneUp(width*100)))
	out += row("What we do not know", p.notKnown(s, head))
	return out
}

func (p Page) afterText() string {
	r := p.Result
	if r.Afterwards.Len() == 0 {
		return ""
	}
	return fmt.Sprintf(" Afterwards, the same in %s: censuses %d to %d.", r.Scenario.Target.AfterName, r.Afterwards.First, r.Afterwards.Last)
}

func (p Page) notKnown(s *experiments.Summary, head string) string {
	if s.Fixed {
		return "left out: every assumption is at its best value (--fixed), so the chances show chance alone and are too sure."
	}
	ranged := 0
	for _, n := range p.Result.Scenario.Numbers() {
		if n.Ranged {
			ranged++
		}
	}
	text := fmt.Sprintf("%d assumptions with a range are drawn anew in each run, so it is inside the chances, and more runs do not lessen it.", ranged)
	var parts []string
	for _, spread := range s.Spread {
		parts = append(parts, fmt.Sprintf("%s in %s (chance alone %s)", number(spread.NotKnown), spread.Future, number(spread.Chance)))
	}
	if len(parts) > 0 {
		text += fmt.Sprintf(" It moves %s's average caseload over the last year owed by a standard deviation of %s cases.", head, list(parts))
	}
	return text
}

// hang is a name, and a text beside it that hangs indented.
func hang(name, text string, indent int) string {
	folded := fold(text, strings.Repeat(" ", indent), Width)
	return name + folded[min(len([]rune(name)), indent-1):] + "\n"
}

// newTable is a table in the house style.
func newTable() table.Writer {
	t := table.NewWriter()
	style := table.StyleLight
	style.Options.DrawBorder = false
	style.Options.SeparateColumns = false
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	t.SetStyle(style)
	return t
}

// grid is the chance in every cell, within and after.
func (p Page) grid(s *experiments.Summary) string {
	t := newTable()
	header, under := table.Row{"option"}, table.Row{""}
	for _, future := range p.Result.Futures {
		header, under = append(header, future, ""), append(under, "owed", "after")
	}
	if p.Result.Afterwards.Len() == 0 {
		header, under = table.Row{"option"}, nil
		for _, future := range p.Result.Futures {
			header = append(header, future)
		}
	}
	t.AppendHeader(header)
	if under != nil {
		t.AppendHeader(under)
	}
	for _, option := range p.Result.Options {
		row := table.Row{option}
		for _, future := range p.Result.Futures {
			cell := find(s, option, future)
			row = append(row, withInterval(cell.Within))
			if cell.After != nil {
				row = append(row, withInterval(*cell.After))
			}
		}
		t.AppendRow(row)
	}
	return t.Render()
}

// choices names the options, and compares each with the headline's.
func (p Page) choices(s *experiments.Summary, head string) string {
	var b strings.Builder
	b.WriteString("\n")
	for _, option := range p.Result.Options {
		line := phrase(optionNamed(p.Result.Scenario, option).Title, "(no title)") + "."
		var better []string
		for _, pair := range s.Pairs {
			sign, d := 1.0, pair.Difference
			switch {
			case pair.A == option && pair.B == head:
			case pair.B == option && pair.A == head:
				sign = -1
			default:
				continue
			}
			low, high := float64(d.Low), float64(d.High)
			if sign < 0 {
				low, high = -high, -low
			}
			better = append(better, fmt.Sprintf("%s in %s", signed(sign*float64(d.Estimate), low, high), pair.Future))
		}
		if len(better) > 0 {
			line += fmt.Sprintf(" Against %s, in points of 100: %s.", head, list(better))
		}
		b.WriteString(hang(option, line, 10))
	}
	return b.String()
}

func signed(x, low, high float64) string {
	whole := func(x float64) string {
		if n := math.Round(x * 100); n != 0 {
			return fmt.Sprintf("%+.0f", n)
		}
		return "0"
	}
	return fmt.Sprintf("%s (%s to %s)", whole(x), whole(low), whole(high))
}

// readings is the headline's chance under every reading of the target, and at
// elasticity 0.
func (p Page) readings(s *experiments.Summary, head string) string {
	t := newTable()
	t.AppendHeader(table.Row{"", "every\nquarter", "every\nweek", "year\nends", "last\nquarter", "half the\nweeks", "weeks\nkept", "at elasticity 0"})
	for _, future := range p.Result.Futures {
		cell := find(s, head, future)
		add := func(name string, r *experiments.ReadingsSummary, zero experiments.Chance) {
			t.AppendRow(table.Row{
				name, brief100(r.EveryQuarter), brief100(r.EveryWeek), brief100(r.AtYearEnds), brief100(r.LastQuarter), brief100(r.MostWeeks),
				fmt.Sprintf("%.0f%%", float64(r.ShareOfWeeks.Mean)*100), withInterval(zero),
			})
		}
		add(future, &cell.Readings, cell.WithinZero)
		if cell.AfterReadings != nil {
			add(future+", after", cell.AfterReadings, *cell.AfterZero)
		}
	}
	return t.Render()
}

func brief100(c experiments.Chance) string { return brief0(float64(c.Estimate) * 100) }

func brief0(percent float64) string {
	if percent == 0 || percent == 100 {
		return fmt.Sprintf("%.0f", percent)
	}
	return brief(percent)
}

func (p Page) readingsNote(s *experiments.Summary, head string) string {
	var below []string
	for _, future := range p.Result.Futures {
		below = append(below, fmt.Sprintf("%.0f%% in %s", float64(find(s, head, future).Readings.BelowBand.Mean)*100, future))
	}
	return "\n" + fold(fmt.Sprintf("Of 100; the headline reads %q. \"weeks kept\" is the mean share of weeks at or under %g. At elasticity 0 cases take as long however busy their worker is (%s); no evidence was found for any other value. Below %g, where money could have been spent elsewhere: %s of weeks.",
		experiments.RuleNames[p.Result.Rule], p.Result.Scenario.Target.High, plural(find(s, head, p.Result.Futures[0]).WithinZero.Runs, "run"),
		p.Result.Scenario.Target.Low, list(below)), "", Width)
}

// caseloads is the average caseload at the start and at each year's end.
func (p Page) caseloads(s *experiments.Summary, head string) string {
	t := newTable()
	header := table.Row{"census of"}
	for _, future := range p.Result.Futures {
		header = append(header, future)
	}
	t.AppendHeader(append(header, "open/FTE", "funded", "vacant", "agency"))
	for _, week := range p.moments() {
		row := table.Row{p.Result.Date(week).Format("2 Jan 2006")}
		for _, future := range p.Result.Futures {
			w := find(s, head, future).Weekly[week].AverageCaseload
			row = append(row, fmt.Sprintf("%s (%s–%s)", number(w.Mean), number(w.P05), number(w.P95)))
		}
		w := find(s, head, p.Result.Futures[0]).Weekly[week]
		row = append(row, number(w.OpenPerFTE.Mean), number(w.FundedPosts.Mean), number(w.Vacancies.Mean), number(w.Agency.Mean))
		t.AppendRow(row)
	}
	note := fmt.Sprintf("Mean (5th to 95th of 100 futures: chance and what we do not know, not simulation error), just before any step. In the last four columns, means in %s: all open cases for each FTE in post, funded posts, vacant posts, agency workers. Percentiles of the caseload are good to 0.1.", p.Result.Futures[0])
	return t.Render() + "\n\n" + fold(note, "", Width)
}

// moments are the censuses shown: the start, half a year on, and each year's
// end.
func (p Page) moments() []int {
	weeks := p.Result.Scenario.Weeks
	moments := []int{0}
	for _, k := range []int{26, 52, 104, 156, 208, 260} {
		if k < weeks {
			moments = append(moments, k)
		}
	}
	return moments
}

func find(s *experiments.Summary, option, future string) *experiments.CellSummary {
	for i := range s.Cells {
		if s.Cells[i].Option == option && s.Cells[i].Future == future {
			return &s.Cells[i]
		}
	}
	return nil
}

// restsOn counts the assumptions by quality.
func (p Page) restsOn() string {
	counts := map[string]int{}
	total := 0
	for _, a := range p.Result.Scenario.Register() {
		if a.Quality == "chosen" {
			continue
		}
		counts[a.Quality]++
		total++
	}
	var parts []string
	for _, quality := range []string{"published", "local", "expert", "assumed", "derived", "default", "not said"} {
		if counts[quality] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[quality], quality))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", fold(fmt.Sprintf("%d inputs: %s. `headroom check %s` lists each with its value, range, unit and source. What the inputs imply about each other:",
		total, list(parts), p.Result.Scenario.Name), "", Width))
	for _, text := range Implied(p.Result.Scenario) {
		b.WriteString(bullet(text))
	}
	for _, w := range scenario.Contradictions(p.Result.Scenario) {
		b.WriteString(bullet(fmt.Sprintf("%s: %s. Remedy: %s.", w.Key, capital(w.Text), w.Remedy)))
	}
	return b.String()
}

func bullet(text string) string {
	folded := fold(text, "  ", Width)
	return "-" + folded[1:] + "\n"
}

func (p Page) files() string {
	if len(p.Files) == 0 {
		return fold("No files were written; add --out DIR for the charts, every week's figures (weekly.csv), summary.json and a manifest.", "", Width) +
			"\nRepeat: " + p.Command
	}
	return fold(fmt.Sprintf("In %s: %s.", p.Folder, strings.Join(p.Files, ", ")), "", Width) + "\nRepeat: " + p.Command
}
