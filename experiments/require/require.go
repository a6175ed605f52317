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

// comparisons that a requirement may make. Equality is not among them: an
// estimate is never exactly anything.
var comparisons = []string{">=", ">", "<=", "<"}

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

// checkCondition refuses what is no comparison of figures.
func checkCondition(node ast.Node, inside bool) error {
	switch node := node.(type) {
	case *ast.BinaryNode:
		switch {
		case node.Operator == "and" || node.Operator == "&&":
			return errors.Join(checkCondition(node.Left, inside), checkCondition(node.Right, inside))
		case slices.Contains(comparisons, node.Operator):
			return errors.Join(checkFigure(node.Left), checkFigure(node.Right))
		case node.Operator == "==" || node.Operator == "!=":
			return fmt.Errorf("%s asks whether an estimate is exactly a number, which it never is: use >= or <=", node.Operator)
		}
	case *ast.CallNode:
		if callee, ok := node.Callee.(*ast.IdentifierNode); ok && callee.Value == confidently && len(node.Arguments) == 1 && !inside {
			return checkCondition(node.Arguments[0], true)
		}
	}
	return fmt.Errorf("%q is no comparison: a measure and a number with >=, >, <= or < between them are wanted, joined by and, or inside confidently( )", written(node))
}

func checkFigure(node ast.Node) error {
	switch node := node.(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.IdentifierNode:
		return nil
	case *ast.MemberNode:
		if _, ok := node.Property.(*ast.StringNode); ok {
			return checkFigure(node.Node)
		}
	case *ast.UnaryNode:
		if node.Operator == "-" {
			return checkFigure(node.Node)
		}
	case *ast.BinaryNode:
		if slices.Contains([]string{"+", "-", "*", "/"}, node.Operator) {
			return errors.Join(checkFigure(node.Left), checkFigure(node.Right))
		}
	}
	return fmt.Errorf("%q is no figure: a measure, a number, or a sum, difference or multiple of them is wanted", written(node))
}

// A Check is one comparison of a requirement in one cell.
type Check struct {
	Text        string // the comparison
	Value       Value  // of its left side less its right, plus Bound: the left side where the right is a number
	Bound       float64
	Confidently bool
	Holds       bool
	Short       float64 // by how much it fails, above 0; 0 where it holds
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
		v := Verdict{Requirement: r.Text, Where: here.Where(), Holds: true}
		if names {
			v.Where = (&Cell{Future: here.Future, Point: here.Point}).Where()
			if futures {
				v.Where = here.Point
			}
		}
		j := judge{cells: cells, here: here}
		if err := j.condition(r.root, false, &v); err != nil {
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

// A judge judges one cell among all.
type judge struct {
	cells []Cell
	here  *Cell
}

func (j judge) condition(node ast.Node, sure bool, v *Verdict) error {
	switch node := node.(type) {
	case *ast.CallNode:
		return j.condition(node.Arguments[0], true, v)
	case *ast.BinaryNode:
		if !slices.Contains(comparisons, node.Operator) {
			if err := j.condition(node.Left, sure, v); err != nil {
				return err
			}
			return j.condition(node.Right, sure, v)
		}
		left, err := j.figure(node.Left)
		if err != nil {
			return err
		}
		right, err := j.figure(node.Right)
		if err != nil {
			return err
		}
		check := compare(left, right, node.Operator, sure)
		check.Text = written(node)
		v.Checks, v.Holds = append(v.Checks, check), v.Holds && check.Holds
	}
	return nil
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
	}
	return node.String()
}

// compare compares estimates or, to be sure, the ends of the intervals that lie
// towards each other.
func compare(left, right Value, operator string, sure bool) Check {
	c := Check{Value: left, Bound: right.Estimate, Confidently: sure}
	if right.Low != right.High {
		c.Value = minus(left, right)
		c.Bound = 0
	}
	atLeast := operator[0] == '>'
	reached := c.Value.Estimate
	if sure && atLeast {
		reached = c.Value.Low
	} else if sure {
		reached = c.Value.High
	}
	over := reached - c.Bound
	if !atLeast {
		over = -over
	}
	c.Holds = over > 0 || over == 0 && len(operator) == 2
	if !c.Holds {
		c.Short = -over
	}
	return c
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
