// Package sensitivity says which inputs of a calculation its result hangs on: how much of the variance of the result each
// of them makes.
//
// There are two ways. [Values.Indices] estimates Sobol's indices, first order and total, of a function that can be worked
// out wherever one likes (a [Design] says where). [Draws.Shares] needs no runs of its own: it fits a curve in each
// input to results at inputs drawn at random, and says how well it fits. Both give every figure with its interval.
//
// Two coarser ones are for many inputs, or as a check: [Screen] finds those that do nothing by Morris's elementary effects, in a
// few dozen values of the function for each input, and [Differentiate] bounds total indices by derivatives.
//
// Inputs are independent and uniform between 0 and 1: an input with another law is the quantile of such a draw, and has the
// same shares.
//
// Results are the same bits on every processor and in whatever order runs are added.
package sensitivity
