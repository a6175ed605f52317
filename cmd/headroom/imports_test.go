package main_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "headroom"

// order lists the folders of the house from left to right. A package may
// import from its own entry or from an earlier one. A package belongs to the
// longest entry that holds it.
var order = []string{
	"sim",
	"models/scenario",
	"models/care",
	"models",
	"experiments",
	"plots",
	"cmd",
}

// rank returns the place of a folder in the order, or -1.
func rank(folder string) int {
	best := -1
	for i, entry := range order {
		if within(folder, entry) && (best < 0 || len(entry) > len(order[best])) {
			best = i
		}
	}
	return best
}

func within(folder, entry string) bool {
	return folder == entry || strings.HasPrefix(folder, entry+"/")
}

// deprecatedRandom is the generator that the project asks for, although it is
// deprecated: one file only may know of it.
const (
	deprecatedRandom     = "golang.org/x/exp/rand"
	deprecatedRandomFile = "sim/random.go"
)

// The uses of the outside world that belong to cmd: a package below it that
// exits takes the error from its caller, and one that reads the clock does
// not give the same answer twice.
var outsideWorld = map[string][]string{
	"os":   {"Exit"},
	"log":  {"Fatal", "Fatalf", "Fatalln"},
	"time": {"Now", "Since", "Until", "After", "AfterFunc", "NewTimer", "NewTicker", "Tick", "Sleep"},
}

// The package that measures processor time for benchmarks has to read a clock;
// only tests may import it.
const measuring = "sim/bench"

// inexactMath are the functions of package math whose last bit depends on the
// processor. Package sim has its own of those that are needed.
var inexactMath = []string{
	"Acos", "Acosh", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "Cbrt", "Cos", "Cosh",
	"Erf", "Erfc", "Erfcinv", "Erfinv", "Exp", "Exp2", "Expm1", "Gamma", "Hypot",
	"J0", "J1", "Jn", "Lgamma", "Log", "Log10", "Log1p", "Log2", "Pow", "Pow10",
	"Sin", "Sincos", "Sinh", "Tan", "Tanh", "Y0", "Y1", "Yn",
}

// faults returns what is wrong with one file of the tree, named by its path
// from the root with forward slashes. Files of tests must keep the order of
// imports, and are free in the rest.
func faults(file string, set *token.FileSet, source *ast.File) []string {
	var found []string
	folder, test := path.Dir(file), strings.HasSuffix(file, "_test.go")
	report := func(node ast.Node, format string, values ...any) {
		found = append(found, fmt.Sprintf("%s:%d: ", file, set.Position(node.Pos()).Line)+fmt.Sprintf(format, values...))
	}

	own := rank(folder)
	if own < 0 {
		report(source, "%s has no place in the order of the house: %s", folder, strings.Join(order, " <- "))
		return found
	}
	belowCmd := !within(folder, "cmd") && folder != measuring
	trajectory := within(folder, "sim") || within(folder, "models")

	forbidden := map[string][]string{} // local name of a package -> what may not be used from it
	for _, spec := range source.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if ours, found := strings.CutPrefix(imported, module+"/"); found {
			switch there := rank(ours); {
			case there < 0:
				report(spec, "%s has no place in the order of the house", imported)
			case there > own:
				report(spec, "%s imports %s: imports point left only", folder, imported)
			case within(folder, "sim") && !test:
				report(spec, "sim imports %s: it imports nothing of ours", imported)
			}
		}
		if test {
			continue
		}
		if imported == module+"/"+measuring {
			report(spec, "%s is for benchmarks: only tests may import it", imported)
		}
		if imported == deprecatedRandom && file != deprecatedRandomFile {
			report(spec, "%s belongs in %s alone", imported, deprecatedRandomFile)
		}
		if belowCmd && (imported == "math/rand" || imported == "math/rand/v2") {
			report(spec, "%s: random numbers come from sim.Streams", imported)
		}

		var names []string
		if belowCmd {
			names = outsideWorld[imported]
		}
		if trajectory && imported == "math" {
			names = inexactMath
		}
		switch {
		case names == nil:
		case spec.Name != nil && spec.Name.Name == ".":
			report(spec, "%s is imported with a dot, which hides what is used of it", imported)
		case spec.Name != nil:
			forbidden[spec.Name.Name] = names
		default:
			forbidden[path.Base(imported)] = names
		}
	}

	ast.Inspect(source, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		// A package's name resolves to nothing declared in the file: a
		// variable of the same name does.
		name, ok := selector.X.(*ast.Ident)
		if ok && name.Obj == nil && slices.Contains(forbidden[name.Name], selector.Sel.Name) {
			report(selector, "%s.%s may not be used in %s", name.Name, selector.Sel.Name, folder)
		}
		return true
	})
	return found
}

