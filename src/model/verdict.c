#include "model/verdict.h"

struct verdict_book verdict_book_make(struct arena *arena,
	const struct past *past, const struct site *site, struct instant now)
{
	struct verdict_book book = {.past = past, .site = site, .now = now};
	size_t i;

	book.releases.arena = book.embargoes.arena = arena;
	book.yeses.arena = book.lifts.arena = arena;
	map_reserve(&book.releases, past->count);
	for (i = 0; i < past->count; i++)
		map_claim(&book.releases, past->items[i].id, i, NULL);
	for (i = 0; i < past->embargo_count; i++)
		map_claim(&book.embargoes, past->embargoes[i].id, i, NULL);
	for (i = 0; i < past->yes_count; i++)
		map_claim(&book.yeses, past->yeses[i].id, i, NULL);
	for (i = 0; i < past->lift_count; i++)
		map_claim(&book.lifts, past->lifts[i].id, i, NULL);
	return book;
}

const struct past_release *verdict_past(
	const struct verdict_book *book, struct str id)
{
	size_t at;

	return map_get(&book->releases, id, &at) ? &book->past->items[at]
						 : NULL;
}

struct str verdict_rule(struct arena *arena, const struct release *release)
{
	const struct moment *until = &release->embargo.until;
	const struct civil *c = &until->civil;

	if (release->embargo.kind != EMBARGO_UNTIL || !until->zone)
		return STR("");
	return arena_format(arena, "%04d-%02d-%02d %02d:%02d:%02d %.*s",
		(int)c->year, c->month, c->day, c->hour, c->minute, c->second,
		STR_ARG(zone_name(until->zone)));
}

/* The embargoes of one id stand one after another. */
static const struct past_embargo *first_embargo(
	const struct verdict_book *book, struct str id, size_t *left)
{
	size_t at;

	*left = 0;
	if (!map_get(&book->embargoes, id, &at))
		return NULL;
	*left = book->past->embargo_count - at;
	return &book->past->embargoes[at];
}

bool verdict_has_seen(const struct verdict_book *book, struct str id,
	struct str rule, struct instant at)
{
	const struct past_embargo *e;
	size_t left;

	for (e = first_embargo(book, id, &left); left && str_equal(e->id, id);
		e++, left--)
		if (e->at.utc == at.utc && str_equal(e->text, rule))
			return true;
	return false;
}

/* Newer zone data may say an earlier instant: whoever was told waits. */
static struct instant latest_meaning(const struct verdict_book *book,
	const struct release *release, struct instant at)
{
	struct arena scratch = {0};
	const struct past_embargo *e;
	struct str rule = STR("");
	size_t left;

	for (e = first_embargo(book, release->id, &left);
		left && str_equal(e->id, release->id); e++, left--) {
		if (e->at.utc <= at.utc)
			continue;
		if (!rule.len)
			rule = verdict_rule(&scratch, release);
		if (str_equal(e->text, rule))
			at = e->at;
	}
	arena_release(&scratch);
	return at;
}

bool verdict_instant(const struct verdict_book *book,
	const struct release *release, struct instant *at)
{
	if (!release_instant(release, at))
		return false;
	if (release->embargo.kind == EMBARGO_UNTIL &&
		!release->embargo.is_lifted)
		*at = latest_meaning(book, release, *at);
	return true;
}

static bool has_yes(
	const struct verdict_book *book, const struct release *release)
{
	size_t at;

	return map_get(&book->yeses, release->id, &at) &&
	       hash_equal(&book->past->yeses[at].version, &release->version);
}

static bool has_lift(
	const struct verdict_book *book, const struct release *release)
{
	const struct past *past = book->past;
	size_t at;

	if (!map_get(&book->lifts, release->id, &at))
		return false;
	for (; at < past->lift_count; at++) {
		if (!str_equal(past->lifts[at].id, release->id))
			return false;
		if (past->lifts[at].at.utc == release->embargo.lifted_at.at.utc)
			return true;
	}
	return false;
}

/* Whether this embargo was seen before it was over, or nearly so. */
static bool was_seen(const struct verdict_book *book,
	const struct release *release, struct instant at)
{
	const struct past_embargo *e;
	size_t left;

	if (at.utc >= book->past->last_look.utc - VERDICT_LATE_S)
		return true;
	for (e = first_embargo(book, release->id, &left);
		left && str_equal(e->id, release->id); e++, left--)
		if (e->at.utc == at.utc &&
			e->seen_at.utc <= at.utc + VERDICT_LATE_S)
			return true;
	return false;
}

/* An entry that was public stays as it is; new ones may follow. */
static bool keeps_entries(
	const struct past_release *past, const struct release *release)
{
	struct digest entries;

	if (release->correction_count < past->entry_count)
		return false;
	entries = release_entries(release, past->entry_count);
	return hash_equal(&entries, &past->entries);
}

/* It was public, and its file says something else now. */
static enum verdict of_changed(const struct verdict_book *book,
	const struct past_release *past, const struct release *release,
	struct instant at)
{
	if (release->status == STATUS_WITHDRAWN)
		return VERDICT_GO;
	if (at.utc > book->now.utc)
		return VERDICT_AFTER;
	if (!keeps_entries(past, release))
		return VERDICT_ENTRY;
	if (has_yes(book, release))
		return VERDICT_GO;
	if (past->is_withdrawn)
		return VERDICT_CHANGED;
	if (book->site->publish_on_save ||
		release->correction_count > past->entry_count)
		return VERDICT_GO;
	return VERDICT_CHANGED;
}

/* Whose embargo counts. */
static const struct release *speaker(
	const struct release *release, const struct release *original)
{
	return original && release->embargo.kind == EMBARGO_UNSAID ? original
								   : release;
}

/* Due, and never public before. */
static enum verdict of_new(const struct verdict_book *book,
	const struct release *release, const struct release *original,
	struct instant at)
{
	const struct release *says = speaker(release, original);

	if (book->past->is_first || has_yes(book, release))
		return VERDICT_GO;
	if (says->embargo.is_lifted)
		return has_lift(book, says) ? VERDICT_GO : VERDICT_UNLOGGED;
	if (says->embargo.kind == EMBARGO_NONE)
		return book->site->publish_on_save ? VERDICT_GO : VERDICT_ASK;
	if (!was_seen(book, release, at))
		return VERDICT_PAST;
	return book->past->holds_lifts ? VERDICT_CLOCK : VERDICT_GO;
}

enum verdict verdict_of(const struct verdict_book *book,
	const struct release *release, const struct release *original,
	struct instant at)
{
	const struct past_release *past = verdict_past(book, release->id);
	bool is_due = at.utc <= book->now.utc;

	if (release->is_held || release->status == STATUS_DRAFT)
		return VERDICT_UNREADY;
	if (!book->past->is_kept)
		return is_due ? VERDICT_GO : VERDICT_WAITING;
	if (past && past->is_forgotten)
		return has_yes(book, release) && is_due ? VERDICT_GO
							: VERDICT_FORGOTTEN;
	if (past && hash_equal(&past->version, &release->version))
		return VERDICT_GO;
	if (past)
		return of_changed(book, past, release, at);
	return is_due ? of_new(book, release, original, at) : VERDICT_WAITING;
}
