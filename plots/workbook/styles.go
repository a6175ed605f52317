package workbook

import (
	"regexp"

	"github.com/xuri/excelize/v2"
)

// styles are how cells look, by their numbers in the file.
type styles struct {
	title, name, text, note int
	headers                 [kinds]int
	kinds                   [kinds]int
}

// newStyles adds the styles to a file.
func newStyles(file *excelize.File) (*styles, error) {
	var s styles
	var failed error
	add := func(style excelize.Style) int {
		number, err := file.NewStyle(&style)
		if failed == nil {
			failed = err
		}
		return number
	}
	letters := func(size float64, bold bool) *excelize.Font {
		return &excelize.Font{Family: "Arial", Size: size, Bold: bold, Color: "222222"}
	}
	asText := format[Text] // so that what begins with = stays text when its cell is edited
	wrapped := &excelize.Alignment{Vertical: "top", WrapText: true}
	s.title = add(excelize.Style{Font: letters(14, true), CustomNumFmt: &asText})
	s.name = add(excelize.Style{Font: letters(10, true), Alignment: wrapped, CustomNumFmt: &asText})
	s.text = add(excelize.Style{Font: letters(10, false), Alignment: wrapped, CustomNumFmt: &asText})
	s.note = add(excelize.Style{Font: letters(10, false), Alignment: &excelize.Alignment{Vertical: "top"}, CustomNumFmt: &asText})
	for kind := range kinds {
		side, indent := "right", 0 // above figures
		if kind == Text {
			side, indent = "left", 1 // away from the figures on its left
		}
		s.headers[kind] = add(excelize.Style{
			Font: letters(10, true), Alignment: &excelize.Alignment{Vertical: "top", WrapText: true, Horizontal: side, Indent: indent}, CustomNumFmt: &asText,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E6ECF0"}},
		})
		style := excelize.Style{Font: letters(10, false), Alignment: &excelize.Alignment{Vertical: "top"}, CustomNumFmt: &format[kind]}
		if kind == Text {
			style.Alignment.WrapText, style.Alignment.Horizontal, style.Alignment.Indent = true, side, indent
		}
		s.kinds[kind] = add(style)
	}
	return &s, failed
}

// coded is what stands for a letter by its number in a workbook (ECMA-376, part 1, 22.9.2.19): in a text it is to be
// read as it stands, so its first letter is coded itself.
var coded = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// set writes a cell, of a column and a row from 1.
func (s *styles) set(file *excelize.File, sheet string, column, row int, cell any, style int) error {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	if !none(cell) {
		if text, is := cell.(string); is {
			err = file.SetCellStr(sheet, name, coded.ReplaceAllString(text, "_x005F$0"))
		} else {
			err = file.SetCellValue(sheet, name, cell)
		}
		if err != nil {
			return err
		}
	}
	return file.SetCellStyle(sheet, name, name, style)
}
