package scenario

import (
	"fmt"
	"math"

	"headroom/sim"
)

// openCasesAndFlow holds the open cases of each team at the start to Little's
// law: flow times visits times time at each stage.
func openCasesAndFlow(s *Scenario) []Warning {
	const tolerance = 0.1
	var found []Warning
	implied, known := s.impliedOpen()
	for i, team := range s.Teams {
		open, _ := team.openAtStart()
		if !known[i] || math.Abs(implied[i]-open) <= tolerance*open {
			continue
		}
		w := Warning{
			team.openKey(),
			fmt.Sprintf("new cases times the time that a case takes keep about %s cases open in team %q, and it starts with %s", rounded(math.Round(implied[i])), team.Name, rounded(math.Round(open))),
			`mend the flow, the work content or the starting cases, or write base = "balance"`,
		}
		if s.balanced(team) {
			w.Remedy = `base = "balance" makes all the teams of a pathway agree together; mend the chances of next, the work contents or the starting cases until each does`
		}
		found = append(found, w)
	}
	return found
}

// balanced says that a stream whose flow is solved for reaches the team.
func (s *Scenario) balanced(team Team) bool {
	for _, stream := range s.Streams {
		if stream.isBalanced() && s.reached(stream.Stage)[team.Name] {
			return true
		}
	}
	return false
}

func (t Stream) isBalanced() bool { return t.Rate == nil && t.Base.Word == "balance" }

// impliedOpen is how many cases the flows keep open in each team, in the order
// of the teams. It is not known where a flow that reaches the team has no
// past. A flow to be solved is the one at which all the teams that it reaches
// hold together what they start with, as the model solves it.
func (s *Scenario) impliedOpen() (implied []float64, known []bool) {
	implied, known = make([]float64, len(s.Teams)), make([]bool, len(s.Teams))
	lost := map[string]bool{} // teams of which it cannot be known
	position, pace := map[string]int{}, map[string]float64{}
	for i, team := range s.Teams {
		position[team.Name], pace[team.Name] = i, s.startingPace(team)
	}
	for _, stream := range s.Streams {
		if !stream.isBalanced() {
			for i, open := range s.openOf(stream, pace, lost) {
				implied[position[s.Stages[i].Team]] += open
			}
		}
	}
	for _, stream := range s.Streams {
		if !stream.isBalanced() {
			continue
		}
		perFlow, all, left := s.openOf(stream, pace, lost), 0.0, 0.0
		for _, open := range perFlow {
			all += open
		}
		if all == 0 {
			continue // nothing moves, so no flow keeps the cases level
		}
		for i, team := range s.Teams {
			if s.reached(stream.Stage)[team.Name] {
				open, _ := team.openAtStart()
				left += open - implied[i]
			}
		}
		flow := max(left, 0) / all
		for i, open := range perFlow {
			implied[position[s.Stages[i].Team]] += flow * open
		}
	}
	for i, team := range s.Teams {
		for _, stream := range s.Streams {
			known[i] = known[i] || s.reached(stream.Stage)[team.Name]
		}
		known[i] = known[i] && !lost[team.Name]
	}
	return implied, known
}

// openOf are the cases that a stream keeps open at each stage: those of one
// first referral a week where its flow is to be solved.
func (s *Scenario) openOf(stream Stream, pace map[string]float64, lost map[string]bool) []float64 {
	open := make([]float64, len(s.Stages))
	for i, visits := range s.visits(stream.Stage) {
		stage := s.Stages[i]
		if visits <= 0 {
			continue
		}
		moving := pace[stage.Team]
		if stream.History == "fresh" || moving == 0 {
			for team := range s.reached(stream.Stage) {
				lost[team] = true
			}
			return open
		}
		mean, age := stage.Work.moments()
		flow := stream.Base.Best
		switch {
		case stream.isBalanced():
			flow = 1
		case stream.Rate != nil && stream.History == "as-rate":
			flow = rateAt(stream.Rate, -age/moving)
		case stream.Rate != nil:
			flow = rateAt(stream.Rate, 0)
		}
		open[i] = flow / (1 - stream.ReReferral.Best) * visits * mean / moving
	}
	return open
}

// startingPace is the pace of a team's cases at the start, at best values.
func (s *Scenario) startingPace(team Team) float64 {
	open, _ := team.openAtStart()
	capacity := s.capacity(team)
	if capacity <= 0 || open <= 0 {
		return 1
	}
	relative := open * s.weightOf(team) / capacity
	return min(max(sim.Pow(relative, -s.Pace.Elasticity.Best), s.Pace.Slowest.Best), s.Pace.Fastest.Best)
}
