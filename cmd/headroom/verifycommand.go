package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/spf13/cobra"

	"headroom/experiments"
	"headroom/experiments/verify"
)

func newVerifyCommand() *cobra.Command {
	var settings verify.Settings
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "hold the program to results that are known exactly",
		Long: "Verify simulates and calculates what is known exactly (queues, cases, posts, a whole question, statistics), and\n" +
			"prints what was expected beside what was got. A simulated figure may lie 4 standard errors from the exact answer;\n" +
			"a calculated one must agree to the digits printed. The exit status is 1 if any figure does not agree.",
		Example: "  headroom verify --quick\n  headroom verify --seed 2\n  headroom verify --only vacancies",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("verify takes no words, but %q was given; --only TEXT chooses checks", args)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			bar := newProgress(cmd.ErrOrStderr())
			settings.Progress = bar.report
			results, err := verify.Run(cmd.Context(), settings)
			bar.finish()
			var defect *experiments.Failure
			switch {
			case errors.As(err, &defect) || cmd.Context().Err() != nil:
				return err
			case err != nil:
				return usage("--only: %w", err)
			}
			return reportChecks(cmd.OutOrStdout(), results, asJSON)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&settings.Quick, "quick", false, "a tenth of the replications: under 20 seconds on two cores")
	flags.StringVar(&settings.Only, "only", "", "only the checks whose heading or name holds this text")
	flags.Uint64Var(&settings.Seed, "seed", 1, "seed of every random draw")
	flags.BoolVar(&asJSON, "json", false, "print the figures as JSON")
	return cmd
}

// reportChecks prints every figure. The error counts those that do not agree.
func reportChecks(out io.Writer, results []verify.Result, asJSON bool) error {
	var page bytes.Buffer
	figures, wrong := 0, 0
	for _, r := range results {
		for _, f := range r.Figures {
			figures++
			if !f.OK() {
				wrong++
			}
		}
	}
	if asJSON {
		if err := writeChecksJSON(&page, results); err != nil {
			return err
		}
	} else {
		writeChecks(&page, results)
	}
	if _, err := page.WriteTo(out); err != nil {
		return err
	}
	if wrong > 0 {
		return fmt.Errorf("%d of %s not agree with what is known exactly", wrong, doOrDoes(figures))
	}
	return nil
}

func doOrDoes(figures int) string {
	if figures == 1 {
		return "1 figure does"
	}
	return fmt.Sprintf("%d figures do", figures)
}

// writeChecks prints a table for each group of checks, and what to make of it.
func writeChecks(page *bytes.Buffer, results []verify.Result) {
	const row = "  %-52s %13s %13s %9s %6s  %s\n"
	simulated, calculated, wrong, group := 0, 0, 0, ""
	for _, r := range results {
		if r.Group != group {
			group = r.Group
			fmt.Fprintf(page, "%s\n\n", group)
			fmt.Fprintf(page, row, "what", "expected", "got", "std error", "z", "verdict")
		}
		fmt.Fprintf(page, "%s [%s]\n", r.Name, r.Source)
		for _, f := range r.Figures {
			verdict, spread, z := "ok", "", ""
			if f.Simulated() {
				simulated++
				spread, z = strconv.FormatFloat(f.StandardError, 'g', 2, 64), fmt.Sprintf("%.2f", f.Z())
			} else {
				calculated++
			}
			if !f.OK() {
				verdict = "WRONG"
				wrong++
			}
			fmt.Fprintf(page, row, f.What, eightDigits(f.Expected), eightDigits(f.Got), spread, z, verdict)
		}
		fmt.Fprintln(page)
	}
	fmt.Fprintf(page, "%s: %d simulated, right within %d standard errors of the exact answer; %d calculated, right to the digits\n"+
		"in which the answer is given. Of right figures one in %.0f lies beyond the limit by chance, so that %.1f of 100 such runs have one.\n",
		counted(simulated+calculated, "figure"), simulated, verify.Limit, calculated, 1/beyondLimit, 100*(1-math.Pow(1-beyondLimit, float64(simulated))))
	if wrong == 0 {
		fmt.Fprintln(page, "All agree.")
	} else {
		fmt.Fprintf(page, "%s WRONG.\n", counted(wrong, "figure"))
	}
}

// beyondLimit is the chance that a standard normal number lies beyond the limit.
var beyondLimit = math.Erfc(verify.Limit / math.Sqrt2)

func eightDigits(x float64) string { return strconv.FormatFloat(x, 'g', 8, 64) }

// A checkRow is a figure for machines. A calculated figure has standard error 0
// and no z.
type checkRow struct {
	Name          string   `json:"name"`
	Expected      float64  `json:"expected"`
	Got           *float64 `json:"got"` // null if it is not a number
	StandardError float64  `json:"standard_error"`
	Z             *float64 `json:"z"`
	OK            bool     `json:"ok"`
}

func writeChecksJSON(page *bytes.Buffer, results []verify.Result) error {
	rows := []checkRow{}
	for _, r := range results {
		for _, f := range r.Figures {
			rows = append(rows, checkRow{
				Name: r.Name + ": " + f.What, Expected: f.Expected, Got: finite(f.Got),
				StandardError: f.StandardError, Z: finite(f.Z()), OK: f.OK(),
			})
		}
	}
	encoder := json.NewEncoder(page)
	encoder.SetIndent("", " ")
	return encoder.Encode(struct {
		Checks []checkRow `json:"checks"`
	}{rows})
}

// finite is nothing for what JSON has no number for.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}
