package document

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// textWidth is the width between the margins of section, in twentieths of a point.
const textWidth = 11906 - 2*1134

// A Table is a table with a header row. The first column is text; the others, if Figures is true, stand at the right.
type Table struct {
	Caption string // above it, and for screen readers; required
	Header  []string
	Rows    [][]string // each as long as Header
	Widths  []float64  // of the columns, in proportion; nil: alike
	Figures bool
}

func (t Table) check() error {
	if err := notEmpty("caption", t.Caption); err != nil {
		return err
	}
	if len(t.Header) == 0 {
		return fmt.Errorf("table %q has no columns", t.Caption)
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Header) {
			return fmt.Errorf("table %q: row %d has %d cells where %d are wanted", t.Caption, i+1, len(row), len(t.Header))
		}
	}
	if t.Widths != nil && len(t.Widths) != len(t.Header) {
		return fmt.Errorf("table %q: %d widths for %d columns", t.Caption, len(t.Widths), len(t.Header))
	}
	for _, width := range t.Widths {
		if !(width > 0) || math.IsInf(width, 0) {
			return errors.New("the width of a column must be a number above 0")
		}
	}
	return nil
}

func (t Table) write(b *body) {
	b.paragraph("Caption", t.Caption)
	widths := t.widths()
	out := &b.text
	fmt.Fprintf(out, `<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`+
		`<w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`, textWidth, escaped(t.Caption))
	for _, width := range widths {
		fmt.Fprintf(out, `<w:gridCol w:w="%d"/>`, width)
	}
	out.WriteString(`</w:tblGrid>`)
	t.row(out, widths, t.Header, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, true)
	for _, row := range t.Rows {
		t.row(out, widths, row, `<w:trPr><w:cantSplit/></w:trPr>`, false)
	}
	out.WriteString(`</w:tbl>`)
	b.paragraph("Note", "") // Word wants a paragraph between a table and what follows
}

func (t Table) row(out *strings.Builder, widths []int, cells []string, properties string, bold bool) {
	out.WriteString(`<w:tr>` + properties)
	for i, text := range cells {
		aligned := ""
		if t.Figures && i > 0 {
			aligned = `<w:jc w:val="right"/>`
		}
		fmt.Fprintf(out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>%s</w:pPr>%s</w:p></w:tc>`, widths[i], aligned, run(text, bold))
	}
	out.WriteString(`</w:tr>`)
}

// widths are those of the columns in twentieths of a point; together they are the width of the text.
func (t Table) widths() []int {
	shares, sum := t.Widths, 0.0
	if shares == nil {
		shares = make([]float64, len(t.Header))
		for i := range shares {
			shares[i] = 1
		}
	}
	for _, share := range shares {
		sum += share
	}
	widths, left := make([]int, len(shares)), textWidth
	for i, share := range shares {
		widths[i] = int(share / sum * textWidth)
		left -= widths[i]
	}
	widths[0] += left
	return widths
}
