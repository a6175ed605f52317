package book

import (
	"fmt"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/plots/workbook"
)

// readMe says what the workbook is, how to have the same figures again, and what
// stands in every column of its sheets.
func readMe(r *record.Record, sheets []workbook.Sheet, names []workbook.Name) workbook.Sheet {
	m, w := r.Manifest, r.Summary.Passed
	sheet := workbook.Sheet{Name: "read-me", Title: titleOf(r), Table: workbook.Contents("Contents", sheets)}
	add := func(name, text string) {
		if strings.TrimSpace(text) != "" {
			sheet.Texts = append(sheet.Texts, workbook.TextRow{Name: name, Text: text})
		}
	}
	add("What this is", "The figures of one run of Headroom, a simulation of a council's children's services, as tables and charts. Every figure is what the run wrote into its files; none was typed or worked out again.")
	add("The question", r.Scenario.Question)
	add("Source", w.Source)
	add("Run", fmt.Sprintf("%s: scenario %s, %s of every option in every future, seed %d.", m.RunID, m.Scenario, answer.Runs(m.Runs), m.Seed))
	add("To repeat it", m.Command)
	add("Scenario file", fmt.Sprintf("%s, SHA-256 %s", m.ScenarioFile, m.ScenarioHash))
	add("Versions", versions(m.Versions))
	add("The promise", w.Promise+". "+w.Counts)
	add("Who promised it", r.Summary.Target.Source)
	add("A caseload", w.Caseload)
	add("Simulation error", w.SimulationError)
	add("What we do not know", w.NotKnown)
	add("Which is which", "Columns called low and high are confidence intervals: how well the runs know the figure. Columns called p5 to p97.5 are percentiles over the simulated futures: how much the figure itself may vary.")
	add("Names", "Key figures have names of their own, for formulas: "+listed(names)+".")
	add("What stands where", "The table below lists every column of every sheet. An empty cell: the run could not tell, or it does not apply.")
	return sheet
}

// versions are the program's own and what it was built with.
func versions(of map[string]string) string {
	var parts []string
	for _, name := range []string{"headroom", "model", "commit", "go", "processor"} {
		if of[name] != "" {
			parts = append(parts, name+" "+of[name])
		}
	}
	return strings.Join(parts, ", ")
}

func listed(names []workbook.Name) string {
	var all []string
	for _, name := range names {
		all = append(all, name.Name)
	}
	return strings.Join(all, ", ")
}
