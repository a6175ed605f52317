package scenario

// The schema of a scenario file. Every key that a file may hold is a field here,
// or of an action in schemaactions.go,
// and its tags are the one home of what the key means:
//
//	toml     the key
//	unit     its unit ("" for words, dates and shares)
//	range    the valid range, inclusive, "low..high" (either end may be empty)
//	kind     how a range is spread: positive, share, signed or count
//	default  the value where the file is silent; a key without one must be given
//	optional "true" where leaving the key out means "off" or "not known"
//	words    the words that may stand instead of a number, or that a word may be
//	names    the list whose names it takes: team, stage, role, stream or option
//	least    how many items a list must have
//	per      "year" where the number is a rate that may say per = "52 weeks"
//	doc      what it means, in plain English
//
// A field with toml:"-" is no key: it is filled from a file beside the scenario.
//
// docs/scenario.md is generated from these tags, the checker reads them, and
// nothing else says what a key means.

// A Scenario is a council's question as its analyst wrote it: checked, and
// otherwise as written. It is immutable once read.
type Scenario struct {
	Format   int    `toml:"format" range:"1..1" default:"1" doc:"version of the scenario format"`
	Name     string `toml:"name" doc:"short name, lower case, used in commands and file names"`
	Title    string `toml:"title" default:"" doc:"what the scenario is, in a line; left out, its name"`
	Question string `toml:"question" default:"" doc:"the question that the council asked, in a sentence"`
	Source   string `toml:"source" default:"" doc:"where the question comes from: report, minute, date"`
	Start    When   `toml:"start" doc:"the day the simulation starts; week 0 begins on it"`
	Weeks    int    `toml:"weeks" unit:"weeks" range:"1..1040" default:"261" doc:"how many weeks are simulated"`
	Baseline string `toml:"baseline" names:"option" default:"none" doc:"name of the option that extra cost is counted against"`
	Headline string `toml:"headline" names:"option" doc:"name of the option that the answer's sentence is about"`

	Caseload Caseload `toml:"caseload" doc:"what this council means by a caseload"`
	Target   Target   `toml:"target" doc:"what was promised, and over which span of time"`
	Money    Money    `toml:"money" doc:"the grant, and how money over several years is compared"`

	Streams []Stream `toml:"stream" least:"1" doc:"a flow of children referred, in families"`
	Stages  []Stage  `toml:"stage" least:"1" doc:"a kind of casework, the team that holds it and how much work a case takes"`
	Teams   []Team   `toml:"team" least:"1" doc:"a team: its funded posts, its people and its cases at the start"`
	Roles   []Role   `toml:"role" least:"1" doc:"a kind of worker"`

	Pace        Pace        `toml:"pace" doc:"how the load of a worker changes how fast cases move"`
	Leaving     Leaving     `toml:"leaving" doc:"how permanent workers leave"`
	Recruitment Recruitment `toml:"recruitment" doc:"how vacancies are filled with permanent workers"`
	Agency      Agency      `toml:"agency" doc:"how vacancies are covered by agency workers"`
	Absences    []Absence   `toml:"absence" doc:"a kind of absence from work"`

	Options []Option `toml:"option" least:"1" doc:"what the council may choose: dated actions"`
	Futures []Future `toml:"future" least:"1" doc:"what may happen to the council: other values for some assumptions"`

	origins     map[place]origin // of the lists of numbers that say where they come from
	silent      map[place]bool   // keys of words, names and bare numbers that the file leaves to their defaults
	attachments []Attachment     // the files beside the scenario that it was read from
}

// Caseload names the definition behind the council's figure.
type Caseload struct {
	Absent     string `toml:"absent" words:"left out|counted" default:"left out" doc:"how recording counts absent workers: left out with their cases, or counted like the others"`
	Definition string `toml:"definition" default:"" doc:"who counts as a case and who as a worker in the council's own figure"`
}

