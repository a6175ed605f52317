package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"headroom/cmd/book"
	"headroom/cmd/output"
	"headroom/cmd/paper"
	"headroom/cmd/record"
	"headroom/cmd/report"
	"headroom/models/scenario"
)

// A product is made from what a run wrote, and put beside it.
type product struct {
	flag, file, what string
	write            func(io.Writer, *record.Record, *record.Sweep) error
}

// products are all that can be made; the first is what `headroom report` makes
// unless others are asked for.
var products = []product{
	{"report", output.ReportFile, "the page for members, with the technical part folded", report.Write},
	{"xlsx", output.BookFile, "the workbook: every table with native charts, for those who count on with it", book.Write},
	{"docx", output.PaperFile, "the members' part of the page as a Word document, for a committee", paper.Write},
}

// productFlags are the flags that ask for products.
type productFlags struct {
	wanted []bool // by product
	sweep  string
}

func (f *productFlags) add(flags *pflag.FlagSet) {
	f.wanted = make([]bool, len(products))
	for i, p := range products {
		flags.BoolVar(&f.wanted[i], p.flag, false, fmt.Sprintf("write %s: %s", p.file, p.what))
	}
	flags.StringVar(&f.sweep, "sweep", "", "folder that `headroom sweep --out` wrote, for the first picture of the page")
}

// any says that a product is asked for.
func (f *productFlags) any() bool {
	for _, wanted := range f.wanted {
		if wanted {
			return true
		}
	}
	return false
}

// checkProducts refuses products without a folder to put them in, and a sweep that
// cannot be read, before anything is simulated.
func (f *productFlags) checkProducts(cmd *cobra.Command, out string) (*record.Sweep, error) {
	switch {
	case f.sweep == "" && cmd.Flags().Changed("sweep"):
		return nil, usage("--sweep is empty: the name of a folder is wanted")
	case !f.any() && f.sweep != "":
		return nil, usage("--sweep goes with --report")
	case !f.any():
		return nil, nil
	case out == "":
		return nil, usage("--%s goes into the folder of --out DIR: name one", products[f.first()].flag)
	case f.sweep == "":
		return nil, nil
	}
	sweep, err := record.ReadSweep(f.sweep)
	if err != nil {
		return nil, usageError{fmt.Errorf("--sweep: %w", err)}
	}
	return sweep, nil
}

// checkSweep refuses a sweep of another question than a scenario's, before anything is
// simulated.
func (f *productFlags) checkSweep(sweep *record.Sweep, s *scenario.Scenario, source output.Source) error {
	if sweep == nil {
		return nil
	}
	if err := sweep.Of(s.Name, scenario.Hash(source.Data, s.Attachments()...), output.Versions()["model"]); err != nil {
		return usageError{fmt.Errorf("--sweep %s: %w", f.sweep, err)}
	}
	return nil
}

func (f *productFlags) first() int {
	for i, wanted := range f.wanted {
		if wanted {
			return i
		}
	}
	return 0
}

// anyBut is the flag of a product that is asked for, other than one; empty if none
// is.
func (f *productFlags) anyBut(flag string) string {
	for i, p := range products {
		if f.any() && f.wanted[i] && p.flag != flag {
			return p.flag
		}
	}
	return ""
}

// files are the names of the products that are asked for.
func (f *productFlags) files() (names []string) {
	for i, p := range products {
		if f.any() && f.wanted[i] {
			names = append(names, p.file)
		}
	}
	return names
}

// makeProducts makes the products that are asked for from the files in a folder, and
// says where they are.
func (f *productFlags) makeProducts(folder string, sweep *record.Sweep, say io.Writer) error {
	if !f.any() {
		return nil
	}
	r, err := record.Read(folder)
	if err != nil {
		return err
	}
	if sweep != nil {
		if err := sweep.Of(r.Manifest.Scenario, r.Manifest.ScenarioHash, r.Manifest.Versions["model"]); err != nil {
			return fmt.Errorf("--sweep %s: %w", f.sweep, err)
		}
	}
	for i, p := range products {
		if !f.wanted[i] {
			continue
		}
		path := filepath.Join(folder, p.file)
		if err := output.AddProduct(folder, p.file, func(w io.Writer) error { return p.write(w, r, sweep) }); err != nil {
			return inTheWay("", err)
		}
		fmt.Fprintf(say, "Wrote %s\n", path)
	}
	return nil
}

func newReportCommand() *cobra.Command {
	var f productFlags
	cmd := &cobra.Command{
		Use:   "report DIR",
		Short: "make the page, the workbook or the document that is handed up from what a run wrote",
		Long: "Report reads the folder that `headroom run --out DIR` (or merge) wrote and puts report.html into it: the answer in a\n" +
			"sentence, the pictures, the options, what would change the answer and what could go wrong, and folded the technical\n" +
			"part. It is one file that needs no script and no network, prints on A4 and reads on a phone. --xlsx makes report.xlsx, a\n" +
			"workbook of every table with native charts, --docx report.docx, the members' part in Word; --report the page beside\n" +
			"them. Nothing is simulated.",
		Example: "  headroom run bromley --out answer\n  headroom report answer\n  headroom report answer --sweep demand\n  headroom report answer --report --xlsx --docx",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("report takes the folder that `headroom run --out DIR` wrote")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if !f.any() {
				f.wanted[0] = true
			}
			sweep, err := f.checkProducts(cmd, args[0])
			if err != nil {
				return err
			}
			return f.makeProducts(args[0], sweep, cmd.OutOrStdout())
		},
	}
	f.add(cmd.Flags())
	return cmd
}
