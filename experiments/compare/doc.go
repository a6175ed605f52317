// Package compare sets options of one scenario, or one option in several files,
// side by side, replication by replication: each is run in the same worlds with
// the same luck, so that a difference is known far better than from the options'
// own intervals.
package compare
