package answer

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headroom/experiments"
	"headroom/models/scenario"
)

// small is the service of two teams that is quick to simulate, with some places
// of its text changed.
func small(t *testing.T, changes ...string) *scenario.Scenario {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(changes); i += 2 {
		if strings.Count(text, changes[i]) != 1 {
			t.Fatalf("the scenario has %q %d times", changes[i], strings.Count(text, changes[i]))
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	s, faults := scenario.Read("small.toml", []byte(text))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return s
}

func run(t *testing.T, s *scenario.Scenario, settings experiments.Settings) *experiments.Result {
	t.Helper()
	settings.Seed, settings.Check = 1, true
	r, err := experiments.Run(context.Background(), s, settings)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// page is the whole answer, with its words divided by single blanks.
func page(t *testing.T, r *experiments.Result) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, Page{Result: r, Command: "headroom run"}); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func mustSay(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("it does not say %q:\n%s", part, text)
		}
	}
}

func mustNotSay(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(text, part) {
			t.Errorf("it says %q:\n%s", part, text)
		}
	}
}

// A cap of a third of a full caseload, and promises far above and below it: the
// average caseload is low because the work waits.
func TestTheSentenceAndTheTitleTellOfWorkThatNobodyWasGiven(t *testing.T) {
	const capped = "vacancies = 0.25\ncap = 0.5\n"
	for _, c := range []struct{ high, low, joined string }{
		{"high = 15", "low = 12", ". But "},
		{"high = 0.2", "low = 0.1", ". And "},
	} {
		s := small(t, "vacancies = 0.25\n", capped, "vacancies = 0.3\n", "vacancies = 0.3\ncap = 0.5\n", "high = 15", c.high, "low = 12", c.low)
		r := run(t, s, experiments.Settings{Runs: 10, Options: []string{"taper"}})
		mustSay(t, Sentence(r, "taper"), c.joined+"children wait without a worker: at the worst census, in the mean, ", " while the promise is owed, and ", " in the quarter after.")
		mustNotSay(t, strings.SplitN(Sentence(r, "taper"), c.joined, 2)[0], "wait") // the chances come first
		mustSay(t, Short(r, "taper", r.Futures), "; but with up to ", " children then waiting without a worker (mean, ")
		mustSay(t, rivals(r.Summary(), r, "taper"), "children wait without a worker meanwhile")
		mustSay(t, page(t, r), "at the worst census (mean over all runs): under taper ", " in steady")
		waits := r.Summary().Cells[0].OwedWaits
		if !waits.Tell || waits.Worst < waits.Mean.Mean || waits.WorstWeek < r.Owed.First || waits.WorstWeek > r.Owed.Last {
			t.Errorf("the waits are %+v", waits)
		}
	}
	r := run(t, small(t), experiments.Settings{Runs: 10, Options: []string{"taper"}})
	mustNotSay(t, page(t, r)+Short(r, "taper", r.Futures), "without a worker")
}

func TestOnlyOfTheHeadlineOptionIsTheTimeAfterNamedAsTheScenarioNamesIt(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 2})
	mustSay(t, Sentence(r, "taper"), "; in the quarter after, in ")
	mustSay(t, Sentence(r, "more"), "; from April 2024 to June 2024, in ")
	mustNotSay(t, Sentence(r, "more"), "the quarter after")
	mustSay(t, page(t, r), "After: from April 2024 to June 2024.", `beyond "none"): more 2.0 and taper 0.`,
		`Afterwards, the same from April 2024 to June 2024 ("the quarter after"): censuses 53 to 65.`)
}

func TestTheChosenRuleIsNeverItsOwnRival(t *testing.T) {
	for rule, words := range experiments.RuleNames {
		s := small(t, `rule = "every quarter"`, `rule = "`+words+`"`, "from = { week = 14 }", "from = { week = 1 }",
			"weeks = 66", "weeks = 110", "after_to = { week = 65 }", "after_to = { week = 104 }")
		r := run(t, s, experiments.Settings{Runs: 6, Options: []string{"taper"}})
		text := rivals(r.Summary(), r, "taper")
		mustNotSay(t, text, readAs[experiments.Rule(rule)])
		if n := len(tellingRules(r.Summary(), r, "taper")); n != 1 && n != 2 {
			t.Errorf("%q has %d rivals", words, n)
		}
	}
}

// The span owed has 39 censuses, and the span after 13.
func TestAYearEndThatTheSpanDoesNotHaveIsADash(t *testing.T) {
	text := page(t, run(t, small(t), experiments.Settings{Runs: 4, Options: []string{"taper"}, Futures: []string{"steady"}}))
	mustSay(t, text, "No year end lies in the span owed, which has 39 censuses.", "No year end lies in the span after, which has 13 censuses.", "–")
	mustNotSay(t, text, "at year ends only")
}

