package plots

// Spend is a picture of what is spent against what was budgeted and granted, by financial year, one panel for each future.
type Spend struct {
	Title       string // a plain sentence that says what is to be seen; required
	Subtitle    string // what is shown: number of runs, extra to what
	Footnote    string // source, scenario, seed
	Description string // the picture in words, for screen readers; required
	Panels      []SpendPanel
}

// SpendPanel is one future.
type SpendPanel struct {
	Heading string
	Years   []SpendYear
}

// SpendYear is one financial year, in pounds extra to the baseline.
type SpendYear struct {
	Label    string  // "2023-24"
	Grant    float64 // 0 where there is none
	Granted  bool    // there is a grant
	Budgeted float64
	Mean     float64 // spent, mean over runs
	P05, P95 float64 // of what is spent, over runs
}
