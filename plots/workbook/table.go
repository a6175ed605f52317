package workbook

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
)

// A Table is rows under a header. Excel can sort and filter it, and formulas name its columns.
type Table struct {
	Name    string // in formulas; required
	Columns []Column
	Rows    [][]any // at least one; each as long as Columns
}

// A Column says what stands in a column. Its cells are nil, for none, or of the type of its Kind; a number that is not
// one (NaN, infinite) is none.
type Column struct {
	Title   string // unlike any other of the table, whatever the case; required
	Kind    Kind
	Width   float64 // in letters; 0: as wide as its kind wants
	Meaning string  // for Contents
}

// A Kind is how a column is written, and the type of its cells.
type Kind int

// The kinds of columns.
const (
	Text    Kind = iota // string
	Count               // int
	Decimal             // float64, to one place
	Exact               // float64, as it is
	Share               // float64 from 0 to 1, in per cent
	Pounds              // float64, to the pound
	Date                // time.Time, a day
	kinds
)

// format is how each kind is written: the codes of Excel's number formats.
var format = [kinds]string{"@", "#,##0", "#,##0.0", "General", "0%", `"£"#,##0;-"£"#,##0`, "d mmm yyyy"}

var usualWidth = [kinds]float64{16, 9, 10, 11, 10, 13, 12}

// Contents lists every column of some sheets with its meaning, as a table.
func Contents(name string, sheets []Sheet) *Table {
	t := &Table{Name: name, Columns: []Column{{Title: "sheet", Width: 24}, {Title: "column", Width: 34}, {Title: "meaning", Width: 90}}}
	for _, sheet := range sheets {
		if sheet.Table == nil {
			continue
		}
		for _, c := range sheet.Table.Columns {
			t.Rows = append(t.Rows, []any{sheet.Name, c.Title, c.Meaning})
		}
	}
	return t
}

// column is the place of a column by its title, or -1.
func (t *Table) column(title string) int {
	for i, c := range t.Columns {
		if c.Title == title {
			return i
		}
	}
	return -1
}

func (t *Table) check() error {
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		return fmt.Errorf("table %q has %d columns and %d rows; one of each at least is wanted", t.Name, len(t.Columns), len(t.Rows))
	}
	titles := map[string]bool{}
	for _, c := range t.Columns {
		title := strings.ToLower(strings.TrimSpace(c.Title))
		if title == "" || titles[title] {
			return fmt.Errorf("table %q: the title of column %q is empty or is there twice", t.Name, c.Title)
		}
		if c.Kind < 0 || c.Kind >= kinds {
			return fmt.Errorf("table %q: column %q is of kind %d, which there is not", t.Name, c.Title, c.Kind)
		}
		titles[title] = true
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("table %q: row %d has %d cells where %d are wanted", t.Name, i, len(row), len(t.Columns))
		}
		for j, cell := range row {
			if err := t.Columns[j].Kind.takes(cell); err != nil {
				return fmt.Errorf("table %q, row %d, column %q: %w", t.Name, i, t.Columns[j].Title, err)
			}
		}
	}
	return nil
}

// longestText is what Excel holds in a cell, in letters.
const longestText = 32_767

func (k Kind) takes(cell any) error {
	fits := false
	switch x := cell.(type) {
	case nil:
		fits = true
	case string:
		if len(x) > longestText {
			return errors.New("the text is longer than a cell can hold")
		}
		fits = k == Text
	case int:
		fits = k == Count
	case float64:
		fits = k != Text && k != Count && k != Date
	case time.Time:
		fits = k == Date
	}
	if !fits {
		return fmt.Errorf("a %T does not belong there", cell)
	}
	return nil
}

// none says that nothing is to be written in a cell.
func none(cell any) bool {
	x, is := cell.(float64)
	return cell == nil || cell == "" || is && (math.IsNaN(x) || math.IsInf(x, 0))
}
