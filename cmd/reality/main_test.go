package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template/parse"

	"headroom/experiments/hindcast"
)

// small is the folder that the command writes with few runs.
func small(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if code := run(context.Background(), io.Discard, []string{"--runs", "3", "--out", folder}); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	return folder
}

func read(t *testing.T, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// skeleton is what of a page does not depend on the runs: its headings, its
// pictures, and of each row of a table the first cell and how many there are.
func skeleton(page string) []string {
	var bones []string
	for line := range strings.Lines(page) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"), strings.HasPrefix(line, "!["):
			bones = append(bones, line)
		case strings.HasPrefix(line, "|"):
			cells := strings.Split(line, "|")
			bones = append(bones, cells[1]+strings.Repeat("|", len(cells)-2))
		}
	}
	return bones
}

func TestThePageInTheDocsIsTheCommandsAtAThousandRuns(t *testing.T) {
	made, kept := read(t, small(t), "reality.md"), read(t, "..", "..", "docs", "reality.md")
	if a, b := skeleton(made), skeleton(kept); !slices.Equal(a, b) {
		t.Errorf("docs/reality.md is not what the command writes; run make reality\nwritten: %q\nkept:    %q", a, b)
	}
	// What stands in the template outside of any condition stands in the page.
	page, err := pageTemplate()
	if err != nil {
		t.Fatal(err)
	}
	texts := 0
	for _, node := range page.Tree.Root.Nodes {
		if text, plain := node.(*parse.TextNode); plain {
			texts++
			if !strings.Contains(kept, string(text.Text)) {
				t.Errorf("docs/reality.md lacks %q; run make reality", text.Text)
			}
		}
	}
	if texts < 20 {
		t.Errorf("only %d pieces of text were looked for", texts)
	}
	if !strings.Contains(kept, "(1,000 runs of each future, seed 1)") {
		t.Error("docs/reality.md is not of 1,000 runs from seed 1")
	}
	for _, link := range regexp.MustCompile(`\]\((reality/[^)]+)\)`).FindAllStringSubmatch(kept, -1) {
		if _, err := os.Stat(filepath.Join("..", "..", "docs", filepath.FromSlash(link[1]))); err != nil {
			t.Error(err)
		}
	}
	if strings.Contains(made, "<no value>") || strings.Contains(made, "NaN") || strings.Contains(made, "%!") {
		t.Errorf("a figure is missing in\n%s", made)
	}
}

func TestEveryPointIsInTheFile(t *testing.T) {
	folder := small(t)
	records, err := csv.NewReader(strings.NewReader(read(t, folder, "reality", "points.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, name := range hindcast.Councils() {
		s := hindcast.Read(name)
		for _, series := range hindcast.AllSeries() {
			for _, f := range hindcast.Published(name, series) {
				first := s.Date(0)
				if series.Yearly {
					first = first.AddDate(1, 0, -7)
				}
				if f.Date.After(first) && f.Date.Before(s.Date(float64(s.Weeks))) {
					want += len(s.Futures)
				}
			}
		}
	}
	if len(records)-1 != want || want < 150 {
		t.Errorf("%d points are in the file, want %d", len(records)-1, want)
	}
}

func TestEachCouncilHasItsPicture(t *testing.T) {
	folder := small(t)
	for _, name := range hindcast.Councils() {
		config, err := png.DecodeConfig(strings.NewReader(read(t, folder, "reality", name+".png")))
		if err != nil || config.Width != 1440 {
			t.Errorf("%s: %v, %d dots wide", name, err, config.Width)
		}
	}
}

// The council's 21 and the published 14 are of different teams, and the picture
// says so.
func TestBromleysPictureSaysThatTheTwoCaseloadsDiffer(t *testing.T) {
	r, err := hindcast.Run(context.Background(), "bromley", hindcast.Settings{Runs: 3, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	picture := newCouncil(r).picture()
	if len(picture.Panels) != 8 {
		t.Fatalf("there are %d panels", len(picture.Panels))
	}
	note := picture.Panels[1].Note
	for _, want := range []string{"said 21 in November 2022", "published is 14.0", "different teams", "front door and safeguarding", "not scored"} {
		if !strings.Contains(note, want) {
			t.Errorf("the note %q does not say %q", note, want)
		}
	}
	if points := picture.Panels[0].Points; len(points) != 7 || points[2].Value != 13.8 || points[3].Value != 14 {
		t.Errorf("the published points are %v", points) // three years before, four after
	}
}

func TestWrongArgumentsAreRefused(t *testing.T) {
	for _, args := range [][]string{{"--runs", "1"}, {"bromley"}, {"--run", "5"}, {"--workers", "-1"}} {
		var stderr bytes.Buffer
		if code := run(context.Background(), &stderr, args); code != 2 || stderr.Len() == 0 {
			t.Errorf("%q: exit status %d, %q", args, code, stderr.String())
		}
	}
	if code := run(context.Background(), io.Discard, []string{"--help"}); code != 0 {
		t.Errorf("--help: exit status %d", code)
	}
}

func TestAnInterruptLeavesNothingBehind(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	folder := t.TempDir()
	if code := run(ctx, io.Discard, []string{"--runs", "3", "--out", folder}); code != 130 {
		t.Errorf("exit status %d", code)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("%v, %v is left", err, left)
	}
}

func TestFiguresAreAsPreciseAsTheyBear(t *testing.T) {
	for x, want := range map[float64]string{0.224: "+22%", -0.07: "\u22127%", 0.004: "0%", -0.004: "0%"} {
		if got := skill(x); got != want {
			t.Errorf("skill %v is written %s, want %s", x, got, want)
		}
	}
	for n, want := range map[int]string{30: "30", 1000: "1,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is written %s, want %s", n, got, want)
		}
	}
}
