package scenario

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// row is the row of the register for a key, an option and a future.
func row(t *testing.T, s *Scenario, key, option, future string) Assumption {
	t.Helper()
	for _, a := range s.Register() {
		if a.Key == key && a.Option == option && a.Future == future {
			return a
		}
	}
	t.Fatalf("%s is not in the register", key)
	return Assumption{}
}

func TestRegisterSaysWhatEachNumberRestsOn(t *testing.T) {
	s, err := ReadShipped("bromley")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []Assumption{
		{Key: "recruitment.lag_weeks", Name: "mean length of a recruitment round, advert to start", Value: "16", Range: "10 to 26", Unit: "weeks", Source: "advert 3, interview 2, checks 4, notice 4 to 12 weeks", Quality: "assumed"},
		{Key: "stream.children.base", Name: "first-time referrals a week; the word balance solves it so that with nothing changed open cases neither rise nor fall", Value: "balance", Unit: "children a week", Quality: "derived"},
		{Key: "pace.fastest", Name: "fastest pace of a case", Value: "1.25", Source: "Headroom's own default", Quality: "default"},
		{Key: "option.hold.add_posts.1.posts", Name: "how many", Value: "20", Unit: "posts", Quality: "chosen"},
		{Key: "stream.children.trend_to_flow", Future: "as-expected", Name: "share of the trend (in logarithms) that is fewer new cases; the rest is faster work on open cases", Value: "0.5", Range: "0 to 1, uniform", Unit: "share", Source: "the report gives fewer new cases and faster work as reasons, and no split", Quality: "assumed"},
		{Key: "stream.children.family_sizes", Name: "chances that a referred family has 1, 2, 3, ... children; they sum to 1", Value: "[0.5, 0.28, 0.14, 0.08]", Source: "mean 1.8 children; no published figure was found", Quality: "assumed"},
	} {
		got := row(t, s, want.Key, want.Option, want.Future)
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Assumption{}, "Number")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want.Key, diff)
		}
	}
}

func TestEveryNumberOfBromleyHasASourceAndAQuality(t *testing.T) {
	s, err := ReadShipped("bromley")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range s.Register() {
		switch a.Quality {
		case "default", "derived", "chosen":
		case "published", "local", "expert", "assumed":
			if a.Source == "" {
				t.Errorf("%s is %s without a source", a.Key, a.Quality)
			}
		default:
			t.Errorf("%s has the quality %q", a.Key, a.Quality)
		}
	}
}

func TestSilentFileIsNotPutDownToItsWriter(t *testing.T) {
	s := readText(t, small(t))
	for key, want := range map[string]string{
		"team.north.posts":               "not said",
		"recruitment.lag_weeks":          "default",
		"leaving.turnover_per_year":      "published",
		"role.social worker.ramp":        "default",
		"stream.children.trend_per_year": "default",
	} {
		if got := row(t, s, key, "", "").Quality; got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

func TestRegisterHasNumbersAndNotTheNamesOfRoles(t *testing.T) {
	s := readText(t, whole(t))
	for _, a := range s.Register() {
		if strings.HasSuffix(a.Key, ".roles") {
			t.Errorf("%+v", a)
		}
	}
	if got := row(t, s, "stage.assessment.next.court.chance", "", "more-court"); got.Value != "0.2" || got.Name != "chance that this stage follows when a case ends the one before" {
		t.Errorf("the future's chance is %+v", got)
	}
}

func TestFiguresAreWrittenForPeople(t *testing.T) {
	for want, x := range map[string]float64{
		"0": 0, "0.25": 0.25, "0.003729": 0.00372909, "-0.05337": -0.05337300234, "16": 16, "999.5": 999.5,
		"1,000": 1000, "48,000": 48000, "-1,234,568": -1234567.8, "2,400,000": 2.4e6,
	} {
		if got := rounded(x); got != want {
			t.Errorf("%v is written %s, want %s", x, got, want)
		}
	}
}
