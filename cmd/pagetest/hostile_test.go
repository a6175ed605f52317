package pagetest

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

const attack = `</title></style></desc></svg><script>window.pwned=1</script>"'><img src=x onerror="window.pwned=1"><svg onload="window.pwned=1"><a href="javascript:window.pwned=1">x</a>`

// spoiled is a shipped scenario in which every text is the attack.
func spoiled(t *testing.T) string {
	t.Helper()
	if out, err := exec.Command(program, "scenarios", "--write", in("shipped")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(in("shipped/bromley.toml"))
	if err != nil {
		t.Fatal(err)
	}
	texts := regexp.MustCompile(`\b(title|question|source|definition|after_name|if|doing|note|kept) = ("""(?s:.*?)"""|"[^"\n]+")`)
	count := 0
	spoiled := texts.ReplaceAllStringFunc(string(data), func(text string) string {
		count++
		key, _, _ := strings.Cut(text, " = ")
		return key + " = " + strconv.Quote(attack)
	})
	if count < 40 {
		t.Fatalf("%d texts were replaced", count)
	}
	file := in("hostile.toml")
	if err := os.WriteFile(file, []byte(spoiled), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// pwned says whether a script of the page ran, or it put up a dialog, with all
// that is folded open and every link followed.
func pwned(t *testing.T, file string) bool {
	t.Helper()
	dialogs := 0
	browser := open(t, file, 1366, func(event any) {
		if _, is := event.(*page.EventJavascriptDialogOpening); is {
			dialogs++
		}
	})
	value[int](t, browser, openAll)
	value[int](t, browser, `document.querySelectorAll('a').forEach(a => a.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))); 0`)
	return value[bool](t, browser, `window.pwned === 1`) || dialogs > 0
}

func TestAHostileScenarioRunsNoScript(t *testing.T) {
	if out, err := exec.Command(program, "run", spoiled(t), "--runs", "5", "--report", "--out", in("hostile")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	file := in("hostile/report.html")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	found := strings.Count(string(data), html.EscapeString("<script>window.pwned"))
	t.Logf("the attack stands %d times in the page as text", found)
	if found < 40 {
		t.Errorf("the attack stands %d times in the page: it was hardly tried", found)
	}
	if pwned(t, file) {
		t.Error("a script of the scenario ran")
	}
	// The page's own policy would stop scripts too; without it the text alone must.
	bare := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`).ReplaceAllString(string(data), "")
	if len(bare) == len(data) {
		t.Fatal("the page has no policy")
	}
	if err := os.WriteFile(in("bare.html"), []byte(bare), 0o600); err != nil {
		t.Fatal(err)
	}
	if pwned(t, in("bare.html")) {
		t.Error("a script of the scenario runs where the policy is taken away")
	}
	// And the attack is one: written as it is, it runs.
	if err := os.WriteFile(in("victim.html"), fmt.Appendf(nil, "<!DOCTYPE html><title>x</title><body>%s", attack), 0o600); err != nil {
		t.Fatal(err)
	}
	if !pwned(t, in("victim.html")) {
		t.Error("the attack does nothing where it is not escaped: this test shows nothing")
	}
}
