// Package scenario reads a council's question, written as a TOML file, and
// checks it before anything is simulated.
//
//	s, faults := scenario.Read("bromley.toml", data, os.DirFS("."))
//	if len(faults) > 0 {
//		return faults // every fault at once, each with its line and column
//	}
//	cell, err := s.Resolve("taper", "no-fall")
//
// Every number in a file is an assumption: best value, range, unit, source
// and quality (see [Number]). The struct tags in schema.go are the one home of
// what each key means: the reader, the register of assumptions and
// docs/scenario.md are all made from them.
//
// Three things are kept apart. A Fault is a mistake in the file, and nothing
// runs until it is mended. A Warning is a pair of inputs that contradict each
// other: the scenario can be run, but its answer would rest on the
// contradiction. An Assumption is what the answer rests on when all is well.
package scenario
