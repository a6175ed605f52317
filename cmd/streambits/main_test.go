package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"headroom/experiments/battery"
)

func TestStreambitsWritesTheWordsOfTheOrderUntilItsReaderCloses(t *testing.T) {
	reader := &firstBytes{want: 1 << 17}
	if code := run(reader, io.Discard, []string{"entities"}); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	words := battery.Orders(2026)[2].Source()
	for i := range 1000 {
		word := words.Uint64()
		for b := range 8 {
			if got := reader.got.Bytes()[8*i+b]; got != byte(word>>(8*b)) {
				t.Fatalf("byte %d of word %d is %d", b, i, got)
			}
		}
	}
}

func TestStreambitsNamesItsOrders(t *testing.T) {
	for _, args := range [][]string{nil, {"entity"}, {"entities", "purposes"}} {
		var stderr strings.Builder
		if code := run(io.Discard, &stderr, args); code != 2 || stderr.String() != "streambits: name one order: replications, purposes, entities, interleaved\n" {
			t.Errorf("%q: exit status %d, %q", args, code, stderr.String())
		}
	}
}

// A firstBytes is a reader's end of a pipe that closes after so many bytes.
type firstBytes struct {
	got  bytes.Buffer
	want int
}

func (f *firstBytes) Write(p []byte) (int, error) {
	if f.got.Len() >= f.want {
		return 0, errors.New("broken pipe")
	}
	return f.got.Write(p)
}