func TestImportsPointLeftAndNothingBelowCmdTouchesTheOutsideWorld(t *testing.T) {
	root, set, files := filepath.Join("..", ".."), token.NewFileSet(), 0
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if hidden := name != root && strings.HasPrefix(entry.Name(), "."); entry.IsDir() && (hidden || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		if entry.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		source, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		files++
		for _, fault := range faults(filepath.ToSlash(relative), set, source) {
			t.Error(fault)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 10 {
		t.Errorf("only %d files were looked at: is %s the root?", files, root)
	}
}

func TestEachRuleOfTheHouseFindsItsFault(t *testing.T) {
	for _, c := range []struct {
		rule, file, body string
		want             string // part of the one fault, or empty for none
	}{
		{"models may import sim", "models/care/case.go", `import _ "headroom/sim"`, ""},
		{"care may import scenario", "models/care/case.go", `import _ "headroom/models/scenario"`, ""},
		{"experiments may import its own parts", "experiments/run.go", `import _ "headroom/experiments/estimate"`, ""},
		{"cmd may import all", "cmd/headroom/main.go", `import (_ "headroom/sim"; _ "headroom/plots/page")`, ""},
		{"scenario may not import care", "models/scenario/file.go", `import _ "headroom/models/care"`, "imports point left only"},
		{"models may not import experiments", "models/care/case.go", `import _ "headroom/experiments"`, "imports point left only"},
		{"experiments may not import plots", "experiments/run.go", `import _ "headroom/plots"`, "imports point left only"},
		{"plots may not import cmd", "plots/page/page.go", `import _ "headroom/cmd/headroom"`, "imports point left only"},
		{"tests keep the order too", "sim/engine_test.go", `import _ "headroom/models/care"`, "imports point left only"},
		{"sim imports nothing of ours", "sim/engine.go", `import _ "headroom/sim/tally"`, "imports nothing of ours"},
		{"a test of sim may import sim and its parts", "sim/queue_test.go", `import (_ "headroom/sim"; _ "headroom/sim/samebits")`, ""},
		{"a new folder needs a place", "simulate/a.go", ``, "no place in the order"},
		{"an imported folder needs a place", "cmd/headroom/main.go", `import _ "headroom/helpers"`, "no place in the order"},

		{"the deprecated generator has its file", "sim/random.go", `import _ "golang.org/x/exp/rand"`, ""},
		{"the deprecated generator is nowhere else", "sim/stream.go", `import _ "golang.org/x/exp/rand"`, "belongs in sim/random.go"},
		{"the deprecated generator is not in cmd", "cmd/headroom/main.go", `import _ "golang.org/x/exp/rand"`, "belongs in sim/random.go"},
		{"a test may compare generators", "sim/random_test.go", `import _ "golang.org/x/exp/rand"`, ""},
		{"no global random numbers", "experiments/run.go", `import _ "math/rand"`, "sim.Streams"},
		{"nor of the second version", "plots/fan.go", `import _ "math/rand/v2"`, "sim.Streams"},

		{"nothing below cmd exits", "plots/fan.go", `import "os"; func f() { os.Exit(1) }`, "os.Exit may not be used in plots"},
		{"nor under another name", "plots/fan.go", `import system "os"; func f() { system.Exit(1) }`, "system.Exit may not be used"},
		{"nor through log", "experiments/run.go", `import "log"; func f() { log.Fatalf("") }`, "log.Fatalf may not be used"},
		{"files may be opened", "models/scenario/file.go", `import "os"; var f, _ = os.Open("")`, ""},
		{"cmd may exit", "cmd/headroom/main.go", `import "os"; func main() { os.Exit(1) }`, ""},
		{"nothing below cmd reads the clock", "experiments/run.go", `import "time"; var t = time.Now()`, "time.Now may not be used"},
		{"not even as a value", "experiments/run.go", `import "time"; var clock = time.Now`, "time.Now may not be used"},
		{"dates are no clock", "models/scenario/date.go", `import "time"; var t = time.Date(2023, 4, 1, 0, 0, 0, 0, time.UTC)`, ""},
		{"a dot hides the clock", "experiments/run.go", `import . "time"; var t = Now()`, "imported with a dot"},
		{"a test may read the clock", "experiments/run_test.go", `import "time"; var t = time.Now()`, ""},

		{"what measures may read the clock", "sim/bench/cpu.go", `import "time"; var t = time.Now()`, ""},
		{"no program may measure", "models/care/pace.go", `import _ "headroom/sim/bench"`, "only tests may import it"},
		{"a benchmark may measure", "models/care/speed_test.go", `import _ "headroom/sim/bench"`, ""},

		{"sim has its own exponential", "sim/exponential.go", `import "math"; var x = math.Exp(1)`, "math.Exp may not be used"},
		{"so have models", "models/care/pace.go", `import "math"; var x = math.Pow(2, 3)`, "math.Pow may not be used"},
		{"a square root is exact", "models/care/pace.go", `import "math"; var x = math.Sqrt(2) + math.Floor(1.5)`, ""},
		{"a variable named math is not the package", "models/care/pace.go", `import _ "math"; type m struct{ Exp int }; func f(math m) int { return math.Exp }`, ""},
		{"estimates may use any", "experiments/estimate/mean.go", `import "math"; var x = math.Log(2)`, ""},
	} {
		t.Run(c.rule, func(t *testing.T) {
			set := token.NewFileSet()
			source, err := parser.ParseFile(set, c.file, "package p\n"+c.body, 0)
			if err != nil {
				t.Fatal(err)
			}
			got := faults(c.file, set, source)
			switch {
			case c.want == "" && len(got) > 0:
				t.Errorf("found %q, want nothing", got)
			case c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)):
				t.Errorf("found %q, want one fault with %q", got, c.want)
			}
		})
	}
}
