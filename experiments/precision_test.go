package experiments

import (
	"bytes"
	"testing"

	"headroom/experiments/estimate"
)

func TestARunToAPrecisionEndsAtTheFirstLookThatIsGoodEnough(t *testing.T) {
	s, settings := twoCells(t)
	settings.Runs, settings.Precision, settings.Workers = MostRuns, 0.03, 3
	r := mustRun(t, s, settings)
	runs := r.Settings.Runs
	if runs%BlockSize != 0 || runs < 400 || runs > 1200 {
		t.Fatalf("it took %d runs", runs) // 1,068 are enough for half a chance
	}

	// A run of so many is the same, but for what says how it ended.
	settings.Precision, settings.Runs = 0, runs
	same := mustRun(t, s, settings)
	how := r.Summary().Precision
	if !how.Reached || how.Widest > 0.03 || how.OneDigitMore < 50*runs {
		t.Errorf("it says of itself %+v", how)
	}
	r.Settings.Precision = 0
	mustBeTheSameResult(t, "without a precision", r, same)

	// One look sooner it was not good enough.
	settings.Runs -= BlockSize
	sooner := mustRun(t, s, settings)
	if rule := estimate.PrecisionOf(0.03, Confidence); rule.Done(sooner.Settings.Runs, sooner.kept()...) {
		t.Errorf("%d runs were enough", sooner.Settings.Runs)
	}
}

func TestARunToAPrecisionEndsAtItsMostRuns(t *testing.T) {
	s, settings := twoCells(t)
	settings.Runs, settings.Precision = 450, 0.01
	r := mustRun(t, s, settings)
	if how := r.Summary().Precision; r.Settings.Runs != 450 || how.Reached || how.Widest <= 0.01 {
		t.Errorf("it took %d runs and says %+v", r.Settings.Runs, how)
	}
}

func TestARunToAPrecisionThatWasBrokenOffEndsWhereItWouldHave(t *testing.T) {
	s, settings := twoCells(t)
	settings.Runs, settings.Precision = MostRuns, 0.045
	want := mustRun(t, s, settings)
	kept := newShelf()
	settings.Keeper, settings.Runs, settings.Precision = kept, 400, 0
	mustRun(t, s, settings)
	settings.Runs, settings.Precision = MostRuns, 0.045
	got := mustRun(t, s, settings)
	if got.Settings.Runs != want.Settings.Runs || !bytes.Equal(summaryBytes(t, got), summaryBytes(t, want)) {
		t.Errorf("it took %d runs and gives other bytes than in one go, %d runs", got.Settings.Runs, want.Settings.Runs)
	}
}

func TestASummaryWithoutAPrecisionSaysNothingOfOne(t *testing.T) {
	s, settings := twoCells(t)
	settings.Runs = 2
	if bytes.Contains(summaryBytes(t, mustRun(t, s, settings)), []byte("precision")) {
		t.Error("it does")
	}
}