func TestTheSizeOfTheEffectIsAsGoodAsItsOwnSourceSays(t *testing.T) {
	const given = `elasticity = { best = 0.5, low = 0.2, high = 0.8, source = "made up" }`
	for replacement, want := range map[string]string{
		given: "no evidence was found for the size of this effect",
		`elasticity = { best = 0.5, low = 0.2, high = 0.8, source = "a guess", quality = "assumed" }`:            "no evidence was found for the size of this effect",
		`elasticity = { best = 0.5, low = 0.2, high = 0.8, source = "A study of 2024.", quality = "published" }`: "the size of this effect is published: A study of 2024.",
	} {
		r := run(t, small(t, given, replacement), experiments.Settings{Runs: 2, Options: []string{"taper"}})
		mustSay(t, rivals(r.Summary(), r, "taper"), want)
		mustSay(t, page(t, r), "The same at elasticity 0", "twice the load moves each case at 0.71 of the pace")
	}
	r := run(t, small(t, given, "elasticity = 0"), experiments.Settings{Runs: 2, Options: []string{"taper"}})
	mustNotSay(t, page(t, r), "lighter load", "elasticity 0")
}

func TestWhereNothingIsDrawnNothingSaysThatItIsInside(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 20, Fixed: true})
	mustNotSay(t, page(t, r), "hangs on", "inside the chance", "chance and what we do not know", "standard deviation", "Standard deviation")
	mustSay(t, page(t, r), "left out: every assumption is at its best value", "of 100 runs: chance alone")
}

func TestThePageIsNoWiderThanAHundredLetters(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 30})
	var b bytes.Buffer
	if err := Write(&b, Page{Result: r, Command: "headroom run", Files: []string{"answer.txt", "a.svg", "a.png"}, Folder: "out"}); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		line = strings.TrimRight(line, "\n")
		if n := len([]rune(line)); n > Width || strings.HasSuffix(line, " ") {
			t.Errorf("%d letters: %q", n, line)
		}
	}
}

func TestAFutureAndItsNoteAndTheSourceReachTheReader(t *testing.T) {
	s := small(t, "name = \"fall\"\n", "name = \"fall\"\ntitle = \"New cases fall\"\nnote = \"It is close to circular.\"\n")
	mustSay(t, page(t, run(t, s, experiments.Settings{Runs: 2})), "fall New cases fall. It is close to circular.", "Source made up, for tests.")
}

func TestAPromiseOfOpenCasesIsShownAsOpenCases(t *testing.T) {
	s := small(t, `low = 12`, "measure = \"open cases per FTE in post\"\nlow = 12")
	mustSay(t, page(t, run(t, s, experiments.Settings{Runs: 2})), "keeps the open cases per FTE in post at or under 15", "── Open cases per FTE in post: taper", "average posts vacant agency")
}

// The counts are set by hand: the small service has none of either.
func TestNotesSayWhatIsWrongInPlainWords(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 2, Options: []string{"taper"}})
	c := r.Cell("taper", "steady")
	c.SuccessCut = experiments.Count{True: 2, Of: 1000}
	c.Extra.Bins.Above = 3
	text := page(t, r)
	mustSay(t, text, "In 2 of 1,000 runs even certain recruitment could not keep vacancies as few as at the start", "and vacancies rise.",
		"In steady 3 values of money lay above the bins in which they are counted", "Only 2 runs")
	c.SuccessCut, c.Extra.Bins.Above = experiments.Count{Of: 1000}, 0
	mustNotSay(t, page(t, r), "even certain recruitment", "lay above the bins")
}

func TestFundedPostsAreNotTakenForPeople(t *testing.T) {
	text := page(t, run(t, small(t), experiments.Settings{Runs: 20, Options: []string{"more"}}))
	mustSay(t, text, "are vacant in September 2023, and ", " of those are covered by agency workers.")
}

// 66 weeks from 1 April 2023 end on 6 July 2024.
func TestAYearThatIsSimulatedInPartSaysForHowLong(t *testing.T) {
	mustSay(t, page(t, run(t, small(t), experiments.Settings{Runs: 2})), "2023-24 ", "2024-25, 96 days", "every year of the grant")
}

func TestWhatHoldingBackDoesIsToldBesideTheHeadline(t *testing.T) {
	const held = "[[option]]\nname = \"careful\"\nextends = \"more\"\n[[option.action]]\nkind = \"taper\"\nteam = \"north\"\nfrom = { week = 30 }\nby = 1\ntotal = 2\nhold_above = 15\nhold_weeks = 6\n\n[[future]]\nname = \"steady\""
	text := page(t, run(t, small(t, "[[future]]\nname = \"steady\"", held), experiments.Settings{Runs: 20}))
	mustSay(t, text, "Careful holds a step back in ", " post-weeks; they would cost ", " pounds, at each run's own price of a post, if every post were filled. With posts filled as they were, it spends ", " than taper.",
		"A step is held only once the mean of 6 weeks is above 15, when the quarter is usually lost already", " under careful and ", " under taper (mean).")
}

