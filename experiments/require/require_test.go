package require

import (
	"math"
	"strings"
	"testing"
)

func cells() []Cell {
	return []Cell{
		{Option: "taper", Future: "steady", Measures: map[string]Value{"within": {0.6, 0.5, 0.7}, "extra_spend": {2e6, 1.5e6, 2.5e6}}, Weekly: map[string][]Value{"caseload": {{15, 14, 16}, {14, 13, 15}}}, Yearly: map[string][]Value{"extra_spend": {{1e6, 9e5, 11e5}}}},
		{Option: "taper", Future: "fall", Measures: map[string]Value{"within": {0.9, 0.85, 0.95}, "extra_spend": {1e6, 0.5e6, 1.5e6}}},
		{Option: "hold", Future: "steady", Measures: map[string]Value{"within": {0.8, 0.75, 0.85}, "extra_spend": {math.NaN(), math.NaN(), math.NaN()}}},
		{Option: "hold", Future: "fall", Measures: map[string]Value{"within": {1, 0.99, 1}, "extra_spend": {3e6, math.NaN(), math.NaN()}}},
	}
}

func judged(t *testing.T, text string) []Verdict {
	t.Helper()
	r, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	verdicts, err := r.Judge(cells(), "taper")
	if err != nil {
		t.Fatal(err)
	}
	return verdicts
}

// holds is "+" where a verdict holds and "-" where not, in the order of cells.
func holds(verdicts []Verdict) string {
	text := ""
	for _, v := range verdicts {
		if v.Holds {
			text += "+"
		} else {
			text += "-"
		}
	}
	return text
}

