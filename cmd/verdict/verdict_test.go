package verdict

import (
	"encoding/xml"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"headroom/experiments/require"
)

func verdicts() []require.Verdict {
	return []require.Verdict{
		{Requirement: "within >= 0.8 and extra_spend <= 2e6", Where: "taper, no|fall", Checks: []require.Check{
			{Text: "within >= 0.8", Value: require.Value{Estimate: 0.15, Low: 0.13, High: 0.17}, Bound: 0.8, Short: 0.65},
			{Text: "extra_spend <= 2000000", Value: require.Value{Estimate: 1.9e6, Low: 1.7e6, High: 2.1e6}, Bound: 2e6, Holds: true},
		}},
		{Requirement: "confidently(after < 0.2)", Where: "taper", Holds: true, Checks: []require.Check{
			{Text: "after < 0.2", Value: require.Value{Estimate: 0, Low: 0, High: 0.0123456}, Bound: 0.2, Holds: true, Confidently: true},
		}},
	}
}

func written(t *testing.T, format string, v []require.Verdict) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, format, v, nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestVerdictsAreWrittenInEveryForm(t *testing.T) {
	for format, want := range map[string]string{
		"text": `FAILS  within >= 0.8 and extra_spend <= 2e6 (taper, no|fall)
       within >= 0.8: 0.15 (0.13 to 0.17), short by 0.65
       extra_spend <= 2000000: 1900000 (1700000 to 2100000); by the estimate alone: the interval reaches beyond 2000000
holds  confidently(after < 0.2) (taper)
       after < 0.2: 0 (0 to 0.01235), confidently
1 of 2 required conditions does not hold.
`,
		"markdown": `**Headroom: 1 of 2 required conditions does not hold.**

| | required | where | came to |
|---|---|---|---|
` + "| FAILS | `within >= 0.8 and extra_spend <= 2e6` | taper, no\\|fall | within >= 0.8: 0.15 (0.13 to 0.17), short by 0.65; extra_spend <= 2000000: 1900000 (1700000 to 2100000); by the estimate alone: the interval reaches beyond 2000000 |\n" +
			"| holds | `confidently(after < 0.2)` | taper | after < 0.2: 0 (0 to 0.01235), confidently |\n",
		"github": `::error title=Headroom%3A FAILS within >= 0.8 and extra_spend <= 2e6 (taper%2C no|fall)::within >= 0.8: 0.15 (0.13 to 0.17), short by 0.65
::notice title=Headroom%3A holds confidently(after < 0.2) (taper)::after < 0.2: 0 (0 to 0.01235), confidently
`,
	} {
		if diff := cmp.Diff(want, written(t, format, verdicts())); diff != "" {
			t.Errorf("%s: %s", format, diff)
		}
	}
}

func TestJUnitIsXMLWithAFailureForEachVerdictThatFails(t *testing.T) {
	var s suite
	if err := xml.Unmarshal([]byte(written(t, "junit", verdicts())), &s); err != nil {
		t.Fatal(err)
	}
	if s.Tests != 2 || s.Failures != 1 || len(s.Cases) != 2 || s.Cases[1].Failure != nil || s.Cases[0].Failure == nil {
		t.Fatalf("%+v", s)
	}
	if got := s.Cases[0].Failure.Message; got != "within >= 0.8: 0.15 (0.13 to 0.17), short by 0.65" {
		t.Errorf("the failure says %q", got)
	}
}

func TestABoundThatIsMissingIsSaidToBe(t *testing.T) {
	v := []require.Verdict{{Requirement: "x < 1", Checks: []require.Check{{Text: "x < 1", Value: require.Value{Estimate: 0, Low: math.Inf(-1), High: math.Inf(1)}, Bound: 1, Holds: true}}}}
	if got := written(t, "text", v); !strings.Contains(got, "0 (no bound to no bound)") {
		t.Errorf("%s", got)
	}
}

func TestWhatNeedNotHoldAndWhatMustNotBeSureAreSaidToBe(t *testing.T) {
	v := []require.Verdict{
		{Requirement: "(a >= 2 or b >= 2) and not confidently(c >= 2)", Checks: []require.Check{
			{Text: "a >= 2", Value: require.Value{Estimate: 1, Low: 0.5, High: 1.5}, Bound: 2, Short: 1, Excused: true},
			{Text: "b >= 2", Value: require.Value{Estimate: 4, Low: 3, High: 5}, Bound: 2, Holds: true},
			{Text: "c >= 2", Value: require.Value{Estimate: 4, Low: 3, High: 5}, Bound: 2, Unsure: true, Short: 1},
		}},
		{Requirement: "not confidently(c >= 3.5)", Holds: true, Checks: []require.Check{
			{Text: "c >= 3.5", Value: require.Value{Estimate: 4, Low: 3, High: 5}, Bound: 3.5, Unsure: true, Holds: true},
		}},
	}
	want := `FAILS  (a >= 2 or b >= 2) and not confidently(c >= 2)
       a >= 2: 1 (0.5 to 1.5), short by 1, but the other side of an or holds
       b >= 2: 4 (3 to 5)
       not confidently(c >= 2): 4 (3 to 5), sure by 1
holds  not confidently(c >= 3.5)
       not confidently(c >= 3.5): 4 (3 to 5), not sure
1 of 2 required conditions does not hold.
`
	if diff := cmp.Diff(want, written(t, "text", v)); diff != "" {
		t.Error(diff)
	}
	if got := written(t, "github", v[:1]); strings.Contains(got, "::a >= 2") || strings.Count(got, "\n") != 1 {
		t.Errorf("an annotation blames what need not hold, or nothing:\n%s", got)
	}
	if got := written(t, "junit", v); !strings.Contains(got, `message="not confidently(c &gt;= 2): 4 (3 to 5), sure by 1"`) {
		t.Errorf("the failure is\n%s", got)
	}
}
