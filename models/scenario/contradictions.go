package scenario

import (
	"fmt"
	"math"
	"strings"
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

// Unsaid are the gaps among Contradictions: what a reader would ask about and
// the scenario does not say.
func Unsaid(s *Scenario) []Warning { return append(definition(s), silentNumbers(s)...) }

// Contradictions compares the inputs of a scenario with each other, at best
// values, and looks for gaps. It finds nothing in a scenario whose inputs agree
// and say where they come from.
func Contradictions(s *Scenario) []Warning {
	var found []Warning
	for _, look := range []func(*Scenario) []Warning{
		definition, startingCaseload, openCasesAndFlow, unallocatedPromise, timeLimits, chancesDrawn,
		vacanciesAndRecruitment, agencyCover, agencyLimit, steadyCover,
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
		posts, empty := team.posts()
		if posts == 0 {
			continue
		}
		hazard, vacant := turnover.Best/turnover.PerWeeks, empty/posts
		lag, notice := recruitment.LagWeeks.Best, s.Leaving.NoticeWeeks.Best
		leavers := posts * (1 - vacant) * hazard
		if recruitment.Success.Word == "balance" {
			if certain := recruitment.RoundsAtOnce.Best / max(lag, 1); vacant > 0 && leavers > certain {
				found = append(found, Warning{
					"recruitment.rounds_at_once",
					fmt.Sprintf("team %q loses %s permanent workers a year, and %s rounds at once of %s weeks appoint at most %s even if all succeed", team.Name, rounded(round1(leavers*yearWeeks)), rounded(recruitment.RoundsAtOnce.Best), rounded(lag), rounded(round1(certain*yearWeeks))),
					"vacancies would grow, and no chance of success keeps them steady: allow more rounds, or mend lag or turnover",
				})
				continue
			}
			found = append(found, derivedSuccess(team, vacant, hazard, lag, notice)...)
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
		empty = max(lag/success-notice, 0)
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
func derivedSuccess(team Team, vacant, hazard, lag, notice float64) []Warning {
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
