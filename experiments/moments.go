package experiments

// HalfYear is the census half a year on.
const HalfYear = 26

// Moments are the censuses whose means an answer shows: the start, half a year on,
// and the end of each of the first five years.
func (r *Result) Moments() []int {
	moments := []int{0}
	for _, k := range []int{HalfYear, 52, 104, 156, 208, 260} {
		if k < r.Scenario.Weeks {
			moments = append(moments, k)
		}
	}
	return moments
}