func TestAPromiseAboutVacanciesIsToldInPerCentWithAgencyAndCaseloadBeside(t *testing.T) {
	s := small(t, "low = 12\nhigh = 15", "measure = \"vacancy rate\"\nlow = 0\nhigh = 0.25")
	text := page(t, run(t, s, experiments.Settings{Runs: 10}))
	mustSay(t, text, "keeps the vacancy rate at or under 25 per cent in every quarter", "at most 25 per cent", "── Vacancy rate: taper",
		"Meanwhile agency workers go from ", " and the average caseload from ", "average posts vacant agency")
	mustNotSay(t, page(t, run(t, small(t), experiments.Settings{Runs: 2})), "Meanwhile agency workers go")
}

// In the small service with every post filled at once two posts more are two FTE
// more at 48,000 a year each.
func TestThePageSaysWhatACaseWeekCosts(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 20})
	text := page(t, r)
	mustSay(t, text, "What the extra money buys, and what a case-week costs: option spent more FTE more case-weeks steady fall", "FTE in post more than under none")
	for _, option := range []string{"more", "taper"} {
		price := find(r.Summary(), option, "fall").Spend.CaseWeeks
		known, _ := priced(price.Price)
		if price.Workers.Mean < 0.5 {
			known = "no price"
		}
		mustSay(t, text, known)
	}
}

// The figures are set by hand: 1,000 pounds more for 0.4 FTE; 1.2 FTE fewer that
// save 900 of 30 case-weeks; nobody more at all.
func TestAPriceIsGivenOnlyWhereThereIsWorkToPrice(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 2})
	s := r.Summary()
	set := func(fte, price, low, high experiments.Figure) string {
		for _, option := range []string{"more", "taper"} {
			for _, future := range r.Futures {
				weeks := find(s, option, future).Spend.CaseWeeks
				weeks.Workers.Mean, weeks.Price = fte, experiments.Rate{Estimate: price, Low: low, High: high}
			}
		}
		return strings.Join(strings.Fields(Page{Result: r}.bought(s)), " ")
	}
	if text := set(0.4, 50, 40, 60); text != "" {
		t.Errorf("for 0.4 FTE it says\n%s", text)
	}
	none := experiments.Figure(math.Inf(1))
	if text := set(3, 50, -none, none); text != "" {
		t.Errorf("without an interval it says\n%s", text)
	}
	mustSay(t, set(-1.2, 30, 20, 41), "30 (20 to 41)", "With fewer workers it is what a case-week given up has saved.")
	mustSay(t, set(1.2, -30, -41, -20), "-30 (-41 to -20)", "A price below 0 is more work for less money.")
	mustNotSay(t, set(1.2, 30, 20, 41), "below 0", "fewer workers", "No price")
}

// A premium of a quarter of 48,000 is 12,000 a year for each of two assignments.
func TestThePageSaysWhatConversionsSave(t *testing.T) {
	const convert = "[[option.action]]\nkind = \"convert_agency\"\nteam = \"south\"\ndate = 2023-04-01\nworkers = 2\nrole = \"social worker\"\naccept = 1\n"
	s := small(t, "vacancies = 0.3\n", "vacancies = 0.3\nagency_extra = 2\n", "limit = 5\n", "limit = 9\npremium = 0.25\n",
		"[[option]]\nname = \"taper\"", convert+"[[option]]\nname = \"taper\"")
	mustSay(t, page(t, run(t, s, experiments.Settings{Runs: 5, Options: []string{"none", "more"}})),
		"option made asked accept each a year, if filled each a year, as it was saved in all", "more 2.0 2.0 2.0 12,000 (12,000 to 12,000) ", "Agency assignments made into posts, means in steady")
}

func TestTheBaselineAsHeadlineCostsNothingExtra(t *testing.T) {
	text := page(t, run(t, small(t, "headline = \"taper\"", "headline = \"none\""), experiments.Settings{Runs: 3}))
	mustSay(t, text, "None is what the others are held against, so nothing is extra in it.", "What the extra money buys")
	mustNotSay(t, text, "every year of the grant")
}

func TestWhoCarriesTheWorkIsShownByTeam(t *testing.T) {
	s := small(t, "name = \"agency\"\nfull_caseload = 15\n", "name = \"agency\"\nfull_caseload = 15\nexperienced = \"yes\"\n",
		"name = \"south\"\nteam = \"south\"\n", "name = \"south\"\nteam = \"south\"\nroles = [\"agency\", \"social worker\"]\n")
	mustSay(t, page(t, run(t, s, experiments.Settings{Runs: 5})),
		"── Who carries the work: taper", "team load spread newly qualified agency experienced restricted", "that only some roles may hold, here south (agency and social worker).")
	plain := page(t, run(t, small(t), experiments.Settings{Runs: 5}))
	mustSay(t, plain, "team load spread newly qualified agency ─")
	mustNotSay(t, plain, "restricted", " experienced ")
}
