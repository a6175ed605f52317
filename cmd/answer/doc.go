// Package answer writes a result as a page of plain English and tables: first
// the sentence that a councillor asked for, then its rivals, then what it
// rests on.
package answer
