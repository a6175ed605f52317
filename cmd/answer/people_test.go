package answer

import (
	"testing"

	"headroom/experiments"
	"headroom/models/care"
)

func TestWhoIsInPostIsShownWhereTheQuestionIsOfPeople(t *testing.T) {
	const header = "Who is in post at the end of the span owed, 30 March 2024 (all teams, means in steady): option permanent FTE agency FTE vacant posts funded posts"
	const convert = "[[option.action]]\nkind = \"convert_agency\"\nteam = \"south\"\ndate = 2023-04-01\nworkers = 2\nrole = \"social worker\"\naccept = 1\n"
	mustNotSay(t, page(t, run(t, small(t), experiments.Settings{Runs: 4})), "Who is in post")
	for _, s := range [][]string{
		{"low = 12\nhigh = 15", "measure = \"vacancy rate\"\nlow = 0\nhigh = 0.25"},
		{"vacancies = 0.3\n", "vacancies = 0.3\nagency_extra = 2\n", "limit = 5\n", "limit = 9\n", "[[option]]\nname = \"taper\"", convert + "[[option]]\nname = \"taper\""},
	} {
		r := run(t, small(t, s...), experiments.Settings{Runs: 4})
		text := page(t, r)
		mustSay(t, text, header, "(at the start) ")
		for _, option := range r.Options {
			show := func(m care.Measure) string { return number(mean(r.Cell(option, "steady"), 0, m, 52)) }
			mustSay(t, text, option+" "+show(care.Permanent)+" "+show(care.AgencyWorkers)+" "+show(care.Vacancies)+" "+show(care.FundedPosts))
		}
	}
}
