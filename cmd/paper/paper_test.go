package paper

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"headroom/cmd/record"
	"headroom/cmd/record/recordtest"
	"headroom/experiments"
	"headroom/plots/document"
	"headroom/plots/page"
)

// ran is the record of the small run, with some places of its scenario changed.
func ran(t *testing.T, changes ...string) *record.Record {
	t.Helper()
	return recordtest.Read(t, recordtest.Ran(t, experiments.Settings{Runs: 40}, changes...))
}

// inside is a part of the document of a record.
func inside(t *testing.T, r *record.Record, name string) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, nil); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	file, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// words are those of a part, without its markup; they fail the test if it is not
// well formed.
func words(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.CharData:
			b.Write(x)
		case xml.EndElement:
			if x.Name.Local == "p" {
				b.WriteByte('\n')
			}
		case xml.StartElement:
			if x.Name.Local == "script" {
				t.Error("a text brought an element of its own")
			}
		}
	}
}

func TestTheDocumentHasTheWordsOfTheAnswerAndItsPictures(t *testing.T) {
	r := ran(t, "name = \"steady\"\n", "name = \"steady\"\ntitle = \"Nothing changes.\"\n")
	text := inside(t, r, "word/document.xml")
	said := words(t, text)
	for _, part := range []string{r.Summary.Sentence[:60], r.Summary.Passed.Title, r.Scenario.Question, "The options beside each other", "What could go wrong", "Names in the picture. steady: Nothing changes"} {
		if !strings.Contains(said, part) {
			t.Errorf("it does not say %q", part)
		}
	}
	if n := strings.Count(text, "<w:drawing>"); n != 4 {
		t.Errorf("%d pictures, not the fan, the options, spend and the workforce", n)
	}
	if footer := words(t, inside(t, r, "word/footer1.xml")); !strings.Contains(footer, r.RunID()) || !strings.Contains(footer, "Page 1 of 1") {
		t.Errorf("the footer is %q", footer)
	}
}

// Wrong versions, seen to fail: no paragraph kept; every heading on a new page.
func TestAPictureStaysWithWhatSpeaksOfIt(t *testing.T) {
	d, err := Document(ran(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	pages, pictures := []string{}, 0
	for i, block := range d.Blocks {
		switch b := block.(type) {
		case document.Heading:
			if b.NewPage {
				pages = append(pages, b.Text)
			}
		case document.Picture:
			pictures++
			if p, is := d.Blocks[i-1].(document.Paragraph); is && !p.Keep {
				t.Errorf("%q may stand on another page than its picture", p.Text)
			}
		case document.Paragraph:
			if _, is := d.Blocks[i+1].(document.Heading); is && b.Keep {
				t.Errorf("%q is kept with a heading that is not its own", b.Text)
			}
		}
	}
	if len(pages) != 0 || pictures == 0 {
		t.Errorf("without a sweep %q begin a page, with %d pictures", pages, pictures)
	}
	swept := page.Section{Blocks: []page.Block{{Text: "Find the value."}, {Figure: &page.Figure{}}}}
	if !pictured(swept) || pictured(page.Section{Blocks: []page.Block{{Text: "a"}, {Text: "b"}, {Figure: &page.Figure{}}}}) {
		t.Error("a section with a picture at its head begins a page, one with a picture further down does not")
	}
}

func TestAHostileScenarioIsText(t *testing.T) {
	r := ran(t, `title = "A small service"`, `title = "</w:t><w:script>&"`, `question = "Do two`, `question = "<script>Do two`)
	said := words(t, inside(t, r, "word/document.xml"))
	if !strings.Contains(said, "</w:t><w:script>&") || !strings.Contains(said, "<script>Do two") {
		t.Error("the title or the question is not there as it was written")
	}
}

func TestATableBehindAPictureIsThatOfTheFirstFuture(t *testing.T) {
	got := inFirst(page.Table{Caption: "Spend", Head: []string{"Year", "Future", "Grant"}, Rows: [][]string{{"1", "no fall.", "10"}, {"2", "no fall.", "20"}, {"1", "fall", "30"}}})
	if got.Caption != "Spend. no fall" || len(got.Head) != 2 || len(got.Rows) != 2 || got.Rows[1][1] != "20" {
		t.Errorf("the table is %+v", got)
	}
	whole := page.Table{Caption: "c", Head: []string{"a"}, Rows: [][]string{{"1"}}}
	if got := inFirst(whole); got.Caption != "c" || len(got.Rows) != 1 {
		t.Errorf("a table without futures became %+v", got)
	}
}
