// Package workbook writes an Excel workbook (.xlsx) of tables, texts and native charts: plain data in, bytes out.
//
// A [Workbook] is a list of sheets. A [Sheet] has texts above, one [Table] that Excel knows as a table, and charts
// beneath it that draw columns of a table of any sheet. The header of a table stays in sight, columns have number
// formats and widths, and key figures have names of their own ([Name]). Text stays text, whatever it begins with: there
// is no formula in the workbook, and a text that looks like one is kept from becoming one. The same data give the same
// bytes every time. What Excel would have to repair (names twice, tables without rows, rows of the wrong length) is
// refused with an error that says where.
package workbook
