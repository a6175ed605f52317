package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
)

// picture is a PNG of a size.
func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// hostile is a text that would end an element, an attribute and a line, with a character that XML forbids.
const hostile = "</w:t><w:script>\"'&\n\x01 ü £"

// paper has a block of every kind, each with a hostile text.
func paper(t *testing.T) Document {
	return Document{
		Title: "Paper " + hostile, Footer: "run " + hostile,
		Blocks: []Block{
			Lead("lead " + hostile),
			Heading{Level: 1, Text: "first " + hostile},
			Paragraph{Bold: "bold " + hostile, Text: "text " + hostile},
			Heading{Level: 2, Text: "second"},
			Bullets{"one " + hostile, "two"},
			Note("note " + hostile),
			Table{Caption: "caption " + hostile, Header: []string{"option", "of 100"}, Rows: [][]string{{"cell " + hostile, "15"}, {"hold", "40"}}, Widths: []float64{3, 1}},
			Picture{PNG: picture(t, 1600, 900), Description: "alt " + hostile},
			Picture{PNG: picture(t, 500, 1000), Description: "second"},
		},
	}
}

func write(t *testing.T, d Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parts are the files in a document by name.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		found[file.Name] = string(content)
	}
	return found
}

// elements are the starts of elements of a part, with their attributes; they fail the test if it is not well formed.
func elements(t *testing.T, text string) []xml.StartElement {
	t.Helper()
	var found []xml.StartElement
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatalf("%v in %.200s", err, text)
		}
		if start, is := token.(xml.StartElement); is {
			found = append(found, start.Copy())
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func TestEveryPartIsWellFormedAndIsDeclaredAndHoldsNoElementOfATextsOwn(t *testing.T) {
	found := parts(t, write(t, paper(t)))
	types := found["[Content_Types].xml"]
	for name, text := range found {
		if strings.HasSuffix(name, ".png") {
			continue
		}
		for _, e := range elements(t, text) {
			if e.Name.Local == "script" {
				t.Errorf("%s holds an element that a text brought", name)
			}
		}
		if strings.HasPrefix(name, "word/") && !strings.HasSuffix(name, ".rels") && !strings.Contains(types, `PartName="/`+name+`"`) {
			t.Errorf("the type of %s is not declared", name)
		}
	}
	for _, relation := range elements(t, found["word/_rels/document.xml.rels"])[1:] {
		if _, there := found["word/"+attribute(relation, "Target")]; !there {
			t.Errorf("nothing is at %s", attribute(relation, "Target"))
		}
	}
	wanted := strings.ReplaceAll(strings.ReplaceAll(hostile, "\n", " "), "\x01", "�")
	for _, place := range []string{"Paper ", "lead ", "first ", "bold ", "text ", "one ", "note ", "cell "} {
		if !strings.Contains(spoken(t, found["word/document.xml"]), place+wanted) {
			t.Errorf("the text %q is not kept as it was", place)
		}
	}
}

// spoken is all text of a part.
func spoken(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if err != nil {
			return b.String()
		}
		if data, is := token.(xml.CharData); is {
			b.Write(data)
		}
	}
}

func TestEveryStyleThatIsUsedIsInTheTemplate(t *testing.T) {
	found := parts(t, write(t, paper(t)))
	styles := map[string]string{}
	id := ""
	for _, e := range elements(t, found["word/styles.xml"]) {
		switch e.Name.Local {
		case "style":
			id = attribute(e, "styleId")
		case "name":
			styles[id] = attribute(e, "val")
		}
	}
	used := 0
	for _, name := range []string{"word/document.xml", "word/footer1.xml"} {
		for _, e := range elements(t, found[name]) {
			if e.Name.Local == "pStyle" || e.Name.Local == "tblStyle" {
				used++
				if styles[attribute(e, "val")] == "" {
					t.Errorf("there is no style %q", attribute(e, "val"))
				}
			}
		}
	}
	if used == 0 {
		t.Error("no style is used")
	}
	if styles["Heading1"] != "heading 1" || styles["Heading2"] != "heading 2" || styles["Title"] != "Title" {
		t.Error("headings are not Word's own: a screen reader would not know them")
	}
}

func TestAPictureHasItsDescriptionAndKeepsItsProportions(t *testing.T) {
	var described []string
	for _, e := range elements(t, parts(t, write(t, paper(t)))["word/document.xml"]) {
		if e.Name.Local == "docPr" {
			described = append(described, attribute(e, "descr"))
		}
	}
	if len(described) != 2 || !strings.HasPrefix(described[0], "alt </w:t>") {
		t.Errorf("the descriptions are %q", described)
	}
	for _, c := range []struct{ width, height, wantWidth, wantHeight int }{
		{1600, 900, widest, widest * 9 / 16},
		{500, 1000, tallest / 2, tallest},
	} {
		width, height := Picture{PNG: picture(t, c.width, c.height)}.size()
		if abs(width-c.wantWidth) > 1 || abs(height-c.wantHeight) > 1 {
			t.Errorf("%d by %d is drawn %d by %d, not %d by %d", c.width, c.height, width, height, c.wantWidth, c.wantHeight)
		}
	}
}

