package record

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"time"
)

// Weekly is the weekly figures, by week from 0.
type Weekly struct {
	Dates  []time.Time
	series map[seriesKey][]float64
}

type seriesKey struct{ option, future, team, measure, statistic string }

var weeklyHeader = []string{"option", "future", "team", "week", "date", "measure", "unit", "statistic", "value"}

// Series is a statistic of a measure, week by week (weekly.csv says which there
// are); not a number where the run could not tell, nil where it wrote none. Team
// is "all" or a team's name.
func (w *Weekly) Series(option, future, team, measure, statistic string) []float64 {
	return w.series[seriesKey{option, future, team, measure, statistic}]
}

// readWeekly reads weekly.csv.
func readWeekly(from io.Reader) (*Weekly, error) {
	in := csv.NewReader(from)
	in.ReuseRecord = true
	header, err := in.Read()
	if err != nil || !slices.Equal(header, weeklyHeader) {
		return nil, errors.New("it is not the weekly figures of a run")
	}
	w := &Weekly{series: map[seriesKey][]float64{}}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return w, nil
		}
		if err != nil {
			return nil, err
		}
		if err := w.add(row); err != nil {
			line, _ := in.FieldPos(0)
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
}

func (w *Weekly) add(row []string) error {
	week, err := strconv.Atoi(row[3])
	if err != nil {
		return err
	}
	if week == len(w.Dates) {
		day, err := time.Parse(time.DateOnly, row[4])
		if err != nil {
			return err
		}
		w.Dates = append(w.Dates, day)
	}
	value := math.NaN()
	if row[8] != "" {
		if value, err = strconv.ParseFloat(row[8], 64); err != nil {
			return err
		}
	}
	key := seriesKey{row[0], row[1], row[2], row[5], row[7]}
	if week != len(w.series[key]) {
		return fmt.Errorf("week %d follows %d weeks of %s", week, len(w.series[key]), row[5])
	}
	w.series[key] = append(w.series[key], value)
	return nil
}
