package book

import (
	"headroom/cmd/record"
	"headroom/plots/workbook"
)

// assumptionsSheet is the register of assumptions, rated.
func assumptionsSheet(r *record.Record) workbook.Sheet {
	t := &workbook.Table{Name: "Assumptions", Columns: []workbook.Column{
		text("key", 40, "its name in the scenario"),
		text("what it is", 44, "in plain English"),
		text("value", 16, "as it is read: a number, a list or a word"),
		column("best", workbook.Exact, "its best value, where it is one number"),
		column("low", workbook.Exact, "one chance in ten lies below, unless its range says otherwise"),
		column("high", workbook.Exact, "one chance in ten lies above"),
		text("range", 20, "its range as the scenario gives it; empty: it is fixed"),
		text("unit", 20, "of the value"),
		text("quality", 12, "published, local, expert, assumed, default, derived, not said; chosen: what an option does"),
		text("evidence", 10, "strong, some or weak, by quality"),
		text("effect", 10, "on the headline's chance: large from 20 points of 100, some from 5, small, not told from chance, fixed"),
		column("points of 100", workbook.Decimal, "the largest difference between the chances in the highest and the lowest fifth of its range, in any future"),
		text("source", 60, "where the value comes from"),
		text("note", 40, "what else the scenario says of it"),
		text("option", 14, "the option that sets it; empty: the scenario's own"),
		text("future", 14, "the future that sets it"),
	}}
	for _, e := range r.Register() {
		best, low, high := any(nil), any(nil), any(nil)
		if n := e.Number; n.Key != "" && n.Present && n.Word == "" {
			best = orNone(n.Best)
			if n.Ranged && (n.Dist == "" || n.Dist == "triangular" || n.Dist == "uniform") {
				low, high = orNone(n.Low), orNone(n.High)
			}
		}
		t.Rows = append(t.Rows, []any{
			e.Key, e.Name, e.Value, best, low, high, e.Range, e.Unit, e.Quality, e.Grade, e.Effect, orNone(100 * e.Swing), e.Source, e.Note, e.Option, e.Future,
		})
	}
	return workbook.Sheet{
		Name: "assumptions", Title: "What the answer rests on", Table: t, Keys: 1,
		Texts: []workbook.TextRow{{Text: r.Summary.Passed.HangsOn}},
	}
}
