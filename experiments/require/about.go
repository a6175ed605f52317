package require

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"

	"headroom/models/scenario"
)

// An about is what a requirement is about among some cells: where it is judged, and
// what of a place its measures name all the same, so that it needs no telling.
type about struct {
	root           ast.Node
	places         []*Cell
	option, future bool      // every measure names one
	at             []Setting // the keys of a sweep that every measure gives a value, with the first one's
}

// Check says, of cells whose figures need not be known yet, why the requirement
// cannot be judged in them: the error names the measure, the option, the future, the
// point, the week or the year that is not there, and what is. It is nil where the
// requirement can be judged: of the option given where a measure names none, in
// every future where it names none, and at every point of a sweep where it names
// none. Where that option was not run and a single one was, it is that one; and a
// measure that this option lacks and a single other one has, as a difference from
// it, is of the other.
func (r *Requirement) Check(cells []Cell, option string) error {
	_, err := r.about(cells, option)
	return err
}

func (r *Requirement) about(cells []Cell, option string) (*about, error) {
	fault := func(err error) (*about, error) { return nil, fmt.Errorf("%q: %w", r.Text, err) }
	if options := optionsOf(cells); len(options) == 1 {
		option = options[0]
	}
	root, err := completed(r.root, cells, option)
	if err != nil {
		return fault(err)
	}
	a := named(root, cells)
	if !a.option && !slices.Contains(optionsOf(cells), option) {
		return fault(fmt.Errorf("option %q was not run: name another in brackets, as in within[%s]; the options are %s", option, cells[0].Option, strings.Join(optionsOf(cells), ", ")))
	}
	for i := range cells {
		here := &cells[i]
		if a.option {
			option = cells[0].Option // one that is named is looked up from any
		}
		if here.Option == option && (!a.future || here.Future == cells[0].Future) && here.isAt(a.at) {
			a.places = append(a.places, here)
		}
	}
	from := a.places
	if len(from) == 0 { // to say what of it is not there
		from = []*Cell{&cells[0]}
	}
	for _, here := range from {
		var faults []error
		j := judge{cells: cells, here: here}
		visit(root, false, func(name string, inside []string, confident bool) {
			c, at, err := j.find(name, inside)
			if err == nil {
				_, err = c.value(name, at)
			}
			if err == nil && c.Never[name] != "" {
				err = fmt.Errorf("%s: %s", name, c.Never[name])
			}
			if instead := cells[0].Bare[name]; err == nil && confident && instead != "" {
				err = fmt.Errorf("confidently(%s): %s", name, instead)
			}
			faults = append(faults, err)
		})
		if err := errors.Join(faults...); err != nil {
			return fault(err)
		}
	}
	if len(a.places) == 0 {
		return fault(errors.New("no place that it is about was run"))
	}
	return &a, nil
}

// completed is a condition in which a measure of no option, that the option given
// does not have, is of the only one that has it. The error names a measure that no
// option has, or that several others have.
func completed(root ast.Node, cells []Cell, option string) (ast.Node, error) {
	var faults []error
	var known []string
	for i := range cells {
		known = append(known, cells[i].names()...)
	}
	slices.Sort(known)
	known = slices.Compact(known)
	root = replaced(root, func(node ast.Node) ast.Node {
		name, inside := measure(node)
		if _, err := scenario.Choose("measure", []string{name}, known); err != nil {
			faults = append(faults, err)
			return node
		}
		if slices.ContainsFunc(inside, func(word string) bool { return slices.Contains(optionsOf(cells), word) }) {
			return node
		}
		var has []string
		for i := range cells {
			if c := &cells[i]; slices.Contains(c.names(), name) && !slices.Contains(has, c.Option) {
				has = append(has, c.Option)
			}
		}
		switch {
		case slices.Contains(has, option) || !slices.Contains(optionsOf(cells), option):
			return node
		case len(has) > 1:
			faults = append(faults, fmt.Errorf("%s is not of %s, but of each of %s: say of which, as in %s[%s]", name, option, strings.Join(has, ", "), name, has[0]))
			return node
		}
		return &ast.MemberNode{Node: node, Property: &ast.StringNode{Value: has[0]}}
	})
	return root, errors.Join(faults...)
}

// named finds out what every measure names.
func named(root ast.Node, cells []Cell) about {
	a := about{root: root, option: true, future: true}
	options, futures, first := optionsOf(cells), futuresOf(cells), true
	visit(root, false, func(_ string, inside []string, _ bool) {
		a.option = a.option && slices.ContainsFunc(inside, func(word string) bool { return slices.Contains(options, word) })
		a.future = a.future && slices.ContainsFunc(inside, func(word string) bool { return slices.Contains(futures, word) })
		var at []Setting
		for _, word := range inside {
			if key, value, sets := cutSetting(word); sets {
				at = append(at, Setting{key, value})
			}
		}
		if first {
			a.at, first = at, false
			return
		}
		a.at = slices.DeleteFunc(a.at, func(s Setting) bool {
			return !slices.ContainsFunc(at, func(other Setting) bool { return other.Key == s.Key })
		})
	})
	return a
}

