package output

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/plots"
)

// WriteBreak writes all files of a search for a break-even value into a folder
// and commits them. The page's list of files is filled in.
func WriteBreak(f *Folder, page *answer.BreakPage, source Source) error {
	if err := writeSource(f, page.Scenario, source); err != nil {
		return err
	}
	if err := f.Write("break.csv", func(w io.Writer) error { return writeBreakCSV(w, page) }); err != nil {
		return err
	}
	if err := writePicture(f, "break", breakCurve(page)); err != nil {
		return err
	}
	page.Files = listed(f)
	alone := *page
	alone.Folder = "" // the same bytes, whatever the folder is called
	if err := f.Write(AnswerFile, func(w io.Writer) error { return answer.WriteBreak(w, alone) }); err != nil {
		return err
	}
	made := &experiments.Result{Scenario: page.Scenario, Settings: page.Settings, Options: []string{page.Found.Option}, Futures: []string{page.Found.Future}}
	if err := f.Write(manifestName, func(w io.Writer) error { return writeManifest(w, f, made, source, page.Command) }); err != nil {
		return err
	}
	return f.Commit()
}

// writeBreakCSV writes every value that was simulated: the key's value, the
// chance, its 95% interval and the runs.
func writeBreakCSV(w io.Writer, page *answer.BreakPage) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{page.Axis.Key, "estimate", "low", "high", "runs"}); err != nil {
		return err
	}
	for _, point := range page.Found.Points {
		c := experiments.ChanceOf(point.Chance)
		if err := out.Write([]string{strconv.FormatFloat(point.Value, 'g', -1, 64), figureText(c.Estimate), figureText(c.Low), figureText(c.High), strconv.Itoa(c.Runs)}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// breakCurve draws the chance at every value of the bisection, the level, and
// where it is crossed.
func breakCurve(page *answer.BreakPage) plots.Curve {
	b, v := page.Found, page.Variable
	up := "Chance of keeping the promise"
	if page.After {
		up += ", " + page.Scenario.Target.AfterName
	}
	c := plots.Curve{
		Title:       answer.BreakTitle(*page),
		Subtitle:    fmt.Sprintf("Dots: the values that the bisection simulated, %s each with the same luck; lines: 95%% confidence intervals. Shaded: the interval of the break-even, where the chance's own interval just reaches the level.", answer.Runs(page.Settings.Runs)),
		Footnote:    fmt.Sprintf("Varied: %s. Scenario %s, seed %d. Repeat: %s", v.Key, page.Scenario.Name, page.Settings.Seed, page.Command),
		Description: answer.BreakSentence(*page),
		Across:      axisName(v), Up: up, Amount: !strings.HasPrefix(v.Unit, "change"),
		Crossing: &plots.Crossing{Level: page.Level, At: drawnAs(v, b.At), Low: drawnAs(v, b.Low), High: drawnAs(v, b.High), Text: answer.BreakInterval(*page)},
	}
	if percent(v) { // the words are in the key's own unit
		c.Crossing.Text = ""
	}
	line := plots.CurveLine{Name: b.Option + ", " + b.Future}
	for _, point := range b.Points {
		line.X, line.Chances = append(line.X, drawnAs(v, point.Value)), append(line.Chances, chance(point.Chance))
	}
	c.Lines = []plots.CurveLine{line}
	return c
}
