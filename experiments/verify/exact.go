package verify

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// A law is the probabilities of 0, 1, 2, ...
type law []float64

func (l law) mean() float64 {
	mean := 0.0
	for n, p := range l {
		mean += float64(n) * p
	}
	return mean
}

func (l law) variance() float64 { return l.centralMoment(2) }

// centralMoment is the expected power of the distance from the mean.
func (l law) centralMoment(power int) float64 {
	mean, sum := l.mean(), 0.0
	for n, p := range l {
		sum += math.Pow(float64(n)-mean, float64(power)) * p
	}
	return sum
}

// atLeast is the chance of n or more.
func (l law) atLeast(n int) float64 {
	sum := 0.0
	for _, p := range l[n:] {
		sum += p
	}
	return sum
}

// plus is the law of the sum with another, independent number.
func (l law) plus(other law) law {
	sum := make(law, len(l)+len(other)-1)
	for i, p := range l {
		for j, q := range other {
			sum[i+j] += p * q
		}
	}
	return sum
}

// binomial is the law of the successes of n independent trials.
func binomial(n int, p float64) law {
	b, l := distuv.Binomial{N: float64(n), P: p}, make(law, n+1)
	for k := range l {
		l[k] = b.Prob(float64(k))
	}
	return l
}

// poisson is the Poisson law, up to 12 standard deviations above its mean.
func poisson(mean float64) law {
	p, l := distuv.Poisson{Lambda: mean}, make(law, int(mean+12*math.Sqrt(mean))+20)
	for k := range l {
		l[k] = p.Prob(float64(k))
	}
	return l
}

// negativeBinomial is the law of a count that is Poisson about a gamma mean:
// mean m, variance m + m^2/k.
//
//	P(n) = Gamma(k+n) / (Gamma(k) n!) (k/(k+m))^k (m/(k+m))^n
func negativeBinomial(m, k float64, most int) law {
	l := make(law, most+1)
	l[0] = math.Pow(k/(k+m), k)
	for n := 1; n <= most; n++ {
		l[n] = l[n-1] * (k + float64(n) - 1) / float64(n) * m / (k + m)
	}
	return l
}

// birthAndDeath is the stationary law of a number that grows by one at rate
// birth(n) and falls by one at rate death(n), up to a most:
//
//	pi(n) / pi(n-1) = birth(n-1) / death(n)
//
// It is that of M/M/1, M/M/c, M/M/c/K, of machine repair, and of a worker's
// cases. Source: L. Kleinrock, Queueing Systems, volume 1 (1975), chapter 3.
func birthAndDeath(most int, birth, death func(n float64) float64) law {
	l := make(law, most+1)
	l[0] = 1
	sum := 1.0
	for n := 1; n <= most; n++ {
		l[n] = l[n-1] * birth(float64(n-1)) / death(float64(n))
		sum += l[n]
	}
	for n := range l {
		l[n] /= sum
	}
	return l
}

// constant is a rate that depends on nothing.
func constant(rate float64) func(float64) float64 { return func(float64) float64 { return rate } }

// fromEmpty is the law of a birth-and-death number at a time, begun at 0, by
// uniformisation: the jumps of a Poisson process of a rate above every
// birth(n) + death(n), some of which change nothing.
//
// Source: A. Jensen, "Markoff chains as an aid in the study of Markoff
// processes", Skandinavisk Aktuarietidskrift 36 (1953), 87-91.
func fromEmpty(most int, birth, death, time float64) law {
	rate := birth + death
	now, sum := make(law, most+1), make(law, most+1)
	now[0] = 1
	for _, p := range poisson(rate * time) {
		next := make(law, most+1)
		for n, q := range now {
			sum[n] += p * q
			next[min(n+1, most)] += q * birth / rate
			next[max(n-1, 0)] += q * death / rate
		}
		now = next
	}
	return sum
}

// erlangC is the chance that a customer of M/M/c waits, from Erlang's loss
// formula B by its recursion. Offered is arrivals a mean service, below the
// number of servers.
//
// Source: A. K. Erlang 1917; Kleinrock 1975, section 3.5.
func erlangC(servers int, offered float64) float64 {
	b := erlangB(servers, offered)
	return b / (1 - offered/float64(servers)*(1-b))
}

// erlangB is the chance that a customer of M/M/c/c is lost:
// B(c) = a B(c-1) / (c + a B(c-1)), B(0) = 1.
func erlangB(servers int, offered float64) float64 {
	b := 1.0
	for c := 1; c <= servers; c++ {
		b = offered * b / (float64(c) + offered*b)
	}
	return b
}

