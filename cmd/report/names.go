package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/experiments"
)

// lineName is a curve of a sweep in words, by the key that tells it from the others
// and its value.
func lineName(key, value, otherwise string) string {
	x, err := strconv.ParseFloat(value, 64)
	switch {
	case err != nil:
	case strings.HasSuffix(key, ".trend_per_year") && x == 0:
		return "new cases stay level"
	case strings.HasSuffix(key, ".trend_per_year"):
		return "new cases " + strings.Replace(fmt.Sprintf("%+g%% a year", math.Round(x*1000)/10), "-", "\u2212", 1)
	case strings.HasSuffix(key, ".caseload_at_start"):
		return value + " cases a worker on the first day"
	case strings.HasSuffix(key, ".lag") && x == 1:
		return "recruitment takes as long as before"
	case strings.HasSuffix(key, ".lag"):
		return "recruitment takes " + value + " times as long"
	}
	return otherwise
}

// named is what members call an assumption, and whose it is where the scenario has
// several stages, teams or streams and none of the others moves with it.
func named(r *record.Record, d record.Driver) string {
	name, parts := answer.PlainName(d.Key, d.Name), strings.Split(d.Key, ".")
	for _, e := range r.Scenario.Register() {
		if e.Number.MovesWith == d.Key {
			return name
		}
	}
	many := map[string]int{"stage": len(r.Scenario.Stages), "team": len(r.Scenario.Teams), "stream": len(r.Scenario.Streams)}
	if len(parts) > 2 && many[parts[0]] > 1 {
		name += " (" + parts[1] + ")"
	}
	return name
}

// valued is a value of an assumption with its unit, as the answer writes it, and
// shorter where a unit is long.
func valued(x experiments.Figure, of *experiments.DriverSummary) string {
	switch v := float64(x); {
	case strings.HasPrefix(of.Unit, "leavers a year"):
		return strconv.FormatFloat(math.Round(v*1000)/10, 'f', -1, 64) + "% a year"
	case strings.HasPrefix(of.Unit, "standard deviation of the log"):
		return fmt.Sprintf("%.3g%% a year either way", v*100)
	case strings.HasPrefix(of.Unit, "cases per FTE"):
		return fmt.Sprintf("%.3g cases a worker", v)
	case strings.HasPrefix(of.Name, "multiplier") && v == 1:
		return "1 (no change)"
	}
	said := answer.Valued(float64(x), of.Unit, of.Name)
	if !strings.Contains(of.Unit, " ") && said == "1 "+of.Unit {
		return strings.TrimSuffix(said, "s") // one week
	}
	return said
}

// pounds is a sum to the thousand, or to the hundred where it is small: the pounds
// beyond are luck.
func pounds(x experiments.Figure) string {
	v, to := float64(x), 1000.0
	if math.Abs(v) < 10_000 {
		to = 100
	}
	v = math.Round(v/to) * to
	if v < 0 {
		return "\u2212" + answer.Pounds(-v)
	}
	return answer.Pounds(math.Abs(v)) // never -0
}
