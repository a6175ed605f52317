package scenario

// actionKind is a kind of dated action that an option may have.
type actionKind struct {
	name  string
	blank func() Action
	doc   string
}

// actionKinds lists the actions in the order in which they are explained.
var actionKinds = []actionKind{
	{"add_posts", func() Action { return new(AddPosts) }, "funds more posts in a team"},
	{"taper", func() Action { return new(Taper) }, "takes posts away step by step"},
	{"practice", func() Action { return new(Practice) }, "changes the pace of every open case"},
	{"early_help", func() Action { return new(EarlyHelp) }, "changes the flow of a stream, its returns and practice"},
	{"temporary_team", func() Action { return new(TemporaryTeam) }, "brings workers for a while"},
	{"add_agency", func() Action { return new(AddAgency) }, "funds agency workers above the establishment"},
	{"convert_agency", func() Action { return new(ConvertAgency) }, "turns agency assignments into permanent posts"},
	{"move_posts", func() Action { return new(MovePosts) }, "moves posts between teams"},
	{"convert_posts", func() Action { return new(ConvertPosts) }, "changes the grade of posts"},
	{"campaign", func() Action { return new(Campaign) }, "changes recruitment for a while"},
	{"pay", func() Action { return new(Pay) }, "changes leaving and cost"},
	{"spend", func() Action { return new(Spend) }, "spends a one-off sum"},
}

func actionNames() []string {
	var names []string
	for _, kind := range actionKinds {
		names = append(names, kind.name)
	}
	return names
}
