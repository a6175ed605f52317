// Package recordtest makes a small run's folder for the tests of what is made from
// one.
package recordtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headroom/cmd/answer"
	"headroom/cmd/output"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/models/scenario"
)

// Ran runs the small scenario of the tests of experiments, with some places of its
// text changed (what was, what is to be, and so on), and gives the folder with its
// files. The scenario is found from a package two folders below the root.
func Ran(t *testing.T, settings experiments.Settings, changes ...string) (folder string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer(changes...).Replace(string(data))
	s, faults := scenario.Read("small.toml", []byte(text), nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	settings.Seed = 1
	result, err := experiments.Run(t.Context(), s, settings)
	if err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	out, err := output.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	page := answer.Page{Result: result, Command: "headroom run small.toml", Folder: folder}
	if err := output.Write(out, &page, output.Source{Name: "small.toml", Data: []byte(text)}); err != nil {
		t.Fatal(err)
	}
	return folder
}

// Read is the record in a folder.
func Read(t *testing.T, folder string) *record.Record {
	t.Helper()
	r, err := record.Read(folder)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
