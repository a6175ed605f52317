// Package estimate says how well a number is known: it turns counts and sums
// over replications into an estimate with its confidence interval.
//
// The functions are small and pure: plain numbers in, an Interval out. They
// know nothing of the model that was run.
//
//	chance := estimate.Proportion(83, 100, 0.95)           // Wilson: 0.745 to 0.891
//	mean := estimate.Mean(5, 15.12, 0.467, 0.95)           // Student t: 14.27 to 15.97
//	gain := estimate.Pairs{Both: 700, OnlyA: 45, OnlyB: 20, Neither: 235}.Difference(0.95)
//
// A confidence interval here is simulation error: what more replications would
// narrow. It is not the range of futures that the replications show, and the
// two must never be printed under one name.
//
// Two options that were run with common random numbers are compared
// replication by replication (Pairs, and Mean of the differences). Comparing them
// as if they were independent throws that precision away.
//
// A bound that the data cannot give is the end of its scale, never an
// invented number: 0 or 1 for a proportion, an infinity otherwise, and the
// Interval carries a Warning that says so. A count or a confidence that can
// only be a mistake in the calling code panics.
package estimate
