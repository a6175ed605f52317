package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"headroom/sim"
)

// A Warning is something that the inputs imply about each other which is not
// so, or a gap that a reader would ask about. The scenario can be run; the
// answer rests on the contradiction until it is mended.
type Warning struct {
	Key    string // dotted name of the input to look at first
	Text   string // what does not fit, with its numbers
	Remedy string // what to do about it
}

// String is the warning in one line.
func (w Warning) String() string { return w.Key + ": " + w.Text + "; " + w.Remedy }

// Contradictions compares the inputs of a scenario with each other, at best
// values. It finds nothing in a scenario whose inputs agree.
func Contradictions(s *Scenario) []Warning {
	var found []Warning
	for _, look := range []func(*Scenario) []Warning{
		definition, startingCaseload, openCasesAndFlow, vacanciesAndRecruitment, agencyCover,
		grantAndPosts, stepsOutOfTime, targetSpan, idleParts, silentNumbers,
	} {
		found = append(found, look(s)...)
	}
	return found
}

func definition(s *Scenario) []Warning {
	if s.Caseload.Definition != "" {
		return nil
	}
	return []Warning{{
		"caseload.definition",
		"the scenario does not say who counts as a case and who as a worker, and published and local averages of one council differ by half",
		"say in [caseload] definition what the council's own figure counts",
	}}
}

// startingCaseload compares the caseload at the start with the promise and
// with a full caseload.
func startingCaseload(s *Scenario) []Warning {
	var found []Warning
	for _, team := range s.Teams {
		start, workers := team.caseload(s)
		key := "team." + team.Name + ".caseload_at_start"
		if team.OpenCasesAtStart.Present {
			key = "team." + team.Name + ".open_cases_at_start"
		}
		full := s.role(team.Role).FullCaseload.Best
		switch {
		case workers <= 0:
			found = append(found, Warning{key, fmt.Sprintf("team %q has %s open cases at the start and nobody to hold them", team.Name, rounded(team.OpenCasesAtStart.Best)), "look at posts, vacancies and covered"})
		case start <= s.Target.High:
			found = append(found, Warning{key, fmt.Sprintf("%s cases a worker at the start are already at or under the promised %s", rounded(round1(start)), rounded(s.Target.High)), "check that both count cases and workers in the same way"})
		case start > 2*s.Target.High:
			found = append(found, Warning{key, fmt.Sprintf("%s cases a worker at the start are more than twice the promised %s", rounded(round1(start)), rounded(s.Target.High)), "check that both count cases and workers in the same way"})
		}
		if weight := s.weightOf(team.Name); full > 1.5*s.Target.High*weight || full < s.Target.High*weight/1.5 {
			found = append(found, Warning{
				"role." + team.Role + ".full_caseload",
				fmt.Sprintf("a full caseload is %s points, the promise %s cases of %s points", rounded(full), rounded(s.Target.High), rounded(weight)),
				"check that points and cases are not confused: relative load, pace and leaving hang on the full caseload",
			})
		}
	}
	return found
}

// openCasesAndFlow holds the open cases at the start to Little's law: flow
// times time in the service.
func openCasesAndFlow(s *Scenario) []Warning {
	const tolerance = 0.1
	var found []Warning
	for _, team := range s.Teams {
		load, workers := team.caseload(s)
		implied, known := s.impliedOpen(team)
		open := load * workers
		if !known || math.Abs(implied-open) <= tolerance*open {
			continue
		}
		key := "team." + team.Name + ".open_cases_at_start"
		if team.CaseloadAtStart.Present {
			key = "team." + team.Name + ".caseload_at_start"
		}
		found = append(found, Warning{
			key,
			fmt.Sprintf("new cases times the time that a case takes keep about %s cases open in team %q, and it starts with %s", rounded(math.Round(implied)), team.Name, rounded(math.Round(open))),
			`mend the flow, the work content or the starting cases, or write base = "balance"`,
		})
	}
	return found
}

// impliedOpen is how many cases the flows into a team keep open. It is not
// known where a flow is itself solved from the open cases, or has no past.
func (s *Scenario) impliedOpen(team Team) (open float64, known bool) {
	pace := 1.0
	load, workers := team.caseload(s)
	if full := s.role(team.Role).FullCaseload.Best; workers > 0 && load > 0 {
		relative := load * s.weightOf(team.Name) / full
		pace = min(max(sim.Pow(relative, -s.Pace.Elasticity.Best), s.Pace.Slowest.Best), s.Pace.Fastest.Best)
	}
	for _, stream := range s.Streams {
		stage := s.stage(stream.Stage)
		if stage.Team != team.Name {
			continue
		}
		mean, age := stage.Work.moments()
		flow := stream.Base.Best
		switch {
		case stream.History == "fresh" || pace == 0:
			return 0, false
		case stream.Rate != nil && stream.History == "as-rate":
			flow = rateAt(stream.Rate, -age/pace)
		case stream.Rate != nil:
			flow = rateAt(stream.Rate, 0)
		case stream.Base.Word == "balance":
			return 0, false
		}
		known = true
		open += flow / (1 - stream.ReReferral.Best) * mean / pace
	}
	return open, known
}

