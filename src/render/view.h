#ifndef RENDER_VIEW_H
#define RENDER_VIEW_H

#include "base/arena.h"
#include "base/instant.h"
#include "model/public_set.h"
#include "model/words.h"
#include "render/template.h"

/*
 * What a template may name, and how the nouns become it. A view is a map in
 * the making, with a place for each name of its table; what is added later
 * or not at all is empty meanwhile.
 */
struct view {
	struct arena *arena;
	struct value_entry *entries; /* in `arena`, one for each name */
	size_t count;
	size_t next; /* where the next name likely stands */
};

/* The tables (view_names.c), by what they describe. */
extern const struct template_name view_names_boilerplate[],
	view_names_contact[], view_names_correction[], view_names_day[],
	view_names_event[], view_names_file[], view_names_group[],
	view_names_item[], view_names_letter[], view_names_link[],
	view_names_list[], view_names_origin[], view_names_page[],
	view_names_part[], view_names_picture[], view_names_release[],
	view_names_root[], view_names_signatories[], view_names_signatory[],
	view_names_site[], view_names_text[], view_names_topic[],
	view_names_translation[], view_names_withdrawn[], view_names_year[];

struct view view_begin(struct arena *arena, const struct template_name *names);

/* Set the value of a name, which must be one of the view's table. */
void view_add(struct view *v, const char *name, struct value value);
void view_add_text(struct view *v, const char *name, struct str text);
/* What struct value calls `language`, of a text made of `words`. */
const char *view_mark(const struct words *words, struct str text);

/* A text made of `words`, marked when they are foreign here. */
void view_add_words(struct view *v, const char *name, const struct words *words,
	struct str text);
void view_add_yes(struct view *v, const char *name, bool yes);

/* Pixels under two names, where both are known. */
void view_add_pixels(struct view *v, const char *width_name,
	const char *height_name, uint32_t width, uint32_t height);

/* The value of a name of the table; VALUE_NONE where there is none. */
struct value view_get(const struct view *v, const char *name);

struct value view_map(const struct view *v);
struct value view_list(const struct value *items, size_t count);
struct value view_html(struct str html);
struct value view_json(struct str json);

/* {iso, text} of an instant as a day in `zone`. */
struct value view_day(struct arena *arena, const struct words *words,
	struct instant at, const struct zone *zone);

/* {iso, text} with the time of day and the zone: "1 May 2026, 09:00 CET". */
struct value view_time(struct arena *arena, const struct words *words,
	const struct moment *moment);

/* What those who answer speak: "English, Français" of [en, fr], or as typed. */
struct str view_languages(struct arena *arena, const struct words *words,
	const struct str_list *list);

/* The end of what began at `start`: on the same day, its time only. */
struct value view_end(struct arena *arena, const struct words *words,
	const struct moment *start, const struct moment *end);

struct value view_contact(struct arena *arena, const struct words *words,
	const struct contact *contact);

/* What a file is, by its name: "PDF". */
struct str view_format(struct arena *arena, struct str name);

/*
 * "tel:" and the digits of a phone as typed (RFC 3966), up to the first
 * letter; the "(0)" of "+44 (0)20" is dialled only inside the country and is
 * left out. Empty when there is no digit.
 */
struct str view_phone_url(struct arena *arena, struct str phone);

/*
 * All names a template may use, ended by a zeroed row; `words` gives the
 * names below `t` and lives as long.
 */
const struct template_name *view_names(
	struct arena *arena, const struct words *words);

#endif
