package answer

import (
	"fmt"
	"io"
	"math"
	"strings"

	"headroom/experiments"
	comparison "headroom/experiments/compare"
	"headroom/experiments/estimate"
)

// A ComparisonPage is what the answer of a comparison is written from.
type ComparisonPage struct {
	Result  *comparison.Result
	Command string   // that repeats it
	Files   []string // that were written; none: no folder was asked for
	Folder  string   // where they are; empty: beside the page itself
}

// WriteComparison writes options, or files, side by side.
func WriteComparison(w io.Writer, p ComparisonPage) error {
	r := p.Result
	var b strings.Builder
	s := r.Base.Scenario
	b.WriteString(s.Title + "\n\n")
	what, luck := capital(r.Options[0]), "with the same luck"
	if len(r.Files) > 0 {
		what, luck = fmt.Sprintf("The option %s of %s", r.Option, r.Options[0]), "with the same luck for what has the same name"
	}
	b.WriteString(fold(fmt.Sprintf("%s compared with %s: each in the same %s of each future, %s.",
		what, list(r.Options[1:]), plural(r.Base.Settings.Runs, "simulated future"), luck), "", Width) + "\n")
	for i := range r.Futures {
		b.WriteString("\n" + fold(ComparisonSentence(r, i), "", Width) + "\n")
	}
	for i := range r.Futures {
		future := &r.Futures[i]
		b.WriteString("\n" + heading("In "+future.Name+": what each comes to") + "\n" + each(r, future))
		b.WriteString("\n" + heading("In "+future.Name+": how much more than "+r.Options[0]) + "\n" + differences(r, future.Differences))
		if best := future.NotWorse[0]; best != 0 && len(r.Options) > 2 {
			b.WriteString("\n" + heading("In "+future.Name+": how much more than "+r.Options[best]+", which kept it most often") + "\n" + differences(r, future.FromBest))
		}
	}
	if len(r.Files) > 0 {
		b.WriteString(unlike(r))
	}
	b.WriteString("\n" + heading("Notes") + "\n")
	for _, note := range comparisonNotes(r) {
		b.WriteString(bullet(note))
	}
	if len(p.Files) > 0 {
		b.WriteString("\n" + filesLine(p.Files, p.Folder))
	}
	b.WriteString("\nRepeat: " + p.Command + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// ComparisonSentence says which options keep the promise more often than the
// first in a future, which less, and of which the runs cannot say.
func ComparisonSentence(r *comparison.Result, i int) string {
	future := &r.Futures[i]
	where := phrase(futureNamed(r.Base.Scenario, future.Name).If, "the future is "+future.Name)
	var parts []string
	for _, d := range future.Differences {
		option := r.Options[d.Option]
		low, high := 100*d.Within.Low, 100*d.Within.High
		switch {
		case d.Same:
			parts = append(parts, option+" is the same in every run")
		case comparison.Unclear(d.Within):
			parts = append(parts, fmt.Sprintf("%s is tied with it, for all that these runs show (%+.0f to %+.0f)", option, low, high))
		case d.Within.Estimate > 0:
			parts = append(parts, fmt.Sprintf("%s keeps it in %s more (%s to %s)", option, hundredths(d.Within.Estimate), hundredths(d.Within.Low), hundredths(d.Within.High)))
		default:
			parts = append(parts, fmt.Sprintf("%s in %s fewer (%s to %s)", option, hundredths(-d.Within.Estimate), hundredths(-d.Within.High), hundredths(-d.Within.Low)))
		}
	}
	return fmt.Sprintf("If %s, %s keeps the promise in %s of 100 simulated futures; %s. %s", where, r.Options[0],
		OfHundred(experiments.ChanceOf(future.Options[0].Within)), list(parts), mostOften(r, future))
}

// ComparisonTitle is the sentence of the first future without what follows it;
// of many options it only says what is compared.
func ComparisonTitle(r *comparison.Result) string {
	if len(r.Options) > 4 {
		return fmt.Sprintf("How much more than %s: %s", r.Options[0], list(r.Options[1:]))
	}
	sentence := ComparisonSentence(r, 0)
	return strings.TrimSuffix(strings.TrimSuffix(sentence, mostOften(r, &r.Futures[0])), ". ")
}

// mostOften says which option keeps the promise most often, and which may do so
// as well.
func mostOften(r *comparison.Result, future *comparison.Future) string {
	var first []string
	for _, i := range future.NotWorse {
		first = append(first, r.Options[i])
	}
	if len(first) == 1 {
		return fmt.Sprintf("Of all, %s keeps it most often.", first[0])
	}
	return fmt.Sprintf("Which of %s keeps it most often, these runs cannot say.", list(first))
}

// hundredths is a difference of chances in futures of 100.
func hundredths(x float64) string {
	if x = math.Abs(100 * x); x < 9.95 && x != math.Trunc(x) {
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.0f", x)
}

// compared heads the column of what is compared.
func compared(r *comparison.Result) string { return choose(len(r.Files) > 0, "file", "option") }

func each(r *comparison.Result, future *comparison.Future) string {
	t := newTable()
	header := row(compared(r), "owed")
	if r.Base.Afterwards.Len() > 0 {
		header = append(header, "after")
	}
	t.AppendHeader(append(header, "last year", "weeks over", "extra spend, thousands", "best"))
	for i, o := range future.Options {
		line := row(r.Options[i], withInterval(experiments.ChanceOf(o.Within)))
		if r.Base.Afterwards.Len() > 0 {
			line = append(line, withInterval(experiments.ChanceOf(o.After)))
		}
		t.AppendRow(append(line, averageOf(o.Last, 1), averageOf(o.WeeksOver, 1), averageOf(o.Extras, 1000), bestOf(future.Best[i])))
	}
	return strings.TrimRight(render(t), "\n") + "\n"
}

// bestOf is a chance to be best, of 100, never quite 0 or 100: it is of redraws.
func bestOf(chance float64) string {
	switch {
	case chance < 0.005:
		return "<1"
	case chance >= 0.995:
		return ">99"
	}
	return fmt.Sprintf("%.0f", 100*chance)
}

func differences(r *comparison.Result, all []comparison.Difference) string {
	t := newTable()
	header := row(compared(r), "owed, of 100")
	if r.Base.Afterwards.Len() > 0 {
		header = append(header, "after, of 100")
	}
	t.AppendHeader(append(header, "last year", "weeks over", "extra spend, thousands"))
	for _, d := range all {
		if d.Same {
			t.AppendRow(row(r.Options[d.Option], "the same in every run"))
			continue
		}
		line := row(r.Options[d.Option], less(d.Within, 0.01, 0))
		if r.Base.Afterwards.Len() > 0 {
			line = append(line, less(d.After, 0.01, 0))
		}
		t.AppendRow(append(line, less(d.Last, 1, 2), less(d.WeeksOver, 1, 1), less(d.Extra, 1000, 0)))
	}
	return strings.TrimRight(render(t), "\n") + "\n"
}

// less is a difference with its interval in units of a size, and a tie where
// the interval holds nothing.
func less(i estimate.Interval, unit float64, places int) string {
	part := func(x float64) string {
		text := fmt.Sprintf("%+.*f", places, x/unit)
		if strings.Trim(text, "+-0.") == "" {
			return strings.Trim(text, "+-")
		}
		return text
	}
	if i.Low == i.High {
		return part(i.Estimate)
	}
	text := fmt.Sprintf("%s (%s to %s)", part(i.Estimate), part(i.Low), part(i.High))
	if comparison.Unclear(i) {
		text += " tied"
	}
	return text
}

func comparisonNotes(r *comparison.Result) []string {
	t := r.Base.Scenario.Target
	spans := fmt.Sprintf("Owed: %s, %s.", Aimed(r.Base), readOver(r.Base))
	if r.Base.Afterwards.Len() > 0 {
		spans += fmt.Sprintf(" After: the same %s.", months(r.Base, t.AfterFrom, t.AfterTo))
	}
	together := "The intervals of the differences are at 95% confidence."
	if len(r.Options) > 2 {
		together = fmt.Sprintf("The intervals of the differences of one measure in one future hold together, for all %d options at once, with 95%% confidence (each is at %.2f%%, after Bonferroni).", len(r.Options)-1, 100*r.Confidence)
	}
	if len(r.Options) > 2 {
		together += fmt.Sprintf(" Those from the one that kept the promise most often hold together over all pairs, because the runs themselves say which that is (each is at %.2f%%).", 100*r.AllPairs)
	}
	notes := []string{
		spans,
		fmt.Sprintf("Last year: the %s, mean over the last year owed. Weeks over: weeks owed in which it was not kept. Extra spend: beyond the option %s%s.", t.Measure, r.Base.Scenario.Baseline, choose(len(r.Files) > 0, " of the same file", "")),
		together + " They use that each run has every option, in the same world with the same luck (Tango's method for chances, Student's for means).",
		"Tied: the interval holds no difference, so these runs do not show which way it goes; more runs may.",
		fmt.Sprintf("Best: the chance, of 100, that the option is the one that keeps the promise most often, were the %s drawn again (2,000 times); options that are level share it. It says nothing of cost.", plural(r.Base.Settings.Runs, "run")),
	}
	if len(r.Files) > 0 {
		notes = append(notes, filesNotes(r)...)
	}
	return notes
}
