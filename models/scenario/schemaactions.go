package scenario

// Action is one dated action of an option: one of the structs below, each
// known by the word that its file gives as kind.
type Action interface{ Kind() string }

// AddPosts funds more posts in a team.
type AddPosts struct {
	Team  string `toml:"team" names:"team" doc:"name of the team"`
	Date  When   `toml:"date" doc:"day on which the posts are funded"`
	Posts Number `toml:"posts" unit:"posts" kind:"count" range:"0..1000" doc:"how many"`
}

// Taper takes posts away step by step, the highest-numbered first.
type Taper struct {
	Team       string `toml:"team" names:"team" doc:"name of the team"`
	From       When   `toml:"from" doc:"day of the first step"`
	EveryYears Number `toml:"every_years" unit:"years" kind:"count" range:"1..20" default:"1" doc:"calendar years between steps"`
	EveryWeeks Number `toml:"every_weeks" unit:"weeks" kind:"positive" range:"1..520" optional:"true" doc:"weeks between steps, instead of every_years"`
	By         Number `toml:"by" unit:"posts a step" kind:"count" range:"1..1000" doc:"posts taken away at each step"`
	Total      Number `toml:"total" unit:"posts" kind:"count" range:"1..1000" doc:"posts taken away in all; the last step takes what is left"`
	Rule       string `toml:"rule" words:"wastage|posts" default:"wastage" doc:"wastage: nobody is dismissed, posts go as they fall empty; posts: the highest-numbered posts go at the date, whoever holds them"`
	HoldAbove  Number `toml:"hold_above" unit:"cases per FTE" kind:"positive" range:"0..200" optional:"true" doc:"a step is held back while the average caseload of the last hold_weeks censuses is above this"`
	HoldWeeks  Number `toml:"hold_weeks" unit:"weeks" kind:"count" range:"1..104" default:"13" doc:"censuses in that average"`
}

// Practice changes the pace of every open case.
type Practice struct {
	Date      When   `toml:"date" doc:"day on which it begins"`
	To        When   `toml:"to" optional:"true" doc:"last day; left out, it lasts"`
	Factor    Number `toml:"factor" kind:"positive" range:"0.1..10" doc:"multiplier of the pace"`
	RampWeeks Number `toml:"ramp_weeks" unit:"weeks" kind:"positive" range:"0..520" default:"0" doc:"weeks over which it grows to its full size"`
}

// Spend is a one-off sum.
type Spend struct {
	Date   When   `toml:"date" doc:"day on which it is spent"`
	Amount Number `toml:"amount" unit:"pounds" kind:"signed" range:"-1000000000..1000000000" doc:"the sum"`
	For    string `toml:"for" default:"" doc:"what it pays for"`
}

// EarlyHelp changes the flow of a stream, how often its cases return, and the
// pace of practice.
type EarlyHelp struct {
	Stream     string `toml:"stream" names:"stream" doc:"name of the stream"`
	Date       When   `toml:"date" doc:"day on which it begins"`
	To         When   `toml:"to" optional:"true" doc:"last day; left out, it lasts"`
	Referrals  Number `toml:"referrals" kind:"positive" range:"0..10" default:"1" doc:"multiplier of new referrals"`
	Practice   Number `toml:"practice" kind:"positive" range:"0.1..10" default:"1" doc:"multiplier of the pace of every open case"`
	ReReferral Number `toml:"re_referral" kind:"positive" range:"0..5" default:"1" doc:"multiplier of the chance that a closed case returns"`
	RampWeeks  Number `toml:"ramp_weeks" unit:"weeks" kind:"positive" range:"0..520" default:"0" doc:"weeks over which it grows to its full size"`
}

// TemporaryTeam brings workers above the establishment for a while; their
// cases are handed over at the end.
type TemporaryTeam struct {
	Team       string `toml:"team" names:"team" doc:"name of the team that they join"`
	Date       When   `toml:"date" doc:"first day"`
	To         When   `toml:"to" doc:"last day"`
	Role       string `toml:"role" names:"role" doc:"role of the workers"`
	Workers    Number `toml:"workers" unit:"workers" kind:"count" range:"0..1000" doc:"how many"`
	WeeklyCost Number `toml:"weekly_cost" unit:"pounds a worker a week" kind:"positive" range:"0..100000" doc:"cost of each"`
}

