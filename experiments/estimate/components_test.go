package estimate

import "testing"

// Source: the project's verification page, S8: mean squares of 54 and 4, ten runs
// in each group, are 5 between groups.
//
// Wrong versions, seen to fail: nothing taken off for chance (5.4); not divided
// by the runs (50).
func TestRandomEffectsOfTheKnownAnswer(t *testing.T) {
	groups, chance := RandomEffects(54, 4, 10)
	near(t, "between groups", groups, 5, 1e-12)
	near(t, "within a group", chance, 4, 0)
}

// By hand: groups {1, 3} and {5, 7} have means 2 and 6, whose variance is 8, and
// variances 2: 16 and 2, so that 7 is between groups. Groups that are more alike
// than chance makes them have no variance between them.
func TestRandomEffectsByHand(t *testing.T) {
	groups, chance := RandomEffects(16, 2, 2)
	near(t, "between groups", groups, 7, 1e-12)
	near(t, "within a group", chance, 2, 0)
	groups, _ = RandomEffects(1, 4, 10)
	near(t, "between groups that are alike", groups, 0, 0)
	panics(t, "one run a group", func() { RandomEffects(1, 1, 1) })
	panics(t, "a negative mean square", func() { RandomEffects(-1, 1, 2) })
}
