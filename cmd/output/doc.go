// Package output writes a result's files: the answer, every week's figures,
// the summary, the charts, and a manifest from which anyone can repeat it.
//
// Files are written beside their places and renamed into them when all are
// whole, so that an interruption leaves no half-written file.
package output
