package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"
)

// The keys of run --json that others rely on, as the contract writes them. A
// key may be added; none of these may go or change its type.
var (
	number   = float64(0)
	estimate = map[string]any{"estimate": number, "low": number, "high": number}
	weekly   = map[string]any{"mean": number, "mean_low": number, "mean_high": number, "p05": number, "p50": number, "p95": number}
	half     = map[string]any{"low": number, "high": number, "runs": number} // its estimate is null where it has no runs
	money    = map[string]any{"budgeted": number, "mean": number, "p05": number, "p50": number, "p95": number}

	contract = map[string]any{
		"scenario": "", "seed": number, "confidence": number,
		"version": "", "headline": "", "sentence": "", "rivals": "",
		"bin_width": map[string]any{"average_caseload": number, "money": number},
		"cells": []any{map[string]any{
			"option": "", "future": "", "runs": number,
			"unallocated_while_owed": map[string]any{"tell_with_every_verdict": false, "cases_at_worst": number, "worst_month": "", "some_census": estimate},
			"drivers":                []any{map[string]any{"key": "", "name": "", "value_at_25": number, "value_at_75": number, "lower_half": half, "upper_half": half}},
			"within":                 estimate, "after": estimate, "within_at_elasticity_0": estimate,
			"readings": map[string]any{
				"last_quarter": estimate, "every_week": estimate, "share_of_weeks": map[string]any{"mean": number},
			},
			"weekly": []any{map[string]any{
				"week": number, "date": "", "team": "",
				"average_caseload": weekly, "open_cases": weekly, "unallocated": weekly, "in_post_fte": weekly,
				"funded_posts": weekly, "vacancies": weekly, "agency_fte": weekly,
				"at_or_under_high": estimate,
			}},
			"spend": map[string]any{
				"by_year":     []any{withYear(money)},
				"extra_total": money, "within_grant": estimate,
			},
		}},
	}
)

func withYear(keys map[string]any) map[string]any {
	all := map[string]any{"year": number}
	for key, kind := range keys {
		all[key] = kind
	}
	return all
}

// breaches lists where a decoded value lacks a key of the contract or has
// another type.
func breaches(where string, want, got any) []string {
	switch want := want.(type) {
	case map[string]any:
		object, ok := got.(map[string]any)
		if !ok {
			return []string{fmt.Sprintf("%s is %T, want an object", where, got)}
		}
		var found []string
		for key, kind := range want {
			value, ok := object[key]
			if !ok {
				found = append(found, where+"."+key+" is missing")
				continue
			}
			found = append(found, breaches(where+"."+key, kind, value)...)
		}
		return found
	case []any:
		list, ok := got.([]any)
		if !ok || len(list) == 0 {
			return []string{fmt.Sprintf("%s is %T of %d, want a list", where, got, len(list))}
		}
		var found []string
		for i, item := range list {
			found = append(found, breaches(fmt.Sprintf("%s[%d]", where, i), want[0], item)...)
		}
		return found
	}
	if fmt.Sprintf("%T", got) != fmt.Sprintf("%T", want) {
		return []string{fmt.Sprintf("%s is %T, want %T", where, got, want)}
	}
	return nil
}

func TestTheContractOfJSONFindsItsBreaches(t *testing.T) {
	want := map[string]any{"a": number, "b": []any{map[string]any{"c": ""}}}
	for text, count := range map[string]int{
		`{"a": 1, "b": [{"c": "x"}], "d": null}`: 0,
		`{"b": [{"c": "x"}]}`:                    1,
		`{"a": "1", "b": [{"c": 2}]}`:            2,
		`{"a": null, "b": []}`:                   2,
		`[]`:                                     1,
	} {
		var got any
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		if found := breaches("top", want, got); len(found) != count {
			t.Errorf("%s: %q, want %d breaches", text, found, count)
		}
	}
}

func TestJSONOfRunKeepsItsContract(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal([]byte(mustHeadroom(t, "run", "--json", "--runs", "2")), &got); err != nil {
		t.Fatal(err)
	}
	found := breaches("summary", contract, got)
	for _, breach := range found[:min(len(found), 20)] {
		t.Error(breach)
	}
	if len(found) > 0 {
		t.FailNow()
	}
	if got["scenario"] != "bromley" || got["seed"] != 1.0 || got["confidence"] != 0.95 {
		t.Errorf("scenario %v, seed %v, confidence %v", got["scenario"], got["seed"], got["confidence"])
	}
	var cells []string
	for _, item := range got["cells"].([]any) {
		cell := item.(map[string]any)
		name := fmt.Sprintf("%v/%v", cell["option"], cell["future"])
		cells = append(cells, name)
		if cell["runs"] != 2.0 {
			t.Errorf("%s rests on %v runs, want 2", name, cell["runs"])
		}
		checkWeeks(t, name, cell["weekly"].([]any))
		if years := cell["spend"].(map[string]any)["by_year"].([]any); len(years) != 5 {
			t.Errorf("%s has the spend of %d years, want 5", name, len(years))
		}
	}
	var want []string
	for _, option := range []string{"none", "taper", "hold", "slower", "faster", "adaptive", "teams-again"} {
		for _, future := range []string{"no-fall", "as-seen", "as-expected"} {
			want = append(want, option+"/"+future)
		}
	}
	if !slices.Equal(cells, want) {
		t.Errorf("the cells are %q, want %q", cells, want)
	}
}

// checkWeeks holds a cell to every census from 0 to 260, a week apart; census
// 52 is of 30 March 2024.
func checkWeeks(t *testing.T, name string, weeks []any) {
	t.Helper()
	if len(weeks) != 261 {
		t.Fatalf("%s has %d censuses, want 261", name, len(weeks))
	}
	start := time.Date(2023, time.April, 1, 0, 0, 0, 0, time.UTC)
	for k, item := range weeks {
		week := item.(map[string]any)
		date := start.AddDate(0, 0, 7*k).Format(time.DateOnly)
		if week["week"] != float64(k) || week["date"] != date || week["team"] != "all" {
			t.Fatalf("%s: census %d is week %v, %v, of team %v", name, k, week["week"], week["date"], week["team"])
		}
		if k == 52 && date != "2024-03-30" {
			t.Fatalf("census 52 is of %s", date)
		}
		caseload := week["average_caseload"].(map[string]any)
		low, mean, high := caseload["mean_low"].(float64), caseload["mean"].(float64), caseload["mean_high"].(float64)
		if !(low <= mean && mean <= high) || math.Abs(mean) > 200 {
			t.Fatalf("%s: census %d has mean %v, between %v and %v", name, k, mean, low, high)
		}
	}
}

func TestJSONOfCheckHasTheRegisterAndTheContradictions(t *testing.T) {
	var got struct {
		Scenario       string
		Register       []struct{ Key, Value, Quality, Source, Future string }
		Contradictions []struct{ Key, Text, Remedy string }
	}
	if err := json.Unmarshal([]byte(mustHeadroom(t, "check", "--json", "bromley")), &got); err != nil {
		t.Fatal(err)
	}
	if got.Scenario != "bromley" || len(got.Register) < 50 {
		t.Errorf("%q with %d assumptions", got.Scenario, len(got.Register))
	}
	if got.Contradictions == nil {
		t.Error("no contradictions are null, want an empty list")
	}
	found := false
	for _, a := range got.Register {
		if a.Key == "stream.children.trend_per_year" && a.Future == "as-expected" {
			found = a.Value == "-0.09" && a.Quality == "assumed" && a.Source != ""
		}
	}
	if !found {
		t.Error("the trend of as-expected is not in the register, or not as it was written")
	}
}
