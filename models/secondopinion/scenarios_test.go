package secondopinion

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"headroom/models/scenario"
)

// A mix says which mechanisms a scenario of random make has. The numbers are
// drawn.
type mix struct {
	name    string
	written string // the whole file; empty: of random make
	seed    uint64

	cover       bool // agency cover under a limit, with a dated change of notice
	absence     bool // two kinds, one covered by agency workers
	taper       int  // posts that go by wastage, two at a time
	added       bool // posts added later
	limit       int  // of agency workers; 0: drawn
	held        bool // two tapers whose steps are held back, and one that is not
	posts       bool // posts go at the date, whoever holds them
	newly       bool // newly qualified, promotion and a yearly intake
	pathway     bool // two teams, three stages, priorities, points and roles
	grades      bool // a further grade, part time
	conversion  bool // agency workers above the establishment, made permanent
	reward      bool // pay, a campaign and the cost of appointments
	temporary   bool // a temporary team
	earlyHelp   bool // early help, a dated change and practice
	returns     bool // re-referral
	siblings    bool // siblings each with their own work
	streams     bool // a second stream, of a given rate
	moving      bool // posts move between teams
	seasons     bool // season, surge, trend, noise and a bridge
	rebalance   bool
	waiting     bool // cases wait at the start
	capped      bool // workers take no more than a cap
	regrading   bool // posts change grade
	sets        bool // the option sets laws and chances
	lawOfWork   string
	recruitment string // further keys
}

var mixes = []mix{
	{
		name: "cover", seed: 1, cover: true, absence: true, returns: true, lawOfWork: "lognormal",
		recruitment: "rounds_at_once = 3",
	},
	{
		name: "taper", seed: 2, cover: true, taper: 5, added: true, newly: true, waiting: true, capped: true, rebalance: true, lawOfWork: "gamma",
	},
	{
		name: "pathway", seed: 3, pathway: true, grades: true, absence: true, cover: true, capped: true, siblings: true, lawOfWork: "lognormal",
	},
	{
		name: "conversion", seed: 4, conversion: true, reward: true, cover: true, regrading: true, grades: true,
		rebalance: true, lawOfWork: "weibull",
	},
	{
		name: "early-help", seed: 5, temporary: true, earlyHelp: true, returns: true, waiting: true, newly: true,
		siblings: true, posts: true, lawOfWork: "bands", recruitment: "success = 0.25",
	},
	{
		name: "moving", seed: 6, pathway: true, moving: true, streams: true, seasons: true, siblings: true, held: true,
		cover: true, returns: true, lawOfWork: "exponential", recruitment: "rounds_at_once = 2",
	},
	{
		name: "sets", seed: 8, sets: true, cover: true, absence: true, returns: true, waiting: true, capped: true, pathway: true, lawOfWork: "lognormal",
	},
}

// fewAgency is a service with more vacancies than agency workers may cover, that
// loses two posts: the order of wastage shows in it.
var fewAgency = mix{name: "few-agency", seed: 7, cover: true, taper: 2, limit: 1, lawOfWork: "fixed"}

