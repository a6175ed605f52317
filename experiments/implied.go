package experiments

import (
	"headroom/models/care"
	"headroom/models/scenario"
)

// Implied is what a scenario's inputs imply about each other, team by team, in
// its baseline option and first future, at best values.
func Implied(s *scenario.Scenario) ([]care.Implication, error) {
	_, plan, err := compileCell(s, s.Baseline, s.Futures[0].Name)
	if err != nil {
		return nil, err
	}
	return plan.Implied(), nil
}
