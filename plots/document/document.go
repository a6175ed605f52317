package document

import (
	"archive/zip"
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"strings"
)

//go:embed template
var template embed.FS

// A Document is a paper: what it is called, and what stands in it from the first page to the last.
type Document struct {
	Title  string  // stands at the top, and in the file's properties; required
	Footer string  // at the foot of each page, beside the page number, such as the run that the paper is of
	Blocks []Block // in order
}

// A Block is a piece of a document, as wide as the page.
type Block interface {
	check() error
	write(*body)
}

// Write writes the document. It returns an error that names the block if one cannot be set, and then writes nothing.
func (d Document) Write(w io.Writer) error {
	if strings.TrimSpace(d.Title) == "" {
		return errors.New("the document has no title")
	}
	for i, block := range d.Blocks {
		if err := block.check(); err != nil {
			return fmt.Errorf("document %q, block %d: %w", d.Title, i+1, err)
		}
	}
	var b body
	b.paragraph("Title", d.Title)
	for _, block := range d.Blocks {
		block.write(&b)
	}
	var archive bytes.Buffer
	if err := d.pack(&archive, &b); err != nil {
		return fmt.Errorf("document %q: %w", d.Title, err)
	}
	_, err := archive.WriteTo(w)
	return err
}

// A part is a file inside the document.
type part struct {
	name    string
	content []byte
}

// pack writes every part in one order and without a date.
func (d Document) pack(w io.Writer, b *body) error {
	parts := []part{
		{"[Content_Types].xml", []byte(contentTypes)},
		{"_rels/.rels", []byte(packageRelations)},
		{"docProps/core.xml", []byte(fmt.Sprintf(properties, escaped(d.Title)))},
		{"word/document.xml", b.document()},
		{"word/_rels/document.xml.rels", b.relations()},
		{"word/footer1.xml", footer(d.Footer)},
	}
	for _, name := range []string{"word/styles.xml", "word/numbering.xml", "word/settings.xml"} {
		content, err := template.ReadFile("template/" + name)
		if err != nil {
			panic("document: " + err.Error()) // the template is part of the program
		}
		parts = append(parts, part{name, content})
	}
	parts = append(parts, b.pictures...)
	archive := zip.NewWriter(w)
	for _, p := range parts {
		file, err := archive.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := file.Write(p.content); err != nil {
			return err
		}
	}
	return archive.Close()
}