// vacanciesAndRecruitment compares the vacancies at the start with those that
// turnover, notice, lag and success would keep.
func vacanciesAndRecruitment(s *Scenario) []Warning {
	var found []Warning
	recruitment := s.Recruitment
	for _, team := range s.Teams {
		turnover := s.Leaving.TurnoverPerYear
		if own := s.role(team.Role).TurnoverPerYear; own.Present {
			turnover = own
		}
		hazard, vacant := turnover.Best/turnover.PerWeeks, team.Vacancies.Best
		lag, notice := recruitment.LagWeeks.Best, s.Leaving.NoticeWeeks.Best
		leavers := team.Posts.Best * (1 - vacant) * hazard
		if recruitment.Success.Word == "balance" {
			found = append(found, derivedSuccess(team, hazard, lag, notice)...)
			continue
		}
		success := recruitment.Success.Best
		if hazard == 0 {
			continue
		}
		if success == 0 || lag > 0 && leavers > recruitment.RoundsAtOnce.Best*success/lag {
			found = append(found, Warning{
				"recruitment.rounds_at_once",
				fmt.Sprintf("team %q loses %s permanent workers a year, and %s rounds at once of %s weeks with success %s appoint at most %s", team.Name, rounded(round1(leavers*yearWeeks)), rounded(recruitment.RoundsAtOnce.Best), rounded(lag), rounded(success), rounded(round1(recruitment.RoundsAtOnce.Best*success/max(lag, 1)*yearWeeks))),
				"vacancies would grow without end: allow more rounds, or mend success, lag or turnover",
			})
			continue
		}
		empty := max(lag/success-notice, 0)
		steady := empty / (1/hazard + notice + empty)
		if math.Abs(steady-vacant) > max(0.05, 0.25*vacant) {
			found = append(found, Warning{
				"team." + team.Name + ".vacancies",
				fmt.Sprintf("turnover of %s a year, rounds of %s weeks with success %s and %s weeks' notice keep %s per cent of posts vacant, and team %q starts with %s", rounded(turnover.Best), rounded(lag), rounded(success), rounded(notice), rounded(round1(steady*100)), team.Name, rounded(round1(vacant*100))),
				`mend the one you know least, or write success = "balance"`,
			})
		}
	}
	return found
}

// derivedSuccess looks at what success = "balance" has to be derived from.
func derivedSuccess(team Team, hazard, lag, notice float64) []Warning {
	vacant := team.Vacancies.Best
	if vacant == 0 || hazard == 0 {
		return []Warning{{
			"recruitment.success",
			fmt.Sprintf(`success = "balance" (also the default) derives the chance that a round succeeds from the starting vacancies and the turnover; team %q gives none to derive it from, so that every round succeeds`, team.Name),
			"write the chance itself, for example success = 0.35, or give vacancies",
		}}
	}
	if vacant >= 1 {
		return nil
	}
	empty := vacant / (1 - vacant) * (1/hazard + notice)
	if success := lag / (empty + notice); success > 1 {
		return []Warning{{
			"recruitment.success",
			fmt.Sprintf("team %q starts with %s per cent of posts vacant; even if every round of %s weeks succeeded, more than that would be vacant", team.Name, rounded(round1(vacant*100)), rounded(lag)),
			"mend lag_weeks, notice_weeks, turnover_per_year or the vacancies",
		}}
	}
	return nil
}

func agencyCover(s *Scenario) []Warning {
	var found []Warning
	limit := s.Agency.Limit.Best
	if s.Agency.Limit.Ranged {
		limit = s.Agency.Limit.Low
	}
	for _, team := range s.Teams {
		covered := math.Round(team.Posts.Best * team.Vacancies.Best * team.Covered.Best)
		if covered > limit {
			found = append(found, Warning{
				"agency.limit",
				fmt.Sprintf("team %q starts with %s agency workers, and as few as %s may be found at once", team.Name, rounded(covered), rounded(limit)),
				"raise the limit (or its low end), or lower covered",
			})
		}
	}
	return found
}

// idleParts are parts of a scenario that nothing uses.
func idleParts(s *Scenario) []Warning {
	var found []Warning
	for _, stage := range s.Stages {
		if !slices.ContainsFunc(s.Streams, func(x Stream) bool { return x.Stage == stage.Name }) {
			found = append(found, Warning{"stage." + stage.Name, "no stream begins at this stage", "name it in a stream, or take it out"})
		}
	}
	for _, team := range s.Teams {
		if !slices.ContainsFunc(s.Stages, func(x Stage) bool { return x.Team == team.Name }) {
			found = append(found, Warning{"team." + team.Name, "no stage is held by this team, so no case reaches it", "name it in a stage, or take it out"})
		}
	}
	for _, future := range s.Futures {
		if other := slices.IndexFunc(s.Futures, func(x Future) bool { return sameFuture(x, future) }); s.Futures[other].Name != future.Name {
			found = append(found, Warning{"future." + future.Name, fmt.Sprintf("it sets the same as future %q, so their answers are the same", s.Futures[other].Name), "set something in it, or take one out"})
		}
	}
	return found
}

// silentNumbers lists the numbers that the file gives without saying where
// they come from.
func silentNumbers(s *Scenario) []Warning {
	var keys []string
	for _, a := range s.Register() {
		if a.Number.Ranged && a.Source == "" && a.Number.Given {
			keys = append(keys, a.Key)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	return []Warning{{
		keys[0],
		fmt.Sprintf("%d of the numbers with a range have no source: %s", len(keys), strings.Join(keys, ", ")),
		"say in source where each comes from, even if it is a judgement",
	}}
}

func round1(x float64) float64 { return math.Round(x*10) / 10 }
