package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"headroom/experiments/battery"
	"headroom/experiments/verify"
)

// A knownAnswer is one of the exact values that the program was given to be held
// to, worked out once with SciPy, by its number.
type knownAnswer struct {
	id, what string
	checks   []string // of headroom verify, by name
	tests    []string // others that hold to it: package and name
	left     string   // what of it nothing holds to, and why
}

// knownAnswers are all of them, in their order.
var knownAnswers = []knownAnswer{
	{"Plain", "the whole question, with an exact answer", []string{"twenty posts more, five fewer a year"}, nil, ""},
	{"Pace", "law of one worker's cases, any shape of work", []string{
		"elasticity 0.3, lognormal work: 10 cases offered to a full caseload of 15", "elasticity 1, fixed work: 8 cases offered to a full caseload of 10, as M/M/10",
	}, nil, ""},
	{"Q1", "M/M/1, steady and from empty", []string{"one server, load 0.8 (M/M/1)", "one server from empty (M/M/1)"}, nil, ""},
	{"Q2", "Erlang B and C", []string{"ten servers without a queue (M/M/10/10)", "ten servers, load 8 (M/M/10)", "45 servers, 40 busy, 30 weeks (M/M/45)"}, nil, ""},
	{"Q3", "M/M/10/15", []string{"ten servers, room for 15 (M/M/10/15)"}, nil, ""},
	{"Q4", "M/G/1", []string{"one server, other laws of service (M/G/1)"}, nil, ""},
	{"Q5", "M/G/1 with processor sharing", []string{"one server shared evenly (M/G/1-PS)"}, nil, ""},
	{"Q7", "machine repair", []string{"three rounds at once for twenty posts (M/M/3//20)"}, nil, ""},
	{"Q8", "independent posts", []string{
		"vacancies for any law of a round", "a yearly rate is a hazard, not a chance", "vacancies from all posts filled", "vacancies from all posts vacant", "balanced success keeps vacancies",
	}, nil, ""},
	{"Q9", "vacancies of 16 weeks exactly", []string{"vacancies of 16 weeks exactly"}, nil, "its values from week 16 on, which are off in the fourth digit; the exact sum is used"},
	{"C1", "lognormal durations and what is left of them", []string{
		"lognormal durations", "cases open at the start", "a service that opens on the first day", "work left at the start, six laws", "as many servers as customers (M/G/infinity)",
	}, []string{"experiments/verify TestSurvivalFormulasAgreeWithSciPy"}, ""},
	{"C2", "M/G/infinity from empty", []string{"open cases from empty"}, nil, ""},
	{"C3", "M(t)/M/infinity, a yearly swing", []string{"a flow with the seasons, exponential work"}, nil, "its means at weeks 0 and 26: swing and lag hold them"},
	{"C5", "a flow that falls on a line", []string{"twenty posts more, five fewer a year"}, nil, ""},
	{"C6", "families", []string{"families together", "siblings with work of their own"}, nil, "the figures at 35 a week: by the same formula at 7"},
	{"C7", "weekly gamma noise", []string{"weekly noise"}, nil, "the steady state: by the same sum after 104 weeks"},
	{"C8", "a level nobody knows", []string{"a level nobody knows"}, nil, "the steady state: by the same formula after 104 weeks"},
	{"C9", "negative binomial counts", []string{"weekly noise"}, nil, ""},
	{"C10", "three biases of a snapshot", []string{"as many servers as customers (M/G/infinity)"}, nil, ""},
	{"B1", "P(caseload at most 15), eight cases", []string{
		"1050 cases, 70 posts, 4.69% vacant", "982.5 cases, 65 posts, 4.69% vacant", "915 cases, 65 posts, 4.69% vacant", "915 cases, 60 posts, 4.69% vacant",
		"847.5 cases, 60 posts, 4.69% vacant", "780 cases, 55 posts, 4.69% vacant", "915 cases, 65 posts, 17% vacant", "780 cases, 55 posts, 17% vacant",
	}, nil, ""},
	{"S1", "intervals of a probability", []string{
		"a probability, Wilson's interval", "a probability, exact interval", "a probability, Jeffreys' interval", "exact coverage of 95% intervals", "runs for a precision, and none of 200",
	}, nil, "Wald's interval, which the program never uses"},
	{"S2", "a mean, and digits kept", []string{"a mean of five", "sums that keep their digits"}, nil, ""},
	{"S3", "ranks that bound a percentile", []string{"ranks that bound a percentile"}, nil, ""},
	{"S4", "two options in pairs", []string{"two options in pairs"}, nil, "Wald's interval and the chi-square without correction, which the program never uses"},
	{"S6", "Stein's two stages", []string{"runs for a mean, Stein's two stages"}, []string{"experiments/estimate TestRunsForAMeanByTheKnownAnswer"}, ""},
	{"S7", "scores of forecasts", []string{"scores of forecasts"}, []string{"experiments/estimate TestCRPSOfTheKnownAnswers"}, "the biased form for an ensemble, 0.88, which the test was seen to refuse: the program has the fair form only"},
	{"S8", "law of total variance, random effects", []string{"what is not known and chance, parted"}, []string{"experiments/estimate TestRandomEffectsOfTheKnownAnswer"}, ""},
	{"V1", "Ishigami's function", []string{"Sobol's indices, Ishigami's function", "elementary effects and derivatives, Ishigami's function"}, []string{"experiments/sensitivity TestIshigamiWithinFourBootstrapErrors"}, "the second-order index: the program estimates none"},
	{"V2", "Sobol's function G", []string{"Sobol's indices, Sobol's function G"}, []string{"experiments/sensitivity TestSobolGWithinFourBootstrapErrors"}, ""},
	{"V3", "a linear function: Sobol, Morris, derivatives", []string{"Sobol's indices, a linear function", "elementary effects and derivatives, a linear function"}, nil, ""},
	{"F1", "rate from censored events", nil, nil, "all: the program fits nothing to data; its laws and rates are given"},
	{"F2", "Kaplan and Meier, Weibull and lognormal fits", nil, nil, "all: likewise"},
}

