package sim_test

import (
	"math"
	"testing"

	"headroom/sim"
)

// checkMean fails if the mean of independent results is 4 standard errors or
// more from the exact answer.
func checkMean(t *testing.T, name string, results *sim.Moments, exact float64) {
	t.Helper()
	z := (results.Mean() - exact) / results.StandardError()
	if !(math.Abs(z) < 4) {
		t.Errorf("%s is %.6g, exact %.6g: %.2f standard errors of %.2g off, %v results",
			name, results.Mean(), exact, z, results.StandardError(), results.N())
	}
	t.Logf("%-24s %10.6g  exact %10.6g  z %5.2f  standard error %.2g  %v results",
		name, results.Mean(), exact, z, results.StandardError(), results.N())
}

// answers gathers one value a replication of each measure of a queue.
type answers struct {
	inSystem, wait, delayed, long, blocked, crowded sim.Moments
}

// replicate runs a queue until a time, with the tallies begun at its warmUp.
// Bias of a ratio within a run, such as a mean wait, is far below its standard
// error for runs this long.
func replicate(q *queue, replications int, until float64) *answers {
	a := new(answers)
	for replication := range replications {
		q.reset(1, replication)
		q.run(until)
		served, seen := q.waits.N(), float64(q.seen)
		a.inSystem.Add(q.number.Mean(q.engine.Now()))
		a.wait.Add(q.waits.Mean())
		a.delayed.Add(float64(q.delayed) / served)
		a.long.Add(float64(q.long) / served)
		a.blocked.Add(float64(q.blocked) / seen)
		a.crowded.Add(float64(q.crowded) / seen)
	}
	return a
}

func exponential(rate float64) func(*sim.Stream) float64 {
	law := sim.Exponential{Rate: rate}
	return func(s *sim.Stream) float64 { return law.Rand(s) }
}

// known-answers.md, Q1: lambda 0.8, mu 1, stationary.
func TestMM1ReproducesItsStationaryAnswers(t *testing.T) {
	q := newQueue(1, noRoomLimit, sim.Exponential{Rate: 0.8})
	q.service, q.warmUp, q.longWait, q.crowd = exponential(1), 1000, 10, 5
	a := replicate(q, 300, 21_000)
	checkMean(t, "L", &a.inSystem, 4)
	checkMean(t, "Wq", &a.wait, 4)
	checkMean(t, "P(wait > 0)", &a.delayed, 0.8)
	checkMean(t, "P(Wq > 10)", &a.long, 0.10826823)
	checkMean(t, "P(N >= 5)", &a.crowded, 0.32768)
}

// known-answers.md, Q1: the same queue begun empty, at times 1, 5 and 20.
func TestMM1FromEmptyReproducesItsTransientAnswers(t *testing.T) {
	q := newQueue(1, noRoomLimit, sim.Exponential{Rate: 0.8})
	q.service = exponential(1)
	times := []float64{1, 5, 20}
	exact := []struct{ number, empty float64 }{{0.55155186, 0.59739875}, {1.4694608, 0.34896794}, {2.6476349, 0.2448524}}
	var number, empty [3]sim.Moments
	for replication := range 40_000 {
		q.reset(2, replication)
		for i, at := range times {
			q.engine.Run(q, at)
			number[i].Add(float64(q.inSystem))
			if q.inSystem == 0 {
				empty[i].Add(1)
			} else {
				empty[i].Add(0)
			}
		}
	}
	for i := range times {
		checkMean(t, "E N from empty", &number[i], exact[i].number)
		checkMean(t, "P(N = 0) from empty", &empty[i], exact[i].empty)
	}
}

// known-answers.md, Q2: a = 8 on 10 servers, and 40 on 45 in weeks.
func TestMMcReproducesErlangC(t *testing.T) {
	q := newQueue(10, noRoomLimit, sim.Exponential{Rate: 8})
	q.service, q.warmUp, q.longWait = exponential(1), 100, 0.5
	a := replicate(q, 200, 2100)
	checkMean(t, "P(wait > 0)", &a.delayed, 0.40918015)
	checkMean(t, "L", &a.inSystem, 9.6367206)
	checkMean(t, "Wq", &a.wait, 0.20459008)
	checkMean(t, "P(Wq > 0.5)", &a.long, 0.15052897)

	q = newQueue(45, noRoomLimit, sim.Exponential{Rate: 40.0 / 30})
	q.service, q.warmUp = exponential(1.0/30), 3000
	a = replicate(q, 100, 33_000)
	checkMean(t, "P(wait > 0), 45 servers", &a.delayed, 0.34070611)
	checkMean(t, "Wq, 45 servers", &a.wait, 2.0442367)
}

// known-answers.md, Q3: lambda 8, mu 1, 10 servers and room for 15.
func TestMMcKReproducesItsLosses(t *testing.T) {
	q := newQueue(10, 15, sim.Exponential{Rate: 8})
	q.service, q.warmUp = exponential(1), 50
	a := replicate(q, 200, 2050)
	checkMean(t, "P(block)", &a.blocked, 0.030038034)
	checkMean(t, "L", &a.inSystem, 8.3915505)
	checkMean(t, "Wq", &a.wait, 1.0814278-1)
}

// known-answers.md, Q4: lambda 0.8, mean service 1 (Pollaczek-Khinchine).
func TestMG1ReproducesPollaczekKhinchine(t *testing.T) {
	lognormal := func(variation float64) func(*sim.Stream) float64 {
		law := sim.LognormalFromMean(1, math.Sqrt(math.Log(1+variation*variation)))
		return func(s *sim.Stream) float64 { return law.Rand(s) }
	}
	for _, test := range []struct {
		name    string
		service func(*sim.Stream) float64
		wait    float64
	}{
		{"fixed service", sim.Fixed{Value: 1}.Rand, 2},
		{"lognormal, variation 0.9", lognormal(0.9), 3.62},
		{"lognormal, variation 2", lognormal(2), 10},
	} {
		q := newQueue(1, noRoomLimit, sim.Exponential{Rate: 0.8})
		q.service, q.warmUp = test.service, 2000
		a := replicate(q, 150, 42_000)
		checkMean(t, "Wq, "+test.name, &a.wait, test.wait)
		checkMean(t, "L, "+test.name, &a.inSystem, 0.8*(test.wait+1))
	}
}
