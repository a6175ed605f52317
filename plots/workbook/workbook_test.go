package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// opened is a written workbook, read by the library, and its parts.
func opened(t *testing.T, data []byte) (*excelize.File, map[string]string) {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
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
	return file, parts
}

func TestEveryPartIsWellFormedAndHoldsNoElementOfATextsOwn(t *testing.T) {
	_, parts := opened(t, bytesOf(t, sample()))
	for name, text := range parts {
		decoder := xml.NewDecoder(strings.NewReader(text))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if start, is := token.(xml.StartElement); is && (start.Name.Local == "script" || start.Name.Local == "f" && strings.HasPrefix(name, "xl/worksheets")) {
				t.Errorf("%s has an element <%s>, which a text brought", name, start.Name.Local)
			}
		}
	}
}

// A cell with such a text is of a string's type and of the format of text, so that editing it makes no formula of it.
func TestATextThatLooksLikeAFormulaStaysText(t *testing.T) {
	file, _ := opened(t, bytesOf(t, sample()))
	for i, want := range hostile {
		cell := fmt.Sprintf("A%d", 5+i)
		got, err := file.GetCellValue("options", cell)
		if err != nil || got != want {
			t.Errorf("%s holds %q, not %q (%v)", cell, got, want, err)
		}
		if formula, err := file.GetCellFormula("options", cell); err != nil || formula != "" {
			t.Errorf("%s has the formula %q (%v)", cell, formula, err)
		}
		if kind, err := file.GetCellType("options", cell); err != nil || kind != excelize.CellTypeSharedString {
			t.Errorf("%s is of type %v (%v)", cell, kind, err)
		}
		number, err := file.GetCellStyle("options", cell)
		if err != nil {
			t.Fatal(err)
		}
		if style, err := file.GetStyle(number); err != nil || style.CustomNumFmt == nil && style.NumFmt != 49 || style.CustomNumFmt != nil && *style.CustomNumFmt != "@" {
			t.Errorf("%s is not of the format of text: %+v (%v)", cell, style, err)
		}
	}
}

func TestWhatIsWrittenIsWhatWasGiven(t *testing.T) {
	b := sample()
	file, _ := opened(t, bytesOf(t, b))
	for _, c := range []struct{ sheet, cell, raw, shown string }{
		{"options", "B6", "0.1", "10%"},
		{"options", "E5", "960000", "£960,000"},
		{"options", "G6", "-123456.7", "-£123,457"},
		{"options", "H5", "", ""},
		{"weekly", "B4", "0", "0"},
		{"weekly", "C4", "45017", "1 Apr 2023"},
		{"weekly", "D4", fmt.Sprint(b.Sheets[3].Table.Rows[0][3]), "12.0"},
	} {
		raw, err := file.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		if err != nil || raw != c.raw {
			t.Errorf("%s of %s is %q, not %q (%v)", c.cell, c.sheet, raw, c.raw, err)
		}
		if shown, err := file.GetCellValue(c.sheet, c.cell); err != nil || shown != c.shown {
			t.Errorf("%s of %s is shown as %q, not %q (%v)", c.cell, c.sheet, shown, c.shown, err)
		}
	}
}

func TestATableIsOneForExcelWithItsHeaderInSight(t *testing.T) {
	file, _ := opened(t, bytesOf(t, sample()))
	for sheet, want := range map[string]string{"options": "A4:H13", "weekly": "A3:K108"} {
		tables, err := file.GetTables(sheet)
		if err != nil || len(tables) != 1 || tables[0].Range != want || !strings.EqualFold(tables[0].Name, sheet) {
			t.Errorf("the tables of %s are %+v (%v); one over %s is wanted", sheet, tables, err, want)
		}
	}
	panes, err := file.GetPanes("weekly")
	if err != nil || !panes.Freeze || panes.YSplit != 3 || panes.XSplit != 3 || panes.TopLeftCell != "D4" {
		t.Errorf("the panes are %+v (%v)", panes, err)
	}
}

func TestDefinedNamesPointAtTheirFigures(t *testing.T) {
	file, _ := opened(t, bytesOf(t, sample()))
	names := map[string]string{}
	for _, name := range file.GetDefinedName() {
		names[name.Name] = name.RefersTo
	}
	if names["chance_of_first"] != "'options'!$B$5" || names["last_week"] != "'weekly'!$J$108" {
		t.Errorf("the names are %v", names)
	}
}

// Charts refer to cells; each place that they refer to is inside a table.
func TestAChartDrawsItsColumnsByReference(t *testing.T) {
	_, parts := opened(t, bytesOf(t, sample()))
	reference := regexp.MustCompile(`<f>([^<]*)</f>`)
	for chart, want := range map[string][]string{
		"xl/charts/chart1.xml": {"'options'!$A$5:$A$13", "'options'!$C$4", "'options'!$C$5:$C$13", "'options'!$D$5:$D$13", "'options'!$B$5:$B$13"},
		"xl/charts/chart2.xml": {"'options'!$A$5:$A$9", "'options'!$E$5:$E$9", "'options'!$F$5:$F$9", "'options'!$G$5:$G$9"},
		"xl/charts/chart3.xml": {"'weekly'!$C$4:$C$108", "'weekly'!$D$4:$D$108", "'weekly'!$J$4:$J$108", "'weekly'!$K$4:$K$108"},
	} {
		found := map[string]bool{}
		for _, match := range reference.FindAllStringSubmatch(parts[chart], -1) {
			found[strings.ReplaceAll(match[1], "&#39;", "'")] = true
		}
		for _, place := range want {
			if !found[place] {
				t.Errorf("%s does not refer to %s but to %v", chart, place, found)
			}
		}
	}
	if !strings.Contains(parts["xl/charts/chart1.xml"], "<hiLowLines>") {
		t.Error("the intervals have no lines from low to high")
	}
	if n := strings.Count(parts["xl/drawings/drawing1.xml"], "descr="); n != 3 {
		t.Errorf("%d of 3 charts have a description", n)
	}
}

