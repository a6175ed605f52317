package plots

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// Measures of a fan, in points; heights from top to bottom.
const (
	fanLegend  = vg.Length(44)
	fanSpanBar = vg.Length(9)
	fanLoad    = vg.Length(210)
	fanBetween = vg.Length(28) // holds the heading of the part beneath
	fanPosts   = vg.Length(52)
	fanShare   = vg.Length(70)
	fanDates   = vg.Length(30)

	fanLeft   = vg.Length(34) // labels of the value axis
	fanRight  = vg.Length(12) // from the last panel to the label of the target band
	fanGutter = vg.Length(40) // half a date at either side
)

// width is the width of each panel.
func (f Fan) width() vg.Length {
	count := vg.Length(len(f.Panels))
	return (pageWidth - 2*margin - fanLeft - fanRight - edgeLetters.widest(f.bandLabel()) - fanGutter*(count-1)) / count
}

// headingLines breaks the name of a future into lines that end short of the next panel.
func (f Fan) headingLines(panel FanPanel) []string {
	return headingLetters.wrap(panel.Heading, f.width()+fanGutter/2)
}

// headingHeight is the room for the name of the future and, beneath, of the measure.
func (f Fan) headingHeight() vg.Length {
	most := 0
	for _, panel := range f.Panels {
		most = max(most, len(f.headingLines(panel)))
	}
	return headingLetters.heightOf(most) + panelLetters.heightOf(1) + 4
}

func (f Fan) height() vg.Length {
	return fanLegend + f.headingHeight() + f.spansHeight() + fanLoad + fanBetween + fanPosts + f.shareHeight() + fanDates
}

// shareHeight is the room for the share and its heading, where one is drawn.
func (f Fan) shareHeight() vg.Length {
	if f.Share == "" {
		return 0
	}
	return fanBetween + fanShare
}

// fanAxes are what the panels share.
type fanAxes struct {
	load, posts       scale
	share             scale
	loadTicks         []float64
	mostPosts         float64
	years             []tick
	lastWeek          float64
	loadFloor         vg.Length // foot of the figure's part
	postsFloor, floor vg.Length // feet of the two parts beneath
}

func (f Fan) draw(p pen, area vg.Rectangle) {
	axes := f.axes(area)
	f.drawLegend(p, area)
	width := f.width()
	for i, panel := range f.Panels {
		left := area.Min.X + fanLeft + (width+fanGutter)*vg.Length(i)
		weeks := scale{low: 0, high: axes.lastWeek, from: left, to: left + width}
		f.drawPanel(p, panel, axes, weeks, area.Max.Y-fanLegend, i == 0)
	}
	middle := (axes.load.at(f.Band[0]) + axes.load.at(f.Band[1])) / 2
	right := area.Max.X - edgeLetters.widest(f.bandLabel())
	p.paragraph(edgeLetters, right, middle+edgeLetters.lineHeight(), fromLeft, f.bandLabel())
}

// axes finds ranges that hold every panel, so that the panels compare.
func (f Fan) axes(area vg.Rectangle) fanAxes {
	low, high := f.Band[0], f.Band[1]
	if f.Cover != [2]float64{} {
		low, high = min(low, f.Cover[0]), max(high, f.Cover[1])
	}
	posts := 1.0
	for _, panel := range f.Panels {
		for i := range panel.Week {
			low, high = min(low, panel.P025[i]), max(high, panel.P975[i])
			posts = max(posts, panel.Posts[i])
			if f.whole() {
				low, high = min(low, panel.WholeLow[i]), max(high, panel.WholeHigh[i])
			}
		}
	}
	loadTicks, from, to := roundTicks(low, high, 6)

	floor := area.Min.Y + fanDates
	postsFloor := floor + f.shareHeight()
	loadFloor := postsFloor + fanPosts + fanBetween
	return fanAxes{
		load:       scale{from, to, loadFloor, loadFloor + fanLoad},
		posts:      scale{0, 1.45 * posts, postsFloor, postsFloor + fanPosts}, // room for the labels on top
		share:      scale{0, 1, floor, floor + fanShare},
		loadTicks:  loadTicks,
		mostPosts:  posts,
		years:      yearTicks(f.Start, f.lastWeek()),
		lastWeek:   f.lastWeek(),
		loadFloor:  loadFloor,
		postsFloor: postsFloor,
		floor:      floor,
	}
}

// lastWeek is where the time axis ends: at the last week of any panel, or at the year's end if that is a few days on.
func (f Fan) lastWeek() float64 {
	last := 0.0
	for _, panel := range f.Panels {
		last = max(last, panel.Week[len(panel.Week)-1])
	}
	years := yearTicks(f.Start, last)
	return max(last, years[len(years)-1].value)
}

