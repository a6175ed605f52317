// Package blocks keeps the finished blocks of a run in files, so that a run that
// is broken off goes on where it was, and a run that was shared out is merged. A
// sweep is kept in the same way: it is a run at each of its points.
//
// A file is one block: a line that says what it is, a line of JSON that says of
// which run ([Header]), and the state of the block, compressed. It appears under its name
// complete and safe on the disk, or not at all; its checksum covers everything that the
// figures depend on.
package blocks
