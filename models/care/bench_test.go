package care_test

import (
	"testing"

	"headroom/models/care"
	"headroom/sim"
)

// BenchmarkReplication runs five years of Bromley's taper as a long run does:
// without the conservation checks.
func BenchmarkReplication(b *testing.B) {
	p := compile(b, read(b, "bromley"), "taper", "no-fall")
	m := care.NewModel()
	b.ReportAllocs()
	for r := 0; b.Loop(); r++ {
		m.Run(p, nil, sim.NewStreams(1, r))
	}
}

// BenchmarkPlainReplication runs four years of the plain case, which is nothing
// but cases and vacancies.
func BenchmarkPlainReplication(b *testing.B) {
	p := compile(b, read(b, "plain"), "taper", "as-planned")
	m := care.NewModel()
	b.ReportAllocs()
	for r := 0; b.Loop(); r++ {
		m.Run(p, nil, sim.NewStreams(1, r))
	}
}

// Once a replication has found its memory, running it again takes none: the
// other goroutines of a long run would pay for the collection.
func TestReplicationAllocatesNothingOnceWarm(t *testing.T) {
	const warm = 20
	s := read(t, "bromley")
	m := care.NewModel()
	var worlds [warm]care.Uniforms
	for r := range worlds {
		worlds[r] = drawnWorld(r)
	}
	for _, cell := range [][2]string{{"taper", "no-fall"}, {"adaptive", "as-seen"}} {
		p := compile(t, s, cell[0], cell[1])
		run := 0
		replication := func() {
			r := run % warm
			m.Run(p, worlds[r], sim.NewStreams(1, r))
			run++
		}
		for range warm {
			replication()
		}
		if allocations := testing.AllocsPerRun(warm, replication); allocations != 0 {
			t.Errorf("%v: %v allocations a replication", cell, allocations)
		}
	}
}
