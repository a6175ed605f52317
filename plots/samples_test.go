package plots

import (
	"math"
	"time"
)

// The pictures here are of made-up numbers that say so; no figure in them comes from a simulation or a council.

const madeUp = "Made-up numbers, to test the drawing: not a result. Scenario: none. Seed: none."

// sampleFan is a five-year fan with two futures: the caseload rises in the one and falls in the other, while twenty
// of seventy posts go in four steps.
func sampleFan() Fan {
	return Fan{
		Title:       "If new cases do not fall, the average caseload passes 15 soon after the third step of the taper",
		Subtitle:    "Option: taper. 1,000 simulated futures each. Caseload: open cases for each worker in post, counted every week.",
		Footnote:    madeUp,
		Description: "Two fans of the average caseload over five years, made up for a test. On the left the median rises from 14 to 20; on the right it falls to 12 and comes back to 14.",
		Start:       time.Date(2023, time.April, 1, 0, 0, 0, 0, time.UTC),
		Share:       "Share of workers above 15 (mean)",
		Band:        [2]float64{12, 15},
		Spans: []Span{
			{"promise owed", time.Date(2024, time.April, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, time.March, 31, 0, 0, 0, 0, time.UTC)},
			{"year after", time.Date(2027, time.April, 1, 0, 0, 0, 0, time.UTC), time.Date(2028, time.March, 31, 0, 0, 0, 0, time.UTC)},
		},
		Panels: []FanPanel{
			samplePanel("New cases do not fall", 0.026),
			samplePanel("New cases move as demand really has", 0.002),
		},
	}
}

// sampleFanWhole is the same with the band of whole paths.
func sampleFanWhole() Fan {
	fan := sampleFan()
	for i := range fan.Panels {
		p := &fan.Panels[i]
		for k, median := range p.P50 {
			p.WholeLow = append(p.WholeLow, median-1.8*(median-p.P025[k])-0.1)
			p.WholeHigh = append(p.WholeHigh, median+1.8*(p.P975[k]-median)+0.1)
		}
	}
	return fan
}

func samplePanel(heading string, slope float64) FanPanel {
	panel := FanPanel{Heading: heading}
	for week := 0.0; week <= 260; week++ {
		median := 14.2 + slope*week + 1.2*math.Sin(week/18) - 3*math.Exp(-(week-50)*(week-50)/900)
		spread := 0.12 * math.Sqrt(week)
		panel.Week = append(panel.Week, week)
		panel.P025 = append(panel.P025, median-1.9*spread)
		panel.P10 = append(panel.P10, median-1.3*spread)
		panel.P25 = append(panel.P25, median-0.7*spread)
		panel.P50 = append(panel.P50, median)
		panel.P75 = append(panel.P75, median+0.8*spread)
		panel.P90 = append(panel.P90, median+1.5*spread)
		panel.P975 = append(panel.P975, median+2.4*spread)
		panel.Posts = append(panel.Posts, 70-5*math.Floor(min(week, 259)/52.2))
		panel.Share = append(panel.Share, 1/(1+math.Exp(-(median-15)/1.5)))
	}
	return panel
}

// sampleDifferences has two groups, ties, a difference without width and a name of two lines.
func sampleDifferences() Differences {
	row := func(name string, differences ...Difference) DifferenceRow { return DifferenceRow{name, differences} }
	return Differences{
		Title:       "Holding the posts keeps the promise in 52 more of 100; going slower in 9 more",
		Subtitle:    "1,000 runs of each, run by run. Dots: mean difference; lines: its 95% confidence interval.",
		Footnote:    madeUp,
		Description: "Two options less a third in two futures, made up for a test.",
		Columns:     []string{"Chance of keeping the promise, of 100", "Average caseload, last year owed", "Spend, thousand pounds"},
		Groups: []DifferenceGroup{
			{"New cases do not fall", []DifferenceRow{
				row("hold", Difference{52, 48, 56, "+52"}, Difference{-3.3, -3.5, -3.1, "\u22123.30"}, Difference{2400, 2350, 2450, "+2400"}),
				row("three posts a year go, and no more", Difference{9, 6, 12, "+9"}, Difference{-0.1, -0.4, 0.2, "\u22120.10"}, Difference{900, 900, 900, "+900"}),
			}},
			{"New cases move as demand really has", []DifferenceRow{
				row("hold", Difference{31, 27, 35, "+31"}, Difference{-2.9, -3.2, -2.6, "\u22122.90"}, Difference{2390, 2340, 2440, "+2390"}),
				row("three posts a year go, and no more", Difference{1, -2, 4, "+1"}, Difference{0, 0, 0, "0.00"}, Difference{-90, -200, -10, "\u221290"}),
			}},
		},
	}
}

