package require

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"headroom/experiments"
)

// A Requirement is a condition on an answer.
type Requirement struct {
	Text string // as it was written
	root ast.Node
}

// confidently is the word that asks for more than the estimate.
const confidently = "confidently"

var brackets = regexp.MustCompile(`\[([^\[\]]*)\]`)

// Parse reads a requirement. The error shows where it cannot be read, with a
// caret.
func Parse(text string) (*Requirement, error) {
	// within[taper, as-seen] is read as within["taper"]["as-seen"].
	quoted := brackets.ReplaceAllStringFunc(text, func(found string) string {
		var b strings.Builder
		for part := range strings.SplitSeq(found[1:len(found)-1], ",") {
			b.WriteString("[" + strconv.Quote(strings.Trim(strings.TrimSpace(part), `"'`)) + "]")
		}
		return b.String()
	})
	tree, err := parser.Parse(quoted)
	if err != nil {
		var fault *file.Error
		if errors.As(err, &fault) {
			return nil, fmt.Errorf("%q cannot be read: %s%s", text, fault.Message, fault.Snippet)
		}
		return nil, fmt.Errorf("%q cannot be read: %w", text, err)
	}
	r := &Requirement{text, tree.Node}
	if err := checkCondition(r.root, false); err != nil {
		return nil, fmt.Errorf("%q: %w", text, err)
	}
	return r, nil
}

// A Check is one comparison of a requirement in one cell, with every not around it
// worked in: not (a >= b) is a < b.
type Check struct {
	Text        string // the comparison
	Value       Value  // of its left side less its right, plus Bound: the left side where the right is a number
	Bound       float64
	Confidently bool // it must hold all over the interval
	Unsure      bool // it must not: it stands in a confidently that stands in a not
	Holds       bool
	Short       float64 // by how much it fails, above 0; 0 where it holds
	Excused     bool    // it fails, and need not hold: another side of an or does
}

// A Verdict is a requirement in one cell.
type Verdict struct {
	Requirement string
	Where       string // option, future and point
	Holds       bool
	Checks      []Check
}

// Judge says whether the requirement holds in every cell that it is about (see
// [Requirement.Check], whose errors it returns too). The error names what these
// runs have no figure of.
func (r *Requirement) Judge(cells []Cell, option string) ([]Verdict, error) {
	about, err := r.about(cells, option)
	if err != nil {
		return nil, err
	}
	var verdicts []Verdict
	for _, here := range about.places {
		v := Verdict{Requirement: r.Text, Where: about.where(here)}
		j := judge{cells: cells, here: here, verdict: &v}
		if v.Holds, err = j.condition(about.root, false, plainly); err != nil {
			return nil, fmt.Errorf("%q: %w", r.Text, err)
		}
		verdicts = append(verdicts, v)
	}
	return verdicts, nil
}

// Chances are the chances that a requirement hangs on, each with how many runs know
// it. Its errors are those of [Requirement.Check].
func (r *Requirement) Chances(cells []Cell, option string) ([]experiments.Chance, error) {
	about, err := r.about(cells, option)
	if err != nil {
		return nil, err
	}
	var chances []experiments.Chance
	for _, here := range about.places {
		j := judge{cells: cells, here: here}
		visit(about.root, false, func(name string, inside []string, _ bool) {
			c, when, err := j.find(name, inside)
			if err != nil {
				panic(err) // about has found it
			}
			runs, is := c.Runs[name]
			if v, err := c.value(name, when); is && err == nil {
				chances = append(chances, experiments.Chance{Estimate: experiments.Figure(v.Estimate), Low: experiments.Figure(v.Low), High: experiments.Figure(v.High), Runs: runs})
			}
		})
	}
	return chances, nil
}

// figure works out a side of a comparison. Intervals are taken at their worst:
// too wide, if anything, where the sides share their luck.
func (j judge) figure(node ast.Node) (Value, error) {
	switch node := node.(type) {
	case *ast.IntegerNode:
		return exactly(float64(node.Value)), nil
	case *ast.FloatNode:
		return exactly(node.Value), nil
	case *ast.UnaryNode:
		v, err := j.figure(node.Node)
		return minus(exactly(0), v), err
	case *ast.BinaryNode:
		left, err := j.figure(node.Left)
		if err != nil {
			return left, err
		}
		right, err := j.figure(node.Right)
		if err != nil {
			return right, err
		}
		return combine(left, right, node.Operator)
	}
	return j.lookUp(measure(node))
}

func minus(a, b Value) Value { return Value{a.Estimate - b.Estimate, a.Low - b.High, a.High - b.Low} }

func combine(a, b Value, operator string) (Value, error) {
	switch operator {
	case "+":
		return Value{a.Estimate + b.Estimate, a.Low + b.Low, a.High + b.High}, nil
	case "-":
		return minus(a, b), nil
	case "/":
		if b.Low <= 0 && b.High >= 0 {
			return a, errors.New("a division by what may be nothing")
		}
		b = Value{1 / b.Estimate, 1 / b.High, 1 / b.Low}
	}
	ends := []float64{a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High}
	if math.IsNaN(slices.Min(ends)) {
		return a, errors.New("a product of nothing and a bound that is missing")
	}
	return Value{a.Estimate * b.Estimate, slices.Min(ends), slices.Max(ends)}, nil
}
