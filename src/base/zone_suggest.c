#include "base/nearest.h"
#include "base/zone.h"

#define SHORT_WORD 5 /* letters: one slip at most */

/* What people write for a zone; `names` are separated by spaces. */
struct wish {
	const char *written; /* without blanks and signs, lower case */
	const char *names;
};

/*
 * Letters that more than one zone uses, or that hold for half of the year.
 * The names are the likeliest first.
 */
static const struct wish abbreviations[] = {
	{"acst", "Australia/Adelaide Australia/Darwin"},
	{"acdt", "Australia/Adelaide"},
	{"adt", "America/Halifax"},
	{"aedt", "Australia/Sydney"},
	{"aest", "Australia/Sydney Australia/Brisbane"},
	{"akdt", "America/Anchorage"},
	{"akst", "America/Anchorage"},
	{"ast", "America/Halifax America/Puerto_Rico Asia/Riyadh"},
	{"awst", "Australia/Perth"},
	{"brt", "America/Sao_Paulo"},
	{"bst", "Europe/London Asia/Dhaka"},
	{"cat", "Africa/Maputo"},
	{"cdt", "America/Chicago America/Havana"},
	{"cest", "Europe/Berlin Europe/Paris Europe/Brussels"},
	{"cet", "Europe/Berlin Europe/Paris Europe/Brussels"},
	{"cst", "America/Chicago Asia/Shanghai America/Havana"},
	{"cst6cdt", "America/Chicago"},
	{"ct", "America/Chicago"},
	{"eat", "Africa/Nairobi"},
	{"edt", "America/New_York"},
	{"eest", "Europe/Athens Europe/Helsinki Europe/Kyiv"},
	{"eet", "Europe/Athens Europe/Helsinki Africa/Cairo"},
	{"est", "America/New_York America/Panama"},
	{"est5edt", "America/New_York"},
	{"et", "America/New_York"},
	{"gmt", "Europe/London UTC"},
	{"gmt0", "Europe/London UTC"},
	{"greenwich", "Europe/London UTC"},
	{"hkt", "Asia/Hong_Kong"},
	{"hst", "Pacific/Honolulu"},
	{"ict", "Asia/Bangkok"},
	{"idt", "Asia/Jerusalem"},
	{"ist", "Asia/Kolkata Europe/Dublin Asia/Jerusalem"},
	{"jst", "Asia/Tokyo"},
	{"kst", "Asia/Seoul"},
	{"mdt", "America/Denver"},
	{"mest", "Europe/Berlin"},
	{"mesz", "Europe/Berlin Europe/Vienna Europe/Zurich"},
	{"met", "Europe/Berlin"},
	{"mez", "Europe/Berlin Europe/Vienna Europe/Zurich"},
	{"msk", "Europe/Moscow"},
	{"mst", "America/Denver America/Phoenix"},
	{"mst7mdt", "America/Denver"},
	{"mt", "America/Denver"},
	{"ndt", "America/St_Johns"},
	{"nst", "America/St_Johns"},
	{"nzdt", "Pacific/Auckland"},
	{"nzst", "Pacific/Auckland"},
	{"pdt", "America/Los_Angeles"},
	{"pht", "Asia/Manila"},
	{"pkt", "Asia/Karachi"},
	{"pst", "America/Los_Angeles Asia/Manila"},
	{"pst8pdt", "America/Los_Angeles"},
	{"pt", "America/Los_Angeles"},
	{"sast", "Africa/Johannesburg"},
	{"sgt", "Asia/Singapore"},
	{"wat", "Africa/Lagos"},
	{"west", "Europe/Lisbon Atlantic/Canary"},
	{"wet", "Europe/Lisbon Atlantic/Canary"},
	{"wib", "Asia/Jakarta"},
	{NULL, NULL},
};

