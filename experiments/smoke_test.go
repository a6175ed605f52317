package experiments

import (
	"context"
	"headroom/models/scenario"
	"testing"
	"time"
)

func TestSmoke(t *testing.T) {
	s, f := scenario.ReadShipped("bromley")
	if f != nil {
		t.Fatal(f)
	}
	st := time.Now()
	r, err := Run(context.Background(), s, Settings{Runs: 200, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(st))
	for _, c := range r.Cells {
		t.Log(c.Option, c.Future, c.Within.Met, c.After.Met, c.WithinZero, c.Extra.Sum.Mean(), c.Years[0].Extra.Sum.Mean(), c.WithinGrant, c.Years[0].Budgeted.Mean(), c.OutOfRange)
	}
	for _, p := range r.Pairs {
		if p.A == "taper" && p.B == "slower" {
			t.Log(p.Future, p.Last.VarianceReduction(), p.Within)
		}
	}
	for _, p := range r.Splits {
		a, b := p.Variances()
		t.Log(p.Future, a, b)
	}
}
