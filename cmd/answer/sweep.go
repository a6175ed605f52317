package answer

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// A SweepPage is what the answer of a sweep is written from.
type SweepPage struct {
	Result  *sweep.Result
	Command string   // that repeats the sweep
	Design  string   // the file of points that it names; empty: none
	Files   []string // that were written; none: no folder was asked for
	Folder  string   // where they are; empty: beside the page itself
	Drawn   bool     // a picture is among the files, or would be
}

// DesignFile holds the points of a sweep whose design is a file.
const DesignFile = "design.csv"

// mostPoints is how many points a page shows: the files have all.
const mostPoints = 60

// WriteSweep writes the answer of a sweep.
func WriteSweep(w io.Writer, p SweepPage) error {
	r := p.Result
	var b strings.Builder
	b.WriteString(r.Scenario.Title + "\n\n")
	b.WriteString(fold(fmt.Sprintf("A sweep of %s: %s.", plural(len(r.Points), "point"), list(varied(r))), "", Width) + "\n")
	for option := range r.Options {
		for future := range r.Futures {
			b.WriteString("\n" + fold(SweepSentence(r, option, future), "", Width) + "\n")
		}
	}
	for option, optionName := range r.Options {
		for future, futureName := range r.Futures {
			b.WriteString("\n" + heading(fmt.Sprintf("%s, in %s: of 100 runs (95%% confidence interval)", optionName, futureName)) + "\n")
			b.WriteString(strings.TrimRight(sweepTable(r, option, future), "\n") + "\n")
		}
	}
	b.WriteString("\n" + heading("Notes") + "\n")
	for _, note := range p.notes() {
		b.WriteString(bullet(note))
	}
	b.WriteString("\n" + heading("Files, and how to repeat this") + "\n" + sweepFiles(p))
	_, err := io.WriteString(w, b.String())
	return err
}

// varied names each key, what it is, and what the file has.
func varied(r *sweep.Result) []string {
	var keys []string
	for _, v := range r.Variables {
		keys = append(keys, v.Key+" ("+KeyName(v)+"; "+inTheFile(v)+")")
	}
	return keys
}

// VariableName is what a key is, without the explanation behind a colon or a
// semicolon.
func VariableName(doc string) string {
	if end := strings.IndexAny(doc, ":;"); end >= 0 {
		return doc[:end]
	}
	return doc
}

// KeyName is what a key is; of what an option does, after the word for that:
// "add posts: how many".
func KeyName(v scenario.Variable) string {
	name := VariableName(v.Doc)
	if parts := strings.Split(v.Key, "."); parts[0] == "option" && len(parts) > 3 {
		return strings.ReplaceAll(parts[2], "_", " ") + ": " + name
	}
	return name
}

// PointName is a point in passing: posts 30, elasticity 0.3.
func PointName(r *sweep.Result, point int) string {
	var parts []string
	for i, v := range r.Variables {
		parts = append(parts, ShortKey(v.Key)+" "+r.Points[point][i])
	}
	return list(parts)
}

// ShortKey is the last part of a key, as words.
func ShortKey(key string) string {
	return strings.ReplaceAll(key[strings.LastIndex(key, ".")+1:], "_", " ")
}

// SweepSentence says between what the chance of keeping the promise lies, and
// where.
func SweepSentence(r *sweep.Result, option, future int) string {
	least, most := extremes(r, option, future)
	in := fmt.Sprintf("In the future \"%s\", %s keeps the promise in ", r.Futures[future], SweepDoing(r, option))
	if r.Cell(least, option, future).Within == r.Cell(most, option, future).Within {
		return in + chanceAt(r, least, option, future) + " of 100 simulated futures at every point."
	}
	return in + fmt.Sprintf("%s (%s) to %s (%s) of 100 simulated futures.",
		chanceAt(r, least, option, future), PointName(r, least), chanceAt(r, most, option, future), PointName(r, most))
}

// SweepTitle says it without the points, for a picture that shows them.
func SweepTitle(r *sweep.Result, option, future int) string {
	least, most := extremes(r, option, future)
	low, high := chanceAt(r, least, option, future), chanceAt(r, most, option, future)
	if low != high {
		low += " to " + high
	}
	return capital(SweepDoing(r, option)) + " keeps the promise in " + low + " of 100 simulated futures"
}

