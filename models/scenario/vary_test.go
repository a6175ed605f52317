package scenario

import (
	"slices"
	"strings"
	"testing"
)

func varierOf(t *testing.T, name string) *Varier {
	t.Helper()
	v, faults := NewVarier(name+".toml", ShippedSource(name), ShippedFolder())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return v
}

func with(t *testing.T, v *Varier, settings ...Setting) *Scenario {
	t.Helper()
	s, err := v.With(settings...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAVariedNumberStandsInEveryOptionAndFuture(t *testing.T) {
	v := varierOf(t, "bromley")
	s := with(t, v, Setting{"stream.children.trend_per_year", "-0.05"})
	for _, future := range []string{"no-fall", "as-seen", "as-expected"} {
		resolved, err := s.Resolve("taper", future)
		if err != nil {
			t.Fatal(err)
		}
		if n := resolved.Streams[0].TrendPerYear; n.Best != -0.05 || n.Ranged || n.Key != "stream.children.trend_per_year" {
			t.Errorf("in %s the trend is %+v", future, n)
		}
	}
	resolved, err := s.Resolve("taper", "as-seen")
	if err != nil {
		t.Fatal(err)
	}
	if resolved.Streams[0].Drift != "bridge" {
		t.Errorf("the drift of as-seen is %q: what is not varied must stay", resolved.Streams[0].Drift)
	}
	if _, set := v.Scenario().Futures[1].Set["stream.children.trend_per_year"]; !set {
		t.Error("the scenario as the file says it was changed")
	}
}

// An override of Resolve is the same thing said to the program, not to the file.
func TestAVariedNumberIsTheOverrideOfTheSameValue(t *testing.T) {
	v := varierOf(t, "bromley")
	for _, c := range []struct{ key, value string }{{"pace.elasticity", "0.6"}, {"team.children.posts", "50"}, {"recruitment.lag_weeks", "26"}} {
		varied := with(t, v, Setting{c.key, c.value})
		if !slices.ContainsFunc(varied.Numbers(), func(n Number) bool { return n.Key == c.key && !n.Ranged }) {
			t.Errorf("%s = %s left a range", c.key, c.value)
		}
		for i, n := range varied.Numbers() {
			was := v.Scenario().Numbers()[i]
			if n.Key != was.Key || n.DrawKey() != was.DrawKey() || n.Key != c.key && (n.Best != was.Best || n.Low != was.Low || n.High != was.High) {
				t.Errorf("%s = %s changed %s: %+v, was %+v", c.key, c.value, n.Key, n, was)
			}
		}
	}
}

func TestDatesWeeksWordsAndNumbersOfActionsCanBeVaried(t *testing.T) {
	v := varierOf(t, "bromley")
	s := with(t, v, Setting{"option.taper.taper.1.from", "2025-04-01"}, Setting{"option.taper.taper.1.by", "4"}, Setting{"option.hold.add_posts.1.date", "week 26"},
		Setting{"stream.children.drift", "none"}, Setting{"target.high", "16"}, Setting{"recruitment.success", "0.3"})
	taper, hold := s.Options[1].Actions[0].(*Taper), s.Options[2].Actions[0].(*AddPosts)
	if taper.From.String() != "2025-04-01" || taper.By.Best != 4 || hold.Date.String() != "week 26" || s.Target.High != 16 || s.Recruitment.Success.Best != 0.3 {
		t.Errorf("read were %v, %v, %v, %v, %v", taper.From, taper.By.Best, hold.Date, s.Target.High, s.Recruitment.Success.Best)
	}
	resolved, err := s.Resolve("taper", "as-seen")
	if err != nil {
		t.Fatal(err)
	}
	if resolved.Streams[0].Drift != "none" {
		t.Errorf("as-seen still sets the drift to %q", resolved.Streams[0].Drift)
	}
}

func TestAKeyThatTheFileLeavesOutCanBeVaried(t *testing.T) {
	v := varierOf(t, "bromley")
	if s := with(t, v, Setting{"stage.case.handover_weeks", "3"}, Setting{"stream.children.surge_size", "0.5"}); s.Stages[0].HandoverWeeks.Best != 3 || s.Streams[0].SurgeSize.Best != 0.5 {
		t.Error("the values were not read")
	}
}

func TestWhatCannotBeVariedIsRefusedInWords(t *testing.T) {
	v := varierOf(t, "bromley")
	for _, c := range []struct{ key, value, want string }{
		{"recruitment.lag_week", "3", `"recruitment.lag_week" names no number, date or choice of scenario "bromley"; did you mean "recruitment.lag_weeks"?`},
		{"team.children.post", "3", `did you mean "team.children.posts"?`},
		{"nonsense", "3", `write the section or list, the name and the key, for example recruitment.lag_weeks`},
		{"pace.elasticity", "9", `pace.elasticity = 9: best is 9; it must be a number from 0 to`},
		{"pace.elasticity", "much", `pace.elasticity = much: elasticity is the text "much"; it must be a number`},
		{"stream.children.drift", "brige", `stream.children.drift = brige: `},
		{"option.taper.taper.1.from", "2025-13-01", `option.taper.taper.1.from = 2025-13-01: `},
		{"option.taper.taper.1.from", "2017-04-01", `option.taper.taper.1.from = 2017-04-01: `},
		{"option.adaptive.taper.1.every_weeks", "3", `is not in use in this scenario`},
		{"target.high", "3", `target.high = 3: `},
	} {
		_, err := v.With(Setting{c.key, c.value})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s = %s: %v, want %q", c.key, c.value, err, c.want)
		}
	}
}

func TestAVariableSaysWhatItIs(t *testing.T) {
	v := varierOf(t, "bromley")
	for key, numeric := range map[string]bool{"team.children.posts": true, "target.high": true, "option.taper.taper.1.from": false, "stream.children.drift": false} {
		got, err := v.Variable(key)
		if err != nil || got.Numeric != numeric || got.Doc == "" {
			t.Errorf("%s: %+v, %v", key, got, err)
		}
	}
}
