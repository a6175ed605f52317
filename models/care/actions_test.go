package care

import "testing"

// Actions come in order of their day, and those of one day in the order in
// which the file has them, first of the ancestors' options.
//
// Wrong version, seen to fail: actions keep the order of the file.
func TestActionsComeInOrderOfTheirDay(t *testing.T) {
	p := small{actions: `
[[option.action]]
kind = "spend"
date = { week = 9 }
amount = 1
[[option.action]]
kind = "add_posts"
team = "children"
date = { week = 3 }
posts = 2
[[option.action]]
kind = "spend"
date = { week = 3 }
amount = 3
`}.plan(t)
	same(t, "posts of the first", p.steps[0].posts.number.Best, 2)
	same(t, "pounds of the second", p.steps[1].amount.number.Best, 3)
	same(t, "pounds of the third", p.steps[2].amount.number.Best, 1)
}