// sampleHindcast has four small fans: one with points inside and outside, one of a flow that begins after a year, one
// with a point of the council's own, one with none.
func sampleHindcast() Hindcast {
	panel := func(heading, unit string, base, slope float64, from int, points ...HindcastPoint) HindcastPanel {
		p := HindcastPanel{
			Heading: heading, Unit: unit, Points: points,
			Note: "Simulated: made-up numbers that rise or fall. Published: points that were made up too; start = what it is.",
		}
		for week := float64(from); week <= 182; week += 2 {
			median := base * (1 + slope*week/100)
			spread := base * 0.012 * math.Sqrt(week+1)
			p.Week = append(p.Week, week)
			p.P025 = append(p.P025, median-1.9*spread)
			p.P10 = append(p.P10, median-1.3*spread)
			p.P25 = append(p.P25, median-0.7*spread)
			p.P50 = append(p.P50, median)
			p.P75 = append(p.P75, median+0.8*spread)
			p.P90 = append(p.P90, median+1.5*spread)
			p.P975 = append(p.P975, median+2.4*spread)
			p.Other = append(p.Other, base*(1-0.05*math.Sin(week/40)))
		}
		return p
	}
	own := panel("Caseload as the council counts", "cases per worker", 20, -0.1, 0, HindcastPoint{32, 21})
	own.PointLabel = "the council's own"
	return Hindcast{
		Title:       "Of eight made-up figures six lie inside the 95% band",
		Subtitle:    "A council that does not exist, from April 2022. 1,000 simulated futures each.",
		Footnote:    madeUp,
		Description: "Four small fans over three and a half years, made up for a test, with points inside and outside of them.",
		Start:       time.Date(2022, time.April, 1, 0, 0, 0, 0, time.UTC),
		Forecast:    "new cases move as demand had by then",
		Other:       "new cases do not fall",
		Panels: []HindcastPanel{
			panel("Average caseload", "cases per worker", 14, 0, 0,
				HindcastPoint{-78, 15.3}, HindcastPoint{-26, 13.8}, HindcastPoint{26, 14}, HindcastPoint{78, 13.9}, HindcastPoint{130.5, 14}, HindcastPoint{182.6, 19.5}),
			own,
			panel("Episodes of need begun in the year, returns counted", "start = 100", 100, 0.05, 52,
				HindcastPoint{-52.2, 97}, HindcastPoint{-0.1, 100}, HindcastPoint{52, 147}, HindcastPoint{104.4, 122}, HindcastPoint{156.6, 120}),
			panel("Vacant posts", "% of posts", 24, 0.1, 0),
		},
	}
}

// wilson is the 95% score interval of a proportion p of n runs (Wilson, JASA 1927), here only so that the sample
// intervals look like real ones.
func wilson(p, n float64) Chance {
	const z = 1.96
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return Chance{p, max(0, min(p, middle-half)), min(1, max(p, middle+half))}
}

// sampleChances has six options in three futures, the surest and the unlikeliest chances among them.
func sampleChances() Chances {
	chances := func(estimates ...float64) []Chance {
		var all []Chance
		for _, p := range estimates {
			all = append(all, wilson(p, 1000))
		}
		return all
	}
	return Chances{
		Title:       "Only holding the twenty posts makes the promise likely whatever happens to new cases",
		Subtitle:    "Chance that the average caseload is at or under 15 in every quarter, with its 95% confidence interval. 1,000 simulated futures each.",
		Footnote:    madeUp,
		Description: "Six options by three futures, made up for a test. The chance is nil without extra posts and near certain if they are held.",
		Within:      "promise owed,\nApr 2024–Mar 2027",
		After:       "year after,\nApr 2027–Mar 2028",
		Futures:     []string{"no fall", "as seen", "as expected"},
		Options: []OptionChance{
			{"none", "no extra posts", chances(0, 0, 0.02), chances(0, 0.004, 0.05)},
			{"taper", "20 posts, then 15, 10, 5 and none", chances(0.001, 0.17, 0.62), chances(0, 0.09, 0.41)},
			{"hold", "20 posts throughout", chances(0.82, 0.93, 0.999), chances(0.8, 0.95, 1)},
			{"slower", "three posts a year go", chances(0.22, 0.48, 0.88), chances(0.1, 0.44, 0.83)},
			{"faster", "ten posts a year go", chances(0, 0.04, 0.27), chances(0, 0.06, 0.33)},
			{"adaptive", "a step waits while the caseload is above a threshold", chances(0.35, 0.57, 0.91), chances(0.35, 0.57, 0.9)},
		},
	}
}