// known is the table of docs/validation.md. A check or test that is not there fails.
func known(t *testing.T) string {
	names := map[string]bool{}
	for _, c := range verify.Checks() {
		names[c.Name] = true
	}
	text := ""
	for _, k := range knownAnswers {
		text += fmt.Sprintf("%-6s %s\n", k.id, k.what)
		for _, name := range k.checks {
			if !names[name] {
				t.Errorf("%s: headroom verify has no check %q", k.id, name)
			}
			text += "         verify: " + name + "\n"
		}
		for _, name := range k.tests {
			folder, function, _ := strings.Cut(name, " ")
			if !hasTest(t, folder, function) {
				t.Errorf("%s: %s has no test %s", k.id, folder, function)
			}
			text += "         test:   " + name + "\n"
		}
		if k.left != "" {
			text += "         not:    " + k.left + "\n"
		}
	}
	return text
}

func hasTest(t *testing.T, folder, function string) bool {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(folder), "*_test.go"))
	return slices.ContainsFunc(files, func(file string) bool {
		return strings.Contains(string(mustRead(t, file)), "func "+function+"(t *testing.T)")
	})
}

// Each known answer is held to somewhere or says why not, and none is left out: their
// numbers are kept in testdata, so that this is whole in a clone too.
func TestEveryKnownAnswerHasItsPlace(t *testing.T) {
	for _, k := range knownAnswers {
		if len(k.checks)+len(k.tests) == 0 && k.left == "" {
			t.Errorf("nothing holds the program to %s, and nothing says why", k.id)
		}
	}
	ids := strings.Fields(string(mustRead(t, "testdata", "known-answers.txt")))
	if len(ids) < 28 {
		t.Errorf("only %d known answers are kept", len(ids))
	}
	for _, id := range ids {
		if !slices.ContainsFunc(knownAnswers, func(k knownAnswer) bool { return k.id == id }) {
			t.Errorf("%s is left out", id)
		}
	}
}

// The numbers that are kept are the headings of the page of known answers, where that
// is at hand beside the repository.
func TestTheKnownAnswersAreThoseOfTheirPage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "verification", "known-answers.md"))
	if err != nil {
		t.Skip("the page of known answers is not at hand")
	}
	var headings []string
	for _, heading := range regexp.MustCompile(`(?m)^## ([A-Z]\d+)`).FindAllStringSubmatch(string(page), -1) {
		headings = append(headings, heading[1])
	}
	if ids := strings.Fields(string(mustRead(t, "testdata", "known-answers.txt"))); !slices.Equal(ids, headings) {
		t.Errorf("testdata has %v, and the page %v", ids, headings)
	}
}

// mutations are the names of those of experiments/verify.
func mutations(t *testing.T) string {
	text := string(mustRead(t, "..", "..", "experiments", "verify", "mutations_test.go"))
	found := regexp.MustCompile(`(?m)^\t\{\n\t\t"([^"]+)",\n\t\t\[\]string`).FindAllStringSubmatch(text, -1)
	list := ""
	for _, name := range found {
		list += name[1] + "\n"
	}
	return list
}

// pValues are those of every order of streams by every test of the battery.
func pValues(*testing.T) string {
	tests := battery.Tests()
	text := fmt.Sprintf("%-14s", "order")
	for _, test := range tests {
		text += fmt.Sprintf("%19s", test.Name)
	}
	for _, order := range battery.Orders(battery.KeptSeed) {
		text += fmt.Sprintf("\n%-14s", order.Name)
		for _, test := range tests {
			text += fmt.Sprintf("%19.4f", test.PValue(order.Source()))
		}
	}
	return text + "\n"
}
