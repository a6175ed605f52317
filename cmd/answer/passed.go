package answer

import (
	"fmt"
	"strings"

	"headroom/experiments"
	"headroom/models/care"
)

// Passed are the page's words about the promise, the options and the futures,
// for other products to pass on as they are.
type Passed struct {
	Title           string    `json:"title"`
	Source          string    `json:"source"`   // of the question
	Promise         string    `json:"promise"`  // measure, figure, reading and span
	Aimed           string    `json:"aimed"`    // measure and figure
	Team            string    `json:"of_team"`  // " of north" where the promise is about one team; else empty
	Counts          string    `json:"counts"`   // what the measure counts
	Caseload        string    `json:"caseload"` // who is a case and who a worker
	AfterName       string    `json:"after_name"`
	Owed            string    `json:"owed_months"`
	After           string    `json:"after_months"`
	SimulationError string    `json:"simulation_error"`
	NotKnown        string    `json:"not_known"`
	HangsOn         string    `json:"hangs_on"`
	ShareBeneath    string    `json:"share_beneath"` // what is drawn beneath the fan; empty: nothing
	Implied         []string  `json:"implied"`       // what the inputs say about each other
	Options         []Naming  `json:"options"`
	Futures         []Naming  `json:"futures"`
	DriverFutures   []string  `json:"driver_futures"` // over which drivers are ranked
	Definitions     []Meaning `json:"definitions"`
}

// A Naming is an option or a future in words.
type Naming struct {
	Name  string `json:"name"`
	Title string `json:"title"` // or its name
	Says  string `json:"says"`  // "taking away five posts a year", "new cases do not fall"
	Note  string `json:"note"`
	Short string `json:"short"` // of an option: its chance in every future, as the title of a picture
}

// A Meaning is a weekly measure, as weekly.csv names it.
type Meaning struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	Unit string `json:"unit"`
}

// passedOn are the words of a result and its summary.
func passedOn(r *experiments.Result, s *experiments.Summary) Passed {
	t, page, head := r.Scenario.Target, Page{Result: r}, Headline(r)
	out := Passed{
		Title: r.Scenario.Title, Source: strings.TrimSpace(r.Scenario.Source), Promise: capital(promise(r)), Aimed: Aimed(r), Team: ofTeam(r),
		Counts: Counted[r.Aim.Measure], Caseload: caseloadMeans(r), AfterName: t.AfterName, Owed: months(r, t.From, t.To),
		SimulationError: page.simulationError(s), NotKnown: page.notKnown(s, head), HangsOn: HangsOn(r, head), ShareBeneath: ShareBeneath(r),
		Implied: append([]string{}, Implied(r.Scenario)...), DriverFutures: DriverFutures(r),
	}
	if r.Afterwards.Len() > 0 {
		out.After = months(r, t.AfterFrom, t.AfterTo)
	}
	for _, name := range r.Options {
		o := optionNamed(r.Scenario, name)
		out.Options = append(out.Options, Naming{name, phrase(o.Title, name), phrase(o.Doing, "the option "+name), "", Short(r, name, r.Futures)})
	}
	for _, name := range r.Futures {
		f := futureNamed(r.Scenario, name)
		out.Futures = append(out.Futures, Naming{Name: name, Title: phrase(f.Title, name), Says: phrase(f.If, "the future is "+name), Note: strings.TrimSpace(f.Note)})
	}
	for _, d := range care.Describe {
		out.Definitions = append(out.Definitions, Meaning{d.Key, d.Name, d.Unit})
	}
	return out
}

// caseloadMeans says who counts as a case and who as a worker.
func caseloadMeans(r *experiments.Result) string {
	if definition := strings.TrimSpace(r.Scenario.Caseload.Definition); definition != "" {
		return definition
	}
	return "not defined in the scenario: say who counts as a case and who as a worker before comparing this with any published figure."
}

// Counted says what a measure counts.
var Counted = map[care.Measure]string{
	care.AverageCaseload: "Average caseload: cases held for each FTE worker who holds at least one; unallocated cases are not in it.",
	care.RelativeLoad:    "Relative load: points held over full caseloads, ramps counted, of the workers not absent.",
	care.Unallocated:     "Unallocated cases: those that wait at the front door or between two workers.",
	care.Vacancies:       "Vacant posts: funded posts with nobody permanent in them.",
	care.VacancyRate:     "Vacancy rate: funded posts with nobody permanent in them, of all funded posts.",
	care.ShareInTime:     "Share in time: stages ended inside their time limit, of those that ended in the last 13 weeks.",
	care.OpenPerFTE:      "Open cases per FTE in post: all open cases, unallocated ones too, for each FTE worker in post, agency included.",
}

// ShareBeneath names the share that belongs with the promise: of workers above
// its figure where it is of cases, of agency workers where it is of vacant posts;
// else none.
func ShareBeneath(r *experiments.Result) string {
	switch r.Measure() {
	case care.AverageCaseload, care.OpenPerFTE:
		return fmt.Sprintf("Share of workers above %s (mean)", plain(r.Aims[r.Aim.Group].High))
	case care.Vacancies, care.VacancyRate:
		return "Agency share of those in post (mean)"
	}
	return ""
}
