package report

import (
	"fmt"
	"math"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/plots/page"
)

// answered is the answer in one sentence, as chances of a hundred, the readings
// under which it is another, and how confident one may be in it.
func answered(r *record.Record) page.Section {
	sentence, meanwhile, _ := strings.Cut(r.Summary.Sentence, ". ")
	blocks := []page.Block{{Lead: strings.TrimSuffix(sentence, ".") + "."}}
	if meanwhile != "" {
		blocks = append(blocks, page.Block{Warning: meanwhile})
	}
	if list := sentences(r.Summary.Rivals); len(list) > 0 {
		blocks = append(blocks, page.Block{List: list})
	}
	var cards []page.Card
	for _, future := range r.Summary.Passed.Futures {
		c := r.Cell(r.Headline(), future.Name).Within
		cards = append(cards, page.Card{
			If: answer.Capital("if " + future.Says), Of100: answer.OfHundred(c), Dots: int(math.Round(float64(c.Estimate) * 100)),
			Word: answer.Capital(answer.Likelihood(c)), Detail: interval(c),
		})
	}
	level, why := Confidence(r)
	blocks = append(blocks, page.Block{Cards: cards}, text("Our confidence in this answer is %s. %s", level, why))
	if len(r.Summary.Passed.Futures) > 1 {
		blocks = append(blocks, text("Nobody can say which of these futures will come. Headroom does not say how likely each of them is."))
	}
	blocks = append(blocks,
		text("The words for a chance are those of a published yardstick, by the Professional Head of Intelligence Assessment. Where the interval reaches two words, both stand; where it reaches more, none does. The number decides."))
	return page.Section{Heading: "The answer", Blocks: append(blocks, promise(r)...)}
}

// promise is what was promised, what counts, and who says so.
func promise(r *record.Record) []page.Block {
	s := r.Summary
	blocks := []page.Block{{Head: "What is promised, and what counts"}, text("%s", ended(none(s.Passed.Promise)))}
	blocks = append(blocks, text("What counts as a caseload: %s", ended(s.Passed.Caseload)))
	if s.Target.Source != "" {
		blocks = append(blocks, text("Where the promise comes from: %s", ended(s.Target.Source)))
	}
	return blocks
}

// none says of a promise of nothing that none is allowed.
func none(promise string) string {
	return strings.Replace(promise, " at or under 0 in ", ": none, in ", 1)
}

// Confidence is how much trust the evidence behind the answer bears, low or
// moderate, apart from the chance itself, and why. It is never high: forecasts of
// this kind had ranges that were too narrow (docs/reality.md).
func Confidence(r *record.Record) (level, why string) {
	if r.Summary.Fixed {
		return "low", "Every assumption was held at its best value, so what we do not know is left out."
	}
	register := r.Register()
	told := 0
	for _, d := range r.Drivers() {
		swing, is := d.Largest()
		if !is {
			continue
		}
		told++
		if _, future := strongest(r, d); evidence(register, d.Key, future).Grade == "weak" && swing >= 0.2 {
			return "low", fmt.Sprintf("It hangs on an assumption for which no good evidence was found: %s. And past forecasts of this kind had ranges that were too narrow.", named(r, d))
		}
	}
	if told == 0 {
		return "low", fmt.Sprintf("%s %s too few to tell what the answer hangs on. And past forecasts of this kind had ranges that were too narrow.", answer.Capital(answer.Runs(r.Summary.Runs)), map[bool]string{true: "is", false: "are"}[r.Summary.Runs == 1])
	}
	return "moderate", "No assumption without good evidence decides it alone. But past forecasts of this kind had ranges that were too narrow."
}

func ended(text string) string { return strings.TrimRight(strings.TrimSpace(text), ". ") + "." }
