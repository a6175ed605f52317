package pagetest

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A table as the browser shows it.
type table struct {
	Caption string
	Rows    [][]string
}

func tables(t *testing.T, file string) []table {
	t.Helper()
	browser := open(t, file, 1366, nil)
	text := value[string](t, browser, `JSON.stringify([...document.querySelectorAll('table')].map(t => ({caption: t.caption.textContent,
		rows: [...t.rows].map(r => [...r.cells].map(c => c.textContent))})))`)
	var all []table
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func find(t *testing.T, all []table, caption string) table {
	t.Helper()
	at := slices.IndexFunc(all, func(one table) bool { return strings.HasPrefix(one.Caption, caption) })
	if at < 0 {
		t.Fatalf("there is no table %q", caption)
	}
	return all[at]
}

// csvOf are the rows of a file by the texts of some of its columns.
func csvOf(t *testing.T, file string, columns ...int) map[string][]string {
	t.Helper()
	from, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	rows, err := csv.NewReader(from).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, row := range rows {
		var key []string
		for _, column := range columns {
			key = append(key, row[column])
		}
		all[strings.Join(key, "|")] = row
	}
	return all
}

// same says that a cell of the page is a figure, to the place it is written to.
func same(cell string, figure float64) bool {
	number := strings.NewReplacer("%", "", ",", "", "−", "-", "+", "", "<1", "0.4", ">99", "99.6").Replace(cell)
	x, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return false
	}
	if strings.HasSuffix(cell, "%") {
		figure *= 100
	}
	_, places, _ := strings.Cut(number, ".")
	return math.Abs(x-figure) <= 0.5001*math.Pow(10, -float64(len(places)))+6e-5
}

var futures = map[string]string{
	"New cases do not fall": "no-fall", "New cases move as English councils' demand has": "as-seen", "New cases fall as the report expects": "as-expected",
}

func TestTheTablesOfTheWeeklyPicturesEqualTheCSV(t *testing.T) {
	all, figures := tables(t, in("bromley/report.html")), csvOf(t, in("bromley/weekly.csv"), 0, 1, 2, 4, 5, 7)
	compared, beyond := 0, 0
	compare := func(row []string, column int, measure, statistic string) {
		t.Helper()
		day, err := time.Parse("2 Jan 2006", row[0])
		if err != nil {
			t.Fatal(err)
		}
		key := strings.Join([]string{"taper", futures[row[1]], "all", day.Format(time.DateOnly), measure, statistic}, "|")
		line := figures[key]
		if line == nil {
			t.Fatalf("weekly.csv has no %s", key)
		}
		if line[8] == "" {
			beyond++ // more than is counted: the picture is cut there
			return
		}
		x, err := strconv.ParseFloat(line[8], 64)
		if err != nil {
			t.Fatal(err)
		}
		if !same(row[column], x) {
			t.Errorf("%s: the page has %s, the file %s", key, row[column], line[8])
		}
		compared++
	}
	for _, row := range find(t, all, "Average caseload: percentiles").Rows[1:] {
		for i, statistic := range []string{"p025", "p10", "p25", "p50", "p75", "p90", "p975"} {
			compare(row, 2+i, "average_caseload", statistic)
		}
		compare(row, 9, "funded_posts", "mean")
		compare(row, 10, "share_above", "mean")
	}
	for _, row := range find(t, all, "The workforce").Rows[1:] {
		for i, measure := range []string{"funded_posts", "permanent_fte", "agency_fte", "vacancies"} {
			compare(row, 2+i, measure, "mean")
		}
	}
	t.Logf("%d cells equal weekly.csv, %d lie beyond what it counts", compared, beyond)
	if compared < 700 {
		t.Errorf("%d cells were compared", compared)
	}
}

func TestTheTableOfTheCurveEqualsTheCSVOfTheSweep(t *testing.T) {
	all, figures := tables(t, in("bromley/report.html")), csvOf(t, in("demand/sweep.csv"), 1, 2, 5)
	compared := 0
	for _, row := range find(t, all, "Chance of keeping the promise by the yearly change").Rows[1:] {
		x, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "+", "").Replace(row[0]), 64)
		if err != nil {
			t.Fatal(err)
		}
		for i, measure := range []string{"within", "after"} {
			line := []string(nil)
			for key, candidate := range figures {
				value, err := strconv.ParseFloat(candidate[1], 64)
				if err == nil && math.Abs(value*100-x) < 1e-6 && "elasticity "+candidate[2] == row[1] && strings.HasSuffix(key, "|"+measure) {
					line = candidate
				}
			}
			if line == nil {
				t.Fatalf("sweep.csv has no %v, %s, %s", x, row[1], measure)
			}
			estimate, _ := strconv.ParseFloat(line[7], 64)
			shown, _, _ := strings.Cut(row[2+i], " (")
			if !same(shown, estimate) {
				t.Errorf("%v, %s, %s: the page has %s, the file %v", x, row[1], measure, row[2+i], estimate)
			}
			compared++
		}
	}
	t.Logf("%d chances equal sweep.csv", compared)
	if compared != 2*8*3 {
		t.Errorf("%d chances were compared, want 48", compared)
	}
}

