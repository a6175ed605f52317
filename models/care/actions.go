package care

import (
	"sort"

	"headroom/models/scenario"
)

// An action of an option is compiled into steps, things done on a day, and
// effects, multipliers in force between two dates (effects.go). Each action
// has a file of its own that says both: addposts.go, taper.go and so on.

// A step is one dated action, or one step of a taper.
type step struct {
	at float64             // weeks
	do func(*Model, int32) // what is done on the day; given the step's place in the plan

	team   int
	other  int        // move_posts: the team that gets the posts
	role   int        // the role of what comes
	from   int        // convert_posts: the role before
	posts  input      // how many posts or workers
	amount input      // pounds: of spend; temporary_team, a week for each worker
	accept input      // convert_agency: the chance
	until  float64    // temporary_team: week in which it goes
	stay   bool       // move_posts: the people stay
	taper  *taperStep // nil in other steps
}

// stepValues are what a step does in one world.
type stepValues struct {
	posts  int
	accept float64
	hold   float64 // never: no condition
	window int
	amount float64
}

func drawStep(s *step, world Uniforms) stepValues {
	v := stepValues{posts: int(s.posts.in(world)), accept: s.accept.in(world), amount: s.amount.in(world)}
	if s.taper != nil {
		s.taper.draw(&v, world)
	}
	return v
}

// act does what a step of the plan does on its day.
func (m *Model) act(index int32) { m.plan.steps[index].do(m, index) }

// step is a step of the plan, and what it does in this world.
func (m *Model) step(index int32) (*step, *stepValues) {
	return &m.plan.steps[index], &m.world.amounts[index]
}

// An actionCompiler adds the actions of an option to a plan.
type actionCompiler struct {
	*Plan
	*scenario.Resolved
	teams, streams, roles map[string]int
}

// compile adds every action, then puts the steps in order of their day. Those
// of one day keep the order of the file.
func (c *actionCompiler) compile() {
	for _, action := range c.Actions {
		switch a := action.(type) {
		case *scenario.AddPosts:
			c.addPosts(a)
		case *scenario.Taper:
			c.taper(a)
		case *scenario.TemporaryTeam:
			c.temporaryTeam(a)
		case *scenario.AddAgency:
			c.addAgency(a)
		case *scenario.ConvertAgency:
			c.convertAgency(a)
		case *scenario.EndAgency:
			c.endAgency(a)
		case *scenario.MovePosts:
			c.movePosts(a)
		case *scenario.ConvertPosts:
			c.convertPosts(a)
		case *scenario.Campaign:
			c.campaign(a)
		case *scenario.Pay:
			c.pay(a)
		case *scenario.EarlyHelp:
			c.earlyHelp(a)
		case *scenario.Practice:
			c.practice(a)
		case *scenario.Spend:
			c.spend(a)
		default:
			fail("the action %q is not known", action.Kind())
		}
	}
	sort.SliceStable(c.steps, func(i, j int) bool { return c.steps[i].at < c.steps[j].at })
}

func (c *actionCompiler) addStep(s step) { c.steps = append(c.steps, s) }
