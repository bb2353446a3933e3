#include "cmd/standing.h"

#include <stdlib.h>

#include "base/map.h"
#include "render/page.h"

/* A release that cannot go is urgent when it is due this soon. */
#define URGENT_SECONDS (24 * 60 * 60)
/* And one that may be seen is overdue, if nobody published it by then. */
#define OVERDUE_SECONDS 120

/* What the rows are made with. */
struct looking {
	struct arena *arena;
	const struct newsroom *newsroom;
	const struct public_set *set;
	const struct diags *diags;
	struct map errors; /* path -> first error of that file */
	struct map slugs;  /* -> release */
	struct map ids;	   /* of the set -> member; with a journal only */
	struct verdict_book book;
	struct instant now;
};

const char *standing_word(enum standing_state state)
{
	static const char *const words[] = {
		[STANDING_LIVE] = "live",
		[STANDING_DUE] = "due",
		[STANDING_CHANGED] = "changed",
		[STANDING_ASKING] = "asking",
		[STANDING_WAITING] = "waiting",
		[STANDING_HELD] = "held",
		[STANDING_DRAFT] = "draft",
		[STANDING_WITHDRAWN] = "withdrawn",
		[STANDING_OTHER] = "other",
	};

	return words[state];
}

void standing_print_time(
	struct buf *out, const struct newsroom *newsroom, struct instant at)
{
	struct civil utc = zone_read(zone_utc(), at).civil;

	instant_print_people(out, at, newsroom->site.zone);
	buf_format(out, " (%02d:%02d UTC)", utc.hour, utc.minute);
}

size_t standing_count(const struct newsroom *newsroom)
{
	return newsroom->count + newsroom->gone_count + newsroom->other_count;
}

/* The release instant, a translation's being its original's. */
static bool instant_of(const struct looking *l, const struct release *release,
	struct instant *at)
{
	size_t original;

	if (verdict_instant(&l->book, release, at))
		return true;
	return release->translation_of.len &&
	       map_get(&l->slugs, release->translation_of, &original) &&
	       verdict_instant(&l->book, l->newsroom->releases[original], at);
}

/* Found after reading too, as an address that another release has. */
static bool has_error(const struct looking *l, struct str path)
{
	size_t index;

	return map_get(&l->errors, path, &index);
}

static void explain(const struct looking *l, struct standing *row)
{
	size_t index;

	if (!map_get(&l->errors, row->path, &index))
		return;
	row->why = l->diags->items[index].text;
	row->line = l->diags->items[index].place.line;
}

/* A file, or the disk: such a finding belongs to no line of a text. */
static void explain_system(const struct looking *l, struct standing *row)
{
	size_t i;

	for (i = 0; l->diags->system_errors && i < l->diags->count; i++) {
		const struct diag *diag = &l->diags->items[i];

		if (diag->is_system &&
			str_find(diag->text, row->path) != STR_NONE)
			row->why = diag->text;
	}
}

static void hold(const struct looking *l, const struct release *release,
	struct standing *row)
{
	row->state = STANDING_HELD;
	if (release->embargo.kind == EMBARGO_HOLD && !release->is_held)
		row->why = STR("its embargo is \"hold\": it goes out by "
			       "command only");
	explain(l, row);
	if (!row->why.len)
		explain_system(l, row);
	if (!row->why.len)
		row->why = STR("it gives way to another release");
	row->is_urgent = release->embargo.kind != EMBARGO_HOLD &&
			 (!row->has_instant ||
				 row->at.utc - l->now.utc <= URGENT_SECONDS);
}

static void place_public(const struct looking *l,
	const struct public_release *item, struct standing *row)
{
	row->state = item->is_withdrawn ? STANDING_WITHDRAWN : STANDING_LIVE;
	row->at = item->at;
	row->has_instant = true;
	row->address = arena_format(l->arena, "%.*s%.*s/",
		STR_ARG(l->newsroom->site.url), STR_ARG(item->address));
}

/* The member of that id: itself, or what stands in for it. */
static const struct public_release *member_of(
	const struct looking *l, const struct release *release)
{
	const struct public_release *item;
	size_t index;

	if (l->ids.arena)
		return map_get(&l->ids, release->id, &index)
			       ? public_set_get(l->set, index)
			       : NULL;
	item = public_set_by_slug(l->set, release->slug);
	return item && item->release == release ? item : NULL;
}

/* Observed, not supposed: the journal knows what is public. */
static void place_known(const struct looking *l, struct standing *row,
	const struct past_release *past)
{
	if (past && !past->is_forgotten) {
		row->public_at = past->public_at;
		return;
	}
	row->state = STANDING_DUE;
	row->is_urgent = l->now.utc - row->at.utc > OVERDUE_SECONDS;
}

