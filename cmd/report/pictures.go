package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/output"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/plots"
	"headroom/plots/page"
)

// interval is a chance's confidence interval in words.
func interval(c experiments.Chance) string {
	low, high := float64(c.Low)*100, float64(c.High)*100
	known := fmt.Sprintf("with 95%% confidence, from %s", answer.Runs(c.Runs))
	switch {
	case c.Estimate == 0:
		return fmt.Sprintf("under %.1f %s", high, known)
	case c.Estimate == 1:
		return fmt.Sprintf("over %.1f %s", low, known)
	}
	return fmt.Sprintf("%.0f to %.0f %s", low, high, known)
}

// twoPictures are the two that members must see: what the chance hangs on most,
// and the way that caseloads may go.
func twoPictures(r *record.Record, s *record.Sweep) page.Section {
	var blocks []page.Block
	if swept := sweepFigures(r, s); len(swept) > 0 {
		blocks = append(blocks, text("%s Find the value that you expect beneath it, and read the chance above.%s", shows(r, s), loadSaid(r, s)), page.Block{Figure: swept[0]})
	} else {
		blocks = append(blocks,
			text("The picture of the chance against the yearly change in new cases needs a sweep. None was given to this page. These two commands make it:"),
			page.Block{Code: strings.Join(sweepCommands(r), "\n")})
	}
	fan := r.Pictures.Fans[slices.Index(r.Options(), r.Headline())]
	fan.Footnote = alone(fan.Footnote)
	figure := page.Fan("fan", fan)
	if team := r.Summary.Target.Team; team != "" {
		figure.Notes = append(figure.Notes, fmt.Sprintf("The team: %s.", team))
	}
	blocks = append(blocks, text("The next picture shows the weeks to come: the middle future, and how far others lie from it."),
		page.Block{Figure: figure})
	return page.Section{Heading: "Two pictures to see", Blocks: blocks}
}

// shows says what the first picture of a sweep is there for. Only where new cases
// are varied is it what members must see; where intervals meet at one height, no
// value is told from another.
func shows(r *record.Record, s *record.Sweep) string {
	if len(s.Summary.Variables) == 0 {
		return "The first picture shows the chance at other values."
	}
	varied := s.Summary.Variables[0]
	said := "The first picture shows the chance " + by(lower(named(r, record.Driver{Key: varied.Key, Name: varied.Name}))) + "."
	if strings.HasSuffix(varied.Key, ".trend_per_year") {
		said = "The first picture shows on what the answer turns: " + named(r, record.Driver{Key: varied.Key, Name: varied.Name}) + "."
	}
	if curve := s.Pictures[0].Curve; curve != nil && level(curve.Lines) {
		said += " These runs cannot tell its values apart: what differs may be chance."
	}
	return said
}

// level says that one chance lies inside every interval of some curves.
func level(lines []plots.CurveLine) bool {
	low, high := 0.0, 1.0
	for _, line := range lines {
		for _, chance := range line.Chances {
			low, high = max(low, chance.Low), min(high, chance.High)
		}
	}
	return low <= high
}

// sweepFigures are the pictures of a sweep, the first for members. On the page they
// name futures in words and leave the command to the technical part.
func sweepFigures(r *record.Record, s *record.Sweep) (figures []*page.Figure) {
	if s == nil {
		return nil
	}
	for i, picture := range s.Pictures[:min(sweepMost, len(s.Pictures))] {
		id := fmt.Sprintf("sweep-%d", i)
		switch {
		case picture.Curve != nil:
			c := curveInWords(r, s, *picture.Curve)
			c.Footnote = alone(c.Footnote)
			figures = append(figures, page.Curve(id, c))
			c.Footnote = picture.Curve.Footnote
			figures[i].Paper = c
		case picture.HeatMap != nil:
			h := *picture.HeatMap
			h.Subtitle, h.Footnote = inWords(r, h.Subtitle), alone(h.Footnote)
			figures = append(figures, page.HeatMap(id, h))
			figures[i].Paper = *picture.HeatMap
		}
	}
	return figures
}