// drawLegend explains the marks of the fan, and in what sense the bands hold.
func (f Fan) drawLegend(p pen, area vg.Rectangle) {
	x, y := area.Min.X, area.Max.Y-8
	p.line(stroke(2, ink), vg.Point{X: x, Y: y}, vg.Point{X: x + 22, Y: y})
	entry := func(words string) {
		p.wordsBeside(valueLetters, x+28, y, fromLeft, words)
		x += 28 + valueLetters.width(words) + 18
	}
	entry("median")
	type band struct {
		words  string
		colour color.Color
	}
	bands, note := []band{{"middle 50%", band50}, {"80%", band80}, {"95% of runs", band95}}, "The bands are pointwise: each week on its own. A whole path stays inside less often."
	if f.whole() {
		bands = []band{{"95% of runs in each week on its own (pointwise)", band80}, {"95% of whole paths (simultaneous)", bandWhole}}
		note = "Of 100 whole paths 95 never leave the outer band, from the first week to the last. The inner one holds 95 of 100 in any one week, and fewer throughout."
	}
	for _, band := range bands {
		p.box(band.colour, x, x+22, y-5, y+5)
		entry(band.words)
	}
	p.words(labelLetters, area.Min.X, y-20, fromLeft, note)
}

func (f Fan) drawPanel(p pen, panel FanPanel, axes fanAxes, weeks scale, top vg.Length, first bool) {
	p.paragraph(headingLetters, weeks.from, top, fromLeft, f.headingLines(panel))
	measure := top - f.headingHeight() + 4 + panelLetters.heightOf(1)
	p.paragraph(panelLetters, weeks.from, measure, fromLeft, []string{f.measure()})
	f.drawGrid(p, axes, weeks, first)
	f.drawLoad(p, panel, axes, weeks)
	f.drawSpans(p, axes, weeks)
	f.drawPosts(p, panel, axes, weeks)
	if f.Share != "" {
		f.drawShare(p, panel, axes, weeks)
	}
}

func (f Fan) measure() string {
	if f.Measure == "" {
		return "Average caseload"
	}
	return f.Measure
}

// drawGrid draws the thin lines and dates behind the data; only the first panel carries the values of the shared axes.
func (f Fan) drawGrid(p pen, axes fanAxes, weeks scale, first bool) {
	across := func(y vg.Length, words string) {
		p.line(stroke(0.6, grid), vg.Point{X: weeks.from, Y: y}, vg.Point{X: weeks.to, Y: y})
		if first {
			p.wordsBeside(labelLetters, weeks.from-7, y, fromRight, words)
		}
	}
	p.box(target, weeks.from, weeks.to, axes.load.at(f.Band[0]), axes.load.at(f.Band[1]))
	for _, value := range axes.loadTicks {
		across(axes.load.at(value), f.value(value))
	}
	across(axes.posts.at(0), "0")
	if first { // without a line, which would strike the labels of the steps through
		p.wordsBeside(labelLetters, weeks.from-7, axes.posts.at(axes.mostPosts), fromRight, number(math.Round(axes.mostPosts)))
	}
	floors := []vg.Length{axes.loadFloor, axes.postsFloor}
	if f.Share != "" {
		for _, share := range []float64{0, 0.5, 1} {
			across(axes.share.at(share), wholePercent(share)+"%")
		}
		floors = append(floors, axes.floor)
	}
	for _, floor := range floors {
		p.line(stroke(0.8, rule), vg.Point{X: weeks.from, Y: floor}, vg.Point{X: weeks.to, Y: floor})
		for _, year := range axes.years {
			x := weeks.at(year.value)
			p.line(stroke(0.8, rule), vg.Point{X: x, Y: floor}, vg.Point{X: x, Y: floor - 3})
		}
	}
	apart := weeks.at(weeksInYear) - weeks.at(0)
	label := labelLetters.widest(axes.years[0].label)
	every := int(math.Ceil(float64((label + 4) / apart))) // labels only as close as they fit
	for i := 0; i < len(axes.years); i += every {
		p.paragraph(labelLetters, weeks.at(axes.years[i].value), axes.floor-4, centred, axes.years[i].label)
	}
}

func (f Fan) drawLoad(p pen, panel FanPanel, axes fanAxes, weeks scale) {
	ribbon := func(colour color.Color, low, high []float64) {
		outline := places(weeks, axes.load, panel.Week, low)
		upper := places(weeks, axes.load, panel.Week, high)
		for i := len(upper) - 1; i >= 0; i-- {
			outline = append(outline, upper[i])
		}
		p.FillPolygon(colour, outline)
	}
	if f.whole() {
		ribbon(bandWhole, panel.WholeLow, panel.WholeHigh)
		ribbon(band80, panel.P025, panel.P975)
	} else {
		ribbon(band95, panel.P025, panel.P975)
		ribbon(band80, panel.P10, panel.P90)
		ribbon(band50, panel.P25, panel.P75)
	}
	for _, value := range f.Band {
		y := axes.load.at(value)
		p.line(stroke(1, edge, 5, 3), vg.Point{X: weeks.from, Y: y}, vg.Point{X: weeks.to, Y: y})
	}
	p.box(edge, weeks.to+3, weeks.to+6, axes.load.at(f.Band[0]), axes.load.at(f.Band[1]))
	p.line(stroke(2, ink), places(weeks, axes.load, panel.Week, panel.P50)...)
}

