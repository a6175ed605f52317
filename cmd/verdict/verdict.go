// Package verdict writes whether requirements hold, for people and for the
// machines that pass or fail a job.
package verdict

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"headroom/experiments/require"
)

// Formats are the forms in which verdicts can be written.
var Formats = []string{"text", "markdown", "github", "junit"}

// Write writes verdicts in one of [Formats], and before them what moved, if that was
// asked for: of either there may be none. It panics for another format.
func Write(w io.Writer, format string, verdicts []require.Verdict, moved *Moved) error {
	var parts []string
	add := func(ofMoved func(*Moved) string, ofVerdicts func([]require.Verdict) string) {
		if moved != nil {
			parts = append(parts, ofMoved(moved))
		}
		if len(verdicts) > 0 {
			parts = append(parts, ofVerdicts(verdicts))
		}
	}
	between := "\n"
	switch format {
	case "text":
		add((*Moved).plain, plain)
	case "markdown":
		add((*Moved).markdown, markdown)
	case "github":
		add((*Moved).github, github)
		between = ""
	case "junit":
		return junit(w, verdicts, moved)
	default:
		panic(fmt.Sprintf("verdict: there is no format %q", format))
	}
	_, err := io.WriteString(w, strings.Join(parts, between))
	return err
}

// Failed is how many do not hold.
func Failed(verdicts []require.Verdict) int {
	n := 0
	for _, v := range verdicts {
		if !v.Holds {
			n++
		}
	}
	return n
}

// Summary is "2 of 3 requirements do not hold".
func Summary(verdicts []require.Verdict) string {
	if failed := Failed(verdicts); failed > 0 {
		return fmt.Sprintf("%d of %d required conditions %s not hold", failed, len(verdicts), map[bool]string{true: "does", false: "do"}[failed == 1])
	}
	if len(verdicts) == 1 {
		return "the required condition holds"
	}
	return fmt.Sprintf("all %d required conditions hold", len(verdicts))
}

func plain(verdicts []require.Verdict) string {
	var b strings.Builder
	for _, v := range verdicts {
		fmt.Fprintf(&b, "%-6s %s\n", outcome(v), named(v))
		for _, check := range v.Checks {
			fmt.Fprintf(&b, "       %s\n", say(check))
		}
	}
	text := Summary(verdicts)
	return b.String() + strings.ToUpper(text[:1]) + text[1:] + ".\n"
}

func outcome(v require.Verdict) string {
	if v.Holds {
		return "holds"
	}
	return "FAILS"
}

// named is a requirement with where it was judged.
func named(v require.Verdict) string {
	if v.Where == "" {
		return v.Requirement
	}
	return v.Requirement + " (" + v.Where + ")"
}

// say is what a comparison came to: the figure with its interval, and by how
// much it fails, or that it holds without being sure to.
func say(c require.Check) string {
	v := c.Value
	text := fmt.Sprintf("%s: %s", c.Text, figure(v.Estimate))
	if c.Unsure {
		text = fmt.Sprintf("not confidently(%s): %s", c.Text, figure(v.Estimate))
	}
	if v.Low != v.High {
		text += fmt.Sprintf(" (%s to %s)", figure(v.Low), figure(v.High))
	}
	switch inside := v.Low < c.Bound && c.Bound < v.High; {
	case c.Excused:
		text += ", short by " + figure(c.Short) + ", but the other side of an or holds"
	case c.Unsure && c.Holds:
		text += ", not sure"
	case c.Unsure:
		text += ", sure by " + figure(c.Short)
	case !c.Holds && c.Confidently:
		text += ", confidently: short by " + figure(c.Short)
	case !c.Holds:
		text += ", short by " + figure(c.Short)
	case c.Confidently:
		text += ", confidently"
	case inside:
		text += "; by the estimate alone: the interval reaches beyond " + figure(c.Bound)
	}
	return text
}

// fails says that a comparison does not hold and had to.
func fails(c require.Check) bool { return !c.Holds && !c.Excused }

// figure is a number for people: to four figures, whole from a thousand on.
func figure(x float64) string {
	switch {
	case math.IsInf(x, 0):
		return "no bound"
	case math.Abs(x) >= 1000:
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'g', 4, 64)
}

// escapedCell is a text that does not end the cell of a table.
func escapedCell(text string) string { return strings.ReplaceAll(text, "|", "\\|") }

func markdown(verdicts []require.Verdict) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**Headroom: %s.**\n\n| | required | where | came to |\n|---|---|---|---|\n", Summary(verdicts))
	for _, v := range verdicts {
		var said []string
		for _, check := range v.Checks {
			said = append(said, say(check))
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s |\n", outcome(v), escapedCell(v.Requirement), escapedCell(v.Where), escapedCell(strings.Join(said, "; ")))
	}
	return b.String()
}

// What is escaped in workflow commands follows actions/toolkit,
// packages/core/src/command.ts.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// github writes workflow commands, which GitHub shows as annotations.
//
// Source: GitHub Docs, Workflow commands for GitHub Actions.
func github(verdicts []require.Verdict) string {
	var b strings.Builder
	for _, v := range verdicts {
		kind := "notice"
		if !v.Holds {
			kind = "error"
		}
		for _, check := range v.Checks {
			if v.Holds || fails(check) {
				fmt.Fprintf(&b, "::%s title=%s::%s\n", kind, property.Replace("Headroom: "+outcome(v)+" "+named(v)), data.Replace(say(check)))
			}
		}
	}
	return b.String()
}

type suite struct {
	XMLName  xml.Name `xml:"testsuite"`
	Name     string   `xml:"name,attr"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Cases    []test   `xml:"testcase"`
	Out      string   `xml:"system-out,omitempty"`
}

type test struct {
	Class   string   `xml:"classname,attr"`
	Name    string   `xml:"name,attr"`
	Failure *failure `xml:"failure"`
	Out     string   `xml:"system-out,omitempty"`
}

type failure struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// junit writes one test case for each verdict, in the form that build servers
// read, and what moved as what the suite has printed.
func junit(w io.Writer, verdicts []require.Verdict, moved *Moved) error {
	s := suite{Name: "headroom", Tests: len(verdicts), Failures: Failed(verdicts)}
	if moved != nil {
		s.Out = moved.plain()
	}
	for _, v := range verdicts {
		var said, failed []string
		for _, check := range v.Checks {
			said = append(said, say(check))
			if fails(check) {
				failed = append(failed, say(check))
			}
		}
		one := test{Class: "headroom", Name: named(v), Out: strings.Join(said, "\n")}
		if len(failed) > 0 {
			one.Failure = &failure{strings.Join(failed, "; "), strings.Join(said, "\n")}
		}
		s.Cases = append(s.Cases, one)
	}
	text, err := xml.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}