// curveInWords is a picture of a sweep with its axis, its curves and its futures in
// plain words.
func curveInWords(r *record.Record, s *record.Sweep, c plots.Curve) plots.Curve {
	c.Subtitle, c.SeenLabel = inWords(r, c.Subtitle), futureNamed.ReplaceAllString(c.SeenLabel, "")
	if len(s.Summary.Variables) == 0 {
		return c
	}
	varied := s.Summary.Variables[0]
	unit := strings.Trim(unitAtEnd.FindString(c.Across), " ()")
	c.Across = answer.Capital(named(r, record.Driver{Key: varied.Key, Name: varied.Name}))
	if unit != "" && !strings.Contains(c.Across, unit) {
		c.Across += " (" + unit + ")"
	}
	if strings.HasPrefix(varied.Key, "option.") {
		c.Title = "The chance of keeping the promise, " + by(lower(c.Across))
	}
	c.Lines, c.Below = inPlainWords(r, s, c.Lines), inPlainWords(r, s, c.Below)
	return c
}

// unitAtEnd is a unit in brackets behind the name of an axis.
var unitAtEnd = regexp.MustCompile(` \([^()]*\)$`)

// by is "by how many posts", of a name that may begin with by itself.
func by(name string) string { return "by " + strings.TrimPrefix(name, "by ") }

// inPlainWords are curves with futures by their titles, and values of a second key in
// words.
func inPlainWords(r *record.Record, s *record.Sweep, lines []plots.CurveLine) (out []plots.CurveLine) {
	for _, line := range lines {
		for _, future := range r.Summary.Passed.Futures {
			if line.Name == future.Name {
				line.Name = strings.TrimRight(future.Title, ". ")
			}
		}
		for _, v := range s.Summary.Variables {
			if value, is := strings.CutPrefix(line.Name, answer.ShortKey(v.Key)+" "); is {
				line.Name = lineName(v.Key, value, line.Name)
			}
		}
		out = append(out, line)
	}
	return out
}

// sweepMost is how many pictures of a sweep the page has.
const sweepMost = 4

// futureNamed is a future at the beginning of a text, by its name.
var futureNamed = regexp.MustCompile(`^future "[^"]*", `)

// inWords is a text with each future that it names said in words.
func inWords(r *record.Record, text string) string {
	for _, future := range r.Summary.Passed.Futures {
		text = strings.ReplaceAll(text, fmt.Sprintf("future %q", future.Name), "if "+future.Says)
	}
	return text
}

// loadSaid says what the elasticity is where a sweep has a curve for each of some.
func loadSaid(r *record.Record, s *record.Sweep) string {
	if !slices.ContainsFunc(s.Summary.Variables, func(v output.SweepVariable) bool { return v.Key == "pace.elasticity" }) {
		return ""
	}
	said := " Each curve is a guess at the elasticity: how much sooner cases close where workers have fewer. At 0 they do not close sooner."
	if n := r.Scenario.Pace.Elasticity; n.Ranged {
		said += fmt.Sprintf(" The best guess is %s, within %s to %s; nobody knows it.", answer.Plain(n.Best), answer.Plain(n.Low), answer.Plain(n.High))
	}
	return said
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
		key = fmt.Sprintf("stream.%s.trend_per_year=-0.10:0.10:0.01", r.Scenario.Streams[0].Name)
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
func pictures(r *record.Record, s *record.Sweep) page.Section {
	blocks := []page.Block{}
	if r.Pictures.Tornado != nil {
		blocks = append(blocks, page.Block{Figure: tornado(r)})
	}
	if swept := sweepFigures(r, s); len(swept) > 1 {
		for _, figure := range swept[1:] {
			blocks = append(blocks, page.Block{Figure: figure})
		}
	}
	worst, workers := r.Pictures.Worst, r.Pictures.Workers
	worst.Footnote, workers.Footnote = "", ""
	return page.Section{Heading: "More pictures: every assumption, the worst week, and who carries the cases", Blocks: append(blocks,
		page.Block{Figure: page.Histogram("worst", worst)},
		page.Block{Figure: page.Histogram("workers", workers)})}
}

// tornado is the picture of every assumption, with shares and changes in per cent.
func tornado(r *record.Record) *page.Figure {
	t := *r.Pictures.Tornado
	t.Title, t.Footnote = "What the chance hangs on, assumption by assumption", alone(t.Footnote)
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		for _, d := range r.Drivers() {
			if answer.ShortName(d.Key) != t.Rows[i].Name {
				continue
			}
			for _, in := range d.Futures {
				if in != nil && answer.InPercent(in.Unit) {
					t.Rows[i].Low, t.Rows[i].High = strings.TrimSuffix(valued(in.At10, in), " a year"), valued(in.At90, in)
				}
			}
		}
	}
	figure := page.Tornado("tornado", t)
	figure.Paper = *r.Pictures.Tornado
	return figure
}
