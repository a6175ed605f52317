package scenario

import "testing"

func TestEveryShippedScenarioIsReadWithoutFault(t *testing.T) {
	for _, name := range Shipped() {
		s, err := ReadShipped(name)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if s.Name != name {
			t.Errorf("the scenario in %s.toml is named %q", name, s.Name)
		}
		for _, option := range s.Options {
			for _, future := range s.Futures {
				if _, err := s.Resolve(option.Name, future.Name); err != nil {
					t.Errorf("%s, %s: %v", option.Name, future.Name, err)
				}
			}
		}
	}
}
