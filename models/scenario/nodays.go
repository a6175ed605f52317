package scenario

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// A date as it is written, whether or not there is such a day.
var written = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)

// noDay stands in the file for a date that does not exist, while the rest of it is
// read: a text of the same length, which no date is.
const noDay = `"no a day"`

// readTOML reads the file's TOML. Dates that do not exist, at which a parser would
// stop, are faults of their own, so that they hide no others; masked says that a
// fault speaks of what stands for one of them. The error is of the first mistake
// of another kind.
func (r *reader) readTOML(data []byte) (noDays Faults, masked func(Fault) bool, err error) {
	left := bytes.Clone(data)
	for {
		r.root = nil
		if err = toml.Unmarshal(left, &r.root); err == nil {
			break
		}
		fault := syntaxFault(r.file, data, err)
		if !strings.Contains(err.Error(), "datetime") || !maskDate(left, fault.Line) {
			return noDays, nil, err
		}
		noDays = append(noDays, fault)
	}
	stands, _ := strconv.Unquote(noDay)
	return noDays, func(f Fault) bool { return len(noDays) > 0 && strings.Contains(f.Found, strconv.Quote(stands)) }, nil
}

// maskDate puts noDay in the place of the first date in a line that does not
// exist, and says whether there is one.
func maskDate(data []byte, line int) bool {
	start := 0
	for range line - 1 {
		start += bytes.IndexByte(data[start:], '\n') + 1
	}
	text := data[start:]
	if end := bytes.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	for _, at := range written.FindAllIndex(text, -1) {
		if _, err := time.Parse(time.DateOnly, string(text[at[0]:at[1]])); err != nil {
			copy(text[at[0]:at[1]], noDay)
			return true
		}
	}
	return false
}
