package document

import (
	"fmt"
	"strings"
)

// What binds the parts of the package together (ECMA-376, part 2), and the names of what they hold (part 1).
const (
	header        = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relationType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordContent   = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	contentTypes = header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordContent + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + wordContent + `styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + wordContent + `numbering+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="` + wordContent + `settings+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="` + wordContent + `footer+xml"/>` +
		`</Types>`

	packageRelations = header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="document" Type="` + relationType + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="properties" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`</Relationships>`

	properties = header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>%s</dc:title><dc:creator>Headroom</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`

	// A4 in twentieths of a point, with two centimetres around the text.
	section = `<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`

	pageNumbers = `<w:r><w:tab/><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>` +
		`<w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
)

// footer is what stands at the foot of every page.
func footer(text string) []byte {
	return []byte(header + `<w:ftr xmlns:w="` + wordNamespace + `"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + run(text, false) + pageNumbers + `</w:p></w:ftr>`)
}

// document is the part with the text.
func (b *body) document() []byte {
	return []byte(header + `<w:document xmlns:w="` + wordNamespace + `"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>` + b.text.String() + section + `</w:body></w:document>`)
}

// relations name the other parts for the text.
func (b *body) relations() []byte {
	var out strings.Builder
	out.WriteString(header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	add := func(id, kind, target string) {
		fmt.Fprintf(&out, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id, relationType, kind, target)
	}
	for _, kind := range []string{"styles", "numbering", "settings"} {
		add(kind, kind, kind+".xml")
	}
	add("footer", "footer", "footer1.xml")
	for i, picture := range b.pictures {
		add(pictureID(i+1), "image", strings.TrimPrefix(picture.name, "word/"))
	}
	out.WriteString(`</Relationships>`)
	return []byte(out.String())
}

func pictureID(n int) string { return fmt.Sprintf("picture%d", n) }
