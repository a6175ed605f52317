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

// Of the taper the span after is the less certain: it takes more runs than the span
// owed. Without it among those kept, as in a wrong version seen to fail, the run ends
// sooner.
func TestARunToAPrecisionWaitsForTheSpanAfterToo(t *testing.T) {
	s, settings := twoCells(t)
	settings.Options, settings.Runs, settings.Precision = []string{"taper"}, MostRuns, 0.0332
	r := mustRun(t, s, settings)
	rule, c := estimate.PrecisionOf(0.0332, Confidence), r.Cells[0]
	within, after := c.Within.Met[r.Rule], c.After.Met[r.Rule]
	if wide := rule.Widest(r.Settings.Runs, after); wide > 0.0332 || wide <= rule.Widest(r.Settings.Runs, within) {
		t.Fatalf("%d and %d of %d: this is not what the test is for", within, after, r.Settings.Runs)
	}
	settings.Precision, settings.Runs = 0, r.Settings.Runs-BlockSize
	sooner := mustRun(t, s, settings).Cells[0]
	if !rule.Done(settings.Runs, sooner.Within.Met[r.Rule]) || rule.Done(settings.Runs, sooner.After.Met[r.Rule]) {
		t.Errorf("one look sooner %d and %d of %d met it", sooner.Within.Met[r.Rule], sooner.After.Met[r.Rule], settings.Runs)
	}
}

func TestARunToAPrecisionOfMeansEndsWhenEveryMeanShownIsKnown(t *testing.T) {
	s, settings := twoCells(t)
	settings.Runs, settings.PrecisionMean, settings.Workers = MostRuns, 0.25, 3
	r := mustRun(t, s, settings)
	how := r.Summary().Precision
	if runs := r.Settings.Runs; runs%BlockSize != 0 || runs < 2*BlockSize || !how.Reached || !how.Mean.Reached || how.Mean.Widest > 0.25 || how.Mean.OneDigitMore < 50*runs || how.Asked != 0 {
		t.Fatalf("it took %d runs and says %+v, %+v", runs, how, how.Mean)
	}
	// They are those of the headline at the censuses shown.
	widest := 0.0
	for _, week := range r.Moments() {
		a := AverageOf(r.Cell("taper", "fall").Sum(r.Aim.Group, r.Aim.Measure, week))
		widest = max(widest, float64(a.High-a.Low)/2)
	}
	if widest != float64(how.Mean.Widest) {
		t.Errorf("the widest is %v, and it says %v", widest, how.Mean.Widest)
	}
	settings.PrecisionMean, settings.Runs = 0, r.Settings.Runs-BlockSize
	sooner := mustRun(t, s, settings)
	if rule := r.ruleOfMeans(); rule.Done(settings.Runs, sooner.meansShown()...) {
		t.Errorf("%d runs were enough", settings.Runs)
	}
	settings.PrecisionMean, settings.Runs = 0.001, 250
	if how := mustRun(t, s, settings).Summary().Precision; how.Reached || how.Mean.Reached {
		t.Errorf("250 runs say %+v", how)
	}
}

// The chance at elasticity 0 has a fifth of the runs, so that it takes the longest.
func TestARunToAPrecisionWaitsForTheChancesThatAreAskedFor(t *testing.T) {
	s, settings := twoCells(t)
	settings.Options, settings.Runs, settings.Precision = []string{"taper"}, MostRuns, 0.04
	alone := mustRun(t, s, settings).Settings.Runs
	settings.Asked = func(s *Summary) []Chance { return []Chance{s.Cells[0].WithinZero} }
	r := mustRun(t, s, settings)
	how := r.Summary().Precision
	if r.Settings.Runs < 2*alone || !how.Reached || how.Required == nil || *how.Required > 0.04 {
		t.Errorf("it took %d runs, alone %d, and says %+v", r.Settings.Runs, alone, how)
	}
	settings.Runs = alone
	if how := mustRun(t, s, settings).Summary().Precision; how.Reached || float64(how.Widest) > 0.04 || *how.Required <= 0.04 {
		t.Errorf("%d runs say %+v", alone, how)
	}
	settings.Asked = func(*Summary) []Chance { return []Chance{chanceOf(0, 60)} }
	if wide := widestOf(settings.Asked(nil)); wide < 0.03 || wide > 0.0302 { // half of z²/(60 + z²)
		t.Errorf("none of 60 is known to within %v", wide)
	}
}
