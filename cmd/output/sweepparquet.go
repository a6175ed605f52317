package output

import (
	"fmt"
	"io"
	"math"
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"

	"headroom/experiments"
	"headroom/experiments/sweep"
)

// WriteSweepParquet writes the rows of a sweep's CSV as Parquet, for those who
// read many sweeps at once. A key that takes numbers is a column of numbers; a
// figure that so few runs cannot give is null.
func WriteSweepParquet(w io.Writer, r *sweep.Result) error {
	columns := sweepColumns(r)
	writer := parquet.NewWriter(w, parquet.SchemaOf(reflect.New(columns).Interface()), parquet.CreatedBy("headroom", Version, ""))
	for _, row := range r.Rows() {
		record := reflect.New(columns)
		fields := record.Elem()
		fields.Field(0).SetInt(int64(row.Point))
		at := 1
		for i, v := range r.Variables {
			if v.Numeric {
				if x, err := strconv.ParseFloat(row.Values[i], 64); err == nil {
					fields.Field(at).Set(reflect.ValueOf(&x))
				}
			} else {
				fields.Field(at).SetString(row.Values[i])
			}
			at++
		}
		for _, text := range []string{row.Option, row.Future, row.Measure, row.Unit} {
			fields.Field(at).SetString(text)
			at++
		}
		for _, figure := range []experiments.Figure{row.Estimate, row.Low, row.High} {
			if x := float64(figure); !math.IsNaN(x) && !math.IsInf(x, 0) {
				fields.Field(at).Set(reflect.ValueOf(&x))
			}
			at++
		}
		fields.Field(at).SetInt(int64(row.Runs))
		if err := writer.Write(record.Interface()); err != nil {
			return err
		}
	}
	return writer.Close()
}

// sweepColumns is the type of a record: the columns of the CSV, in its order.
func sweepColumns(r *sweep.Result) reflect.Type {
	var fields []reflect.StructField
	add := func(name string, kind reflect.Type, optional bool) {
		tag := fmt.Sprintf("parquet:%q", name)
		if optional {
			tag = fmt.Sprintf("parquet:%q", name+",optional")
		}
		fields = append(fields, reflect.StructField{Name: fmt.Sprintf("Column%d", len(fields)), Type: kind, Tag: reflect.StructTag(tag)})
	}
	whole, text, number := reflect.TypeFor[int64](), reflect.TypeFor[string](), reflect.TypeFor[*float64]()
	add("point", whole, false)
	for _, v := range r.Variables {
		if v.Numeric {
			add(v.Key, number, true)
		} else {
			add(v.Key, text, false)
		}
	}
	for _, name := range []string{"option", "future", "measure", "unit"} {
		add(name, text, false)
	}
	for _, name := range []string{"estimate", "low", "high"} {
		add(name, number, true)
	}
	add("runs", whole, false)
	return reflect.StructOf(fields)
}
