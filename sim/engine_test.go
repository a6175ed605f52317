package sim_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"headroom/sim"
)

// handle lets a function be a Handler.
type handle func(kind sim.Kind, slot int32)

func (h handle) Handle(kind sim.Kind, slot int32) { h(kind, slot) }

func TestEventsHappenByTimeThenKindThenOrderOfScheduling(t *testing.T) {
	var e sim.Engine
	e.Schedule(2, 0, 1)
	e.Schedule(1, 7, 2)
	e.Schedule(1, 3, 3)
	e.Schedule(1, 7, 4)
	e.Schedule(1, 3, 5)
	var got []string
	e.Run(handle(func(kind sim.Kind, slot int32) {
		got = append(got, fmt.Sprintf("%v:%d:%d", e.Now(), kind, slot))
	}), 10)
	if want := "1:3:3 1:3:5 1:7:2 1:7:4 2:0:1"; strings.Join(got, " ") != want {
		t.Errorf("events %v, want %s", got, want)
	}
	if e.Now() != 10 || e.Events() != 5 {
		t.Errorf("clock %v after %d events, want 10 after 5", e.Now(), e.Events())
	}
}

func TestAnEventOfALowerKindScheduledForThePresentInstantStillHappens(t *testing.T) {
	var e sim.Engine
	e.Schedule(5, 3, 0)
	e.Schedule(5, 4, 0)
	var kinds []sim.Kind
	e.Run(handle(func(kind sim.Kind, _ int32) {
		kinds = append(kinds, kind)
		if kind == 3 {
			e.Schedule(5, 4, 1) // fills the hole at the root
			e.Schedule(5, 1, 0) // has to pass it
		}
	}), 5)
	if want := "[3 1 4 4]"; fmt.Sprint(kinds) != want {
		t.Errorf("kinds %v, want %s", kinds, want)
	}
}

func TestATimerMovedToThePresentInstantHappensNextWhateverItsKind(t *testing.T) {
	var e sim.Engine
	timer := e.NewTimer(0, 0)
	e.Set(timer, 7)
	e.Schedule(5, 3, 0)
	e.Schedule(5, 4, 0)
	var kinds []sim.Kind
	e.Run(handle(func(kind sim.Kind, _ int32) {
		kinds = append(kinds, kind)
		if kind == 3 {
			e.Set(timer, 5)
		}
	}), 10)
	if want := "[3 0 4]"; fmt.Sprint(kinds) != want {
		t.Errorf("kinds %v, want %s", kinds, want)
	}
}

func TestRunHandlesEventsAtItsEndAndNoneAfter(t *testing.T) {
	var e sim.Engine
	for _, at := range []float64{1, 2, math.Nextafter(2, 3)} {
		e.Schedule(at, 0, 0)
	}
	count := handle(func(sim.Kind, int32) {})
	e.Run(count, 2)
	if e.Events() != 2 || e.Now() != 2 {
		t.Errorf("%d events by %v, want 2 by 2", e.Events(), e.Now())
	}
	e.Run(count, math.Inf(1))
	if e.Events() != 3 || e.Now() != math.Nextafter(2, 3) {
		t.Errorf("%d events by %v, want 3 and the clock at the last", e.Events(), e.Now())
	}
}

func TestHaltLeavesTheClockAtThePresentEventAndTheRestPending(t *testing.T) {
	var e sim.Engine
	e.Schedule(1, 0, 0)
	e.Schedule(2, 0, 0)
	h := handle(func(sim.Kind, int32) { e.Halt() })
	e.Run(h, 9)
	if e.Now() != 1 || e.Events() != 1 {
		t.Fatalf("clock %v after %d events, want 1 after 1", e.Now(), e.Events())
	}
	e.Run(h, 9)
	if e.Now() != 2 || e.Events() != 2 {
		t.Errorf("clock %v after %d events, want 2 after 2", e.Now(), e.Events())
	}
}

