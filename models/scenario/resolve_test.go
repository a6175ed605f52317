package scenario

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func readText(t *testing.T, text string) *Scenario {
	t.Helper()
	s, faults := Read("test.toml", []byte(text))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return s
}

func resolve(t *testing.T, s *Scenario, option, future string, overrides ...Number) *Resolved {
	t.Helper()
	r, err := s.Resolve(option, future, overrides...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestOptionBringsTheActionsOfWhatItExtendsFirst(t *testing.T) {
	s, err := ReadShipped("bromley")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, action := range resolve(t, s, "adaptive", "no-fall").Actions {
		switch a := action.(type) {
		case *AddPosts:
			keys = append(keys, a.Posts.Key)
		case *Taper:
			keys = append(keys, a.By.Key)
		}
	}
	want := []string{"option.hold.add_posts.1.posts", "option.adaptive.taper.1.by"}
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Errorf("actions of adaptive (-want +got):\n%s", diff)
	}
	if n := len(resolve(t, s, "none", "no-fall").Actions); n != 0 {
		t.Errorf("none has %d actions", n)
	}
}

func TestFutureIsReadAfterTheOptionAndOverridesLast(t *testing.T) {
	text := small(t) + `
[[option]]
name = "gentle"
extends = "hold"
[option.set]
"leaving.turnover_per_year" = 0.12
"option.hold.add_posts.1.posts" = 10
"pace.elasticity" = 0.5

[[future]]
name = "hard"
[future.set]
"leaving.turnover_per_year" = { best = 0.3, low = 0.2, high = 0.4 }
`
	s := readText(t, text)
	r := resolve(t, s, "gentle", "hard", Number{Key: "pace.elasticity", Best: 0})
	if got := r.Leaving.TurnoverPerYear; got.Best != 0.3 || !got.Ranged {
		t.Errorf("turnover is %+v, want the future's", got)
	}
	if got := r.Pace.Elasticity; got.Quantile(0.9) != 0 || got.Key != "pace.elasticity" || got.Max != 3 {
		t.Errorf("elasticity is %+v, want the override's 0 with the key's own range", got)
	}
	if got := r.Actions[0].(*AddPosts).Posts.Best; got != 10 {
		t.Errorf("the inherited action adds %v posts, want the 10 that the option sets", got)
	}
	if got := resolve(t, s, "gentle", "no-fall").Leaving.TurnoverPerYear.Best; got != 0.12 {
		t.Errorf("turnover is %v where the future is silent, want the option's 0.12", got)
	}
}

func TestReplacedAssumptionKeepsItsNameAndSoItsDraw(t *testing.T) {
	s, err := ReadShipped("bromley")
	if err != nil {
		t.Fatal(err)
	}
	base, replaced := s.Streams[0].TrendPerYear, resolve(t, s, "none", "as-seen").Streams[0].TrendPerYear
	if base.DrawKey() != replaced.DrawKey() || replaced.Key != "stream.children.trend_per_year" {
		t.Errorf("%q became %q", base.Key, replaced.Key)
	}
	moved := resolve(t, s, "none", "no-fall", Number{Key: "role.agency.cost_per_year", Best: 50000}).Roles[2].CostPerYear
	if moved.MovesWith != "role.social worker.cost_per_year" {
		t.Errorf("the override moves with %q", moved.MovesWith)
	}
}

func TestResolvingChangesNothingInTheScenario(t *testing.T) {
	text := string(ShippedSource("bromley"))
	s, untouched := readText(t, text), readText(t, text)
	r := resolve(t, s, "taper", "as-seen", Number{Key: "pace.elasticity", Best: 0})
	r.Actions[1].(*Taper).By.Best = 99
	r.Streams[0].Season[0] = 99
	if !reflect.DeepEqual(s, untouched) {
		t.Error("the scenario has changed")
	}
}

func TestFutureMayGiveAnotherRate(t *testing.T) {
	text := replaced(t, small(t), "family_sizes", "rate = [[0, 30]]\nfamily_sizes")
	text = replaced(t, text, "[future.set]\n\"stream.children.trend_per_year\" = -0.05", "[future.rates]\n\"stream.children\" = [[0, 30], [208, 22]]")
	s := readText(t, text)
	if diff := cmp.Diff([][2]float64{{0, 30}, {208, 22}}, resolve(t, s, "none", "fall").Streams[0].Rate); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][2]float64{{0, 30}}, resolve(t, s, "none", "no-fall").Streams[0].Rate); diff != "" {
		t.Error(diff)
	}
}

