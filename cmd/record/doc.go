// Package record reads back what a run wrote (run --out, package output), for
// products that are made from it: the page, the workbook, the document. It
// simulates nothing and no figure is worked out twice: whatever the products show
// is what the run wrote, and a file that somebody has changed since is refused.
package record