// A survival is the chance that a duration is longer than t.
type survival func(t float64) float64

// The duration of known answers: lognormal, mean 30 weeks, coefficient of
// variation 0.9.
const (
	meanDuration = 30.0
	variation    = 0.9
)

var sigmaLog = math.Sqrt(math.Log(1 + variation*variation))

func lognormalSurvival(t float64) float64 {
	return distuv.LogNormal{Mu: math.Log(meanDuration) - sigmaLog*sigmaLog/2, Sigma: sigmaLog}.Survival(t)
}

// equilibriumMean is the mean age, and the mean of what is left, of a duration
// met under way: E[S^2] / (2 E[S]).
const equilibriumMean = meanDuration * (1 + variation*variation) / 2

// exponentialSurvival is that of the exponential law with a mean.
func exponentialSurvival(mean float64) survival {
	return func(t float64) float64 { return math.Exp(-t / mean) }
}

// integral is that of a function of a duration or an age, by Gauss and Legendre
// in panels of a week, and of a tenth of the age where that is more: such
// functions are the smoother the higher the age.
func integral(f func(float64) float64, from, to float64) float64 {
	sum := 0.0
	for a := from; a < to; {
		b := min(a+max(1, a/10), to)
		sum += quad.Fixed(f, a, b, 16, quad.Legendre{}, 0)
		a = b
	}
	return sum
}

// farFuture is the age in weeks beyond which no lognormal duration lasts.
const farFuture = 100_000

// stillOpen is the chance that a case met open is still open t weeks later,
// where the past flow was flow(a) a weeks before:
//
//	integral of flow(a) S(a + t) over the integral of flow(a) S(a), a from 0
func stillOpen(flow func(ago float64) float64, s survival, t float64) float64 {
	return integral(func(a float64) float64 { return flow(a) * s(a+t) }, 0, farFuture) /
		integral(func(a float64) float64 { return flow(a) * s(a) }, 0, farFuture)
}

// openAfter is the mean number open at the end of so many weeks of arrivals,
// begun empty, with an intensity that is constant in each week. It is M(t)/G/
// infinity, so that the number is Poisson.
//
// Source: S. G. Eick, W. A. Massey and W. Whitt, "The physics of the
// M(t)/G/infinity queue", Operations Research 41 (1993), 731-742.
func openAfter(weeks int, intensity func(week int) float64, s survival) float64 {
	mean := 0.0
	for k := range weeks {
		mean += intensity(k) * integral(s, float64(weeks-k-1), float64(weeks-k))
	}
	return mean
}

// vacantAt is the chance that a post is vacant at a time, of exponential
// tenures and vacancies: the two-state chain of rates leaving and filling.
func vacantAt(t, leaving, filling float64, vacantAtFirst bool) float64 {
	steady, forgotten := leaving/(leaving+filling), math.Exp(-(leaving+filling)*t)
	return steady + (indicator(vacantAtFirst)-steady)*forgotten
}

// vacantFixed is the same for vacancies of fixed length, of a post filled at
// first: the n-th leaving is in the last so many weeks, where n tenures and
// n-1 vacancies have gone before.
//
// Source: D. R. Cox, Renewal Theory (1962), chapter 7.
func vacantFixed(t, leaving, length float64) float64 {
	gone := func(n int, by float64) float64 { // n-th leaving is by this time
		if by -= float64(n-1) * length; by <= 0 {
			return 0
		}
		return mathext.GammaIncReg(float64(n), leaving*by)
	}
	sum := 0.0
	for n := 1; float64(n-1)*length < t; n++ {
		sum += gone(n, t) - gone(n, t-length)
	}
	return sum
}

// chanceAtMost is the chance of at most so many cases for each worker, where
// cases and workers are independent: a double sum. With nobody in post it is
// taken as if there were one.
func chanceAtMost(each float64, cases, workers law) float64 {
	under := make([]float64, len(cases)) // chance of at most so many cases
	sum := 0.0
	for n, p := range cases {
		sum += p
		under[n] = sum
	}
	chance := 0.0
	for w, p := range workers {
		most := int(math.Floor(each * float64(max(w, 1))))
		chance += p * under[min(most, len(under)-1)]
	}
	return chance
}

// meanEach is the expected number of cases for each worker.
func meanEach(cases, workers law) float64 {
	inverse := 0.0
	for w, p := range workers {
		inverse += p / float64(max(w, 1))
	}
	return cases.mean() * inverse
}
