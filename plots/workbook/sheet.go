package workbook

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// A Sheet is one page of the workbook, from top to bottom: its title, its texts, its table, its charts.
type Sheet struct {
	Name   string // on its tab: small letters; required
	Title  string
	Texts  []TextRow
	Table  *Table // or nil
	Keys   int    // the table's first columns that stay in sight with its header; 0: neither does
	Charts []Chart
}

// A TextRow is a text above the table. With a name it stands beside it, broken into lines; without, it is a note that
// runs over the columns to its right.
type TextRow struct {
	Name, Text string
}

const (
	titleRow     = 1
	firstText    = 2
	lineHeight   = 15.0 // points, of the letters that cells have
	tallestRow   = 409.0
	narrowest    = 100.0 // letters, that a text beside its name is broken at where no table is wider
	nameWidth    = 24.0
	widestOnPage = 200.0 // letters; wider tables are not shrunk to the width of a page
)

// headerRow is the row of the table's header, from 1.
func (s *Sheet) headerRow() int { return firstText + len(s.Texts) + 1 }

// cell is the absolute place of a cell of the table: its column and row, both from 0; row -1 is the header.
func (s *Sheet) cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, s.headerRow()+1+row, true)
	if err != nil {
		panic("workbook: " + err.Error()) // check has refused it
	}
	return name
}

// afterTable is the first row below the texts and the table, from 1.
func (s *Sheet) afterTable() int {
	if s.Table == nil {
		return firstText + len(s.Texts) + 1
	}
	return s.headerRow() + len(s.Table.Rows) + 2
}

// fill writes everything but the charts.
func (s *Sheet) fill(file *excelize.File, styles *styles) error {
	for i, width := range s.widths() {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := file.SetColWidth(s.Name, name, name, width); err != nil {
			return err
		}
	}
	if err := styles.set(file, s.Name, 1, titleRow, s.Title, styles.title); err != nil {
		return err
	}
	for i, text := range s.Texts {
		if err := s.writeText(file, styles, firstText+i, text); err != nil {
			return err
		}
	}
	if s.Table != nil {
		if err := s.writeTable(file, styles); err != nil {
			return err
		}
	}
	return s.layOut(file)
}

// writeText writes a text above the table, in a row as tall as its lines.
func (s *Sheet) writeText(file *excelize.File, styles *styles, row int, text TextRow) error {
	if text.Name == "" {
		return styles.set(file, s.Name, 1, row, text.Text, styles.note)
	}
	last, letters := s.textEnd()
	if err := styles.set(file, s.Name, 1, row, text.Name, styles.name); err != nil {
		return err
	}
	if err := styles.set(file, s.Name, 2, row, text.Text, styles.text); err != nil {
		return err
	}
	if last > 2 {
		first, _ := excelize.CoordinatesToCellName(2, row)
		end, _ := excelize.CoordinatesToCellName(last, row)
		if err := file.MergeCell(s.Name, first, end); err != nil {
			return err
		}
	}
	return file.SetRowHeight(s.Name, row, height(text.Text, letters))
}

// writeTable writes the table with its header, and tells Excel that it is one.
func (s *Sheet) writeTable(file *excelize.File, styles *styles) error {
	t, header := s.Table, s.headerRow()
	tallest, widths := lineHeight, s.widths()
	for j, c := range t.Columns {
		if err := styles.set(file, s.Name, j+1, header, c.Title, styles.headers[c.Kind]); err != nil {
			return err
		}
		tallest = math.Max(tallest, height(c.Title, widths[j]-3)) // beside the button of the filter
	}
	if err := file.SetRowHeight(s.Name, header, tallest); err != nil {
		return err
	}
	for i, row := range t.Rows {
		tallest := lineHeight
		for j, cell := range row {
			if text, is := cell.(string); is {
				tallest = math.Max(tallest, height(text, widths[j]))
			}
			if err := styles.set(file, s.Name, j+1, header+1+i, cell, styles.kinds[t.Columns[j].Kind]); err != nil {
				return err
			}
		}
		if tallest > lineHeight {
			if err := file.SetRowHeight(s.Name, header+1+i, tallest); err != nil {
				return err
			}
		}
	}
	place := strings.ReplaceAll(s.cell(0, -1)+":"+s.cell(len(t.Columns)-1, len(t.Rows)-1), "$", "")
	striped := true
	return file.AddTable(s.Name, &excelize.Table{Range: place, Name: t.Name, StyleName: "TableStyleLight1", ShowRowStripes: &striped})
}

// layOut freezes the header and sets the page, for paper: A4, tables on its side, as wide as the table if that can be
// read.
func (s *Sheet) layOut(file *excelize.File) error {
	if s.Table != nil && s.Keys > 0 {
		corner := strings.ReplaceAll(s.cell(s.Keys, 0), "$", "")
		panes := excelize.Panes{Freeze: true, XSplit: s.Keys, YSplit: s.headerRow(), TopLeftCell: corner, ActivePane: "bottomRight"}
		if err := file.SetPanes(s.Name, &panes); err != nil {
			return err
		}
		rows := fmt.Sprintf("%s!$%d:$%d", quotedSheet(s.Name), s.headerRow(), s.headerRow())
		if err := file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: rows, Scope: s.Name}); err != nil {
			return err
		}
	}
	total := 0.0
	for _, width := range s.widths() {
		total += width
	}
	if total <= widestOnPage {
		fit := true
		if err := file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
			return err
		}
	}
	size, wide, tall, orientation := 9, 1, 0, "landscape" // 9: A4; 0: as many pages as it takes
	if s.Table == nil {
		orientation = "portrait" // three charts stand on a page
	}
	if err := file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&RPage &P of &N"}); err != nil {
		return err
	}
	return file.SetSheetView(s.Name, 0, &excelize.ViewOptions{ShowGridLines: ptr(s.Table != nil)})
}

func ptr[T any](x T) *T { return &x }

// quotedSheet is the name of a sheet as it stands in a reference.
func quotedSheet(name string) string { return "'" + name + "'" }

// widths are those of the columns, in letters; of a sheet without a table, of a name and a text.
func (s *Sheet) widths() []float64 {
	if s.Table == nil {
		return []float64{nameWidth, narrowest}
	}
	var widths []float64
	for _, c := range s.Table.Columns {
		width := c.Width
		if width == 0 {
			width = usualWidth[c.Kind]
		}
		widths = append(widths, width)
	}
	return widths
}

// textEnd is the last column, from 1, of a text beside its name, and how many letters stand in one of its lines.
func (s *Sheet) textEnd() (last int, letters float64) {
	widths := s.widths()
	for i, width := range widths[1:] {
		letters += width
		if letters >= narrowest || i == len(widths)-2 {
			return i + 2, letters
		}
	}
	return 1, widths[0]
}

// height is how tall a row must be for a text to stand in lines of so many letters, in points.
func height(text string, letters float64) float64 {
	lines := 0.0
	for _, line := range strings.Split(text, "\n") {
		lines += math.Max(1, math.Ceil(float64(utf8.RuneCountInString(line))/(0.95*letters)))
	}
	return math.Min(lines*lineHeight, tallestRow)
}
