// Package secondopinion holds the model page, docs/model.md, written a second
// time by someone who had read nothing of models/care. Where the page was silent
// the two were then brought to one reading. All of it is test code: deliberately
// slow and simple, in steps of a day, with structs and slices and the random
// numbers of math/rand/v2.
//
// Its tests run scenarios of random make through both models and compare what
// comes out, in distribution: a disagreement is a fault of models/care, of this
// package or of the page. A few seconds' worth of it is in go test; all of it
// runs with HEADROOM_LONG=1, as make verify-all does.
package secondopinion