// AddAgency funds agency workers above the establishment.
type AddAgency struct {
	Team    string `toml:"team" names:"team" doc:"name of the team"`
	Date    When   `toml:"date" doc:"day on which they are sought"`
	Workers Number `toml:"workers" unit:"workers" kind:"count" range:"0..1000" doc:"how many"`
}

// ConvertAgency turns agency assignments above the establishment into
// permanent posts. Each agency worker is asked once.
type ConvertAgency struct {
	Team    string `toml:"team" names:"team" doc:"name of the team"`
	Date    When   `toml:"date" doc:"day of the conversion"`
	Workers Number `toml:"workers" unit:"workers" kind:"count" range:"0..1000" doc:"how many assignments"`
	Role    string `toml:"role" names:"role" doc:"grade of the new posts"`
	Accept  Number `toml:"accept" kind:"share" range:"0..1" default:"0.5" doc:"chance that an agency worker takes the permanent post; one who does not is replaced by recruitment and stays until then"`
}

// EndAgency ends agency assignments above the establishment.
type EndAgency struct {
	Team    string `toml:"team" names:"team" doc:"name of the team"`
	Date    When   `toml:"date" doc:"day on which they end: the agency workers are given notice"`
	Workers Number `toml:"workers" unit:"workers" kind:"count" range:"0..1000" doc:"how many assignments"`
}

// MovePosts moves posts from one team to another.
type MovePosts struct {
	From   string `toml:"from_team" names:"team" doc:"name of the team that gives them up"`
	Team   string `toml:"to_team" names:"team" doc:"name of the team that gets them"`
	Date   When   `toml:"date" doc:"day of the move"`
	Posts  Number `toml:"posts" unit:"posts" kind:"count" range:"0..1000" doc:"how many"`
	People string `toml:"people" words:"move|stay" default:"move" doc:"move: the person in the post moves with it and hands their cases over; stay: the post goes as by natural wastage and is recruited to afresh"`
}

// ConvertPosts changes the grade of posts. The people in them change grade
// with the post.
type ConvertPosts struct {
	Team  string `toml:"team" names:"team" doc:"name of the team"`
	Date  When   `toml:"date" doc:"day of the change"`
	From  string `toml:"from_role" names:"role" doc:"grade before"`
	Role  string `toml:"to_role" names:"role" doc:"grade after"`
	Posts Number `toml:"posts" unit:"posts" kind:"count" range:"0..1000" doc:"how many"`
}

// Campaign changes recruitment for a while.
type Campaign struct {
	Date    When   `toml:"date" doc:"first day"`
	To      When   `toml:"to" optional:"true" doc:"last day; left out, it lasts"`
	Success Number `toml:"success" kind:"positive" range:"0..20" default:"1" doc:"multiplier of the chance that a round succeeds, cut at 1"`
	Lag     Number `toml:"lag" kind:"positive" range:"0.05..10" default:"1" doc:"multiplier of the length of the rounds that begin"`
}

// Pay changes leaving and the cost of permanent workers.
type Pay struct {
	Date    When   `toml:"date" doc:"first day"`
	To      When   `toml:"to" optional:"true" doc:"last day; left out, it lasts"`
	Leaving Number `toml:"leaving" kind:"positive" range:"0..10" default:"1" doc:"multiplier of the leaving hazard"`
	Cost    Number `toml:"cost" kind:"positive" range:"0.1..10" default:"1" doc:"multiplier of the cost of permanent workers"`
}

func (*AddPosts) Kind() string  { return "add_posts" }
func (*Taper) Kind() string     { return "taper" }
func (*Practice) Kind() string  { return "practice" }
func (*Spend) Kind() string     { return "spend" }
func (*EarlyHelp) Kind() string { return "early_help" }

func (*TemporaryTeam) Kind() string { return "temporary_team" }
func (*AddAgency) Kind() string     { return "add_agency" }
func (*ConvertAgency) Kind() string { return "convert_agency" }
func (*EndAgency) Kind() string     { return "end_agency" }
func (*MovePosts) Kind() string     { return "move_posts" }
func (*ConvertPosts) Kind() string  { return "convert_posts" }
func (*Campaign) Kind() string      { return "campaign" }
func (*Pay) Kind() string           { return "pay" }