// Target is the promise. The rule decides the answer, so every rule is
// reported beside the chosen one.
type Target struct {
	Measure   string  `toml:"measure" words:"average caseload|open cases per FTE in post|relative load|unallocated cases|vacant posts|vacancy rate|share in time" default:"average caseload" doc:"which figure the promise is about; it is kept at or under high, or, for share in time, at or over low"`
	Low       float64 `toml:"low" range:"0..100000" doc:"lower end of the promised band, in the units of the measure; below it is reported too"`
	High      float64 `toml:"high" range:"0..100000" doc:"upper end of the promised band"`
	Rule      string  `toml:"rule" words:"every quarter|every week|share of weeks|at year ends|last quarter" default:"every quarter" doc:"how the promise is read"`
	Team      string  `toml:"team" names:"team" default:"" doc:"name of the team that the promise is about; left out, all together"`
	From      When    `toml:"from" doc:"first day on which the promise is owed"`
	To        When    `toml:"to" doc:"last day on which the promise is owed"`
	AfterFrom When    `toml:"after_from" optional:"true" doc:"first day of the span judged afterwards, for example the year after the last post has gone"`
	AfterTo   When    `toml:"after_to" optional:"true" doc:"last day of the span judged afterwards"`
	AfterName string  `toml:"after_name" default:"the time after" doc:"how the answer names that span, for example: the year after the last post has gone"`
	Kept      string  `toml:"kept" default:"" doc:"how the answer says that the promise is kept, for example: keeps every case allocated; left out, it says measure and figure"`
	Source    string  `toml:"source" default:"" doc:"who promised it, and where"`
}

// Money holds the grant and the discount rate.
type Money struct {
	Grant           []float64 `toml:"grant" unit:"pounds a financial year" optional:"true" doc:"the grant, one sum for each financial year from the first"`
	DiscountPerYear Number    `toml:"discount_per_year" unit:"share a year" kind:"share" range:"0..0.2" default:"0.035" doc:"discount rate for present values; the first financial year is not discounted"`
}

// Stream is a flow of children into the service. In week k its intensity is
// base * season * surge * trend * effects * noise * drift, constant within
// the week; a rate takes the place of base * season * trend.
type Stream struct {
	Name               string       `toml:"name" doc:"name of the stream"`
	Stage              string       `toml:"stage" names:"stage" doc:"name of the stage at which its cases begin"`
	Base               Number       `toml:"base" unit:"children a week" kind:"positive" range:"0..100000" words:"balance" default:"balance" doc:"first-time referrals a week; the word balance solves it so that with nothing changed open cases neither rise nor fall"`
	Rate               [][2]float64 `toml:"rate" unit:"[week, children a week]" optional:"true" doc:"the flow outright, as points with straight lines between, read at mid-week; the first point's value holds before it and the last's after it; weeks before the start (negative) describe the past; takes the place of base, season and trend"`
	Season             []float64    `toml:"season" optional:"true" doc:"twelve multipliers, January first, scaled to a day-weighted mean of 1"`
	TrendPerYear       Number       `toml:"trend_per_year" unit:"change a year" kind:"signed" range:"-0.9..2" default:"0" doc:"yearly change in demand: -0.05 is five per cent fewer each year"`
	TrendToFlow        Number       `toml:"trend_to_flow" kind:"share" range:"0..1" default:"1" doc:"share of the trend (in logarithms) that is fewer new cases; the rest is faster work on open cases"`
	SurgeSize          Number       `toml:"surge_size" kind:"signed" range:"-1..10" default:"0" doc:"extra demand at the start, as a share, that halves every half-life"`
	SurgeHalfLifeWeeks Number       `toml:"surge_half_life_weeks" unit:"weeks" kind:"positive" range:"0.1..1000" default:"52" doc:"half-life of the surge"`
	NoiseVariance      Number       `toml:"noise_variance" kind:"positive" range:"0..4" default:"0" doc:"variance of a gamma multiplier of mean 1, fresh each week"`
	Drift              string       `toml:"drift" words:"none|walk|bridge" default:"walk" doc:"slow swings of demand: a Brownian walk in logarithms, or a bridge that returns to the trend every bridge_years"`
	DriftPerYear       Number       `toml:"drift_per_year" unit:"standard deviation of the log after a year" kind:"positive" range:"0..1" default:"0.07" doc:"size of the drift"`
	BridgeYears        Number       `toml:"bridge_years" unit:"years" kind:"positive" range:"0.5..50" default:"4" doc:"span after which a bridge is back on the trend"`
	FamilySizes        []float64    `toml:"family_sizes" default:"[0.5, 0.28, 0.14, 0.08]" doc:"chances that a referred family has 1, 2, 3, ... children; they sum to 1"`
	Siblings           string       `toml:"siblings" words:"together|alone" default:"together" doc:"together: children of a family share one work content and close together; alone: each has its own"`
	ReReferral         Number       `toml:"re_referral" kind:"share" range:"0..0.9" default:"0" doc:"chance that a closed case returns within a year"`
	ReReferralWeeks    Number       `toml:"re_referral_weeks" unit:"weeks" kind:"positive" range:"1..520" default:"52.178571428571431" doc:"a return comes at a moment spread evenly over this long after the closure"`
	History            string       `toml:"history" words:"stationary|as-rate|fresh" default:"stationary" doc:"how long the cases open at the start have been open: stationary, from the equilibrium law; as-rate, from the past flow in rate; fresh, all begin on the first day (only for a service that opens then)"`
	Changes            []Change     `toml:"change" doc:"a dated step of the flow, for example a surge that begins on a day"`
}

