package verify

import (
	"fmt"
	"math"

	"headroom/models/care"
	"headroom/sim"
)

// Posts, each filled and vacant in turn.
//
//	no limit on rounds  P(vacant) = h D / (1 + h D) for any law of a vacancy of
//	                    mean D; vacancies are Binomial
//	exponential D       the two-state chain                           (vacantAt)
//	fixed D             the renewal law                            (vacantFixed)
//	c rounds at once    machine repair, M/M/c//N               (birthAndDeath)
//	rounds, notice n    D = lag / success - n
//	agency cover        what a vacancy lasts beyond the search, over a cycle
const postGroup = "Posts and people"

// leavingRate is the hazard a week of known answers: 16 leavers in 52 weeks for
// every hundred in post.
const leavingRate = 0.16 / 52

const knownTurnover = `turnover_per_year = { best = 0.16, per = "52 weeks" }`

func postChecks() []Check {
	return []Check{
		{postGroup, "vacancies for any law of a round", "alternating renewal process, Cox 1962", anyRound},
		{postGroup, "a yearly rate is a hazard, not a chance", "exponential law, by hand; alternating renewal process, Cox 1962", yearlyRate},
		{postGroup, "vacancies from all posts filled", "two-state chain", func(e Effort) []Figure { return fromFirst(e, false) }},
		{postGroup, "vacancies from all posts vacant", "two-state chain", func(e Effort) []Figure { return fromFirst(e, true) }},
		{postGroup, "vacancies of 16 weeks exactly", "renewal equation, Cox 1962", fixedVacancies},
		{postGroup, "three rounds at once for twenty posts (M/M/3//20)", "machine repair, Kleinrock 1975, section 3.8", machineRepair},
		{postGroup, "one round at once for eight posts (M/M/1//8)", "machine repair, Kleinrock 1975, section 3.8", oneRound},
		{postGroup, "rounds that fail, and notice", "geometric sum of rounds", failedRounds},
		{postGroup, "balanced success keeps vacancies", "two-state chain", balancedSuccess},
		{postGroup, "balanced success with two rounds at once", "machine repair", balancedRounds},
		{postGroup, "agency cover of vacancies", "alternating renewal process, Cox 1962", agencyCover},
	}
}

// establishment is a service without cases, of so many posts, from which
// people leave.
func establishment(count, weeks int, turnover string, pairs ...string) *care.Plan {
	return service(append([]string{
		posts, fmt.Sprintf("posts = %d", count), fourYears, fmt.Sprintf("weeks = %d", weeks), noTurnover, turnover,
	}, pairs...)...)
}

// vacancyFigures compares the vacancies of one census with a law.
func vacancyFigures(what string, p *care.Plan, e Effort, quick, week int, exact law, many int) []Figure {
	vacant := spread{mean: exact.mean()}
	var none, over sim.Moments
	simulate(p, e, quick, func(weekly *[care.Measures][]float64) {
		n := weekly[care.Vacancies][week]
		vacant.add(n)
		none.Add(indicator(n == 0))
		over.Add(indicator(n >= float64(many)))
	})
	return []Figure{
		simulated("vacancies"+what, &vacant.values, vacant.mean),
		simulated("variance of vacancies"+what, &vacant.squares, exact.variance()),
		share("P(no vacancy)"+what, &none, exact[0]),
		share(fmt.Sprintf("P(%d vacancies or more)%s", many, what), &over, exact.atLeast(many)),
	}
}

func anyRound(e Effort) []Figure {
	exact := binomial(70, leavingRate*16/(1+leavingRate*16))
	var figures []Figure
	for _, shape := range []float64{1, 4, 1000} {
		p := establishment(70, 157, knownTurnover, lag, with(lag, at("lag_shape", shape)))
		name := fmt.Sprintf(", rounds of shape %g", shape)
		figures = append(figures, vacancyFigures(name, p, e.part(name), 700, 156, exact, 6)...)
	}
	return figures
}

