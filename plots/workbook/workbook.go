package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A Workbook is what is written: its sheets in order, the first one shown first.
type Workbook struct {
	Title  string // in the file's properties; required
	Sheets []Sheet
	Names  []Name
}

// A Name is a defined name: of one cell of a sheet's table, so that other workbooks and formulas find a key figure.
type Name struct {
	Name   string // letters, digits and underscores, unlike the place of a cell; required
	Sheet  string
	Row    int    // of the table, from 0
	Column string // its title
}

// Write writes the workbook. It returns an error that names the sheet and the place if it cannot be written so that
// Excel opens it as it is, and then writes nothing.
func (b Workbook) Write(w io.Writer) error {
	if err := b.check(); err != nil {
		return fmt.Errorf("workbook %q: %w", b.Title, err)
	}
	file := excelize.NewFile()
	defer file.Close()
	s, err := newStyles(file)
	if err != nil {
		return fmt.Errorf("workbook %q: %w", b.Title, err)
	}
	for i, sheet := range b.Sheets {
		if i == 0 {
			err = file.SetSheetName("Sheet1", sheet.Name)
		} else {
			_, err = file.NewSheet(sheet.Name)
		}
		if err == nil {
			err = sheet.fill(file, s)
		}
		if err != nil {
			return fmt.Errorf("sheet %q: %w", sheet.Name, err)
		}
	}
	for _, sheet := range b.Sheets {
		if err := b.draw(file, sheet); err != nil {
			return fmt.Errorf("sheet %q: %w", sheet.Name, err)
		}
	}
	for _, name := range b.Names {
		sheet := b.sheet(name.Sheet)
		cell := sheet.cell(sheet.Table.column(name.Column), name.Row)
		if err := file.SetDefinedName(&excelize.DefinedName{Name: name.Name, RefersTo: quotedSheet(sheet.Name) + "!" + cell}); err != nil {
			return fmt.Errorf("name %q: %w", name.Name, err)
		}
	}
	if err := file.SetDocProps(&excelize.DocProperties{Title: b.Title, Creator: "Headroom", LastModifiedBy: "Headroom", Language: "en-GB", Created: noDate, Modified: noDate}); err != nil {
		return err
	}
	types := file.ContentTypes.Defaults // the library adds them in the order of a map
	sort.Slice(types, func(i, j int) bool { return types[i].Extension < types[j].Extension })
	var content bytes.Buffer // so that nothing is written unless all can be
	if err := file.Write(&content); err != nil {
		return err
	}
	_, err = content.WriteTo(w)
	return err
}

// noDate stands where the format wants the day on which the file was made: two files of one run are the same bytes.
const noDate = "2000-01-01T00:00:00Z"

// sheet is the sheet of a name, or nil.
func (b Workbook) sheet(name string) *Sheet {
	for i := range b.Sheets {
		if b.Sheets[i].Name == name {
			return &b.Sheets[i]
		}
	}
	return nil
}

// Names of sheets, tables and cells that Excel takes without changing them. A name like AB12 or R1C1 is a cell's.
var (
	sheetName = regexp.MustCompile(`^[a-z][a-z0-9 -]{0,30}$`)
	plainName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{2,199}$`)
	cellName  = regexp.MustCompile(`(?i)^([a-z]{1,3}[0-9]+|r[0-9]*c[0-9]*)$`)
)

func goodName(name string) bool { return plainName.MatchString(name) && !cellName.MatchString(name) }

// PlainName makes a text into a part of a defined name: letters, digits and underscores.
func PlainName(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, text)
}

func (b Workbook) check() error {
	if strings.TrimSpace(b.Title) == "" {
		return errors.New("it has no title")
	}
	if len(b.Sheets) == 0 {
		return errors.New("it has no sheets")
	}
	taken, sheets := map[string]bool{}, map[string]bool{}
	take := func(what, name string) error {
		if !goodName(name) {
			return fmt.Errorf("%s %q is no name: three letters, digits or underscores or more are wanted, and not the place of a cell", what, name)
		}
		if lower := strings.ToLower(name); taken[lower] {
			return fmt.Errorf("%s %q is there twice", what, name)
		} else {
			taken[lower] = true
		}
		return nil
	}
	for _, sheet := range b.Sheets {
		if !sheetName.MatchString(sheet.Name) || sheets[sheet.Name] {
			return fmt.Errorf("sheet %q: the name is not one of small letters, digits, blanks and hyphens, or is there twice", sheet.Name)
		}
		sheets[sheet.Name] = true
		if sheet.Table != nil {
			if err := take("table", sheet.Table.Name); err != nil {
				return fmt.Errorf("sheet %q: %w", sheet.Name, err)
			}
			if err := sheet.Table.check(); err != nil {
				return fmt.Errorf("sheet %q: %w", sheet.Name, err)
			}
		}
	}
	for _, sheet := range b.Sheets {
		for _, chart := range sheet.Charts {
			if err := b.checkChart(sheet, chart); err != nil {
				return fmt.Errorf("sheet %q, chart %q: %w", sheet.Name, chart.Title, err)
			}
		}
	}
	for _, name := range b.Names {
		if err := take("name", name.Name); err != nil {
			return err
		}
		sheet := b.sheet(name.Sheet)
		if sheet == nil || sheet.Table == nil || sheet.Table.column(name.Column) < 0 || name.Row < 0 || name.Row >= len(sheet.Table.Rows) {
			return fmt.Errorf("name %q: there is no row %d of column %q in a table of sheet %q", name.Name, name.Row, name.Column, name.Sheet)
		}
	}
	return nil
}
