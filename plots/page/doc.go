// Package page writes an answer as one HTML page that people can hand up: plain data in, a file out that needs no script, no
// network and no other file, prints on A4 and reads on a phone.
//
// It simulates nothing and knows no model. A [Page] is the words, tables and pictures in the order in which they are read. Each
// picture is drawn from the same data as its PNG (package plots), as inline SVG with a title, a description and the figures as
// a table behind it; it is drawn in panels about as wide as a phone, so that its words stay readable there. Colour never stands
// alone: lines have dashes, marks have shapes, and both are named beside them.
//
// Every text may come from a scenario that a stranger wrote, and is escaped: by html/template, and in the pictures by the one
// function that sets words.
package page
