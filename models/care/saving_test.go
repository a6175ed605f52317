package care

import "testing"

func convertAt2(accept, role string) string {
	return "[[option.action]]\nkind = \"convert_agency\"\nteam = \"children\"\nworkers = 2\nrole = \"" + role + "\"\naccept = " + accept + "\ndate = { week = 2 }\n"
}

// Of two agency workers above two posts, where 36,600 a year is 100 a day, both
// take their posts at week 2, day 14 of the 140 that are simulated of a year of
// 366. Each saves 0.4 * 36,600 = 14,640 a year, 40 a day, for 126 days.
//
// As senior at 48,800 each saves 19,520, for the same time. If both refuse,
// nothing is saved until somebody permanent starts in one, on day 63: 77 days.
// Where one is on notice only the other is asked; the post of the first is empty
// from then. With permanent pay 1.1 times as high from day 63 each saves 10,980 a
// year from then on. A post that goes on that day saves no more.
//
// Wrong versions, seen to fail: saved from the conversion on, whoever sits in the
// post; the premium on the grade before; one on notice is asked; the rise of pay
// forgotten; a post that has gone saves on.
func TestWhatConversionsSaveByHand(t *testing.T) {
	raise := "[[option.action]]\nkind = \"pay\"\ndate = { week = 9 }\ncost = 1.1\n"
	nothing := func(*Model) {}
	for _, one := range []struct {
		name    string
		actions string
		atWeek1 func(*Model)
		atWeek9 func(*Model)
		want    Conversions
	}{
		{"both accept", convertAt2("1", "social worker"), nothing, nothing, Conversions{2, 2, 2, 29_280, 2 * 40 * 126, 2 * 126 / 366.0}},
		{"as senior", convertAt2("1", "senior"), nothing, nothing, Conversions{2, 2, 2, 39_040, 2 * 19_520 * 126 / 366.0, 2 * 126 / 366.0}},
		{"both refuse", convertAt2("0", "social worker"), nothing, func(m *Model) { m.endOnly(3, 9) }, Conversions{2, 2, 0, 29_280, 40 * 77, 2 * 126 / 366.0}},
		{"one on notice", convertAt2("1", "social worker"), func(m *Model) {
			cover := m.posts[m.teams[0].extras[0]].cover
			m.engine.Set(m.workers[cover].notice, 1.5)
		}, nothing, Conversions{2, 1, 1, 29_280, 40 * 126, 2 * 126 / 366.0}},
		{"a rise of pay", convertAt2("1", "social worker") + raise, nothing, nothing, Conversions{2, 2, 2, 29_280, 2 * (40*49 + 30*77), 2 * 126 / 366.0}},
		{"one post goes", convertAt2("1", "social worker"), nothing, func(m *Model) { m.takeNamedPosts(0, 1) }, Conversions{2, 2, 2, 29_280, 40*126 + 40*49, (126 + 49) / 366.0}},
	} {
		m := small{set: extraAgency, blocks: agencyRole + seniorRole, actions: one.actions}.begin(t)
		m.until(1)
		one.atWeek1(m)
		m.until(9)
		one.atWeek9(m)
		m.until(20)
		m.accrue()
		got := m.trajectory.Conversions
		same(t, one.name+": made, asked, accepted", [3]int{got.Made, got.Asked, got.Accepted}, [3]int{one.want.Made, one.want.Asked, one.want.Accepted})
		near(t, one.name+": a year", got.Yearly, one.want.Yearly)
		near(t, one.name+": saved", got.Saved, one.want.Saved)
		near(t, one.name+": years", got.Years, one.want.Years)
	}
}
