#ifndef MODEL_PUBLIC_SET_H
#define MODEL_PUBLIC_SET_H

#include "base/arena.h"
#include "base/instant.h"
#include "model/past.h"
#include "model/release.h"
#include "model/site.h"

/*
 * What anyone may see at one instant. Only public_set_at() makes one, so
 * that a renderer which takes a set cannot be given anything else.
 */
struct public_set;

/* One release of a set, and what the set decided about it. */
struct public_release {
	const struct release *release;
	const struct release *original; /* NULL: not a translation */
	const struct release *acts;	/* whose date and withdrawal count:
					   itself, or the original of a
					   translation that was not withdrawn
					   alone */
	struct instant at;		/* R: public from this very second */
	struct instant updated; /* R or the newest correction, withdrawal */
	struct str address;	/* "2026/results", unique in the set */
	bool is_withdrawn;	/* a notice: no text, no files */
	size_t group;		/* equal for translations of one another */
	bool is_main;		/* stands for its group in `/` and feeds */
};

/* What is asked: whose releases, what happened before, and when it is. */
struct public_question {
	const struct site *site; /* its zone gives the year of an address */
	const struct past *past;
	struct instant now;
};

/*
 * The releases of `all` that anyone may see at `q->now`, by R, newest first,
 * then by id; a release is public from the very second of its embargo on.
 * Drafts and held-back ones are never in it, nor what was withdrawn before
 * its R, nor a translation whose original is not in it, is a translation
 * itself, or has another embargo. Nothing in it depends on a release that is
 * not due.
 *
 * Of two that claim a slug, an id or an address the one already public
 * (`past`) keeps it, else the one with the earlier R, an original before a
 * translation, the smaller path. A translation belongs to the release that
 * claims the slug it names first. What was public keeps its address.
 *
 * The result lives in `arena` and points to the releases and to `past`.
 */
const struct public_set *public_set_at(struct arena *arena,
	const struct release *const all[], size_t count,
	const struct public_question *q);

size_t public_set_count(const struct public_set *set);
const struct public_release *public_set_get(
	const struct public_set *set, size_t index);

/* The member of that slug, or NULL. */
const struct public_release *public_set_by_slug(
	const struct public_set *set, struct str slug);

/*
 * The member whose file is at `path` ("releases/x.md"), or whose folder is
 * ("releases/x" or "releases/x/"), or NULL.
 */
const struct public_release *public_set_by_path(
	const struct public_set *set, struct str path);

/* The member at that address ("2026/results"), or NULL. */
const struct public_release *public_set_by_address(
	const struct public_set *set, struct str address);

/*
 * The index of the first member of `group` at or after `from` (at most the
 * count), or the count.
 */
size_t public_set_next_of_group(
	const struct public_set *set, size_t group, size_t from);

#endif