// Change is a dated step of a stream's flow.
type Change struct {
	Name      string `toml:"name" doc:"name of the change, for example transfer scheme"`
	Date      When   `toml:"date" doc:"day on which it begins"`
	To        When   `toml:"to" optional:"true" doc:"last day; left out, it lasts"`
	Factor    Number `toml:"factor" kind:"positive" range:"0..20" doc:"multiplier of first referrals"`
	RampWeeks Number `toml:"ramp_weeks" unit:"weeks" kind:"positive" range:"0..520" default:"0" doc:"weeks over which it grows to its full size"`
}

// Stage is a kind of casework, one step of a pathway.
type Stage struct {
	Name          string   `toml:"name" doc:"name of the stage"`
	Team          string   `toml:"team" names:"team" doc:"name of the team that holds its cases"`
	Weight        Number   `toml:"weight" unit:"points" kind:"positive" range:"0.01..100" default:"1" doc:"complexity points of a case"`
	Work          Work     `toml:"work" doc:"the work content of a case"`
	HandoverWeeks Number   `toml:"handover_weeks" unit:"weeks of work" kind:"positive" range:"0..52" default:"1" doc:"work added when a case changes worker, but never more than the work that is left"`
	Next          []Next   `toml:"next" doc:"a stage that may follow when a case ends this one; what the chances leave over closes"`
	Priority      int      `toml:"priority" range:"-100..100" default:"0" doc:"order at the front door of its team: higher first, then first come"`
	Roles         []string `toml:"roles" names:"role" optional:"true" doc:"names of the roles that may hold its cases; left out, all"`
	TimeLimit     Number   `toml:"time_limit_weeks" unit:"weeks" kind:"positive" range:"0.1..520" optional:"true" doc:"time limit, counted from arrival at the stage's queue to its end"`
}

// Next is a stage that may follow another.
type Next struct {
	Name   string `toml:"stage" names:"stage" doc:"name of the stage that follows"`
	Chance Number `toml:"chance" kind:"share" range:"0..1" doc:"chance that this stage follows when a case ends the one before"`
}

// Work is the law of a case's work content: the weeks it takes at the
// standard pace.
type Work struct {
	Law       string       `toml:"law" words:"lognormal|gamma|weibull|exponential|bands|fixed" doc:"the law of the work content"`
	MeanWeeks Number       `toml:"mean_weeks" unit:"weeks" kind:"positive" range:"0.01..2000" optional:"true" doc:"mean work content (every law but bands)"`
	SigmaLog  Number       `toml:"sigma_log" kind:"positive" range:"0.001..5" optional:"true" doc:"lognormal: standard deviation of the logarithm"`
	Shape     Number       `toml:"shape" kind:"positive" range:"0.05..100" optional:"true" doc:"gamma and weibull: shape"`
	Bands     [][3]float64 `toml:"bands" unit:"[from weeks, to weeks, share]" optional:"true" doc:"bands: work content even within each band; shares sum to 1"`
}

