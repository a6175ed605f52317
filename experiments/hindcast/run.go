package hindcast

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
)

// Settings are how a hindcast is run.
type Settings struct {
	Runs    int    // replications of each future, at least 2
	Seed    uint64 // with the replication number it fixes every figure
	Workers int    // goroutines; 0: one for each core; changes no figure
	Check   bool   // hold every census to the conservation laws: for tests
}

// A Result is a council's hindcast.
type Result struct {
	Scenario *scenario.Scenario
	Settings Settings
	Futures  []Future // in the scenario's order: the first is the forecast, the second what it is compared with
}

// A Future is what was simulated of one future, and how it compares.
type Future struct {
	Name, Title string
	Series      []Compared
	Council     *Fan // the caseload of the target's own team, where the council counts so
	Stated      []Figure
}

// A Fan is a figure's simulated values: for each census from First on, those of
// all replications in ascending order.
type Fan struct {
	First int
	Weeks [][]float64
}

// At is the values of a census.
func (f Fan) At(week int) []float64 { return f.Weeks[week-f.First] }

// Compared is a series, simulated and published.
type Compared struct {
	Series
	Fan
	Timeline
	Points []Point // one for each figure published after the start
}

// Run simulates a council in each of its futures, under its headline option,
// and scores the first one and the others by what was published. It returns the
// context's error if that ends first.
//
// Unlike the experiments it keeps every replication's weekly figures: some ten
// megabytes for a thousand, which the scores need whole.
func Run(ctx context.Context, council string, settings Settings) (*Result, error) {
	if settings.Runs < 2 {
		return nil, fmt.Errorf("runs: %d, but at least 2 are wanted", settings.Runs)
	}
	s := Read(council)
	result := &Result{Scenario: s, Settings: settings}
	for _, future := range s.Futures {
		resolved, err := s.Resolve(s.Headline, future.Name)
		if err != nil {
			return nil, err
		}
		plan, err := care.Compile(resolved)
		if err != nil {
			return nil, err
		}
		team := teamGroup(s)
		e := newEnsemble(s, team, settings.Runs)
		if err := e.simulate(ctx, plan, settings); err != nil {
			return nil, err
		}
		result.Futures = append(result.Futures, e.compare(s, future, team))
	}
	return result, nil
}

// teamGroup is the group of the team that the council's own caseload is about,
// or -1.
func teamGroup(s *scenario.Scenario) int {
	for i := range s.Teams {
		if s.Teams[i].Name == s.Target.Team {
			return i + 1
		}
	}
	return -1
}

// An ensemble is the figures of every replication: by series, census and
// replication. The last series is the council's own caseload, if there is one.
type ensemble struct {
	series []Series
	fans   []Fan
}

func newEnsemble(s *scenario.Scenario, team, runs int) *ensemble {
	e := &ensemble{series: AllSeries()}
	if team > 0 {
		e.series = append(e.series, Series{Key: "council", simulate: func(t *care.Trajectory, _ float64, k int) float64 {
			return t.Groups[team].Weekly[care.AverageCaseload][k]
		}})
	}
	for _, series := range e.series {
		fan := Fan{First: series.firstWeek()}
		for range s.Weeks - fan.First {
			fan.Weeks = append(fan.Weeks, make([]float64, runs))
		}
		e.fans = append(e.fans, fan)
	}
	return e
}

// simulate shares the replications out among the workers. Each writes to places
// of its own, so that the order in which they finish changes nothing.
func (e *ensemble) simulate(ctx context.Context, plan *care.Plan, settings Settings) error {
	workers := settings.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	worlds := experiments.NewWorlds(settings.Seed)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			model := care.NewModel()
			model.Check = settings.Check
			for r := w; r < settings.Runs && ctx.Err() == nil; r += workers {
				t := model.Run(plan, world{worlds, r}, sim.NewStreams(settings.Seed, r))
				flow := model.FlowBefore()
				for i, series := range e.series {
					for k := range e.fans[i].Weeks {
						e.fans[i].Weeks[k][r] = series.simulate(t, flow, e.fans[i].First+k)
					}
				}
			}
		})
	}
	group.Wait()
	return ctx.Err()
}

// A world is a replication's draw of every assumption.
type world struct {
	worlds      *experiments.Worlds
	replication int
}

func (w world) U(key uint64) float64 { return w.worlds.U(w.replication, key) }

// compare sorts the ensemble and holds it against what was published.
func (e *ensemble) compare(s *scenario.Scenario, f scenario.Future, team int) Future {
	future := Future{Name: f.Name, Title: f.Title, Stated: stated(s.Name)}
	for i := range e.fans {
		for _, values := range e.fans[i].Weeks {
			slices.Sort(values)
		}
	}
	for i, series := range AllSeries() {
		c := Compared{Series: series, Fan: e.fans[i], Timeline: timelineOf(s, series)}
		for _, published := range c.After {
			c.Points = append(c.Points, c.point(published, weekOf(s.Date(0), published.Date)))
		}
		future.Series = append(future.Series, c)
	}
	if team > 0 {
		future.Council = &e.fans[len(e.fans)-1]
	}
	return future
}
