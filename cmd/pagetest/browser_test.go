package pagetest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Folders that the tests share, made once by TestMain: what a run wrote.
var (
	program = os.Getenv("HEADROOM") // the program, by make page-test
	axe     = os.Getenv("AXE")      // axe.min.js
	shots   = os.Getenv("SHOTS")    // where screenshots go
	work    string
)

func TestMain(m *testing.M) {
	if program == "" || axe == "" || shots == "" {
		fmt.Println("pagetest: run `make page-test`, which names the program, axe and a folder for screenshots")
		os.Exit(1)
	}
	var err error
	if work, err = os.MkdirTemp("", "pagetest"); err != nil {
		panic(err)
	}
	for _, args := range [][]string{
		{"sweep", "bromley", "--vary", "stream.children.trend_per_year=-0.10:0.04:0.02", "--vary", "pace.elasticity=0,0.3,0.6", "--runs", "40", "--out", in("demand")},
		{"sweep", "bromley", "--vary", "team.children.posts=30:40:2", "--vary", "option.hold.add_posts.1.posts=10:22:2", "--option", "hold", "--future", "no-fall", "--runs", "20", "--out", in("map")},
		{"run", "bromley", "--runs", "200", "--report", "--sweep", in("demand"), "--out", in("bromley")},
		{"run", "bromley", "--runs", "10", "--option", "none", "--option", "hold", "--report", "--sweep", in("map"), "--out", in("heat")},
		{"run", "monmouthshire", "--runs", "40", "--report", "--out", in("monmouthshire")},
		{"run", "bradford", "--runs", "20", "--report", "--out", in("bradford")},
		{"sweep", "enfield", "--vary", "stream.unaccompanied.change.transfers stop.factor=1:2:0.5", "--vary", "team.children.caseload_at_start=15,16,17", "--runs", "10", "--future", "level", "--out", in("surge")},
		{"run", "enfield", "--runs", "20", "--report", "--sweep", in("surge"), "--out", in("enfield")},
		{"run", "bcp", "--runs", "20", "--report", "--out", in("bcp")},
		{"sweep", "bcp-advice", "--vary", "option.eight-posts.add_posts.1.posts=0:16:4", "--runs", "10", "--out", in("posts")},
		{"run", "bcp-advice", "--runs", "20", "--report", "--sweep", in("posts"), "--out", in("bcp-advice")},
	} {
		if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
			fmt.Printf("%v: %v\n%s", args, err, out)
			os.Exit(1)
		}
	}
	status := m.Run()
	os.RemoveAll(work)
	os.Exit(status)
}

func in(name string) string { return filepath.Join(work, name) }

// open opens a page of a width in a browser of its own that can reach no other
// machine. It listens to the browser's events if it is given a listener.
func open(t *testing.T, file string, width int64, listen func(event any), before ...chromedp.Action[chromedp.Void]) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox,
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"))
	alloc, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	browser, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	if listen != nil {
		if err := chromedp.Listen(browser, listen); err != nil {
			t.Fatal(err)
		}
	}
	actions := append([]chromedp.Action[chromedp.Void]{
		command(network.Enable, network.EnableParams{}),
		command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 600}),
	}, before...)
	if err := chromedp.Do(browser, append(actions, chromedp.Navigate("file://"+file), chromedp.WaitReady(chromedp.CSS("body")))...); err != nil {
		t.Fatal(err)
	}
	return browser
}

// command is a command of the protocol whose answer does not matter.
func command[P, R any](c cdp.Command[P, R], parameters P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, c, parameters)
		return err
	})
}

