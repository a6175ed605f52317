// Package document writes a paper for a committee as a Word document (.docx, Office Open XML): plain data in,
// bytes out.
//
// A [Document] is a title and a list of blocks: [Heading], [Lead], [Paragraph], [Bullets], [Note], [Table] and
// [Picture]. It is laid out on A4 with page numbers. Headings are Word's own heading styles, so that the outline and a
// screen reader know them; pictures have a description; the first row of a table is marked as its header and is
// repeated on every page. Every text is escaped. The same data give the same bytes every time.
//
// What never changes (styles, the bullet, settings) are files in the folder template; what depends on the data is
// written here. docs/decisions/0020-the-word-document.md says why no library does it.
package document
