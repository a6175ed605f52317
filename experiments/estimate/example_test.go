package estimate_test

import (
	"fmt"

	"headroom/experiments/estimate"
)

func ExampleProportion() {
	for _, kept := range []int{83, 0} {
		chance := estimate.Proportion(kept, 100, 0.95)
		fmt.Printf("kept in %d of 100: %.3f to %.3f (%s)\n", kept, chance.Low, chance.High, chance.Method)
	}
	// Output:
	// kept in 83 of 100: 0.745 to 0.891 (Wilson)
	// kept in 0 of 100: 0.000 to 0.030 (exact, one-sided)
}

func ExamplePairs() {
	pairs := estimate.Pairs{Both: 700, OnlyA: 45, OnlyB: 20, Neither: 235}
	gain := pairs.Difference(0.95)
	fmt.Printf("A is better by %.3f (%.3f to %.3f)\n", gain.Estimate, gain.Low, gain.High)
	fmt.Printf("pairing saves %.1f times the runs\n", pairs.VarianceReduction())
	// Output:
	// A is better by 0.025 (0.009 to 0.042)
	// pairing saves 6.1 times the runs
}
