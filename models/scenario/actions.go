package scenario

// actionKind is a kind of dated action that an option may have.
type actionKind struct {
	name    string
	blank   func() Action
	doc     string
	example string // what follows kind in an [[option.action]]; a test reads it
}

// actionKinds lists the actions in the order in which they are explained.
var actionKinds = []actionKind{
	{"add_posts", func() Action { return new(AddPosts) }, "funds more posts in a team, of the team's own grade", `team = "duty"
date = 2023-10-01
posts = 4
`},
	{"taper", func() Action { return new(Taper) }, "takes posts away step by step", `team = "duty"
from = 2024-04-01
by = 2 # a year, until the total
total = 4
`},
	{"practice", func() Action { return new(Practice) }, "changes the pace of every open case", `date = 2023-10-01
factor = { best = 1.05, low = 1, high = 1.1 }
ramp_weeks = 26
`},
	{"early_help", func() Action { return new(EarlyHelp) }, "changes the flow of a stream, its returns and practice; at least one of the three is given", `stream = "children"
date = 2024-04-01
referrals = 0.95
re_referral = 0.9
ramp_weeks = 52
`},
	{"temporary_team", func() Action { return new(TemporaryTeam) }, "brings workers above the establishment for a while; their cases are handed over at the end", `team = "duty"
role = "agency"
date = 2023-04-01
to = 2023-09-30
workers = 6
weekly_cost = 1_900
`},
	{"add_agency", func() Action { return new(AddAgency) }, "funds agency workers above the establishment", `team = "duty"
date = 2023-10-01
workers = 3
`},
	{"convert_agency", func() Action { return new(ConvertAgency) }, "turns agency assignments above the establishment (agency_extra, add_agency) into permanent posts; each agency worker is asked once", `team = "duty"
date = 2023-10-01
workers = 2
role = "social worker"
accept = 0.4
`},
	{"end_agency", func() Action { return new(EndAgency) }, "ends agency assignments above the establishment (agency_extra, add_agency); the agency workers are given notice", `team = "duty"
date = 2024-04-01
workers = 2
`},
	{"move_posts", func() Action { return new(MovePosts) }, "moves posts from one team to another", `from_team = "long term"
to_team = "duty"
date = 2024-04-01
posts = 1
people = "stay"
`},
	{"convert_posts", func() Action { return new(ConvertPosts) }, "changes the grade of posts; the people in them change grade with the post", `team = "long term"
date = 2024-04-01
from_role = "social worker"
to_role = "senior"
posts = 1
`},
	{"campaign", func() Action { return new(Campaign) }, "changes recruitment for a while; at least one of success and lag is given", `date = 2023-10-01
to = 2025-09-30
success = 1.5
lag = 0.8
`},
	{"pay", func() Action { return new(Pay) }, "changes leaving and the cost of permanent workers; at least one of the two is given", `date = 2024-04-01
leaving = 0.85
cost = 1.06
`},
	{"spend", func() Action { return new(Spend) }, "spends a one-off sum", `date = 2024-04-01
amount = 250_000
for = "contingency"
`},
}

// shown is the example as a file holds it.
func (k actionKind) shown() string {
	return "[[option.action]]\nkind = \"" + k.name + "\"\n" + k.example
}

func actionNames() []string {
	var names []string
	for _, kind := range actionKinds {
		names = append(names, kind.name)
	}
	return names
}
