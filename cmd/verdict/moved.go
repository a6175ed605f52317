package verdict

import (
	"fmt"
	"strings"

	"headroom/experiments"
)

// Moved is what has moved against an earlier answer.
type Moved struct {
	Against string // the earlier one's file
	Other   string // what of the question is another, as [experiments.Incomparable] says it
	Moves   []experiments.Move
}

// MovedBetween compares an answer with an earlier one, of a file.
func MovedBetween(file string, before, now *experiments.Summary) *Moved {
	return &Moved{file, experiments.Incomparable(before, now), experiments.Moved(before, now)}
}

// told are the moves that are worth a line: no figure that is the same.
func (m *Moved) told() []experiments.Move {
	var told []experiments.Move
	for _, move := range m.Moves {
		if move.New() || !move.Same() {
			told = append(told, move)
		}
	}
	return told
}

// summary is all of it in a sentence.
func (m *Moved) summary() string {
	both, moved, sure := 0, 0, 0
	for _, move := range m.Moves {
		if move.New() {
			continue
		}
		both++
		if !move.Same() {
			moved++
			if move.MoreThanChance() {
				sure++
			}
		}
	}
	text := fmt.Sprintf("against %s: of %d figures in both %d moved, %d of them by more than chance", m.Against, both, moved, sure)
	if m.Other != "" {
		text += "; not the same question: " + m.Other
	}
	return text
}

func between(c experiments.Chance) string {
	return fmt.Sprintf("%s (%s to %s)", figure(float64(c.Estimate)), figure(float64(c.Low)), figure(float64(c.High)))
}

// parts are what a move is told in: the figure, what it was, what it is, by how much
// it changed, and whether that is more than chance.
func parts(m experiments.Move) []string {
	name := fmt.Sprintf("%s[%s, %s]", m.Measure, m.Option, m.Future)
	if m.New() {
		return []string{name, "", between(m.Now), "", "not in the earlier file"}
	}
	d, how := m.Difference, "may be chance"
	if m.MoreThanChance() {
		how = "more than chance"
	}
	return []string{name, between(m.Before), between(m.Now), fmt.Sprintf("%s (%s to %s)", figure(d.Estimate), figure(d.Low), figure(d.High)), how}
}

// line is a move in words.
func line(m experiments.Move) string {
	p := parts(m)
	if m.New() {
		return fmt.Sprintf("%s: %s, %s", p[0], p[2], p[4])
	}
	return fmt.Sprintf("%s: %s, was %s, changed by %s: %s", p[0], p[2], p[1], p[3], p[4])
}

func (m *Moved) plain() string {
	var b strings.Builder
	for _, move := range m.told() {
		fmt.Fprintf(&b, "moved  %s\n", line(move))
	}
	text := m.summary()
	return b.String() + strings.ToUpper(text[:1]) + text[1:] + ".\n"
}

func (m *Moved) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "**Headroom: %s.**\n\n", escapedCell(m.summary()))
	if told := m.told(); len(told) > 0 {
		b.WriteString("| figure | was | is | change | |\n|---|---|---|---|---|\n")
		for _, move := range told {
			p := parts(move)
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", escapedCell(p[0]), p[1], p[2], p[3], p[4])
		}
	}
	return b.String()
}

// github is a notice for the whole, and a warning for each figure that moved by more
// than chance.
func (m *Moved) github() string {
	text := fmt.Sprintf("::notice title=%s::%s\n", property.Replace("Headroom: what moved"), data.Replace(m.summary()))
	for _, move := range m.told() {
		if move.New() || !move.MoreThanChance() {
			continue
		}
		text += fmt.Sprintf("::warning title=%s::%s\n", property.Replace("Headroom: "+parts(move)[0]+" moved"), data.Replace(line(move)))
	}
	return text
}
