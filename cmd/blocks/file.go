package blocks

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"headroom/experiments"
)

// firstLine begins every file: what it is, and the version of the format.
const firstLine = "headroom block 1\n"

// A Header says which replications a block holds, of which run.
type Header struct {
	Plan   Plan   `json:"plan"`
	Point  int    `json:"point,omitempty"` // of a sweep, from 1
	From   int    `json:"from"`            // first replication
	To     int    `json:"to"`              // one beyond the last
	Runs   int    `json:"runs"`            // of the run that kept it, so far as that was settled
	Source Source `json:"scenario"`
	Sum    string `json:"sha256"` // of the header without this, and of the state
}

// A part is a block of a run, or of a point of a sweep.
type part struct {
	point int // from 1; of a run, 0
	experiments.Block
}

func (h Header) part() part { return part{h.Point, experiments.Block{From: h.From, To: h.To}} }

// sum is the checksum of a header and its state.
func (h Header) sum(state []byte) (string, error) {
	h.Sum = ""
	text, err := json.Marshal(h)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	hash.Write(text)
	hash.Write(state)
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// name is that of a block's file, from its point, if it is of a sweep, and its
// first and its last replication.
func (p part) name() string {
	at := ""
	if p.point > 0 {
		at = fmt.Sprintf("point%05d-", p.point)
	}
	return fmt.Sprintf("block-%s%07d-%07d.headroom", at, p.From, p.To-1)
}

// partOf is what a block's file holds by its name.
func partOf(path string) (p part, known bool) {
	found := named.FindStringSubmatch(filepath.Base(path))
	if found == nil {
		return p, false
	}
	number := func(text string) int {
		n, _ := strconv.Atoi(text) // the pattern has let through digits, or none for no point
		return n
	}
	return part{number(found[1]), experiments.Block{From: number(found[2]), To: number(found[3]) + 1}}, true
}

var named = regexp.MustCompile(`^block-(?:point(\d{5,9})-)?(\d{7,9})-(\d{7,9})\.headroom$`)

// filesIn are the blocks in a folder.
func filesIn(path string) ([]string, error) {
	if _, err := os.ReadDir(path); err != nil {
		return nil, err
	}
	return filepath.Glob(filepath.Join(escaped(path), "block-*.headroom"))
}

// escaped is a path that no part of is taken for a pattern.
func escaped(path string) string {
	var plain bytes.Buffer
	for _, letter := range []byte(path) {
		if bytes.IndexByte([]byte(`*?[`), letter) >= 0 {
			plain.WriteString("[" + string(letter) + "]")
			continue
		}
		plain.WriteByte(letter)
	}
	return plain.String()
}

func write(w io.Writer, h Header, state []byte) error {
	sum, err := h.sum(state)
	if err != nil {
		return err
	}
	h.Sum = sum
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, firstLine+string(text)+"\n"); err != nil {
		return err
	}
	squeezed, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		return err
	}
	if _, err := squeezed.Write(state); err != nil {
		return err
	}
	return squeezed.Close()
}

// errDamaged is of a file that is not as it was written.
var errDamaged = errors.New("damaged: it was cut short or changed after it was written")

// readHeader reads a file as far as its header, whose checksum only the whole
// file can show to be right.
func readHeader(r *bufio.Reader) (Header, error) {
	var h Header
	first, err := r.ReadString('\n')
	if err != nil && err != io.EOF {
		return h, err
	}
	switch {
	case first != firstLine && bytes.HasPrefix([]byte(first), []byte(firstLine[:len("headroom block ")])):
		return h, fmt.Errorf("it begins with %q, and this Headroom reads %q", first, firstLine)
	case first != firstLine:
		return h, errDamaged
	}
	text, err := r.ReadBytes('\n')
	if err != nil && err != io.EOF {
		return h, err
	}
	if json.Unmarshal(text, &h) != nil {
		return h, errDamaged
	}
	return h, nil
}

// read reads a file whole, and holds it to its checksum.
func read(path string) (Header, []byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return Header{}, nil, err
	}
	defer file.Close()
	buffered := bufio.NewReader(file)
	h, err := readHeader(buffered)
	if err != nil {
		return h, nil, err
	}
	squeezed, err := gzip.NewReader(buffered)
	if err != nil {
		return h, nil, errDamaged
	}
	state, err := io.ReadAll(squeezed)
	if err != nil {
		return h, nil, errDamaged
	}
	sum, err := h.sum(state)
	if err != nil {
		return h, nil, err
	}
	if sum != h.Sum {
		return h, nil, errDamaged
	}
	return h, state, nil
}

// headerOf reads a file as far as its header.
func headerOf(path string) (Header, error) {
	file, err := os.Open(path)
	if err != nil {
		return Header{}, err
	}
	defer file.Close()
	return readHeader(bufio.NewReader(file))
}

// stateSum is the checksum of a state alone.
func stateSum(state []byte) string {
	sum := sha256.Sum256(state)
	return hex.EncodeToString(sum[:])
}
