package report

import (
	"fmt"
	"slices"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/plots/page"
)

// interval is a chance's confidence interval in words.
func interval(r *record.Record, c experiments.Chance) string {
	low, high := float64(c.Low)*100, float64(c.High)*100
	switch {
	case c.Estimate == 0:
		return fmt.Sprintf("simulation error: up to %.1f", high)
	case c.Estimate == 1:
		return fmt.Sprintf("simulation error: down to %.1f", low)
	}
	return fmt.Sprintf("%.0f to %.0f: simulation error of %s", low, high, answer.Runs(c.Runs))
}

// twoPictures are the two that members must see: what the chance hangs on most,
// and the way that caseloads may go.
func twoPictures(r *record.Record, s *record.Sweep) page.Section {
	var blocks []page.Block
	if s != nil && len(s.Pictures) > 0 {
		blocks = append(blocks, text("The first picture shows on what the answer turns. Find the value that you expect beneath it, and read the chance above."))
		for i, picture := range s.Pictures[:min(2, len(s.Pictures))] {
			id := fmt.Sprintf("sweep-%d", i)
			switch {
			case picture.Curve != nil:
				blocks = append(blocks, page.Block{Figure: page.Curve(id, *picture.Curve)})
			case picture.HeatMap != nil:
				blocks = append(blocks, page.Block{Figure: page.HeatMap(id, *picture.HeatMap)})
			}
		}
	} else {
		blocks = append(blocks,
			text("The picture of the chance against the yearly change in new cases needs a sweep. None was given to this page. These two commands make it:"),
			page.Block{Code: strings.Join(sweepCommands(r), "\n")})
	}
	fan := r.Pictures.Fans[slices.Index(r.Options(), r.Headline())]
	fan.Footnote = alone(fan.Footnote)
	blocks = append(blocks, text("The next picture shows the weeks to come: the middle future, and how far others lie from it."),
		page.Block{Figure: page.Fan("fan", fan)})
	return page.Section{Heading: "Two pictures to see", Blocks: blocks}
}

// alone is a footnote without the scenario, the seed and the command, which
// stand at the page's ends.
func alone(footnote string) string {
	text, _, _ := strings.Cut(footnote, "Scenario ")
	return strings.TrimSpace(text)
}

// sweepCommands make the picture that members must see, of this scenario.
func sweepCommands(r *record.Record) []string {
	words := strings.Fields(r.Manifest.Command)
	name := r.Manifest.Scenario
	if len(words) > 2 {
		name = words[2]
	}
	key := "KEY=FROM:TO:STEP"
	if len(r.Scenario.Streams) > 0 {
		key = fmt.Sprintf("stream.%s.trend_per_year=-0.10:0.04:0.01", r.Scenario.Streams[0].Name)
	}
	elasticity := ""
	if n := r.Scenario.Pace.Elasticity; n.Ranged || n.Best != 0 {
		elasticity = " --vary pace.elasticity=0,0.3,0.6"
	}
	return []string{
		fmt.Sprintf("headroom sweep %s --vary %s%s --out sweep", name, key, elasticity),
		"headroom report DIR --sweep sweep",
	}
}

// pictures are those that members need not see.
func pictures(r *record.Record) page.Section {
	blocks := []page.Block{}
	if r.Pictures.Tornado != nil {
		t := *r.Pictures.Tornado
		t.Footnote = alone(t.Footnote)
		blocks = append(blocks, page.Block{Figure: page.Tornado("tornado", t)})
	}
	worst, workers := r.Pictures.Worst, r.Pictures.Workers
	worst.Footnote, workers.Footnote = "", ""
	return page.Section{Heading: "More pictures: every assumption, the worst week, and who carries the cases", Blocks: append(blocks,
		page.Block{Figure: page.Histogram("worst", worst)},
		page.Block{Figure: page.Histogram("workers", workers)})}
}
