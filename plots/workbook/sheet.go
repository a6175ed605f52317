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
	lineHeight   = 13.0 // points, of the letters that cells have
	emptyRow     = 15.0
	tallestRow   = 409.0
	narrowest    = 100.0 // letters, that a text beside its name is broken at where no table is wider
	nameWidth    = 24.0
	widestOnPage = 215.0 // letters; wider tables are not shrunk to the width of a page

	lettersToDigits = 1.1
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
	tallest, widths := emptyRow, s.widths()
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
		tallest := emptyRow
		for j, cell := range row {
			if text, is := cell.(string); is {
				tallest = math.Max(tallest, height(text, widths[j]-1)) // beside its indent
			}
			if err := styles.set(file, s.Name, j+1, header+1+i, cell, styles.kinds[t.Columns[j].Kind]); err != nil {
				return err
			}
		}
		if tallest > emptyRow {
			if err := file.SetRowHeight(s.Name, header+1+i, tallest); err != nil {
				return err
			}
		}
	}
	place := strings.ReplaceAll(s.cell(0, -1)+":"+s.cell(len(t.Columns)-1, len(t.Rows)-1), "$", "")
	striped := true
	return file.AddTable(s.Name, &excelize.Table{Range: place, Name: t.Name, StyleName: "TableStyleLight1", ShowRowStripes: &striped})
}

// layOut freezes the header, repeats it on paper, and sets the page.
func (s *Sheet) layOut(file *excelize.File) error {
	if s.Table != nil {
		if err := s.keepInSight(file); err != nil {
			return err
		}
	}
	if err := s.setPaper(file); err != nil {
		return err
	}
	if err := file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&RPage &P of &N"}); err != nil {
		return err
	}
	return file.SetSheetView(s.Name, 0, &excelize.ViewOptions{ShowGridLines: ptr(s.Table != nil)})
}

// keepInSight freezes the header and the key columns, and repeats them on every page.
func (s *Sheet) keepInSight(file *excelize.File) error {
	repeated := fmt.Sprintf("%[1]s!$%[2]d:$%[2]d", quotedSheet(s.Name), s.headerRow())
	if s.Keys > 0 {
		last, err := excelize.ColumnNumberToName(s.Keys)
		if err != nil {
			return err
		}
		repeated = fmt.Sprintf("%s!$A:$%s,", quotedSheet(s.Name), last) + repeated
		corner := strings.ReplaceAll(s.cell(s.Keys, 0), "$", "")
		panes := excelize.Panes{Freeze: true, XSplit: s.Keys, YSplit: s.headerRow(), TopLeftCell: corner, ActivePane: "bottomRight"}
		if err := file.SetPanes(s.Name, &panes); err != nil {
			return err
		}
	}
	return file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: repeated, Scope: s.Name})
}

// setPaper lays a table on A4 on its side, as wide as the page if it can still be read then, and charts upright, three
// on a page.
func (s *Sheet) setPaper(file *excelize.File) error {
	const a4 = 9
	if s.Table == nil {
		if err := file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{DefaultRowHeight: ptr(emptyRow), CustomHeight: ptr(true)}); err != nil {
			return err
		}
		for i := chartsOnPage; i < len(s.Charts); i += chartsOnPage {
			if err := file.InsertPageBreak(s.Name, fmt.Sprintf("A%d", s.afterTable()+i*chartRows-1)); err != nil {
				return err
			}
		}
		return file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: ptr(a4), Orientation: ptr("portrait"), AdjustTo: ptr(uint(62))})
	}
	total := 0.0
	for _, width := range s.widths() {
		total += width
	}
	if total > widestOnPage {
		return file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: ptr(a4), Orientation: ptr("landscape")})
	}
	if err := file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: ptr(true)}); err != nil {
		return err
	}
	return file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: ptr(a4), Orientation: ptr("landscape"), FitToWidth: ptr(1), FitToHeight: ptr(0)})
}

func ptr[T any](x T) *T { return &x }

// quotedSheet is the name of a sheet as it stands in a reference.
func quotedSheet(name string) string { return "'" + name + "'" }

// widths are those of the columns, in letters; of a sheet with texts alone, of a name and a text; none for charts alone.
func (s *Sheet) widths() []float64 {
	switch {
	case s.Table == nil && len(s.Texts) == 0:
		return nil
	case s.Table == nil:
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

// height is how tall a row must be for a text to stand in lines of so many letters, in points: at least an empty row's.
// A letter of Arial is narrower than the digits that widths are counted in.
func height(text string, letters float64) float64 {
	lines := 0.0
	for _, line := range strings.Split(text, "\n") {
		lines += math.Max(1, math.Ceil(float64(utf8.RuneCountInString(line))/(lettersToDigits*letters)))
	}
	return math.Min(math.Max(emptyRow, lines*lineHeight+2), tallestRow)
}
