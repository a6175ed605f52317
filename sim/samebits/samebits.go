// Package samebits reads Go source for what would make a simulation's results
// depend on the processor, the clock or chance. It is for the tests of packages
// whose numbers enter a trajectory:
//
//	faults, err := samebits.Faults(".")
//
// The rules, for files that are not tests:
//
//   - Of package math, only what IEEE 754 fixes to the last bit or what involves
//     no rounding may be used (Sqrt, Floor, Float64bits, Inf and the like):
//     math.Exp and its kind differ between processors.
//   - Packages time, math/rand, math/rand/v2, crypto/rand and gonum's distuv and
//     mathext may not be imported.
//   - Every product of floats that are not constants is written float64(a*b),
//     unless it is multiplied or divided on, compared, or the argument of Sqrt or
//     Floor. The Go specification lets a compiler fuse a product with an addition
//     even in a later statement, and arm64's does; an explicit conversion forbids
//     it.
//   - No loop ranges over a map, for its order is random.
package samebits

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
)

var allowedMath = map[string]bool{
	"Sqrt": true, "Floor": true, "Ceil": true, "Trunc": true, "Abs": true, "Max": true, "Min": true,
	"Frexp": true, "Ldexp": true, "Float64bits": true, "Float64frombits": true, "Copysign": true, "Signbit": true,
	"Inf": true, "IsInf": true, "NaN": true, "IsNaN": true, "FMA": true,
}

var forbiddenImports = map[string]bool{
	"time": true, "math/rand": true, "math/rand/v2": true, "crypto/rand": true,
	"gonum.org/v1/gonum/stat/distuv": true, "gonum.org/v1/gonum/mathext": true,
}

// Faults returns a line for each fault in the package in a folder, in order of
// place. It needs the go command, to find the types of imported packages. An
// error is a package that cannot be read or does not compile.
func Faults(dir string) ([]string, error) {
	listed, err := list(dir)
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range listed.files {
		file, err := parser.ParseFile(fset, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	lookup := func(path string) (io.ReadCloser, error) { return os.Open(listed.exports[path]) }
	return check(fset, files, importer.ForCompiler(fset, "gc", lookup))
}

// listing is what the go command knows of a package.
type listing struct {
	files   []string          // without tests
	exports map[string]string // compiled form of the packages it needs, by import path
}

func list(dir string) (listing, error) {
	command := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export,GoFiles,DepOnly", ".")
	command.Dir = dir
	stdout, err := command.Output()
	if err != nil {
		return listing{}, fmt.Errorf("go list in %s: %w", dir, err)
	}
	decoder := json.NewDecoder(bytes.NewReader(stdout))
	l := listing{exports: map[string]string{}}
	for {
		var p struct {
			ImportPath, Export string
			GoFiles            []string
			DepOnly            bool
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return l, nil
		} else if err != nil {
			return listing{}, fmt.Errorf("go list in %s: %w", dir, err)
		}
		l.exports[p.ImportPath] = p.Export
		if !p.DepOnly {
			l.files = p.GoFiles
		}
	}
}

// checker walks the source of one package.
type checker struct {
	fset   *token.FileSet
	info   *types.Info
	faults []fault
}

type fault struct {
	position token.Position
	text     string
}

func check(fset *token.FileSet, files []*ast.File, imports types.Importer) ([]string, error) {
	c := &checker{fset: fset, info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{},
		Uses:  map[*ast.Ident]types.Object{},
	}}
	configuration := types.Config{Importer: imports}
	if _, err := configuration.Check("checked", fset, files, c.info); err != nil {
		return nil, err
	}
	for _, file := range files {
		c.imports(file)
		c.walk(file)
	}
	sort.Slice(c.faults, func(i, j int) bool {
		a, b := c.faults[i].position, c.faults[j].position
		if a.Filename != b.Filename {
			return a.Filename < b.Filename
		}
		return a.Offset < b.Offset
	})
	lines := make([]string, len(c.faults))
	for i, f := range c.faults {
		lines[i] = fmt.Sprintf("%s:%d:%d: %s", f.position.Filename, f.position.Line, f.position.Column, f.text)
	}
	return lines, nil
}

func (c *checker) report(node ast.Node, format string, arguments ...any) {
	c.faults = append(c.faults, fault{c.fset.Position(node.Pos()), fmt.Sprintf(format, arguments...)})
}

func (c *checker) imports(file *ast.File) {
	for _, spec := range file.Imports {
		if path := spec.Path.Value; forbiddenImports[path[1:len(path)-1]] {
			c.report(spec, "imports %s", path)
		}
	}
}

func (c *checker) walk(file *ast.File) {
	var above []ast.Node // the node's ancestors, the nearest last
	ast.Inspect(file, func(node ast.Node) bool {
		if node == nil {
			above = above[:len(above)-1]
			return true
		}
		switch n := node.(type) {
		case *ast.SelectorExpr:
			c.selector(n)
		case *ast.RangeStmt:
			if _, isMap := c.info.TypeOf(n.X).Underlying().(*types.Map); isMap {
				c.report(n, "ranges over a map")
			}
		case *ast.AssignStmt:
			if n.Tok == token.MUL_ASSIGN && isFloat(c.info.TypeOf(n.Lhs[0])) {
				c.report(n, "product is not rounded: write x = float64(x * y)")
			}
		case *ast.BinaryExpr:
			if n.Op == token.MUL && c.rounds(n) && !c.isSettled(n, above) {
				c.report(n, "product is not rounded: write float64(a * b)")
			}
		}
		above = append(above, node)
		return true
	})
}

func (c *checker) selector(n *ast.SelectorExpr) {
	function, ok := c.info.Uses[n.Sel].(*types.Func)
	if ok && function.Pkg() != nil && function.Pkg().Path() == "math" && !allowedMath[function.Name()] {
		c.report(n, "uses math.%s", function.Name())
	}
}

// rounds reports whether an expression is a float worked out as the program runs.
func (c *checker) rounds(n ast.Expr) bool {
	return c.info.Types[n].Value == nil && isFloat(c.info.TypeOf(n))
}

func isFloat(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsFloat != 0
}

// isSettled reports whether what encloses a product keeps it from being fused.
func (c *checker) isSettled(n ast.Expr, above []ast.Node) bool {
	for i := len(above) - 1; i >= 0; i-- {
		switch parent := above[i].(type) {
		case *ast.ParenExpr:
			continue
		case *ast.UnaryExpr:
			continue
		case *ast.BinaryExpr:
			return parent.Op != token.ADD && parent.Op != token.SUB
		case *ast.CallExpr:
			if c.info.Types[parent.Fun].IsType() {
				return true
			}
			selector, ok := parent.Fun.(*ast.SelectorExpr)
			if !ok {
				return false
			}
			function, ok := c.info.Uses[selector.Sel].(*types.Func)
			return ok && function.Pkg() != nil && function.Pkg().Path() == "math" &&
				(function.Name() == "Sqrt" || function.Name() == "Floor")
		default:
			return false
		}
	}
	return false
}
