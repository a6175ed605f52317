package scenario

import "strings"

// nearest is the candidate with the smallest edit distance from word, or ""
// where none is near enough to be a slip of the pen (at most one edit for
// every three letters, and at least two) or another form of the same word
// (vacancy and vacancies: all but at most three letters at the end alike).
func nearest(word string, candidates []string) string {
	best, bestDistance := "", max(2, len(word)/3)+1
	for _, candidate := range candidates {
		if d := editDistance(strings.ToLower(word), strings.ToLower(candidate)); d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	if best == "" || bestDistance >= len(word) {
		return sameWord(word, candidates)
	}
	return best
}

// sameWord is the candidate that begins as word does, with other endings of at
// most three letters, or "".
func sameWord(word string, candidates []string) string {
	for _, candidate := range candidates {
		alike := 0
		for alike < min(len(word), len(candidate)) && word[alike] == candidate[alike] {
			alike++
		}
		if alike >= 4 && len(word)-alike <= 3 && len(candidate)-alike <= 3 {
			return candidate
		}
	}
	return ""
}

// editDistance counts the insertions, deletions, substitutions and swaps of
// neighbours that turn a into b (optimal string alignment distance).
func editDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