func TestResetForgetsEverythingEvenInsideAHandler(t *testing.T) {
	var e sim.Engine
	timer := e.NewTimer(1, 1)
	e.Set(timer, 4)
	e.Schedule(3, 0, 0)
	e.Run(handle(func(kind sim.Kind, _ int32) {
		if kind == 0 {
			e.Reset()
			e.Schedule(1, 2, 7)
		}
	}), 3.5)
	if e.Events() != 1 || e.Now() != 3.5 {
		t.Errorf("%d events by %v, want the one scheduled after Reset and 3.5", e.Events(), e.Now())
	}
	e.Reset()
	if e.Now() != 0 || e.Events() != 0 {
		t.Errorf("clock %v, %d events after Reset", e.Now(), e.Events())
	}
	e.Run(handle(func(kind sim.Kind, slot int32) { t.Errorf("event %d:%d survived Reset", kind, slot) }), 100)
	mustPanic(t, "timer 1 was never handed out", func() { e.Set(timer, 200) })
}

func TestATimerTellsItsPendingTime(t *testing.T) {
	var e sim.Engine
	timer := e.NewTimer(0, 0)
	expect := func(when string, at float64, ok bool) {
		t.Helper()
		if gotAt, gotOK := e.Pending(timer); gotAt != at || gotOK != ok {
			t.Errorf("%s: Pending %v, %v, want %v, %v", when, gotAt, gotOK, at, ok)
		}
	}
	expect("new", 0, false)
	e.Set(timer, 5)
	expect("set", 5, true)
	e.Set(timer, 3)
	expect("set again", 3, true)
	e.Run(handle(func(sim.Kind, int32) { expect("while handled", 0, false) }), 10)
	expect("after", 0, false)
	if e.Events() != 1 {
		t.Errorf("%d events, want 1", e.Events())
	}
	if e.Stop(timer) {
		t.Error("Stop found a pending event where there was none")
	}
}

func TestProgrammerErrorsPanicWithTheValue(t *testing.T) {
	for name, test := range map[string]struct {
		want string
		do   func(e *sim.Engine)
	}{
		"past":            {"scheduled at 1.5,", func(e *sim.Engine) { e.Schedule(1.5, 0, 0) }},
		"just past":       {"scheduled at 1.9999999999999998,", func(e *sim.Engine) { e.Schedule(math.Nextafter(2, 1), 0, 0) }},
		"negative":        {"scheduled at -3,", func(e *sim.Engine) { e.Schedule(-3, 0, 0) }},
		"not a number":    {"scheduled at NaN,", func(e *sim.Engine) { e.Schedule(math.NaN(), 0, 0) }},
		"infinite":        {"scheduled at +Inf,", func(e *sim.Engine) { e.Schedule(math.Inf(1), 0, 0) }},
		"minus infinite":  {"scheduled at -Inf,", func(e *sim.Engine) { e.Schedule(math.Inf(-1), 0, 0) }},
		"timer in past":   {"scheduled at 1,", func(e *sim.Engine) { e.Set(e.NewTimer(0, 0), 1) }},
		"no timer":        {"timer 0 was never handed out", func(e *sim.Engine) { e.Set(0, 3) }},
		"unknown timer":   {"timer 9 was never handed out", func(e *sim.Engine) { e.Stop(9) }},
		"freed timer":     {"timer 1 was freed", func(e *sim.Engine) { t := e.NewTimer(0, 0); e.Free(t); e.Set(t, 3) }},
		"freed twice":     {"timer 1 was freed", func(e *sim.Engine) { t := e.NewTimer(0, 0); e.Free(t); e.Free(t) }},
		"run to the past": {"Run until 1,", func(e *sim.Engine) { e.Run(nil, 1) }},
		"run in a run": {"Run called by a handler", func(e *sim.Engine) {
			e.Schedule(3, 0, 0)
			e.Run(handle(func(sim.Kind, int32) { e.Run(nil, 5) }), 5)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			var e sim.Engine
			e.Run(nil, 2)
			mustPanic(t, test.want, func() { test.do(&e) })
		})
	}
}

func TestMinusZeroIsTimeZero(t *testing.T) {
	var e sim.Engine
	e.Schedule(math.Copysign(0, -1), 0, 0)
	e.Run(handle(func(sim.Kind, int32) {}), 0)
	if e.Events() != 1 {
		t.Errorf("%d events, want 1", e.Events())
	}
}

