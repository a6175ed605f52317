package book

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"headroom/cmd/answer"
	"headroom/cmd/output"
	"headroom/cmd/record"
	"headroom/cmd/record/recordtest"
	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/care"
	"headroom/plots/workbook"
)

// shared is the folder of one run for every test that changes nothing of it.
var shared struct {
	sync.Once
	path string
}

func usual(t *testing.T) string {
	t.Helper()
	shared.Do(func() {
		path := recordtest.Ran(t, experiments.Settings{Runs: 12})
		shared.path, _ = os.MkdirTemp("", "book")
		if err := os.CopyFS(shared.path, os.DirFS(path)); err != nil {
			t.Fatal(err)
		}
	})
	return shared.path
}

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(shared.path)
	os.Exit(code)
}

// opened is the workbook of a run, read by the library.
func opened(t *testing.T, r *record.Record, s *record.Sweep) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, s); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

// rows are the cells of a sheet's table as they are kept, without its header, and
// the place of each column.
func rows(t *testing.T, file *excelize.File, sheet string) (cells [][]string, columns map[string]int) {
	t.Helper()
	tables, err := file.GetTables(sheet)
	if err != nil || len(tables) != 1 {
		t.Fatalf("sheet %s has %d tables (%v)", sheet, len(tables), err)
	}
	first, _, _ := strings.Cut(tables[0].Range, ":")
	_, header, err := excelize.CellNameToCoordinates(first)
	if err != nil {
		t.Fatal(err)
	}
	all, err := file.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	columns = map[string]int{}
	for i, title := range all[header-1] {
		columns[title] = i
	}
	for _, row := range all[header:] {
		for len(row) < len(columns) { // the library leaves empty cells at the end out
			row = append(row, "")
		}
		cells = append(cells, row)
	}
	return cells, columns
}