func ran[T any](t *testing.T, browser context.Context, action chromedp.Action[T]) T {
	t.Helper()
	limited, end := context.WithTimeout(browser, 3*time.Minute)
	defer end()
	v, err := chromedp.Run(limited, action)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// value is what an expression of the browser's is, or what it promises.
func value[T any](t *testing.T, browser context.Context, expression string) T {
	t.Helper()
	return ran(t, browser, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

const openAll = `document.querySelectorAll('details').forEach(d => d.open = true); document.querySelectorAll('details').length`

var widths = map[string]int64{"phone": 390, "laptop": 1366}

// pages are those of every shipped scenario, and one with a heat map.
func pages() map[string]string {
	all := map[string]string{}
	for _, name := range []string{"bromley", "monmouthshire", "bradford", "enfield", "bcp", "bcp-advice", "heat"} {
		all[name] = in(name + "/report.html")
	}
	return all
}

// Every rule of axe-core, with all that is folded open and closed.
func TestAxeFindsNoViolation(t *testing.T) {
	source, err := os.ReadFile(axe)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range pages() {
		for device, width := range widths {
			browser := open(t, file, width, nil)
			value[int](t, browser, string(source)+"; 0")
			for _, state := range []string{"closed", "open"} {
				if state == "open" {
					value[int](t, browser, openAll)
				}
				found := value[string](t, browser, `axe.run(document, {resultTypes: ['violations', 'passes']}).then(r => JSON.stringify({
					violations: r.violations.map(v => v.id + ': ' + v.help + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')),
					passes: r.passes.map(p => p.id)}))`)
				var result struct{ Violations, Passes []string }
				if err := json.Unmarshal([]byte(found), &result); err != nil {
					t.Fatal(err)
				}
				t.Logf("%s, %s, %s: %d rules passed, %d violated", name, device, state, len(result.Passes), len(result.Violations))
				for _, violation := range result.Violations {
					t.Errorf("%s, %s, %s: %s", name, device, state, violation)
				}
				if !strings.Contains(strings.Join(result.Passes, " "), "color-contrast") {
					t.Errorf("%s, %s, %s: contrast was not looked at", name, device, state)
				}
			}
		}
	}
}

// A page with a fault is found out: the rules are really run.
func TestAxeFindsAFaultThatIsThere(t *testing.T) {
	source, err := os.ReadFile(axe)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(in("bromley/report.html"))
	if err != nil {
		t.Fatal(err)
	}
	spoiled := strings.Replace(string(data), "--soft: #555", "--soft: #bbb", 1)
	spoiled = strings.Replace(spoiled, ` lang="en-GB"`, "", 1)
	if err := os.WriteFile(in("spoiled.html"), []byte(spoiled), 0o600); err != nil {
		t.Fatal(err)
	}
	browser := open(t, in("spoiled.html"), 1366, nil)
	value[int](t, browser, string(source)+"; 0")
	found := value[string](t, browser, `axe.run(document).then(r => r.violations.map(v => v.id).join(' '))`)
	for _, want := range []string{"color-contrast", "html-has-lang"} {
		if !strings.Contains(found, want) {
			t.Errorf("axe found %q, want %s among them", found, want)
		}
	}
}

// Nothing but the file itself is asked for, and the answer can be read where no
// script may run.
func TestThePageLoadsFromAFileWithTheNetworkOffAndScriptsOff(t *testing.T) {
	for name, file := range pages() {
		var asked []string
		listen := func(event any) {
			if sent, is := event.(*network.EventRequestWillBeSent); is {
				asked = append(asked, sent.Request.URL)
			}
		}
		browser := open(t, file, 1366, listen, command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
		text := ran(t, browser, chromedp.Text(chromedp.CSS(".lead")))
		if !strings.Contains(text, "of 100 simulated futures") {
			t.Errorf("%s: the answer reads %q", name, text)
		}
		if len(asked) != 1 || asked[0] != "file://"+file {
			t.Errorf("%s asks for %q", name, asked)
		}
		t.Logf("%s: %d request, %d bytes", name, len(asked), size(t, file))
	}
}

func size(t *testing.T, file string) int64 {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > 500_000 {
		t.Errorf("%s has %d bytes, want under 500,000", file, info.Size())
	}
	return info.Size()
}

// On a phone nothing is cut off at the side, and the words of the pictures keep
// their size.
func TestThePageFitsAPhone(t *testing.T) {
	for name, file := range pages() {
		browser := open(t, file, 390, nil)
		value[int](t, browser, openAll)
		if wide := value[float64](t, browser, `document.documentElement.scrollWidth`); wide > 390 {
			t.Errorf("%s is %v pixels wide on a phone of 390", name, wide)
		}
		smallest := value[float64](t, browser, `Math.min(...[...document.querySelectorAll('svg text')].filter(e => e.getScreenCTM()).map(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a))`)
		t.Logf("%s: the smallest words of a picture are %.1f pixels on a phone", name, smallest)
		if smallest < 9 {
			t.Errorf("%s: words of a picture are %.1f pixels on a phone", name, smallest)
		}
		outside := value[[]string](t, browser, `[...document.querySelectorAll('figure svg text')].filter(e => {
			const b = e.getBBox(), v = e.ownerSVGElement.viewBox.baseVal;
			return b.x < -1 || b.x + b.width > v.width + 1 || b.y < -1 || b.y + b.height > v.height + 1 }).map(e => e.textContent)`)
		for _, words := range outside {
			t.Errorf("%s: %q is cut off at the edge of its picture", name, words)
		}
	}
}

func TestScreenshotsAreMade(t *testing.T) {
	for name, file := range pages() {
		for device, width := range widths {
			browser := open(t, file, width, nil)
			save(t, name+"-"+device+".png", ran(t, browser, chromedp.FullScreenshot(100)))
		}
		browser := open(t, file, 1366, nil)
		save(t, name+"-a4.pdf", ran(t, browser, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPrintBackground())))
	}
}

func save(t *testing.T, name string, data []byte) {
	t.Helper()
	if len(data) < 10_000 {
		t.Errorf("%s has %d bytes", name, len(data))
	}
	if err := os.WriteFile(filepath.Join(shots, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %d bytes", name, len(data))
}
