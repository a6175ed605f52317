// Package coverage measures, on cases whose truth is known exactly, how often
// each interval that Headroom prints or offers holds that truth. All of it is
// test code.
//
// A few hundred batches of each case are in go test, held to bands as wide as
// so few allow. With HEADROOM_LONG=1 there are 2,000, and the tables that they
// give must be those of docs/intervals.md:
//
//	HEADROOM_LONG=1 go test -count=1 ./experiments/estimate/coverage
//	HEADROOM_LONG=1 go test -count=1 ./experiments/estimate/coverage -update
//
// The second writes the tables into the page.
package coverage
