package plots

// Histogram is a picture of how often a figure took which values, one panel for each future, such as the worst week of each
// run, or the cases that single workers hold.
type Histogram struct {
	Title       string // a plain sentence that says what is to be seen; required
	Subtitle    string // what is counted: runs, workers
	Footnote    string // source, scenario, seed
	Description string // the picture in words, for screen readers; required
	Across      string // names the figure and its unit; required
	Up          string // names what the bars are shares of; required
	Percent     bool   // the figure is a share from 0 to 1, written in per cent
	Mark        float64
	MarkLabel   string // names the mark, such as "promise: 15"; empty: there is none
	Panels      []HistogramPanel
}

// HistogramPanel is one future, or one time. The bars stand in order and are of one width; an open one, at an end, holds
// all that lies beyond.
type HistogramPanel struct {
	Heading string
	Bars    []Bar
}

// Bar holds the values at or over From and under To.
type Bar struct {
	From, To float64
	Share    float64 // of all, 0 to 1
	Count    int
	Open     bool // there is no limit: below To of the first, at or over From of the last
}
