package verify

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A mutation is a mistake in the model: pairs of text in models/care, each
// there exactly once, and what is put in its place.
type mutation struct {
	name  string
	pairs []string
	check string // sees it
}

var mutations = []mutation{
	{
		"cases open at the start have whole work contents",
		[]string{
			`if m.plan.streams[stream].history == "fresh" {
		return work.draw(draw)`, `if true {
		return work.draw(draw)`,
			`if m.plan.streams[stream].history == "fresh" {
		law.drawAll(`, `if true {
		law.drawAll(`,
		},
		"cases open at the start",
	},
	{
		"a yearly rate is taken as the chance of leaving in a year",
		[]string{"return i.in(world) / i.number.PerWeeks", "return -sim.Log(1-i.in(world)) / i.number.PerWeeks"},
		"one round at once for eight posts",
	},
	{
		"the steps of a taper are a week late",
		[]string{"c.Week(a.From)", "c.Week(a.From) + 1"},
		"twenty posts more",
	},
	{
		"the intensity is read at the start of each week",
		[]string{"middle := float64(k) + 0.5\n\trate := 0.0", "middle := float64(k)\n\trate := 0.0"},
		"a flow that falls to nothing",
	},
	{
		"size and work of a family are drawn from one stream",
		[]string{"familyWork      sim.Purpose = 4", "familyWork      sim.Purpose = 3"},
		"families together",
	},
	{
		"a round's length and its outcome are drawn from one stream",
		[]string{"roundOutcome    sim.Purpose = 17", "roundOutcome    sim.Purpose = 16"},
		"balanced success keeps vacancies",
	},
	{
		"siblings have work contents of their own",
		[]string{"if sp.alone {\n\t\t\tpathKey = sim.Entity", "if sp != nil {\n\t\t\tpathKey = sim.Entity"},
		"families together",
	},
	{
		"agency workers are sought from the notice on",
		[]string{
			"p.occupants > 0 && !m.longAbsent(p)", "false",
			"\t\t} else {\n\t\t\tm.startRound(w.post)\n", "\t\t} else {\n\t\t\tm.startRound(w.post)\n\t\t\tm.seekCover(w.post)\n",
		},
		"agency cover",
	},
	{
		"cases closed before the start never return",
		[]string{"m.drawPastReturns(k, i)", "_ = i"},
		"cases that return",
	},
}

// Each mistake is built into a program of its own, which `headroom verify`
// must reject with exit status 1; the program without it passes.
func TestEveryMutationOfTheModelIsSeen(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program ten times")
	}
	right := buildWith(t, nil)
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			if wrong, status := verifyBy(t, right, m.check); status != 0 || len(wrong) > 0 {
				t.Fatalf("the right program: exit status %d, wrong %q", status, wrong)
			}
			wrong, status := verifyBy(t, buildWith(t, m.pairs), m.check)
			if status != 1 || len(wrong) == 0 {
				t.Fatalf("exit status %d and no figure that tells: check %q does not see it", status, m.check)
			}
			t.Logf("told by %s", strings.Join(wrong, "; "))
		})
	}
}

// buildWith builds the program with text of models/care replaced. The tree is
// left as it is: the compiler is told to read other files in place of some.
func buildWith(t *testing.T, pairs []string) string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	replaced := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		original := fileWith(t, filepath.Join(root, "models", "care"), pairs[i])
		before := original
		if earlier, found := replaced[original]; found {
			before = earlier // of the same mutation
		}
		data, err := os.ReadFile(before)
		if err != nil {
			t.Fatal(err)
		}
		replaced[original] = filepath.Join(folder, filepath.Base(original))
		text := strings.Replace(string(data), pairs[i], pairs[i+1], 1)
		if err := os.WriteFile(replaced[original], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	list, program := filepath.Join(folder, "overlay.json"), filepath.Join(folder, "headroom.exe")
	if err := os.WriteFile(list, overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-overlay", list, "-o", program, "./cmd/headroom")
	build.Dir = root
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return program
}

// fileWith is the file of a folder, tests left out, that holds a text. There
// must be one, once.
func fileWith(t *testing.T, folder, text string) string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(folder, "*.go"))
	found, times := "", 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(data), text); n > 0 {
			found, times = file, times+n
		}
	}
	if times != 1 {
		t.Fatalf("models/care has %q %d times: the mutation must follow the code", text, times)
	}
	return found
}

// verifyBy runs a check by a program, and returns the figures that it says are
// wrong, and its exit status.
func verifyBy(t *testing.T, program, check string) (wrong []string, status int) {
	t.Helper()
	out, err := exec.Command(program, "verify", "--quick", "--json", "--only", check).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		status = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Checks []struct {
			Name string
			Z    float64
			OK   bool
		}
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if len(answer.Checks) == 0 {
		t.Fatalf("no check is named %q", check)
	}
	for _, f := range answer.Checks {
		if !f.OK {
			wrong = append(wrong, f.Name)
		}
	}
	return wrong, status
}
