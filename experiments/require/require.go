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

// Judge says whether the requirement holds: for the option given, where it
// names none, in every future where it names none, and at every point. The
// error names what is not there.
func (r *Requirement) Judge(cells []Cell, option string) ([]Verdict, error) {
	var verdicts []Verdict
	names, futures := r.named(cells)
	for i := range cells {
		here := &cells[i]
		if !names && here.Option != option || names && here.Option != cells[0].Option {
			continue // an option that is named is looked up from any
		}
		if futures && here.Future != cells[0].Future {
			continue
		}
		v := Verdict{Requirement: r.Text, Where: here.Where()}
		if names {
			v.Where = (&Cell{Future: here.Future, Point: here.Point}).Where()
			if futures {
				v.Where = here.Point
			}
		}
		j := judge{cells: cells, here: here, verdict: &v}
		var err error
		if v.Holds, err = j.condition(r.root, false, plainly); err != nil {
			return nil, fmt.Errorf("%q: %w", r.Text, err)
		}
		verdicts = append(verdicts, v)
	}
	if len(verdicts) == 0 {
		return nil, fmt.Errorf("%q: option %q was not run", r.Text, option)
	}
	return verdicts, nil
}

// named says whether every measure of the requirement names its option, and its
// future.
func (r *Requirement) named(cells []Cell) (option, future bool) {
	option, future = true, true
	visit(r.root, func(_ string, inside []string) {
		option = option && slices.ContainsFunc(inside, func(s string) bool { return slices.ContainsFunc(cells, func(c Cell) bool { return c.Option == s }) })
		future = future && slices.ContainsFunc(inside, func(s string) bool { return slices.ContainsFunc(cells, func(c Cell) bool { return c.Future == s }) })
	})
	return option, future
}

// visit tells of every measure with what stands in its brackets.
func visit(node ast.Node, tell func(name string, inside []string)) {
	switch node := node.(type) {
	case *ast.BinaryNode:
		visit(node.Left, tell)
		visit(node.Right, tell)
	case *ast.UnaryNode:
		visit(node.Node, tell)
	case *ast.CallNode:
		visit(node.Arguments[0], tell)
	case *ast.IdentifierNode, *ast.MemberNode:
		tell(measure(node))
	}
}

// measure is a name and what stands in its brackets.
func measure(node ast.Node) (name string, inside []string) {
	for {
		switch n := node.(type) {
		case *ast.MemberNode:
			inside = append([]string{n.Property.(*ast.StringNode).Value}, inside...)
			node = n.Node
		case *ast.IdentifierNode:
			return n.Value, inside
		default:
			return fmt.Sprint(node), inside
		}
	}
}

// written is a comparison or a figure as a person writes it.
func written(node ast.Node) string {
	switch node := node.(type) {
	case *ast.BinaryNode:
		return written(node.Left) + " " + node.Operator + " " + written(node.Right)
	case *ast.UnaryNode:
		return node.Operator + written(node.Node)
	case *ast.MemberNode, *ast.IdentifierNode:
		name, inside := measure(node)
		if len(inside) > 0 {
			name += "[" + strings.Join(inside, ", ") + "]"
		}
		return name
	case *ast.FloatNode:
		return strconv.FormatFloat(node.Value, 'f', -1, 64) // 2700000, not 2.7e+06
	}
	return node.String()
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

// lookUp finds a measure of the cell that the brackets name, in place of the
// one at hand.
func (j judge) lookUp(name string, inside []string) (Value, error) {
	option, future, at := j.here.Option, j.here.Future, ""
	for _, word := range inside {
		switch {
		case strings.HasPrefix(word, "week ") || strings.HasPrefix(word, "year "):
			at = word
		case slices.ContainsFunc(j.cells, func(c Cell) bool { return c.Option == word }):
			option = word
		case slices.ContainsFunc(j.cells, func(c Cell) bool { return c.Future == word }):
			future = word
		default:
			return Value{}, fmt.Errorf("%s[%s]: no option and no future of that name was run, and it is neither \"week N\" nor \"year N\"", name, word)
		}
	}
	for i := range j.cells {
		if c := &j.cells[i]; c.Option == option && c.Future == future && c.Point == j.here.Point {
			return c.value(name, at)
		}
	}
	return Value{}, fmt.Errorf("option %q in future %q was not run", option, future)
}
