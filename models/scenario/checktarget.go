package scenario

import (
	"fmt"
	"slices"
)

// The greatest figures that a promise can sensibly hold a measure to.
const (
	mostCases = 200.0 // cases a worker
	mostLoad  = 5.0   // full caseloads; more is a number of cases
)

func (r *reader) checkTarget() {
	t, p := r.scenario.Target, at("target")
	if _, given := r.root["target"]; !given {
		return
	}
	r.checkBand(t, p)
	r.inOrder(t.From, t.To, p, "from", "to")
	r.inOrder(t.AfterFrom, t.AfterTo, p, "after_from", "after_to")
	if t.AfterFrom.IsSet() != t.AfterTo.IsSet() {
		missing := "after_from"
		if t.AfterFrom.IsSet() {
			missing = "after_to"
		}
		r.fault(p.key(missing), fmt.Sprintf("%q is missing", missing), "give both ends of the span judged afterwards, or neither", "")
	}
	for i, sum := range r.scenario.Money.Grant {
		if sum < 0 {
			r.fault(at("money", "grant", i), fmt.Sprintf("a year's grant is %s", figure(sum)), "it must be 0 or more pounds", "")
		}
	}
}

// checkBand holds the promised band to the units of its measure.
func (r *reader) checkBand(t Target, p place) {
	table, _ := r.root["target"].(map[string]any)
	if table["low"] == nil || table["high"] == nil || t.Measure == "" {
		return // a fault has said what is wrong with them
	}
	switch t.Measure {
	case "share in time", "vacancy rate":
		if t.Low > 1 || t.High > 1 {
			key, x := "high", t.High
			if t.Low > 1 {
				key, x = "low", t.Low
			}
			r.fault(p.key(key), fmt.Sprintf("%s is %s, and the measure is a share", key, figure(x)), "it must be a share from 0 to 1, so 90 per cent is written 0.9", "")
			return
		}
		if t.Measure == "share in time" {
			r.someTimeLimit(t, p)
		}
	case "relative load":
		if t.High == 0 || t.High > mostLoad {
			r.fault(p.key("high"), fmt.Sprintf("high is %s, and relative load is counted in full caseloads", figure(t.High)), fmt.Sprintf("it must be above 0 and at most %s: 1 is a full caseload", figure(mostLoad)), "")
			return
		}
	case "average caseload", "open cases per FTE in post":
		if t.High == 0 || t.High > mostCases {
			r.fault(p.key("high"), fmt.Sprintf("high is %s cases a worker", figure(t.High)), fmt.Sprintf("it must be above 0 and at most %s", figure(mostCases)), "")
			return
		}
	}
	oneFigure := t.Measure == "share in time" || t.Measure == "unallocated cases"
	if t.Low > t.High || t.Low == t.High && !oneFigure {
		r.fault(p.key("low"), fmt.Sprintf("low is %s and high is %s", figure(t.Low), figure(t.High)), "the band goes from a lower to a higher figure", "")
	}
}

// someTimeLimit refuses a promise about time limits where there are none.
func (r *reader) someTimeLimit(t Target, p place) {
	timed := func(stage Stage) bool {
		return stage.TimeLimit.Given && (t.Team == "" || t.Team == stage.Team)
	}
	if slices.ContainsFunc(r.scenario.Stages, timed) {
		return
	}
	where := "no stage has a time limit"
	if t.Team != "" {
		where = fmt.Sprintf("no stage of team %q has a time limit", t.Team)
	}
	r.fault(p.key("measure"), `measure is "share in time", and `+where, "give a stage time_limit_weeks, or choose another measure", "")
}

// countsCases says that the promise is a number of cases a worker.
func (t Target) countsCases() bool {
	return t.Measure == "average caseload" || t.Measure == "open cases per FTE in post"
}
