package care

// A Measure is one figure recorded at every census.
type Measure int

// The measures, defined in docs/model.md, section 13.
const (
	AverageCaseload Measure = iota
	OpenPerFTE
	OpenCases
	Unallocated
	RelativeLoad
	ShareAbove
	LargestCaseload
	FundedPosts
	InPost
	Permanent
	AgencyWorkers
	NewlyQualified
	Absent
	OnNotice
	Vacancies
	OverEstablishment
	Referrals
	Returns
	Closures
	Leavers
	Starters
	ChangesOfWorker
	MedianWait
	LongestWait
	Spend
	WaitingOver1
	WaitingOver4
	WaitingOver13
	SpreadOfLoad
	ExperiencedShare
	ShareInTime
	TwoWorkers
	ThreeWorkers
	WaitingForSome
	VacancyRate
	Measures // how many there are
)

// A Description says what a measure is, for tables and files.
type Description struct {
	Key   string // in files
	Name  string // in plain English
	Unit  string
	Width float64 // of the bins in which replications are counted; 0: by its mean only
	Bins  int
	// ByTeam: counted in bins for each team too, not only for all together.
	ByTeam bool
}

// Describe lists every measure. Values from 0 to Width*Bins are counted in
// bins; percentiles are good to the width.
var Describe = [Measures]Description{
	AverageCaseload:   {"average_caseload", "average caseload", "cases per FTE", 0.1, 600, true},
	OpenPerFTE:        {"open_per_fte", "open cases per FTE in post", "cases per FTE", 0.1, 600, false},
	OpenCases:         {"open_cases", "open cases", "cases", 5, 800, true},
	Unallocated:       {"unallocated", "unallocated cases", "cases", 1, 300, true},
	RelativeLoad:      {"relative_load", "relative load", "full caseloads", 0.02, 250, true},
	ShareAbove:        {"share_above", "workers above the target", "share", 0.02, 51, false},
	LargestCaseload:   {"largest_caseload", "largest caseload", "cases", 0, 0, false},
	FundedPosts:       {"funded_posts", "funded posts", "posts", 1, 250, false},
	InPost:            {"in_post_fte", "in post, agency included", "FTE", 1, 250, false},
	Permanent:         {"permanent_fte", "permanent workers", "FTE", 1, 250, false},
	AgencyWorkers:     {"agency_fte", "agency workers", "FTE", 1, 150, false},
	NewlyQualified:    {"newly_qualified_fte", "newly qualified workers", "FTE", 0, 0, false},
	Absent:            {"absent_fte", "absent workers", "FTE", 0, 0, false},
	OnNotice:          {"on_notice_fte", "workers on notice", "FTE", 0, 0, false},
	Vacancies:         {"vacancies", "vacant posts", "posts", 1, 150, true},
	OverEstablishment: {"over_establishment_fte", "over establishment", "FTE", 1, 60, false},
	Referrals:         {"referrals", "referrals in the week", "cases", 0, 0, false},
	Returns:           {"returns", "re-referrals in the week", "cases", 0, 0, false},
	Closures:          {"closures", "closures in the week", "cases", 0, 0, false},
	Leavers:           {"leavers", "leavers in the week", "FTE", 0, 0, false},
	Starters:          {"starters", "starters in the week", "FTE", 0, 0, false},
	ChangesOfWorker:   {"changes_of_worker", "changes of worker in the week", "cases", 0, 0, false},
	MedianWait:        {"median_wait", "median wait of unallocated cases", "weeks", 0, 0, false},
	LongestWait:       {"longest_wait", "longest wait of unallocated cases", "weeks", 0, 0, false},
	Spend:             {"spend", "spend in the week", "pounds", 0, 0, false},
	WaitingOver1:      {"waiting_over_1_week", "unallocated for more than a week", "cases", 0, 0, false},
	WaitingOver4:      {"waiting_over_4_weeks", "unallocated for more than 4 weeks", "cases", 0, 0, false},
	WaitingOver13:     {"waiting_over_13_weeks", "unallocated for more than 13 weeks", "cases", 0, 0, false},
	SpreadOfLoad:      {"spread_of_load", "standard deviation of relative load over workers", "full caseloads", 0, 0, false},
	ExperiencedShare:  {"experienced_share", "share of FTE in post that is experienced", "share", 0, 0, false},
	ShareInTime:       {"share_in_time", "share of stages ended inside their time limit, last 13 weeks", "share", 0.02, 51, true},
	TwoWorkers:        {"two_workers", "cases with 2 or more workers in a year", "share", 0, 0, false},
	ThreeWorkers:      {"three_workers", "cases with 3 or more workers in a year", "share", 0, 0, false},
	WaitingForSome:    {"waiting_for_some_roles", "unallocated cases that only some roles may hold", "cases", 0, 0, false},
	VacancyRate:       {"vacancy_rate", "vacancy rate", "share", 0.01, 101, true},
}