/* Places and words that are no zone's name. */
static const struct wish places[] = {
	{"abudhabi", "Asia/Dubai"},
	{"antwerp", "Europe/Brussels"},
	{"australia", "Australia/Sydney Australia/Perth Australia/Adelaide"},
	{"austria", "Europe/Vienna"},
	{"bangalore", "Asia/Kolkata"},
	{"barcelona", "Europe/Madrid"},
	{"basel", "Europe/Zurich"},
	{"beijing", "Asia/Shanghai"},
	{"belgium", "Europe/Brussels"},
	{"bern", "Europe/Zurich"},
	{"boston", "America/New_York"},
	{"britain", "Europe/London"},
	{"bruges", "Europe/Brussels"},
	{"calgary", "America/Edmonton"},
	{"canberra", "Australia/Sydney"},
	{"capetown", "Africa/Johannesburg"},
	{"cardiff", "Europe/London"},
	{"central", "America/Chicago"},
	{"centraleurope", "Europe/Berlin Europe/Paris Europe/Brussels"},
	{"centraleuropean", "Europe/Berlin Europe/Paris Europe/Brussels"},
	{"china", "Asia/Shanghai"},
	{"cologne", "Europe/Berlin"},
	{"czechrepublic", "Europe/Prague"},
	{"czechia", "Europe/Prague"},
	{"delhi", "Asia/Kolkata"},
	{"denmark", "Europe/Copenhagen"},
	{"eastern", "America/New_York"},
	{"edinburgh", "Europe/London"},
	{"england", "Europe/London"},
	{"finland", "Europe/Helsinki"},
	{"france", "Europe/Paris"},
	{"frankfurt", "Europe/Berlin"},
	{"geneva", "Europe/Zurich"},
	{"germany", "Europe/Berlin"},
	{"ghent", "Europe/Brussels"},
	{"greece", "Europe/Athens"},
	{"hamburg", "Europe/Berlin"},
	{"houston", "America/Chicago"},
	{"hungary", "Europe/Budapest"},
	{"india", "Asia/Kolkata"},
	{"ireland", "Europe/Dublin"},
	{"italy", "Europe/Rome"},
	{"kiev", "Europe/Kyiv"},
	{"luxemburg", "Europe/Luxembourg"},
	{"manchester", "Europe/London"},
	{"marseille", "Europe/Paris"},
	{"miami", "America/New_York"},
	{"milan", "Europe/Rome"},
	{"montreal", "America/Toronto"},
	{"mountain", "America/Denver"},
	{"mumbai", "Asia/Kolkata"},
	{"munich", "Europe/Berlin"},
	{"netherlands", "Europe/Amsterdam"},
	{"newdelhi", "Asia/Kolkata"},
	{"newyorkcity", "America/New_York"},
	{"newzealand", "Pacific/Auckland"},
	{"norway", "Europe/Oslo"},
	{"nyc", "America/New_York"},
	{"ostend", "Europe/Brussels"},
	{"ottawa", "America/Toronto"},
	{"pacific", "America/Los_Angeles"},
	{"philadelphia", "America/New_York"},
	{"quebec", "America/Toronto"},
	{"rio", "America/Sao_Paulo"},
	{"riodejaneiro", "America/Sao_Paulo"},
	{"romania", "Europe/Bucharest"},
	{"rotterdam", "Europe/Amsterdam"},
	{"sanfrancisco", "America/Los_Angeles"},
	{"scotland", "Europe/London"},
	{"seattle", "America/Los_Angeles"},
	{"spain", "Europe/Madrid"},
	{"strasbourg", "Europe/Paris"},
	{"sweden", "Europe/Stockholm"},
	{"switzerland", "Europe/Zurich"},
	{"telaviv", "Asia/Jerusalem"},
	{"thehague", "Europe/Amsterdam"},
	{"turin", "Europe/Rome"},
	{"uk", "Europe/London"},
	{"ukraine", "Europe/Kyiv"},
	{"unitedkingdom", "Europe/London"},
	{"wales", "Europe/London"},
	{"washington", "America/New_York"},
	{"washingtondc", "America/New_York"},
	{NULL, NULL},
};

/* A word with its case and its blanks forgotten. */
struct folded {
	char text[ZONE_NAME_MAX];
	size_t len;
	size_t city; /* where the part behind the last slash begins */
};

/* What was found so far, the best first. */
struct ranking {
	struct str *names;
	int *scores;
	size_t count, max;
};

static bool fold(struct str name, struct folded *out)
{
	size_t i;

	*out = (struct folded){.len = 0};
	for (i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (c == ' ' || c == '_' || c == '-' || c == '.')
			continue;
		if (out->len == sizeof(out->text))
			return false;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		out->text[out->len++] = c;
		if (c == '/')
			out->city = out->len;
	}
	return out->len > 0;
}

static struct str folded_all(const struct folded *f)
{
	return (struct str){f->text, f->len};
}

static struct str folded_city(const struct folded *f)
{
	return str_slice(folded_all(f), f->city, f->len);
}

