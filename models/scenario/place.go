package scenario

import (
	"fmt"
	"strconv"
	"strings"
)

// A place is the path from the top of a file to one value in it: keys, and
// positions in lists. The second action of the third option begins at
// place("").key("option").item(2).key("action").item(1).
type place string

const placeSeparator = "\x1f"

func (p place) key(name string) place { return p + placeSeparator + place(name) }
func (p place) item(i int) place      { return p + placeSeparator + "#" + place(strconv.Itoa(i)) }

// at builds a place from keys (strings) and positions in lists (ints).
func at(parts ...any) place {
	var p place
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			p = p.key(part)
		case int:
			p = p.item(part)
		default:
			panic(fmt.Sprintf("scenario: a place has no part of type %T", part))
		}
	}
	return p
}

func (p place) parent() place {
	i := strings.LastIndex(string(p), placeSeparator)
	if i < 0 {
		return ""
	}
	return p[:i]
}

func (p place) parts() []string {
	if p == "" {
		return nil
	}
	return strings.Split(string(p), placeSeparator)[1:]
}

// listPosition says which item of a list a part of a place stands for.
func listPosition(part string) (i int, ok bool) {
	if !strings.HasPrefix(part, "#") {
		return 0, false
	}
	i, err := strconv.Atoi(part[1:])
	return i, err == nil
}

// dotted is the place as a key without list positions.
func (p place) dotted() string {
	var keys []string
	for _, part := range p.parts() {
		if _, ok := listPosition(part); !ok {
			keys = append(keys, part)
		}
	}
	return strings.Join(keys, ".")
}

// where names the surroundings of a place as a reader would: the items of
// lists by their names, the sections by their keys, without the last key.
func (p place) where(root map[string]any) string {
	var words []string
	parts, node := p.parts(), any(root)
	for i := 0; i < len(parts); i++ {
		label := parts[i]
		table, _ := node.(map[string]any)
		node = table[label]
		position, isItem := 0, false
		if i+1 < len(parts) {
			position, isItem = listPosition(parts[i+1])
		}
		switch {
		case isItem:
			i++
			node = listItem(node, position)
			item, _ := node.(map[string]any)
			if name, ok := item[nameKey(label)].(string); ok && name != "" {
				words = append(words, fmt.Sprintf("%s %q", label, name))
			} else if item != nil {
				words = append(words, fmt.Sprintf("%s %d", label, position+1))
			} else {
				words = append(words, fmt.Sprintf("%s, item %d", label, position+1))
			}
		case i+1 < len(parts):
			words = append(words, label)
		}
	}
	return strings.Join(words, ", ")
}

// nameKey is the key by which the items of a list are known.
func nameKey(list string) string {
	switch list {
	case "next":
		return "stage"
	case "grade":
		return "role"
	}
	return "name"
}

// listItem is the i-th item of a TOML list of tables or of values.
func listItem(list any, i int) any {
	switch list := list.(type) {
	case []map[string]any:
		if i < len(list) {
			return list[i]
		}
	case []any:
		if i < len(list) {
			return list[i]
		}
	}
	return nil
}