// made is the scenario of a mix, in its option "acts".
func (m mix) made(t testing.TB) *scenario.Resolved {
	t.Helper()
	text := m.written
	if text == "" {
		text = m.text()
	}
	s, faults := scenario.Read(m.name+".toml", []byte(text))
	if len(faults) > 0 {
		t.Fatalf("%v\n%v", faults, text)
	}
	resolved, err := s.Resolve("acts", "as-is")
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

// text is the scenario's file.
func (m mix) text() string {
	rng := rand.New(rand.NewPCG(m.seed, 6))
	between := func(low, high float64) float64 { return low + (high-low)*rng.Float64() }
	whole := func(low, high int) int { return low + rng.IntN(high-low+1) }
	var b, actions strings.Builder
	write := func(format string, values ...any) { fmt.Fprintf(&b, format+"\n", values...) }
	act := func(kind, format string, values ...any) {
		fmt.Fprintf(&actions, "[[option.action]]\nkind = %q\n"+format+"\n", append([]any{kind}, values...)...)
	}

	write("name = %q\nstart = 2023-04-01\nweeks = 106\nheadline = \"acts\"", m.name)
	write("target = { low = 5, high = 15, from = 2024-04-01, to = 2025-03-31 }")

	write("[[stream]]\nname = \"children\"\nstage = \"first\"")
	if m.returns {
		write("re_referral = %.3f", between(0.1, 0.3))
	}
	if m.siblings {
		write("siblings = \"alone\"")
	}
	if m.seasons {
		write("season = [1.1, 1, 1.1, 0.9, 1, 1.1, 1, 0.6, 1, 1.1, 1.1, 1]")
		write("trend_per_year = %.3f\ntrend_to_flow = 0.5", between(0.02, 0.1))
		write("surge_size = %.3f\nsurge_half_life_weeks = 26\nnoise_variance = 0.1", between(0.1, 0.3))
		write("drift = \"bridge\"\ndrift_per_year = 0.2\nbridge_years = 1.3")
	}
	if m.earlyHelp {
		write("change = [{ name = \"scheme\", date = 2023-06-15, to = 2024-06-30, factor = %.3f, ramp_weeks = 8 }]", between(1.2, 1.4))
	}
	if m.streams {
		write("[[stream]]\nname = \"court orders\"\nstage = \"last\"\nrate = [[0, 0.2], [60, %.3f]]", between(0.3, 0.5))
	}

	work := m.work(rng)
	write("[[stage]]\nname = \"first\"\nteam = \"duty\"\nwork = %v\nhandover_weeks = %.2f\ntime_limit_weeks = %.1f", work, between(0.5, 1.5), between(10, 20))
	if m.pathway {
		write("next = [{ stage = \"plan\", chance = %.3f }, { stage = \"last\", chance = 0.15 }]", between(0.3, 0.5))
		write("[[stage]]\nname = \"plan\"\nteam = \"long term\"\nwork = { law = \"lognormal\", mean_weeks = 26, sigma_log = 0.8 }")
		write("next = [{ stage = \"last\", chance = 0.2 }]")
		write("[[stage]]\nname = \"last\"\nteam = \"long term\"\nwork = { law = \"gamma\", mean_weeks = 34, shape = 2 }")
		write("weight = 1.5\npriority = 1")
		if m.grades {
			write("roles = [\"senior\", \"agency\"]")
		}
	}

	caseload := between(13, 17)
	team := func(name string, posts int) {
		write("[[team]]\nname = %q\nrole = \"social worker\"\nposts = %d\nvacancies = %.3f", name, posts, between(0.15, 0.3))
		write("caseload_at_start = %.2f", caseload)
		if m.cover {
			write("covered = %.2f", between(0.4, 0.8))
		}
		if m.rebalance {
			write("rebalance = \"yes\"")
		}
		if m.capped {
			write("cap = %.2f", between(1.05, 1.2))
		}
		if m.waiting && name == "duty" {
			write("waiting_at_start = %d", whole(6, 14))
		}
		if m.conversion && name == "duty" {
			write("agency_extra = 3")
		}
		if m.grades {
			write("grade = [{ role = \"senior\", posts = %d, fte = %.1f }]", whole(2, 4), between(0.6, 0.9))
		}
	}
	if m.pathway {
		team("duty", whole(6, 8))
		team("long term", whole(10, 13))
	} else {
		team("duty", whole(11, 15))
	}

	write("[[role]]\nname = \"social worker\"\nfull_caseload = 15\ncost_per_year = %d", whole(48000, 56000))
	write("[[role]]\nname = \"senior\"\nfull_caseload = 15\nprotected = 0.15\ncost_per_year = 60000\nturnover_per_year = 0.1")
	write("[[role]]\nname = \"newly qualified\"\nfull_caseload = 15\ncapacity = 0.8\ncost_per_year = 40000\nnext = \"social worker\"\nnext_after_weeks = 40\nramp = [[6, 0.4], [10, 0.7]]")
	write("[[role]]\nname = \"agency\"\nfull_caseload = 16\nramp = [[3, 0.6]]")

	write("[pace]\nelasticity = %.3f\ncovered_pace = 0.3", between(0.2, 0.8))
	write("[leaving]\nturnover_per_year = %.3f\nload_effect = %.3f\nnotice_weeks = %d", between(0.2, 0.35), between(0.3, 1), whole(6, 12))

	write("[recruitment]\nlag_weeks = %.2f\nlag_shape = 3\n%v", between(10, 20), m.recruitment)
	if m.newly {
		write("newly_qualified = 0.35\nnewly_qualified_role = \"newly qualified\"\nintake_month = 9\nintake_places = 2\nintake_success = 0.7")
	}
	if m.reward {
		write("cost_per_appointment = 6000")
	}
	if m.cover || m.conversion {
		limit := whole(4, 6)
		if m.limit > 0 {
			limit = m.limit
		}
		write("[agency]\nrole = \"agency\"\nlimit = %d\nlag_weeks = %.2f\nfill = 0.7\nleaving_per_year = 0.8\nnotice_weeks = 2", limit, between(2, 5))
		write("notice_change = [{ from = 2024-01-01, weeks = 5 }]")
	}
	if m.absence {
		write("[[absence]]\nname = \"sickness\"\nshare = %.3f\nmean_weeks = 2\nload_effect = 0.8", between(0.04, 0.08))
		write("[[absence]]\nname = \"leave\"\nshare = %.3f\nmean_weeks = 20\nhandover_after_weeks = 3\ncovered = \"agency\"", between(0.05, 0.1))
	}

	if m.taper > 0 {
		act("taper", "team = \"duty\"\nfrom = 2023-07-01\nevery_weeks = 13\nby = 2\ntotal = %d", m.taper)
	}
	if m.added {
		act("add_posts", "team = \"duty\"\ndate = 2024-08-15\nposts = 2")
	}
	if m.held {
		act("taper", "team = \"long term\"\nfrom = 2023-06-01\nevery_weeks = 20\nby = 1\ntotal = 3\nhold_above = %.2f\nhold_weeks = 6", caseload)
		act("taper", "team = \"duty\"\nfrom = 2023-08-01\nevery_weeks = 4\nby = 1\ntotal = 3\nhold_above = %.2f", 0.9*caseload)
		act("taper", "team = \"long term\"\nfrom = 2023-09-02\nevery_weeks = 26\nby = 1\ntotal = 2")
	}
	if m.posts {
		act("taper", "team = \"duty\"\nfrom = 2023-10-01\nby = 1\ntotal = 2\nrule = \"posts\"")
	}
	if m.conversion {
		act("add_agency", "team = \"duty\"\ndate = 2023-08-01\nworkers = 2")
		act("convert_agency", "team = \"duty\"\ndate = 2024-02-01\nworkers = 4\nrole = \"social worker\"\naccept = 0.5")
	}
	if m.regrading {
		act("convert_posts", "team = \"duty\"\ndate = 2023-12-04\nfrom_role = \"social worker\"\nto_role = \"senior\"\nposts = 2")
	}
	if m.reward {
		act("pay", "date = 2023-07-10\nto = 2024-09-30\nleaving = 0.6\ncost = 1.1")
		act("campaign", "date = 2023-09-01\nto = 2024-03-31\nsuccess = 1.5\nlag = 0.7")
		act("spend", "date = 2024-05-05\namount = 50000")
	}
	if m.temporary {
		act("temporary_team", "team = \"duty\"\nrole = \"agency\"\ndate = 2023-05-10\nto = 2024-04-20\nworkers = 3\nweekly_cost = 1900")
	}
	if m.earlyHelp {
		act("early_help", "stream = \"children\"\ndate = 2023-09-20\nto = 2024-10-31\nreferrals = 0.8\npractice = 1.15\nre_referral = 0.5\nramp_weeks = 20")
		act("practice", "date = 2024-02-01\nfactor = 0.9\nramp_weeks = 6")
	}
	if m.moving {
		act("move_posts", "from_team = \"long term\"\nto_team = \"duty\"\ndate = 2023-08-08\nposts = 2\npeople = \"move\"")
		act("move_posts", "from_team = \"duty\"\nto_team = \"long term\"\ndate = 2024-03-05\nposts = 2\npeople = \"stay\"")
	}
	write("[[option]]\nname = \"none\"\n[[option]]\nname = \"acts\"")
	if m.sets { // the balance is solved for the past all the same, whose cases return
		write("[option.set]\n\"stream.children.base\" = %.2f", between(5, 7))
		write("\"stage.first.work.mean_weeks\" = %.2f\n\"stage.first.work.sigma_log\" = 0.5", between(8, 10))
		write("\"leaving.turnover_per_year\" = %.3f\n\"recruitment.success\" = %.3f", between(0.35, 0.5), between(0.3, 0.4))
	}
	write("%v", actions.String())
	write("[[future]]\nname = \"as-is\"")
	return b.String()
}

// work is the law of the first stage's work content.
func (m mix) work(rng *rand.Rand) string {
	mean := 22 + 8*rng.Float64()
	if m.pathway {
		mean /= 2
	}
	switch m.lawOfWork {
	case "lognormal":
		return fmt.Sprintf("{ law = \"lognormal\", mean_weeks = %.2f, sigma_log = 1 }", mean)
	case "gamma", "weibull":
		return fmt.Sprintf("{ law = %q, mean_weeks = %.2f, shape = 1.5 }", m.lawOfWork, mean)
	case "bands":
		return "{ law = \"bands\", bands = [[0, 10, 0.3], [10, 30, 0.4], [30, 80, 0.3]] }"
	}
	return fmt.Sprintf("{ law = %q, mean_weeks = %.2f }", m.lawOfWork, mean)
}
