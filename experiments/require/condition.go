package require

import (
	"errors"
	"fmt"
	"slices"

	"github.com/expr-lang/expr/ast"
)

// comparisons that a requirement may make, each with what it is when it is not so.
// Equality is not among them: an estimate is never exactly anything.
var comparisons = map[string]string{">=": "<", ">": "<=", "<=": ">", "<": ">="}

// isAnd, isOr and isNot say what joins or turns conditions round.
func isAnd(operator string) bool { return operator == "and" || operator == "&&" }
func isOr(operator string) bool  { return operator == "or" || operator == "||" }
func isNot(operator string) bool { return operator == "not" || operator == "!" }

// checkCondition refuses what is no comparison of figures.
func checkCondition(node ast.Node, inside bool) error {
	switch node := node.(type) {
	case *ast.UnaryNode:
		if isNot(node.Operator) {
			return checkCondition(node.Node, inside)
		}
	case *ast.BinaryNode:
		switch {
		case isAnd(node.Operator) || isOr(node.Operator):
			return errors.Join(checkCondition(node.Left, inside), checkCondition(node.Right, inside))
		case comparisons[node.Operator] != "":
			return errors.Join(checkFigure(node.Left), checkFigure(node.Right))
		case node.Operator == "==" || node.Operator == "!=":
			return fmt.Errorf("%s asks whether an estimate is exactly a number, which it never is: use >= or <=", node.Operator)
		}
	case *ast.CallNode:
		if callee, ok := node.Callee.(*ast.IdentifierNode); ok && callee.Value == confidently && len(node.Arguments) == 1 && !inside {
			return checkCondition(node.Arguments[0], true)
		}
	}
	return fmt.Errorf("%q is no comparison: a measure and a number with >=, >, <= or < between them are wanted, joined by and, or, not ( ), or inside confidently( )", written(node))
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
		if isNot(node.Operator) {
			return fmt.Errorf("not is of the nearest word alone: put what is not to be in brackets, as in not (within >= 0.8)")
		}
	case *ast.BinaryNode:
		if slices.Contains([]string{"+", "-", "*", "/"}, node.Operator) {
			return errors.Join(checkFigure(node.Left), checkFigure(node.Right))
		}
	}
	return fmt.Errorf("%q is no figure: a measure, a number, or a sum, difference or multiple of them is wanted", written(node))
}

// A judge judges one cell among all.
type judge struct {
	cells   []Cell
	here    *Cell
	verdict *Verdict // is given every comparison
}

// How a comparison is held to the intervals.
type how int

const (
	plainly  how = iota // by the estimates
	surely              // it holds all over the intervals
	unsurely            // it does not hold all over them
)

// condition says whether a condition holds, or whether it does not if it is turned
// round. A not is worked in, from the outside to the comparisons, by De Morgan's
// laws. Inside confidently it turns comparisons round before they are held to the
// intervals; outside, it asks that they do not hold all over them. Every part is
// looked at, so that a failure is told whole.
func (j judge) condition(node ast.Node, turned bool, as how) (bool, error) {
	switch node := node.(type) {
	case *ast.UnaryNode:
		return j.condition(node.Node, !turned, as)
	case *ast.CallNode:
		if turned {
			return j.condition(node.Arguments[0], true, unsurely)
		}
		return j.condition(node.Arguments[0], false, surely)
	}
	binary := node.(*ast.BinaryNode)
	if comparisons[binary.Operator] != "" {
		return j.comparison(binary, turned, as)
	}
	from := len(j.verdict.Checks)
	left, err := j.condition(binary.Left, turned, as)
	if err != nil {
		return false, err
	}
	right, err := j.condition(binary.Right, turned, as)
	if err != nil {
		return false, err
	}
	if isAnd(binary.Operator) != turned {
		return left && right, nil
	}
	if left || right {
		for i := range j.verdict.Checks[from:] {
			check := &j.verdict.Checks[from+i]
			check.Excused = !check.Holds
		}
	}
	return left || right, nil
}

func (j judge) comparison(node *ast.BinaryNode, turned bool, as how) (bool, error) {
	left, err := j.figure(node.Left)
	if err != nil {
		return false, err
	}
	right, err := j.figure(node.Right)
	if err != nil {
		return false, err
	}
	operator := node.Operator
	if turned != (as == unsurely) { // a confidently has taken the not before it for itself
		operator = comparisons[operator]
	}
	check := compare(left, right, operator, as)
	check.Text = written(node.Left) + " " + operator + " " + written(node.Right)
	j.verdict.Checks = append(j.verdict.Checks, check)
	return check.Holds, nil
}

// compare compares estimates or, to be sure, the ends of the intervals that lie
// towards each other.
func compare(left, right Value, operator string, as how) Check {
	c := Check{Value: left, Bound: right.Estimate, Confidently: as == surely, Unsure: as == unsurely}
	if right.Low != right.High {
		c.Value = minus(left, right)
		c.Bound = 0
	}
	atLeast := operator[0] == '>'
	reached := c.Value.Estimate
	switch {
	case as == plainly:
	case atLeast:
		reached = c.Value.Low
	default:
		reached = c.Value.High
	}
	over := reached - c.Bound
	if !atLeast {
		over = -over
	}
	c.Holds = over > 0 || over == 0 && len(operator) == 2
	if c.Unsure {
		c.Holds, over = !c.Holds, -over
	}
	if !c.Holds {
		c.Short = -over
	}
	return c
}
