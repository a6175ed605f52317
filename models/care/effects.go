package care

import "headroom/models/scenario"

// What a dated effect multiplies.
type target uint8

const (
	onFlow     target = iota // first referrals of a stream
	onReturns                // chance of return of a stream's cases
	onPractice               // pace of every open case
	onSuccess                // chance that a recruitment round succeeds
	onLag                    // length of recruitment rounds
	onLeaving                // leaving hazard
	onPay                    // cost of permanent workers
)

// An effectPlan is a dated multiplier.
type effectPlan struct {
	on           target
	stream       int     // of onFlow and onReturns
	from, to     float64 // weeks; in force where from <= moment < to
	factor, ramp input
}

type effectValues struct{ factor, ramp float64 }

// addEffect adds a multiplier that grows over its ramp. Its last day is in;
// without one it lasts to the end of the run.
func (p *Plan) addEffect(r *scenario.Resolved, on target, stream int, from, to scenario.When, factor, ramp scenario.Number) {
	end := float64(p.weeks) + 1
	if to.IsSet() {
		end = r.Week(to) + 1.0/7
	}
	p.effects = append(p.effects, effectPlan{on, stream, r.Week(from), end, newInput(factor), newInput(ramp)})
}

// effects is the product of the dated effects on something at a moment
// (docs/model.md, section 3).
func (m *Model) effects(on target, stream int, at float64) float64 {
	product := 1.0
	for i := range m.plan.effects {
		if e, v := &m.plan.effects[i], &m.world.effects[i]; e.on == on && (e.stream == stream || on > onReturns) {
			product = float64(product * inForce(e.from, e.to, v.factor, v.ramp, at))
		}
	}
	return product
}

// inForce is a dated effect's multiplier at a moment: growing over its ramp,
// 1 outside its dates.
func inForce(from, to, factor, ramp, at float64) float64 {
	if at < from || at >= to {
		return 1
	}
	share := 1.0
	if ramp > 0 {
		share = min((at-from)/ramp, 1)
	}
	return 1 + float64((factor-1)*share)
}
