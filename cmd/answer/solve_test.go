package answer

import (
	"math"
	"strings"
	"testing"

	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// broken is a search for where the option more keeps the promise in half of the
// futures, over 0 to 60 posts.
func broken(b sweep.Break) BreakPage {
	b.Option, b.Future, b.Values = "more", "steady", 9
	return BreakPage{
		Scenario: &scenario.Scenario{Name: "small", Title: "A small service"}, Found: &b, Level: 0.5, Settings: experiments.Settings{Runs: 100}, Command: "headroom sweep",
		Axis:     sweep.Axis{Key: "option.more.add_posts.1.posts", Low: 0, High: 60},
		Variable: scenario.Variable{Key: "option.more.add_posts.1.posts", Doc: "how many", Unit: "posts", Numeric: true, Whole: true, Best: 20, Value: "20"},
	}
}

func of100(n int) experiments.Count { return experiments.Count{True: n, Of: 100} }

var never = math.NaN()

// A whole number of posts does not meet a level: it goes over it, and the sentence
// says by how much.
func TestTheBreakEvenSentenceSaysTheLevelTheChanceThereAndTheInterval(t *testing.T) {
	for want, b := range map[string]sweep.Break{
		`In the future "steady", the option more keeps the promise in at least 50 of 100 simulated futures from 18 posts on (95% confidence: 17 to 20), at 18 in 61 (51 to 70): it is 0 (under 3.0) of 100 at 0 and 80 (71 to 87) at 60.`: {
			At: 18, Low: 17, High: 20, Rises: true, Chance: of100(61), Ends: [2]experiments.Count{of100(0), of100(80)},
		},
		`in at least 50 of 100 simulated futures up to 5 posts (95% confidence: 4 to 7), at 5 in 53 (43 to 62): it is 80 (71 to 87) of 100 at 0 and 20 (13 to 29) at 60.`: {
			At: 5, Low: 4, High: 7, Chance: of100(53), Ends: [2]experiments.Count{of100(80), of100(20)},
		},
		// The interval goes on beyond an end at which the chance's own holds the level.
		`from 1 post on (95% confidence: 0 or less to 60 or more), at 1 in 50 (40 to 60): it is 48 (38 to 58) of 100 at 0 and 52 (42 to 62) at 60.`: {
			At: 1, Low: never, High: never, Rises: true, Chance: of100(50), Ends: [2]experiments.Count{of100(48), of100(52)},
		},
		`in at least 50 of 100 simulated futures at neither end of the range, and by the estimate there is no break-even between them (95% confidence: none, or one at 31 to 60 or more): it is 2 (1 to 7) of 100 at 0 and 48 (38 to 58) at 60.`: {
			At: never, Low: 31, High: never, Rises: true, Ends: [2]experiments.Count{of100(2), of100(48)},
		},
		`at both ends of the range, and by the estimate there is no break-even between them (95% confidence: none, or one at 0 or less to 9): it is 52 (42 to 62) of 100 at 0 and 90 (83 to 94) at 60.`: {
			At: never, Low: never, High: 9, Rises: true, Ends: [2]experiments.Count{of100(52), of100(90)},
		},
		`at neither end of the range, and by the estimate there is no break-even between them (95% confidence: none, or one at 0 or less to 60 or more): it is 44`: {
			At: never, Low: never, High: never, Rises: true, Ends: [2]experiments.Count{of100(44), of100(46)},
		},
		`at neither end of the range, and by the estimate there is no break-even between them (95% confidence: none): it is 2`: {
			At: never, Low: never, High: never, Rises: true, Ends: [2]experiments.Count{of100(2), of100(9)},
		},
	} {
		if got := BreakSentence(broken(b)); !strings.Contains(got, want) {
			t.Errorf("%s\nhas no %s", got, want)
		}
	}
}

func TestAValueIsSaidWithItsUnitOrWithItsName(t *testing.T) {
	for want, v := range map[string]scenario.Variable{
		"5 posts a step": {Key: "option.taper.taper.1.by", Unit: "posts a step"},
		"elasticity 5":   {Key: "pace.elasticity"},
		"success 5":      {Key: "recruitment.success", Unit: "share"},
	} {
		if got := amount(v, 5); got != want {
			t.Errorf("%s: %q", v.Key, got)
		}
	}
	if got := amount(scenario.Variable{Unit: "posts a step"}, 1); got != "1 post a step" {
		t.Errorf("one is %q", got)
	}
}

func TestTheBreakEvenPageNamesTheKeyInWordsAndAsItIsWritten(t *testing.T) {
	var b strings.Builder
	if err := WriteBreak(&b, broken(sweep.Break{At: 18, Low: 17, High: 20, Rises: true, Chance: of100(61), Ends: [2]experiments.Count{of100(0), of100(80)}})); err != nil {
		t.Fatal(err)
	}
	if want := "Varied: option.more.add_posts.1.posts (add posts: how many; 20 in the file), from 0 to 60. By bisection: 9 values, 100 runs each"; !strings.Contains(strings.Join(strings.Fields(b.String()), " "), want) {
		t.Errorf("%s\nhas no %s", b.String(), want)
	}
}
