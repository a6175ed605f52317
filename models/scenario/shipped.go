package scenario

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// The scenarios and the files beside them that they name.
//
//go:embed shipped
var shippedFiles embed.FS

// Shipped lists the names of the scenarios inside the program, in order of
// the alphabet.
func Shipped() []string {
	entries, err := shippedFiles.ReadDir("shipped")
	if err != nil {
		panic(fmt.Sprintf("scenario: the shipped scenarios cannot be listed: %v", err))
	}
	var names []string
	for _, entry := range entries {
		if name, isScenario := strings.CutSuffix(entry.Name(), ".toml"); isScenario {
			names = append(names, name)
		}
	}
	slices.Sort(names) // the folder's order is that of "bcp-advice.toml" and "bcp.toml"
	return names
}

// ShippedFolder is the folder in which the shipped scenarios and the files
// that they name lie beside each other.
func ShippedFolder() fs.FS {
	folder, err := fs.Sub(shippedFiles, "shipped")
	if err != nil {
		panic(fmt.Sprintf("scenario: the shipped scenarios cannot be opened: %v", err))
	}
	return folder
}

// ShippedSource is the text of a shipped scenario. It panics for a name that
// Shipped does not list.
func ShippedSource(name string) []byte {
	data, err := shippedFiles.ReadFile("shipped/" + name + ".toml")
	if err != nil {
		panic(fmt.Sprintf("scenario: no scenario %q is shipped", name))
	}
	return data
}

// ReadShipped reads a shipped scenario. The error names the nearest one where
// there is none of that name.
func ReadShipped(name string) (*Scenario, error) {
	data, err := shippedFiles.ReadFile("shipped/" + name + ".toml")
	if err != nil {
		near := ""
		if n := nearest(name, Shipped()); n != "" {
			near = fmt.Sprintf("; did you mean %q?", n)
		}
		return nil, fmt.Errorf("no scenario %q is shipped: there is %s%s", name, quotedList(Shipped()), near)
	}
	s, faults := Read(name+".toml", data, ShippedFolder())
	if len(faults) > 0 {
		return nil, faults
	}
	return s, nil
}
