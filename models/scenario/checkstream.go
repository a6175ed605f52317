package scenario

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// sumTolerance is how far shares may be from 1 in all: rounding to two
// decimals is not a fault, a forgotten share is.
const sumTolerance = 1e-6

func (r *reader) checkStreams() {
	for i := range r.scenario.Streams {
		stream, p := &r.scenario.Streams[i], at("stream", i)
		if len(stream.Rate) > 0 {
			r.ratePoints(stream.Rate, p.key("rate"))
			r.rateStandsAlone(i, p)
		} else if stream.History == "as-rate" && !r.spoiled[p.key("rate")] {
			r.fault(p.key("history"), `history is "as-rate" and the stream has no rate`, `give rate = [[week, children a week], ...] with weeks before 0, or write "stationary"`, "")
		}
		if stream.Season != nil {
			r.checkSeason(stream.Season, p.key("season"))
		}
		if !r.spoiled[p.key("family_sizes")] {
			r.sharesSumToOne(stream.FamilySizes, p.key("family_sizes"))
		}
		for j, change := range stream.Changes {
			r.inOrder(change.Date, change.To, p.key("change").item(j), "date", "to")
		}
	}
	r.checkBalance()
}

// idleBesideRate are the keys of a stream whose place a rate takes.
var idleBesideRate = []string{"base", "season", "trend_per_year"}

// rateStandsAlone refuses what a rate would make of no effect without a word.
func (r *reader) rateStandsAlone(i int, p place) {
	table, _ := listItem(r.root["stream"], i).(map[string]any)
	for _, key := range idleBesideRate {
		if _, given := table[key]; given {
			r.fault(p.key(key), key+" is given beside rate, which says the flow outright", "leave one of the two out", "")
		}
	}
}

// checkBalance refuses two unknown flows into one team: Little's law can be
// solved for one.
func (r *reader) checkBalance() {
	solved := map[string]string{} // team to stream
	for i, stream := range r.scenario.Streams {
		if stream.Base.Word != "balance" || stream.Rate != nil {
			continue
		}
		teams := slices.Sorted(maps.Keys(r.scenario.reached(stream.Stage)))
		if j := slices.IndexFunc(teams, func(team string) bool { return solved[team] != "" }); j >= 0 {
			r.fault(at("stream", i, "base"), fmt.Sprintf("base is \"balance\" (also the default), and so is that of stream %q, which comes to team %q too", solved[teams[j]], teams[j]), "only one flow into a team can be solved for: give the other as a number", "")
			continue
		}
		for _, team := range teams {
			solved[team] = stream.Name
		}
	}
}

// ratePoints checks the points of a rate: weeks that rise, flows not below 0.
func (r *reader) ratePoints(points [][2]float64, p place) {
	if len(points) == 0 {
		r.fault(p, "rate is empty", "give at least one point [week, children a week]", "")
	}
	for i, point := range points {
		if point[1] < 0 {
			r.fault(p.item(i), fmt.Sprintf("a rate is %s children a week", figure(point[1])), "it must be 0 or more", "")
		}
		if i > 0 && point[0] <= points[i-1][0] {
			r.fault(p.item(i), fmt.Sprintf("the weeks of rate do not rise: %s comes after %s", figure(point[0]), figure(points[i-1][0])), "put the points in order of week, each week once", "")
		}
	}
}

func (r *reader) checkSeason(season []float64, p place) {
	if len(season) != 12 {
		r.fault(p, "season has "+count(len(season), "multiplier"), "it needs twelve, January first", "")
	}
	for i, x := range season {
		if x < 0 {
			r.fault(p.item(i), fmt.Sprintf("a multiplier is %s", figure(x)), "it must be 0 or more", "")
		}
	}
	if sum(season) == 0 {
		r.fault(p, "season is nothing but zeros", "at least one month must have children", "")
	}
}

func (r *reader) sharesSumToOne(shares []float64, p place) {
	for i, share := range shares {
		if share < 0 || share > 1 {
			r.fault(p.item(i), fmt.Sprintf("a share is %s", figure(share)), "it must be from 0 to 1", "")
			return
		}
	}
	if total := sum(shares); math.Abs(total-1) > sumTolerance {
		r.fault(p, fmt.Sprintf("the shares add up to %s", figure(math.Round(total*1e6)/1e6)), "they must add up to 1", "")
	}
}

func sum(values []float64) float64 {
	total := 0.0
	for _, x := range values {
		total += x
	}
	return total
}
