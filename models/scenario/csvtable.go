package scenario

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// An Attachment is a file beside a scenario that it was read from.
type Attachment struct {
	Name string // path from the scenario's folder, with slashes
	Data []byte
}

// Attachments are the files beside the scenario that it names, each once, in
// the order of the scenario. With the scenario's own text they fix what is
// simulated.
func (s *Scenario) Attachments() []Attachment { return s.attachments }

// csvColumn is a column that a file may have.
type csvColumn struct {
	name   string
	needed bool
}

// csvCell is one value of a file, and where it stands.
type csvCell struct {
	text string
	position
}

// csvRow holds the cells of a row by the names of their columns.
type csvRow map[string]csvCell

// csvTable is a CSV file beside the scenario. Its faults are placed in it.
type csvTable struct {
	reader *reader
	file   string // as the scenario names it
	shown  string // as messages name it: the path from where the scenario's path begins
	rows   []csvRow
	faults Faults
}

// mostCSVFaults is how many faults of one file are listed: one slip in a
// spreadsheet spoils every row.
const mostCSVFaults = 20

// csvTable reads a file that a key of the scenario names. The header must name
// every needed column, in any order, and no unknown one.
func (r *reader) csvTable(p place, file string, columns []csvColumn) *csvTable {
	table := &csvTable{reader: r, file: file, shown: path.Join(path.Dir(filepath.ToSlash(r.file)), file)}
	data, ok := r.readBeside(p, file)
	if !ok {
		return table
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) // the mark with which spreadsheets begin a file
	input := csv.NewReader(bytes.NewReader(data))
	input.FieldsPerRecord = -1
	header, ok := table.record(input)
	if !ok {
		if len(table.faults) == 0 {
			table.fault(csvCell{position: position{1, 1}}, "", "the file is empty", "its first line names the columns: "+columnList(columns), "")
		}
		return table
	}
	names, ok := table.header(header, columns)
	for ok {
		record, more := table.record(input)
		if !more {
			break
		}
		table.row(record, names)
	}
	if ok && len(table.rows) == 0 && len(table.faults) == 0 {
		table.fault(header[0], "", "the file names its columns and has no rows", "write one row for each, or take the key out of the scenario", "")
	}
	return table
}

// readBeside reads a file that a key of the scenario names.
func (r *reader) readBeside(p place, file string) ([]byte, bool) {
	found := fmt.Sprintf("%s is %q", p.parts()[len(p.parts())-1], file)
	switch {
	case r.beside == nil:
		r.fault(p, found+", and files beside this scenario cannot be read here", "run the scenario from a file in the same folder", "")
		return nil, false
	case !fs.ValidPath(file) || file == ".":
		r.fault(p, found, "it must be the path of a file in the scenario's folder or below, with / between folders and without ..", "")
		return nil, false
	}
	data, err := fs.ReadFile(r.beside, file)
	if errors.Is(err, fs.ErrNotExist) {
		there, _ := fs.Glob(r.beside, "*.csv")
		r.fault(p, found+", and there is no such file beside the scenario", "save it in the scenario's folder", nearest(file, there))
		return nil, false
	} else if err != nil {
		r.fault(p, fmt.Sprintf("%s, which cannot be read: %v", found, err), "", "")
		return nil, false
	}
	r.scenario.attachments = append(r.scenario.attachments, Attachment{file, data})
	return data, true
}

// record reads one line of cells; false at the end, or where the file is no
// CSV, which a fault then says.
func (t *csvTable) record(input *csv.Reader) ([]csvCell, bool) {
	texts, err := input.Read()
	if err == io.EOF {
		return nil, false
	} else if err != nil {
		where := position{1, 1}
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			where, err = position{parse.Line, parse.Column}, parse.Err
		}
		t.fault(csvCell{position: where}, "", err.Error(), "write a value that holds a comma or a quotation mark between quotation marks, and double those inside it", "")
		return nil, false
	}
	cells := make([]csvCell, len(texts))
	for i, text := range texts {
		line, column := input.FieldPos(i)
		cells[i] = csvCell{text, position{line, column}}
	}
	return cells, true
}

