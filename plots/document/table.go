package document

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// textWidth is the width between the margins of section, in twentieths of a point.
const textWidth = 11906 - 2*1134

// A Table is a table with a header row. Columns of figures stand at the right; a column is one if most of its cells are
// figures. A short table stays on one page.
type Table struct {
	Caption string // above it, and for screen readers; required
	Header  []string
	Rows    [][]string // each as long as Header
	Widths  []float64  // of the columns, in proportion; nil: by what stands in them
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
	figures := t.figures()
	t.row(out, widths, figures, t.Header, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, true, true)
	for i, row := range t.Rows {
		t.row(out, widths, figures, row, `<w:trPr><w:cantSplit/></w:trPr>`, false, len(t.Rows) <= shortTable && i < len(t.Rows)-1)
	}
	out.WriteString(`</w:tbl>`)
	b.paragraph("Note", "") // Word wants a paragraph between a table and what follows
}

// longestFigure is how long a figure is at most, in letters, with its interval: "100 (over 99.6)".
const longestFigure = 16

// shortTable is how many rows a table has at most that is kept on one page.
const shortTable = 12

func (t Table) row(out *strings.Builder, widths []int, figures []bool, cells []string, properties string, bold, keep bool) {
	out.WriteString(`<w:tr>` + properties)
	style, _ := t.style()
	for i, text := range cells {
		how := ""
		if keep {
			how += `<w:keepNext/>`
		}
		if figures[i] {
			how += `<w:jc w:val="right"/>`
		}
		fmt.Fprintf(out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p></w:tc>`, widths[i], style, how, run(text, bold))
	}
	out.WriteString(`</w:tr>`)
}

// figures says of each column whether most of its cells are figures: they begin with a digit, or with a sign and a
// digit.
func (t Table) figures() []bool {
	figures := make([]bool, len(t.Header))
	for column := range t.Header {
		are, all := 0, 0
		for _, row := range t.Rows {
			if row[column] == "" {
				continue
			}
			all++
			rest := strings.TrimLeft(row[column], "+-−<>£")
			if rest != "" && rest[0] >= '0' && rest[0] <= '9' && len(rest) <= longestFigure {
				are++
			}
		}
		figures[column] = column > 0 && 2*are > all
	}
	return figures
}

// manyColumns is from how many columns on a table is set in smaller letters.
const manyColumns = 6

// style is the paragraph style of the cells, and how many of its letters stand beside each other on the page.
func (t Table) style() (name string, letters float64) {
	if len(t.Header) >= manyColumns {
		return "SmallCell", 112
	}
	return "Cell", 98
}

// shares are the widths of the columns in proportion. By what stands in them, each has room for its longest word, and what
// is left goes to those with longer texts.
func (t Table) shares() []float64 {
	if t.Widths != nil {
		return t.Widths
	}
	least, more := make([]float64, len(t.Header)), make([]float64, len(t.Header))
	sumLeast, sumMore := 0.0, 0.0
	figures := t.figures()
	for column, title := range t.Header {
		cells := []string{title}
		for _, row := range t.Rows {
			cells = append(cells, row[column])
		}
		word, longest, letters := 0, 0, 0
		for i, text := range cells {
			n := utf8.RuneCountInString(text)
			letters, longest = letters+n, max(longest, n)
			if figures[column] && i > 0 && n <= longestFigure {
				word = max(word, n) // a figure and its interval stay on one line
			}
			for w := range strings.FieldsSeq(strings.ReplaceAll(text, "-", "- ")) { // a line may end after a hyphen
				word = max(word, utf8.RuneCountInString(w))
			}
		}
		least[column] = 1.1*float64(word) + 1.5 // the header is bold, and a cell has margins
		wanted := math.Max(math.Min(float64(letters)/float64(len(cells)), 30), math.Min(float64(longest)/3, 20))
		more[column] = math.Max(wanted-least[column], 1)
		sumLeast, sumMore = sumLeast+least[column], sumMore+more[column]
	}
	_, line := t.style()
	scale := math.Min(1, math.Max(0, line-sumLeast)/sumMore)
	shares := make([]float64, len(t.Header))
	for column := range shares {
		shares[column] = least[column] + scale*more[column]
	}
	return shares
}

// widths are those of the columns in twentieths of a point; together they are the width of the text.
func (t Table) widths() []int {
	shares, sum := t.shares(), 0.0
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
