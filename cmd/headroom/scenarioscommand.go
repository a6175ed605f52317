package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"headroom/models/scenario"
)

func newScenariosCommand() *cobra.Command {
	var folder string
	cmd := &cobra.Command{
		Use:   "scenarios",
		Short: "list the shipped scenarios, or copy them out to edit",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("scenarios takes no words, but %q was given; --write DIR copies the scenarios out", args)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if folder != "" {
				return writeScenarios(cmd, folder)
			}
			for _, name := range scenario.Shipped() {
				s, err := scenario.ReadShipped(name)
				if err != nil {
					return err
				}
				if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%-12s %s\n%-12s %s\n", name, s.Title, "", s.Question); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&folder, "write", "", "folder to copy the scenarios to; a file that is there already is left alone")
	return cmd
}

// writeScenarios copies every shipped scenario, and the files beside it, into a folder, and overwrites
// nothing.
func writeScenarios(cmd *cobra.Command, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var kept []error
	files, err := fs.ReadDir(scenario.ShippedFolder(), ".")
	if err != nil {
		return err
	}
	for _, shipped := range files {
		data, err := fs.ReadFile(scenario.ShippedFolder(), shipped.Name())
		if err != nil {
			return err
		}
		path := filepath.Join(folder, shipped.Name())
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			kept = append(kept, fmt.Errorf("%s exists and was left alone; remove it or choose another folder", path))
			continue
		} else if err != nil {
			return err
		}
		_, err = file.Write(data)
		if err = errors.Join(err, file.Close()); err != nil {
			return errors.Join(err, os.Remove(path))
		}
		if _, err := fmt.Fprintln(cmd.OutOrStdout(), path); err != nil {
			return err
		}
	}
	return errors.Join(kept...)
}
