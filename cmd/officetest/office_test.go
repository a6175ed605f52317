//go:build office

package officetest

import (
	"bytes"
	"context"
	"encoding/csv"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"headroom/cmd/answer"
	"headroom/cmd/book"
	"headroom/cmd/output"
	"headroom/cmd/paper"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/models/scenario"
)

// A product of a run, made and converted once for all tests.
type made struct {
	folder string
	record *record.Record
}

// runs are those whose products are opened: the small scenario with two teams, and
// Bromley's with two options in one future, whose weeks still print in a minute.
var runs = map[string]experiments.Settings{
	"small":   {Runs: 40, Seed: 1},
	"bromley": {Runs: 40, Seed: 1, Options: []string{"none", "taper"}, Futures: []string{"no-fall"}},
}

// Where the runs are. OFFICE_DIR names a folder that is kept, to be looked at.
var (
	home string
	all  = map[string]made{}
)

func TestMain(m *testing.M) {
	home = os.Getenv("OFFICE_DIR")
	if home == "" {
		var err error
		if home, err = os.MkdirTemp("", "office"); err != nil {
			panic(err)
		}
		defer os.RemoveAll(home)
	}
	m.Run()
}

// written makes a run and its products in a folder, once.
func written(t *testing.T, name string) made {
	t.Helper()
	if m, is := all[name]; is {
		return m
	}
	var data []byte
	if name == "small" {
		var err error
		if data, err = os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml")); err != nil {
			t.Fatal(err)
		}
	} else {
		data = scenario.ShippedSource(name)
	}
	s, faults := scenario.Read(name+".toml", data, nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	result, err := experiments.Run(context.Background(), s, runs[name])
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(home, name)
	out, err := output.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	page := answer.Page{Result: result, Command: "headroom run " + name}
	if err := output.Write(out, &page, output.Source{Name: name + ".toml", Data: data}); err != nil {
		t.Fatal(err)
	}
	r, err := record.Read(folder)
	if err != nil {
		t.Fatal(err)
	}
	var xlsx, docx bytes.Buffer
	if err := book.Write(&xlsx, r, nil); err != nil {
		t.Fatal(err)
	}
	if err := paper.Write(&docx, r, nil); err != nil {
		t.Fatal(err)
	}
	for file, content := range map[string][]byte{"book.xlsx": xlsx.Bytes(), "paper.docx": docx.Bytes()} {
		if err := os.WriteFile(filepath.Join(folder, file), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	all[name] = made{folder, r}
	return all[name]
}

// converted lets LibreOffice convert a file of the folder into it.
func (m made) converted(t *testing.T, file, to string) {
	t.Helper()
	command := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+t.TempDir(), "--convert-to", to, "--outdir", m.folder, filepath.Join(m.folder, file))
	said, err := command.CombinedOutput()
	if err != nil || !strings.Contains(string(said), "convert") {
		t.Fatalf("%v\n%s", err, said)
	}
}

// text is what stands on the pages of a PDF of the folder, and how many there are.
func (m made) text(t *testing.T, file string) (text string, pages int) {
	t.Helper()
	said, err := exec.Command("pdftotext", "-layout", filepath.Join(m.folder, file), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(said), strings.Count(string(said), "\f")
}

// sheet is a sheet that LibreOffice wrote as CSV, from the row that begins with a
// title on.
func (m made) sheet(t *testing.T, name, first string) [][]string {
	t.Helper()
	file, err := os.Open(filepath.Join(m.folder, "book-"+name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	in := csv.NewReader(file)
	in.FieldsPerRecord = -1
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if row[0] == first {
			return rows[i:]
		}
	}
	t.Fatalf("sheet %s has no header that begins with %q", name, first)
	return nil
}

// allSheets is LibreOffice's filter for CSV in UTF-8, with values as they are and
// not as they are shown, every sheet in a file of its own.
const allSheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

func TestTheFiguresThatLibreOfficeReadsAreThoseOfTheRun(t *testing.T) {
	for name := range runs {
		t.Run(name, func(t *testing.T) {
			m := written(t, name)
			m.converted(t, "book.xlsx", allSheets)
			m.weekly(t)
			m.options(t)
		})
	}
}

// weekly compares every cell of the weekly sheet with weekly.csv.
func (m made) weekly(t *testing.T) {
	type source struct{ measure, statistic string }
	sources := map[string]source{}
	for _, d := range m.record.Summary.Passed.Definitions {
		for name, statistic := range map[string]string{"mean": "mean", "mean, low": "mean_low", "mean, high": "mean_high", "p2.5": "p025", "p5": "p05", "p10": "p10", "p25": "p25", "p50": "p50", "p75": "p75", "p90": "p90", "p95": "p95", "p97.5": "p975"} {
			sources[d.Name+", "+name] = source{d.Key, statistic}
		}
	}
	rows := m.sheet(t, "weekly", "option")
	compared := 0
	for _, row := range rows[1:] {
		week, err := strconv.Atoi(row[3])
		if err != nil {
			t.Fatalf("week %q: %v", row[3], err)
		}
		if want := m.record.Weekly.Dates[week].Format("01/02/2006"); row[4] != want { // as LibreOffice writes a day in its first language
			t.Fatalf("week %d is of %s, not %s", week, row[4], want)
		}
		for i, title := range rows[0][5:] {
			of := sources[title]
			want := m.record.Weekly.Series(row[0], row[1], row[2], of.measure, of.statistic)[week]
			m.same(t, title, row[5+i], want)
			compared++
		}
	}
	t.Logf("weekly: %d figures in %d rows are those of weekly.csv", compared, len(rows)-1)
}

func (m made) same(t *testing.T, title, got string, want float64) {
	t.Helper()
	figure, percent := strings.CutSuffix(got, "%")
	x, err := strconv.ParseFloat(figure, 64)
	if percent {
		x /= 100
	}
	if math.IsNaN(want) && got == "" || err == nil && math.Abs(x-want) <= 1e-9*math.Max(1, math.Abs(want)) {
		return
	}
	t.Fatalf("%s is %q, not %v", title, got, want)
}

// options compares the chances and the money of the options with the summary.
func (m made) options(t *testing.T) {
	rows := m.sheet(t, "options", "future")
	columns := map[string]int{}
	for i, title := range rows[0] {
		columns[title] = i
	}
	for _, row := range rows[1:] {
		cell := m.record.Cell(row[columns["option"]], row[columns["future"]])
		for title, want := range map[string]experiments.Figure{"chance": cell.Within.Estimate, "chance, low": cell.Within.Low, "chance, high": cell.Within.High, "spent": cell.Spend.ExtraTotal.Mean, "budgeted": cell.Spend.ExtraTotal.Budgeted} {
			m.same(t, title, row[columns[title]], float64(want))
		}
	}
	t.Logf("options: %d rows are those of summary.json", len(rows)-1)
}

func TestTheWorkbookPrintsWithItsCharts(t *testing.T) {
	m := written(t, "bromley")
	m.converted(t, "book.xlsx", "pdf")
	text, pages := m.text(t, "book.pdf")
	for _, part := range []string{"What this is", m.record.RunID(), "New cases do not fall: average caseload", "extra spend against budget", "2.5 to 10", "Every option in every future", "What the answer rests on"} {
		if !strings.Contains(text, part) {
			t.Errorf("no page says %q", part)
		}
	}
	t.Logf("the workbook is %d pages", pages)
}

func TestTheDocumentPrintsWithItsHeadingsAndPageNumbers(t *testing.T) {
	m := written(t, "bromley")
	m.converted(t, "paper.docx", "pdf")
	text, pages := m.text(t, "paper.pdf")
	for _, part := range []string{"The answer", "What is promised, and what counts", "The options beside each other", "What would change the answer", "What could go wrong", "Page 1 of " + strconv.Itoa(pages), m.record.RunID()} {
		if !strings.Contains(text, part) {
			t.Errorf("no page says %q", part)
		}
	}
	size, err := exec.Command("pdfinfo", filepath.Join(m.folder, "paper.pdf")).Output()
	if err != nil || !strings.Contains(string(size), "(A4)") {
		t.Errorf("it is not A4: %v\n%s", err, size)
	}
	t.Logf("the document is %d pages of A4", pages)
}
