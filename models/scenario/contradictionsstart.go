package scenario

// OutOfStep are those contradictions by which the start is not what the inputs
// would keep up, so that figures drift with nothing changed: open cases against
// their flow, vacancies against recruitment, agency cover against its supply.
func OutOfStep(s *Scenario) []Warning {
	found := openCasesAndFlow(s)
	for _, w := range vacanciesAndRecruitment(s) {
		if w.Key != "recruitment.success" { // a chance that cannot be derived from the start does not contradict it
			found = append(found, w)
		}
	}
	return append(found, steadyCover(s)...)
}
