// Package sweep runs a scenario at many values of some of its keys, under the
// same luck at every point: the seed and every draw that is not varied are the
// same, so that neighbouring points differ by what was varied, not by chance.
package sweep
