package scenario

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestVisitsAreThoseOfTheHandCalculation(t *testing.T) {
	s := readText(t, whole(t))
	// Once to assessment, 0.4 to the plan, 0.1 + 0.4 * 0.1 to court.
	if diff := cmp.Diff([]float64{1, 0.4, 0.14}, s.visits("assessment"), cmpopts.EquateApprox(0, 1e-12)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]float64{0, 1, 0.1}, s.visits("plan"), cmpopts.EquateApprox(0, 1e-12)); diff != "" {
		t.Error(diff)
	}
	// With half of the court's cases back to assessment: a = 1 + 0.5 c and c = 0.14 a, so a = 1 / 0.93.
	text := replaced(t, whole(t), "priority = 1\n", "priority = 1\nnext = [{ stage = \"assessment\", chance = 0.5 }]\n")
	if diff := cmp.Diff([]float64{1 / 0.93, 0.4 / 0.93, 0.14 / 0.93}, readText(t, text).visits("assessment"), cmpopts.EquateApprox(0, 1e-12)); diff != "" {
		t.Error(diff)
	}
}

func TestSolutionSatisfiesItsEquations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "n")
		coefficient := rapid.Float64Range(-1, 1)
		equations, kept := make([][]float64, n), make([][]float64, n)
		for i := range equations {
			for j := range n + 1 {
				x := coefficient.Draw(t, "coefficient")
				if i == j {
					x += 2 * float64(n) // the diagonal outweighs the rest: one solution
				}
				kept[i] = append(kept[i], x)
			}
			// Rows in reverse order put small numbers where the pivots are sought.
			equations[n-1-i] = append([]float64{}, kept[i]...)
		}
		x := solve(equations)
		for i, row := range kept {
			left := 0.0
			for j := range n {
				left += row[j] * x[j]
			}
			if math.Abs(left-row[n]) > 1e-9 {
				t.Fatalf("equation %d: %v is not %v", i, left, row[n])
			}
		}
	})
}

func TestTeamsReachedAreThoseOfEveryRoute(t *testing.T) {
	s := readText(t, whole(t))
	if diff := cmp.Diff(map[string]bool{"duty": true, "long term": true}, s.reached("assessment")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]bool{"long term": true}, s.reached("court")); diff != "" {
		t.Error(diff)
	}
}

func TestOpenCasesImpliedByAFlowAreVisitsTimesTime(t *testing.T) {
	// Durations that do not hang on load: 10 children a week keep 10 * 7 cases
	// at assessment, 10 * (0.4 * 30 + 0.14 * 40) = 176 with the other team.
	text := replaced(t, whole(t), "stage = \"assessment\"\n[[stream.change]]", "stage = \"assessment\"\nbase = 10\n[[stream.change]]")
	text = replaced(t, text, "[recruitment]", "[pace]\nelasticity = 0\n\n[recruitment]")
	implied, known := readText(t, text).impliedOpen()
	if diff := cmp.Diff([]float64{70, 176}, implied, cmpopts.EquateApprox(0, 1e-9)); diff != "" || !known[0] || !known[1] {
		t.Errorf("%v %v", diff, known)
	}
}

func TestSolvedFlowSharesTheCasesOfAllItsTeamsByTheirWork(t *testing.T) {
	// 160 + 25.2 * 18 = 613.6 cases in all, of work 7 and 17.6 a child.
	text := replaced(t, whole(t), "[recruitment]", "[pace]\nelasticity = 0\n\n[recruitment]")
	implied, _ := readText(t, text).impliedOpen()
	if diff := cmp.Diff([]float64{613.6 * 7 / 24.6, 613.6 * 17.6 / 24.6}, implied, cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Error(diff)
	}
}

func TestRolesOfATeamAreThoseWhoComeToItWhateverIsChosen(t *testing.T) {
	s := readText(t, whole(t))
	if diff := cmp.Diff([]string{"agency", "newly qualified", "social worker"}, s.rolesIn(&s.Teams[0])); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"agency", "newly qualified", "senior", "social worker"}, s.rolesIn(&s.Teams[1])); diff != "" {
		t.Error(diff)
	}
}

func TestServiceThatOpensOnTheFirstDayImpliesNothingAboutItsTeamNorHidesOthers(t *testing.T) {
	text := replaced(t, whole(t), "[[stream.change]]", "history = \"fresh\"\n[[stream.change]]")
	text = replaced(t, text, "[[role]]\nname = \"social worker\"\n", `[[stream]]
name = "fostered"
stage = "fostering"
base = 1
[[team]]
name = "fostering"
role = "social worker"
posts = 4
vacancies = 0.25
open_cases_at_start = 90
[[stage]]
name = "fostering"
team = "fostering"
work = { law = "fixed", mean_weeks = 52 }
[[role]]
name = "social worker"
`)
	implied, known := readText(t, text).impliedOpen()
	if known[0] || known[1] || !known[2] {
		t.Errorf("known are %v", known)
	}
	// 90 cases over 3 full caseloads of 20: pace 1.5^-0.3.
	if want := 52 * math.Pow(1.5, 0.3); math.Abs(implied[2]-want) > 1e-9 {
		t.Errorf("%v cases of fostering, want %v", implied[2], want)
	}
}
