//go:build !unix

package bench

import "time"

var began = time.Now()

// ProcessorTime is the time since the start: the system does not tell better.
func ProcessorTime() time.Duration { return time.Since(began) }