func TestARequirementHoldsOrNotInEveryCellThatItIsAbout(t *testing.T) {
	for text, want := range map[string]string{
		"within >= 0.6":                                   "++",
		"within > 0.6":                                    "-+",
		"within >= 0.8":                                   "-+",
		"within <= 0.8":                                   "+-",
		"0.8 <= within":                                   "-+",
		"confidently(within >= 0.6)":                      "-+",
		"confidently(within >= 0.5)":                      "++",
		"confidently(within <= 0.7)":                      "+-",
		"confidently(within < 0.7)":                       "--",
		"within >= 0.6 and extra_spend <= 1.5e6":          "-+",
		"within >= 0.6 && confidently(extra_spend < 3e6)": "++",
		"within[hold] >= 0.8":                             "++",
		"within[hold, steady] > 0.8":                      "-",
		`within["hold", 'fall'] >= 1`:                     "+",
		"within[hold] - within >= 0.15":                   "+-",
		"within[hold] - within[taper] >= 0.15":            "+-",
		"confidently(within[hold] - within >= 0.05)":      "+-",
		"confidently(within[hold] - within > 0.06)":       "--",
		"within >= within[hold]":                          "--",
		"caseload[steady, week 1] <= 14":                  "+",
		"confidently(caseload[steady, week 1] <= 14)":     "-",
		"extra_spend[taper, steady, year 1] <= 1000000":   "+",
		"within * 100 >= 80":                              "-+",
		"-extra_spend / 2 > -600000":                      "-+",
	} {
		if got := holds(judged(t, text)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestAVerdictSaysWhereAndByHowMuchItFails(t *testing.T) {
	v := judged(t, "within >= 0.8 and confidently(extra_spend <= 2400000)")[0]
	if v.Where != "taper, steady" || len(v.Checks) != 2 {
		t.Fatalf("%+v", v)
	}
	first, second := v.Checks[0], v.Checks[1]
	if first.Text != "within >= 0.8" || math.Abs(first.Short-0.2) > 1e-12 || first.Value.Estimate != 0.6 || first.Confidently {
		t.Errorf("%+v", first)
	}
	if second.Text != "extra_spend <= 2400000" || second.Short != 1e5 || !second.Confidently {
		t.Errorf("%+v", second)
	}
	if where := judged(t, "within[hold, fall] >= 0.8")[0].Where; where != "" {
		t.Errorf("what names its cell is said to be of %q", where)
	}
	if where := judged(t, "within[hold] >= 0.8")[1].Where; where != "fall" {
		t.Errorf("what names its option is said to be of %q", where)
	}
}

func TestWhatCannotBeAskedIsRefusedInWords(t *testing.T) {
	for text, want := range map[string]string{
		"within >=":             `"within >=" cannot be read: unexpected token EOF`,
		"within ? 3":            "cannot be read",
		"within":                `"within" is no comparison`,
		"within == 0.8":         "an estimate is exactly a number, which it never is: use >= or <=",
		"not within >= 0.8":     "put what is not to be in brackets, as in not (within >= 0.8)",
		"not (within)":          `"within" is no comparison`,
		"within >= 0.8 or true": "is no comparison",
		"within >= not (3)":     "put what is not to be in brackets",
		"confidently(not confidently(within >= 0.8))": "is no comparison",
		"within >= 0.8 ?? within >= 0.7":              "is no figure",
		"within >= 'high'":                            "is no figure",
		"len(within) >= 1":                            "is no figure",
		"confidently(confidently(within >= 0.8))":     "is no comparison",
		"max(within) >= 1":                            "is no figure",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	for text, want := range map[string]string{
		"wihtin >= 0.8":                 `measure "wihtin": there is none of that name; the names are caseload, extra_spend, within; did you mean "within"?`,
		"within[tapr] >= 0.8":           `within[tapr]: no option and no future of that name was run, and it is neither "week N" nor "year N": option or future "tapr": there is none of that name; the names are taper, hold, steady, fall; did you mean "taper"?`,
		"caseload >= 3":                 "caseload is a figure of each week: say which, as in caseload[week 52]",
		"caseload[week 2] >= 3":         "caseload[week 2]: a week from 0 to 1 is wanted",
		"extra_spend[year 0] >= 3":      "extra_spend[year 0]: a year from 1 to 1 is wanted",
		"within[week 1] >= 3":           "within has no figure of each week",
		"caseload[week 1.9] >= 3":       `caseload[week 1.9]: "1.9" is no whole number: a week from 0 to 1 is wanted`,
		"caseload[week 1x] >= 3":        `"1x" is no whole number`,
		"wihtin[week 1] >= 3":           `did you mean "within"?`,
		"within[hold, taper] >= 3":      "within[hold, taper]: one option is wanted",
		"caseload[week 1, week 0] >= 3": "one week or year is wanted",
		"within[recruitment = 3] >= 3":  "a key with a value names a point of a sweep, and this is none",
		"extra_spend[hold, steady] > 1": "extra_spend has no value for hold, steady in these runs",
		"1 / (within - 0.6) > 1":        "a division by what may be nothing",
	} {
		r, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Judge(cells(), "taper"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	r, _ := Parse("within >= 0.8")
	if _, err := r.Judge(cells(), "slower"); err == nil || !strings.Contains(err.Error(), `option "slower" was not run`) {
		t.Errorf("%v", err)
	}
}

func TestNothingIsSureOfAMissingBound(t *testing.T) {
	if got := holds(judged(t, "confidently(extra_spend[hold, fall] <= 9e9)")); got != "-" {
		t.Errorf("a spend without an upper end is surely under nine thousand million: %s", got)
	}
}

// The cells' chances are 0.6 (0.5 to 0.7) and 0.9 (0.85 to 0.95).
func TestConditionsAreJoinedAndTurnedRound(t *testing.T) {
	for text, want := range map[string]string{
		"within >= 0.8 or extra_spend >= 2e6":                            "++",
		"within >= 0.8 || extra_spend >= 3e6":                            "-+",
		"within >= 0.95 or extra_spend >= 3e6":                           "--",
		"not (within >= 0.8)":                                            "+-",
		"!(within > 0.6)":                                                "+-",
		"not (within >= 0.6)":                                            "--",
		"not not (within >= 0.8)":                                        "-+",
		"not (within >= 0.8 and extra_spend <= 1.5e6)":                   "+-",
		"not (within >= 0.8 or extra_spend >= 2e6)":                      "--",
		"not (within >= 0.8 or extra_spend >= 3e6)":                      "+-",
		"within >= 0.95 or within <= 0.7 and extra_spend <= 2e6":         "+-", // and binds first
		"(within >= 0.95 or within <= 0.7) and extra_spend <= 1e6":       "--",
		"confidently(within >= 0.8 or extra_spend >= 1.4e6)":             "++",
		"confidently(within >= 0.8 or extra_spend >= 1.6e6)":             "-+", // neither is sure
		"confidently(within >= 0.6 or within < 0.6)":                     "-+", // nor is either of these, though one must be so
		"confidently(not (within >= 0.8))":                               "+-", // sure of the contrary
		"confidently(not (within >= 0.7))":                               "--", // 0.7 itself may be
		"confidently(not (within > 0.7))":                                "+-",
		"confidently(not (within >= 0.8 and extra_spend <= 1e5))":        "++", // sure that one of them is not so
		"not confidently(within >= 0.6)":                                 "+-", // not sure of it, though the estimate is there
		"not confidently(within >= 0.5)":                                 "--",
		"not confidently(within > 0.5)":                                  "+-",
		"not confidently(within < 0.8)":                                  "-+",
		"not confidently(not (within >= 0.65))":                          "++", // it may be so
		"not confidently(not (within >= 0.75))":                          "-+",
		"not confidently(within >= 0.5 and extra_spend <= 2e6)":          "+-",
		"not confidently(within >= 0.8 or extra_spend >= 1e6)":           "--",
		"not (confidently(within >= 0.8) or confidently(within <= 0.7))": "--",
	} {
		if got := holds(judged(t, text)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// What a condition and its contrary come to never agree, but inside confidently,
// where both may fail.
func TestAConditionTurnedRoundIsItsContrary(t *testing.T) {
	for _, text := range []string{
		"within >= 0.6", "within > 0.6", "within <= 0.9 and extra_spend > 1e6", "within < 0.7 or extra_spend > 1e6 and within > 0.9", "confidently(within >= 0.5)",
		"confidently(within < 0.7 or extra_spend < 1e6)", "not (within < 0.7 and not (extra_spend > 1e6))", "confidently(within >= 0.8) or confidently(not (within >= 0.65 and extra_spend >= 0.4e6))",
	} {
		is, contrary := judged(t, text), judged(t, "not ("+text+")")
		for i := range is {
			if is[i].Holds == contrary[i].Holds {
				t.Errorf("in %s both %q and its contrary come to %v", is[i].Where, text, is[i].Holds)
			}
		}
	}
}

func TestAFailureNamesThePartThatFailsAndExcusesWhatNeedNotHold(t *testing.T) {
	type told struct {
		text    string
		short   float64
		excused bool
	}
	for text, want := range map[string][]told{
		"(within >= 0.8 or extra_spend >= 1e6) and extra_spend <= 1.9e6": {{"within >= 0.8", 0.2, true}, {"extra_spend >= 1000000", 0, false}, {"extra_spend <= 1900000", 1e5, false}},
		"within >= 0.8 or extra_spend >= 3e6":                            {{"within >= 0.8", 0.2, false}, {"extra_spend >= 3000000", 1e6, false}},
		"not (within >= 0.5)":                                            {{"within < 0.5", 0.1, false}},
		"not (within < 0.8 and extra_spend > 1e6)":                       {{"within >= 0.8", 0.2, false}, {"extra_spend <= 1000000", 1e6, false}},
		"confidently(not (within >= 0.65))":                              {{"within < 0.65", 0.05, false}},
		"not confidently(within >= 0.45)":                                {{"within >= 0.45", 0.05, false}},
		"not confidently(not (within >= 0.75))":                          {{"within < 0.75", 0.05, false}},
	} {
		v := judged(t, text)[0]
		if v.Holds || len(v.Checks) != len(want) {
			t.Fatalf("%s: %+v", text, v)
		}
		for i, w := range want {
			c := v.Checks[i]
			if c.Text != w.text || math.Abs(c.Short-w.short) > 1e-9 || c.Excused != w.excused || c.Holds != (w.short == 0) {
				t.Errorf("%s: %+v, want %+v", text, c, w)
			}
		}
	}
	if c := judged(t, "not confidently(within >= 0.45)")[0].Checks[0]; !c.Unsure || c.Confidently {
		t.Errorf("%+v", c)
	}
}
