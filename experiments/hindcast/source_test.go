package hindcast

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"headroom/experiments/estimate"
)

// The whole files of the Department for Education do not come with the
// program. Where they are at hand, the extracts are held to them.
func sourceFile(t *testing.T, name string) []map[string]string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "evidence", "data", name)
	file, err := os.Open(path)
	if err != nil {
		t.Skipf("the source is not at hand: %v", err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		if row["geographic_level"] == "Local authority" {
			rows = append(rows, row)
		}
	}
	return rows
}

const (
	workforceSource = "csww_indicators_2017_to_2025.csv"
	needSource      = "b1_children_in_need_2013_to_2025.csv"
	referralSource  = "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv"
)

// places are the councils as the department names them.
var places = map[string]string{"bromley": "Bromley", "bradford": "Bradford", "enfield": "Enfield", "bcp": "Bournemouth, Christchurch and Poole"}

func TestThePublishedFiguresAreThoseOfTheirSource(t *testing.T) {
	for _, c := range []struct {
		file, source, day string
		columns           [][2]string
	}{
		{"workforce.csv", workforceSource, "-09-30", [][2]string{
			{"in_post_fte", "inpost_fte"}, {"agency_fte", "agency_fte"}, {"agency_rate", "agency_rate_fte"}, {"vacancy_rate", "vacancy_rate_fte"}, {"caseload", "caseload_fte"}, {"holders_fte", "case_holders_fte"},
		}},
		{"demand.csv", needSource, "-03-31", [][2]string{{"children_in_need", "At31_episodes"}, {"episodes_started", "Started_episodes"}}},
		{"demand.csv", referralSource, "-03-31", [][2]string{{"referrals", "referral_count"}}},
	} {
		want := map[string]map[string]string{}
		for _, row := range sourceFile(t, c.source) {
			want[row["la_name"]+" "+row["time_period"]] = row
		}
		found := 0
		for _, row := range table(c.file) {
			year, of := strings.CutSuffix(row["date"], c.day)
			source, known := want[places[row["council"]]+" "+year]
			if !of || !known {
				t.Errorf("%s: %v is not in the source", c.file, row)
				continue
			}
			for _, column := range c.columns {
				if row[column[0]] != source[column[1]] {
					t.Errorf("%s: %s in %s of %s, and %s in the source", c.file, row[column[0]], row["date"], row["council"], source[column[1]])
				}
			}
			found++
		}
		for place := range want {
			for _, name := range places {
				if strings.HasPrefix(place, name+" 2") {
					found--
				}
			}
		}
		if found != 0 {
			t.Errorf("%s: %d rows more than in %s", c.file, found, c.source)
		}
	}
}

// byCouncil is a column, or the sum of several, by council and year. The City
// of London and Scilly are too small.
func byCouncil(t *testing.T, source string, columns ...string) map[string]map[int]float64 {
	t.Helper()
	values := map[string]map[int]float64{}
next:
	for _, row := range sourceFile(t, source) {
		code := row["new_la_code"]
		if code == "E09000001" || code == "E06000053" {
			continue
		}
		sum := 0.0
		for _, column := range columns {
			x, err := strconv.ParseFloat(row[column], 64)
			if err != nil {
				continue next // suppressed
			}
			sum += x
		}
		year, err := strconv.Atoi(row["time_period"])
		if err != nil {
			t.Fatal(err)
		}
		if values[code] == nil {
			values[code] = map[int]float64{}
		}
		values[code][year] = sum
	}
	return values
}

// changes are the changes over so many years up to a last year: in per cent, or
// as they are.
func changes(values map[string]map[int]float64, years, last int, relative bool) []float64 {
	var all []float64
	for _, series := range values {
		for year, from := range series {
			to, known := series[year+years]
			switch {
			case !known || year+years > last:
			case relative:
				all = append(all, 100*(to/from-1))
			default:
				all = append(all, to-from)
			}
		}
	}
	slices.Sort(all)
	return all
}

func TestSwingsAreThoseOfTheSource(t *testing.T) {
	sources := map[string]struct {
		file    string
		columns []string
	}{
		"caseload": {workforceSource, []string{"caseload_fte"}}, "vacancies": {workforceSource, []string{"vacancy_rate_fte"}},
		"agency": {workforceSource, []string{"agency_rate_fte"}}, "people": {workforceSource, []string{"inpost_fte", "agency_fte"}},
		"open": {needSource, []string{"At31_episodes"}}, "episodes": {needSource, []string{"Started_episodes"}}, "referrals": {referralSource, []string{"referral_count"}},
	}
	for _, series := range AllSeries() {
		source := sources[series.Key]
		all := changes(byCouncil(t, source.file, source.columns...), 1, 2025, series.Relative)
		mean, squares := 0.0, 0.0
		for _, x := range all {
			mean += x / float64(len(all))
		}
		for _, x := range all {
			squares += (x - mean) * (x - mean)
		}
		swing := SwingOf(series)
		near(t, "swing of "+series.Key, swing.Deviation, math.Sqrt(squares/float64(len(all)-1)), 0.0006)
		near(t, "changes of "+series.Key, float64(swing.Changes), float64(len(all)), 0)
	}
}

// What councils' demand had done by then: windows of four years that ended
// before the start.
func TestAsSeenIsWhatHadBeenSeenByThen(t *testing.T) {
	need := byCouncil(t, needSource, "At31_episodes")
	for council, last := range map[string]int{"bromley": 2022, "bradford": 2017, "enfield": 2019, "bcp": 2022} {
		all := changes(need, 4, last, true)
		s := Read(council)
		resolved, err := s.Resolve(s.Headline, "as-seen")
		if err != nil {
			t.Fatal(err)
		}
		trend := resolved.Streams[0].TrendPerYear
		for _, point := range trend.Percentiles {
			near(t, fmt.Sprintf("%s, percentile %v", council, point[0]), point[1], estimate.Percentile(all, point[0]/100), 0.0501)
		}
		if note := s.Futures[0].Note; !strings.Contains(note, fmt.Sprintf("March %d (%d windows)", last, len(all))) || len(trend.Percentiles) != 9 {
			t.Errorf("%s: %d windows up to %d; the note is %q", council, len(all), last, note)
		}
	}
}
