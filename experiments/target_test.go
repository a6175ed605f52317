package experiments

import (
	"math"
	"strings"
	"testing"

	"headroom/models/care"
	"headroom/models/scenario"

	"pgregory.net/rapid"
)

// blocks is a series of equal stretches, 13 censuses each.
func blocks(values ...float64) []float64 {
	var series []float64
	for _, x := range values {
		for range quarter {
			series = append(series, x)
		}
	}
	return series
}

// with is a series with some censuses changed.
func with(series []float64, x float64, censuses ...int) []float64 {
	for _, k := range censuses {
		series[k] = x
	}
	return series
}

// Each series is judged by hand at 12 to 15. The name says which wrong reading
// would judge it otherwise.
func TestReadJudgesByHandAndRejectsWrongReadings(t *testing.T) {
	for _, c := range []struct {
		name   string
		series []float64
		span   Span
		met    [Rules]bool // quarter, week, year ends, last quarter, most weeks
		share  float64
		below  float64
	}{
		{
			"at the target is within, not over",
			blocks(15, 15, 15, 15),
			Span{0, 51},
			[Rules]bool{true, true, true, true, true},
			1, 0,
		},
		{
			"a quarter of 16 fails though the year's mean is 14.25",
			blocks(14, 16, 14, 13),
			Span{0, 51},
			[Rules]bool{false, false, true, true, true},
			0.75, 0,
		},
		{
			"one bad week fails every week and no quarter",
			with(blocks(14, 14, 14, 14), 20, 20),
			Span{0, 51},
			[Rules]bool{true, false, true, true, true},
			51.0 / 52, 0,
		},
		{
			"the year end is its last census, not its mean",
			with(blocks(14, 14, 14, 14), 15.1, 51),
			Span{0, 51},
			[Rules]bool{true, false, false, true, true},
			51.0 / 52, 0,
		},
		{
			"good year ends do not make good quarters",
			with(blocks(16, 16, 16, 16, 16, 16, 16, 16), 15, 51, 103),
			Span{0, 103},
			[Rules]bool{false, false, true, false, false},
			2.0 / 104, 0,
		},
		{
			"the first of two year ends counts",
			with(blocks(14, 14, 14, 14, 14, 14, 14, 14), 17, 51),
			Span{0, 103},
			[Rules]bool{true, false, false, true, true},
			103.0 / 104, 0,
		},
		{
			"a last block that is not whole counts, with its own mean",
			append(blocks(14, 14), 16, 16),
			Span{0, 27},
			[Rules]bool{false, false, false, true, true}, // and there is no year end
			26.0 / 28, 0,
		},
		{
			"the last quarter is the last 13 censuses, not the last block",
			append(blocks(14, 15.5), 14.5, 14.5),
			Span{0, 27},
			[Rules]bool{false, false, false, false, true},
			15.0 / 28, 0,
		},
		{
			"half of the weeks is most",
			blocks(16, 16, 14, 14),
			Span{0, 51},
			[Rules]bool{false, false, true, true, true},
			0.5, 0,
		},
		{
			"one under half of the weeks is not",
			with(blocks(16, 16, 14, 14), 16, 26),
			Span{0, 51},
			[Rules]bool{false, false, true, true, false},
			25.0 / 52, 0,
		},
		{
			"below the band is counted and not failed, and 12 is in it",
			blocks(11.9, 12, 14, 14),
			Span{0, 51},
			[Rules]bool{true, true, true, true, true},
			1, 0.25,
		},
		{
			"blocks begin at the span's first census, and what lies outside is not owed",
			with(append([]float64{99, 99, 99}, append(blocks(15, 15), 99)...), 15.1, 15),
			Span{3, 28},
			[Rules]bool{false, false, false, true, true},
			25.0 / 26, 0,
		},
		{
			"a span under a quarter is one block and has no year end",
			[]float64{16, 14, 14},
			Span{0, 2},
			[Rules]bool{true, false, false, true, true},
			2.0 / 3, 0,
		},
		{
			"a year that is not whole has no end",
			append(blocks(14, 14, 14, 14), 16, 16),
			Span{0, 53},
			[Rules]bool{false, false, true, true, true},
			52.0 / 54, 0,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Read(c.series, c.span, 12, 15)
			for rule, met := range got.Met {
				if met != c.met[rule] {
					t.Errorf("%s: %v, want %v", RuleNames[rule], met, c.met[rule])
				}
			}
			if math.Abs(got.Share-c.share) > 1e-12 || math.Abs(got.Below-c.below) > 1e-12 {
				t.Errorf("share %v and below %v, want %v and %v", got.Share, got.Below, c.share, c.below)
			}
		})
	}
}

func TestAYearEndThatIsNotThereHasNoChanceAndCannotBeTheRule(t *testing.T) {
	text := smallText(t) // owed at 39 censuses, then at 13
	r := mustRun(t, parse(t, text), Settings{Runs: 3, Seed: 1, Options: []string{"none"}, Futures: []string{"fall"}})
	cell := r.Summary().Cells[0]
	for _, chance := range []Chance{cell.Readings.AtYearEnds, cell.AfterReadings.AtYearEnds} {
		if chance.Runs != 0 || !math.IsNaN(float64(chance.Estimate)) {
			t.Errorf("at year ends, of which there is none: %+v", chance)
		}
	}
	text = replaced(t, text, `rule = "every quarter"`, `rule = "at year ends"`)
	if err := Check(parse(t, text), Settings{Runs: 1}); err == nil || !strings.Contains(err.Error(), "only 39 censuses") {
		t.Errorf("a rule of year ends without one: %v", err)
	}
	text = replaced(t, replaced(t, text, "from = { week = 14 }", "from = { week = 1 }"), "after_to = { week = 65 }", "after_to = { week = 60 }")
	if err := Check(parse(t, text), Settings{Runs: 1}); err == nil || !strings.Contains(err.Error(), "only 8 censuses lie between its after_from") {
		t.Errorf("a rule of year ends without one afterwards: %v", err)
	}
}

