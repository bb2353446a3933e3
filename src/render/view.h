#ifndef RENDER_VIEW_H
#define RENDER_VIEW_H

#include "base/arena.h"
#include "base/instant.h"
#include "model/public_set.h"
#include "model/words.h"
#include "render/template.h"

/*
 * What a template may name, and how the nouns become it. A view is a map in
 * the making; the entries live in its arena.
 */
struct view {
	struct arena *arena;
	struct value_entry *entries;
	size_t count;
};

/* Add a value; an empty one need not be added. */
void view_add(struct view *v, const char *name, struct value value);
void view_add_text(struct view *v, const char *name, struct str text);
void view_add_yes(struct view *v, const char *name, bool yes);

struct value view_map(const struct view *v);
struct value view_list(const struct value *items, size_t count);
struct value view_html(struct str html);

/* {iso, text} of an instant as a day in `zone`. */
struct value view_day(struct arena *arena, const struct words *words,
	struct instant at, const struct zone *zone);

/* {iso, text} with the time of day and the zone: "1 May 2026, 09:00 CET". */
struct value view_time(struct arena *arena, const struct words *words,
	const struct moment *moment);

struct value view_contact(struct arena *arena, const struct contact *contact);

/* Bytes for people: "417 kB". */
struct str view_size(struct arena *arena, uint64_t bytes);

/* "tel:" and the digits of a phone as typed. */
struct str view_phone_url(struct arena *arena, struct str phone);

/* All names a template may use; `words` gives the names below `t`. */
const struct template_name *view_names(
	struct arena *arena, const struct words *words);

#endif
