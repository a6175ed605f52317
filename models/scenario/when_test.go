package scenario

import (
	"testing"
	"time"
)

func TestWeekIsWholeDaysOverSeven(t *testing.T) {
	s := &Scenario{Start: OnDate(2023, time.April, 1)}
	for _, c := range []struct {
		when When
		want float64
	}{
		{OnDate(2023, time.April, 1), 0},
		{OnDate(2023, time.April, 8), 1},
		{OnDate(2024, time.March, 30), 52}, // census 52 of the design's section Time
		{OnDate(2024, time.April, 1), 366.0 / 7},
		{OnDate(2023, time.March, 31), -1.0 / 7},
		{AtWeek(52.5), 52.5},
	} {
		if got := s.Week(c.when); got != c.want {
			t.Errorf("Week(%v) = %v, want %v", c.when, got, c.want)
		}
	}
}

func TestDateOfTheWeekOfADateIsTheDate(t *testing.T) {
	s := &Scenario{Start: OnDate(2023, time.April, 1)}
	for day := range 20 * 366 {
		date := time.Date(2023, time.April, 1+day, 0, 0, 0, 0, time.UTC)
		if got := s.Date(s.Week(OnDate(date.Date()))); !got.Equal(date) {
			t.Fatalf("%v comes back as %v", date, got)
		}
	}
}

func TestMomentThatIsNotSetSaysSo(t *testing.T) {
	var none When
	if none.IsSet() || none.IsDate() || none.String() != "" {
		t.Errorf("the zero When is %q", none)
	}
	for want, w := range map[string]When{"2024-04-01": OnDate(2024, time.April, 1), "week 52.5": AtWeek(52.5)} {
		if !w.IsSet() || w.String() != want {
			t.Errorf("%q, want %q", w, want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("Week of a moment that is not set does not panic")
		}
	}()
	(&Scenario{}).Week(none)
}
