// Package report makes the page that is handed up from what a run wrote: what
// members read, then the technical part. Every figure in it was written by the
// run.
package report

import (
	"fmt"
	"io"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/plots/page"
)

// Write writes the page of a run, with a sweep's picture where there is one.
func Write(w io.Writer, r *record.Record, s *record.Sweep) error {
	return Page(r, s).Render(w)
}

// Page is the page of a run. The sweep may be nil: the page then says how to
// come by one.
func Page(r *record.Record, s *record.Sweep) page.Page {
	p := page.Page{
		Title: r.Summary.Passed.Title, Question: r.Scenario.Question, Run: Stamp(r),
		Members: Members(r, s),
	}
	if p.Title == "" {
		p.Title = r.Summary.Scenario
	}
	p.Folded = []page.Section{
		method(r), howSure(r), pictures(r, s), inputs(r), register(r), limits(r), checks(r), repeat(r, s),
	}
	return p
}

// Stamp names a run: it stands on every product.
func Stamp(r *record.Record) string {
	m := r.Manifest
	return fmt.Sprintf("Run %s: scenario %s, %s, seed %d, Headroom %s", m.RunID, m.Scenario, answer.Runs(m.Runs), m.Seed, m.Versions["headroom"])
}

// Members is the part that members read, in the order in which they need it.
func Members(r *record.Record, s *record.Sweep) []page.Section {
	return []page.Section{answered(r), twoPictures(r, s), options(r), changes(r), wrong(r)}
}

func text(format string, values ...any) page.Block {
	return page.Block{Text: fmt.Sprintf(format, values...)}
}

// sentences are those of a text.
func sentences(text string) (list []string) {
	for _, part := range strings.SplitAfter(strings.TrimSpace(text), ". ") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}
