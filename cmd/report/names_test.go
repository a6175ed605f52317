package report

import (
	"fmt"
	"testing"

	"headroom/cmd/answer"
	"headroom/cmd/output"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/models/scenario"
	"headroom/plots"
)

func TestValuesAreWrittenInTheirOwnTerms(t *testing.T) {
	for want, d := range map[string]experiments.DriverSummary{
		"−5.3% a year":         {Unit: "change a year", At10: -0.053},
		"18% a year":           {Unit: "leavers a year per person in post", At10: 0.18},
		"9% a year either way": {Unit: "standard deviation of the log after a year", At10: 0.09},
		"19 cases a worker":    {Unit: "cases per FTE of holders", At10: 19},
		"25%":                  {Unit: "share of a post's cost", At10: 0.25},
		"1 (no change)":        {Name: "multiplier of the leaving hazard", At10: 1},
		"1.5 times":            {Name: "multiplier of the leaving hazard", At10: 1.5},
		"1 week":               {Unit: "weeks", At10: 1},
		"6 weeks":              {Unit: "weeks", At10: 6},
		"1.8 full caseloads":   {Unit: "full caseloads", At10: 1.8},
		"52,000 pounds":        {Unit: "pounds", At10: 52_000},
		"0.3":                  {At10: 0.3},
	} {
		if got := valued(d.At10, &d); got != want {
			t.Errorf("%+v is written %q, want %q", d, got, want)
		}
	}
}

// Wrong version, seen to fail: the name alone, which says of no stage whose work it is.
func TestAnAssumptionOfOneOfSeveralStagesSaysWhose(t *testing.T) {
	s, faults := scenario.Read("bradford.toml", scenario.ShippedSource("bradford"), scenario.ShippedFolder())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r := &record.Record{Scenario: s}
	for key, want := range map[string]string{
		"stage.child in need.work.mean_weeks": "the weeks of work in a case (child in need)",
		"team.assessment.cap":                 "how much a worker holds before a manager gives them no more", // the other team's moves with it
		"stream.children.drift_per_year":      "the swings of demand from year to year",
		"agency.limit":                        "how many agency workers can be had at one time",
	} {
		if got := named(r, record.Driver{Key: key}); got != want {
			t.Errorf("%s is called %q, want %q", key, got, want)
		}
	}
}

func TestMoneyIsRoundedToWhatIsKnown(t *testing.T) {
	for x, want := range map[experiments.Figure]string{2_682_022: "2,682,000", 62_024: "62,000", -512_817: "−513,000", -608: "−600", 40: "0", -40: "0"} {
		if got := pounds(x); got != want {
			t.Errorf("%v is %s, want %s", float64(x), got, want)
		}
	}
}

// Wrong version, seen to fail: the unit left out, so that -10 is no share of anything.
func TestACurveIsNamedInWords(t *testing.T) {
	r := &record.Record{Scenario: &scenario.Scenario{}}
	r.Summary.Passed.Futures = []answer.Naming{{Name: "level", Title: "New cases stay as they were.", Says: "new cases stay as they were"}}
	named := func(key, across, line string, others ...string) plots.Curve {
		s := &record.Sweep{}
		for _, k := range append([]string{key}, others...) {
			s.Summary.Variables = append(s.Summary.Variables, output.SweepVariable{Key: k, Name: "as the handbook says"})
		}
		return curveInWords(r, s, plots.Curve{Title: "as it was", Across: across, Subtitle: `option "x", future "level", 10 runs`, SeenLabel: `future "level", from DfE`, Lines: []plots.CurveLine{{Name: line}}})
	}
	c := named("stream.children.trend_per_year", "Yearly change in demand (%)", "elasticity 0.3", "pace.elasticity")
	if got, want := fmt.Sprint(c.Across, "|", c.Lines[0].Name, "|", c.Subtitle, "|", c.SeenLabel, "|", c.Title), `The yearly change in new cases (%)|elasticity 0.3|option "x", if new cases stay as they were, 10 runs|from DfE|as it was`; got != want {
		t.Errorf("it is %q, want %q", got, want)
	}
	c = named("option.eight.add_posts.1.posts", "How many (posts)", "level")
	if got, want := c.Title+"|"+c.Lines[0].Name, "The chance of keeping the promise, by how many posts are added|New cases stay as they were"; got != want {
		t.Errorf("it is %q, want %q", got, want)
	}
	for line, want := range map[string]string{"trend per year 0": "new cases stay level", "trend per year -0.05": "new cases −5% a year", "lag 1": "recruitment takes as long as before", "lag 0.6": "recruitment takes 0.6 times as long", "caseload at start 16": "16 cases a worker on the first day"} {
		c := named("team.a.cap", "cap", line, "stream.children.trend_per_year", "option.x.campaign.2.lag", "team.children.caseload_at_start")
		if c.Lines[0].Name != want {
			t.Errorf("%q is named %q, want %q", line, c.Lines[0].Name, want)
		}
	}
}