func TestAWarmEngineAllocatesNothing(t *testing.T) {
	var e sim.Engine
	var timers [8]sim.Timer
	stream := sim.NewStreams(1, 1).At(1, 1)
	h := handle(func(kind sim.Kind, slot int32) {
		if kind == 0 {
			e.Schedule(e.Now()+stream.Exponential(), 0, slot)
		}
		which := stream.Uint64() % uint64(len(timers))
		switch stream.Uint64() % 3 {
		case 0:
			e.Stop(timers[which])
		case 1:
			e.Set(timers[which], e.Now()+stream.Float64())
		case 2:
			e.Free(timers[which])
			timers[which] = e.NewTimer(1, int32(which))
		}
	})
	replication := func() {
		e.Reset()
		for i := range timers {
			timers[i] = e.NewTimer(1, int32(i))
			e.Schedule(0, 0, int32(i))
		}
		e.Run(h, 100)
	}
	if allocations := testing.AllocsPerRun(10, replication); allocations != 0 {
		t.Errorf("%v allocations a replication, want 0", allocations)
	}
}

// TestEngineAgreesWithASortedList runs random scripts on the engine and on a
// calendar too plain to be wrong, with times that often coincide, and compares
// every event and every answer.
func TestEngineAgreesWithASortedList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		script := rapid.SliceOfN(rapid.Custom(drawStep), 40, 150).Draw(t, "script")
		var e sim.Engine
		e.Schedule(3, 1, 1) // what Reset has to forget
		e.Set(e.NewTimer(1, 1), 2)
		e.Reset()
		got := play(&e, script)
		want := play(&plainCalendar{}, script)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("engine:\n%s\nsorted list:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// TestEngineAgreesWithASortedListWhenManyArePending does the same with over a
// thousand pending events, at delays from a thousandth to hundreds and often
// alike, so that most of them wait in the wheel and pass through several levels.
func TestEngineAgreesWithASortedListWhenManyArePending(t *testing.T) {
	acts := []string{"schedule", "schedule", "schedule", "schedule", "schedule", "timer", "timer", "set", "set", "set", "stop", "pending", "free", "halt", "wait"}
	for replication := range 8 {
		stream := sim.NewStreams(6, replication).At(1, 1)
		script := make([]step, 6000)
		for i := range script {
			script[i] = step{
				act:   acts[stream.Uint64()%uint64(len(acts))],
				kind:  sim.Kind(stream.Uint64() % 3),
				which: int(stream.Uint64() % 1000),
			}
			if sweeping := stream.Uint64() % 400; sweeping < 2 {
				script[i].act = []string{"burst", "stop all"}[sweeping]
			}
			switch stream.Uint64() % 4 {
			case 0:
				script[i].delay = float64(stream.Uint64()%7) / 2
			case 1:
				script[i].delay = 0.001 * stream.Exponential()
			case 2:
				script[i].delay = stream.Exponential()
			case 3:
				script[i].delay = 200 * stream.Exponential()
			}
		}
		var e sim.Engine
		plain := new(plainCalendar)
		got, want := play(&e, script), play(plain, script)
		if plain.most < 1000 {
			t.Fatalf("replication %d: never more than %d events pending: too few to try the wheel", replication, plain.most)
		}
		for i := range want {
			if i >= len(got) || got[i] != want[i] {
				t.Fatalf("replication %d, line %d of %d: engine %q, sorted list %q", replication, i, len(want), got[min(i, len(got)-1)], want[i])
			}
		}
		if len(got) != len(want) {
			t.Fatalf("replication %d: engine wrote %d lines, sorted list %d", replication, len(got), len(want))
		}
	}
}

// A thousand events at one instant cannot be told apart by their times, and stay
// in the heap; what comes after them waits.
func TestACrowdAtOneInstantHappensInOrderOfScheduling(t *testing.T) {
	var e sim.Engine
	for i := range 3000 {
		e.Schedule(float64(7-i%3), 0, int32(i))
	}
	previous := int32(-1)
	e.Run(handle(func(_ sim.Kind, slot int32) {
		if at := float64(7 - slot%3); at != e.Now() {
			t.Fatalf("event %d at %v, want %v", slot, e.Now(), at)
		}
		if slot%3 == previous%3 && slot < previous {
			t.Fatalf("event %d after %d", slot, previous)
		}
		previous = slot
	}), 10)
	if e.Events() != 3000 {
		t.Errorf("%d events, want 3000", e.Events())
	}
}

func mustPanic(t *testing.T, want string, do func()) {
	t.Helper()
	defer func() {
		t.Helper()
		text, _ := recover().(string)
		if !strings.HasPrefix(text, "sim: ") || !strings.Contains(text, want) {
			t.Errorf("panic %q, want %q", text, want)
		}
	}()
	do()
}
