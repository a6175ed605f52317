package blocks

import (
	"encoding/hex"
	"fmt"
	"io/fs"
	"reflect"
	"strings"

	"headroom/cmd/output"
	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/care"
	"headroom/models/scenario"
)

// A Plan is all that a block depends on, beside the numbers of its point and its
// replications: blocks of one plan can be merged.
type Plan struct {
	Headroom string   `json:"headroom"` // version
	Model    string   `json:"model"`    // care.Version
	State    int      `json:"state"`    // experiments.StateVersion
	Shape    string   `json:"shape"`    // experiments.Shape; of a sweep, sweep.Plan.Shape
	Scenario string   `json:"scenario_sha256"`
	Seed     uint64   `json:"seed"`
	Options  []string `json:"options"` // as asked for; none: all
	Futures  []string `json:"futures"`
	Fixed    bool     `json:"fixed"`

	Design *sweep.Design `json:"design,omitempty"` // of a sweep
}

// PlanOf is the plan of a run of a scenario, from its source, with some settings.
// Its errors are those of [experiments.Check].
func PlanOf(s *scenario.Scenario, source output.Source, settings experiments.Settings) (Plan, error) {
	shape, err := experiments.Shape(s, settings)
	if err != nil {
		return Plan{}, err
	}
	return planOf(s, source, settings, shape), nil
}

// PlanOfSweep is the plan of a sweep of the points of a design, with settings as
// they were asked for.
func PlanOfSweep(p *sweep.Plan, design sweep.Design, source output.Source, settings experiments.Settings) Plan {
	plan := planOf(p.Scenario, source, settings, p.Shape)
	plan.Design = &design
	return plan
}

func planOf(s *scenario.Scenario, source output.Source, settings experiments.Settings, shape [32]byte) Plan {
	return Plan{
		Headroom: output.Version, Model: fmt.Sprintf("%016x", care.Version), State: experiments.StateVersion,
		Shape: hex.EncodeToString(shape[:]), Scenario: scenario.Hash(source.Data, s.Attachments()...), Seed: settings.Seed,
		Options: append([]string{}, settings.Options...), Futures: append([]string{}, settings.Futures...), Fixed: settings.Fixed,
	}
}

// parts are the blocks of a run or sweep of so many replications, or of a shard of
// it, in order.
func (p Plan) parts(runs int, shard experiments.Shard) []part {
	first, points := 0, 1
	if p.Design != nil {
		first, points = 1, len(p.Design.Points)
	}
	var all []part
	for point, blocks := range shard.Deal(points, runs) {
		for _, b := range blocks {
			all = append(all, part{first + point, b})
		}
	}
	return all
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
	if mine, its := p.kind(), wanted.kind(); mine != its {
		in = append(in, mine+", not "+its)
	}
	differ("seed", p.Seed, wanted.Seed)
	differ("options", all(p.Options), all(wanted.Options))
	differ("futures", all(p.Futures), all(wanted.Futures))
	differ("--fixed", p.Fixed, wanted.Fixed)
	differ("Headroom", p.Headroom, wanted.Headroom)
	differ("model", p.Model, wanted.Model)
	differ("state", p.State, wanted.State)
	if p.Design != nil && len(in) == 0 && !reflect.DeepEqual(p.Design.Points, wanted.Design.Points) {
		in = append(in, "other points of the sweep")
	}
	if len(in) == 0 && p.Shape != wanted.Shape {
		in = append(in, "figures that this Headroom does not keep in the same way")
	}
	return strings.Join(in, "; ")
}

// kind is what the plan is of, in passing.
func (p Plan) kind() string {
	if p.Design == nil {
		return "a run"
	}
	return "a sweep of " + strings.Join(p.Design.Keys, ", ")
}

// A Source is the scenario that a block is of, whole, so that blocks can be
// merged where there is nothing else, and what the command called it.
type Source struct {
	Asked  string `json:"asked"`
	Name   string `json:"name"` // of the file
	Data   []byte `json:"data"`
	Beside []File `json:"beside"`

	Vary   []string `json:"vary,omitempty"`   // of a sweep, as given
	Design string   `json:"design,omitempty"` // likewise
}

// words are what the command said.
func (s Source) words() []string { return append([]string{s.Asked, s.Design}, s.Vary...) }

// A File lies beside a scenario that names it.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
}

// SourceOf is a scenario, from its source, that a command calls by a name.
func SourceOf(s *scenario.Scenario, source output.Source, asked string) Source {
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
	return read, s.source(), nil
}

// varier reads it to be varied.
func (s Source) varier() (*scenario.Varier, error) {
	varier, faults := scenario.NewVarier(s.Name, s.Data, folder(s.Beside))
	if len(faults) > 0 {
		return nil, faults
	}
	return varier, nil
}

func (s Source) source() output.Source { return output.Source{Name: s.Name, Data: s.Data} }

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
