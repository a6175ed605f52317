package care

import (
	"testing"
	"unsafe"
)

// What is met in no cache is met in whole lines of 64 bytes: one for a case, two for
// what an arrival or a closure reads of a worker.
//
// Wrong version, seen to fail: one field more in a case.
func TestRecordsFillWholeLinesOfTheCache(t *testing.T) {
	if unsafe.Sizeof(uintptr(0)) != 8 {
		t.Skip("for processors of 64 bits")
	}
	const line = 64
	same(t, "bytes of a case", unsafe.Sizeof(caseRecord{}), line)
	same(t, "bytes of a worker over whole lines", unsafe.Sizeof(worker{})%line, 0)
	same(t, "the second line begins with the cases", unsafe.Offsetof(worker{}.held), line)
	same(t, "and ends before the person's pay", unsafe.Offsetof(worker{}.fte), 2*line)
}
