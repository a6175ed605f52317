package answer

import (
	"fmt"

	"headroom/models/scenario"
)

// outOfStep says in a sentence where the start is not what the inputs would
// keep up, or has no past; nothing where it agrees with them.
func outOfStep(s *scenario.Scenario) string {
	var keys []string
	for _, w := range scenario.OutOfStep(s) {
		keys = append(keys, w.Key)
	}
	details := ""
	if len(keys) > 0 {
		details = ` ("What the answer rests on" says how)`
	}
	for _, stream := range s.Streams {
		if stream.History == "fresh" {
			keys = append(keys, fmt.Sprintf("stream.%s.history is %q", stream.Name, stream.History))
		}
	}
	if len(keys) == 0 {
		return ""
	}
	return fmt.Sprintf("The start is out of step with the steady state of its inputs, so that figures drift even if nothing is decided: %s%s.", list(keys), details)
}
