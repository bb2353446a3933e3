#include "read/correctionfields.h"

#include <stdlib.h>

#include "read/fields.h"
#include "read/releasedraft.h"

#define OFFSET(member) offsetof(struct correction, member)

static const struct record_word_row kinds[] = {
	{"correction", CORRECTION_CORRECTION},
	{"clarification", CORRECTION_CLARIFICATION},
	{"update", CORRECTION_UPDATE},
	{NULL, 0},
};

static const struct field correction_fields[] = {
	{"at", &record_date, FIELD_REQUIRED, OFFSET(said), NULL, "2026-12-02",
		0},
	{"kind", &record_word, FIELD_REQUIRED, OFFSET(kind), kinds,
		"correction", 0},
	{"was", &record_text, FIELD_OPTIONAL, OFFSET(was), NULL, "\"12%\"", 0},
	{"now", &record_text, FIELD_OPTIONAL, OFFSET(now), NULL, "\"21%\"", 0},
	{"note", &record_text, FIELD_OPTIONAL, OFFSET(note), NULL,
		"two digits were swapped", 0},
	{0},
};

static const struct record_synonym synonyms[] = {
	{"date", "at"},
	{"type", "kind"},
	{"before", "was"},
	{"old", "was"},
	{"wrong", "was"},
	{"after", "now"},
	{"new", "now"},
	{"right", "now"},
	{"text", "note"},
	{"reason", "note"},
	{NULL, NULL},
};

const struct record_fields correctionfields_record = {
	.what = "a correction",
	.fields = correction_fields,
	.synonyms = synonyms,
};

static bool refuse_without_words(struct reading *r, const struct node *item)
{
	return diag_add(r->d,
		&(struct diag){.id = "correction-words",
			.at = item->at,
			.text = STR("A correction says what stood there and "
				    "what stands there now."),
			.help = STR("Write both, as in: was: \"12%\" and now: "
				    "\"21%\""),
			.brief = STR("correction without `was` and `now`; "
				     "write both")});
}

static void warn_silent(struct reading *r, const struct node *item)
{
	diag_add(r->d,
		&(struct diag){.level = DIAG_WARNING,
			.id = "correction-silent",
			.at = item->at,
			.text = STR("This entry does not say what changed."),
			.help = STR("Say it, as in: note: three organizations "
				    "signed since"),
			.brief = STR("entry of `corrections` without `note`; "
				     "say what changed")});
}

static bool read_correction(
	struct reading *r, const struct node *item, struct correction *out)
{
	if (!record_read(r, &correctionfields_record, item, item->at, out))
		return false;
	if (out->kind == CORRECTION_CORRECTION &&
		(!out->was.len || !out->now.len))
		return refuse_without_words(r, item);
	if (!out->was.len && !out->now.len && !out->note.len)
		warn_silent(r, item);
	return true;
}

static bool read_corrections(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct releasedraft *draft = r->context;
	struct release *release = to;
	size_t i, count = fields_count(value);
	struct correction *items = arena_array(r->arena, count, sizeof(*items));
	bool ok = true;

	(void)field;
	draft->corrections = items;
	draft->correction_at = arena_array(
		draft->in->scratch, count, sizeof(*draft->correction_at));
	for (i = 0; i < count; i++) {
		const struct node *item = fields_item(value, i);

		draft->correction_at[release->correction_count] = item->at;
		if (read_correction(r, item, &items[release->correction_count]))
			release->correction_count++;
		else
			ok = false;
	}
	release->corrections = items;
	return ok;
}

const struct record_type correctionfields_type = {
	"a list of corrections, each as in {at: 2026-12-02, kind: correction, "
	"was: \"12%\", now: \"21%\"}",
	read_corrections};

static bool refuse_future(struct releasedraft *draft, struct span at)
{
	return diag_add(draft->in->d,
		&(struct diag){.id = "correction-future",
			.at = at,
			.text = STR("This entry is dated later than now."),
			.help = STR("Date it when the text was changed."),
			.brief = STR("correction in the future; date it when "
				     "the text was changed")});
}

static bool refuse_early(struct releasedraft *draft, struct span at)
{
	return diag_add(draft->in->d,
		&(struct diag){.id = "correction-early",
			.at = at,
			.text = STR("This entry is older than the release: "
				    "before it went out there was nothing to "
				    "correct."),
			.help = STR("Date it when the text was changed, or "
				    "leave the entry out."),
			.brief = STR("correction before the release itself; "
				     "date it when the text was changed")});
}

static int compare_days(struct civil a, struct civil b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return a.day < b.day ? -1 : a.day > b.day;
}

/* A bare date is the later of 00:00 and R, and the day of R is not early. */
static bool is_early(const struct moment *said, struct instant r)
{
	if (!said->is_date)
		return said->at.utc < r.utc;
	return compare_days(said->civil, zone_read(said->zone, r).civil) < 0;
}

static bool resolve(
	struct releasedraft *draft, struct correction *item, struct span at)
{
	struct instant r;

	item->at = item->said.at;
	if (item->at.utc > draft->in->now.utc)
		return refuse_future(draft, at);
	/* A translation has no instant of its own. */
	if (!release_instant(&draft->release, &r))
		return true;
	if (is_early(&item->said, r))
		return refuse_early(draft, at);
	if (item->at.utc < r.utc)
		item->at = r;
	return true;
}

/* An entry and its place among those with the same time. */
struct sorted {
	struct correction item;
	size_t order;
};

static int compare(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;

	if (a->item.at.utc != b->item.at.utc)
		return a->item.at.utc < b->item.at.utc ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static void sort(struct releasedraft *draft, size_t count)
{
	struct sorted *sorted =
		arena_array(draft->in->scratch, count, sizeof(*sorted));
	size_t i;

	for (i = 0; i < count; i++)
		sorted[i] = (struct sorted){draft->corrections[i], i};
	qsort(sorted, count, sizeof(*sorted), compare);
	for (i = 0; i < count; i++)
		draft->corrections[i] = sorted[i].item;
}

bool correctionfields_finish(struct releasedraft *draft)
{
	size_t i, count = draft->release.correction_count;
	bool ok = true;

	for (i = 0; i < count; i++)
		ok &= resolve(
			draft, &draft->corrections[i], draft->correction_at[i]);
	sort(draft, count);
	return ok;
}