// SweepDoing is what an option does, in passing.
func SweepDoing(r *sweep.Result, option int) string {
	return phrase(optionNamed(r.Scenario, r.Options[option]).Doing, "the option "+r.Options[option])
}

// extremes are the points at which the promise is kept least and most.
func extremes(r *sweep.Result, option, future int) (least, most int) {
	for point := range r.Points {
		met := r.Cell(point, option, future).Within.True
		if met < r.Cell(least, option, future).Within.True {
			least = point
		}
		if met > r.Cell(most, option, future).Within.True {
			most = point
		}
	}
	return least, most
}

func chanceAt(r *sweep.Result, point, option, future int) string {
	return OfHundred(experiments.ChanceOf(r.Cell(point, option, future).Within))
}

func sweepTable(r *sweep.Result, option, future int) string {
	t := newTable()
	header := table.Row{}
	for _, v := range r.Variables {
		header = append(header, ShortKey(v.Key))
	}
	header = append(header, "owed")
	if r.HasAfter {
		header = append(header, "after")
	}
	t.AppendHeader(append(header, capital(LastYearOf(r))+", last year", "extra spend, thousands"))
	for point, values := range r.Points[:min(len(r.Points), mostPoints)] {
		cell := r.Cell(point, option, future)
		line := table.Row{}
		for _, value := range values {
			line = append(line, value)
		}
		line = append(line, withInterval(experiments.ChanceOf(cell.Within)))
		if r.HasAfter {
			line = append(line, withInterval(experiments.ChanceOf(cell.After)))
		}
		t.AppendRow(append(line, averageOf(cell.Last, 1), averageOf(cell.Extra, 1000)))
	}
	text := strings.TrimRight(render(t), "\n")
	if more := len(r.Points) - mostPoints; more > 0 {
		text += fmt.Sprintf("\n... and %s more: --out DIR writes them all", plural(more, "point"))
	}
	return text
}

// averageOf is a mean with its interval: to two places, or whole where it is
// counted in so many.
func averageOf(a experiments.Average, in float64) string {
	places := 2
	if in > 1 {
		places = 0
	}
	part := func(x experiments.Figure) string {
		text := fmt.Sprintf("%.*f", places, float64(x)/in)
		if strings.Trim(text, "-0.") == "" {
			return strings.TrimPrefix(text, "-")
		}
		return text
	}
	switch {
	case math.IsNaN(float64(a.Mean)):
		return "unknown"
	case math.IsInf(float64(a.Low), 0) || math.IsNaN(float64(a.Low)):
		return part(a.Mean)
	}
	return fmt.Sprintf("%s (%s to %s)", part(a.Mean), part(a.Low), part(a.High))
}

func (p SweepPage) notes() []string {
	r := p.Result
	notes := []string{sweptPromise(r)}
	notes = append(notes,
		"Every point has the same luck: seed and draws are the same, so that points differ by what was varied. So the difference between two points is surer than their two intervals suggest.",
		sweptDoubt(r))
	if note := perWorker(r.Scenario, keysOf(r)...); note != "" {
		notes = append(notes, note)
	}
	if len(r.LeftOut) > 0 {
		notes = append(notes, fmt.Sprintf("Left out: %s, which %s a varied key. --future %s puts the values above in its place.", list(r.LeftOut), choose(len(r.LeftOut) == 1, "sets", "set"), r.LeftOut[0]))
	}
	if len(r.Options) == 1 && len(r.Scenario.Options) > 1 && r.Options[0] == r.Scenario.Headline {
		notes = append(notes, "Only the headline option is shown; --option NAME shows others.")
	}
	if !p.Drawn {
		notes = append(notes, "No picture: one is drawn of one key that takes numbers, and of two keys whose values all meet.")
	}
	return notes
}

func choose(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

func sweepFiles(p SweepPage) string {
	text := "No files were written; --out DIR writes the table (CSV, JSON, Parquet) and the pictures."
	if len(p.Files) > 0 {
		text = "Files: " + strings.Join(p.Files, ", ") + "."
		if p.Folder != "" {
			text = "Files in " + p.Folder + ": " + strings.Join(p.Files, ", ") + "."
		}
	}
	if p.Design != "" && len(p.Files) > 0 {
		text += fmt.Sprintf(" %s holds the points of %s.", DesignFile, p.Design)
	}
	return fold(text, "", Width) + "\nRepeat: " + p.Command + "\n"
}
