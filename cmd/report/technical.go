package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/plots/page"
)

// method is the model in a page.
func method(r *record.Record) page.Section {
	s := r.Scenario
	return page.Section{Heading: "The method in a page", Blocks: []page.Block{
		text("Headroom simulates the service week by week, for %d weeks from %s. It is a discrete-event simulation: every family, case, worker and post is followed by itself.", s.Weeks, r.Weekly.Dates[0].Format("2 January 2006")),
		{List: []string{
			"Referrals come at random, as many a week as the scenario says, with the seasons of the year and the trend of each future. Some families come back.",
			"A case goes to the worker with most room. Where nobody has room, it waits. Its work takes a random time, longer where its worker carries more than a full caseload; how much longer is the elasticity.",
			"Permanent workers leave at random, sooner under more load where the scenario says so. Posts are advertised, rounds take weeks and may fail. Agency workers cover vacancies, at a premium.",
			"Options add, take away, move or convert posts on their dates. Posts that are taken away go as they fall vacant: covered by agency, on notice, then with the next leaver.",
			"Money is counted day by day: workers at the cost of their grade, agency at its premium, one-off sums; extra to the baseline option in the same simulated future.",
		}},
		text("Every option meets every future under the same luck, %d times. In each run every assumption with a range is drawn anew, so that what we do not know is inside each chance. The promise is read on the weekly counts: %s", r.Summary.Runs, ended(lower(none(r.Summary.Passed.Promise)))),
		text("%s docs/model.md has every rule.", r.Summary.Passed.Counts),
	}}
}

// howSure names the kinds of doubt apart.
func howSure(r *record.Record) page.Section {
	w := r.Summary.Passed
	return page.Section{Heading: "How sure the figures are", Blocks: []page.Block{
		text("Simulation error: %s", w.SimulationError),
		text("What we do not know: %s", w.NotKnown),
		text("%s", w.HangsOn),
	}}
}

// inputs are all that the answer rests on.
func inputs(r *record.Record) page.Section {
	table := &page.Table{
		Caption: "Every input: its value, its range (one chance in ten lies beyond each end, unless it says otherwise), unit, quality and source",
		Head:    []string{"Input", "What it is", "Value", "Range", "Unit", "Quality", "Source", "Set by"},
	}
	for _, e := range r.Register() {
		by := ""
		switch {
		case e.Option != "":
			by = "option " + e.Option
		case e.Future != "":
			by = "future " + e.Future
		}
		table.Rows = append(table.Rows, []string{e.Key, e.Name, e.Value, e.Range, e.Unit, e.Quality, e.Source, by})
	}
	blocks := []page.Block{{Table: table}}
	if len(r.Summary.Passed.Implied) > 0 {
		blocks = append(blocks, text("What the inputs imply about each other:"), page.Block{List: r.Summary.Passed.Implied})
	}
	return page.Section{Heading: "Every input, with its range and source", Blocks: blocks}
}

// effects are the words for an effect, worst first, in the order of the register.
var effects = []string{"large", "some", "small", "not told"}

// register is the assumptions that vary, rated by evidence and effect.
func register(r *record.Record) page.Section {
	table := &page.Table{
		Caption: "Assumptions that vary, by the effect that was found and the quality of their evidence. Effect: the largest difference to the chance, in points of 100, between the highest and the lowest fifth of its range, in any future; large from 20, some from 5.",
		Head:    []string{"Assumption", "Evidence", "Quality", "Points of 100", "Effect", "Look at it first"},
	}
	var entries []record.Entry
	for _, e := range r.Register() {
		if e.Effect != "fixed" {
			entries = append(entries, e)
		}
	}
	sort.SliceStable(entries, func(i, j int) bool {
		a, b := entries[i], entries[j]
		return cmp.Or(cmp.Compare(slices.Index(effects, a.Effect), slices.Index(effects, b.Effect)), cmp.Compare(b.Swing, a.Swing)) < 0
	})
	for _, e := range entries {
		name, first := e.Key, ""
		if e.Future != "" {
			name += " (" + e.Future + ")"
		}
		if e.Effect == "large" && e.Grade == "weak" {
			first = "yes: large effect, weak evidence"
		}
		effect := e.Effect
		if effect == "not told" {
			effect = "not told from chance"
		}
		table.Rows = append(table.Rows, []string{name, e.Grade, e.Quality, fmt.Sprintf("%.0f", e.Swing*100), effect, first})
	}
	if len(table.Rows) == 0 {
		return page.Section{Heading: "The register of assumptions, rated", Blocks: []page.Block{text("No assumption varies in this run.")}}
	}
	return page.Section{Heading: "The register of assumptions, rated", Blocks: []page.Block{{Table: table}}}
}