// sampleCurve has four curves, of which three end together, and values seen beyond both ends of the axis.
func sampleCurve() Curve {
	line := func(name string, middle float64) CurveLine {
		l := CurveLine{Name: name}
		for x := -10.0; x <= 4; x += 2 {
			p := 1 / (1 + math.Exp(1.1*(x-middle)))
			l.X = append(l.X, x)
			l.Chances = append(l.Chances, wilson(p, 400))
		}
		return l
	}
	var seen []float64
	for i := range 60 {
		seen = append(seen, -14+0.37*float64(i)+2*math.Sin(float64(i*i)))
	}
	return Curve{
		Title:       "The taper keeps its promise only if new cases fall by more than five per cent a year",
		Subtitle:    "Chance that the average caseload is at or under 15 in every quarter, with its 95% confidence interval. 1,000 simulated futures each.",
		Footnote:    madeUp,
		Description: "Four falling curves, made up for a test, above a strip of sixty made-up changes.",
		Across:      "Yearly change in new cases (%)",
		Up:          "Chance of keeping the promise",
		Seen:        seen,
		SeenLabel:   "60 made-up councils",
		Lines:       []CurveLine{line("hold", 2.5), line("slower", -2), line("taper", -5), line("faster", -7)},
	}
}

// sampleCurveBelow is the same with a second chance below, of an amount.
func sampleCurveBelow() Curve {
	c := sampleCurve()
	c.Below, c.UpBelow = c.Lines[2:], "Chance of keeping it in the year after"
	c.Up, c.Lines, c.Amount = "Chance of keeping the promise to year four", c.Lines[:2], true
	return c
}

// sampleBreak has one curve with the points of a bisection, and where it crosses a level.
func sampleBreak() Curve {
	line := CurveLine{Name: "as seen"}
	for _, x := range []float64{0, 15, 22, 23, 24, 26, 30, 60} {
		line.X, line.Chances = append(line.X, x), append(line.Chances, wilson(math.Floor(400/(1+math.Exp(-0.2*(x-24))))/400, 400))
	}
	return Curve{
		Title:       "Keeping the extra posts is even odds from 24 of them on",
		Subtitle:    "Chance that the average caseload is at or under 15 in every quarter, with its 95% confidence interval. 400 runs at each value.",
		Footnote:    madeUp,
		Description: "One rising curve, made up for a test, which crosses the middle at 24.",
		Across:      "Extra posts", Up: "Chance of keeping the promise", Amount: true,
		Lines:    []CurveLine{line},
		Crossing: &Crossing{0.5, 24, 23, 26, "24 (23 to 26)"},
	}
}

// sampleHeatMap has every shade, and rows whose names differ in length.
func sampleHeatMap() HeatMap {
	h := HeatMap{
		Title:       "More posts help most where new cases fall",
		Subtitle:    "Chance that the average caseload is at or under 15 in every quarter. 400 simulated futures in each cell.",
		Footnote:    madeUp,
		Description: "A table of six rows and eight columns, made up for a test. The chance is highest at the top left.",
		Across:      "Yearly change in new cases (%)",
		Up:          "Posts",
		Columns:     []string{"-10", "-8", "-6", "-4", "-2", "0", "+2", "+4"},
	}
	for i, row := range []string{"30", "35", "40", "45", "50", "fifty-five"} {
		var chances []Chance
		for j := range h.Columns {
			chances = append(chances, wilson(math.Floor(400/(1+math.Exp(float64(j)-1.1*float64(i))))/400, 400))
		}
		h.Rows, h.Chances = append(h.Rows, row), append(h.Chances, chances)
	}
	h.Chances[5][0], h.Chances[0][7] = wilson(1, 400), wilson(0, 400)
	return h
}

