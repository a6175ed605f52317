package plots

import (
	"bytes"
	"testing"
)

// Wrong version, seen to fail: the moment left in the file (with a second between the two).
func TestAPictureIsTheSamePDFWhenever(t *testing.T) {
	for name, p := range samples() {
		var first, second bytes.Buffer
		if err := WritePDF(p, &first); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := WritePDF(p, &second); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: %d bytes differ from %d", name, first.Len(), second.Len())
		}
		if !bytes.HasPrefix(first.Bytes(), []byte("%PDF-")) || bytes.Count(first.Bytes(), []byte("/Type /Page\n")) != 1 {
			t.Errorf("%s is not one page of PDF", name)
		}
		if dates := bytes.Count(first.Bytes(), []byte("(D:20000101000000")); dates != len(dated.FindAll(first.Bytes(), -1)) || dates == 0 {
			t.Errorf("%s bears %d fixed dates", name, dates)
		}
		t.Logf("%s: %d bytes", name, first.Len())
	}
	if err := WritePDF(Flow{}, &bytes.Buffer{}); err == nil {
		t.Error("a picture of nothing was written")
	}
}