// Team is an establishment and what it holds at the start.
type Team struct {
	Name             string  `toml:"name" doc:"name of the team"`
	Role             string  `toml:"role" names:"role" doc:"role of the people in post at the start, and grade of the posts"`
	Posts            Number  `toml:"posts" unit:"posts" kind:"count" range:"0..2000" doc:"funded case-holding posts at the start"`
	Vacancies        Number  `toml:"vacancies" kind:"share" range:"0..1" default:"0" doc:"share of posts with nobody permanent in them at the start"`
	Covered          Number  `toml:"covered" kind:"share" range:"0..1" default:"0" doc:"share of those vacancies covered by agency workers at the start"`
	CaseloadAtStart  Number  `toml:"caseload_at_start" unit:"cases per FTE of holders" kind:"positive" range:"0..200" optional:"true" doc:"open cases at the start, for each full-time worker who holds cases"`
	OpenCasesAtStart Number  `toml:"open_cases_at_start" unit:"cases" kind:"count" range:"0..100000" optional:"true" doc:"open cases at the start, where the number itself is known (instead of caseload_at_start or cases_file)"`
	Cap              Number  `toml:"cap" unit:"full caseloads" kind:"positive" range:"0.1..20" optional:"true" doc:"relative load above which a worker is given no new work; left out, there is no cap"`
	WaitingAtStart   Number  `toml:"waiting_at_start" unit:"cases" kind:"count" range:"0..100000" default:"0" doc:"cases that wait at the front door at the start, beyond those held"`
	AgencyExtra      Number  `toml:"agency_extra" unit:"workers" kind:"count" range:"0..1000" default:"0" doc:"agency workers above the establishment at the start: funded, with no vacancy behind them"`
	Rebalance        string  `toml:"rebalance" words:"no|yes" default:"no" doc:"yes: when a worker joins, families move to them from the most loaded workers until the loads are level"`
	FTE              Number  `toml:"fte" unit:"FTE a worker" kind:"share" range:"0.1..1" default:"1" doc:"full-time equivalent of each worker of the team's own grade"`
	Low              Number  `toml:"low" unit:"cases per FTE" kind:"positive" range:"0..1000" optional:"true" doc:"lower end of the team's own band; left out, the target's"`
	High             Number  `toml:"high" unit:"cases per FTE" kind:"positive" range:"0..1000" optional:"true" doc:"upper end of the team's own band; left out, the target's"`
	Grades           []Grade `toml:"grade" doc:"further posts of another grade, all held at the start (not beside people_file, which says the role of each person)"`
	CasesFile        string  `toml:"cases_file" default:"" doc:"CSV file of the cases open at the start, beside the scenario: columns stage, age_weeks and, if wanted, family; several teams may name one file: each takes the cases of its own stages"`
	PeopleFile       string  `toml:"people_file" default:"" doc:"CSV file of the people in post at the start, beside the scenario: columns role, fte and, if wanted, weeks_in_role; takes the place of vacancies, and of grade: of the two give one, for posts counts all"`

	Cases  []OpenCase `toml:"-"` // what cases_file holds for this team, in its order; nil without a file
	People []Person   `toml:"-"` // what people_file holds, in its order; nil without a file
}

// Grade is a number of posts of a grade other than the team's own.
type Grade struct {
	Name  string `toml:"role" names:"role" doc:"role of the people in these posts, and their grade"`
	Posts Number `toml:"posts" unit:"posts" kind:"count" range:"0..2000" doc:"posts of this further grade, all held at the start"`
	FTE   Number `toml:"fte" unit:"FTE a worker" kind:"share" range:"0.1..1" default:"1" doc:"full-time equivalent of each worker of this grade"`
}

