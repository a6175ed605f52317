package care

import "math"

// CaseloadBins is how many bins of one case for each FTE the caseloads of single
// workers are counted in, from 0; the last holds all that lie beyond.
const CaseloadBins = 61

// A Caseloads counts the workers who hold a case, by census and by the cases
// that each holds for each FTE of theirs: whole ones, so that bin 15 is from 15
// up to 16. They are the workers of the average caseload, of all teams.
type Caseloads struct {
	counts []uint32 // by census, then bin
}

// At is the counts at a census, by bin.
func (c *Caseloads) At(week int) []uint32 {
	return c.counts[week*CaseloadBins : (week+1)*CaseloadBins]
}

func (c *Caseloads) reset(weeks int) {
	if cap(c.counts) < weeks*CaseloadBins {
		c.counts = make([]uint32, weeks*CaseloadBins)
	}
	c.counts = c.counts[:weeks*CaseloadBins]
	clear(c.counts)
}

// add counts a worker who holds some cases.
func (c *Caseloads) add(week, cases int, fte float64) {
	bin := cases
	if fte != 1 {
		bin = int(math.Floor(float64(cases)/fte + 1e-9)) // 1e-9: nine cases on 0.6 are 15
	}
	c.counts[week*CaseloadBins+min(bin, CaseloadBins-1)]++
}
