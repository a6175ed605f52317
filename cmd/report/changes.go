package report

import (
	"fmt"
	"math"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/plots/page"
)

// mattering is how many assumptions members are told of.
const mattering = 3

// changes are the assumptions that matter most, in the target's own terms.
func changes(r *record.Record) page.Section {
	register := r.Register()
	var list []string
	for _, d := range r.Drivers() {
		in, future := strongest(r, d)
		if in == nil || len(list) == mattering {
			continue
		}
		list = append(list, fmt.Sprintf("%s. At about %s the promise is kept in %s of 100; at about %s, in %s. (This is if %s.) The evidence is %s.",
			answer.Capital(named(r, d)), valued(in.At10, in), answer.OfHundred(in.Lowest), valued(in.At90, in), answer.OfHundred(in.Highest), saysOf(r, future), graded(evidence(register, d.Key, future))))
	}
	if len(list) == 0 {
		return page.Section{Heading: "What would change the answer", Blocks: []page.Block{
			text("No single assumption makes a difference that %s can tell from chance. More runs may find one.", answer.Runs(r.Summary.Runs)),
		}}
	}
	blocks := []page.Block{
		text("The promise is kept where this holds: %s", ended(lower(none(r.Summary.Passed.Promise)))),
		text("These move its chance most, and are worth finding out first. Each makes a difference that is more than luck."),
		{List: list},
	}
	if len(list) < mattering {
		blocks = append(blocks, text("No other assumption makes a difference that these runs can tell from chance."))
	}
	return page.Section{Heading: "What would change the answer", Blocks: blocks}
}

// strongest is what a driver does in the future where it does most, of those
// where that is told from chance.
func strongest(r *record.Record, d record.Driver) (most *experiments.DriverSummary, where string) {
	for i, in := range d.Futures {
		if in == nil || !in.Told {
			continue
		}
		if most == nil || math.Abs(float64(in.Difference.Estimate)) > math.Abs(float64(most.Difference.Estimate)) {
			most, where = in, r.Summary.Passed.DriverFutures[i]
		}
	}
	return most, where
}

// saysOf is a future in passing: "new cases do not fall".
func saysOf(r *record.Record, future string) string {
	for _, f := range r.Summary.Passed.Futures {
		if f.Name == future {
			return f.Says
		}
	}
	return "the future is " + future
}

// lower makes the first letter a small one.
func lower(text string) string { return strings.ToLower(text[:1]) + text[1:] }

// evidence is the row of the register that holds for an assumption in a future:
// the future's own, else the option's, else the scenario's.
func evidence(register []record.Entry, key, future string) (found record.Entry) {
	for _, e := range register {
		switch {
		case e.Key != key || e.Future != "" && e.Future != future:
		case e.Future == future, found.Key == "", e.Option != "":
			found = e
		}
	}
	return found
}

// graded is the evidence of an assumption in a word.
func graded(e record.Entry) string {
	switch {
	case e.Quality == "assumed" || e.Quality == "not said" || e.Quality == "default":
		return "weak: nobody has measured it here"
	case e.Quality == "published":
		return "published figures"
	case e.Quality == "local":
		return "the council's own figures"
	}
	return e.Quality
}
