// Package paper makes the Word document of a run: the part of its page that
// members read (package report), with the same words, tables and pictures, laid
// out as a paper for a committee.
package paper

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/cmd/report"
	"headroom/plots"
	"headroom/plots/document"
	"headroom/plots/page"
)

// Write writes the document of a run, with a sweep's picture where there is one.
func Write(w io.Writer, r *record.Record, s *record.Sweep) error {
	d, err := Document(r, s)
	if err != nil {
		return err
	}
	return d.Write(w)
}

// Document is the members' part of a run's page as a document.
func Document(r *record.Record, s *record.Sweep) (document.Document, error) {
	p := report.Page(r, s)
	d := document.Document{Title: p.Title, Footer: p.Run}
	if p.Question != "" {
		d.Blocks = append(d.Blocks, document.Paragraph{Text: p.Question})
	}
	for _, section := range p.Members {
		d.Blocks = append(d.Blocks, document.Heading{Level: 1, Text: section.Heading, NewPage: pictured(section)})
		for i, block := range section.Blocks {
			converted, err := convert(block)
			if err != nil {
				return d, fmt.Errorf("section %q: %w", section.Heading, err)
			}
			if last := len(converted) - 1; last >= 0 && i+1 < len(section.Blocks) && speaks(section.Blocks[i+1]) {
				if p, is := converted[last].(document.Paragraph); is {
					p.Keep = true
					converted[last] = p
				}
			}
			d.Blocks = append(d.Blocks, converted...)
			if f := block.Figure; f != nil {
				if _, named := f.Paper.(plots.Chances); named {
					d.Blocks = append(d.Blocks, key(r)...)
				}
			}
		}
	}
	return d, nil
}

// pictured says that a section begins with a picture, after a paragraph at most: it
// then begins a page, where there is room for the picture.
func pictured(s page.Section) bool {
	for _, block := range s.Blocks[:min(2, len(s.Blocks))] {
		if block.Figure != nil {
			return true
		}
	}
	return false
}

// speaks says that a block is what the paragraph before it speaks of.
func speaks(b page.Block) bool {
	return b.Figure != nil || b.Table != nil || len(b.List) > 0 || len(b.Cards) > 0 || b.Code != ""
}

// key says what the names in the picture of the options are, if they have titles.
func key(r *record.Record) []document.Block {
	var parts []string
	for _, names := range [][]answer.Naming{r.Summary.Passed.Futures, r.Summary.Passed.Options} {
		for _, n := range names {
			if n.Title != n.Name {
				parts = append(parts, n.Name+": "+strings.TrimRight(n.Title, ". "))
			}
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []document.Block{document.Note("Names in the picture. " + strings.Join(parts, "; ") + ".")}
}

// convert is a block of the page as blocks of the document.
func convert(b page.Block) ([]document.Block, error) {
	var blocks []document.Block
	if b.Head != "" {
		blocks = append(blocks, document.Heading{Level: 2, Text: b.Head})
	}
	for _, lead := range []string{b.Lead, b.Warning} {
		if lead != "" {
			blocks = append(blocks, document.Lead(lead))
		}
	}
	if b.Text != "" {
		blocks = append(blocks, document.Paragraph{Text: b.Text})
	}
	if len(b.List) > 0 {
		blocks = append(blocks, document.Bullets(b.List))
	}
	if b.Code != "" {
		for line := range strings.SplitSeq(b.Code, "\n") {
			blocks = append(blocks, document.Note(line))
		}
	}
	if len(b.Cards) > 0 {
		blocks = append(blocks, cards(b.Cards))
	}
	if b.Table != nil {
		blocks = append(blocks, table(*b.Table))
	}
	if b.Figure == nil {
		return blocks, nil
	}
	picture, err := figure(b.Figure)
	return append(blocks, picture), err
}

// cards are the chances of the answer as a table: a hundred dots are for screens.
func cards(cards []page.Card) document.Table {
	t := document.Table{Caption: "The chance in each future", Header: []string{"Future", "Of 100", "In words", "How well it is known"}, Widths: []float64{5, 2, 3, 4}}
	for _, c := range cards {
		t.Rows = append(t.Rows, []string{c.If, c.Of100, c.Word, c.Detail})
	}
	return t
}

func table(of page.Table) document.Table {
	return document.Table{Caption: of.Caption, Header: of.Head, Rows: of.Rows}
}

// inFirst is a table of several futures without all but the first, which is then
// named in its caption.
func inFirst(of page.Table) page.Table {
	at := slices.Index(of.Head, "Future")
	if at < 0 || len(of.Rows) == 0 {
		return of
	}
	first := of.Rows[0][at]
	without := func(row []string) []string { return slices.Delete(slices.Clone(row), at, at+1) }
	out := page.Table{Caption: of.Caption + ". " + strings.TrimRight(first, "."), Head: without(of.Head)}
	for _, row := range of.Rows {
		if row[at] == first {
			out.Rows = append(out.Rows, without(row))
		}
	}
	return out
}

// figure is a picture as it is drawn for paper, or the table behind it, for the
// first future, where it is drawn for screens alone.
func figure(f *page.Figure) (document.Block, error) {
	if f.Paper == nil {
		return table(inFirst(f.Table)), nil
	}
	var png bytes.Buffer
	if err := f.Paper.Render(&png, io.Discard); err != nil {
		return nil, err
	}
	indexed, err := document.Indexed(png.Bytes())
	return document.Picture{PNG: indexed, Description: f.Title + " " + f.Spoken}, err
}
