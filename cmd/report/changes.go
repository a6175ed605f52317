package report

import (
	"fmt"
	"math"
	"strconv"
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
		list = append(list, fmt.Sprintf("%s. If it is about %s, the promise is kept in %s of 100; if about %s, in %s. (Future: %s.) The evidence is %s.",
			answer.Capital(plainName(d)), valued(in.At10, in.Unit), answer.OfHundred(in.Lowest), valued(in.At90, in.Unit), answer.OfHundred(in.Highest), titleOf(r, future), graded(evidence(register, d.Key, future))))
	}
	if len(list) == 0 {
		return page.Section{Heading: "What would change the answer", Blocks: []page.Block{
			text("No single assumption makes a difference that %s can tell from chance. More runs may find one.", answer.Runs(r.Summary.Runs)),
		}}
	}
	blocks := []page.Block{
		text("These are worth finding out first. Each makes a difference to the chance that is more than luck."),
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

func titleOf(r *record.Record, future string) string {
	for _, f := range r.Summary.Passed.Futures {
		if f.Name == future {
			return strings.TrimRight(f.Title, ". ")
		}
	}
	return future
}

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

// plainNames are what members call the assumptions that often matter most, by
// the end of their keys.
var plainNames = []struct{ key, name string }{
	{".trend_per_year", "the yearly change in new cases"},
	{".drift_per_year", "the swings of demand from year to year"},
	{"pace.elasticity", "how much sooner cases close where workers have fewer (the elasticity)"},
	{"agency.limit", "how many agency workers can be had at one time"},
	{"agency.lag_weeks", "the weeks that it takes to find an agency worker"},
	{"agency.premium", "what an agency worker costs beyond a permanent one"},
	{"recruitment.lag_weeks", "the weeks that it takes to recruit"},
	{"recruitment.success", "how often an advertised post is filled"},
	{"leaving.turnover", "how many permanent workers leave in a year"},
	{".caseload_at_start", "the caseload on the first day"},
	{".vacancies", "the share of posts vacant on the first day"},
	{".posts", "the number of funded posts"},
	{".mean_weeks", "the weeks of work in a case"},
}

// plainName is what members call an assumption.
func plainName(d record.Driver) string {
	for _, known := range plainNames {
		if strings.HasSuffix(d.Key, known.key) {
			return known.name
		}
	}
	name, _, _ := strings.Cut(answer.VariableName(d.Name), " (")
	return strings.TrimSpace(name)
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

// valued is a value with its unit, shares and changes in per cent.
func valued(x experiments.Figure, unit string) string {
	v := float64(x)
	switch {
	case unit == "share" || len(unit) > 5 && unit[:5] == "share":
		return strconv.FormatFloat(math.Round(v*1000)/10, 'f', -1, 64) + "%"
	case len(unit) >= 6 && unit[:6] == "change":
		return fmt.Sprintf("%+.1f%% a year", v*100)
	}
	text := fmt.Sprintf("%.3g", v)
	if math.Abs(v) >= 1000 {
		text = answer.Pounds(v)
	}
	if unit == "" {
		return text
	}
	return text + " " + unit
}
