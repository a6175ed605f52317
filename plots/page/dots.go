package page

import (
	"fmt"
	"html/template"
	"strings"
)

// dots is a hundred dots, so many of them filled, spoken in words.
func dots(filled int) template.HTML {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 100 100" role="img" aria-label="%d of 100 dots are filled">`, filled)
	for i := range 100 {
		class := "hole"
		if i < filled {
			class = "dot"
		}
		fmt.Fprintf(&b, `<circle class="%s" cx="%d" cy="%d" r="3.6"/>`, class, 5+i%10*10, 5+i/10*10)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}
