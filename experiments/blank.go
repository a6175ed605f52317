package experiments

import "headroom/models/scenario"

// Blank is the result of a run before its first replication: every cell, week and
// year is there, and no figure is known. It is for finding out what an answer will
// have without simulating. Its errors are those of [Check].
func Blank(s *scenario.Scenario, settings Settings) (*Result, error) {
	settings.Precision, settings.PrecisionMean = 0, 0 // which nothing is known to
	g, err := newGrid(s, settings)
	if err != nil {
		return nil, err
	}
	g.settle(0)
	g.layOut()
	return g.result, nil
}
