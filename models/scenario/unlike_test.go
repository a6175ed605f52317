package scenario

import (
	"slices"
	"strings"
	"testing"
)

func TestUnlikesAreTheKeysThatWereChanged(t *testing.T) {
	text := string(ShippedSource("bromley"))
	changed := text
	for _, change := range [][2]string{
		{"posts = { best = 36, low = 32, high = 40,", "posts = { best = 37, low = 32, high = 40,"},
		{"start = 2023-04-01", "start = 2023-03-31"},
	} {
		if !strings.Contains(changed, change[0]) {
			t.Fatalf("the scenario has no %q", change[0])
		}
		changed = strings.Replace(changed, change[0], change[1], 1)
	}
	read := func(text string) *Scenario {
		s, faults := Read("bromley.toml", []byte(text), ShippedFolder())
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		return s
	}
	got := Unlikes(read(text), read(changed))
	want := []Unlike{{"start", "2023-04-01", "2023-03-31"}, {"team.children.posts", "36 (32 to 40)", "37 (32 to 40)"}}
	if !slices.Equal(got, want) {
		t.Errorf("unlike are %v, want %v", got, want)
	}
	if same := Unlikes(read(text), read(text)); len(same) > 0 {
		t.Errorf("a scenario is unlike itself in %v", same)
	}
}

func TestUnlikesSayWhatOneScenarioAloneHas(t *testing.T) {
	var files []*Scenario
	for _, more := range []string{"", "\n[[future]]\nname = \"harder\"\nset = { \"recruitment.lag_weeks\" = 30 }\n"} {
		s, faults := Read("bromley.toml", []byte(string(ShippedSource("bromley"))+more), ShippedFolder())
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		files = append(files, s)
	}
	got := Unlikes(files[0], files[1])
	want := []Unlike{{"future.harder.name", "off", "harder"}, {"future.harder.set.recruitment.lag_weeks", "off", "30"}}
	if !slices.Equal(got, want) {
		t.Errorf("unlike are %v, want %v", got, want)
	}
}