func TestReadingsOfAnySeriesAreOrderedByStrictness(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		series := rapid.SliceOfN(rapid.Float64Range(13, 17), 1, 120).Draw(t, "series")
		first := rapid.IntRange(0, len(series)-1).Draw(t, "first")
		span := Span{first, rapid.IntRange(first, len(series)-1).Draw(t, "last")}
		r := Read(series, span, 14, 15)
		if r.Met[EveryWeek] != (r.Share == 1) {
			t.Fatalf("every week %v with share %v", r.Met[EveryWeek], r.Share)
		}
		if r.Met[MostWeeks] != (r.Share >= 0.5) {
			t.Fatalf("share of weeks %v with share %v", r.Met[MostWeeks], r.Share)
		}
		if r.Met[EveryWeek] && !(r.Met[EveryQuarter] && r.Met[AtYearEnds] == (span.YearEnds() > 0) && r.Met[LastQuarter]) {
			t.Fatalf("every week is met, and not all of the others: %v", r.Met)
		}
		if span.Len()%quarter == 0 && r.Met[EveryQuarter] && !r.Met[LastQuarter] {
			t.Fatalf("every quarter is met, and not the last: %v", r.Met)
		}
	})
}

// docs/model.md, section 13: 53 to 208 (12 blocks of 13), and 209 to 260.
func TestBromleysPromiseIsOwedAtCensuses53To208AndJudgedAfterwardsAt209To260(t *testing.T) {
	s := bromley(t)
	owed, after := SpanOf(s, s.Target.From, s.Target.To), SpanOf(s, s.Target.AfterFrom, s.Target.AfterTo)
	if owed != (Span{53, 208}) || owed.Len() != 12*quarter {
		t.Errorf("owed at %+v, %d censuses", owed, owed.Len())
	}
	if after != (Span{209, 260}) || after.Len() != year {
		t.Errorf("afterwards %+v, %d censuses", after, after.Len())
	}
}

func TestASpanHoldsTheCensusesOnItsDatesAndStaysInTheRun(t *testing.T) {
	s := bromley(t) // starts on Saturday 1 April 2023
	for _, c := range []struct {
		name     string
		from, to scenario.When
		want     Span
	}{
		{"both ends on a census", scenario.OnDate(2023, 4, 8), scenario.OnDate(2023, 4, 15), Span{1, 2}},
		{"a day inside both ends", scenario.OnDate(2023, 4, 9), scenario.OnDate(2023, 4, 14), Span{2, 1}},
		{"weeks", scenario.AtWeek(10), scenario.AtWeek(20), Span{10, 20}},
		{"begins before the start", scenario.OnDate(2020, 1, 1), scenario.AtWeek(3), Span{0, 3}},
		{"ends after the run", scenario.AtWeek(250), scenario.AtWeek(9999), Span{250, 260}},
		{"not set", scenario.When{}, scenario.When{}, Span{0, -1}},
	} {
		if got := SpanOf(s, c.from, c.to); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
	if n := (Span{2, 1}).Len(); n != 0 {
		t.Errorf("a span without censuses has %d", n)
	}
}

func TestRulesAndMeasuresAreFoundByTheWordsOfTheScenario(t *testing.T) {
	for rule, words := range RuleNames {
		if got := ruleOf(words); got != Rule(rule) {
			t.Errorf("%q is read as %q", words, RuleNames[got])
		}
		text := replaced(t, smallText(t), `rule = "every quarter"`, `rule = "`+words+`"`)
		if s := parse(t, text); ruleOf(s.Target.Rule) != Rule(rule) {
			t.Errorf("a scenario cannot ask for %q", words)
		}
	}
	for words, want := range map[string]Aim{
		"open cases per FTE in post": {Measure: care.OpenPerFTE, Low: 12, High: 15},
		"average caseload":           {Measure: care.AverageCaseload, Low: 12, High: 15},
		"unallocated cases":          {Measure: care.Unallocated, Low: 12, High: 15},
		"share in time":              {Measure: care.ShareInTime, Low: 12, High: 15, AtLeast: true},
	} {
		got := aimOf(&scenario.Scenario{Target: scenario.Target{Measure: words, Low: 12, High: 15}})
		if got != want {
			t.Errorf("%q asks for %+v, want %+v", words, got, want)
		}
	}
}

func TestAShareInTimeIsKeptAtOrOverTheFigure(t *testing.T) {
	aim := Aim{Measure: care.ShareInTime, Low: 0.9, High: 1, AtLeast: true}
	r := aim.read([]float64{0.9, 0.95, 0.8}, Span{0, 2})
	if r.Met[EveryWeek] || r.Share != 2.0/3 || r.Below != 0 {
		t.Errorf("0.9, 0.95, 0.8 against at least 0.9: %+v, want two of three weeks kept and none below a band", r)
	}
}