// A Group is what was measured of one team, or of all: a value for each
// measure and census.
type Group struct {
	Weekly [Measures][]float64

	limited, inTime []int // by census: stages with a time limit ended; inside it
}

// A Trajectory is what one replication measured.
type Trajectory struct {
	Groups []Group // all teams first; then each, if there are several
	Years  []Year  // financial years, from the one in which the start lies

	Caseloads Caseloads // of single workers

	PostsLost     [ways]int // by way: vacant, on notice, agency, leaver, named
	PostsOwed     int       // taken from the establishment and still owed at the end
	OverWeeks     float64   // person-weeks over establishment
	OverCost      float64   // pounds
	HeldSteps     int       // steps of a taper that were held back
	HeldWeeks     int       // weeks in which one was
	HeldPostWeeks float64   // post-weeks kept by holding back, each step from the day on which it fell due
	HeldCost      float64   // pounds
	LongestRun    int       // censuses in a row with work unallocated, the longest
	FirstBreak    int       // census at which such a run first was longer than BreakingWeeks; -1: never
	SuccessCut    bool      // the balanced success of a round was above 1 and cut

	Conversions Conversions
}

// A Year is one financial year's money, in pounds.
type Year struct {
	FundedPosts  float64 // FTE, mean over the year's own days
	Budgeted     float64 // funded posts, and agency assignments above them, at the best cost of their grade
	Permanent    float64
	Agency       float64
	OneOff       float64
	Appointments float64
	Temporary    float64 // temporary teams
}

// Spend is all that was spent in the year.
func (y *Year) Spend() float64 {
	return y.Permanent + y.Agency + y.OneOff + y.Appointments + y.Temporary
}

// BreakingWeeks is how many weeks work must stay unallocated for the service
// to be past its breaking point.
const BreakingWeeks = 4

// Ways names the ways in which posts are lost, in order.
var Ways = [ways]string{"vacant", "on notice", "agency", "next leaver", "named"}

func (t *Trajectory) reset(p *Plan) {
	groups := 1
	if len(p.teams) > 1 {
		groups += len(p.teams)
	}
	for len(t.Groups) < groups {
		t.Groups = append(t.Groups, Group{})
	}
	t.Groups = t.Groups[:groups]
	for g := range t.Groups {
		for i := range t.Groups[g].Weekly {
			t.Groups[g].Weekly[i] = zeros(t.Groups[g].Weekly[i], p.weeks)
		}
		t.Groups[g].limited, t.Groups[g].inTime = t.Groups[g].limited[:0], t.Groups[g].inTime[:0]
	}
	years := t.Years[:0]
	for range p.years {
		years = append(years, Year{})
	}
	*t = Trajectory{Groups: t.Groups, Years: years, Caseloads: t.Caseloads, FirstBreak: -1}
	t.Caseloads.reset(p.weeks)
}

// Years is how many financial years a run of the plan touches.
func (p *Plan) Years() int { return len(p.years) }