// header checks the names of the columns; false where rows cannot be read by
// them.
func (t *csvTable) header(header []csvCell, columns []csvColumn) (names []string, ok bool) {
	var known []string
	for _, column := range columns {
		known = append(known, column.name)
	}
	want := "the columns are " + columnList(columns)
	if len(header) == 1 && strings.ContainsAny(header[0].text, ";\t") {
		t.fault(header[0], "", fmt.Sprintf("the first line is %q, without commas", header[0].text), "save the file with commas between the columns; "+want, "")
		return nil, false
	}
	ok = true
	spoiled := map[string]bool{}
	for _, cell := range header {
		names = append(names, cell.text)
		switch {
		case !slices.Contains(known, cell.text):
			near, remedy := nearest(cell.text, known), ""
			if near == "" {
				remedy = want
			}
			spoiled[near] = true
			t.fault(cell, cell.text, fmt.Sprintf("%q is not a column here", cell.text), remedy, near)
			ok = false
		case slices.Contains(names[:len(names)-1], cell.text):
			t.fault(cell, cell.text, fmt.Sprintf("the column %q is there twice", cell.text), "take one of the two out", "")
			ok = false
		}
	}
	for _, column := range columns {
		if column.needed && !spoiled[column.name] && !slices.Contains(names, column.name) {
			t.fault(header[0], column.name, fmt.Sprintf("the column %q is missing", column.name), want, "")
			ok = false
		}
	}
	return names, ok
}

// row keeps a row under the names of its columns.
func (t *csvTable) row(cells []csvCell, names []string) {
	if !slices.ContainsFunc(cells, func(c csvCell) bool { return strings.TrimSpace(c.text) != "" }) {
		t.fault(cells[0], "", "the row is empty", "take it out", "")
		return
	}
	if len(cells) != len(names) {
		t.fault(cells[0], "", "the row has "+count(len(cells), "value"), fmt.Sprintf("it must have %d, as the first line", len(names)), "")
		return
	}
	row := csvRow{}
	for i, cell := range cells {
		if trimmed := strings.TrimSpace(cell.text); trimmed != cell.text {
			t.fault(cell, names[i], fmt.Sprintf("%s is %q, with a space before or after it", names[i], cell.text), "take the space out", "")
			cell.text = trimmed
		}
		row[names[i]] = cell
	}
	t.rows = append(t.rows, row)
}

// name is the value of a column that holds one of the names of a list.
func (t *csvTable) name(row csvRow, column string, names []string) (string, bool) {
	cell := row[column]
	if slices.Contains(names, cell.text) {
		return cell.text, true
	}
	if cell.text == "" {
		t.fault(cell, column, column+" is empty", "it must be "+quotedList(names), "")
		return "", false
	}
	near, want := nearest(cell.text, names), ""
	if near == "" {
		want = "it must be " + quotedList(names)
	}
	t.fault(cell, column, fmt.Sprintf("%s is %q, but no %s has that name", column, cell.text, column), want, near)
	return "", false
}

// number is the value of a column that holds numbers.
func (t *csvTable) number(row csvRow, column string, low, high float64, unit string) (float64, bool) {
	cell := row[column]
	x, err := strconv.ParseFloat(cell.text, 64)
	if err == nil && x >= low && x <= high {
		return x, true
	}
	found := fmt.Sprintf("%s is %q", column, cell.text)
	if cell.text == "" {
		found = column + " is empty"
	}
	t.fault(cell, column, found, fmt.Sprintf("it must be a number from %s to %s (%s)", figure(low), figure(high), unit), "")
	return 0, false
}

func (t *csvTable) fault(cell csvCell, key, found, want, nearest string) {
	t.faults = append(t.faults, Fault{
		File: t.shown, Line: cell.line, Column: cell.column, Key: key,
		Found: found, Want: want, Nearest: nearest,
	})
}

// finish hands the faults on: the first of them in full, the others counted.
func (t *csvTable) finish() {
	t.faults.sort(t.shown)
	if more := len(t.faults) - mostCSVFaults; more > 1 {
		last := t.faults[mostCSVFaults]
		t.faults = append(t.faults[:mostCSVFaults], Fault{
			File: last.File, Line: last.Line, Column: last.Column,
			Found: fmt.Sprintf("%d more faults from here on", more), Want: "mend those above first",
		})
	}
	t.reader.faults = append(t.reader.faults, t.faults...)
}

// columnList is "stage, age_weeks and, if wanted, family".
func columnList(columns []csvColumn) string {
	var needed, wanted []string
	for _, column := range columns {
		if column.needed {
			needed = append(needed, column.name)
		} else {
			wanted = append(wanted, column.name)
		}
	}
	return strings.Join(needed, ", ") + " and, if wanted, " + list(wanted)
}
