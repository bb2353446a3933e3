#ifndef MODEL_VERDICT_H
#define MODEL_VERDICT_H

#include "base/map.h"
#include "model/past.h"
#include "model/release.h"
#include "model/site.h"

/* How far an embargo may lie before the last look and count as late only. */
enum { VERDICT_LATE_S = 120 };

/*
 * Whether what a file says now may be seen (embargo.md 3 to 7, 10). With
 * anything but VERDICT_GO the last good version stays, if there is one.
 */
enum verdict {
	VERDICT_GO,
	VERDICT_UNREADY,   /* a draft, or held back by its findings */
	VERDICT_WAITING,   /* its embargo is not over */
	VERDICT_AFTER,	   /* is public, and has an embargo in the future */
	VERDICT_CHANGED,   /* is public; nobody said yes to this change */
	VERDICT_ENTRY,	   /* an entry of `corrections` was changed, removed */
	VERDICT_ASK,	   /* `embargo: none`, and nobody said yes */
	VERDICT_PAST,	   /* its embargo was over when it was first seen */
	VERDICT_UNLOGGED,  /* `lifted`, and `dateline lift` was not run */
	VERDICT_CLOCK,	   /* due, if the clock is right */
	VERDICT_FORGOTTEN, /* was taken away, and nobody said yes since */
};

/* The past, and where in it a release is spoken of. */
struct verdict_book {
	const struct past *past;
	const struct site *site;
	struct instant now;
	struct map releases, embargoes, yeses, lifts; /* id -> first index */
};

/* Index `past` for questions at `now`; lives in `arena`. */
struct verdict_book verdict_book_make(struct arena *arena,
	const struct past *past, const struct site *site, struct instant now);

/* What is known of the release of that id, or NULL; forgotten ones too. */
const struct past_release *verdict_past(
	const struct verdict_book *book, struct str id);

/*
 * Write the embargo as it is kept in the journal: time and zone, whatever
 * instant they mean: "2026-12-01 09:00:00 America/New_York". Empty where no
 * time is given.
 */
struct str verdict_rule(struct arena *arena, const struct release *release);

/* Whether that embargo of a release was seen before. */
bool verdict_has_seen(const struct verdict_book *book, struct str id,
	struct str rule, struct instant at);

/*
 * The release's own R: release_instant(), or a later instant that the same
 * words meant with older zone data.
 */
bool verdict_instant(const struct verdict_book *book,
	const struct release *release, struct instant *at);

/*
 * The verdict on a release whose R is `at`. `original`: of a translation
 * without an embargo of its own, whose embargo counts; else NULL.
 */
enum verdict verdict_of(const struct verdict_book *book,
	const struct release *release, const struct release *original,
	struct instant at);

#endif