func TestTheSameDataGiveTheSameBytes(t *testing.T) {
	if !bytes.Equal(bytesOf(t, sample()), bytesOf(t, sample())) {
		t.Error("two workbooks of the same data differ")
	}
}

func TestATextIsInLinesThatItsRowIsTallEnoughFor(t *testing.T) {
	for _, c := range []struct {
		text    string
		letters float64
		want    float64
	}{{"", 10, emptyRow}, {"one line", 100, emptyRow}, {strings.Repeat("a", 111), 100, 2*lineHeight + 2}, {"a\nb\nc", 100, 3*lineHeight + 2}, {strings.Repeat("ü", 110), 100, emptyRow}} {
		if got := height(c.text, c.letters); got != c.want {
			t.Errorf("%q in lines of %g letters is %g points tall, not %g", c.text, c.letters, got, c.want)
		}
	}
	if got := height(strings.Repeat("a", 30_000), 10); got != tallestRow {
		t.Errorf("a row is %g points tall, which Excel does not take", got)
	}
}

func TestWhatExcelWouldHaveToRepairIsRefusedAndNothingIsWritten(t *testing.T) {
	table := func(rows [][]any, columns ...Column) *Table { return &Table{"Figures", columns, rows} }
	one, text := [][]any{{1}}, Column{Title: "text"}
	count := Column{Title: "count", Kind: Count}
	with := func(sheets ...Sheet) Workbook { return Workbook{Title: "t", Sheets: sheets} }
	chart := func(c Chart) Workbook {
		c.Title, c.Description = "c", "d"
		return with(Sheet{Name: "a", Table: table([][]any{{1, 2}}, count, Column{Title: "other", Kind: Count}), Charts: []Chart{c}})
	}
	for want, b := range map[string]Workbook{
		"no title":                        {},
		"no sheets":                       {Title: "t"},
		`sheet "A/B"`:                     with(Sheet{Name: "A/B"}),
		`sheet "a": the name is`:          with(Sheet{Name: "a"}, Sheet{Name: "a"}),
		"0 columns and 1 rows":            with(Sheet{Name: "a", Table: table(one)}),
		"1 columns and 0 rows":            with(Sheet{Name: "a", Table: table(nil, count)}),
		`"COUNT" is empty or is there tw`: with(Sheet{Name: "a", Table: table(one, count, Column{Title: "COUNT"})}),
		"row 0 has 1 cells where 2":       with(Sheet{Name: "a", Table: table(one, count, text)}),
		`a int does not belong there`:     with(Sheet{Name: "a", Table: table(one, text)}),
		`a string does not belong`:        with(Sheet{Name: "a", Table: table([][]any{{"1"}}, count)}),
		`a float64 does not belong`:       with(Sheet{Name: "a", Table: table([][]any{{1.5}}, count)}),
		"longer than a cell":              with(Sheet{Name: "a", Table: table([][]any{{strings.Repeat("a", 40_000)}}, text)}),
		`table "Figures" is there twice`:  with(Sheet{Name: "a", Table: table(one, count)}, Sheet{Name: "b", Table: table(one, count)}),
		`name "AB12" is no name`:          {Title: "t", Sheets: []Sheet{{Name: "a", Table: table(one, count)}}, Names: []Name{{"AB12", "a", 0, "count"}}},
		`name "r1c1" is no name`:          {Title: "t", Sheets: []Sheet{{Name: "a", Table: table(one, count)}}, Names: []Name{{"r1c1", "a", 0, "count"}}},
		`name "figures" is there twice`:   {Title: "t", Sheets: []Sheet{{Name: "a", Table: table(one, count)}}, Names: []Name{{"figures", "a", 0, "count"}}},
		`there is no row 1 of column`:     {Title: "t", Sheets: []Sheet{{Name: "a", Table: table(one, count)}}, Names: []Name{{"figure", "a", 1, "count"}}},
		"a title and a description":       with(Sheet{Name: "a", Table: table(one, count), Charts: []Chart{{}}}),
		`no table on sheet "z"`:           chart(Chart{Sheet: "z"}),
		"rows 0 to 1 are wanted":          chart(Chart{Last: 1, Across: "count", Columns: []string{"other"}}),
		"intervals want low, high":        chart(Chart{Kind: Intervals, Across: "count", Columns: []string{"other"}}),
		`has no column "none"`:            chart(Chart{Across: "count", Columns: []string{"none"}}),
		"more columns than colours":       chart(Chart{Kind: Columns, Across: "count", Columns: []string{"other", "other", "other", "other", "other", "other"}}),
	} {
		var out bytes.Buffer
		if err := b.Write(&out); err == nil || !strings.Contains(err.Error(), want) || out.Len() > 0 {
			t.Errorf("the error is %v, not about %q, and %d bytes were written", err, want, out.Len())
		}
	}
}

func TestAPlainNameIsOneThatExcelTakes(t *testing.T) {
	for _, text := range []string{"no-fall", "2 per cent", "=x", "ü", ""} {
		if name := "chance_" + PlainName(text); !goodName(name) {
			t.Errorf("%q gives %q", text, name)
		}
	}
	if PlainName("as-seen 2") != "as_seen_2" {
		t.Error(PlainName("as-seen 2"))
	}
	if none(0.0) || !none(math.Inf(1)) || !none(nil) || !none("") {
		t.Error("none is confused")
	}
}
