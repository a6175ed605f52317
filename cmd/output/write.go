package output

import (
	"io"
	"path"
	"slices"

	"headroom/cmd/answer"
	"headroom/experiments"
)

// Write writes all of a result's files into a folder and commits them. The
// page's list of files is filled in.
func Write(f *Folder, page *answer.Page, source Source) error {
	r := page.Result
	if err := f.Write(ScenarioFile, func(w io.Writer) error { _, err := w.Write(source.Data); return err }); err != nil {
		return err
	}
	for _, file := range r.Scenario.Attachments() {
		if err := f.Write(path.Base(file.Name), func(w io.Writer) error { _, err := w.Write(file.Data); return err }); err != nil {
			return err
		}
	}
	if err := f.Write(WeeklyFile, func(w io.Writer) error { return WriteWeekly(w, r) }); err != nil {
		return err
	}
	if err := f.Write(SummaryFile, func(w io.Writer) error { return WriteSummary(w, r) }); err != nil {
		return err
	}
	if err := WriteCharts(f, r, page.Command); err != nil {
		return err
	}
	page.Files = append(slices.Sorted(slices.Values(f.Names())), AnswerFile, manifestName)
	alone := *page
	alone.Folder = "" // the same bytes, whatever the folder is called
	if err := f.Write(AnswerFile, func(w io.Writer) error { return answer.Write(w, alone) }); err != nil {
		return err
	}
	if err := f.Write(manifestName, func(w io.Writer) error { return writeManifest(w, f, r, source, page.Command) }); err != nil {
		return err
	}
	return f.Commit()
}

// A Summary is a result for machines, with what the page says of it in words.
type Summary struct {
	*experiments.Summary
	Version string `json:"version"` // of Headroom
	answer.Words
}

// WriteSummary writes a result as JSON: what run --json prints.
func WriteSummary(w io.Writer, r *experiments.Result) error {
	s := r.Summary()
	return writeJSON(w, Summary{s, Version, answer.WordsOf(r, s)})
}
