package scenario

import (
	"os"
	"strings"
	"testing"
)

// small is a scenario without faults, which the tests below spoil.
func small(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("testdata/small.toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// replaced is text with its only occurrence of old replaced.
func replaced(t *testing.T, text, old, by string) string {
	t.Helper()
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%q occurs %d times", old, n)
	}
	return strings.Replace(text, old, by, 1)
}

func TestSmallScenarioHasNoFault(t *testing.T) {
	if _, faults := Read("small.toml", []byte(small(t))); len(faults) > 0 {
		t.Fatal(faults)
	}
}

// badEdits are mistakes that an analyst may make, each with the whole message.
var badEdits = []struct{ mistake, old, new, want string }{
	{
		"another form of a key's word", `vacancies = 0.25`, `vacancy = 0.25`,
		`small.toml:33:1: team "north": "vacancy" is not a key here; did you mean "vacancies"?`,
	},
	{
		"a date with slashes", `date = 2023-04-01`, `date = 01/04/2023`,
		`small.toml:54:8: "date = 01/04/2023" cannot be read; write a date as year-month-day without quotation marks, for example 2025-04-01`,
	},
	{
		"curly quotation marks", "role = \"social worker\"\nposts", "role = “social worker”\nposts",
		`small.toml:31:8: "role = “social worker”" cannot be read; use straight quotation marks (") as a plain text editor writes them, not curly ones`,
	},
	{
		"a day that does not exist", `date = 2023-04-01`, `date = 2023-02-30`,
		`small.toml:54:8: "date = 2023-02-30" cannot be read; there is no such day: look at the day and the month`,
	},
	{
		"a key misspelt in the second action of the third option", `every_years = 1`, `evry_years = 1`,
		`small.toml:68:1: option "taper", action 2: "evry_years" is not a key here; did you mean "every_years"?`,
	},
	{
		"a number between quotation marks", `posts = 36`, `posts = "36"`,
		`small.toml:32:1: team "north": posts is the text "36"; it must be a whole number from 0 to 2000 (posts), without quotation marks`,
	},
	{
		"a number in words", `posts = 36`, `posts = "thirty-six"`,
		`small.toml:32:1: team "north": posts is the text "thirty-six"; it must be a whole number from 0 to 2000 (posts)`,
	},
	{
		"a percentage instead of a share", `vacancies = 0.25`, `vacancies = 25`,
		`small.toml:33:1: team "north": vacancies is 25; it must be a share from 0 to 1, so 25 per cent is written 0.25`,
	},
	{
		"a per cent sign", `vacancies = 0.25`, `vacancies = 25%`,
		`small.toml:33:15: "vacancies = 25%" cannot be read; write a percentage as a share, for example 0.25 for 25 per cent`,
	},
	{
		"a comma between thousands", `amount = 250_000`, `amount = 250,000`,
		`small.toml:63:13: "amount = 250,000" cannot be read; write numbers without commas or signs, for example 48000`,
	},
	{
		"a pound sign", `amount = 250_000`, `amount = £250000`,
		`small.toml:63:10: "amount = £250000" cannot be read; write sums of money without a pound sign`,
	},
	{
		"a word without quotation marks", `success = "balance"`, `success = balance`,
		`small.toml:44:11: "success = balance" cannot be read; write words between quotation marks, for example "balance"`,
	},
	{
		"a word misspelt", `success = "balance"`, `success = "balanced"`,
		`small.toml:44:1: recruitment: success is the text "balanced"; it must be a share from 0 to 1, so 25 per cent is written 0.25, or the word "balance"; did you mean "balance"?`,
	},
	{
		"a fraction of a post", `posts = 36`, `posts = 36.5`,
		`small.toml:32:1: team "north": posts is 36.5; it must be a whole number from 0 to 2000 (posts)`,
	},
	{
		"a negative length of time", `mean_weeks = 26`, `mean_weeks = -26`,
		`small.toml:26:1: stage "case", work: mean_weeks is -26; it must be a number from 0.01 to 2000 (weeks)`,
	},
	{
		"a number that is none", `mean_weeks = 26`, `mean_weeks = nan`,
		`small.toml:26:1: stage "case", work: mean_weeks is NaN; it must be a number from 0.01 to 2000 (weeks)`,
	},
	{
		"an infinite number", `sigma_log = 1.2`, `sigma_log = inf`,
		`small.toml:27:1: stage "case", work: sigma_log is +Inf; it must be a number from 0.001 to 5`,
	},
	{
		"a key left out", "posts = 36\n", "",
		`small.toml:29:3: team "north": "posts" is missing; it is funded case-holding posts at the start`,
	},
	{
		"a section left out", "[target]\nlow = 12\nhigh = 15\nfrom = 2024-04-01\nto = 2027-03-31\n", "",
		`small.toml:1:1: there is no section [target]; it is what was promised, and over which span of time`,
	},
	{
		"a list left out", "[[role]]\nname = \"social worker\"\nfull_caseload = 15\n", "",
		`small.toml:1:1: there is no [[role]]; at least one is needed: a kind of worker`,
	},
	{
		"a capital letter", `posts = 36`, `Posts = 36`,
		`small.toml:32:1: team "north": "Posts" is not a key here; did you mean "posts"?`,
	},
	{
		"a section for a list", `[[team]]`, `[team]`,
		`small.toml:29:2: "team" is a table; write it as [[team]], once for each`,
	},
	{
		"a date between quotation marks", `start = 2023-04-01`, `start = "2023-04-01"`,
		`small.toml:2:1: start is the text "2023-04-01"; it must be a date without quotation marks, such as 2024-04-01`,
	},
	{
		"a start in weeks", `start = 2023-04-01`, `start = { week = 0 }`,
		`small.toml:2:1: start is a number of weeks; it must be a date, such as 2023-04-01: weeks are counted from it`,
	},
	{
		"a moment before the start", `date = 2023-10-01`, `date = 2022-10-01`,
		`small.toml:62:1: option "taper", action 1: date is 2022-10-01, before the start on 2023-04-01; choose a day of the simulated span`,
	},
	{
		"a moment after the end", `to = 2027-03-31`, `to = 2028-03-31`,
		`small.toml:13:1: target: to is 2028-03-31, after the end of the 209 simulated weeks on 2027-04-03; simulate more weeks, or choose an earlier day`,
	},
	{
		"a span that ends before it begins", `to = 2027-03-31`, `to = 2023-05-01`,
		`small.toml:13:1: target: to is 2023-05-01, before from on 2024-04-01; put them in order`,
	},
	{
		"a band upside down", `low = 12`, `low = 16`,
		`small.toml:10:1: target: low is 16 and high is 15; the band goes from a lower to a higher figure`,
	},
	{
		"half of the span afterwards", `high = 15`, "high = 15\nafter_from = 2027-04-01",
		`small.toml:9:2: target: "after_to" is missing; give both ends of the span judged afterwards, or neither`,
	},
	{
		"a team that does not exist", "kind = \"add_posts\"\nteam = \"north\"", "kind = \"add_posts\"\nteam = \"nroth\"",
		`small.toml:53:1: option "hold", action 1: team is "nroth", but no team has that name; did you mean "north"?`,
	},
	{
		"a role that does not exist", `role = "social worker"`, `role = "psychologist"`,
		`small.toml:31:1: team "north": role is "psychologist", but no role has that name; it must be "social worker"`,
	},
	{
		"an option that does not exist", `headline = "taper"`, `headline = "tapper"`,
		`small.toml:4:1: headline is "tapper", but no option has that name; did you mean "taper"?`,
	},
	{
		"a kind of action that does not exist", `kind = "spend"`, `kind = "spent"`,
		`small.toml:61:1: option "taper", action 1: kind is the text "spent"; it must be "add_posts", "taper", "practice", "early_help", "temporary_team", "add_agency", "convert_agency", "move_posts", "convert_posts", "campaign", "pay" or "spend"; did you mean "spend"?`,
	},
	{
		"an action without a kind", "kind = \"spend\"\n", "",
		`small.toml:60:10: option "taper", action 1: "kind" is missing; it says what the action does: "add_posts", "taper", "practice", "early_help", "temporary_team", "add_agency", "convert_agency", "move_posts", "convert_posts", "campaign", "pay" or "spend"`,
	},
	{
		"the key kind misspelt", `kind = "spend"`, `knid = "spend"`,
		`small.toml:61:1: option "taper", action 1: "knid" is not a key here; did you mean "kind"?`,
	},
	{
		"a key of another kind of action", `amount = 250_000`, "amount = 250_000\nposts = 3",
		`small.toml:64:1: option "taper", action 1: "posts" is not a key here; the keys here are kind, date, amount and for`,
	},
	{
		"two options of one name", `name = "hold"`, `name = "none"`,
		`small.toml:50:1: option "none": "none" is the name of another option, on line 47; give each its own name` + "\n" +
			`small.toml:59:1: option "taper": extends is "hold", but no option has that name; it must be "none" or "taper"`,
	},
	{
		"an option that extends itself", "name = \"hold\"\n", "name = \"hold\"\nextends = \"taper\"\n",
		`small.toml:51:1: option "hold": it extends itself: hold extends taper extends hold; the first of them must extend nothing`,
	},
	{
		"a name with a dot", `name = "fall"`, `name = "fall.fast"`,
		`small.toml:76:1: future "fall.fast": name is "fall.fast"; a name has letters, digits, spaces and hyphens, and no dots or quotation marks`,
	},
	{
		"a name that no file can have", `name = "small"`, `name = "Small scenario"`,
		`small.toml:1:1: the scenario's name is "Small scenario"; use small letters, digits and hyphens, for example "bromley-2023": it is used in file names`,
	},
	{
		"more posts taken away than there are", `total = 20`, `total = 60`,
		`small.toml:70:1: option "taper", action 2: total is 60 posts, but team "north" has 56 with those that this option adds; take away no more than there are`,
	},
	{
		"a step larger than the whole", "by = 5", "by = 25",
		`small.toml:69:1: option "taper", action 2: by is 25 posts a step, but total is only 20; a step cannot take more than the total`,
	},
	{
		"two lengths between steps", `every_years = 1`, "every_years = 1\nevery_weeks = 26",
		`small.toml:69:1: option "taper", action 2: both every_years and every_weeks are given; leave one out: each says how long lies between steps`,
	},
	{
		"a condition without its figure", `by = 5`, "by = 5\nhold_weeks = 26",
		`small.toml:70:1: option "taper", action 2: hold_weeks is given without hold_above; say above which caseload a step is held back, or take hold_weeks out`,
	},
	{
		"both ways of saying how many cases are open", `caseload_at_start = 21`, "caseload_at_start = 21\nopen_cases_at_start = 756",
		`small.toml:35:1: team "north": caseload_at_start and open_cases_at_start are given together; keep one: each says how many cases are open at the start`,
	},
	{
		"neither way of saying how many cases are open", "caseload_at_start = 21\n", "",
		`small.toml:29:3: team "north": none of caseload_at_start, open_cases_at_start and cases_file is given; give one: it says how many cases are open at the start`,
	},
	{
		"low above best", `{ best = 0.22, low = 0.2, high = 0.24 }`, `{ best = 0.22, low = 0.23, high = 0.24 }`,
		`small.toml:18:17: stream "children", re_referral: best is 0.22, outside its own range 0.23 to 0.24; best lies from low to high`,
	},
	{
		"low above high", `{ best = 0.22, low = 0.2, high = 0.24 }`, `{ best = 0.22, low = 0.3, high = 0.24 }`,
		`small.toml:18:30: stream "children", re_referral: low is 0.3 and high is 0.24; low must not be above high`,
	},
	{
		"low without high", `{ best = 0.22, low = 0.2, high = 0.24 }`, `{ best = 0.22, low = 0.2 }`,
		`small.toml:18:1: stream "children": re_referral has low without high; a range needs both; one of them may equal best`,
	},
	{
		"a range without its middle", `{ best = 0.22, low = 0.2, high = 0.24 }`, `{ low = 0.2, high = 0.24 }`,
		`small.toml:18:1: stream "children": re_referral has no best; write best = ..., the middle value`,
	},
	{
		"a key of a number misspelt", `{ best = 0.22, low = 0.2, high = 0.24 }`, `{ best = 0.22, low = 0.2, hihg = 0.24 }`,
		`small.toml:18:41: stream "children", re_referral: "hihg" is not a key here; did you mean "high"?`,
	},
	{
		"another unit", `mean_weeks = 26`, `mean_weeks = { best = 6, unit = "months" }`,
		`small.toml:26:26: stage "case", work, mean_weeks: unit is the text "months"; this key is in "weeks"; convert the number, or leave unit out`,
	},
	{
		"a quality that does not exist", `quality = "published"`, `quality = "official"`,
		`small.toml:41:80: leaving, turnover_per_year: quality is "official"; it must be "published", "local", "expert" or "assumed"`,
	},
	{
		"published without a source", `source = "census", `, ``,
		`small.toml:41:61: leaving, turnover_per_year: quality is "published" and there is no source; name the publication in source, or call it local, expert or assumed`,
	},
	{
		"a rate per year where there is none", `mean_weeks = 26`, `mean_weeks = { best = 26, per = "52 weeks" }`,
		`small.toml:26:27: stage "case", work, mean_weeks: per is given, and this is no rate per year; leave per out`,
	},
	{
		"a choice without its values", `{ best = 0.22, low = 0.2, high = 0.24 }`, `{ best = 0.22, dist = "choice" }`,
		`small.toml:18:1: stream "children": dist is "choice" without choices; write choices too`,
	},
	{
		"a best that is no choice", `{ best = 0.22, low = 0.2, high = 0.24 }`, `{ best = 0.22, dist = "choice", choices = [0.1, 0.2] }`,
		`small.toml:18:17: stream "children", re_referral: best is 0.22, which is not among its choices; make it one of them`,
	},
	{
		"a limit that the law does not read", `"stream.children.trend_per_year" = -0.05`, `"stream.children.trend_per_year" = { low = -0.1, dist = "percentiles", percentiles = [[5, -30], [10, -20]], over_years = 4 }`,
		`small.toml:78:38: future "fall", set, stream.children.trend_per_year: low is given, and the law "percentiles" does not read it; leave it out, or name another law`,
	},
	{
		"a law without its limits", `{ best = 0.22, low = 0.2, high = 0.24 }`, `{ best = 0.22, dist = "triangular" }`,
		`small.toml:18:1: stream "children": dist is "triangular" without low and high; write low and high too`,
	},
	{
		"percentiles out of order", `"stream.children.trend_per_year" = -0.05`, `"stream.children.trend_per_year" = { dist = "percentiles", percentiles = [[10, -20], [5, -30]], over_years = 4 }`,
		`small.toml:78:87: future "fall", set, stream.children.trend_per_year, percentiles, item 2: the points do not rise; put them in order: percentiles rise and changes do not fall`,
	},
	{
		"shares that do not add up", `family_sizes = [0.5, 0.28, 0.14, 0.08]`, `family_sizes = [0.5, 0.28, 0.14]`,
		`small.toml:19:1: stream "children": the shares add up to 0.92; they must add up to 1`,
	},
	{
		"a season of eleven months", `family_sizes`, "season = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\nfamily_sizes",
		`small.toml:19:1: stream "children": season has 11 multipliers; it needs twelve, January first`,
	},
	{
		"a season in words", `family_sizes`, "season = [\"high\"]\nfamily_sizes",
		`small.toml:19:11: stream "children", season, item 1: season holds the text "high"; it must be a list of numbers`,
	},
	{
		"a rate beside a trend", `family_sizes`, "rate = [[0, 30]]\ntrend_per_year = -0.05\nfamily_sizes",
		`small.toml:20:1: stream "children": trend_per_year is given beside rate, which says the flow outright; leave one of the two out` + "\n" +
			`small.toml:80:1: future "fall", set: stream "children" gives its rate outright, so trend_per_year has no effect; use [future.rates] for another rate`,
	},
	{
		"a rate whose weeks do not rise", `family_sizes`, "rate = [[0, 30], [52, 28], [52, 25]]\nfamily_sizes",
		`small.toml:19:29: stream "children", rate, item 3: the weeks of rate do not rise: 52 comes after 52; put the points in order of week, each week once` + "\n" +
			`small.toml:79:1: future "fall", set: stream "children" gives its rate outright, so trend_per_year has no effect; use [future.rates] for another rate`,
	},
	{
		"a point of a rate without its value", `family_sizes`, "rate = [[0, 30], [52]]\nfamily_sizes",
		`small.toml:19:19: stream "children", rate, item 2: it has 1 number; it must have 2: [week, children a week]`,
	},
	{
		"a history without a rate", `family_sizes`, "history = \"as-rate\"\nfamily_sizes",
		`small.toml:19:1: stream "children": history is "as-rate" and the stream has no rate; give rate = [[week, children a week], ...] with weeks before 0, or write "stationary"`,
	},
	{
		"a law without its parameter", "sigma_log = 1.2\n", "",
		`small.toml:24:8: stage "case", work: "sigma_log" is missing; the law "lognormal" needs it`,
	},
	{
		"a parameter that the law does not have", `sigma_log = 1.2`, "sigma_log = 1.2\nshape = 2",
		`small.toml:28:1: stage "case", work: the law "lognormal" has no shape; take the key out, or name another law`,
	},
	{
		"bands with a gap", "law = \"lognormal\"\nmean_weeks = 26\nsigma_log = 1.2", "law = \"bands\"\nbands = [[0, 13, 0.5], [26, 52, 0.5]]",
		`small.toml:26:25: stage "case", work, bands, item 2: a band begins at 26 weeks, and the one before ends at 13; each band begins where the one before ends; a gap is a band with share 0`,
	},
	{
		"a name in set that does not exist", `"stream.children.trend_per_year" = -0.05`, `"stream.children.trend_a_year" = -0.05`,
		`small.toml:78:1: future "fall", set: "stream.children.trend_a_year" names nothing that can be set here; did you mean "stream.children.trend_per_year"?`,
	},
	{
		"a value in set outside its range", `"stream.children.trend_per_year" = -0.05`, `"stream.children.trend_per_year" = -5`,
		`small.toml:78:1: future "fall", set: trend_per_year is -5; it must be a number from -0.9 to 2 (change a year)`,
	},
	{
		"a key in set that is not in use", `"stream.children.trend_per_year" = -0.05`, `"team.north.cap" = 1.5`,
		`small.toml:78:1: future "fall", set: "team.north.cap" is not in use in this scenario; give it in the scenario itself first, then another value here`,
	},
	{
		"a number that moves with nothing", `quality = "published"`, `quality = "published", moves_with = "team.north.vacancy"`,
		`small.toml:41:103: leaving, turnover_per_year: moves_with names "team.north.vacancy", which is no assumption of this scenario; did you mean "team.north.vacancies"?`,
	},
	{
		"a number that moves with itself", `quality = "published"`, `quality = "published", moves_with = "leaving.turnover_per_year"`,
		`small.toml:41:103: leaving, turnover_per_year: moves_with names the assumption itself; name another, or leave it out`,
	},
	{
		"agency cover without agency workers", `vacancies = 0.25`, "vacancies = 0.25\ncovered = 0.9",
		`small.toml:34:1: team "north": agency workers cover vacancies at the start, but there is no [agency] with a role; write [agency] with role and limit, or covered = 0`,
	},
	{
		"newly qualified workers without a role", `success = "balance"`, "success = \"balance\"\nnewly_qualified = 0.3",
		`small.toml:43:2: recruitment: "newly_qualified_role" is missing; name the role of the newly qualified, since some are appointed`,
	},
	{
		"agency workers without a role", "[recruitment]", "[agency]\nlimit = 5\n\n[recruitment]",
		`small.toml:43:2: agency: "role" is missing; name the role of agency workers, since limit allows some`,
	},
	{
		"a role that leads back to itself", `full_caseload = 15`, "full_caseload = 15\nnext = \"social worker\"\nnext_after_weeks = 52",
		`small.toml:39:1: role "social worker": next is "social worker", and following it leads back to "social worker"; the last role of a career has no next`,
	},
	{
		"a next role without its weeks", `full_caseload = 15`, "full_caseload = 15\nnext = \"senior\"",
		`small.toml:36:3: role "social worker": "next_after_weeks" is missing; say after how many weeks "senior" follows` + "\n" +
			`small.toml:39:1: role "social worker": next is "senior", but no role has that name; it must be "social worker"`,
	},
	{
		"a key written twice", `posts = 36`, "posts = 36\nposts = 40",
		`small.toml:33:12: Key 'team.posts' has already been defined; a key is written once in its section: take one of the two out`,
	},
	{
		"a bracket left open", `family_sizes = [0.5, 0.28, 0.14, 0.08]`, `family_sizes = [0.5, 0.28, 0.14, 0.08`,
		`small.toml:21:2: expected a comma (',') or array terminator (']'), but got '['; a list or table opened above is not closed, or a comma is missing`,
	},
	{
		"no words for a rule", `high = 15`, "high = 15\nrule = \"every quater\"",
		`small.toml:12:1: target: rule is "every quater"; it must be "every quarter", "every week", "share of weeks", "at year ends" or "last quarter"; did you mean "every quarter"?`,
	},
}

func TestEachMistakeHasAMessageThatAnAnalystCanActOn(t *testing.T) {
	for _, bad := range badEdits {
		_, faults := Read("small.toml", []byte(replaced(t, small(t), bad.old, bad.new)))
		if got := faults.Error(); got != bad.want {
			t.Errorf("%s:\n got %s\nwant %s", bad.mistake, got, bad.want)
		}
	}
}
