package care

import (
	"testing"

	"headroom/sim"
)

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
			m.drawReturn(&caseRecord{key: sim.Entity(uint64(stream), uint64(i)), stream: int16(stream)})
		}
		return len(m.returns) - len(m.spareReturn) - before
	}
	shareWithinError(t, "before", returning(service("4"), 0), 4_000, 0.5)
	shareWithinError(t, "in force", returning(service("0"), 0), 4_000, 0.2)
	shareWithinError(t, "of the other stream", returning(service("0"), 1), 4_000, 0.5)
}

// Each of the three by itself.
//
// Wrong versions, seen to fail: the effect of each taken out.
func TestEarlyHelpLowersOpenCases(t *testing.T) {
	s := pressed(t, "stream.base = 6.5", "stream.base = 5.2\nstream.re_referral = 0.2")
	for _, key := range []string{"referrals = 0.9\n", "re_referral = 0.5\n", "practice = 1.15\n"} {
		mustMoveWith(t, s, "early_help", "stream = \"children\"\n"+key+"date = { week = 0 }\n", direction{"open cases with " + key, 0, OpenCases, -1})
	}
}
