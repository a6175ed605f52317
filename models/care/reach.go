package care

import (
	"fmt"

	"headroom/models/scenario"
)

// compileReach finds, for each team, the stream that its cases come from: the
// first whose pathway reaches one of its stages. Only one stream that reaches
// a team may be solved for by balance.
func (p *Plan) compileReach(r *scenario.Resolved) error {
	for i := range p.teams {
		balanced := 0
		for j := range p.streams {
			if !p.reaches(p.streams[j].stage, i, make([]bool, len(p.stages))) {
				continue
			}
			if p.teams[i].stream < 0 {
				p.teams[i].stream = j
			}
			if p.streams[j].balanced {
				balanced++
			}
		}
		if balanced > 1 {
			return fmt.Errorf("team %q has %d streams with base = \"balance\": only one can be solved for, give the others a number", r.Teams[i].Name, balanced)
		}
	}
	return nil
}

// reaches says that a case at a stage may come to a team.
func (p *Plan) reaches(stage, team int, seen []bool) bool {
	if p.stages[stage].team == team {
		return true
	}
	if seen[stage] {
		return false
	}
	seen[stage] = true
	for _, next := range p.nexts[p.stages[stage].nextFrom:p.stages[stage].nextTo] {
		if p.reaches(next.stage, team, seen) {
			return true
		}
	}
	return false
}

// visit works out how often a case that enters at a stream's stage is expected
// to come to each stage: v = e + v P, by elimination. P never keeps a case for
// ever; the scenario's checks see to it.
func (v *values) visit(p *Plan, stream int) []float64 {
	n := len(p.stages)
	row := func(i int) []float64 { return v.equations[i*(n+1) : (i+1)*(n+1)] }
	v.equations = zeros(v.equations, n*(n+1))
	for j := range n { // column j of I - P, transposed, and the entry vector
		row(j)[j] = 1
	}
	row(p.streams[stream].stage)[n] = 1
	for i := range n {
		for k := p.stages[i].nextFrom; k < p.stages[i].nextTo; k++ {
			row(p.nexts[k].stage)[i] -= v.nexts[k]
		}
	}
	for i := range n {
		pivot := row(i)[i]
		for k := range n {
			if factor := row(k)[i] / pivot; k != i && factor != 0 {
				for c := i; c <= n; c++ {
					row(k)[c] -= float64(factor * row(i)[c])
				}
			}
		}
	}
	visits := v.visits[stream*n : (stream+1)*n]
	for i := range n {
		visits[i] = row(i)[n] / row(i)[i]
	}
	return visits
}
