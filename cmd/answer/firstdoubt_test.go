package answer

import (
	"testing"

	"headroom/experiments"
)

func TestTheSimulationErrorOfTheSentenceStandsBeneathIt(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 2})
	s := r.Summary()
	set := func(future string, within, after int) {
		cell := find(s, "taper", future)
		cell.Within = experiments.ChanceOf(experiments.Count{True: within, Of: 200})
		chance := experiments.ChanceOf(experiments.Count{True: after, Of: 200})
		cell.After = &chance
	}
	set("steady", 36, 0)
	set("fall", 100, 200)
	if got, want := (Page{Result: r}).sentenceError(s, "taper"), "Simulation error: 13 to 24 and 43 to 57; afterwards under 1.5 and over 98.5 of 100 (95%, 2 runs)."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	mustSay(t, page(t, r), Sentence(r, "taper")+" "+Page{Result: r}.sentenceError(r.Summary(), "taper")+" ")
}

func TestHardlyAnyRunsAreSaidBeforeTheAnswer(t *testing.T) {
	few := run(t, small(t), experiments.Settings{Runs: 1})
	mustSay(t, page(t, few), "A small service Only 1 run: far too few to take any chance below for an answer (--runs 1000). If ")
	mustNotSay(t, page(t, run(t, small(t), experiments.Settings{Runs: 20})), "far too few")
}

// Of the small service's inputs some have a range; the others are as good as known
// to every run.
func TestFiguresThatAreHeldAtOneValueAreCounted(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 2})
	defaults, own := 0, 0
	for _, a := range r.Scenario.Register() {
		if a.Number.Ranged || a.Value == "balance" || a.Quality == "chosen" || a.Future != "" || a.Option != "" {
			continue
		}
		if a.Source == "Headroom's own default" {
			defaults++
		} else {
			own++
		}
	}
	mustSay(t, page(t, r), plural(defaults, "figure")+" of Headroom's own and "+thousands(int64(own))+" of the scenario's are held at one value, as if known, so the chances are too sure.")
	mustNotSay(t, page(t, run(t, small(t), experiments.Settings{Runs: 2, Fixed: true})), "held at one value")
}
