// Command reality holds Headroom's forecasts against what was published
// afterwards. It writes docs/reality.md and the pictures and figures beside it:
//
//	go run ./cmd/reality --runs 1000 --out docs
//
// Every figure on the page comes from the runs.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"headroom/cmd/output"
	"headroom/experiments/hindcast"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Stderr, os.Args[1:])
	stop()
	os.Exit(code)
}

// run is the command; it returns the exit status.
func run(ctx context.Context, stderr io.Writer, args []string) int {
	var settings hindcast.Settings
	flags := flag.NewFlagSet("reality", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&settings.Runs, "runs", 1000, "replications of every council in every future, at least 2")
	flags.Uint64Var(&settings.Seed, "seed", 1, "seed of every random draw")
	flags.IntVar(&settings.Workers, "workers", 0, "how many replications run at a time (default one for each core); changes no figure")
	out := flags.String("out", "docs", "folder for reality.md, and for a folder reality with pictures and figures")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0 || settings.Runs < 2 || settings.Workers < 0:
		fmt.Fprintln(stderr, "reality: takes flags only, and at least 2 runs")
		return 2
	}
	if err := hold(ctx, stderr, *out, settings); err != nil {
		fmt.Fprintf(stderr, "reality: %v\n", err)
		if ctx.Err() != nil {
			return 130
		}
		return 1
	}
	return 0
}

// hold runs every hindcast and writes what comes of it.
func hold(ctx context.Context, stderr io.Writer, out string, settings hindcast.Settings) error {
	page, err := output.OpenFreely(out)
	if err != nil {
		return err
	}
	defer page.Discard()
	folder, err := output.OpenFreely(filepath.Join(out, "reality"))
	if err != nil {
		return err
	}
	defer folder.Discard()

	all := report{Settings: settings}
	for _, name := range hindcast.Councils() {
		fmt.Fprintf(stderr, "reality: %s\n", name)
		result, err := hindcast.Run(ctx, name, settings)
		if err != nil {
			return err
		}
		council := newCouncil(result)
		if err := folder.Write(name+".png", func(w io.Writer) error { return council.picture().Render(w, io.Discard) }); err != nil {
			return err
		}
		all.Councils = append(all.Councils, council.forgotten())
	}
	if err := folder.Write("points.csv", all.writePoints); err != nil {
		return err
	}
	if err := page.Write("reality.md", all.writePage); err != nil {
		return err
	}
	if err := folder.Commit(); err != nil {
		return err
	}
	return page.Commit()
}
