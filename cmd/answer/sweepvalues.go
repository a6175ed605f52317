package answer

import (
	"fmt"
	"slices"

	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// inTheFile says what a key is where it is not varied.
func inTheFile(v scenario.Variable) string {
	switch {
	case v.Value == "":
		return "off in the file"
	case v.Silent:
		return v.Value + " by Headroom's own default"
	}
	return v.Value + " in the file"
}

// variedOf are those of some keys that a sweep varies.
func variedOf(r *sweep.Result, keys ...string) (varied []string) {
	for _, v := range r.Variables {
		if slices.Contains(keys, v.Key) {
			varied = append(varied, v.Key)
		}
	}
	return varied
}

// sweptPromise says what is promised at every point. What is varied of the
// promise is named, for it has no one value.
func sweptPromise(r *sweep.Result) string {
	t, aim := r.Scenario.Target, Aimed(r.Base)
	figure := "target.high"
	if r.Base.Aim.AtLeast {
		figure = "target.low"
	}
	if keys := variedOf(r, "target.measure", "target.team", figure); len(keys) > 0 {
		aim = fmt.Sprintf("that of each point (%s %s)", list(keys), choose(len(keys) == 1, "is varied", "are varied"))
		if len(keys) == 1 && keys[0] == figure {
			aim = fmt.Sprintf("the %s at or %s %s, which is varied", subject(r.Base), choose(r.Base.Aim.AtLeast, "over", "under"), figure)
		}
	}
	rule := fmt.Sprintf("%q", experiments.RuleNames[r.Base.Rule])
	if len(variedOf(r, "target.rule")) > 0 {
		rule = "as target.rule, which is varied, says"
	}
	span := months(r.Base, t.From, t.To)
	if keys := variedOf(r, "target.from", "target.to", "start"); len(keys) > 0 {
		span = fmt.Sprintf("over the span of each point (%s %s)", list(keys), choose(len(keys) == 1, "is varied", "are varied"))
	}
	text := fmt.Sprintf("The promise: %s, read %s, owed %s.", aim, rule, span)
	if !r.HasAfter {
		return text
	}
	after := months(r.Base, t.AfterFrom, t.AfterTo)
	if keys := variedOf(r, "target.after_from", "target.after_to", "start"); len(keys) > 0 {
		after = fmt.Sprintf("the span of each point (%s %s)", list(keys), choose(len(keys) == 1, "is varied", "are varied"))
	}
	return text + " After: " + after + "."
}

// Promised is what a sweep's promise is at every point, in short: the aim and how it
// is read, but for what is varied of them.
func Promised(r *sweep.Result) string {
	aim := Aimed(r.Base)
	if len(variedOf(r, "target.measure", "target.team", "target.low", "target.high")) > 0 {
		aim = "the promise, as varied"
	}
	if len(variedOf(r, "target.rule")) > 0 {
		return aim + ", read as varied"
	}
	return fmt.Sprintf("%s, read \"%s\"", aim, experiments.RuleNames[r.Base.Rule])
}

// LastYearOf names the measure whose mean over the last year owed is given.
func LastYearOf(r *sweep.Result) string {
	if len(variedOf(r, "target.measure")) > 0 {
		return "the measure promised"
	}
	return r.Scenario.Target.Measure
}

// OwedVaries says that the promise is not owed over the same days at every point.
func OwedVaries(r *sweep.Result) bool {
	return len(variedOf(r, "target.from", "target.to", "start")) > 0
}

// keysOf are the keys that a sweep varies.
func keysOf(r *sweep.Result) (keys []string) {
	for _, v := range r.Variables {
		keys = append(keys, v.Key)
	}
	return keys
}

// perWorker warns that the caseload at the start is held where the number of
// workers is varied, so that open cases vary with it; empty where it is not so.
func perWorker(s *scenario.Scenario, varied ...string) string {
	for _, team := range s.Teams {
		for _, key := range []string{"team." + team.Name + ".posts", "team." + team.Name + ".vacancies"} {
			if team.CaseloadAtStart.Given && slices.Contains(varied, key) {
				return fmt.Sprintf("caseload_at_start is held per worker, so more workers at the start (%s) mean more open cases, and more new ones where base is \"balance\": "+
					"open_cases_at_start and a figure for base hold them. Posts and workers are whole, so near values may be the same.", key)
			}
		}
	}
	return ""
}

// sweptDoubt says what the figures in brackets are, and where what we do not know
// is.
func sweptDoubt(r *sweep.Result) string {
	unknown := "what we do not know of all that is not varied is inside the chance. A varied number is held at its value, without its range"
	switch {
	case r.Settings.Fixed:
		unknown = "what we do not know is left out: every assumption is at its best value (--fixed), so the chances show chance alone and are too sure"
	case !slices.ContainsFunc(r.Base.Scenario.Register(), func(a scenario.Assumption) bool { return a.Number.Ranged }):
		unknown = "what we do not know is left out: no assumption that is not varied has a range, so the chances show chance alone and are too sure"
	}
	return fmt.Sprintf("The figures in brackets are simulation error, of %s at each point; %s.", plural(r.Settings.Runs, "run"), unknown)
}
