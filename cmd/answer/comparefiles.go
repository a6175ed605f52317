package answer

import (
	"fmt"

	comparison "headroom/experiments/compare"
	"headroom/models/scenario"
)

// mostUnlikes is how many keys of a file the page lists: the JSON has all.
const mostUnlikes = 20

// unlike says what each file does not have as the first one has it.
func unlike(r *comparison.Result) string {
	text := ""
	for _, file := range r.Files[1:] {
		unlikes := scenario.Unlikes(r.Files[0].Scenario, file.Scenario)
		text += "\n" + heading(fmt.Sprintf("What differs between %s and %s", r.Files[0].Name, file.Name)) + "\n"
		if len(unlikes) == 0 {
			text += "Nothing: no key has another value.\n"
			continue
		}
		t := newTable()
		t.AppendHeader(row("key", r.Files[0].Name, file.Name))
		for _, u := range unlikes[:min(mostUnlikes, len(unlikes))] {
			t.AppendRow(row(u.Key, shortened(u.A), shortened(u.B)))
		}
		text += render(t)
		if more := len(unlikes) - mostUnlikes; more > 0 {
			text += fmt.Sprintf("... and %s more: --json lists them all\n", plural(more, "key"))
		}
	}
	return text
}

// shortened is a value that fits in a table.
func shortened(text string) string {
	const longest = 30
	if letters := []rune(text); len(letters) > longest {
		return string(letters[:longest-3]) + "..."
	}
	return text
}

// filesNotes are what is to be minded of files beside what is of options.
func filesNotes(r *comparison.Result) []string {
	notes := []string{"The files are run with the same seed and replication numbers. What has the same name in two files has the same luck in both; what is named otherwise has luck of its own, which makes a difference less sure, and no interval wrong."}
	if left := r.LeftOut(); len(left) > 0 {
		notes = append(notes, fmt.Sprintf("Left out: the future %s, which is not asked for, or not in every file. A future is compared by its name; what it sets may differ, and is listed above.", list(left)))
	}
	return notes
}
