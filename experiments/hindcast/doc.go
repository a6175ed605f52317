// Package hindcast holds forecasts against what was published afterwards.
//
// For each council that decided something years ago it simulates from that
// year on, with what could be known then (the scenarios beside this file), and
// scores the simulated futures by the published figures of the years after:
// how many lie inside the bands, and the continuous ranked probability score
// against two naive forecasts, the last value and a random walk.
//
// The published figures are small extracts inside the package; a test holds
// them to their source where that is at hand.
package hindcast