// Role is a kind of worker.
type Role struct {
	Name            string       `toml:"name" doc:"name of the role"`
	FullCaseload    Number       `toml:"full_caseload" unit:"points" kind:"positive" range:"0.1..1000" doc:"points of a full caseload for one full-time worker"`
	Capacity        Number       `toml:"capacity" kind:"share" range:"0.01..1" default:"1" doc:"share of the full caseload that this role carries, for example 0.9 for the newly qualified"`
	CostPerYear     Number       `toml:"cost_per_year" unit:"pounds a post-year" kind:"positive" range:"0..1000000" default:"0" doc:"cost of a full-time worker for a year"`
	TurnoverPerYear Number       `toml:"turnover_per_year" unit:"leavers a year per person in post" kind:"positive" range:"0..5" optional:"true" per:"year" doc:"the role's own leaving rate, where it differs from leaving.turnover_per_year"`
	Ramp            [][2]float64 `toml:"ramp" unit:"[weeks, share]" default:"[[4.348214285714286, 0.5], [4.348214285714286, 0.75]]" doc:"shares of the capacity in the first weeks of a tenure, step after step"`
	Next            string       `toml:"next" default:"" names:"role" doc:"role that follows after next_after_weeks"`
	NextAfterWeeks  Number       `toml:"next_after_weeks" unit:"weeks" kind:"positive" range:"0..2000" optional:"true" doc:"weeks in this role before the next"`
	Protected       Number       `toml:"protected" kind:"share" range:"0..0.9" default:"0" doc:"share of working time kept free of casework, for example for the development of the experienced"`
	Experienced     string       `toml:"experienced" words:"no|yes" default:"no" doc:"yes: counts as experienced in the balance of experience"`
}

// Pace says how load and practice change the speed of casework.
type Pace struct {
	Elasticity  Number `toml:"elasticity" kind:"positive" range:"0..3" default:"0.3" doc:"a worker with relative load x moves each case at x^-elasticity: 0, load does not matter; 1, a fixed amount of work a week is shared out"`
	Slowest     Number `toml:"slowest" kind:"positive" range:"0..1" default:"0" doc:"slowest pace of a case"`
	Fastest     Number `toml:"fastest" kind:"positive" range:"1..100" default:"1.25" doc:"fastest pace of a case"`
	CoveredPace Number `toml:"covered_pace" kind:"share" range:"0..1" default:"0.25" doc:"pace of a case, as a share, while its worker is absent"`
}

// Leaving is the law of permanent workers' tenure.
type Leaving struct {
	TurnoverPerYear Number `toml:"turnover_per_year" unit:"leavers a year per person in post" kind:"positive" range:"0..5" default:"0.15" per:"year" doc:"leavers over people in post: it is the yearly hazard"`
	LoadEffect      Number `toml:"load_effect" kind:"positive" range:"0..3" default:"0.3" doc:"the hazard is multiplied by (relative load / load at the start)^load_effect; 0 turns the loop off"`
	NoticeWeeks     Number `toml:"notice_weeks" unit:"weeks" kind:"positive" range:"0..52" default:"8" doc:"from giving notice to going; no new cases meanwhile"`
}

// Recruitment is how a vacancy becomes a permanent worker.
type Recruitment struct {
	LagWeeks           Number `toml:"lag_weeks" unit:"weeks" kind:"positive" range:"0..260" default:"16" doc:"mean length of a recruitment round, advert to start"`
	LagShape           Number `toml:"lag_shape" kind:"positive" range:"0.1..1000" default:"4" doc:"shape of the gamma law of a round's length"`
	Success            Number `toml:"success" kind:"share" range:"0..1" words:"balance" default:"balance" doc:"chance that a round ends with a starter; the word balance derives it so that the starting vacancies are steady"`
	RoundsAtOnce       Number `toml:"rounds_at_once" unit:"rounds" kind:"count" range:"1..10000" default:"8" doc:"most rounds that run at one time in a team"`
	NewlyQualified     Number `toml:"newly_qualified" kind:"share" range:"0..1" default:"0" doc:"share of appointments that are newly qualified"`
	NewlyQualifiedRole string `toml:"newly_qualified_role" default:"" names:"role" doc:"name of the newly qualified role"`
	CostPerAppointment Number `toml:"cost_per_appointment" unit:"pounds" kind:"positive" range:"0..1000000" default:"0" doc:"cost of each appointment"`
	IntakeMonth        int    `toml:"intake_month" unit:"month" range:"1..12" default:"9" doc:"month whose first day brings the yearly intake of newly qualified workers"`
	IntakePlaces       Number `toml:"intake_places" unit:"places a year" kind:"count" range:"0..1000" default:"0" doc:"most vacancies that the intake may fill each year; 0, no intake"`
	IntakeSuccess      Number `toml:"intake_success" kind:"share" range:"0..1" default:"0.8" doc:"chance that an intake place is filled"`
}

