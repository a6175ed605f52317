package scenario

import (
	"bytes"

	"github.com/pelletier/go-toml/v2/unstable"
)

// position is a line and a column, both from 1.
type position struct{ line, column int }

// positions says where each value of a TOML file was written. BurntSushi/toml,
// which decodes the values, keeps one position for each dotted key and so
// reports the last [[option]] for a fault in the first; this index keeps list
// items apart.
type positions struct {
	of    map[place]position
	items map[place]int // items seen so far of each list of tables
	lines []int         // offset at which each line begins
}

// indexPositions reads the places of a file that is already known to be
// valid TOML. Of a file that is not, it indexes what comes before the error.
func indexPositions(data []byte) *positions {
	ix := &positions{of: map[place]position{"": {1, 1}}, items: map[place]int{}, lines: []int{0}}
	for i, c := range data {
		if c == '\n' {
			ix.lines = append(ix.lines, i+1)
		}
	}
	var parser unstable.Parser
	parser.Reset(data)
	var table place
	for parser.NextExpression() {
		switch e := parser.Expression(); e.Kind {
		case unstable.Table:
			table = ix.header(e, false)
		case unstable.ArrayTable:
			table = ix.header(e, true)
		case unstable.KeyValue:
			ix.keyValue(table, e, data)
		}
	}
	return ix
}

// header places a [table] or, if list, a [[table]]: a part that names a list
// of tables stands for the item opened last.
func (ix *positions) header(e *unstable.Node, list bool) place {
	var p place
	for it := e.Key(); it.Next(); {
		key := it.Node()
		p = p.key(string(key.Data))
		here := ix.position(int(key.Raw.Offset))
		ix.note(p, here)
		if list && it.IsLast() {
			ix.items[p]++
		}
		if n := ix.items[p]; n > 0 {
			p = p.item(n - 1)
			ix.note(p, here)
		}
	}
	return p
}

// keyValue places a key, every part of it where it is dotted, and what its
// value holds.
func (ix *positions) keyValue(p place, e *unstable.Node, data []byte) {
	for it := e.Key(); it.Next(); {
		key := it.Node()
		p = p.key(string(key.Data))
		ix.note(p, ix.position(int(key.Raw.Offset)))
	}
	ix.value(p, e.Value(), data)
}

func (ix *positions) value(p place, v *unstable.Node, data []byte) {
	switch v.Kind {
	case unstable.InlineTable:
		for it := v.Children(); it.Next(); {
			if it.Node().Kind == unstable.KeyValue {
				ix.keyValue(p, it.Node(), data)
			}
		}
	case unstable.Array:
		i := 0
		for it := v.Children(); it.Next(); {
			item := it.Node()
			if item.Kind == unstable.Comment {
				continue
			}
			here := p.item(i)
			if offset, ok := firstOffset(item); ok {
				ix.note(here, ix.position(offset))
			}
			ix.value(here, item, data)
			i++
		}
	}
}

// firstOffset is where a value begins; the parser keeps no place for a list,
// so a list begins where its first item does.
func firstOffset(v *unstable.Node) (offset int, ok bool) {
	for v.Kind == unstable.Array {
		if v = v.Child(); !v.Valid() {
			return 0, false
		}
	}
	return int(v.Raw.Offset), v.Raw.Length > 0
}

func (ix *positions) note(p place, here position) {
	if _, seen := ix.of[p]; !seen {
		ix.of[p] = here
	}
}

// find is the position of a place or, where the file is silent, of the
// nearest thing around it that was written.
func (ix *positions) find(p place) position {
	for {
		if here, ok := ix.of[p]; ok {
			return here
		}
		p = p.parent()
	}
}

func (ix *positions) position(offset int) position {
	line := len(ix.lines) - 1
	for line > 0 && ix.lines[line] > offset {
		line--
	}
	return position{line + 1, offset - ix.lines[line] + 1}
}

// lineOf is the text of a line, from 1.
func lineOf(data []byte, line int) string {
	lines := bytes.Split(data, []byte("\n"))
	if line < 1 || line > len(lines) {
		return ""
	}
	return string(lines[line-1])
}