// A summary, as much of it as the other pictures are of.
type summary struct {
	Cells []struct {
		Option, Future string
		Within, After  struct{ Estimate float64 }
		Worst          struct{ Bins []bin } `json:"worst_week_owed"`
		Workers        struct {
			Start []bin `json:"at_the_start"`
			Owed  []bin `json:"while_owed"`
		} `json:"workers_by_caseload"`
		Drivers []struct {
			Key     string
			Lowest  struct{ Estimate float64 } `json:"lowest_fifth"`
			Highest struct{ Estimate float64 } `json:"highest_fifth"`
		}
		Spend struct {
			Years []struct {
				Label               string
				Budgeted, Mean, P05 float64
			} `json:"by_year"`
		}
	}
}

type bin struct {
	Count int
	Share float64
}

func TestTheOtherTablesEqualTheSummary(t *testing.T) {
	data, err := os.ReadFile(in("bromley/summary.json"))
	if err != nil {
		t.Fatal(err)
	}
	var s summary
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	all := tables(t, in("bromley/report.html"))
	compared := map[string]int{}
	check := func(what, cell string, figure float64) {
		t.Helper()
		cell, _, _ = strings.Cut(cell, " (")
		if !same(cell, figure) {
			t.Errorf("%s: the page has %s, the summary %v", what, cell, figure)
		}
		compared[strings.Fields(what)[0]]++
	}
	rows := func(caption string) [][]string { return find(t, all, caption).Rows[1:] }
	var options [][]string
	for _, one := range all {
		if len(one.Rows[0]) == 4 && one.Rows[0][0] == "Option" {
			options = one.Rows[1:]
		}
	}
	for _, row := range options {
		for _, cell := range s.Cells {
			if cell.Option == row[0] && cell.Future == futures[row[1]] {
				check("options "+row[0], row[2], cell.Within.Estimate)
				check("options "+row[0], row[3], cell.After.Estimate)
			}
		}
	}
	for _, cell := range s.Cells {
		if cell.Option != "taper" {
			continue
		}
		at := 0
		for _, row := range rows("How bad the worst week is") {
			if futures[row[1]] == cell.Future {
				check("worst "+cell.Future, row[3], float64(cell.Worst.Bins[at].Count))
				check("worst "+cell.Future, row[2], cell.Worst.Bins[at].Share)
				at++
			}
		}
		at = 0
		for _, row := range rows("How evenly the cases lie") {
			if name, owed := strings.CutPrefix(row[1], "While the promise is owed: "); owed && futures[name] == cell.Future {
				check("workers "+cell.Future, row[3], float64(cell.Workers.Owed[at].Count))
				at++
			}
		}
		for _, row := range rows("Pounds, extra") {
			for _, year := range cell.Spend.Years {
				if futures[row[1]] == cell.Future && year.Label == row[0] {
					check("spend "+row[0], row[3], year.Budgeted)
					check("spend "+row[0], row[4], year.Mean)
					check("spend "+row[0], row[5], year.P05)
				}
			}
		}
		for _, row := range rows("Chance at either end") {
			key := strings.NewReplacer(": ", ".", " ", "_").Replace(row[0])
			for _, d := range cell.Drivers {
				if futures[row[1]] == cell.Future && strings.HasSuffix(d.Key, key) {
					check("tornado "+row[0], row[3], d.Lowest.Estimate)
					check("tornado "+row[0], row[5], d.Highest.Estimate)
				}
			}
		}
	}
	t.Logf("cells that equal summary.json: %v", compared)
	for picture, least := range map[string]int{"options": 40, "worst": 40, "workers": 40, "spend": 45, "tornado": 20} {
		if compared[picture] < least {
			t.Errorf("of %s %d cells were compared, want %d", picture, compared[picture], least)
		}
	}
}
