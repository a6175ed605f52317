package answer

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"headroom/experiments"
)

// OfHundred is a chance as so many of 100 runs, whole: never 0
// unless it happened in none, never 100 unless in all.
func OfHundred(c experiments.Chance) string {
	percent := float64(c.Estimate) * 100
	switch {
	case math.IsNaN(percent):
		return "unknown"
	case percent > 0 && percent < 0.5:
		return "fewer than 1"
	case percent < 100 && percent >= 99.5:
		return "more than 99"
	}
	return strconv.Itoa(int(math.Round(percent)))
}

// withInterval is a chance of 100 with its confidence interval.
func withInterval(c experiments.Chance) string {
	estimate, low, high := float64(c.Estimate)*100, float64(c.Low)*100, float64(c.High)*100
	switch {
	case math.IsNaN(estimate):
		return "unknown"
	case estimate == 0:
		return fmt.Sprintf("0 (under %s)", oneUp(high))
	case estimate == 100:
		return fmt.Sprintf("100 (over %s)", oneDown(low))
	}
	return fmt.Sprintf("%s (%.0f to %.0f)", brief(estimate), low, high)
}

func brief(percent float64) string {
	switch {
	case percent < 0.5:
		return "<1"
	case percent >= 99.5:
		return ">99"
	}
	return strconv.Itoa(int(math.Round(percent)))
}

func oneUp(x float64) string   { return strconv.FormatFloat(math.Ceil(x*10)/10, 'f', 1, 64) }
func oneDown(x float64) string { return strconv.FormatFloat(math.Floor(x*10)/10, 'f', 1, 64) }

// pounds is a sum of money with its thousands marked.
func pounds(x experiments.Figure) string {
	if math.IsNaN(float64(x)) {
		return "unknown"
	}
	sign := ""
	whole := int64(math.Round(float64(x)))
	if whole < 0 {
		sign, whole = "-", -whole
	}
	return sign + thousands(whole)
}

func thousands(whole int64) string {
	digits := strconv.FormatInt(whole, 10)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// number is a figure to one place, without a trailing .0 where whole is true.
func number(x experiments.Figure) string {
	if math.IsNaN(float64(x)) {
		return "unknown"
	}
	if math.Abs(float64(x)) < 0.05 {
		x = 0 // never -0.0
	}
	return strconv.FormatFloat(float64(x), 'f', 1, 64)
}

// children is "1 child" or "1,126 children".
func children(n experiments.Figure) string {
	if pounds(n) == "1" {
		return "1 child"
	}
	return pounds(n) + " children"
}

// list joins words as a sentence does: a, b and c.
func list(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// capital makes the first letter a capital.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// plural is "1 run" or "3 runs".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(int64(n)) + " " + one + "s"
}

// fold breaks text into lines of at most width letters, each begun by indent.
func fold(text, indent string, width int) string {
	var b strings.Builder
	line := 0
	for _, word := range strings.Fields(text) {
		length := len([]rune(word))
		switch {
		case line == 0:
			b.WriteString(indent)
			line = len(indent)
		case line+1+length > width:
			b.WriteString("\n" + indent)
			line = len(indent)
		default:
			b.WriteByte(' ')
			line++
		}
		b.WriteString(word)
		line += length
	}
	return b.String()
}

// Runs is "1 run" or "1,000 runs".
func Runs(n int) string { return plural(n, "run") }

// Capital is a text that begins with a capital letter.
func Capital(text string) string { return capital(text) }

// Plain is a number in as few figures as it needs.
func Plain(x float64) string { return plain(x) }

// Interval is a chance of 100 with its confidence interval, as it stands in
// the tables.
func Interval(c experiments.Chance) string { return withInterval(c) }

// Pounds is a sum of money with its thousands marked.
func Pounds(x float64) string { return pounds(experiments.Figure(x)) }