/* "eastern" of "easternstandardtime". */
static struct str without_time(struct str word)
{
	static const char *const ends[] = {
		"time", "standard", "daylight", "summer"};
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (str_ends_with(word, str_from(ends[i])))
			word.len -= strlen(ends[i]);
	return word;
}

/* The row of a table for that word, or NULL. */
static const struct wish *find_wish(const struct wish *table, struct str word)
{
	for (; table->written; table++)
		if (str_equal_z(word, table->written))
			return table;
	return NULL;
}

static bool is_offset(struct str name)
{
	static const char *const words[] = {"GMT", "UTC", "UT"};
	struct str word;
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		word = str_slice(name, 0, strlen(words[i]));
		if (str_equal_nocase(word, str_from(words[i])) &&
			name.len > word.len &&
			(name.ptr[word.len] == '+' ||
				name.ptr[word.len] == '-'))
			return true;
	}
	return name.len > 0 && (name.ptr[0] == '+' || name.ptr[0] == '-');
}

enum zone_naming zone_suggest_naming(struct str name)
{
	struct str etc = STR("Etc/");
	struct folded folded;
	bool is_etc = str_equal_nocase(str_slice(name, 0, etc.len), etc);

	if (is_etc)
		name = str_slice(name, etc.len, name.len);
	if (is_offset(name))
		return is_etc ? ZONE_BY_OFFSET_ETC : ZONE_BY_OFFSET;
	if (fold(name, &folded) &&
		find_wish(abbreviations, folded_all(&folded)))
		return ZONE_ABBREVIATED;
	return ZONE_NAMED;
}

/*
 * How far a zone's name is from what was written, or -1: 0 for the same
 * letters, 1 for the same city, then by slips of the hand.
 */
static int score(const struct folded *written, const struct folded *name)
{
	struct str city = folded_city(written), theirs = folded_city(name);
	size_t most = city.len > SHORT_WORD ? NEAREST_MAX_DISTANCE : 1, slips;

	if (str_equal(folded_all(written), folded_all(name)))
		return 0;
	if (str_equal(city, theirs))
		return 1;
	slips = written->city ? nearest_distance(
					folded_all(written), folded_all(name))
			      : nearest_distance(city, theirs);
	return slips <= most && city.len > 2 ? 1 + (int)slips : -1;
}

static void rank(struct ranking *r, struct str name, int points)
{
	size_t i = r->count;

	if (i == r->max && (i == 0 || r->scores[i - 1] <= points))
		return;
	if (i < r->max)
		r->count++;
	else
		i--;
	for (; i > 0 && r->scores[i - 1] > points; i--) {
		r->names[i] = r->names[i - 1];
		r->scores[i] = r->scores[i - 1];
	}
	r->names[i] = name;
	r->scores[i] = points;
}

static void rank_names(struct zone_cache *cache, const struct folded *written,
	struct ranking *r)
{
	size_t count, i;
	const struct str *names = zone_cache_names(cache, &count);
	struct folded name;

	for (i = 0; i < count; i++) {
		int points = fold(names[i], &name) ? score(written, &name) : -1;

		if (points >= 0 &&
			zone_suggest_naming(names[i]) == ZONE_NAMED &&
			zone_get(cache, names[i]))
			rank(r, names[i], points);
	}
}

static void rank_wish(
	struct zone_cache *cache, const struct wish *wish, struct ranking *r)
{
	struct str rest = str_from(wish->names), name;

	while (str_next(&rest, ' ', &name))
		if (zone_get(cache, name))
			rank(r, name, 0);
}

size_t zone_suggest(
	struct zone_cache *cache, struct str name, struct str *out, size_t max)
{
	int scores[ZONE_SUGGESTIONS_MAX];
	struct ranking r = {.names = out, .scores = scores, .max = max};
	const struct wish *wish;
	struct folded written;

	if (r.max > ZONE_SUGGESTIONS_MAX)
		r.max = ZONE_SUGGESTIONS_MAX;
	if (!fold(str_trim(name), &written))
		return 0;
	wish = find_wish(abbreviations, folded_all(&written));
	if (!wish)
		written.len = without_time(folded_all(&written)).len;
	if (!wish)
		wish = find_wish(places, folded_all(&written));
	if (wish)
		rank_wish(cache, wish, &r);
	else
		rank_names(cache, &written, &r);
	return r.count;
}
