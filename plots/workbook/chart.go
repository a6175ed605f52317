package workbook

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// A Chart is a native chart of columns of a table: it follows when the table is changed.
type Chart struct {
	Kind        ChartKind
	Title       string // a plain sentence; required
	Description string // the chart in words, for screen readers; required
	Sheet       string // whose table it draws; empty: that of the sheet it is on
	First, Last int    // rows of the table, from 0
	Across      string // the column along the foot
	Columns     []string
	Lines       []string // columns drawn as lines over a chart of Bands or Columns
	Axis        string   // names the figures
}

// A ChartKind is how the columns of a chart are drawn.
type ChartKind int

// The kinds of charts.
const (
	Bands     ChartKind = iota // areas on top of each other; the first is not painted and carries the others
	Intervals                  // three columns: low, high and estimate; a mark on a line from low to high
	Columns                    // columns side by side
)

// The colours of the house, those of the pictures in package plots.
var (
	bandColours   = []string{"D6E6F2", "A9CBE3", "6FA8CF", "A9CBE3", "D6E6F2"}
	seriesColours = []string{"888888", "0072B2", "D55E00", "009E73", "CC79A7"}
	lineColours   = []string{"222222", "7A5C00"}
)

const (
	chartWidth, chartHeight = 960, 400 // pixels
	chartRows               = 22       // rows of a sheet that a chart and its margin cover
	chartsOnPage            = 3
)

func (b Workbook) checkChart(on Sheet, c Chart) error {
	if c.Title == "" || c.Description == "" {
		return errors.New("a title and a description are wanted")
	}
	sheet := b.drawn(on, c)
	if sheet == nil || sheet.Table == nil {
		return fmt.Errorf("there is no table on sheet %q", c.Sheet)
	}
	if c.First < 0 || c.Last < c.First || c.Last >= len(sheet.Table.Rows) {
		return fmt.Errorf("rows %d to %d are wanted of a table of %d", c.First, c.Last, len(sheet.Table.Rows))
	}
	if c.Kind == Intervals && (len(c.Columns) != 3 || len(c.Lines) > 0) || len(c.Columns) == 0 {
		return fmt.Errorf("%d columns and %d lines: intervals want low, high and estimate, others a column at least", len(c.Columns), len(c.Lines))
	}
	if c.Kind == Bands && len(c.Columns) > 1+len(bandColours) || c.Kind == Columns && len(c.Columns) > len(seriesColours) || len(c.Lines) > len(lineColours) {
		return errors.New("there are more columns than colours")
	}
	for _, title := range append(append([]string{c.Across}, c.Columns...), c.Lines...) {
		if sheet.Table.column(title) < 0 {
			return fmt.Errorf("sheet %q has no column %q", sheet.Name, title)
		}
	}
	return nil
}

// drawn is the sheet whose table a chart draws.
func (b Workbook) drawn(on Sheet, c Chart) *Sheet {
	if c.Sheet == "" {
		return b.sheet(on.Name)
	}
	return b.sheet(c.Sheet)
}

// draw adds the charts of a sheet below its table, one under the other.
func (b Workbook) draw(file *excelize.File, sheet Sheet) error {
	for i, c := range sheet.Charts {
		place, err := excelize.CoordinatesToCellName(1, sheet.afterTable()+i*chartRows)
		if err != nil {
			return err
		}
		from := b.drawn(sheet, c)
		main := c.frame(from)
		main.Format.Name = fmt.Sprintf("chart %d", i+1)
		var over []*excelize.Chart
		if len(c.Lines) > 0 {
			lines := &excelize.Chart{Type: excelize.Line, XAxis: main.XAxis, YAxis: main.YAxis} // the axes of the last are drawn
			for j, title := range c.Lines {
				s := c.series(from, title)
				s.Line = excelize.LineOptions{Type: excelize.LineSolid, Width: 2.25, Fill: solid(lineColours[j])}
				s.Fill = solid(lineColours[j])
				s.Marker = excelize.ChartMarker{Symbol: "none"}
				if j > 0 {
					s.Line.Dash, s.Line.Width = excelize.LineDashDash, 1.5
				}
				lines.Series = append(lines.Series, s)
			}
			over = append(over, lines)
		}
		if err := file.AddChart(sheet.Name, place, main, over...); err != nil {
			return fmt.Errorf("chart %q: %w", c.Title, err)
		}
	}
	return nil
}

// frame is the chart without the lines over it.
func (c Chart) frame(from *Sheet) *excelize.Chart {
	figures := from.Table.Columns[from.Table.column(c.Columns[0])].Kind
	chart := &excelize.Chart{
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		Format:    excelize.GraphicOptions{AltText: c.Description, Positioning: "oneCell"},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: lettersOf(12, true)}}},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: lettersOf(9, false)},
		XAxis:     excelize.ChartAxis{Font: *lettersOf(9, false), TickLabelPosition: excelize.ChartTickLabelLow}, // below what is under nought
		YAxis: excelize.ChartAxis{
			MajorGridLines: true, Font: *lettersOf(9, false), NumFmt: excelize.ChartNumFmt{CustomNumFmt: format[figures]},
			Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Axis, Font: lettersOf(9, false)}}},
		},
	}
	if figures == Share {
		chart.YAxis.Minimum, chart.YAxis.Maximum = ptr(0.0), ptr(1.0)
	}
	if from.Table.Columns[from.Table.column(c.Across)].Kind == Date {
		chart.XAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "mmm yyyy"}
		chart.XAxis.TickLabelSkip = max(1, (c.Last-c.First+1)/10)
		chart.XAxis.Alignment.TextRotation = -45 // level, LibreOffice would write every date over the next
	}
	chart.Type = map[ChartKind]excelize.ChartType{Bands: excelize.AreaStacked, Intervals: excelize.Line, Columns: excelize.Col}[c.Kind]
	for i, title := range c.Columns {
		s := c.series(from, title)
		switch {
		case c.Kind == Columns:
			s.Fill = solid(seriesColours[i])
		case c.Kind == Bands && i == 0:
			s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFFFF"}, Transparency: 100}
		case c.Kind == Bands:
			s.Fill = solid(bandColours[i-1])
		case i < 2: // the ends of an interval are the ends of its line
			s.Line, s.Marker = excelize.LineOptions{Type: excelize.LineNone}, excelize.ChartMarker{Symbol: "dash", Size: 9, Fill: solid(lineColours[0])}
		default:
			s.Line, s.Marker = excelize.LineOptions{Type: excelize.LineNone}, excelize.ChartMarker{Symbol: "diamond", Size: 9, Fill: solid(seriesColours[1])}
		}
		chart.Series = append(chart.Series, s)
	}
	chart.XAxis.HighLowLines = c.Kind == Intervals
	return chart
}

// series is a column of the table, by reference: no text of the table is copied into the chart.
func (c Chart) series(from *Sheet, title string) excelize.ChartSeries {
	place := func(title string) string {
		column := from.Table.column(title)
		return quotedSheet(from.Name) + "!" + from.cell(column, c.First) + ":" + from.cell(column, c.Last)
	}
	return excelize.ChartSeries{
		Name:       quotedSheet(from.Name) + "!" + from.cell(from.Table.column(title), -1),
		Categories: place(c.Across), Values: place(title),
	}
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func lettersOf(size float64, bold bool) *excelize.Font {
	return &excelize.Font{Family: "Arial", Size: size, Bold: bold, Color: "222222"}
}
