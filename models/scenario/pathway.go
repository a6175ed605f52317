package scenario

import (
	"fmt"
	"math"
	"slices"
)

// chanceOfNext is the chance, at best values, that a case which ends a stage
// goes on to another.
func (g Stage) chanceOfNext() float64 {
	total := 0.0
	for _, next := range g.Next {
		total += next.Chance.Best
	}
	return total
}

// trapped are the names of the stages from which no case can ever close: each
// route leads on for certain.
func (s *Scenario) trapped() []string {
	names := namesOf(s.Stages)
	closes := make([]bool, len(names))
	for range names { // a route to the end passes each stage once at most
		for i, stage := range s.Stages {
			closes[i] = closes[i] || stage.chanceOfNext() < 1-sumTolerance ||
				slices.ContainsFunc(stage.Next, func(n Next) bool {
					j := slices.Index(names, n.Name)
					return n.Chance.Best > 0 && j >= 0 && closes[j]
				})
		}
	}
	var trapped []string
	for i, name := range names {
		if !closes[i] {
			trapped = append(trapped, name)
		}
	}
	return trapped
}

// visits is how often a case that begins at a stage comes to each stage, on
// average at best values: v = e + v P, with P the chances of next.
func (s *Scenario) visits(from string) []float64 {
	names := namesOf(s.Stages)
	n := len(names)
	equations := make([][]float64, n)
	for i := range equations {
		equations[i] = make([]float64, n+1)
		equations[i][i] = 1
	}
	for j, stage := range s.Stages {
		for _, next := range stage.Next {
			equations[slices.Index(names, next.Name)][j] -= next.Chance.Best
		}
	}
	equations[slices.Index(names, from)][n] = 1
	return solve(equations)
}

// solve finds x in A x = b, where each row of the equations is one of A
// followed by its b. It changes them, and panics where there is no one
// solution. Gaussian elimination with partial pivoting.
func solve(equations [][]float64) []float64 {
	n := len(equations)
	for c := range n {
		pivot := c
		for i := c; i < n; i++ {
			if math.Abs(equations[i][c]) > math.Abs(equations[pivot][c]) {
				pivot = i
			}
		}
		if equations[pivot][c] == 0 {
			panic(fmt.Sprintf("scenario: equation %d of %d has no one solution", c+1, n))
		}
		equations[c], equations[pivot] = equations[pivot], equations[c]
		for i := range n {
			if i == c {
				continue
			}
			factor := equations[i][c] / equations[c][c]
			for j := c; j <= n; j++ {
				equations[i][j] -= float64(factor * equations[c][j])
			}
		}
	}
	x := make([]float64, n)
	for i := range x {
		x[i] = equations[i][n] / equations[i][i]
	}
	return x
}

// reached are the teams that cases which begin at a stage may come to.
func (s *Scenario) reached(from string) map[string]bool {
	teams, seen, queue := map[string]bool{}, map[string]bool{}, []string{from}
	for len(queue) > 0 {
		name := queue[0]
		queue = queue[1:]
		i := slices.Index(namesOf(s.Stages), name)
		if i < 0 || seen[name] {
			continue
		}
		seen[name] = true
		teams[s.Stages[i].Team] = true
		for _, next := range s.Stages[i].Next {
			if next.Chance.Best > 0 {
				queue = append(queue, next.Name)
			}
		}
	}
	return teams
}
