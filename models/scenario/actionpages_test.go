package scenario

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const actionPages = "../../docs/actions"

// Every action has a page in docs/actions, named for it, and its table of keys
// is that of the schema: unit, range and default. With -update the tables are
// written anew (go test ./models/scenario -run Handbook -update).
//
// Wrong versions, seen to fail: a page without one of its keys; another default
// in the schema; an action without a page; a page without an action.
func TestHandbookPageOfEachActionHasTheKeysOfTheSchema(t *testing.T) {
	left := map[string]bool{"README.md": true}
	readme := readPage(t, "README.md")
	for _, kind := range actionKinds {
		file := kind.name + ".md"
		left[file] = true
		if !strings.Contains(readme, "["+kind.name+"]("+file+")") {
			t.Errorf("docs/actions/README.md has no link to %s", file)
		}
		page := readPage(t, file)
		before, keys, after := section(t, file, page, "Keys")
		var want strings.Builder
		writeTable(&want, reflect.TypeOf(kind.blank()).Elem())
		if *update {
			if err := os.WriteFile(filepath.Join(actionPages, file), []byte(before+want.String()+after), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(want.String(), keys); diff != "" {
			t.Errorf("docs/actions/%s (-schema +page):\n%s", file, diff)
		}
	}
	files, err := os.ReadDir(actionPages)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !left[file.Name()] {
			t.Errorf("docs/actions/%s is the page of no action", file.Name())
		}
	}
}

func readPage(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(actionPages, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// section cuts a page into what comes before the body of a section, the body,
// and what comes after it.
func section(t *testing.T, file, page, heading string) (before, body, after string) {
	t.Helper()
	mark := "\n## " + heading + "\n\n"
	before, rest, found := strings.Cut(page, mark)
	body, after, closed := strings.Cut(rest, "\n## ")
	if !found || !closed {
		t.Fatalf("docs/actions/%s has no section %q with another after it", file, heading)
	}
	return before + mark, body, "\n## " + after
}
