// Package require says whether an answer meets what was required of it, and by
// how much it does or does not: the part of a run that a scheduled job passes or
// fails by.
//
// A requirement compares measures with numbers, such as
//
//	within >= 0.8 and extra_spend <= 2.7e6
//	within[hold] - within[taper] >= 0.1
//	confidently(after[taper, no-fall] >= 0.5)
//	confidently(within >= 0.5) or not (within_grant >= 0.9)
//
// A measure without brackets is of the option and future at hand. In brackets
// an option, a future, a week or a year is named: average_caseload[week 156],
// extra_spend[year 2].
//
// A comparison is of the estimates; inside confidently it holds only if it holds
// all over the 95% confidence intervals. So a not inside confidently asks to be
// sure of the contrary, and a not before it only that one is not sure:
// confidently(not (within >= 0.8)) is confidently(within < 0.8), whereas
// not confidently(within >= 0.8) holds as soon as the interval begins under 0.8.
// Of an or inside confidently one side must be sure.
package require
