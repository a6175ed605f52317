package answer

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// plainNames are what members call the assumptions that often matter most, by
// the end of their keys.
var plainNames = []struct{ key, name string }{
	{".trend_per_year", "the yearly change in new cases"},
	{".trend_to_flow", "how much of the change is fewer new cases, and not faster work"},
	{".drift_per_year", "the swings of demand from year to year"},
	{".base", "how many new cases come in a week"},
	{".re_referral", "how many closed cases come back within a year"},
	{".factor", "by how much new cases are multiplied"},
	{"pace.elasticity", "how much sooner cases close where workers have fewer (the elasticity)"},
	{"agency.limit", "how many agency workers can be had at one time"},
	{"agency.lag_weeks", "the weeks that it takes to find an agency worker"},
	{"agency.fill", "how often a search for an agency worker succeeds"},
	{"agency.leaving_per_year", "how many agency workers leave of their own accord in a year"},
	{"agency.premium", "what an agency worker costs beyond a permanent one"},
	{"recruitment.lag_weeks", "the weeks that it takes to recruit"},
	{"recruitment.success", "how often an advertised post is filled"},
	{"recruitment.rounds_at_once", "how many posts can be advertised at one time"},
	{"recruitment.newly_qualified", "how many of those appointed are newly qualified"},
	{"leaving.turnover_per_year", "how many permanent workers leave in a year"},
	{"leaving.load_effect", "how much sooner workers leave under a heavier load"},
	{"leaving.notice_weeks", "the weeks between giving notice and going"},
	{".caseload_at_start", "the caseload on the first day"},
	{".waiting_at_start", "how much work waits on the first day"},
	{".vacancies", "the share of posts vacant on the first day"},
	{".covered", "the share of vacant posts covered by agency workers on the first day"},
	{".add_posts.1.posts", "how many posts are added"},
	{".posts", "the number of funded posts"},
	{".cap", "how much a worker holds before a manager gives them no more"},
	{".mean_weeks", "the weeks of work in a case"},
	{".sigma_log", "how much longer some cases take than others"},
	{".handover_weeks", "the work that a change of worker adds to a case"},
	{".chance", "how many cases go on to the next stage"},
	{".capacity", "how much of a full caseload a newly qualified worker carries"},
	{".accept", "how many agency workers take the permanent post"},
	{".campaign.1.success", "by how much the campaign multiplies the chance that an advertised post is filled"},
	{".lag", "by how much the faster process multiplies the time to recruit"},
	{".leaving", "by how much better pay multiplies the number who leave"},
	{".cost", "by how much better pay multiplies what a worker costs"},
	{".share", "the working time lost to absence"},
}

// PlainName is what members call an assumption, by its key or else by what the
// scenario's handbook calls it.
func PlainName(key, otherwise string) string {
	for _, known := range plainNames {
		if strings.HasSuffix(key, known.key) {
			return known.name
		}
	}
	name, _, _ := strings.Cut(VariableName(otherwise), " (")
	return strings.TrimSpace(name)
}

// InPercent says that a value of a unit is written in per cent: a share, or a
// yearly change.
func InPercent(unit string) bool {
	return strings.HasPrefix(unit, "share") || strings.HasPrefix(unit, "change")
}

// Valued is a value of an assumption with its unit, as members read it: shares and
// yearly changes in per cent. The name is what the scenario's handbook calls it.
func Valued(x float64, unit, name string) string {
	switch {
	case strings.HasPrefix(unit, "share"):
		return strconv.FormatFloat(math.Round(x*1000)/10, 'f', -1, 64) + "%"
	case strings.HasPrefix(unit, "change"):
		return strings.Replace(fmt.Sprintf("%+.1f%% a year", x*100), "-", "\u2212", 1)
	case strings.HasPrefix(name, "multiplier"):
		return fmt.Sprintf("%.3g times", x)
	}
	text := fmt.Sprintf("%.3g", x)
	if math.Abs(x) >= 1000 {
		text = Pounds(x)
	}
	if unit == "" {
		return text
	}
	return text + " " + unit
}
