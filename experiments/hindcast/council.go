package hindcast

import (
	"embed"
	"fmt"
	"io/fs"
	"time"

	"headroom/models/scenario"
)

// What could be known in the year of the decision, a scenario for each council.
//
//go:embed scenarios
var scenarioFiles embed.FS

// Councils lists the councils of which there is a hindcast.
func Councils() []string { return []string{"bromley", "bradford", "enfield", "bcp"} }

// Read reads a council's scenario. It panics for a name that Councils does not
// list, and for a scenario with a fault: both are defects of the program.
func Read(council string) *scenario.Scenario {
	folder, err := fs.Sub(scenarioFiles, "scenarios")
	if err != nil {
		panic(fmt.Sprintf("hindcast: %v", err))
	}
	file := council + ".toml"
	data, err := fs.ReadFile(folder, file)
	if err != nil {
		panic(fmt.Sprintf("hindcast: there is no council %q", council))
	}
	s, faults := scenario.Read(file, data, folder)
	if len(faults) > 0 {
		panic(fmt.Sprintf("hindcast: %v", faults))
	}
	return s
}

// A Timeline sorts the published figures of a series by what a forecaster on
// the first day had: those before it, of which the last is the anchor, and
// those after, by which the forecast is scored.
type Timeline struct {
	Before []Figure
	After  []Figure
}

// Anchor is the last published figure on or before the first day of the
// simulation.
func (t Timeline) Anchor() Figure { return t.Before[len(t.Before)-1] }

// timelineOf leaves out what comes after the simulation, and of a yearly series
// the years that lie partly before it.
func timelineOf(s *scenario.Scenario, series Series) Timeline {
	start := s.Date(0)
	var line Timeline
	for _, f := range Published(s.Name, series) {
		switch week := weekOf(start, f.Date); {
		case f.Date.Before(start):
			line.Before = append(line.Before, f)
		case week >= series.firstWeek() && week < s.Weeks:
			line.After = append(line.After, f)
		}
	}
	if len(line.Before) == 0 {
		panic(fmt.Sprintf("hindcast: nothing is published of %s in %s before %s", series.Key, s.Name, start.Format(time.DateOnly)))
	}
	return line
}

// weekOf is the census next to a day.
func weekOf(start, day time.Time) int {
	const week = 7 * 24 * time.Hour
	return int(day.Sub(start).Round(week) / week)
}

// yearsBetween is the time between two days in years of 365.25 days.
func yearsBetween(from, to time.Time) float64 {
	const hours = 365.25 * 24
	return to.Sub(from).Hours() / hours
}
