// Package experiments runs a model many times and keeps what its replications
// have to say: options by futures, in parallel, folded into small exact
// summaries that do not depend on how the work was shared out.
//
// A replication happens in a world: one draw of every uncertain assumption
// (Worlds). The world is the same for every option and every future, so that
// options are compared like with like. How well the summaries are known is
// the business of package estimate.
package experiments
