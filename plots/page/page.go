package page

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"
)

// A Page is an answer to be handed up: first what members read, then, folded, the technical part.
type Page struct {
	Title    string
	Question string // empty: none
	Run      string // the run's id, and what else names it
	Members  []Section
	Folded   []Section // the technical part
}

// A Section has a heading and blocks in the order in which they are read.
type Section struct {
	Heading string
	Blocks  []Block
}

// A Block is one of its fields; the others are empty.
type Block struct {
	Head    string   // begins a part of a section
	Lead    string   // a paragraph in large letters
	Text    string   // a paragraph
	Warning string   // a paragraph that must not be missed
	List    []string // a list
	Code    string   // a command, to be copied
	Cards   []Card
	Table   *Table
	Figure  *Figure
}

// A Card is one chance: a number of 100 runs, in words and as a picture of a hundred dots.
type Card struct {
	If     string // the future
	Of100  string // "15", "fewer than 1"
	Dots   int    // how many of the hundred are filled
	Word   string // by the yardstick; empty where the interval straddles more than two of its terms
	Detail string // the interval
}

// Picture is the card's hundred dots.
func (c Card) Picture() template.HTML { return dots(c.Dots) }

// A Table has a caption, a row of headings, and rows whose first cell names them.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]string
	Stacked bool // on a phone each row stands by itself, each cell beside its heading
}

// A Figure is a picture in panels, with the figures that it was drawn from.
type Figure struct {
	Title  string
	Notes  []string // beneath it
	Parts  []template.HTML
	Wide   bool // its panels want the whole width
	Table  Table
	Spoken string  // the picture in words
	Paper  Drawing // the same picture for paper; nil: it is drawn for screens alone
}

// A Drawing is a picture of package plots.
type Drawing interface {
	Render(png, svg io.Writer) error
}

//go:embed page.html.tmpl
var source string

//go:embed page.css
var style string

var compiled = template.Must(template.New("page").Funcs(template.FuncMap{
	"breaking": breaking,
	"style":    func() template.CSS { return template.CSS(style) },
}).Parse(source))

// breaking is a text whose dotted names may go on in the next line after a full stop
// or an underscore inside them; what is copied from the page is the name as it is.
func breaking(text string) template.HTML {
	var b strings.Builder
	for i, r := range text {
		b.WriteString(template.HTMLEscapeString(string(r)))
		if rest := text[i+1:]; (r == '.' || r == '_') && rest != "" && rest[0] != ' ' {
			b.WriteString("<wbr>")
		}
	}
	return template.HTML(b.String())
}

// Render writes the page. Nothing is written if it has no title or no answer.
func (p Page) Render(w io.Writer) error {
	if p.Title == "" || len(p.Members) == 0 {
		return errors.New("page: it has no title, or nothing for members")
	}
	var out bytes.Buffer
	if err := compiled.Execute(&out, p); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	_, err := out.WriteTo(w)
	return err
}
