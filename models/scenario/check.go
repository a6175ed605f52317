package scenario

// check looks for what no key shows on its own: names that nothing bears,
// parts that exclude or need each other, and moments outside the simulation.
func (r *reader) check() {
}
