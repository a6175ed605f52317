//go:build !unix

package bench

import "time"

var began = time.Now()

func processorTime() time.Duration { return time.Since(began) }