func abs(x int) int { return max(x, -x) }

func TestATableHasAHeaderRowThatIsRepeatedAndFillsTheWidth(t *testing.T) {
	text := parts(t, write(t, paper(t)))["word/document.xml"]
	headers, width := 0, 0
	for _, e := range elements(t, text) {
		switch e.Name.Local {
		case "tblHeader":
			headers++
		case "gridCol":
			var column int
			fmt.Sscan(attribute(e, "w"), &column)
			width += column
		}
	}
	if headers != 1 || width != textWidth {
		t.Errorf("%d header rows, and columns of %d where the text is %d wide", headers, width, textWidth)
	}
	if header, row := strings.Index(text, "tblHeader"), strings.Index(text, ">option<"); header > row {
		t.Error("the row marked as the header is not the first")
	}
}

func TestAColumnIsAsWideAsItsLongestWordWantsAndFiguresStandAtTheRight(t *testing.T) {
	table := Table{
		Caption: "c", Header: []string{"option", "establishment", "of 100", "in words"},
		Rows: [][]string{{"hold", "-1,000", "0 (under 1.5)", "likely"}, {"taper", "none: all others are held against it", "58", "2 words"}, {"none", "£12", "<1", "remote"}},
	}
	widths := table.widths()
	if widths[1] <= widths[0] || widths[0]+widths[1]+widths[2]+widths[3] != textWidth {
		t.Errorf("the widths are %v", widths)
	}
	if got, want := fmt.Sprint(table.figures()), fmt.Sprint([]bool{false, true, true, false}); got != want {
		t.Errorf("figures are in %s, not %s", got, want)
	}
}

func TestTheSameDataGiveTheSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, paper(t)), write(t, paper(t))) {
		t.Error("two documents of the same data differ")
	}
}

func TestWhatCannotBeSetIsRefusedAndNothingIsWritten(t *testing.T) {
	for want, d := range map[string]Document{
		"no title":                     {},
		"level 3":                      {Title: "t", Blocks: []Block{Heading{Level: 3, Text: "deep"}}},
		"a heading is empty":           {Title: "t", Blocks: []Block{Heading{Level: 1, Text: " "}}},
		"block 2: a lead is empty":     {Title: "t", Blocks: []Block{Note("n"), Lead("")}},
		"a paragraph is empty":         {Title: "t", Blocks: []Block{Paragraph{}}},
		"a note is empty":              {Title: "t", Blocks: []Block{Note("\n")}},
		"the list is empty":            {Title: "t", Blocks: []Block{Bullets{}}},
		"a point of a list is empty":   {Title: "t", Blocks: []Block{Bullets{"a", ""}}},
		"a caption is empty":           {Title: "t", Blocks: []Block{Table{}}},
		"has no columns":               {Title: "t", Blocks: []Block{Table{Caption: "c"}}},
		"row 1 has 1 cells where 2":    {Title: "t", Blocks: []Block{Table{Caption: "c", Header: []string{"a", "b"}, Rows: [][]string{{"x"}}}}},
		"1 widths for 2 columns":       {Title: "t", Blocks: []Block{Table{Caption: "c", Header: []string{"a", "b"}, Widths: []float64{1}}}},
		"a number above 0":             {Title: "t", Blocks: []Block{Table{Caption: "c", Header: []string{"a"}, Widths: []float64{0}}}},
		"description of a picture":     {Title: "t", Blocks: []Block{Picture{PNG: picture(t, 1, 1)}}},
		"a picture: unexpected EOF":    {Title: "t", Blocks: []Block{Picture{PNG: []byte{}, Description: "d"}}},
		"a picture: png: invalid form": {Title: "t", Blocks: []Block{Picture{PNG: []byte("not a picture"), Description: "d"}}},
	} {
		var b bytes.Buffer
		err := d.Write(&b)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, not about %q", err, want)
		}
		if b.Len() > 0 {
			t.Errorf("%d bytes were written beside the error %v", b.Len(), err)
		}
	}
}

// Names of options are joined by hyphens, after which a line may end. Wrong version,
// seen to fail: a name as one word, so that eight columns had no room for a figure.
func TestColumnsNamedWithHyphensLeaveRoomForTheirFigures(t *testing.T) {
	table := Table{
		Caption: "c", Header: []string{"Team", "First day", "none", "early-help-works", "early-help-cut", "families-first-ends", "keep-experienced", "agency-refused"},
		Rows: [][]string{{"Assessment", "18.0", "18.0", "17.5", "20.5", "19.9", "18.2", "20.1"}, {"Locality", "18.0", "18.1", "18.0", "18.4", "18.3", "18.2", "19.7"}},
	}
	_, line := table.style()
	for i, width := range table.widths() {
		letters := line * float64(width) / textWidth
		for _, row := range table.Rows {
			if need := 1.1*float64(len(row[i])) + 1; letters < need {
				t.Errorf("column %q has room for %.1f letters, and %q wants %.1f", table.Header[i], letters, row[i], need)
			}
		}
	}
}