// limits are what the model leaves out, and what this run warns of.
func limits(r *record.Record) page.Section {
	blocks := []page.Block{{List: []string{
		"Ranges of this kind have been too narrow. Of 85 figures published in the years after four councils' decisions, 35 lay in the 80% band and 52 in the 95% band (docs/reality.md). Which option is better could not be tested: only one was lived through.",
		"For the effect of load on the pace of cases no evidence was found. The answer at no effect stands beside the headline.",
		"It leaves out price inflation, differences between children beyond stage and points, and whatever the council does that the scenario does not say.",
		"It says nothing about the quality of the work or how children fare.",
	}}}
	var warned []string
	if r.Summary.OutOfStep != "" {
		warned = append(warned, r.Summary.OutOfStep)
	}
	for _, c := range r.Summary.Contradictions {
		warned = append(warned, fmt.Sprintf("%s: %s. Remedy: %s.", c.Key, answer.Capital(c.Text), c.Remedy))
	}
	warned = append(warned, r.Summary.Notes...)
	if len(warned) > 0 {
		blocks = append(blocks, text("What this run warns of:"), page.Block{List: warned})
	}
	return page.Section{Heading: "The limits of the model, and warnings of this run", Blocks: blocks}
}

// checks are those that this run has passed, and where the others are.
func checks(r *record.Record) page.Section {
	beyond := 0
	for _, cell := range r.Summary.Cells {
		if math.IsNaN(float64(cell.Spend.ExtraTotal.P95)) {
			beyond++
		}
	}
	list := []string{
		"Every file that this page is made from has the hash that the run wrote down. No figure was typed or worked out again.",
		"The scenario passed every check of its form: names, units, dates, ranges.",
	}
	if n := len(r.Summary.Contradictions); n == 0 {
		list = append(list, "No two inputs were found to contradict each other.")
	} else {
		list = append(list, fmt.Sprintf("%d contradictions between inputs were found; the limits above list them.", n))
	}
	if beyond > 0 {
		list = append(list, fmt.Sprintf("In %d cells percentiles of money lie beyond what is counted.", beyond))
	}
	return page.Section{Heading: "Checks passed", Blocks: []page.Block{
		{List: list},
		text("The program itself is held to known answers: queues, flows of cases, vacancies, statistics, and a second implementation of the model (docs/validation.md). To see them at your own desk:"),
		{Code: "headroom verify --quick"},
	}}
}

// repeat says how to have the same figures again.
func repeat(r *record.Record, s *record.Sweep) page.Section {
	m := r.Manifest
	table := &page.Table{Caption: "What fixes the figures", Head: []string{"What", "Value"}, Rows: [][]string{
		{"Run", m.RunID}, {"Scenario file", m.ScenarioFile}, {"Its SHA-256", m.ScenarioHash}, {"Seed", fmt.Sprint(m.Seed)}, {"Runs", fmt.Sprint(m.Runs)},
	}}
	for _, name := range []string{"headroom", "model", "commit", "go", "processor"} {
		if version := m.Versions[name]; version != "" {
			table.Rows = append(table.Rows, []string{answer.Capital(name), version})
		}
	}
	blocks := []page.Block{text("The same command gives the same figures, to the last digit, on any machine."), {Code: m.Command}}
	if s != nil {
		blocks = append(blocks, text("The first picture is of a sweep, run %s:", s.Manifest.RunID), page.Block{Code: s.Manifest.Command})
	}
	return page.Section{Heading: "How to repeat the run", Blocks: append(blocks, page.Block{Table: table})}
}