// where names a place in passing, but for what the measures name themselves.
func (a *about) where(c *Cell) string {
	told := Cell{Option: c.Option, Future: c.Future}
	if a.option {
		told.Option = ""
	}
	if a.future {
		told.Future = ""
	}
	for _, s := range c.At {
		if !slices.ContainsFunc(a.at, func(named Setting) bool { return named.Key == s.Key }) {
			told.At = append(told.At, s)
		}
	}
	return told.Where()
}

// cutSetting reads "key = value" in brackets.
func cutSetting(word string) (key, value string, is bool) {
	key, value, is = strings.Cut(word, "=")
	return strings.TrimSpace(key), strings.TrimSpace(value), is
}

// sameValue says that two texts are the same value of a key: 0.50 is 0.5.
func sameValue(a, b string) bool {
	x, notX := strconv.ParseFloat(a, 64)
	y, notY := strconv.ParseFloat(b, 64)
	return a == b || notX == nil && notY == nil && x == y
}

func optionsOf(cells []Cell) []string {
	return distinct(cells, func(c *Cell) string { return c.Option })
}

func futuresOf(cells []Cell) []string {
	return distinct(cells, func(c *Cell) string { return c.Future })
}

// distinct are the different names of cells, in their order.
func distinct(cells []Cell, name func(*Cell) string) []string {
	var all []string
	for i := range cells {
		if one := name(&cells[i]); !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}

// lookUp finds a measure of the cell that the brackets name, in place of the
// one at hand.
func (j judge) lookUp(name string, inside []string) (Value, error) {
	c, at, err := j.find(name, inside)
	if err != nil {
		return Value{}, err
	}
	v, err := c.value(name, at)
	if err != nil {
		return v, err
	}
	return present(name, v, c)
}

// find finds the cell that the brackets name, and the week or the year.
func (j judge) find(name string, inside []string) (c *Cell, when string, err error) {
	wanted := Cell{Option: j.here.Option, Future: j.here.Future, At: slices.Clone(j.here.At)}
	options, futures := optionsOf(j.cells), futuresOf(j.cells)
	var kinds []string
	for _, word := range inside {
		kind := "week or year"
		key, value, sets := cutSetting(word)
		switch {
		case strings.HasPrefix(word, "week ") || strings.HasPrefix(word, "year "):
			when = word
		case slices.Contains(options, word):
			kind, wanted.Option = "option", word
		case slices.Contains(futures, word):
			kind, wanted.Future = "future", word
		case sets:
			kind = "value of " + key
			if err := wanted.set(key, value, j.cells); err != nil {
				return nil, "", fmt.Errorf("%s[%s]: %w", name, word, err)
			}
		default:
			_, err := scenario.Choose("option or future", []string{word}, append(options, futures...))
			return nil, "", fmt.Errorf("%s[%s]: no option and no future of that name was run, and it is neither \"week N\" nor \"year N\": %w", name, word, err)
		}
		if slices.Contains(kinds, kind) {
			return nil, "", fmt.Errorf("%s[%s]: one %s is wanted", name, strings.Join(inside, ", "), kind)
		}
		kinds = append(kinds, kind)
	}
	for i := range j.cells {
		if c := &j.cells[i]; c.Option == wanted.Option && c.Future == wanted.Future && slices.Equal(c.At, wanted.At) {
			return c, when, nil
		}
	}
	return nil, "", fmt.Errorf("%s[%s]: %s was not run", name, strings.Join(inside, ", "), wanted.Where())
}

// set gives a key the value, as it was written when it was run, that a person may
// have written otherwise.
func (c *Cell) set(key, value string, cells []Cell) error {
	if len(c.At) == 0 {
		return errors.New("a key with a value names a point of a sweep, and this is none")
	}
	var keys, values []string
	for _, s := range c.At {
		keys = append(keys, s.Key)
	}
	if _, err := scenario.Choose("key", []string{key}, keys); err != nil {
		return err
	}
	i := slices.Index(keys, key)
	values = distinct(cells, func(c *Cell) string { return c.At[i].Value })
	for _, one := range values {
		if sameValue(one, value) {
			c.At[i].Value = one
			return nil
		}
	}
	_, err := scenario.Choose("value", []string{value}, values)
	return err
}
