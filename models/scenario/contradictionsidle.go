package scenario

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// idleParts are parts of a scenario that nothing uses.
func idleParts(s *Scenario) []Warning {
	var found []Warning
	come := make([]float64, len(s.Stages)) // visits of a case of each stream
	for _, stream := range s.Streams {
		for i, visits := range s.visits(stream.Stage) {
			come[i] += visits
		}
	}
	reached := func(team string) bool {
		for i, stage := range s.Stages {
			if stage.Team == team && come[i] > 0 {
				return true
			}
		}
		return false
	}
	for i, stage := range s.Stages {
		if come[i] == 0 && reached(stage.Team) {
			found = append(found, Warning{"stage." + stage.Name, "no stream begins at this stage, and no case comes to it from another", "name it in a stream or in the next of a stage, or take it out"})
		}
	}
	for _, team := range s.Teams {
		switch {
		case !slices.ContainsFunc(s.Stages, func(x Stage) bool { return x.Team == team.Name }):
			found = append(found, Warning{"team." + team.Name, "no stage is held by this team, so no case reaches it", "name it in a stage, or take it out"})
		case !reached(team.Name):
			found = append(found, Warning{"team." + team.Name, "no pathway leads to a stage of this team, so no new case reaches it", "name one of its stages in a stream or in the next of a stage, or take it out"})
		}
	}
	for _, future := range s.Futures {
		if other := slices.IndexFunc(s.Futures, func(x Future) bool { return sameFuture(x, future) }); s.Futures[other].Name != future.Name {
			found = append(found, Warning{"future." + future.Name, fmt.Sprintf("it sets the same as future %q, so their answers are the same", s.Futures[other].Name), "set something in it, or take one out"})
		}
	}
	return found
}

func sameFuture(a, b Future) bool {
	return maps.EqualFunc(a.Set, b.Set, func(x, y Number) bool { return reflect.DeepEqual(x, y) }) &&
		maps.Equal(a.Words, b.Words) && reflect.DeepEqual(a.Rates, b.Rates)
}
