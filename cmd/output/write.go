package output

import (
	"io"
	"path"
	"slices"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/models/scenario"
)

// Write writes all of a result's files into a folder and commits them. The
// page's list of files is filled in.
func Write(f *Folder, page *answer.Page, source Source) error {
	r := page.Result
	if err := writeSource(f, r.Scenario, source); err != nil {
		return err
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
	page.Files = listed(f)
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

// writeSource writes the scenario as it was given, and the files beside it.
func writeSource(f *Folder, s *scenario.Scenario, source Source) error {
	if err := writeBytes(f, ScenarioFile, source.Data); err != nil {
		return err
	}
	for _, file := range s.Attachments() {
		if err := writeBytes(f, path.Base(file.Name), file.Data); err != nil {
			return err
		}
	}
	return nil
}

func writeBytes(f *Folder, name string, data []byte) error {
	return f.Write(name, func(w io.Writer) error { _, err := w.Write(data); return err })
}

// listed are the files that an answer names: those written so far, itself and the
// manifest.
func listed(f *Folder) []string {
	return append(slices.Sorted(slices.Values(f.Names())), AnswerFile, manifestName)
}
