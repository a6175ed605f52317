package hindcast

import "headroom/models/care"

// A Series is a figure that is simulated and published too.
type Series struct {
	Key  string
	Name string // for headings
	Unit string // of the values compared
	// Simulated and Published say what each counts.
	Simulated, Published string
	// Relative: what is simulated and what is published do not count the same,
	// so each is taken relative to its own start, as an index with 100 there.
	Relative bool
	// Yearly: a flow over the year that ends on the day, not a state of the day.
	Yearly bool
	// Twin is the key of a series with the same simulated values, or empty. Such
	// a series is shown, but no total over series counts it: one simulated flow
	// would be held against two published ones, and count twice.
	Twin string

	columns  []string // of the published file, summed
	file     string
	simulate func(t *care.Trajectory, flowBefore float64, k int) float64
}

// The whole service is the first group of a trajectory.
const wholeService = 0

// AllSeries lists the figures that are compared, in the order of pictures and
// tables.
func AllSeries() []Series {
	const workforce, demand = "workforce.csv", "demand.csv"
	return []Series{
		{
			Key: "caseload", Name: "Average caseload", Unit: "cases per worker",
			Simulated: "cases held per FTE worker who holds at least one", Published: "the same, 30 September",
			file: workforce, columns: []string{"caseload"},
			simulate: state(care.AverageCaseload),
		},
		{
			Key: "vacancies", Name: "Vacant posts", Unit: "% of posts",
			Simulated: "posts with nobody permanent in them", Published: "vacancies of the whole service, 30 September",
			file: workforce, columns: []string{"vacancy_rate"},
			simulate: share(care.Vacancies, care.FundedPosts),
		},
		{
			Key: "agency", Name: "Agency workers", Unit: "% of all workers",
			Simulated: "agency workers, temporary teams among them", Published: "agency workers of the whole service, 30 September",
			file: workforce, columns: []string{"agency_rate"},
			simulate: share(care.AgencyWorkers, care.InPost),
		},
		{
			Key: "people", Name: "Workers", Unit: "start = 100",
			Simulated: "FTE of case-holders, permanent and agency", Published: "FTE of the whole service, permanent and agency, 30 September",
			Relative: true, file: workforce, columns: []string{"in_post_fte", "agency_fte"},
			simulate: sinceStart(care.InPost),
		},
		{
			Key: "open", Name: "Children in need", Unit: "start = 100",
			Simulated: "open cases", Published: "children in need, 31 March, whether or not they are allocated",
			Relative: true, file: demand, columns: []string{"children_in_need"},
			simulate: sinceStart(care.OpenCases),
		},
		{
			Key: "episodes", Name: "Episodes of need begun in the year", Unit: "start = 100",
			Simulated: "new cases and returns in 52 weeks", Published: "episodes begun, year to 31 March",
			Relative: true, Yearly: true, file: demand, columns: []string{"episodes_started"},
			simulate: yearSinceStart(care.Referrals),
		},
		{
			Key: "referrals", Name: "Referrals in the year", Unit: "start = 100",
			Simulated: "new cases and returns in 52 weeks", Published: "referrals, year to 31 March, those that come to nothing too",
			Relative: true, Yearly: true, Twin: "episodes", file: demand, columns: []string{"referrals"},
			simulate: yearSinceStart(care.Referrals),
		},
	}
}

// Counted reports whether totals over series count this one.
func (s Series) Counted() bool { return s.Twin == "" }

// firstWeek is the first census at which the figure is simulated.
func (s Series) firstWeek() int {
	if s.Yearly {
		return yearOfWeeks
	}
	return 0
}

const yearOfWeeks = 52

func state(m care.Measure) func(*care.Trajectory, float64, int) float64 {
	return func(t *care.Trajectory, _ float64, k int) float64 { return t.Groups[wholeService].Weekly[m][k] }
}

// share is a measure as per cent of another.
func share(part, whole care.Measure) func(*care.Trajectory, float64, int) float64 {
	return func(t *care.Trajectory, _ float64, k int) float64 {
		weekly := &t.Groups[wholeService].Weekly
		if weekly[whole][k] == 0 {
			return 0
		}
		return 100 * weekly[part][k] / weekly[whole][k]
	}
}

func sinceStart(m care.Measure) func(*care.Trajectory, float64, int) float64 {
	return func(t *care.Trajectory, _ float64, k int) float64 {
		series := t.Groups[wholeService].Weekly[m]
		return 100 * series[k] / series[0]
	}
}

func yearSinceStart(m care.Measure) func(*care.Trajectory, float64, int) float64 {
	return func(t *care.Trajectory, flowBefore float64, k int) float64 {
		sum := 0.0
		for _, x := range t.Groups[wholeService].Weekly[m][k-yearOfWeeks+1 : k+1] {
			sum += x
		}
		return 100 * sum / (yearOfWeeks * flowBefore)
	}
}
