package care_test

import (
	"fmt"
	"math"
	"testing"

	"headroom/models/care"
	"headroom/sim"
)

// The council's own arithmetic, testdata/council.toml: 36 posts and 756 cases,
// twenty posts more on 1 April 2023 and five fewer on each 1 April from 2024 to
// 2027; cases that fall by 67.5 a year, or not at all (source: issue 2, "it is
// done when"). Hiring is instant and certain, so every post is filled at each
// census, and load changes nothing.

// caseloadAt is the average caseload at a census with so many posts.
type caseloadAt struct {
	week  int
	posts float64
	about float64 // what the issue says, to its digits
}

// caseloads simulates the taper in a future.
func caseloads(t *testing.T, future string, runs int, expected []caseloadAt) []sim.Moments {
	t.Helper()
	samples := make([]sim.Moments, len(expected))
	replicate(compile(t, read(t, "council"), "taper", future), 1, runs, func(r int, trajectory *care.Trajectory) {
		weekly := &trajectory.Groups[0].Weekly
		for i, want := range expected {
			if got := weekly[care.InPost][want.week]; got != want.posts {
				t.Errorf("replication %d, week %d: %v in post, want %v", r, want.week, got, want.posts)
			}
			samples[i].Add(weekly[care.AverageCaseload][want.week])
		}
	})
	return samples
}

// caseloadScores scores caseloads against 756 open cases, less a yearly fall, for
// each post.
func caseloadScores(samples []sim.Moments, fall float64, expected []caseloadAt) []score {
	var list []score
	for i, want := range expected {
		open := 756 - fall*float64(want.week)/(365.25/7)
		list = append(list, scoreOf(fmt.Sprintf("caseload in week %d", want.week), &samples[i], open/want.posts))
	}
	return list
}

// mustBeAbout fails the test for caseloads that the words do not fit.
func mustBeAbout(t *testing.T, samples []sim.Moments, expected []caseloadAt) {
	t.Helper()
	for i, want := range expected {
		if got := samples[i].Mean(); math.Abs(got-want.about) > 0.1 {
			t.Errorf("week %d: caseload %.2f, want about %v", want.week, got, want.about)
		}
	}
}

// Just after each step 13.5, just before the first 12.3. The steps are on 1 April:
// weeks 52.3, 104.4, 156.6 and 208.7. Runs 300, seed 1; standard error 0.03 to
// 0.04.
func TestCouncilsLinearFallKeepsTheCaseloadAfterEachStep(t *testing.T) {
	expected := []caseloadAt{
		{53, 51, 13.5}, {105, 46, 13.5}, {157, 41, 13.5}, {209, 36, 13.5}, // just after
		{52, 56, 12.3}, {104, 51, 12.2}, {156, 46, 12.0}, {208, 41, 11.9}, // just before
	}
	samples := caseloads(t, "linear-fall", 300, expected)
	mustBeAbout(t, samples, expected)
	mustAgree(t, caseloadScores(samples, 67.5, expected))
	mustDisagree(t, caseloadScores(samples, 65, expected)) // a fall of 65 a year is told from 67.5
}

// Late in years 1 to 4, and half a year after the last five posts have gone. Runs
// 300, seed 1; standard error 0.03 to 0.05.
func TestCouncilsCaseloadClimbsIfCasesDoNotFall(t *testing.T) {
	expected := []caseloadAt{{52, 56, 13.5}, {104, 51, 14.8}, {156, 46, 16.4}, {208, 41, 18.4}, {235, 36, 21}}
	samples := caseloads(t, "no-fall", 300, expected)
	mustBeAbout(t, samples, expected)
	mustAgree(t, caseloadScores(samples, 0, expected))
}

// The budget counts funded posts by whole days of each financial year, at the
// grade's cost of 48,000: the extra over no posts is 2.4 million to the last bit,
// in a leap year too, whoever is in post and whatever the future.
func TestCouncilsBudgetedExtraIsExactlyTheGrant(t *testing.T) {
	s := read(t, "council")
	grant := []float64{960_000, 720_000, 480_000, 240_000, 0}
	for _, future := range []string{"no-fall", "linear-fall"} {
		budgets := map[string][]care.Year{}
		for _, option := range []string{"none", "taper"} {
			trajectory := runOne(care.NewModel(), compile(t, s, option, future), nil, 1, 0)
			budgets[option] = trajectory.Years
		}
		total := 0.0
		for year, want := range grant {
			extra := budgets["taper"][year].Budgeted - budgets["none"][year].Budgeted
			total += extra
			if extra != want {
				t.Errorf("%s: extra of year %d is %v, want %v", future, year+1, extra, want)
			}
		}
		if total != 2_400_000 {
			t.Errorf("%s: extra is %v, want 2,400,000", future, total)
		}
	}
}
