package answer

import (
	"strings"
	"testing"

	"headroom/experiments"
)

// Where nobody holds a case the average caseload is 0, and under any figure.
func TestAPromiseThatIsKeptBecauseNobodyIsThereSaysSoBesideTheSentence(t *testing.T) {
	r := run(t, small(t, "vacancies = 0.3\ncovered = 1\n", "vacancies = 1\n", "success = 0.5", "success = 0", "limit = 5", "limit = 0"), experiments.Settings{Runs: 2})
	const warning = ". But in team south nobody is in post while it is owed, and a caseload that nobody holds counts as kept."
	if sentence := Sentence(r, "none"); !strings.Contains(sentence, warning) {
		t.Errorf("the sentence is %q", sentence)
	}
	mustSay(t, Short(r, "none", r.Futures), "; but nobody is in post")
	full := run(t, small(t), experiments.Settings{Runs: 2})
	mustNotSay(t, Sentence(full, "none")+Short(full, "none", full.Futures), "nobody is in post")
}
