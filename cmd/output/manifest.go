package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
)

// A Manifest says what a result was made from, so that anyone can repeat it.
type Manifest struct {
	RunID        string            `json:"run_id"`
	Scenario     string            `json:"scenario"`
	ScenarioFile string            `json:"scenario_file"`
	ScenarioHash string            `json:"scenario_sha256"`
	Seed         uint64            `json:"seed"`
	Runs         int               `json:"runs"`
	Fixed        bool              `json:"fixed"`
	Options      []string          `json:"options"`
	Futures      []string          `json:"futures"`
	Command      string            `json:"command"`
	Versions     map[string]string `json:"versions"`
	Files        map[string]string `json:"files_sha256"`
	Products     map[string]string `json:"products_sha256,omitempty"` // made from them: the page, the workbook, the document
}

// Source is the scenario file that a result was made from.
type Source struct {
	Name string // as it was given
	Data []byte
}

// Version is Headroom's own.
const Version = "0.1.0"

// Versions are those of Headroom, Go and the libraries, and the processor.
func Versions() map[string]string {
	versions := map[string]string{"headroom": Version, "model": fmt.Sprintf("%016x", care.Version), "go": runtime.Version(), "processor": runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, library := range info.Deps {
			versions[library.Path] = library.Version
		}
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" {
				versions["commit"] = setting.Value
			}
		}
	}
	return versions
}

// runID is a short name for all that fixes a run's figures: whoever runs the same
// again, on any machine, has the same one. It is printed on every product.
func (m *Manifest) runID(also []string) string {
	inputs := fmt.Sprintln(m.ScenarioHash, m.Seed, m.Runs, m.Fixed, m.Options, m.Futures, m.Versions["headroom"], m.Versions["model"], also)
	return hashOf([]byte(inputs))[:10]
}

// writeManifest writes the manifest of the files in a folder. What else fixes
// their figures, such as the points of a sweep, is given too.
func writeManifest(w io.Writer, f *Folder, r *experiments.Result, source Source, command string, also ...string) error {
	m := Manifest{
		Scenario: r.Scenario.Name, ScenarioFile: source.Name, ScenarioHash: scenario.Hash(source.Data, r.Scenario.Attachments()...), Seed: r.Settings.Seed,
		Runs: r.Settings.Runs, Fixed: r.Settings.Fixed, Options: r.Options, Futures: r.Futures, Command: command,
		Versions: Versions(), Files: map[string]string{},
	}
	m.RunID = m.runID(also)
	for _, name := range f.Names() {
		if name == manifestName {
			continue
		}
		data, err := f.Read(name)
		if err != nil {
			return fmt.Errorf("manifest: %w", err)
		}
		m.Files[name] = hashOf(data)
	}
	return writeJSON(w, m)
}

// manifestName is the manifest's file.
const manifestName = ManifestFile

// The files that other products are made from.
const (
	ManifestFile = "manifest.json"
	SummaryFile  = "summary.json"
	WeeklyFile   = "weekly.csv"
	ScenarioFile = "scenario.toml"
	SweepFile    = "sweep.json"
	PicturesFile = "pictures.json"
	AnswerFile   = "answer.txt"
)

// The files that are made from those.
const (
	ReportFile    = "report.html"
	BookFile      = "report.xlsx"
	PaperFile     = "report.docx"
	SweepBookFile = "sweep.xlsx"
)

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// writeJSON writes indented JSON.
func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	return encoder.Encode(value)
}