// extent is the part of a span that lies on the weeks drawn, in weeks; it is empty if from is not before to.
func (f Fan) extent(span Span, lastWeek float64) (from, to float64) {
	from = min(max(weekOf(f.Start, span.First), 0), lastWeek)
	to = min(max(weekOf(f.Start, span.Last.AddDate(0, 0, 1)), 0), lastWeek)
	return from, to
}

// spanLines breaks a span's label into lines no wider than the span.
func (f Fan) spanLines(span Span, lastWeek float64) []string {
	from, to := f.extent(span, lastWeek)
	return labelLetters.wrap(span.Label, vg.Length((to-from)/lastWeek*float64(f.width())))
}

// spansHeight is the room above the figure for the spans and their labels.
func (f Fan) spansHeight() vg.Length {
	most := 0
	for _, span := range f.Spans {
		most = max(most, len(f.spanLines(span, f.lastWeek())))
	}
	if most == 0 {
		return fanSpanBar
	}
	return fanSpanBar + 4 + labelLetters.heightOf(most)
}

// drawSpans marks stretches of time with a bar and a label above the panel, and their ends faintly through it.
func (f Fan) drawSpans(p pen, axes fanAxes, weeks scale) {
	top := axes.load.to
	for _, span := range f.Spans {
		from, to := f.extent(span, axes.lastWeek)
		if from >= to {
			continue
		}
		left, right := weeks.at(from)+1, weeks.at(to)-1
		y := top + fanSpanBar
		p.line(stroke(1, rule), vg.Point{X: left, Y: y - 4}, vg.Point{X: left, Y: y}, vg.Point{X: right, Y: y}, vg.Point{X: right, Y: y - 4})
		for _, x := range []vg.Length{left - 1, right + 1} {
			p.line(stroke(0.6, rule, 1, 3), vg.Point{X: x, Y: axes.load.from}, vg.Point{X: x, Y: top})
		}
		lines := f.spanLines(span, axes.lastWeek)
		p.paragraph(labelLetters, (left+right)/2, y+4+labelLetters.heightOf(len(lines)), centred, lines)
	}
}

// drawPosts draws the establishment as steps, each level labelled where there is room for it, and the last in any case.
func (f Fan) drawPosts(p pen, panel FanPanel, axes fanAxes, weeks scale) {
	p.words(panelLetters, weeks.from, axes.posts.to+6, fromLeft, "Funded posts (mean)")
	var steps []vg.Point
	last := len(panel.Week) - 1
	from := weeks.at(panel.Week[0])
	for i, posts := range panel.Posts {
		y, next := axes.posts.at(posts), weeks.at(panel.Week[min(i+1, last)])
		steps = append(steps, vg.Point{X: weeks.at(panel.Week[i]), Y: y}, vg.Point{X: next, Y: y})
		if i < last && panel.Posts[i+1] == posts {
			continue
		}
		label := number(math.Round(10*posts) / 10)
		if next-from >= valueLetters.width(label)+6 {
			p.words(valueLetters, (from+next)/2, y+4, centred, label)
		} else if i == last {
			p.words(valueLetters, next, y+4, fromRight, label)
		}
		from = next
	}
	p.line(stroke(1.6, ink), steps...)
}

func (f Fan) drawShare(p pen, panel FanPanel, axes fanAxes, weeks scale) {
	p.words(panelLetters, weeks.from, axes.share.to+8, fromLeft, f.Share)
	line := places(weeks, axes.share, panel.Week, panel.Share)
	under := append([]vg.Point{{X: line[0].X, Y: axes.floor}}, line...)
	under = append(under, vg.Point{X: line[len(line)-1].X, Y: axes.floor})
	p.FillPolygon(grid, under)
	p.line(stroke(1.6, ink), line...)
}

// bandLabel names the target band, to the right of the last panel.
func (f Fan) bandLabel() []string {
	if f.BandLabel != "" {
		return []string{"target", f.BandLabel}
	}
	return []string{"target", f.value(f.Band[0]) + " to " + f.value(f.Band[1])}
}

// value writes a value of the figure.
func (f Fan) value(x float64) string {
	if f.Percent {
		return number(math.Round(1000*x)/10) + "%"
	}
	return number(x)
}

// places carries a series of values to points on the page.
func places(across, up scale, xs, ys []float64) []vg.Point {
	points := make([]vg.Point, len(xs))
	for i := range xs {
		points[i] = vg.Point{X: across.at(xs[i]), Y: up.at(ys[i])}
	}
	return points
}
