package output

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/experiments/sweep"
)

// WriteSweep writes all files of a sweep into a folder and commits them. The
// page's list of files is filled in.
func WriteSweep(f *Folder, page *answer.SweepPage, source Source) error {
	r := page.Result
	if err := writeSource(f, r.Scenario, source); err != nil {
		return err
	}
	for _, file := range []struct {
		name  string
		write func(io.Writer, *sweep.Result) error
	}{{"sweep.csv", WriteSweepCSV}, {SweepFile, WriteSweepJSON}, {"sweep.parquet", WriteSweepParquet}} {
		if err := f.Write(file.name, func(w io.Writer) error { return file.write(w, r) }); err != nil {
			return err
		}
	}
	if page.Design != "" {
		design := sweep.Design{Keys: keysOf(r), Points: r.Points}
		if err := f.Write(answer.DesignFile, design.Write); err != nil {
			return err
		}
	}
	pictures := sweepPictures(r, page.Command)
	for _, picture := range pictures {
		if err := writePicture(f, picture.Name, picture.drawn()); err != nil {
			return err
		}
	}
	if err := f.Write(PicturesFile, func(w io.Writer) error { return json.NewEncoder(w).Encode(pictures) }); err != nil {
		return err
	}
	page.Files = listed(f)
	alone := *page
	alone.Folder = "" // the same bytes, whatever the folder is called
	if err := f.Write(AnswerFile, func(w io.Writer) error { return answer.WriteSweep(w, alone) }); err != nil {
		return err
	}
	if err := f.Write(manifestName, func(w io.Writer) error {
		return writeManifest(w, f, r.Base, source, page.Command, fmt.Sprint(keysOf(r), r.Points))
	}); err != nil {
		return err
	}
	return f.Commit()
}

// WriteSweepCSV writes a sweep as tidy CSV, one measure of a cell a row: point,
// the value of each key, option, future, measure, unit, estimate, low and high
// (the 95% confidence interval), runs. What so few runs cannot give is empty.
func WriteSweepCSV(w io.Writer, r *sweep.Result) error {
	out := csv.NewWriter(w)
	header := []string{"point"}
	for _, v := range r.Variables {
		header = append(header, v.Key)
	}
	if err := out.Write(append(header, "option", "future", "measure", "unit", "estimate", "low", "high", "runs")); err != nil {
		return err
	}
	for _, row := range r.Rows() {
		line := append([]string{strconv.Itoa(row.Point)}, row.Values...)
		line = append(line, row.Option, row.Future, row.Measure, row.Unit, figureText(row.Estimate), figureText(row.Low), figureText(row.High), strconv.Itoa(row.Runs))
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// keysOf are the keys that a sweep varies.
func keysOf(r *sweep.Result) (keys []string) {
	for _, v := range r.Variables {
		keys = append(keys, v.Key)
	}
	return keys
}

// figureText is a figure to a millionth, empty if it is not a number.
func figureText(f experiments.Figure) string {
	x := float64(f)
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(math.Round(float64(x*1e6))/1e6, 'f', -1, 64)
}

// A SweepSummary is a sweep for machines: what sweep --json prints.
type SweepSummary struct {
	Scenario   string          `json:"scenario"`
	Version    string          `json:"version"`
	Seed       uint64          `json:"seed"`
	Runs       int             `json:"runs"`
	Fixed      bool            `json:"fixed"`
	Confidence float64         `json:"confidence"`
	Variables  []SweepVariable `json:"variables"`
	LeftOut    []string        `json:"futures_left_out"`
	Rows       []sweep.Row     `json:"rows"`
}

// SweepVariable is a key that was varied.
type SweepVariable struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	Unit string `json:"unit"`
}

// WriteSweepJSON writes a sweep as JSON.
func WriteSweepJSON(w io.Writer, r *sweep.Result) error {
	s := SweepSummary{
		Scenario: r.Scenario.Name, Version: Version, Seed: r.Settings.Seed, Runs: r.Settings.Runs, Fixed: r.Settings.Fixed,
		Confidence: experiments.Confidence, LeftOut: append([]string{}, r.LeftOut...), Rows: r.Rows(),
	}
	for _, v := range r.Variables {
		s.Variables = append(s.Variables, SweepVariable{v.Key, v.Doc, v.Unit})
	}
	return writeJSON(w, s)
}
