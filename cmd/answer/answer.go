package answer

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"headroom/experiments"
	"headroom/models/scenario"
)

// Width is how wide the page is, in letters.
const Width = 100

// A Page is what an answer is written from.
type Page struct {
	Result  *experiments.Result
	Command string   // that repeats the run
	Files   []string // that were written; none: no folder was asked for
	Folder  string   // where they are; empty: beside the page itself
}

// Words are what the page says in sentences, for machines to pass on.
type Words struct {
	Headline       string     `json:"headline"` // the option that the sentence is about
	Sentence       string     `json:"sentence"`
	Rivals         string     `json:"rivals"`
	OutOfStep      string     `json:"out_of_step"` // empty: the start agrees with the inputs
	Notes          []string   `json:"notes"`
	Contradictions []Conflict `json:"contradictions"`
	Passed         Passed     `json:"words"`
}

// A Conflict is something that the inputs imply about each other which is not
// so.
type Conflict struct {
	Key    string `json:"key"`
	Text   string `json:"text"`
	Remedy string `json:"remedy"`
}

// WordsOf are the words about a result and its summary.
func WordsOf(r *experiments.Result, s *experiments.Summary) Words {
	head := Headline(r)
	words := Words{
		Headline: head, Sentence: Sentence(r, head), Rivals: rivals(s, r, head), OutOfStep: outOfStep(r.Scenario),
		Notes: append([]string{}, Page{Result: r}.notes(s, head)...), Contradictions: []Conflict{},
		Passed: passedOn(r, s),
	}
	for _, w := range scenario.Contradictions(r.Scenario) {
		words.Contradictions = append(words.Contradictions, Conflict{w.Key, w.Text, w.Remedy})
	}
	return words
}

// Write writes the answer.
func Write(w io.Writer, p Page) error {
	s := p.Result.Summary()
	head := Headline(p.Result)
	var b strings.Builder
	section := func(title string, parts ...string) {
		b.WriteString("\n" + heading(title) + "\n")
		for _, part := range parts {
			if part != "" {
				b.WriteString(strings.TrimRight(part, "\n") + "\n")
			}
		}
	}
	b.WriteString(p.Result.Scenario.Title + "\n\n")
	if text := hardlyKnown(s); text != "" {
		b.WriteString(fold(text, "", Width) + "\n\n")
	}
	b.WriteString(fold(Sentence(p.Result, head), "", Width) + "\n" + fold(p.sentenceError(s, head), "", Width) + "\n\n")
	if text := rivals(s, p.Result, head); text != "" {
		b.WriteString(fold(text, "", Width) + "\n\n")
	}
	if text := outOfStep(p.Result.Scenario); text != "" {
		b.WriteString(fold(text, "", Width) + "\n\n")
	}
	b.WriteString(p.howSure(s, head))
	section("Chance of keeping the promise, of 100 runs (95% confidence interval)", p.grid(s), p.spans(s), p.waits(s), p.elasticityZero(s), p.futures(), p.choices(s, head))
	if text := p.drivers(head); text != "" {
		section("What the answer hangs on: "+head, text)
	}
	section("The same promise, read in other ways: "+head, p.readings(s, head), p.readingsNote(s, head))
	section(capital(subject(p.Result))+": "+head, p.caseloads(s, head), p.people())
	if len(p.Result.Scenario.Money.Grant) > 0 || len(p.Result.Options) > 1 {
		section("Money, extra to \""+p.Result.Scenario.Baseline+"\", in pounds: "+head, p.money(s, head), p.moneyNote(s, head), p.optionsMoney(s), p.bought(s), p.conversions(s))
	}
	if text := p.teams(head); text != "" {
		section("Team by team: "+head, text)
	}
	if text := p.carried(head); text != "" {
		section("Who carries the work: "+head, text)
	}
	if text := p.service(s, head); text != "" {
		section("Work, time limits and changes of worker: "+head, text)
	}
	if text := p.posts(s, head); text != "" {
		section("How posts were lost", text)
	}
	section("What the answer rests on", p.restsOn())
	if notes := p.notes(s, head); len(notes) > 0 {
		bullets := ""
		for _, note := range notes {
			bullets += bullet(note)
		}
		section("Notes", bullets)
	}
	section("Files, and how to repeat this", p.files())
	_, err := io.WriteString(w, b.String())
	return err
}

