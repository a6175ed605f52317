package scenario

import (
	_ "embed"
	"fmt"
	"math"
	"reflect"
	"strings"
)

// The example of the handbook: a whole scenario in ten lines.
//
//go:embed example.toml
var example string

// A few rows of each kind of file beside a scenario, shown in the handbook.
//
//go:embed cases.csv
var exampleCases string

//go:embed people.csv
var examplePeople string

// The opening of the handbook, before the tables of keys.
//
//go:embed handbook.md
var handbook string

// Markdown is docs/scenario.md: how a scenario file is written, and every key
// that it may hold, from the tags of the schema.
func Markdown() string {
	var b strings.Builder
	b.WriteString(strings.NewReplacer("EXAMPLE\n", example, "CASES\n", exampleCases, "PEOPLE\n", examplePeople).Replace(handbook))
	b.WriteString("\n## Numbers in full\n\n| key | meaning |\n|---|---|\n")
	for _, k := range numberKeys {
		fmt.Fprintf(&b, "| `%s` | %s |\n", k.key, cell(k.doc))
	}
	b.WriteString("\n## Keys\n\nWhere the default is *needed*, the file must give the key; where it is *off*, leaving the key out means that it plays no part.\n")
	b.WriteString("\n### At the top of the file\n\n")
	writeKeys(&b, reflect.TypeFor[Scenario](), "")
	return b.String()
}

// writeKeys writes the table of a struct's own keys, then a section for each
// struct or list below it.
func writeKeys(b *strings.Builder, t reflect.Type, prefix string) {
	writeTable(b, t)
	for _, f := range fieldsOf(t) {
		inner, name := t.Field(f.index).Type, prefix+f.key
		switch {
		case inner == numberType || inner == whenType:
		case inner.Kind() == reflect.Struct:
			fmt.Fprintf(b, "\n### `[%s]`\n\n%s.\n\n", name, sentence(f.doc))
			writeKeys(b, inner, name+".")
		case inner.Kind() == reflect.Map:
			fmt.Fprintf(b, "\n### `[%s]`\n\n%s.\n", name, sentence(f.doc))
		case inner.Kind() == reflect.Slice && inner.Elem() == actionType:
			fmt.Fprintf(b, "\n### `[[%s]]`\n\n%s: %s.\n", name, sentence(f.doc), quotedList(actionNames()))
			for _, kind := range actionKinds {
				fmt.Fprintf(b, "\n#### `kind = %q`\n\n%s.\n\n", kind.name, sentence(kind.doc))
				writeTable(b, reflect.TypeOf(kind.blank()).Elem())
				fmt.Fprintf(b, "\n```toml\n%s```\n", kind.shown())
			}
		case inner.Kind() == reflect.Slice && inner.Elem().Kind() == reflect.Struct:
			fmt.Fprintf(b, "\n### `[[%s]]`\n\n%s, once for each.\n\n", name, sentence(f.doc))
			writeKeys(b, inner.Elem(), name+".")
		}
	}
}

// writeTable writes a struct's keys that hold a value.
func writeTable(b *strings.Builder, t reflect.Type) {
	b.WriteString("| key | takes | default | meaning |\n|---|---|---|---|\n")
	for _, f := range fieldsOf(t) {
		if takes := f.takes(t.Field(f.index).Type); takes != "" {
			fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", f.key, cell(takes), cell(f.defaultText()), cell(f.doc))
		}
	}
}

// takes says what may stand behind a key; empty for a section of its own.
func (f *field) takes(t reflect.Type) string {
	switch {
	case t == numberType:
		return f.numberTakes()
	case t == whenType && f.key == "start":
		return "date"
	case t == whenType:
		return "date, or `{ week = 52 }`"
	case t.Kind() == reflect.Int:
		return "whole " + f.numberTakes()
	case t.Kind() == reflect.Float64:
		return f.numberTakes()
	case f.names != "" && t.Kind() == reflect.Slice:
		return "list of names, from `[[" + f.names + "]]`"
	case f.names != "":
		return "name, from `[[" + f.names + "]]`"
	case t.Kind() == reflect.String && f.words != nil:
		return quotedList(f.words)
	case t.Kind() == reflect.String:
		return "text"
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Float64:
		return strings.TrimSpace("list of numbers " + inBrackets(f.unit))
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Array:
		return "list of `" + f.unit + "`"
	}
	return ""
}

func (f *field) numberTakes() string {
	kind := map[Spread]string{Signed: "number", Positive: "number", Share: "share", WholeNumber: "whole number"}[f.spread]
	text := kind
	switch {
	case f.unit == "share" || f.unit == "":
	case strings.HasPrefix(f.unit, kind):
		text = f.unit
	default:
		text += ", " + f.unit
	}
	switch {
	case f.min == f.max:
		text += ": " + figure(f.min)
	case !math.IsInf(f.min, 0) && !math.IsInf(f.max, 0):
		text += fmt.Sprintf(", %s to %s", figure(f.min), figure(f.max))
	}
	if f.words != nil {
		text += "; or " + quotedList(f.words)
	}
	if f.rate {
		text += `; may say per = "52 weeks"`
	}
	return text
}

func (f *field) defaultText() string {
	switch {
	case f.required:
		return "*needed*"
	case f.optional:
		return "*off*"
	case f.fallback == "":
		return ""
	case f.words != nil || f.names != "":
		return fmt.Sprintf("%q", f.fallback)
	}
	return f.fallback
}

func inBrackets(unit string) string {
	if unit == "" {
		return ""
	}
	return "(" + unit + ")"
}

// cell keeps a text inside its cell of a Markdown table.
func cell(text string) string { return strings.ReplaceAll(text, "|", "\\|") }

func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
