package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"headroom/cmd/output"
	"headroom/models/scenario"
)

// readScenario reads a shipped scenario by its name, or a file.
func readScenario(name string) (*scenario.Scenario, output.Source, error) {
	source, beside, err := findScenario(name)
	if err != nil {
		return nil, source, err
	}
	s, faults := scenario.Read(source.Name, source.Data, beside)
	if len(faults) > 0 {
		return nil, source, faults
	}
	return s, source, nil
}

// findScenario finds a shipped scenario by its name, or a file, and the folder
// that holds it. A file in the way of a shipped name must be given with a path,
// such as ./bromley.
func findScenario(name string) (source output.Source, beside fs.FS, err error) {
	source = output.Source{Name: name}
	if slices.Contains(scenario.Shipped(), name) {
		source.Data = scenario.ShippedSource(name)
		source.Name += ".toml"
		return source, scenario.ShippedFolder(), nil
	}
	data, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, "./\\"):
		_, err = scenario.Choose("scenario", []string{name}, scenario.Shipped())
		if _, there := os.Stat(name + ".toml"); there == nil {
			return source, nil, usage("%w; or do you mean the file %s.toml?", err, name)
		}
		return source, nil, usage("%w; or give the path of a file", err)
	case err != nil:
		return source, nil, usage("scenario: %w", err)
	}
	source.Data = data
	return source, os.DirFS(filepath.Dir(name)), nil
}

// quoted is a word as a shell takes it.
func quoted(word string) string {
	plain := func(letter rune) bool {
		return unicode.IsLetter(letter) || unicode.IsDigit(letter) || strings.ContainsRune("-_./:@%+=,", letter)
	}
	if word == "" || strings.ContainsFunc(word, func(letter rune) bool { return !plain(letter) }) {
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return word
}

// counted is "1 fault" or "3 faults".
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
