package output

import (
	"fmt"
	"io"
	"math"
	"path"
	"slices"
	"strings"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/experiments/compare"
	"headroom/experiments/estimate"
	"headroom/models/care"
	"headroom/plots"
)

// WriteCompared writes all files of a comparison into a folder and commits them.
// The page's list of files is filled in. Sources are those of the scenario, or
// of each file.
func WriteCompared(f *Folder, page *answer.ComparisonPage, sources []Source) error {
	r := page.Result
	if err := writeSources(f, r, sources); err != nil {
		return err
	}
	if err := f.Write("comparison.json", func(w io.Writer) error { return WriteComparison(w, r) }); err != nil {
		return err
	}
	if picture, drawn := differences(r, page.Command); drawn {
		if err := writePicture(f, "differences", picture); err != nil {
			return err
		}
	}
	page.Files = listed(f)
	alone := *page
	alone.Folder = "" // the same bytes, whatever the folder is called
	if err := f.Write(AnswerFile, func(w io.Writer) error { return answer.WriteComparison(w, alone) }); err != nil {
		return err
	}
	if err := f.Write(manifestName, func(w io.Writer) error { return writeManifest(w, f, r.Base, sources[0], page.Command) }); err != nil {
		return err
	}
	return f.Commit()
}

// writeSources writes scenario.toml, or scenario-1.toml and on, and the files
// beside them; of several of one name the later ones with their scenario's number.
func writeSources(f *Folder, r *compare.Result, sources []Source) error {
	for i, source := range sources {
		s, name, before := r.Base.Scenario, ScenarioFile, ""
		if len(r.Files) > 0 {
			s, before = r.Files[i].Scenario, fmt.Sprintf("%d-", i+1)
			name = fmt.Sprintf("scenario-%d.toml", i+1)
		}
		if err := writeBytes(f, name, source.Data); err != nil {
			return err
		}
		for _, file := range s.Attachments() {
			name := path.Base(file.Name)
			if slices.Contains(f.Names(), name) {
				name = before + name
			}
			if err := writeBytes(f, name, file.Data); err != nil {
				return err
			}
		}
	}
	return nil
}

// differences draws how much each option differs from the first; false where so
// few runs were made that an interval has no end.
func differences(r *compare.Result, command string) (plots.Differences, bool) {
	measure := r.Base.Scenario.Target.Measure
	picture := plots.Differences{
		Subtitle: fmt.Sprintf("%s of each, run by run in the same worlds with the same luck. Dots: mean difference; lines: %s.", answer.Runs(r.Base.Settings.Runs), confidenceOf(r)),
		Footnote: fmt.Sprintf("Grey and tied: the interval holds no difference, so these runs do not show which way it goes. Scenario %s, seed %d. Repeat: %s", r.Base.Scenario.Name, r.Base.Settings.Seed, command),
		Columns:  []string{"Chance of keeping the promise, of 100"},
	}
	hasAfter := r.Base.Afterwards.Len() > 0
	if hasAfter {
		picture.Columns = append(picture.Columns, "The same, for "+r.Base.Scenario.Target.AfterName)
	}
	last, percent := measure+", last year owed", 1.0
	if care.Describe[r.Base.Measure()].Unit == "share" {
		last, percent = last+" (%)", 100
	}
	picture.Columns = append(picture.Columns, answer.Capital(last), "Weeks over the target", "Spend, thousand pounds")
	picture.Title = answer.ComparisonTitle(r)
	var said []string
	for i := range r.Futures {
		future := &r.Futures[i]
		group := plots.DifferenceGroup{Heading: title(r.Base, future.Name)}
		for _, d := range future.Differences {
			row := plots.DifferenceRow{Name: r.Options[d.Option]}
			if d.Same {
				row.Name += " (the same in every run)"
			}
			add := func(x estimate.Interval, times float64, places int) {
				row.Differences = append(row.Differences, plots.Difference{
					Estimate: x.Estimate * times, Low: x.Low * times, High: x.High * times, Text: signedTo(x.Estimate*times, places),
				})
			}
			add(d.Within, 100, 0)
			if hasAfter {
				add(d.After, 100, 0)
			}
			add(d.Last, percent, 2)
			add(d.WeeksOver, 1, 1)
			add(d.Extra, 0.001, 0)
			for _, x := range row.Differences {
				if math.IsInf(x.Low, 0) || math.IsInf(x.High, 0) || math.IsNaN(x.Low+x.High+x.Estimate) {
					return picture, false
				}
			}
			group.Rows = append(group.Rows, row)
		}
		picture.Groups = append(picture.Groups, group)
		said = append(said, answer.ComparisonSentence(r, i))
	}
	picture.Description = strings.Join(said, " ")
	return picture, true
}

func confidenceOf(r *compare.Result) string {
	text := fmt.Sprintf("its %.0f%% confidence interval (simulation error)", 100*experiments.Confidence)
	if len(r.Options) > 2 {
		text += ", for all rows of a column and future together"
	}
	return text
}

// signedTo is a change with its sign, to so many places; nothing has none.
func signedTo(x float64, places int) string {
	text := fmt.Sprintf("%+.*f", places, x)
	if strings.Trim(text, "+-0.") == "" {
		return text[1:]
	}
	return strings.Replace(text, "-", "\u2212", 1)
}
