// Package officetest opens the workbook and the document of real runs in
// LibreOffice (build tag office; make workbook-test installs it and keeps the log):
// they open, they print, and their figures are those of the run's CSV. Beside that
// it looks for what Excel would want to repair, which LibreOffice does not mind.
package officetest
