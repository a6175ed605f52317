package compare

import (
	"headroom/experiments"
	"headroom/models/scenario"
)

// Blank is a comparison before anything is simulated: its options in each future, and
// no figure. Its errors are those of Run before it simulates.
func Blank(s *scenario.Scenario, settings experiments.Settings) (*Result, error) {
	options, err := Options(s, settings.Options)
	if err != nil {
		return nil, err
	}
	settings.Options, settings.Lean = options, true
	return blank(&Result{Options: options}, s, settings)
}

// BlankFiles is the same of one option in several files.
func BlankFiles(files []File, option string, settings experiments.Settings) (*Result, error) {
	settings, err := settingsOf(files, option, settings)
	if err != nil {
		return nil, err
	}
	r := &Result{Files: files, Option: option}
	for _, file := range files {
		r.Options = append(r.Options, file.Name)
	}
	return blank(r, files[0].Scenario, settings)
}

func blank(r *Result, s *scenario.Scenario, settings experiments.Settings) (*Result, error) {
	base, err := experiments.Blank(s, settings)
	if err != nil {
		return nil, err
	}
	r.Base = base
	r.together()
	for _, name := range base.Futures {
		r.Futures = append(r.Futures, newFold(len(r.Options)).future(name, r, float64(base.Owed.Len())))
	}
	return r, nil
}
