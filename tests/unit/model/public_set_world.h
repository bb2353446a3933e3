#ifndef PUBLIC_SET_WORLD_H
#define PUBLIC_SET_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/public_set.h"

/* A newsroom of some releases, and what anyone may see of it. */
enum { WORLD_MOST = 16 };

struct world {
	struct arena arena;
	struct site site;
	struct past_release before[WORLD_MOST];
	struct past past;
	struct release releases[WORLD_MOST];
	size_t count;
	const struct public_set *set; /* of the last look */
};

/* 2026-12-01T09:00:00Z, from which the tests count seconds. */
#define NINE INT64_C(1796115600)

static inline struct instant at(int64_t seconds)
{
	return (struct instant){NINE + seconds};
}

static inline void world_open(struct world *w)
{
	*w = (struct world){.site = {.zone = zone_utc(), .language = STR("en")},
		.past = {.items = w->before}};
}

static inline void world_close(struct world *w)
{
	arena_release(&w->arena);
}

/* A release that waits until `seconds` after nine. */
static inline struct release *add(
	struct world *w, const char *slug, int64_t seconds)
{
	struct release *release = &w->releases[w->count++];

	*release = (struct release){
		.slug = str_from(slug),
		.id = arena_format(&w->arena, "id-%s", slug),
		.path = arena_format(&w->arena, "releases/%s.md", slug),
		.language = STR("en"),
		.embargo = {.kind = EMBARGO_UNTIL, .until.at = at(seconds)},
	};
	return release;
}

/* A translation that says nothing of a time. */
static inline struct release *add_translation(struct world *w, const char *slug,
	const char *original, const char *language)
{
	struct release *release = add(w, slug, 0);

	release->embargo = (struct embargo){.kind = EMBARGO_UNSAID};
	release->translation_of = str_from(original);
	release->language = str_from(language);
	return release;
}

/* The journal knows that `id` was public at `address`. */
static inline void add_past(
	struct world *w, const char *id, const char *address)
{
	w->before[w->past.count++] = (struct past_release){
		.id = str_from(id), .address = str_from(address)};
}

static inline void withdraw(struct release *release, int64_t seconds)
{
	release->status = STATUS_WITHDRAWN;
	release->has_withdrawn = true;
	release->withdrawn_at.at = at(seconds);
}

static inline const struct public_set *look(struct world *w, int64_t seconds)
{
	const struct release *all[WORLD_MOST];
	struct public_question q = {&w->site, &w->past, at(seconds)};
	size_t i;

	for (i = 0; i < w->count; i++)
		all[i] = &w->releases[i];
	w->set = public_set_at(&w->arena, all, w->count, &q);
	return w->set;
}

/* Addresses of the members; of notices in brackets. */
static inline const char *seen(struct world *w, int64_t seconds)
{
	struct str text = STR("");
	size_t i;

	look(w, seconds);
	for (i = 0; i < public_set_count(w->set); i++) {
		const struct public_release *item = public_set_get(w->set, i);

		text = arena_format(&w->arena,
			item->is_withdrawn ? "%.*s%s(%.*s)" : "%.*s%s%.*s",
			STR_ARG(text), i ? " " : "", STR_ARG(item->address));
	}
	return text.ptr;
}

/* Claims */

/* Two that claim one slug; the path of `first` is the larger one. */
static inline void add_twins(struct world *w, int64_t first, int64_t second)
{
	add(w, "results", first)->path = STR("releases/z.md");
	add(w, "results", second)->path = STR("releases/a.md");
	w->releases[0].id = STR("id-z");
	w->releases[1].id = STR("id-a");
}

static inline struct str winner(struct world *w, int64_t seconds)
{
	look(w, seconds);
	assert_int_equal(public_set_count(w->set), 1);
	return public_set_get(w->set, 0)->release->path;
}

#define expect_winner(w, seconds, expected)                                    \
	assert_true(str_equal_z(winner(w, seconds), expected))

#endif
