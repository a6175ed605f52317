package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/models/scenario"
)

func newCheckCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check SCENARIO",
		Short: "check a scenario: faults, what it rests on, and what its inputs say of each other",
		Long: "Check reads a scenario without simulating it. It lists every fault at once, with file, line and column; or, if\n" +
			"there are none, the register of assumptions and the contradictions between inputs.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("check takes one scenario: a shipped name (%s) or a file", strings.Join(scenario.Shipped(), ", "))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, _, err := readScenario(args[0])
			if err != nil {
				return err
			}
			if err := experiments.Check(s, experiments.Settings{Runs: 1}); err != nil {
				return usageError{err}
			}
			if asJSON {
				return writeCheckJSON(cmd, s)
			}
			var page bytes.Buffer
			writeCheck(&page, s)
			_, err = page.WriteTo(cmd.OutOrStdout())
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the register and the contradictions as JSON")
	return cmd
}

func writeCheck(out *bytes.Buffer, s *scenario.Scenario) {
	register := s.Register()
	chosen := 0
	for _, a := range register {
		if a.Quality == "chosen" {
			chosen++
		}
	}
	fmt.Fprintf(out, "%s\n%s\n\nNo faults. %s on which the answer rests, and %s that the options choose.\n\nRegister of assumptions\n\n",
		s.Title, s.Question, counted(len(register)-chosen, "input"), counted(chosen, "number"))
	t := newRegister("assumption", "value", "range", "unit", "quality", "source")
	t.SetColumnConfigs([]table.ColumnConfig{
		{Number: 1, WidthMax: 38}, {Number: 2, WidthMax: 20}, {Number: 3, WidthMax: 18}, {Number: 4, WidthMax: 16, WidthMaxEnforcer: text.WrapSoft}, {Number: 6, WidthMax: 40, WidthMaxEnforcer: text.WrapSoft},
	})
	for _, a := range register {
		key := a.Key
		switch {
		case a.Option != "":
			key += " (option " + a.Option + ")"
		case a.Future != "":
			key += " (future " + a.Future + ")"
		}
		t.AppendRow(table.Row{key, a.Value, a.Range, a.Unit, a.Quality, a.Source})
	}
	fmt.Fprintln(out, t.Render())
	fmt.Fprint(out, "\nThe range is the 10th to the 90th percentile. \"default\": the file is silent and Headroom's own figure stands;\n"+
		"\"derived\": worked out from the other inputs; \"chosen\": what an option does.\n")
	writeDefaults(out, s)
	fmt.Fprint(out, "\nWhat the inputs say of each other\n\n")
	for _, text := range answer.Implied(s) {
		fmt.Fprintln(out, text)
	}
	unsaid := scenario.Unsaid(s)
	contradictions := slices.DeleteFunc(scenario.Contradictions(s), func(w scenario.Warning) bool { return slices.Contains(unsaid, w) })
	writeWarnings(out, "Contradictions", contradictions)
	writeWarnings(out, "Not said in the scenario", unsaid)
}

func writeWarnings(out *bytes.Buffer, title string, warnings []scenario.Warning) {
	if len(warnings) == 0 {
		fmt.Fprintf(out, "\n%s: none found.\n", title)
		return
	}
	fmt.Fprintf(out, "\n%s:\n\n", title)
	for _, w := range warnings {
		fmt.Fprintf(out, "%s\n  %s.\n  Remedy: %s.\n", w.Key, w.Text, w.Remedy)
	}
}

// writeDefaults lists the words, names and bare numbers that the file leaves to
// Headroom, which are no rows of the register.
func writeDefaults(out *bytes.Buffer, s *scenario.Scenario) {
	defaults := s.Defaults()
	if len(defaults) == 0 {
		return
	}
	fmt.Fprintf(out, "\nWords, names and counts that the file leaves to Headroom's own default\n\n")
	t := newRegister("key", "value", "unit", "what it is")
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMax: 38}, {Number: 4, WidthMax: 70, WidthMaxEnforcer: text.WrapSoft}})
	for _, d := range defaults {
		t.AppendRow(table.Row{d.Key, d.Value, d.Unit, d.Name})
	}
	fmt.Fprintln(out, t.Render())
}

// newRegister is a table of the page without frame.
func newRegister(header ...any) table.Writer {
	t := table.NewWriter()
	style := table.StyleLight
	style.Options.DrawBorder, style.Options.SeparateColumns = false, false
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	t.SetStyle(style)
	t.AppendHeader(table.Row(header))
	return t
}

func writeCheckJSON(cmd *cobra.Command, s *scenario.Scenario) error {
	type row struct {
		Key     string `json:"key"`
		Name    string `json:"name"`
		Value   string `json:"value"`
		Range   string `json:"range,omitempty"`
		Unit    string `json:"unit,omitempty"`
		Source  string `json:"source,omitempty"`
		Quality string `json:"quality"`
		Option  string `json:"option,omitempty"`
		Future  string `json:"future,omitempty"`
	}
	type silent struct {
		Key   string `json:"key"`
		Name  string `json:"name"`
		Value string `json:"value"`
		Unit  string `json:"unit,omitempty"`
	}
	type warning struct {
		Key    string `json:"key"`
		Text   string `json:"text"`
		Remedy string `json:"remedy"`
	}
	out := struct {
		Scenario       string    `json:"scenario"`
		Register       []row     `json:"register"`
		Defaults       []silent  `json:"defaults"` // words, names and counts that the file leaves to Headroom
		Contradictions []warning `json:"contradictions"`
	}{s.Name, []row{}, []silent{}, []warning{}}
	for _, a := range s.Register() {
		out.Register = append(out.Register, row{a.Key, a.Name, a.Value, a.Range, a.Unit, a.Source, a.Quality, a.Option, a.Future})
	}
	for _, d := range s.Defaults() {
		out.Defaults = append(out.Defaults, silent{d.Key, d.Name, d.Value, d.Unit})
	}
	for _, w := range scenario.Contradictions(s) {
		out.Contradictions = append(out.Contradictions, warning{w.Key, w.Text, w.Remedy})
	}
	encoder := json.NewEncoder(cmd.OutOrStdout())
	encoder.SetIndent("", " ")
	return encoder.Encode(out)
}