// Where nobody is hired, of a hundred in post at first e^-rate are there after 52
// weeks: 85.2 if 16 leave a year for every hundred in post, and 84, so that 16 in a
// hundred have gone within the year, if -ln 0.84 do. Read as a chance, the rate
// 0.16 would leave 84. At -ln 0.84 and with rounds of 16 weeks 5.09 of a hundred
// posts are vacant.
func yearlyRate(e Effort) []Figure {
	chance := -math.Log(1 - 0.16)
	turnover := func(yearly float64) string {
		return fmt.Sprintf(`turnover_per_year = { best = %.17g, per = "52 weeks" }`, yearly)
	}
	var figures []Figure
	for _, c := range []struct {
		name    string
		yearly  float64
		present float64
	}{{", 0.16 a year", 0.16, math.Exp(-0.16)}, {", 0.174 a year", chance, 0.84}} {
		p := establishment(100, 53, turnover(c.yearly), lag, "lag_weeks = 260\nlag_shape = 1000")
		figures = append(figures, named(c.name, moments(p, e.part(c.name), 300,
			expectation{care.InPost, 52, 100 * c.present, 100 * c.present * (1 - c.present)}))...)
	}
	vacancies := spread{mean: 70 * yearlyChanceVacant}
	simulate(establishment(70, 157, turnover(chance)), e, 700, func(weekly *[care.Measures][]float64) { vacancies.add(weekly[care.Vacancies][156]) })
	return append(figures, simulated("vacancies, 0.174 a year, rounds of 16 weeks", &vacancies.values, vacancies.mean))
}

// yearlyChanceVacant is the share of posts vacant where 16 in a hundred go within
// 52 weeks and a vacancy lasts 16: h D / (1 + h D), h = -ln(0.84) / 52.
const yearlyChanceVacant = 0.050915711

func fromFirst(e Effort, vacant bool) []Figure {
	p := establishment(70, 53, knownTurnover, lag, with(lag, "lag_shape = 1"), noCases, with(noCases, at("vacancies", indicator(vacant))))
	var expected []expectation
	for _, week := range []int{4, 13, 26, 52} {
		chance := vacantAt(float64(week), leavingRate, 1.0/16, vacant)
		expected = append(expected, expectation{care.Vacancies, week, 70 * chance, 70 * chance * (1 - chance)})
	}
	expected[0], expected[2] = onlyMean(expected[0]), onlyMean(expected[2])
	return moments(p, e, 500, expected...)
}

// Rounds of shape 1,000 have a standard deviation of half a week, so that the
// kink of the law at week 16 itself is left out.
func fixedVacancies(e Effort) []Figure {
	p := establishment(70, 209, knownTurnover, lag, with(lag, "lag_shape = 1000"))
	var expected []expectation
	for _, week := range []int{8, 14, 26, 52, 208} {
		chance := vacantFixed(float64(week), leavingRate, 16)
		expected = append(expected, expectation{care.Vacancies, week, 70 * chance, math.NaN()})
	}
	return moments(p, e, 500, expected...)
}

// repairLaw is the law of the posts being recruited to, of so many with so many
// rounds at once, each of exponential length.
func repairLaw(count, rounds, leaving, filling float64) law {
	return birthAndDeath(int(count), func(n float64) float64 { return (count - n) * leaving }, func(n float64) float64 { return min(n, rounds) * filling })
}

func machineRepair(e Effort) []Figure {
	p := establishment(20, 209, knownTurnover, lag, with(lag, "lag_shape = 1"), manyRounds, "rounds_at_once = 3")
	return vacancyFigures("", p, e, 1500, 208, repairLaw(20, 3, leavingRate, 1.0/16), 3)
}

// Half leave in 52 weeks and a round takes 8: the one recruiter is busy two
// fifths of the time.
func oneRound(e Effort) []Figure {
	p := establishment(8, 157, `turnover_per_year = { best = 0.52, per = "52 weeks" }`, lag, "lag_weeks = 8\nlag_shape = 1", manyRounds, "rounds_at_once = 1")
	return vacancyFigures("", p, e, 2000, 156, repairLaw(8, 1, 0.01, 1.0/8), 2)
}

