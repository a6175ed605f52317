package care

import "headroom/sim"

// The purposes of random draws. A stream is keyed (seed, replication,
// purpose, entity); the entity is given beside each purpose. Numbers are
// never changed or used again: a new purpose takes the next.
const (
	familyCount     sim.Purpose = 1  // (stream, week): the unit exponentials
	familyMoment    sim.Purpose = 2  // (stream, week, j)
	familySize      sim.Purpose = 3  // (stream, week, j)
	familyWork      sim.Purpose = 4  // (stream, week, j); siblings alone: (stream, week, j, child)
	demandNoise     sim.Purpose = 5  // (stream, week)
	demandDrift     sim.Purpose = 6  // (stream, week)
	returnOf        sim.Purpose = 7  // (case, nth): whether, and after how long
	returnWork      sim.Purpose = 8  // (case, nth)
	pastReturnCount sim.Purpose = 9  // (stream, week): the unit exponentials
	pastReturn      sim.Purpose = 10 // (stream, week, j): moment, then work
	startFamilySize sim.Purpose = 11 // (team, i)
	startFamilyWork sim.Purpose = 12 // (team, i); siblings alone: (team, i, child)
	tenureLength    sim.Purpose = 13 // (team, post, nth): the unit exponential
	startNotice     sim.Purpose = 14 // (team, post): whether on notice, and how much is left
	absenceSpell    sim.Purpose = 15 // (team, post, nth, spell): gap, kind, length
	roundLength     sim.Purpose = 16 // (team, post, vacancy, round)
	roundOutcome    sim.Purpose = 17 // (team, post, vacancy, round)
	appointment     sim.Purpose = 18 // (team, post, vacancy): newly qualified or not
	intakeOutcome   sim.Purpose = 19 // (team, post, year)
	searchOutcome   sim.Purpose = 20 // (team, post, spell, search)
	coverLength     sim.Purpose = 21 // (team, post, spell): how long an agency worker stays
	nextStage       sim.Purpose = 22 // (case or family, nth, step): where a case goes from a stage
	stageWork       sim.Purpose = 23 // (case or family, nth, step): the work content of the next stage
	startStage      sim.Purpose = 24 // (team, i): the stage of a family open at the start
	startWaiting    sim.Purpose = 25 // (team, i): size, then work, of a family that waits at the start
	conversion      sim.Purpose = 26 // (team, assignment): whether an agency worker takes the permanent post

	purposes = 27 // one more than the last
)
