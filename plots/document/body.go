package document

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
)

// A body is the text written so far, and the pictures in it.
type body struct {
	text     strings.Builder
	pictures []part
}

// escaped is a text that can stand in XML, and in an attribute. A character that XML does not allow becomes U+FFFD.
func escaped(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic("document: " + err.Error()) // a strings.Builder takes everything
	}
	return b.String()
}

// run is a stretch of text on one line: line breaks in it are blanks.
func run(text string, bold bool) string {
	if text == "" {
		return ""
	}
	emphasis := ""
	if bold {
		emphasis = "<w:rPr><w:b/><w:bCs/></w:rPr>"
	}
	return `<w:r>` + emphasis + `<w:t xml:space="preserve">` + escaped(strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(text)) + `</w:t></w:r>`
}

// paragraph writes a paragraph of a style of the template.
func (b *body) paragraph(style, text string) { b.runs(style, run(text, false)) }

func (b *body) runs(style, runs string) { b.set(style, runs, "") }

// set writes a paragraph of runs with properties of its own beside its style's.
func (b *body) set(style, runs, how string) {
	b.text.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + how + `</w:pPr>` + runs + `</w:p>`)
}

// A Heading is a heading of the outline; its Level is 1 or 2.
type Heading struct {
	Level   int
	Text    string
	NewPage bool // begins a page
}

func (h Heading) check() error {
	if h.Level < 1 || h.Level > 2 {
		return fmt.Errorf("heading %q has level %d; 1 or 2 is wanted", h.Text, h.Level)
	}
	return notEmpty("heading", h.Text)
}

func (h Heading) write(b *body) {
	how := ""
	if h.NewPage {
		how = "<w:pageBreakBefore/>"
	}
	b.set(fmt.Sprintf("Heading%d", h.Level), run(h.Text, false), how)
}

// A Lead is a paragraph that members must not miss.
type Lead string

func (l Lead) check() error  { return notEmpty("lead", string(l)) }
func (l Lead) write(b *body) { b.paragraph("Lead", string(l)) }

// A Paragraph is a paragraph of text, begun by a few words in bold, if any.
type Paragraph struct {
	Bold string
	Text string
	Keep bool // on one page with what follows, such as the picture that it speaks of
}

func (p Paragraph) check() error { return notEmpty("paragraph", p.Bold+p.Text) }

func (p Paragraph) write(b *body) {
	runs := run(p.Text, false)
	if p.Bold != "" {
		runs = run(p.Bold+" ", true) + runs
	}
	how := ""
	if p.Keep {
		how = "<w:keepNext/>"
	}
	b.set("Normal", runs, how)
}

// A Note is a paragraph in small letters.
type Note string

func (n Note) check() error  { return notEmpty("note", string(n)) }
func (n Note) write(b *body) { b.paragraph("Note", string(n)) }

// Bullets are points of a list.
type Bullets []string

func (l Bullets) check() error {
	if len(l) == 0 {
		return errors.New("the list is empty")
	}
	for _, text := range l {
		if err := notEmpty("point of a list", text); err != nil {
			return err
		}
	}
	return nil
}

func (l Bullets) write(b *body) {
	for _, text := range l {
		b.paragraph("ListBullet", text)
	}
}

func notEmpty(what, text string) error {
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("a %s is empty", what)
	}
	return nil
}
