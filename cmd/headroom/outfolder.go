package main

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"headroom/cmd/output"
	"headroom/models/scenario"
)

// openOut opens the folder for the answer, with copies of what lies beside the
// scenarios; nil if there is to be none.
func openOut(out string, scenarios ...*scenario.Scenario) (*output.Folder, error) {
	if out == "" {
		return nil, nil
	}
	var beside []string
	for _, s := range scenarios {
		for _, file := range s.Attachments() {
			beside = append(beside, path.Base(file.Name))
		}
	}
	folder, err := output.Open(out, beside...)
	return folder, inTheWay("--out ", err)
}

// inTheWay makes a fault of the command line of somebody's own files in a folder.
func inTheWay(flag string, err error) error {
	var taken *output.Taken
	if errors.As(err, &taken) {
		return usage("%s%w", flag, err)
	}
	return err
}

// sayReplaced says what an answer has replaced in its folder: an answer of another
// scenario or verb, or what was made from an earlier one and is not made again.
func sayReplaced(say io.Writer, out string, folder *output.Folder, again ...string) {
	if folder == nil {
		return
	}
	r := folder.Replaced()
	if r.Earlier == nil || r.By == nil {
		return
	}
	if r.Earlier.Scenario != r.By.Scenario || verb(r.Earlier.Command) != verb(r.By.Command) {
		fmt.Fprintf(say, "Replaced in %s: the %s of `%s`.\n", out, counted(r.Files, "file"), r.Earlier.Command)
		return
	}
	var gone []string
	for _, name := range r.Gone {
		if _, product := r.Earlier.Products[name]; product && !slices.Contains(again, name) {
			gone = append(gone, name)
		}
	}
	if len(gone) > 0 {
		fmt.Fprintf(say, "Removed from %s: %s, made from the answer that was there before.\n", out, strings.Join(gone, ", "))
	}
}

// verb is the second word of a command: run, sweep or compare.
func verb(command string) string {
	words := strings.Fields(command)
	if len(words) < 2 {
		return ""
	}
	return words[1]
}