// A vacancy counts from the day the person goes to the day the next starts.
// Rounds begin with the notice and are never as short as it.
func failedRounds(e Effort) []Figure {
	const yearly, length = 1.6, 1.6
	var figures []Figure
	for _, c := range []struct{ success, notice float64 }{{0.24, 0}, {1, 0.8}, {0.5, 0.8}} {
		p := establishment(70, 105, at("turnover_per_year", yearly), lag, "lag_weeks = 1.6\nlag_shape = 200",
			certain, at("success", c.success), noNotice, at("notice_weeks", c.notice))
		vacant := length/c.success - c.notice
		tenure := 365.25 / 7 / yearly
		chance := vacant / (tenure + c.notice + vacant)
		name := fmt.Sprintf(", success %g, notice %g", c.success, c.notice)
		expected := expectation{care.Vacancies, 104, 70 * chance, 70 * chance * (1 - chance)}
		figures = append(figures, named(name, moments(p, e.part(name), 300, expected))...)
	}
	return figures
}

// With exponential rounds a vacancy is exponential, with mean lag / success, and
// from the balanced number vacant the mean never moves: for 15, 17 and 20 per
// cent vacant vacancies must last 57.35, 66.57 and 81.25 weeks.
func balancedSuccess(e Effort) []Figure {
	var figures []Figure
	for _, vacant := range []float64{0.15, 0.17, 0.20} {
		p := establishment(100, 157, knownTurnover, lag, with(lag, "lag_shape = 1"), certain, `success = "balance"`,
			noCases, with(noCases, at("vacancies", vacant)))
		success := leavingRate * 16 * (1 - vacant) / vacant
		stays := vacantAt(104, leavingRate, success/16, true)
		falls := vacantAt(104, leavingRate, success/16, false)
		variance := 100 * (vacant*stays*(1-stays) + (1-vacant)*falls*(1-falls))
		name := fmt.Sprintf(", %.0f of 100", 100*vacant)
		figures = append(figures, named(name, moments(p, e.part(name), 300,
			expectation{care.Vacancies, 104, 100 * vacant, variance}, expectation{care.Vacancies, 156, 100 * vacant, math.NaN()}))...)
	}
	return figures
}

// Twelve posts, three vacant, two rounds at once: the mean of machine repair
// comes back to three. Weeks 100 to 200, when the start is forgotten.
func balancedRounds(e Effort) []Figure {
	p := establishment(12, 201, `turnover_per_year = { best = 2.6, per = "52 weeks" }`, lag, "lag_weeks = 2.4\nlag_shape = 1",
		certain, `success = "balance"`, manyRounds, "rounds_at_once = 2", noCases, with(noCases, "vacancies = 0.25"))
	var vacant sim.Moments
	simulate(p, e, 300, func(weekly *[care.Measures][]float64) { vacant.Add(averageOver(weekly[care.Vacancies][100:])) })
	return []Figure{simulated("vacancies", &vacant, 3)}
}

// A permanent tenure lasts 1/h and its notice 4 weeks; the round that begins
// with the notice takes 16, so that the post is vacant for 12. Searches begin
// when the person has gone, take 3.5 weeks and succeed half the time: cover
// lasts 8.5, 5 or 1.5 weeks or does not come, 5.6875 weeks on average.
func agencyCover(e Effort) []Figure {
	const yearly, notice, round, search, fill = 1.6, 4.0, 16.0, 3.5, 0.5
	p := establishment(70, 157, at("turnover_per_year", yearly), noNotice, at("notice_weeks", notice), lag, with(lag, "lag_shape = 1000"),
		"[[option]]", `[agency]
role = "social worker"
limit = 10_000
lag_weeks = 3.5
fill = 0.5
leaving_per_year = 0
notice_weeks = 0
[[option]]`)
	cover, chance := 0.0, fill
	for left := round - notice - search; left > 0; left -= search {
		cover += chance * left
		chance *= 1 - fill
	}
	cycle := 365.25/7/yearly + round
	covered, vacant := cover/cycle, (round-notice)/cycle
	return moments(p, e, 400,
		expectation{care.AgencyWorkers, 156, 70 * covered, 70 * covered * (1 - covered)},
		expectation{care.Vacancies, 156, 70 * vacant, 70 * vacant * (1 - vacant)},
		expectation{care.InPost, 120, 70 * (1 - vacant + covered), 70 * (1 - vacant + covered) * (vacant - covered)})
}