func TestDottedNamesInSetNeedNoQuotationMarks(t *testing.T) {
	text := replaced(t, small(t), `"stream.children.trend_per_year" = -0.05`, `stream.children.trend_per_year = { best = -0.05, low = -0.1, high = 0 }`)
	if got := resolve(t, readText(t, text), "none", "fall").Streams[0].TrendPerYear.Low; got != -0.1 {
		t.Errorf("low is %v", got)
	}
}

func TestAddingAnOptionTeamOrAssumptionRenamesNothing(t *testing.T) {
	before := readText(t, small(t))
	text := strings.Replace(small(t), "[[option]]\nname = \"none\"\n", `[[option]]
name = "first"
[[option.action]]
kind = "add_posts"
team = "north"
date = 2023-04-01
posts = 3

[[option]]
name = "none"
`, 1)
	text = strings.Replace(text, "[[absence]]", "", 1) + "\n[[absence]]\nname = \"sickness\"\nshare = 0.03\n"
	after := map[string]Number{}
	for _, n := range readText(t, text).Numbers() {
		after[n.Key] = n
	}
	for _, n := range before.Numbers() {
		if got, ok := after[n.Key]; !ok || !reflect.DeepEqual(got, n) {
			t.Errorf("%s: %+v, was %+v", n.Key, got, n)
		}
	}
}

func TestNoTwoAssumptionsShareANameUnlessTheyMoveTogether(t *testing.T) {
	s, err := ReadShipped("bromley")
	if err != nil {
		t.Fatal(err)
	}
	seen, draws := map[string]bool{}, map[uint64]string{}
	for _, n := range s.Numbers() {
		if seen[n.Key] {
			t.Errorf("%s occurs twice", n.Key)
		}
		seen[n.Key] = true
		if other, taken := draws[n.DrawKey()]; taken && n.MovesWith == "" {
			t.Errorf("%s has the draw of %s", n.Key, other)
		}
		draws[n.DrawKey()] = n.Key
	}
}

func TestResolveNamesWhatItDoesNotKnow(t *testing.T) {
	s := readText(t, small(t))
	for _, c := range []struct {
		option, future string
		override       string
		want           string
	}{
		{"tapper", "no-fall", "pace.elasticity", `there is no option "tapper" in scenario "small"; it has "none", "hold" or "taper"`},
		{"taper", "nofall", "pace.elasticity", `there is no future "nofall" in scenario "small"; it has "no-fall" or "fall"`},
		{"taper", "no-fall", "pace.elastic", `scenario "small" has no assumption "pace.elastic"`},
	} {
		_, err := s.Resolve(c.option, c.future, Number{Key: c.override})
		if err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestNumbersInListsWithinListsAreSetByTheirDottedNames(t *testing.T) {
	text := replaced(t, whole(t), `"stage.assessment.next.court.chance" = 0.2`, `stage.assessment.next.court.chance = 0.2
"team.long term.grade.senior.posts" = 6
"stream.children.change.transfer scheme.factor" = { best = 1.2, low = 1.1, high = 1.4 }
[future.words]
"team.duty.rebalance" = "yes"
"absence.sickness.covered" = "no"`)
	cell := resolve(t, readText(t, text), "none", "more-court")
	if got := cell.Stages[0].Next[1].Chance; got.Best != 0.2 || got.Key != "stage.assessment.next.court.chance" {
		t.Errorf("the chance is %+v", got)
	}
	if got := cell.Teams[1].Grades[0].Posts.Best; got != 6 {
		t.Errorf("%v posts of the grade", got)
	}
	if got := cell.Streams[0].Changes[0].Factor; got.Low != 1.1 || got.Key != "stream.children.change.transfer scheme.factor" {
		t.Errorf("the factor is %+v", got)
	}
	if cell.Teams[0].Rebalance != "yes" || cell.Absences[0].Covered != "no" {
		t.Error("the words are not set")
	}
	before := resolve(t, readText(t, text), "none", "no-change")
	if before.Stages[0].Next[1].Chance.Best != 0.1 || before.Teams[0].Rebalance != "no" {
		t.Error("another future is changed")
	}
}

func TestAddingAStageBeforeAnotherRenamesNoChance(t *testing.T) {
	text := replaced(t, whole(t), "[[stage.next]]\nstage = \"plan\"\n", "[[stage.next]]\nstage = \"assessment\"\nchance = 0.05\n[[stage.next]]\nstage = \"plan\"\n")
	after := map[string]Number{}
	for _, n := range readText(t, text).Numbers() {
		after[n.Key] = n
	}
	for _, n := range readText(t, whole(t)).Numbers() {
		if got, ok := after[n.Key]; !ok || !reflect.DeepEqual(got, n) {
			t.Errorf("%s: %+v, was %+v", n.Key, got, n)
		}
	}
}
