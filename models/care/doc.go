// Package care is Headroom's model of a council's children's services: cases,
// social workers and posts, week by week. The page docs/model.md says what it
// does; each mechanism has one file, named for it.
//
// A scenario's cell (one option in one future) is compiled once to a Plan,
// which is immutable. A Model runs replications of any plan, one at a time,
// and reuses all its memory: once warm a replication allocates nothing.
//
//	plan, err := care.Compile(resolved)
//	model := care.NewModel()
//	trajectory := model.Run(plan, world, sim.NewStreams(seed, replication))
//
// What a replication draws depends on the seed, the replication number and
// the names of things only, so that the same families, posts and tenures meet
// every option and every future.
package care
