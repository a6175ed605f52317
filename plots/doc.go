// Package plots draws the pictures of an answer: plain data in, PNG and SVG out.
//
// It simulates nothing and knows no model. Each kind of picture is a struct of labels and numbers with one
// method, Render, which writes the same picture twice: a PNG at 144 dots per inch for documents and an SVG with
// real text, a title and a description for screens and screen readers. The same data give the same bytes every
// time. Data that cannot be drawn honestly (gaps, lengths that differ, percentiles out of order) are refused with
// an error that says where, and then nothing is written.
//
//   - [Fan] shows how the average caseload may move over the years, one panel for each future.
//   - [Chances] sets options beside each other: the chance of keeping the promise, with its confidence interval.
//   - [Curve] shows how that chance depends on one number, above the values of it that were really seen.
//   - [HeatMap] shows how it depends on two, as a table of shaded cells.
//   - [Tornado] shows what the chance hangs on: how far it moves with each assumption.
//   - [Hindcast] lays what was published afterwards over small fans of what had been simulated.
//
// The pictures are drawn straight on the canvases of gonum.org/v1/plot rather than through its plot.Plot, because
// panels that share axes, carry direct labels and never clip need every position to be ours.
package plots
