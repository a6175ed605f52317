package care

import "headroom/sim"

// The kinds of event, in the order in which they happen at equal times
// (docs/model.md, section 2).
const (
	closureEvent      sim.Kind = iota // slot: worker
	noticeEvent                       // permanent worker
	agencyNoticeEvent                 // agency worker
	leaveEvent                        // permanent worker
	agencyLeaveEvent                  // agency worker
	roundEvent                        // post
	intakeEvent                       // year of the intake
	searchEvent                       // post
	capacityEvent                     // worker: a ramp step or a promotion
	absenceEvent                      // worker: a spell begins, hands over or ends
	familyEvent                       // family drawn for this week
	pastReturnEvent                   // return drawn for this week
	returnEvent                       // return that was on its way as this week opened
	soonReturnEvent                   // return drawn since
	censusEvent                       // week
	yearEvent                         // financial year that begins
	actionEvent                       // step of the plan
	weekEvent                         // week that opens
)

// Handle is told of each event by the engine.
func (m *Model) Handle(kind sim.Kind, slot int32) {
	switch kind {
	case closureEvent:
		m.closeCases(slot)
	case noticeEvent, agencyNoticeEvent:
		m.giveNotice(slot)
	case leaveEvent, agencyLeaveEvent:
		m.leave(slot)
	case roundEvent:
		m.endRound(slot)
	case intakeEvent:
		m.takeIntake(slot)
	case searchEvent:
		m.endSearch(slot)
	case capacityEvent:
		m.changeCapacity(slot)
	case absenceEvent:
		m.changeAbsence(slot)
	case familyEvent:
		m.scheduleArrival()
		m.familyArrives(slot)
	case pastReturnEvent:
		m.scheduleArrival()
		m.pastReturnArrives(slot)
	case returnEvent:
		m.scheduleArrival()
		m.returnArrives(slot)
	case soonReturnEvent:
		m.returnArrives(slot)
	case censusEvent:
		m.takeCensus(int(slot))
	case yearEvent:
		m.turnYear(int(slot))
	case actionEvent:
		m.act(slot)
	case weekEvent:
		m.openWeek(int(slot))
	}
}
