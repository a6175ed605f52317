package samebits

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

func TestEachRuleFindsItsFaultAndNothingElse(t *testing.T) {
	for _, test := range []struct {
		name, source string
		want         []string // in order, a part of each fault
	}{
		{"exp of package math", `import "math"; func f(x float64) float64 { return math.Exp(x) }`, []string{"math.Exp"}},
		{"exp as a value", `import "math"; var f = math.Exp`, []string{"math.Exp"}},
		{"square root", `import "math"; func f(x, y float64) float64 { return math.Sqrt(x * y) }`, nil},
		{"clock", `import "time"; var now = time.Now`, []string{`"time"`}},
		{"product in a sum", `func f(x, y, z float64) float64 { return z - (x * y) }`, []string{"not rounded"}},
		{"product in a later sum", `func f(x, y, z float64) float64 { t := x * y; return t + z }`, []string{"not rounded"}},
		{"product added in place", `func f(x, y, z float64) float64 { z += x * -y; return z }`, []string{"not rounded"}},
		{"multiplied in place", `func f(x, y float64) float64 { x *= y; return x }`, []string{"not rounded"}},
		{"product returned", `func f(x, y float64) float64 { return x * y }`, []string{"not rounded"}},
		{"rounded product", `func f(x, y, z float64) float64 { return z + float64(x*y) }`, nil},
		{"product divided on", `func f(x, y, z float64) float64 { return x * y / z + z }`, nil},
		{"product of products", `func f(x, y, z float64) float64 { return float64(x * y * z) }`, nil},
		{"product compared", `func f(x, y, z float64) bool { return x*y < z }`, nil},
		{"whole numbers", `func f(x, y, z int) int { return x*y + z }`, nil},
		{"constants", `const c = 2.5 * 3; func f(z float64) float64 { return z + 2*1.5 }`, nil},
		{"map", `func f(m map[int]int) (n int) { for k := range m { n = k }; return }`, []string{"map"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, "x.go", "package x\n"+test.source, 0)
			if err != nil {
				t.Fatal(err)
			}
			faults, err := check(fset, []*ast.File{file}, importer.ForCompiler(fset, "source", nil))
			if err != nil {
				t.Fatal(err)
			}
			if len(faults) != len(test.want) {
				t.Fatalf("faults are %q, want %q", faults, test.want)
			}
			for i, want := range test.want {
				if !strings.Contains(faults[i], want) {
					t.Errorf("fault is %q, want %q in it", faults[i], want)
				}
			}
		})
	}
}

func TestPackageSimGivesTheSameBitsEverywhere(t *testing.T) {
	faults, err := Faults("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		t.Error(fault)
	}
}
