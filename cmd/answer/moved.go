package answer

import (
	"fmt"
	"io"
	"strings"

	"headroom/experiments"
)

// WriteMoved writes what an answer has moved against an earlier one: the
// figures that did, and whether that is more than chance.
func WriteMoved(w io.Writer, name string, before, now *experiments.Summary) error {
	moves := experiments.Moved(before, now)
	var b strings.Builder
	b.WriteString(heading("What moved against "+name) + "\n")
	if why := experiments.Incomparable(before, now); why != "" {
		b.WriteString(fold("Not the same question: "+why+". What follows may have moved for that alone.", "", Width) + "\n")
	}
	t := newTable()
	t.AppendHeader(row("figure", "was", "is", "change (95% confidence interval)", ""))
	moved, sure, both := 0, 0, 0
	for _, m := range moves {
		figure := fmt.Sprintf("%s (%s, %s)", strings.ReplaceAll(m.Measure, "_", " "), m.Option, m.Future)
		if m.New() {
			t.AppendRow(row(figure, "", movedFigure(m, m.Now), "", "not in the earlier file"))
			continue
		}
		both++
		if m.Same() {
			continue
		}
		moved++
		verdict := "may be chance"
		if m.MoreThanChance() {
			sure++
			verdict = "more than chance"
		}
		t.AppendRow(row(figure, movedFigure(m, m.Before), movedFigure(m, m.Now), change(m), verdict))
	}
	if moved > 0 || both < len(moves) {
		b.WriteString(strings.TrimRight(render(t), "\n") + "\n")
	}
	switch {
	case both == 0:
		b.WriteString("Nothing can be compared: no figure of an option in a future is in both.\n")
	case moved == 0:
		fmt.Fprintf(&b, "Nothing: all %d figures that are in both are the same.\n", both)
	default:
		b.WriteString(fold(fmt.Sprintf("Of %s in both %d moved, %d of them by more than chance. The runs of the two answers are not paired, so that small changes stay unseen; and where nothing has changed, one figure in twenty looks as if it had.",
			plural(both, "figure"), moved, sure), "", Width) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func movedFigure(m experiments.Move, c experiments.Chance) string {
	if m.Money {
		return pounds(c.Estimate)
	}
	return withInterval(c)
}

func change(m experiments.Move) string {
	d := m.Difference
	part := func(x float64) string {
		if m.Money {
			return pounds(experiments.Figure(x))
		}
		return fmt.Sprintf("%+.1f", 100*x)
	}
	return fmt.Sprintf("%s (%s to %s)", part(d.Estimate), part(d.Low), part(d.High))
}

// Heading is the title of a section, in a rule of the page's width.
func Heading(title string) string { return heading(title) }