// heading is the title of a section, in a rule of the page's width.
func heading(title string) string {
	return "── " + title + " " + strings.Repeat("─", max(Width-4-len([]rune(title)), 2))
}

// hang is a name, and a text beside it that hangs indented.
func hang(name, text string, indent int) string {
	if len([]rune(name)) >= indent { // too long to stand beside the text
		return name + "\n" + fold(text, strings.Repeat(" ", indent), Width) + "\n"
	}
	folded := fold(text, strings.Repeat(" ", indent), Width)
	return name + folded[len([]rune(name)):] + "\n"
}

// newTable is a table in the house style.
func newTable() table.Writer {
	t := table.NewWriter()
	style := table.StyleLight
	style.Options.DrawBorder = false
	style.Options.SeparateColumns = false
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	t.SetStyle(style)
	return t
}

// render is a table as lines without blanks at their ends, with its rules as
// long as its longest line.
func render(t table.Writer) string {
	lines := strings.Split(t.Render(), "\n")
	longest := 0
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
		if !strings.HasPrefix(line, "─") {
			longest = max(longest, len([]rune(lines[i])))
		}
	}
	for i, line := range lines {
		if strings.HasPrefix(line, "─") {
			lines[i] = strings.Repeat("─", longest)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// row is a row of a table: a name and what stands beside it.
func row(name string, beside ...string) table.Row {
	r := table.Row{name}
	for _, text := range beside {
		r = append(r, text)
	}
	return r
}

func find(s *experiments.Summary, option, future string) *experiments.CellSummary {
	for i := range s.Cells {
		if s.Cells[i].Option == option && s.Cells[i].Future == future {
			return &s.Cells[i]
		}
	}
	return nil
}

// restsOn counts the assumptions by quality.
func (p Page) restsOn() string {
	counts := map[string]int{}
	total := 0
	for _, a := range p.Result.Scenario.Register() {
		if a.Quality == "chosen" {
			continue
		}
		counts[a.Quality]++
		total++
	}
	var parts []string
	for _, quality := range []string{"published", "local", "expert", "assumed", "derived", "default", "not said"} {
		if counts[quality] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[quality], quality))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", fold(fmt.Sprintf("%d inputs, beside what the options choose: %s. `headroom check %s` lists each with its value, range, unit and source. What the inputs imply about each other:",
		total, list(parts), p.word()), "", Width))
	for _, text := range Implied(p.Result.Scenario) {
		b.WriteString(bullet(text))
	}
	for _, w := range scenario.Contradictions(p.Result.Scenario) {
		b.WriteString(bullet(fmt.Sprintf("%s: %s. Remedy: %s.", w.Key, capital(w.Text), w.Remedy)))
	}
	return b.String()
}

// word is what the command names the scenario by: its name, or the path of a file.
func (p Page) word() string {
	if rest, found := strings.CutPrefix(p.Command, "headroom run "); found {
		word, _, _ := strings.Cut(rest, " --")
		return word
	}
	return p.Result.Scenario.Name
}

func bullet(text string) string {
	folded := fold(text, "  ", Width)
	return "-" + folded[1:] + "\n"
}

func (p Page) files() string {
	if len(p.Files) == 0 {
		return fold("No files were written; add --out DIR for the charts, every week's figures (weekly.csv), summary.json and a manifest.", "", Width) +
			"\nRepeat: " + p.Command
	}
	where := "In this folder"
	if p.Folder != "" {
		where = "In " + p.Folder
	}
	var files, charts []string
	for _, name := range slices.Sorted(slices.Values(p.Files)) {
		if chart, is := strings.CutSuffix(name, ".svg"); is {
			charts = append(charts, chart)
		} else if !strings.HasSuffix(name, ".png") && !strings.HasSuffix(name, ".pdf") {
			files = append(files, name)
		}
	}
	return fold(fmt.Sprintf("%s: %s; and as .png, .svg and .pdf %s.", where, list(files), list(charts)), "", Width) + "\nRepeat: " + p.Command
}
