package secondopinion

// A breakage breaks one rule of the page on purpose, to show that the
// comparison notices.
type breakage struct {
	agencyFromNotice bool // cover is sought when notice is given, not when the post is empty
	wastageReversed  bool // covered posts go first, vacant ones last
	siblingsAlone    bool // each child of a family has work of their own
	siblingsWhole    bool // siblings stay together also where different roles may hold their stages
	tapersInLine     bool // a held step holds those of every taper
}
