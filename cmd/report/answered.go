package report

import (
	"fmt"
	"math"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/plots/page"
)

// answered is the answer in one sentence, as chances of a hundred, and how
// confident one may be in it.
func answered(r *record.Record) page.Section {
	sentence, meanwhile, _ := strings.Cut(r.Summary.Sentence, ". ")
	blocks := []page.Block{{Lead: strings.TrimSuffix(sentence, ".") + "."}}
	if meanwhile != "" {
		blocks = append(blocks, page.Block{Warning: meanwhile})
	}
	var cards []page.Card
	for _, future := range r.Summary.Passed.Futures {
		c := r.Cell(r.Headline(), future.Name).Within
		cards = append(cards, page.Card{
			If: answer.Capital("if " + future.Says), Of100: answer.OfHundred(c), Dots: int(math.Round(float64(c.Estimate) * 100)),
			Word: answer.Capital(answer.Likelihood(c)), Detail: interval(r, c),
		})
	}
	blocks = append(blocks, page.Block{Cards: cards},
		text("The words are those of a published yardstick, used by the government's assessors. Where the interval reaches two words, both stand; where it reaches more, none does. The number decides."))
	if len(r.Summary.Passed.Futures) > 1 {
		blocks = append(blocks, text("Nobody can say which of these futures will come. Headroom gives none of them a chance."))
	}
	level, why := Confidence(r)
	return page.Section{Heading: "The answer", Blocks: append(blocks, text("Our confidence in this answer is %s. %s", level, why))}
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
			return "low", fmt.Sprintf("It hangs on an assumption for which no good evidence was found: %s. And past forecasts of this kind had ranges that were too narrow.", plainName(d))
		}
	}
	if told == 0 {
		return "low", fmt.Sprintf("%s are too few to tell what the answer hangs on. And past forecasts of this kind had ranges that were too narrow.", answer.Capital(answer.Runs(r.Summary.Runs)))
	}
	return "moderate", "No assumption without good evidence decides it alone. But past forecasts of this kind had ranges that were too narrow."
}

// rivals are other readings under which the answer is another.
func rivals(r *record.Record) page.Section {
	s := r.Summary
	blocks := []page.Block{text("%s.", s.Passed.Promise)}
	if list := sentences(s.Rivals); len(list) > 0 {
		blocks = append(blocks, page.Block{List: list})
	}
	blocks = append(blocks, text("What counts as a caseload: %s", ended(s.Passed.Caseload)))
	if s.Target.Source != "" {
		blocks = append(blocks, text("Where the promise comes from: %s", ended(s.Target.Source)))
	}
	return page.Section{Heading: "The same promise, read otherwise", Blocks: blocks}
}

func ended(text string) string { return strings.TrimRight(strings.TrimSpace(text), ". ") + "." }