/* Its last good version is public. */
static void place_stand_in(const struct looking *l,
	const struct release *release, enum verdict verdict,
	struct standing *row)
{
	if (verdict == VERDICT_CHANGED) {
		row->state = STANDING_CHANGED;
		row->why = arena_format(l->arena,
			"changed since it was published; say yes with "
			"`dateline publish %.*s`",
			STR_ARG(release->slug));
		return;
	}
	row->state = STANDING_HELD;
	row->is_urgent = true;
	row->why = STR("stays public as it was published");
	explain(l, row);
}

static void place_asking(const struct looking *l, const struct release *release,
	struct standing *row)
{
	row->state = STANDING_ASKING;
	row->why = arena_format(l->arena,
		"goes out when you say `dateline publish %.*s`",
		STR_ARG(release->slug));
}

/* It is not held back: nobody waits for it. */
static void place_forgotten(const struct looking *l,
	const struct release *release, struct standing *row)
{
	row->state = STANDING_ASKING;
	row->why = arena_format(l->arena,
		"was taken away with `dateline forget`; goes out again when "
		"you say `dateline publish %.*s`",
		STR_ARG(release->slug));
}

static void place_hidden(const struct looking *l, const struct release *release,
	struct standing *row)
{
	bool is_held = release->is_held || has_error(l, release->path);

	if (release->status == STATUS_WITHDRAWN && !release->is_held)
		row->state = STANDING_WITHDRAWN;
	else if (release->status == STATUS_DRAFT)
		row->state = STANDING_DRAFT;
	else if (!is_held && row->has_instant && row->at.utc > l->now.utc)
		row->state = STANDING_WAITING;
	else
		hold(l, release, row);
}

static struct standing row_of(const struct looking *l, size_t index)
{
	const struct release *release = l->newsroom->releases[index];
	const struct public_release *item = member_of(l, release);
	enum verdict verdict = l->newsroom->verdicts[index];
	struct standing row = {
		.path = release->path, .headline = release->headline};

	row.has_instant = instant_of(l, release, &row.at);
	if (item)
		place_public(l, item, &row);
	if (item && l->ids.arena)
		place_known(l, &row, verdict_past(&l->book, release->id));
	if (item && item->release != release)
		place_stand_in(l, release, verdict, &row);
	else if (!item && verdict == VERDICT_ASK)
		place_asking(l, release, &row);
	else if (!item && verdict == VERDICT_FORGOTTEN)
		place_forgotten(l, release, &row);
	else if (!item)
		place_hidden(l, release, &row);
	return row;
}

static struct standing row_of_gone(
	const struct looking *l, const struct release *release)
{
	const struct public_release *item = member_of(l, release);
	struct standing row = {
		.path = release->path, .headline = release->headline};

	if (item) {
		place_public(l, item, &row);
		place_known(l, &row, verdict_past(&l->book, release->id));
	}
	row.state = STANDING_HELD;
	row.is_urgent = true;
	row.why = STR("its file is gone; it stays public as it was "
		      "published");
	return row;
}

static void index_members(struct looking *l)
{
	size_t i;

	if (!l->newsroom->past.is_kept)
		return;
	l->book = verdict_book_make(
		l->arena, &l->newsroom->past, &l->newsroom->site, l->now);
	l->ids.arena = l->arena;
	map_reserve(&l->ids, public_set_count(l->set));
	for (i = 0; i < public_set_count(l->set); i++)
		map_claim(&l->ids, public_set_get(l->set, i)->release->id, i,
			NULL);
}

static void index_errors(struct looking *l)
{
	size_t i;

	l->errors.arena = l->arena;
	for (i = 0; i < l->diags->count; i++) {
		const struct diag *diag = &l->diags->items[i];

		if (diag->level == DIAG_ERROR && diag->file.len)
			map_claim(&l->errors, diag->file, i, NULL);
	}
}

static int by_path(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;

	return str_compare(a->path, b->path);
}

struct standing *standing_all(struct arena *arena,
	const struct newsroom *newsroom, const struct public_set *set,
	const struct diags *diags, struct instant now)
{
	struct looking l = {.arena = arena,
		.newsroom = newsroom,
		.set = set,
		.diags = diags,
		.now = now};
	struct standing *rows =
		arena_array(arena, standing_count(newsroom), sizeof(*rows));
	size_t i, count = 0;

	index_errors(&l);
	index_members(&l);
	l.slugs.arena = arena;
	map_reserve(&l.slugs, newsroom->count);
	for (i = 0; i < newsroom->count; i++)
		map_claim(&l.slugs, newsroom->releases[i]->slug, i, NULL);
	for (i = 0; i < newsroom->count; i++)
		rows[count++] = row_of(&l, i);
	for (i = 0; i < newsroom->gone_count; i++)
		rows[count++] = row_of_gone(&l, newsroom->gone[i]);
	for (i = 0; i < newsroom->other_count; i++)
		rows[count++] = (struct standing){
			.state = STANDING_OTHER,
			.path = newsroom->others[i].path,
			.why = str_from(newsroom->others[i].why),
		};
	if (count)
		qsort(rows, count, sizeof(*rows), by_path);
	return rows;
}
