package care

import (
	"testing"

	"headroom/sim"
)

// 2,000 vacant posts whose rounds of 4 weeks end in weeks 0 to 4 (they run at the
// start) with chance 0.2: twice that while a campaign runs, 1 with six times, and
// 0.2 again in the weeks after it.
//
// Wrong versions, seen to fail: the campaign changes nothing; it has no end.
func TestACampaignMultipliesTheSuccessOfRounds(t *testing.T) {
	set := "team.posts = 2000\nteam.vacancies = 1\nrecruitment.lag_weeks = 4\nrecruitment.lag_shape = 1000\nrecruitment.success = 0.2\n"
	for _, one := range []struct {
		success string
		chance  float64
	}{{"1", 0.2}, {"2", 0.4}, {"6", 1}} {
		m := small{set: set, actions: "[[option.action]]\nkind = \"campaign\"\nsuccess = " + one.success + "\ndate = { week = 0 }\nto = { week = 5 }\n"}.begin(t)
		m.until(4)
		hired := int(m.weekly(Permanent, 4))
		if one.chance == 1 {
			if hired < 1_950 { // the longest rounds are a little over 4 weeks
				t.Fatalf("%d hired of 2,000", hired)
			}
			continue
		}
		shareWithinError(t, "hired of 2,000", hired, 2_000, one.chance)
		m.until(6)
		left := 2_000 - int(m.weekly(Permanent, 6))
		m.until(10)
		shareWithinError(t, "hired after it", left-2_000+int(m.weekly(Permanent, 10)), left, 0.2)
	}
}

// A round that begins while a campaign with lag 0.5 runs is half as long as the
// same round without it; one that began before it is not changed.
//
// Wrong version, seen to fail: the campaign changes rounds under way.
func TestACampaignMultipliesTheLengthOfRoundsThatBegin(t *testing.T) {
	var lengths [2][2]float64
	for i, actions := range []string{"", "[[option.action]]\nkind = \"campaign\"\nlag = 0.5\ndate = { week = 2 }\n"} {
		m := small{set: "team.posts = 2\nleaving.notice_weeks = 40\nrecruitment.lag_weeks = 20", actions: actions}.begin(t)
		m.until(1)
		m.notice(1)
		m.until(3)
		m.notice(2)
		lengths[i] = [2]float64{m.pending(m.postOf(1).round) - 1, m.pending(m.postOf(2).round) - 3}
	}
	near(t, "round before it", lengths[1][0], lengths[0][0])
	near(t, "round within it", lengths[1][1], lengths[0][1]/2)
}

// A worker at 36,600 a year costs 100 a day. From 12 April (day 11) to 30 April
// (day 29) pay is 6 per cent higher: days 11 to 29 at 106. Leaving is halved: of
// a hazard of 0.005 a week, each census counts 0.0025 where it begins a week of
// which the middle lies in those dates, weeks 2, 3 and not 4 (middle day 31.5)
// nor 1 (10.5).
//
// Agency workers are paid as before.
//
// Wrong versions, seen to fail: the rise has no end; agency workers have it too;
// the days before it at the new pay; leaving as before.
func TestAPayRiseByHand(t *testing.T) {
	m := small{
		set:     "team.posts = 2\nteam.vacancies = 0.5\nteam.covered = 1\nrole.cost_per_year = 36_600\nleaving.turnover_per_year = { best = 0.26, per = \"52 weeks\" }\nagency.premium = 0\n" + agency + "recruitment.success = 0",
		blocks:  agencyRole,
		actions: "[[option.action]]\nkind = \"pay\"\nleaving = 0.5\ncost = 1.06\ndate = 2023-04-12\nto = 2023-04-30\n",
	}.begin(t)
	w := m.holderOf(1)
	w.hazardLimit = 100
	hazard := 0.0
	for k, one := range []struct{ rise, hazard float64 }{{0, 0.005}, {0, 0.005}, {3, 0.0025}, {7, 0.0025}, {7, 0.005}, {2, 0.005}, {0, 0.005}} {
		m.until(float64(k))
		hazard += one.hazard
		near(t, "hazard borne", w.hazardSum, hazard)
		if k > 0 {
			near(t, "spend of the week", m.weekly(Spend, k), 2*700+6*one.rise)
		}
	}
}

// Early help from week 4 with a ramp of 4 weeks: at the middle of week 5 a share of
// 1.5/4 is in force, from week 8 on all of it. Practice goes from 1 to 1.2, referrals
// from 1 to 0.6.
//
// A case of 10 weeks given at week 8 closes 10/1.2 later.
//
// Wrong versions, seen to fail: no ramp; practice is not changed.
func TestEarlyHelpByHand(t *testing.T) {
	help := "[[option.action]]\nkind = \"early_help\"\nstream = \"children\"\nreferrals = 0.6\npractice = 1.2\ndate = { week = 4 }\nramp_weeks = 4\n"
	m := small{set: "stream.base = 10", actions: help}.begin(t)
	for k, share := range map[int]float64{3: 0, 5: 1.5 / 4, 8: 1, 19: 1} {
		near(t, "practice", m.practiceIn(k), 1+0.2*share)
		near(t, "referrals", m.intensity(k, 0), 10*(1-0.4*share))
	}
	m = small{actions: help}.begin(t)
	m.until(8)
	m.arrive(10)
	near(t, "closing time", m.pending(m.holderOf(1).closure), 8+10/1.2)
}

// Of 4,000 cases that close half return; while early help multiplies that by 0.4 a
// fifth. Only the named stream's.
//
// Wrong versions, seen to fail: returns as before; those of every stream.
func TestEarlyHelpMultipliesTheChanceOfReturn(t *testing.T) {
	service := func(from string) *Model {
		return small{
			set:     "stream.re_referral = 0.5\nstream.re_referral_weeks = 1\n",
			blocks:  "[[stream]]\nname = \"others\"\nstage = \"case\"\nbase = 0\nre_referral = 0.5\nre_referral_weeks = 1\n",
			actions: "[[option.action]]\nkind = \"early_help\"\nstream = \"children\"\nre_referral = 0.4\ndate = { week = " + from + " }\n",
		}.begin(t)
	}
	returning := func(m *Model, stream int32) int {
		before := len(m.returns) - len(m.spareReturn)
		for i := range 4_000 {
			m.drawReturn(&caseRecord{key: sim.Entity(uint64(stream), uint64(i)), stream: stream})
		}
		return len(m.returns) - len(m.spareReturn) - before
	}
	shareWithinError(t, "before", returning(service("4"), 0), 4_000, 0.5)
	shareWithinError(t, "in force", returning(service("0"), 0), 4_000, 0.2)
	shareWithinError(t, "of the other stream", returning(service("0"), 1), 4_000, 0.5)
}

// A scheme triples the flow of 10 a week from week 3 to the day before week 6
// begins: at the middle of weeks 3 to 5, and nowhere else. It is there without any
// action, and leaves the other stream alone.
//
// Wrong versions, seen to fail: it has no end; it is every stream's.
func TestADatedChangeOfAStreamByHand(t *testing.T) {
	m := small{set: "stream.base = 10", blocks: "[[stream.change]]\nname = \"scheme\"\nfactor = 3\ndate = 2023-04-22\nto = 2023-05-12\n" +
		"[[stream]]\nname = \"others\"\nstage = \"case\"\nbase = 4\ndrift = \"none\"\n"}.begin(t)
	for k, want := range []float64{10, 10, 10, 30, 30, 30, 10, 10} {
		near(t, "flow", m.intensity(k, 0), want)
		near(t, "flow of the other stream", m.intensity(k, 1), 4)
	}
}
