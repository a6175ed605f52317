// Command streambits writes random words to standard output for dieharder, in one
// of the orders in which the model asks for them:
//
//	streambits interleaved | dieharder -a -g 200
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strings"

	"headroom/experiments/battery"
)

func main() { os.Exit(run(os.Stdout, os.Stderr, os.Args[1:])) }

// run writes words, lowest byte first, until the reader has had enough.
func run(stdout, stderr io.Writer, args []string) int {
	var names []string
	for _, order := range battery.Orders(2026) {
		names = append(names, order.Name)
		if len(args) != 1 || args[0] != order.Name {
			continue
		}
		out, words := bufio.NewWriterSize(stdout, 1<<16), order.Source()
		var bytes [8]byte
		for {
			binary.LittleEndian.PutUint64(bytes[:], words.Uint64())
			if _, err := out.Write(bytes[:]); err != nil {
				return 0 // dieharder closes the pipe when it is done
			}
		}
	}
	fmt.Fprintf(stderr, "streambits: name one order: %s\n", strings.Join(names, ", "))
	return 2
}