// oddSamples are the shapes that are seldom asked for: one future and three, options without a year after, names
// that crowd at the top, nothing seen.
func oddSamples() map[string]Picture {
	one := sampleFan()
	one.Panels = one.Panels[:1]
	one.Band = [2]float64{12.25, 15.75}
	one.Spans = nil

	three := sampleFan()
	three.Panels = append(three.Panels, samplePanel("New cases fall as fast as the report expects them to", -0.02))
	for i := range three.Panels[2].Posts {
		three.Panels[2].Posts[i] = 70 - float64(i)/13
	}

	single := sampleChances()
	single.Futures = single.Futures[2:]
	for i := range single.Options {
		single.Options[i].Within = single.Options[i].Within[2:]
		single.Options[i].After = nil
	}

	crowded := sampleCurve()
	crowded.Seen = nil
	crowded.Lines = append(crowded.Lines, crowded.Lines[0], crowded.Lines[0])
	for i := range crowded.Lines {
		crowded.Lines[i].X = crowded.Lines[i].X[:3]
		crowded.Lines[i].Chances = crowded.Lines[i].Chances[:3]
	}

	alone := sampleHindcast()
	alone.Panels, alone.Other = alone.Panels[3:], ""
	alone.Panels[0].Other = nil
	full := sampleHindcast()
	full.Panels = append(full.Panels, full.Panels[:2]...)
	wide := sampleHeatMap()
	for i := range wide.Chances {
		wide.Columns, wide.Chances[i] = make([]string, heatMost), append(append(wide.Chances[i], wide.Chances[i]...), wide.Chances[i][:4]...)
	}
	for j := range wide.Columns {
		wide.Columns[j] = "2024-04-01"
	}
	return map[string]Picture{"one": one, "three": three, "single": single, "crowded": crowded, "alone": alone, "full": full, "wide": wide}
}

func sampleFlow() Flow {
	f := Flow{
		Title: "How posts are filled: permanent workers, agency cover and vacancies", Subtitle: "Means over runs.", Footnote: madeUp,
		Description: "Permanent workers go from 27 to 30.", Start: time.Date(2023, time.April, 1, 0, 0, 0, 0, time.UTC),
	}
	for i, heading := range []string{"New cases do not fall", "New cases move as English councils' demand has", "New cases fall"} {
		p := FlowPanel{Heading: heading}
		for week := range 105 {
			x := float64(week)
			funded := 56.0
			if week >= 52 {
				funded = 51
			}
			p.Week, p.Funded = append(p.Week, x), append(p.Funded, funded)
			p.Permanent, p.Agency = append(p.Permanent, 27+x/40+float64(i)), append(p.Agency, 21-x/20)
			p.Vacant = append(p.Vacant, funded-27-x/40-float64(i))
			if week > 0 && week%13 == 0 {
				p.Quarter, p.Joiners, p.Leavers = append(p.Quarter, x), append(p.Joiners, 1.6-x/200), append(p.Leavers, 1.1)
			}
		}
		f.Panels = append(f.Panels, p)
	}
	return f
}

func sampleHistogram() Histogram {
	h := Histogram{
		Title: "How bad the worst week is", Subtitle: "Runs by their highest week.", Footnote: madeUp, Description: "Most runs lie from 16 to 20.",
		Across: "average caseload in the worst week", Up: "share of runs", Mark: 15, MarkLabel: "promise: 15",
	}
	for i, heading := range []string{"New cases do not fall", "New cases fall as the report expects, which is a long heading"} {
		p := HistogramPanel{Heading: heading}
		for k, share := range []float64{0.02, 0.08, 0.2, 0.3, 0.2, 0.1, 0.06, 0.04} {
			from := float64(11 + k*2 - i)
			p.Bars = append(p.Bars, Bar{From: from, To: from + 2, Share: share, Count: int(share * 100), Open: k == 7})
		}
		h.Panels = append(h.Panels, p)
	}
	return h
}

func sampleSpend() Spend {
	f := Spend{Title: "What is spent, against budget and grant", Subtitle: "Pounds extra to none.", Footnote: madeUp, Description: "Spend is above the budget in every year."}
	for _, heading := range []string{"New cases do not fall", "New cases fall"} {
		p := SpendPanel{Heading: heading}
		for k, budget := range []float64{960_000, 720_000, 480_000, 0} {
			p.Years = append(p.Years, SpendYear{
				Label: []string{"2023-24", "2024-25", "2025-26", "2026-27"}[k], Grant: budget, Granted: budget > 0,
				Budgeted: budget, Mean: budget*1.1 - 20_000, P05: budget*0.3 - 100_000, P95: budget*1.6 + 100_000,
			})
		}
		f.Panels = append(f.Panels, p)
	}
	return f
}
