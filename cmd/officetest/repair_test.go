//go:build office

package officetest

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// What makes Excel offer a repair, as far as it can be seen without Excel: parts
// that are not well formed, not declared, named twice or referred to and missing;
// tables whose columns are not the cells of their header; names that are none.
func TestExcelAndWordHaveNothingToRepair(t *testing.T) {
	for name := range runs {
		m := written(t, name)
		for _, file := range []string{"book.xlsx", "paper.docx"} {
			t.Run(name+" "+file, func(t *testing.T) { sound(t, filepath.Join(m.folder, file)) })
		}
		t.Run(name+" tables", func(t *testing.T) { tables(t, filepath.Join(m.folder, "book.xlsx")) })
	}
}

// elements are the starts of elements of a part.
func elements(t *testing.T, name, text string) (found []xml.StartElement) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s is not UTF-8", name)
	}
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if start, is := token.(xml.StartElement); is {
			found = append(found, start.Copy())
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// sound checks a package of parts (ECMA-376, part 2).
func sound(t *testing.T, file string) {
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	parts := map[string]string{}
	for _, f := range archive.File {
		if _, twice := parts[f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
	}
	defaults, overrides := map[string]bool{}, map[string]bool{}
	for _, e := range elements(t, "types", parts["[Content_Types].xml"]) {
		switch e.Name.Local {
		case "Default":
			defaults[attribute(e, "Extension")] = true
		case "Override":
			part := strings.TrimPrefix(attribute(e, "PartName"), "/")
			overrides[part] = true
			if _, there := parts[part]; !there {
				t.Errorf("%s is declared and missing", part)
			}
		}
	}
	references := 0
	for name, text := range parts {
		ending := strings.TrimPrefix(path.Ext(name), ".")
		if !overrides[name] && !defaults[ending] {
			t.Errorf("%s has no type", name)
		}
		if ending != "xml" && ending != "rels" {
			continue
		}
		for _, e := range elements(t, name, text) {
			if ending != "rels" || e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" {
				continue
			}
			references++
			target := attribute(e, "Target")
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join(path.Dir(path.Dir(name)), target)
			}
			if _, there := parts[target]; !there {
				t.Errorf("%s refers to %s, which is missing", name, target)
			}
		}
	}
	t.Logf("%d parts, %d references", len(parts), references)
}

var goodName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// tables checks the tables and the names of a workbook.
func tables(t *testing.T, name string) {
	file, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	taken := map[string]bool{}
	for _, sheet := range file.GetSheetList() {
		found, err := file.GetTables(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range found {
			if lower := strings.ToLower(table.Name); taken[lower] || !goodName.MatchString(table.Name) {
				t.Errorf("table %q: the name is none, or is there twice", table.Name)
			} else {
				taken[lower] = true
			}
			first, last, _ := strings.Cut(table.Range, ":")
			left, header, err := excelize.CellNameToCoordinates(first)
			if err != nil {
				t.Fatal(err)
			}
			right, bottom, err := excelize.CellNameToCoordinates(last)
			if err != nil || bottom <= header {
				t.Errorf("table %q is over %s (%v)", table.Name, table.Range, err)
			}
			titles := map[string]bool{}
			for column := left; column <= right; column++ {
				cell, err := excelize.CoordinatesToCellName(column, header)
				if err != nil {
					t.Fatal(err)
				}
				title, err := file.GetCellValue(sheet, cell)
				if lower := strings.ToLower(title); err != nil || title == "" || titles[lower] {
					t.Errorf("table %q: the header %q of %s is empty or there twice (%v)", table.Name, title, cell, err)
				} else {
					titles[lower] = true
				}
			}
		}
	}
	for _, defined := range file.GetDefinedName() {
		if strings.HasPrefix(defined.Name, "_xlnm.") {
			continue
		}
		sheet, cell, _ := strings.Cut(strings.ReplaceAll(defined.RefersTo, "$", ""), "!")
		value, err := file.GetCellValue(strings.Trim(sheet, "'"), cell)
		if lower := strings.ToLower(defined.Name); err != nil || value == "" || taken[lower] || !goodName.MatchString(defined.Name) {
			t.Errorf("name %q of %s: %q (%v)", defined.Name, defined.RefersTo, value, err)
		} else {
			taken[lower] = true
		}
	}
	t.Logf("%d names of tables and figures", len(taken))
}
