package hindcast

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Figures of the Department for Education; each file names its source.
//
//go:embed published
var publishedFiles embed.FS

// A Figure is a published value of a day, in the published unit.
type Figure struct {
	Date  time.Time
	Value float64
}

// Published is what was published of a council, in order of time.
func Published(council string, s Series) []Figure { return columns(council, s.file, s.columns...) }

// Holders is how many workers (FTE) of a council held a case on 30 September,
// in order of time: what the average caseload is divided by.
func Holders(council string) []Figure { return columns(council, "workforce.csv", "holders_fte") }

// columns is the sum of some columns of a file.
func columns(council, file string, names ...string) []Figure {
	var figures []Figure
	for _, row := range table(file) {
		if row["council"] != council {
			continue
		}
		value := 0.0
		for _, name := range names {
			value += number(file, row[name])
		}
		figures = append(figures, Figure{day(file, row["date"]), value})
	}
	slices.SortFunc(figures, func(a, b Figure) int { return a.Date.Compare(b.Date) })
	return figures
}

// A Swing is how much a series of English councils changes from one year to
// the next: the standard deviation of the yearly change, in per cent for a
// relative series and in the series' unit for the others.
type Swing struct {
	Deviation float64
	Changes   int // from which it is calculated
}

// SwingOf is the swing of a series.
func SwingOf(s Series) Swing {
	const file = "swings.csv"
	for _, row := range table(file) {
		if row["series"] == s.Key {
			return Swing{number(file, row["deviation"]), int(number(file, row["changes"]))}
		}
	}
	panic(fmt.Sprintf("hindcast: %s says nothing of %q", file, s.Key))
}

// stated are the caseloads that a council itself gave, as it counts.
func stated(council string) []Figure {
	const file = "stated.csv"
	var figures []Figure
	for _, row := range table(file) {
		if row["council"] == council {
			figures = append(figures, Figure{day(file, row["date"]), number(file, row["caseload"])})
		}
	}
	return figures
}

// table reads one of the files beside the package. They are part of the
// program, so that a fault in one is a defect.
func table(file string) []map[string]string {
	data, err := publishedFiles.ReadFile("published/" + file)
	if err != nil {
		panic(fmt.Sprintf("hindcast: %v", err))
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comment = '#'
	records, err := reader.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("hindcast: %s: %v", file, err))
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func number(file, text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic(fmt.Sprintf("hindcast: %s: %q is no number", file, text))
	}
	return x
}

func day(file, text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(fmt.Sprintf("hindcast: %s: %q is no date", file, text))
	}
	return t
}