// Agency is temporary cover of vacant posts.
type Agency struct {
	Role           string         `toml:"role" default:"" names:"role" doc:"name of the agency workers' role"`
	Limit          Number         `toml:"limit" unit:"workers" kind:"count" range:"0..10000" default:"0" doc:"most agency workers and searches for one at one time in a team"`
	LagWeeks       Number         `toml:"lag_weeks" unit:"weeks" kind:"positive" range:"0..104" default:"3" doc:"length of a search"`
	Fill           Number         `toml:"fill" kind:"share" range:"0..1" default:"0.9" doc:"chance that a search ends with a worker; a failed search is repeated"`
	LeavingPerYear Number         `toml:"leaving_per_year" unit:"leavers a year per worker" kind:"positive" range:"0..20" default:"0.5" per:"year" doc:"rate at which agency workers leave of their own accord"`
	NoticeWeeks    Number         `toml:"notice_weeks" unit:"weeks" kind:"positive" range:"0..52" default:"1" doc:"notice of an agency worker, either way"`
	NoticeChanges  []NoticeChange `toml:"notice_change" doc:"a dated change of the agency workers' notice"`
	Premium        Number         `toml:"premium" unit:"share of a post's cost" kind:"positive" range:"-0.9..5" default:"0.4" doc:"how much more an agency worker costs than the post's own grade"`
}

// NoticeChange is a dated change of the agency workers' notice.
type NoticeChange struct {
	From  When   `toml:"from" doc:"first day on which it holds"`
	Weeks Number `toml:"weeks" unit:"weeks" kind:"positive" range:"0..52" doc:"notice from that day"`
}

// Absence is a kind of absence. Spells come at random, with a length of
// exponential law.
type Absence struct {
	Name               string `toml:"name" doc:"kind of absence, for example sickness"`
	Share              Number `toml:"share" unit:"share of working time" kind:"share" range:"0..0.5" doc:"share of working time lost to this kind"`
	MeanWeeks          Number `toml:"mean_weeks" unit:"weeks" kind:"positive" range:"0.05..104" default:"1.5" doc:"mean length of a spell"`
	HandoverAfterWeeks Number `toml:"handover_after_weeks" unit:"weeks" kind:"positive" range:"0..104" default:"2" doc:"a spell longer than this hands the cases to other workers when it is reached"`
	LoadEffect         Number `toml:"load_effect" kind:"positive" range:"0..3" default:"0" doc:"spells come at a rate multiplied by (relative load / load at the start)^load_effect; 0, load does not matter"`
	Covered            string `toml:"covered" words:"no|agency" default:"no" doc:"agency: once the cases are handed over, an agency worker is sought until the return"`
}

// Option is what the council may choose. Its actions are its parent's, if it
// extends another option, followed by its own.
type Option struct {
	Name    string            `toml:"name" doc:"name of the option"`
	Title   string            `toml:"title" default:"" doc:"what it is, in a line"`
	Doing   string            `toml:"doing" default:"" doc:"how the answer's sentence names it, for example: taking away five posts a year"`
	Extends string            `toml:"extends" default:"" names:"option" doc:"name of an option whose actions and values come first"`
	Set     map[string]Number `toml:"set" doc:"other values for assumptions, by their dotted names in quotes"`
	Actions []Action          `toml:"action" doc:"a dated action; its kind says which keys it has"`
}

// Future is what may happen to the council.
type Future struct {
	Name  string                  `toml:"name" doc:"name of the future"`
	Title string                  `toml:"title" default:"" doc:"what it is, in a line"`
	If    string                  `toml:"if" default:"" doc:"how the answer's sentence names it, for example: new cases do not fall"`
	Note  string                  `toml:"note" default:"" doc:"how its figures were found, and what to mind"`
	Set   map[string]Number       `toml:"set" doc:"other values for assumptions, by their dotted names in quotes"`
	Words map[string]string       `toml:"words" doc:"other words for keys that take a word, by their dotted names in quotes"`
	Rates map[string][][2]float64 `toml:"rates" doc:"another rate for streams that give theirs outright, by their dotted names in quotes"`
}
