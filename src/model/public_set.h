#ifndef MODEL_PUBLIC_SET_H
#define MODEL_PUBLIC_SET_H

#include "base/arena.h"
#include "base/instant.h"
#include "model/past.h"
#include "model/release.h"

/*
 * What anyone may see at one instant. Only public_set_at() makes one, so
 * that a renderer which takes a set cannot be given anything else.
 */
struct public_set;

/* One release of a set, and what the set decided about it. */
struct public_release {
	const struct release *release;
	struct instant at;	/* R: public from this very second */
	struct instant updated; /* R or the newest correction, withdrawal */
	struct str address;	/* "2026/results", unique in the set */
	bool is_withdrawn;	/* a notice: no text, no files */
	size_t group;		/* equal for translations of one another */
	bool is_main;		/* stands for its group in `/` and feeds */
};

/*
 * The releases of `all` that anyone may see at `now`, by R, newest first,
 * then by id; a release is public from the very second of its embargo on.
 * Drafts and held-back ones are never in it, nor is a translation whose
 * original is not. Of two that claim a slug or an id the one already public
 * (`past`) keeps it, else the one with the earlier R, then the smaller path.
 * `zone` is the house's: it gives the year of the address. The result lives
 * in `arena` and points to the releases.
 */
const struct public_set *public_set_at(struct arena *arena,
	const struct release *const all[], size_t count,
	const struct zone *zone, const struct past *past, struct instant now);
/* (The site's language decides the main release of a group.) */

size_t public_set_count(const struct public_set *set);
const struct public_release *public_set_get(
	const struct public_set *set, size_t index);

/* The member of that slug, id or path of its file, or NULL. */
const struct public_release *public_set_by_slug(
	const struct public_set *set, struct str slug);
const struct public_release *public_set_by_path(
	const struct public_set *set, struct str path);

/* The next member of the same group after `index` (its index), or the count. */
size_t public_set_next_of_group(
	const struct public_set *set, size_t group, size_t from);

#endif
