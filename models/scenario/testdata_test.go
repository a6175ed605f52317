package scenario

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheModelsTestScenariosAreReadWithoutFault(t *testing.T) {
	files, err := filepath.Glob("../care/testdata/*.toml")
	if err != nil || len(files) < 2 {
		t.Fatalf("found %v (%v), want plain.toml and council.toml at least", files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, faults := Read(file, data); len(faults) > 0 {
			t.Errorf("%v", faults)
		}
	}
}
