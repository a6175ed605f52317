package scenario

import (
	"fmt"
	"math"
	"time"
)

// asTables takes a list of tables, written [[name]] or [{ ... }].
func asTables(raw any) ([]map[string]any, bool) {
	switch raw := raw.(type) {
	case nil:
		return nil, true
	case []map[string]any:
		return raw, true
	case []any:
		tables := make([]map[string]any, len(raw))
		for i, item := range raw {
			table, ok := item.(map[string]any)
			if !ok {
				return nil, false
			}
			tables[i] = table
		}
		return tables, true
	}
	return nil, false
}

// asList takes an empty list of tables, which TOML cannot tell from an empty
// list of numbers, for the latter.
func asList(raw any) ([]any, bool) {
	if tables, ok := raw.([]map[string]any); ok && len(tables) == 0 {
		return nil, true
	}
	items, ok := raw.([]any)
	return items, ok
}

func asFloat(raw any) (float64, bool) {
	switch raw := raw.(type) {
	case int64:
		return float64(raw), true
	case float64:
		return raw, true
	}
	return 0, false
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// count is "1 number" or "2 numbers".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// describe says what a TOML value is, as its writer would.
func describe(raw any) string {
	switch raw := raw.(type) {
	case string:
		return fmt.Sprintf("the text %q", raw)
	case bool:
		return fmt.Sprintf("%v", raw)
	case int64:
		return fmt.Sprintf("the number %d", raw)
	case float64:
		return "the number " + figure(raw)
	case time.Time:
		return "the date " + raw.Format(time.DateOnly)
	case map[string]any:
		return "a table"
	case []any, []map[string]any:
		return "a list"
	}
	return "missing"
}

// list is "a, b and c".
func list(words []string) string {
	text := ""
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			text += " and "
		default:
			text += ", "
		}
		text += w
	}
	return text
}
