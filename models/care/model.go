package care

import (
	"fmt"

	"headroom/sim"
)

const nobody = -1

// A Model holds the state of one replication, and keeps its memory for the
// next. It serves one goroutine.
type Model struct {
	// Check turns on the conservation laws at every census (conservation.go).
	// Tests set it; benchmarks and long runs do not.
	Check bool
	// Sequential draws in the order of asking, as one stream shared by all
	// would. It is the usual way, and it is here to be compared with: two
	// options fall out of step at the first draw that only one of them makes.
	Sequential bool
	asked      uint64

	plan    *Plan
	world   values
	streams sim.Streams
	engine  sim.Engine

	streamsFor [purposes]sim.StreamsFor

	teams   []team
	posts   []post
	workers []worker
	idle    []int32 // worker slots free for use
	active  []int32 // worker slots in use, in order of joining
	seats   []seat  // by worker slot
	cases   []caseRecord
	unused  []int32      // case slots free for use
	changes []caseChange // by case slot, of those that have changed worker
	changed []int32      // cases that may have changed worker in the last year
	persons int32        // workers so far

	families    []family // drawn for the present week
	pastReturns []pastArrival
	agenda      agenda
	returns     []comeback // on their way
	spareReturn []int32
	returnsOf   []int32     // by week: the last that was noted for it
	drift       [][]float64 // by stream and week
	practice    float64
	week        int
	starting    bool  // the state at the start is being laid out
	nextFamily  int32 // gives every family a number of its own in this run
	scratch     []int32
	batch       batch
	works       []float64 // of the families open at the start of a team
	moving      []int32   // cases that have just ended a stage and go on
	pay         float64   // multiplier of the cost of permanent workers now
	leaving     float64   // multiplier of the leaving hazard this week
	waits       []float64

	paceCache, leavingCache powerCache
	ledger                  ledger
	held                    []int32 // steps of the plan that are held back, the earliest first
	dueBefore               []int32 // those held before a census
	flow                    flows
	censuses                int // taken so far
	running                 int // censuses in a row with work unallocated
	checked                 checked
	trajectory              Trajectory
}

// NewModel returns a model that can run any plan.
func NewModel() *Model { return &Model{} }

// A team is a team's state: its workers, its queue at the front door, and
// what is under way for its vacancies.
type team struct {
	workers []int32 // present
	roster  roster  // those of them who are given new work
	posts   []int32 // by number
	queue   []waiting
	front   int                                       // first of the queue not yet allocated
	extras  []int32                                   // agency assignments above the establishment, by number
	passing []int32                                   // places of temporary teams
	named   struct{ posts, assignments, moved int32 } // numbers given so far: none is given twice
	flow    flows                                     // since the last census

	open, waiting int // cases
	funded        int // posts
	owed          int // posts that go with the next leavers
	going         int // posts taken and still occupied
	index         int
	roundsRunning int
	roundQueue    []int32 // posts waiting to recruit
	agencyBusy    int     // agency workers and searches
	searchQueue   []int32 // posts waiting for a search
}

// Run simulates one replication of a plan and returns what was measured. The
// trajectory is the model's own and is overwritten by the next run. A nil
// world holds every assumption at its best value.
func (m *Model) Run(p *Plan, world Uniforms, streams sim.Streams) *Trajectory {
	m.begin(p, world, streams)
	m.engine.Run(m, float64(p.weeks))
	m.accrue()
	m.countHeld()
	m.closeBooks()
	return &m.trajectory
}

// begin lays out the state at the start and schedules all that is dated.
func (m *Model) begin(p *Plan, world Uniforms, streams sim.Streams) {
	m.reset(p, world, streams)
	m.start()
	m.scheduleWeek(0)
	for i, year := range p.years {
		if year.from > 0 {
			m.engine.Schedule(year.from, yearEvent, int32(i))
		}
	}
	for i, at := range p.intakes {
		m.engine.Schedule(at, intakeEvent, int32(i))
	}
	for i := range p.steps {
		m.engine.Schedule(p.steps[i].at, actionEvent, int32(i))
	}
}

// scheduleWeek schedules the census at the beginning of week k and its opening,
// if there is such a week. Each week schedules the next, so that few events are
// pending.
func (m *Model) scheduleWeek(k int) {
	if k < m.plan.weeks {
		m.engine.Schedule(float64(k), weekEvent, int32(k))
		m.engine.Schedule(float64(k), censusEvent, int32(k))
	}
}

// Now is the simulated time of the present or last run, in weeks, for
// messages about a run that failed.
func (m *Model) Now() float64 { return m.engine.Now() }

func (m *Model) reset(p *Plan, world Uniforms, streams sim.Streams) {
	m.plan, m.streams, m.asked = p, streams, 0
	for purpose := range m.streamsFor {
		m.streamsFor[purpose] = streams.For(sim.Purpose(purpose))
	}
	m.world.draw(p, world)
	m.engine.Reset()
	if len(m.teams) < len(p.teams) {
		m.teams = append(m.teams, make([]team, len(p.teams)-len(m.teams))...)
	}
	m.teams = m.teams[:len(p.teams)]
	for i := range m.teams {
		t := &m.teams[i]
		*t = team{
			index:   i,
			workers: t.workers[:0], posts: t.posts[:0], roster: t.roster[:0], queue: t.queue[:0],
			roundQueue: t.roundQueue[:0], searchQueue: t.searchQueue[:0], extras: t.extras[:0], passing: t.passing[:0],
		}
	}
	m.posts, m.active, m.idle = m.posts[:0], m.active[:0], m.idle[:0]
	m.workers, m.seats = m.workers[:0], m.seats[:0]
	m.cases, m.unused = m.cases[:0], m.unused[:0]
	m.changes, m.changed, m.persons = m.changes[:0], m.changed[:0], 0
	m.returns, m.spareReturn = m.returns[:0], m.spareReturn[:0]
	m.families, m.pastReturns = m.families[:0], m.pastReturns[:0]
	m.agenda.reset()
	m.returnsOf = m.returnsOf[:0]
	for range p.weeks {
		m.returnsOf = append(m.returnsOf, nobody)
	}
	m.held = m.held[:0]
	m.practice, m.week, m.nextFamily = 1, 0, 0
	m.pay, m.leaving, m.moving = m.payCost(), m.payLeaving(), m.moving[:0]
	m.paceCache.reset(-m.world.elasticity)
	m.leavingCache.reset(m.world.loadEffect)
	m.flow, m.censuses, m.running, m.checked = flows{}, 0, 0, checked{}
	m.ledger.reset(p)
	m.trajectory.reset(p)
	m.trajectory.SuccessCut = m.world.successCut
	m.drawDrift()
}

// at gives the stream of a purpose and an entity in this replication.
func (m *Model) at(purpose sim.Purpose, entity uint64) sim.Stream {
	if m.Sequential {
		m.asked++
		return m.streams.At(0, m.asked)
	}
	return m.streamsFor[purpose].At(entity)
}

// fail panics with what a reader of a bug report needs to find the place.
func fail(format string, args ...any) {
	panic(fmt.Sprintf("care: "+format, args...))
}
