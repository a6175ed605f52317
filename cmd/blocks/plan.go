package blocks

import (
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"

	"headroom/cmd/output"
	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
)

// A Plan is all that a block depends on, beside the numbers of its
// replications: blocks of one plan can be merged.
type Plan struct {
	Headroom string   `json:"headroom"` // version
	Model    string   `json:"model"`    // care.Version
	State    int      `json:"state"`    // experiments.StateVersion
	Shape    string   `json:"shape"`    // experiments.Shape
	Scenario string   `json:"scenario_sha256"`
	Seed     uint64   `json:"seed"`
	Options  []string `json:"options"` // as asked for; none: all
	Futures  []string `json:"futures"`
	Fixed    bool     `json:"fixed"`
}

// PlanOf is the plan of a scenario, from its source, with some settings. Its
// errors are those of [experiments.Check].
func PlanOf(s *scenario.Scenario, source output.Source, settings experiments.Settings) (Plan, error) {
	shape, err := experiments.Shape(s, settings)
	if err != nil {
		return Plan{}, err
	}
	return Plan{
		Headroom: output.Version, Model: fmt.Sprintf("%016x", care.Version), State: experiments.StateVersion,
		Shape: hex.EncodeToString(shape[:]), Scenario: scenario.Hash(source.Data, s.Attachments()...), Seed: settings.Seed,
		Options: append([]string{}, settings.Options...), Futures: append([]string{}, settings.Futures...), Fixed: settings.Fixed,
	}, nil
}

// Settings are those of a run of the plan, of so many replications.
func (p Plan) Settings(runs int) experiments.Settings {
	return experiments.Settings{Runs: runs, Seed: p.Seed, Options: p.Options, Futures: p.Futures, Fixed: p.Fixed}
}

// difference says in what a plan is another than the wanted one: empty if in
// nothing.
func (p Plan) difference(wanted Plan) string {
	var in []string
	differ := func(what string, mine, its any) {
		if a, b := fmt.Sprint(mine), fmt.Sprint(its); a != b {
			in = append(in, fmt.Sprintf("%s %s, not %s", what, a, b))
		}
	}
	all := func(names []string) string {
		if len(names) == 0 {
			return "all"
		}
		return strings.Join(names, ", ")
	}
	if p.Scenario != wanted.Scenario {
		in = append(in, "another text of the scenario")
	}
	differ("seed", p.Seed, wanted.Seed)
	differ("options", all(p.Options), all(wanted.Options))
	differ("futures", all(p.Futures), all(wanted.Futures))
	differ("--fixed", p.Fixed, wanted.Fixed)
	differ("Headroom", p.Headroom, wanted.Headroom)
	differ("model", p.Model, wanted.Model)
	differ("state", p.State, wanted.State)
	if len(in) == 0 && p.Shape != wanted.Shape {
		in = append(in, "figures that this Headroom does not keep in the same way")
	}
	return strings.Join(in, "; ")
}

// A Source is the scenario that a block is of, whole, so that blocks can be
// merged where there is nothing else.
type Source struct {
	Asked  string `json:"asked"` // what the command called it
	Name   string `json:"name"`  // of the file
	Data   []byte `json:"data"`
	Beside []File `json:"beside"`
}

// A File lies beside a scenario that names it.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
}

func sourceOf(s *scenario.Scenario, source output.Source, asked string) Source {
	own := Source{Asked: asked, Name: source.Name, Data: source.Data, Beside: []File{}}
	for _, file := range s.Attachments() {
		own.Beside = append(own.Beside, File{file.Name, file.Data})
	}
	return own
}

// Read reads the scenario out of a block.
func (s Source) Read() (*scenario.Scenario, output.Source, error) {
	read, faults := scenario.Read(s.Name, s.Data, folder(s.Beside))
	if len(faults) > 0 {
		return nil, output.Source{}, faults
	}
	return read, output.Source{Name: s.Name, Data: s.Data}, nil
}

// folder is some files as a file system that can be read from.
type folder []File

// Open knows no files but by ReadFile.
func (folder) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadFile is the content of a file.
func (f folder) ReadFile(name string) ([]byte, error) {
	for _, file := range f {
		if file.Name == name {
			return file.Data, nil
		}
	}
	return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
}