// Every number of the weekly sheet is that of the file, read here by itself.
func TestTheWeeklySheetIsTheWeeklyFile(t *testing.T) {
	path := usual(t)
	r := recordtest.Read(t, path)
	cells, columns := rows(t, opened(t, r, nil), "weekly")
	file, err := os.Open(filepath.Join(path, "weekly.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, d := range r.Summary.Passed.Definitions {
		names[d.Key] = d.Name
	}
	statistics := map[string]string{"mean": "mean", "mean_low": "mean, low", "mean_high": "mean, high", "p025": "p2.5", "p05": "p5", "p10": "p10", "p25": "p25", "p50": "p50", "p75": "p75", "p90": "p90", "p95": "p95", "p975": "p97.5"}
	written := map[string]string{}
	for _, l := range lines[1:] {
		written[strings.Join([]string{l[0], l[1], l[2], l[3], names[l[5]] + ", " + statistics[l[7]]}, "|")] = l[8]
	}
	compared := 0
	for _, row := range cells {
		for title, i := range columns {
			if i < 5 {
				continue
			}
			want, there := written[strings.Join(append(append([]string{}, row[:4]...), title), "|")]
			if x, _ := strconv.ParseFloat(want, 64); !there || (want == "") != (row[i] == "") || want != "" && row[i] != strconv.FormatFloat(x, 'f', -1, 64) {
				t.Fatalf("%s of %v is %q, and %q in the file", title, row[:4], row[i], want)
			}
			compared++
		}
	}
	want := len(r.Options()) * len(r.Futures()) * 3 * len(r.Weekly.Dates) * (len(columns) - 5)
	if compared != want || len(columns) < 5+12+8*3 {
		t.Errorf("%d figures in %d columns were compared, %d are wanted", compared, len(columns), want)
	}
}

func TestTheOptionsAndTheNamesAreThoseOfTheSummary(t *testing.T) {
	r := recordtest.Read(t, usual(t))
	file := opened(t, r, nil)
	cells, columns := rows(t, file, "options")
	if len(cells) != len(r.Options())*len(r.Futures()) {
		t.Fatalf("%d rows", len(cells))
	}
	for _, row := range cells {
		cell := r.Cell(row[columns["option"]], row[columns["future"]])
		for title, want := range map[string]experiments.Figure{
			"chance": cell.Within.Estimate, "chance, high": cell.Within.High, "after, low": cell.After.Low, "chance at no effect of load": cell.WithinZero.Estimate,
			"spent": cell.Spend.ExtraTotal.Mean, "budgeted": cell.Spend.ExtraTotal.Budgeted, "over establishment": cell.Posts.OverCost.Mean,
		} {
			if got, err := strconv.ParseFloat(row[columns[title]], 64); err != nil || got != float64(want) {
				t.Errorf("%s of %v is %v, not %v (%v)", title, row[:2], got, want, err)
			}
		}
	}
	found := 0
	for _, name := range file.GetDefinedName() {
		if !strings.HasPrefix(name.Name, "chance_") && !strings.HasPrefix(name.Name, "spent_") {
			continue
		}
		sheet, place, _ := strings.Cut(strings.ReplaceAll(name.RefersTo, "$", ""), "!")
		value, err := file.GetCellValue(strings.Trim(sheet, "'"), place, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, future := range r.Futures() {
			cell := r.Cell(r.Headline(), future)
			for prefix, want := range map[string]experiments.Figure{"chance_": cell.Within.Estimate, "chance_low_": cell.Within.Low, "chance_after_": cell.After.Estimate, "spent_": cell.Spend.ExtraTotal.Mean} {
				if name.Name == prefix+strings.ReplaceAll(future, "-", "_") {
					found++
					if got, err := strconv.ParseFloat(value, 64); err != nil || got != float64(want) {
						t.Errorf("%s is %v, not %v (%v)", name.Name, got, want, err)
					}
				}
			}
		}
	}
	if found != 4*len(r.Futures()) {
		t.Errorf("%d names were found", found)
	}
}

// The difference to the headline has the sign of the chances.
func TestTheDifferenceToTheHeadlineIsTheDifferenceOfTheChances(t *testing.T) {
	r := recordtest.Read(t, usual(t))
	cells, columns := rows(t, opened(t, r, nil), "options")
	differ := 0
	for _, row := range cells {
		head := r.Cell(r.Headline(), row[columns["future"]]).Within.Estimate
		more := row[columns["more than the headline"]]
		if row[columns["option"]] == r.Headline() {
			if more != "" {
				t.Errorf("the headline is %s more than itself", more)
			}
			continue
		}
		got, err := strconv.ParseFloat(more, 64)
		low, _ := strconv.ParseFloat(row[columns["more, low"]], 64)
		high, _ := strconv.ParseFloat(row[columns["more, high"]], 64)
		chance, _ := strconv.ParseFloat(row[columns["chance"]], 64)
		if want := chance - float64(head); err != nil || math.Abs(got-want) > 2e-6 || low > got || high < got {
			t.Errorf("%v: %v (%v to %v), where the chances differ by %v (%v)", row[:2], got, low, high, want, err)
		}
		if got != 0 {
			differ++
		}
	}
	if differ == 0 {
		t.Error("no option differs from the headline, so that no sign was seen")
	}
}

func TestADifferenceIsTheSameWhicheverOfThePairIsNamedFirst(t *testing.T) {
	d := experiments.Chance{Estimate: 0.2, Low: 0.1, High: 0.25}
	r := &record.Record{}
	r.Summary.Summary = &experiments.Summary{Pairs: []experiments.PairSummary{{A: "more", B: "head", Future: "one", Difference: d}, {A: "head", B: "more", Future: "two", Difference: d}}}
	r.Summary.Headline = "head"
	if got, want := fmt.Sprint(difference(r, "more", "one"), difference(r, "more", "two"), difference(r, "head", "one")), "[0.2 0.1 0.25] [-0.2 -0.25 -0.1] [<nil> <nil> <nil>]"; got != want {
		t.Errorf("the differences are %s, not %s", got, want)
	}
}

func TestTheBandsOfTheFanAddUpToItsPercentiles(t *testing.T) {
	r := recordtest.Read(t, usual(t))
	cells, columns := rows(t, opened(t, r, nil), "fan")
	upper := r.Weekly.Series(r.Headline(), r.Futures()[0], "all", promised(r).Key, "p975")
	for week := range r.Weekly.Dates {
		sum := 0.0
		for _, name := range bandNames {
			x, err := strconv.ParseFloat(cells[week][columns[name]], 64)
			if err != nil || x < 0 {
				t.Fatalf("band %s of week %d is %v (%v)", name, week, x, err)
			}
			sum += x
		}
		if math.Abs(sum-upper[week]) > 1e-3 {
			t.Fatalf("the bands of week %d add up to %v, not %v", week, sum, upper[week])
		}
	}
}

// A scenario's words are text in every sheet, whatever they begin with.
func TestAHostileScenarioIsText(t *testing.T) {
	r := recordtest.Read(t, recordtest.Ran(t, experiments.Settings{Runs: 4},
		`title = "A small service"`, `title = '=HYPERLINK("http://x")</t><script>'`, `source = "made up, for tests"`, `source = "@SUM(A1)"`))
	file := opened(t, r, nil)
	title, err := file.GetCellValue("read-me", "A1")
	if err != nil || title != `=HYPERLINK("http://x")</t><script>` {
		t.Errorf("the title is %q (%v)", title, err)
	}
	for _, sheet := range file.GetSheetList() {
		all, err := file.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range all {
			for j := range row {
				cell, err := excelize.CoordinatesToCellName(j+1, i+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := file.GetCellFormula(sheet, cell); formula != "" || err != nil {
					t.Fatalf("%s of %s has the formula %q (%v)", cell, sheet, formula, err)
				}
			}
		}
	}
}

func TestEveryColumnHasAMeaning(t *testing.T) {
	b := Workbook(recordtest.Read(t, usual(t)), swept())
	for _, sheet := range b.Sheets[1:] {
		if sheet.Table == nil {
			continue
		}
		for _, c := range sheet.Table.Columns {
			if c.Meaning == "" {
				t.Errorf("column %q of sheet %q has none", c.Title, sheet.Name)
			}
		}
	}
}

func TestTheSameRunGivesTheSameBytes(t *testing.T) {
	path := usual(t)
	var first, second bytes.Buffer
	if err := Write(&first, recordtest.Read(t, path), swept()); err != nil {
		t.Fatal(err)
	}
	if err := Write(&second, recordtest.Read(t, path), swept()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two workbooks of one run differ")
	}
}

// swept is a sweep over three values in two futures, its rows in the order of its
// points.
func swept() *record.Sweep {
	s := &record.Sweep{}
	s.Summary.Scenario, s.Summary.Runs, s.Summary.Seed = "small", 10, 1
	s.Summary.Variables = []output.SweepVariable{{Key: "team.north.posts", Name: "posts", Unit: "posts"}}
	for point := 1; point <= 3; point++ {
		for _, future := range []string{"steady", "falling"} {
			for _, measure := range []string{"within", "after"} {
				s.Summary.Rows = append(s.Summary.Rows, sweep.Row{
					Point: point, Values: []string{fmt.Sprint(10 * point)}, Option: "taper", Future: future, Measure: measure, Unit: "share",
					Chance: experiments.Chance{Estimate: experiments.Figure(point) / 10, Low: 0, High: 1, Runs: 10},
				})
			}
		}
	}
	return s
}

func TestTheRowsOfASweepStandTogetherSoThatTheyCanBeDrawn(t *testing.T) {
	r := recordtest.Read(t, usual(t))
	cells, columns := rows(t, opened(t, r, swept()), "sweep")
	if len(cells) != 12 || cells[0][columns["team.north.posts"]] != "10" {
		t.Fatalf("%d rows, the first is %v", len(cells), cells[0])
	}
	charts := sweepCharts(&swept().Summary)
	if len(charts) != 2 {
		t.Fatalf("%d charts", len(charts))
	}
	for _, c := range charts {
		for i := c.First; i <= c.Last; i++ {
			if row := cells[i]; row[columns["measure"]] != "within" || row[columns["future"]] != cells[c.First][columns["future"]] || row[columns["point"]] != fmt.Sprint(i-c.First+1) {
				t.Errorf("row %d of chart %q is %v", i, c.Title, row)
			}
		}
	}
}

func TestASweepHasAWorkbookOfItsOwn(t *testing.T) {
	var b bytes.Buffer
	s := swept()
	s.Manifest.RunID, s.Manifest.Command = "abc", "headroom sweep small"
	if err := WriteSweep(&b, s); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if sheets := fmt.Sprint(file.GetSheetList()); sheets != "[read-me sweep charts]" {
		t.Errorf("the sheets are %s", sheets)
	}
	if cells, _ := rows(t, file, "sweep"); len(cells) != 12 {
		t.Errorf("%d rows", len(cells))
	}
	if command, err := file.GetCellValue("read-me", "B4"); err != nil || command != "headroom sweep small" {
		t.Errorf("the command is %q (%v)", command, err)
	}
}

// Its name in a scenario ("share in time") need not be that of the weekly figures.
// Wrong version, seen to panic: the one looked for among the others.
func TestThePromisedMeasureIsFoundByItsKey(t *testing.T) {
	for _, d := range care.Describe {
		r := &record.Record{Summary: output.Summary{Summary: &experiments.Summary{Target: experiments.TargetSummary{Measure: "as the scenario says", Key: d.Key}}}}
		for _, all := range care.Describe {
			r.Summary.Passed.Definitions = append(r.Summary.Passed.Definitions, answer.Meaning{Key: all.Key, Name: all.Name, Unit: all.Unit})
		}
		if got := promised(r); got.Key != d.Key || got.Unit != d.Unit {
			t.Errorf("the promise of %s is found as %+v", d.Key, got)
		}
	}
}

func TestAColumnInWhichNothingStandsIsLeftOut(t *testing.T) {
	table := withoutEmpty(&workbook.Table{Columns: []workbook.Column{{Title: "a"}, {Title: "b"}, {Title: "c"}}, Rows: [][]any{{"x", nil, nil}, {"y", nil, "z"}}})
	if got := fmt.Sprint(table.Columns[1].Title, table.Rows); len(table.Columns) != 2 || got != "c[[x <nil>] [y z]]" {
		t.Errorf("left are %d columns: %s", len(table.Columns), got)
	}
}
