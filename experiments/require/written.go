package require

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// visit tells of every measure: its name, what stands in its brackets, and whether
// it stands inside confidently.
func visit(node ast.Node, confident bool, tell func(name string, inside []string, confident bool)) {
	switch node := node.(type) {
	case *ast.BinaryNode:
		visit(node.Left, confident, tell)
		visit(node.Right, confident, tell)
	case *ast.UnaryNode:
		visit(node.Node, confident, tell)
	case *ast.CallNode:
		visit(node.Arguments[0], true, tell)
	case *ast.IdentifierNode, *ast.MemberNode:
		name, inside := measure(node)
		tell(name, inside, confident)
	}
}

// replaced is a condition or a figure with every measure given to a function, which
// may return another in its place. The nodes that are given stay as they are.
func replaced(node ast.Node, by func(measure ast.Node) ast.Node) ast.Node {
	switch node := node.(type) {
	case *ast.BinaryNode:
		other := *node
		other.Left, other.Right = replaced(node.Left, by), replaced(node.Right, by)
		return &other
	case *ast.UnaryNode:
		other := *node
		other.Node = replaced(node.Node, by)
		return &other
	case *ast.CallNode:
		other := *node
		other.Arguments = []ast.Node{replaced(node.Arguments[0], by)}
		return &other
	case *ast.IdentifierNode, *ast.MemberNode:
		return by(node)
	}
	return node
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

// binds says how fast an operator of figures binds: comparisons slowest.
func binds(operator string) int {
	switch operator {
	case "+", "-":
		return 1
	case "*", "/":
		return 2
	}
	return 0
}

// written is a comparison or a figure as a person writes it, with the brackets that
// it needs to be read as it is meant.
func written(node ast.Node) string {
	switch node := node.(type) {
	case *ast.BinaryNode:
		// Of operators that bind alike the left goes first.
		return bracketed(node.Left, binds(node.Operator)) + " " + node.Operator + " " + bracketed(node.Right, binds(node.Operator)+1)
	case *ast.UnaryNode:
		return node.Operator + bracketed(node.Node, 3)
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

// bracketed is a figure in brackets if what it is made of binds less than is wanted.
func bracketed(node ast.Node, wanted int) string {
	text := written(node)
	if made, ok := node.(*ast.BinaryNode); ok && binds(made.Operator) < wanted {
		return "(" + text + ")"
	}
	return text
}
