package scenario

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// Read decodes and checks a scenario. With any fault the scenario is nil; all
// faults are returned at once, in the order of their places, except that a
// file which is not TOML at all has one. The name of the file is used in
// messages only.
//
// Files that the scenario names (cases_file, people_file) are read from
// beside, the folder that holds it; without one, naming a file is a fault.
func Read(file string, data []byte, beside ...fs.FS) (*Scenario, Faults) {
	r, faults := read(file, data, nil, beside...)
	if len(faults) > 0 {
		return nil, faults
	}
	return r.scenario, nil
}

// read is Read, which keeps its reader; edit may change what the file says
// before it is understood, or be nil.
func read(file string, data []byte, edit func(root map[string]any), beside ...fs.FS) (*reader, Faults) {
	r := &reader{file: file, spoiled: map[place]bool{}}
	if len(beside) > 0 {
		r.beside = beside[0]
	}
	noDays, masked, err := r.readTOML(data)
	if err != nil {
		fault := syntaxFault(file, data, err)
		fault.Want = strings.TrimPrefix(fault.Want+"; more may follow once this is mended", "; ")
		return nil, append(noDays, fault)
	}
	r.positions = indexPositions(data)
	if edit != nil {
		edit(r.root)
	}
	s := &Scenario{origins: map[place]origin{}, silent: map[place]bool{}}
	r.scenario = s
	r.table(reflect.ValueOf(s).Elem(), r.root, "")
	nameNumbers(s)
	r.replacements()
	r.readOpenCases()
	r.readPeople()
	r.check()
	r.faults = append(noDays, slices.DeleteFunc(r.faults, masked)...)
	if len(r.faults) > 0 {
		r.faults.sort(file)
		return nil, r.faults
	}
	s.Title = cmp.Or(s.Title, s.Name)
	return r, nil
}

// Hash is the SHA-256 of a scenario file's content and of the files beside it
// that it names (see [Scenario.Attachments]), in hexadecimal. It stands for
// the scenario in manifests and in the names of results.
func Hash(data []byte, attachments ...Attachment) string {
	hash := sha256.New()
	hash.Write(data)
	for _, attached := range attachments {
		// Each part's own hash: no text can pass from one part to the next.
		part := sha256.Sum256(attached.Data)
		name := sha256.Sum256([]byte(attached.Name))
		hash.Write(name[:])
		hash.Write(part[:])
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// reader holds what is known while one file is read.
type reader struct {
	file      string
	beside    fs.FS // the folder of the file; nil where there is none
	root      map[string]any
	positions *positions
	scenario  *Scenario
	spoiled   map[place]bool // places that a fault already speaks for
	later     []func()       // replacements wait until every assumption has its name
	faults    Faults
}

// fault notes a mistake at a place.
func (r *reader) fault(p place, found, want, nearest string) {
	here := r.positions.find(p)
	r.faults = append(r.faults, Fault{
		File: r.file, Line: here.line, Column: here.column,
		Where: p.where(r.root), Key: p.dotted(),
		Found: found, Want: want, Nearest: nearest,
	})
}

var (
	slashedDate    = regexp.MustCompile(`\d{1,4}/\d{1,2}/\d{1,4}`)
	curlyQuote     = regexp.MustCompile(`[“”‘’]`)
	thousandsComma = regexp.MustCompile(`=\s*£?\d{1,3}(,\d{3})+\b`)
	percentSign    = regexp.MustCompile(`=\s*-?[\d.]+\s*%`)
	poundSign      = regexp.MustCompile(`=\s*£`)
	bareText       = regexp.MustCompile(`=\s*[A-Za-z]`)
)

// syntaxFault words what the TOML parser says and, for the slips that people
// used to spreadsheets make, what to write instead.
func syntaxFault(file string, data []byte, err error) Fault {
	f := Fault{File: file, Line: 1, Column: 1, Found: err.Error()}
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return f
	}
	f.Line, f.Column, f.Key = parse.Position.Line, max(1, parse.Position.Col), parse.LastKey
	f.Found = strings.TrimSuffix(parse.Message, ".")
	line := lineOf(data, f.Line)
	switch {
	case slashedDate.MatchString(line):
		f.Want = "write a date as year-month-day without quotation marks, for example 2025-04-01"
	case curlyQuote.MatchString(line):
		f.Want = `use straight quotation marks (") as a plain text editor writes them, not curly ones`
	case strings.Contains(f.Found, "datetime"):
		f.Want = "there is no such day: look at the day and the month"
	case thousandsComma.MatchString(line):
		f.Want = "write numbers without commas or signs, for example 48000"
	case poundSign.MatchString(line):
		f.Want = "write sums of money without a pound sign"
	case percentSign.MatchString(line):
		f.Want = "write a percentage as a share, for example 0.25 for 25 per cent"
	case bareText.MatchString(line):
		f.Want = `write words between quotation marks, for example "balance"`
	case strings.Contains(f.Found, "already been defined"):
		f.Want = "a key is written once in its section: take one of the two out"
		return f
	case strings.Contains(f.Found, "terminator"):
		f.Want = "a list or table opened above is not closed, or a comma is missing"
		return f
	default:
		return f
	}
	f.Found = strconv.Quote(strings.TrimSpace(line)) + " cannot be read"
	return f
}
