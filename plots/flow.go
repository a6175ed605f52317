package plots

import "time"

// Flow is a picture of the workforce as stock and flow, one panel for each future: posts with somebody permanent in them,
// agency workers and vacant posts as they stand, and beneath, quarter by quarter, the permanent workers who join and leave.
type Flow struct {
	Title       string    // a plain sentence that says what is to be seen; required
	Subtitle    string    // what is shown: number of runs, what is counted
	Footnote    string    // source, scenario, seed
	Description string    // the picture in words, for screen readers; required
	Start       time.Time // date of week 0
	Panels      []FlowPanel
}

// FlowPanel is one future. All are means over runs.
type FlowPanel struct {
	Heading                           string
	Week                              []float64 // weeks since the start, increasing from 0, at least two
	Funded, Permanent, Agency, Vacant []float64 // FTE of posts and of workers, by week
	Quarter                           []float64 // the week in which each whole quarter ends, increasing
	Joiners, Leavers                  []float64 // people in that quarter
}
