package main

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"headroom/models/scenario"
)

// wanted says what a flag of a kind takes.
var wanted = map[string]string{
	"int":     "a whole number",
	"uint64":  "a whole number, 0 or more,",
	"bool":    "true or false",
	"float64": "a number",
}

// flagError says what is wrong with a flag, and what would be right.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				names = append(names, "--"+f.Name)
			}
		})
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = name[1:]
		}
		_, err = scenario.Choose("flag", []string{name}, names)
		return usageError{err}
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		if errors.Is(err, strconv.ErrRange) {
			return usage("--%s %s: that is too many digits", flag.Name, invalid.GetValue())
		}
		return usage("--%s %s: %s is wanted", flag.Name, invalid.GetValue(), wanted[flag.Value.Type()])
	}
	return usage("%w; `%s --help` lists what there is", err, cmd.CommandPath())
}
