package answer

import (
	"testing"

	"headroom/experiments"
	"headroom/models/care"
)

func TestABandIsShownOfATeamOnlyIfSomebodyGaveItOne(t *testing.T) {
	const own = "vacancies = 0.3\n"
	for _, c := range []struct {
		name         string
		changes      []string
		north, south string
	}{
		{"the promise is about all", nil, "band 12 to 15", "band 12 to 15"},
		{"it is about the north", []string{"low = 12", "team = \"north\"\nlow = 12"}, "band 12 to 15", ""},
		{"and the south has its own", []string{"low = 12", "team = \"north\"\nlow = 12", own, own + "low = 8\nhigh = 9\n"}, "band 12 to 15", "band 8 to 9"},
		{"of which only the top is known", []string{"low = 12", "team = \"north\"\nlow = 12", own, own + "high = 19\n"}, "band 12 to 15", "at most 19"},
		{"it is about something else", []string{"low = 12\nhigh = 15", "measure = \"vacancy rate\"\nlow = 0\nhigh = 0.25", own, own + "low = 8\nhigh = 9\n"}, "", "band 8 to 9"},
	} {
		r := run(t, small(t, c.changes...), experiments.Settings{Runs: 1, Options: []string{"taper"}})
		if north, south := bandGiven(r, 0), bandGiven(r, 1); north != c.north || south != c.south {
			t.Errorf("%s: north %q, south %q", c.name, north, south)
		}
	}
}

func TestThePostsBesideATeamsCaseloadAreThatTeams(t *testing.T) {
	r := run(t, small(t, "low = 12", "team = \"north\"\nlow = 12"), experiments.Settings{Runs: 4, Options: []string{"more"}})
	of := func(m care.Measure) string { return number(mean(r.Cell("more", "steady"), 1, m, experiments.HalfYear)) }
	mustSay(t, page(t, r), "── Average caseload of north: more", "Of "+of(care.FundedPosts)+" funded posts of north "+of(care.Vacancies)+" are vacant")
}
