package sweep

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAnAxisIsARangeWithAStepOrAListOrARange(t *testing.T) {
	for text, want := range map[string]Axis{
		"a.b=30:60:10":           {Key: "a.b", Values: []string{"30", "40", "50", "60"}, Low: 30, High: 60},
		"a=-0.1:0.05:0.05":       {Key: "a", Values: []string{"-0.1", "-0.05", "0", "0.05"}, Low: -0.1, High: 0.05},
		"a=0:0.35:0.1":           {Key: "a", Values: []string{"0", "0.1", "0.2", "0.3"}, High: 0.35},
		"a= none , 2024-04-01 ":  {Key: "a", Values: []string{"none", "2024-04-01"}},
		"role.social worker.x=7": {Key: "role.social worker.x", Values: []string{"7"}},
		"a=10:26":                {Key: "a", Low: 10, High: 26},
	} {
		got, err := ParseAxis(text)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%q: %v %s", text, err, diff)
		}
	}
}

func TestAnAxisThatCannotBeReadIsRefusedInWords(t *testing.T) {
	for text, want := range map[string]string{
		"posts":          "key=from:to:step is wanted",
		"=3":             "key=from:to:step is wanted",
		"a=1,1":          "stands twice",
		"a=1,,2":         "a value is empty",
		"a=1:many:2":     `"many" is no number`,
		"a=5:1:1":        "with to above from",
		"a=1:2:3:4":      "with to above from",
		"a=1:2:0":        "the step must be above 0",
		"a=1:2:-1":       "the step must be above 0",
		"a=0:1:0.000001": "at most 10000 values",
		"a=0:inf:1":      `"inf" is no number`,
	} {
		if _, err := ParseAxis(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
