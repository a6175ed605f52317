package answer

import (
	"testing"

	"headroom/experiments"
	"headroom/models/care"
)

func TestAShareOfNothingSaysNothing(t *testing.T) {
	const limit = "name = \"south\"\nteam = \"south\"\n"
	plain := run(t, small(t), experiments.Settings{Runs: 2, Options: []string{"taper"}})
	limited := run(t, small(t, limit, limit+"time_limit_weeks = 8\n"), experiments.Settings{Runs: 2, Options: []string{"taper"}})
	byFuture := run(t, small(t, limit, limit+"time_limit_weeks = 8\n", "[future.set]\n", "[future.set]\n\"stage.south.time_limit_weeks\" = 9\n"), experiments.Settings{Runs: 2, Options: []string{"taper"}})
	for i := range byFuture.Scenario.Stages {
		byFuture.Scenario.Stages[i].TimeLimit.Present = false
	}
	for _, c := range []struct {
		name    string
		r       *experiments.Result
		group   int
		measure care.Measure
		week    int
		want    bool
	}{
		{"no stage has a limit", plain, 0, care.ShareInTime, 20, false},
		{"one stage has", limited, 0, care.ShareInTime, 20, true},
		{"nothing has ended at the start", limited, 0, care.ShareInTime, 0, false},
		{"none of that team", limited, 1, care.ShareInTime, 20, false},
		{"one of that team", limited, 2, care.ShareInTime, 20, true},
		{"a future sets one", byFuture, 2, care.ShareInTime, 20, true},
		{"no role is experienced", plain, 0, care.ExperiencedShare, 20, false},
		{"others always do", plain, 0, care.AverageCaseload, 0, true},
	} {
		if got := Tells(c.r, c.group, c.measure, c.week); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestTheShareInTimeIsADashAtTheStart(t *testing.T) {
	s := small(t, "name = \"south\"\nteam = \"south\"\n", "name = \"south\"\nteam = \"south\"\ntime_limit_weeks = 8\n",
		"low = 12\nhigh = 15", "measure = \"share in time\"\nlow = 0.9\nhigh = 1")
	text := page(t, run(t, s, experiments.Settings{Runs: 4, Options: []string{"taper"}}))
	mustSay(t, text, "1 Apr 23 – – ", `"–": nothing has ended yet, in time or not.`)
	mustNotSay(t, text, "1 Apr 23 100%")
}
