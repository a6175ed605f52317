// Package verify holds the program to results that are known exactly: queues
// on the engine, casework, demand, pace and posts in the model, a whole
// question, and the statistics. It uses only what every other package of the
// program exports, so that what is checked is what answers a council's
// question.
//
// # What a check is
//
// A [Check] simulates or calculates, and returns [Figure] values: what was
// expected, what was got, and how sure that is. A simulated figure has a
// standard error from independent replications, and is right if it is less
// than [Limit] standard errors from the exact answer. A calculated figure has
// none, and is right if it agrees to the digits in which the answer is given.
//
// Exact answers are worked out in exact.go from their closed forms, which a
// test compares with values computed once with SciPy to eight figures. What
// has no short closed form is written out as a constant beside its source.
//
// # What is promised
//
// The figures depend on the seed and the effort, and on nothing else: not on
// how many checks run at once, nor on which are asked for. Over many seeds
// the distances of simulated figures, in standard errors, are standard normal
// (a test), so that no check passes by being slack.
package verify
