#include "render/view.h"

#include "model/language.h"

#include <assert.h>

#include "base/buf.h"

struct view view_begin(struct arena *arena, const struct template_name *names)
{
	struct view v = {.arena = arena};
	size_t i;

	while (names[v.count].name)
		v.count++;
	v.entries = arena_array(arena, v.count, sizeof(*v.entries));
	for (i = 0; i < v.count; i++)
		v.entries[i].name = names[i].name;
	return v;
}

static bool is_name(const char *a, const char *b)
{
	return a == b || !strcmp(a, b);
}

/* Names are mostly added in the order of their table. */
void view_add(struct view *v, const char *name, struct value value)
{
	size_t i;

	if (value.kind == VALUE_NONE)
		return;
	for (i = 0; i < v->count; i++, v->next++) {
		if (v->next >= v->count)
			v->next = 0;
		if (is_name(v->entries[v->next].name, name))
			break;
	}
	assert(i < v->count);
	v->entries[v->next++].value = value;
}

void view_add_text(struct view *v, const char *name, struct str text)
{
	if (text.len)
		view_add(v, name,
			(struct value){.kind = VALUE_TEXT, .text = text});
}

/* Signs alone are of no language. */
static bool has_letter(struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if ((text.ptr[i] | 0x20) >= 'a' && (text.ptr[i] | 0x20) <= 'z')
			return true;
	return false;
}

const char *view_mark(const struct words *words, struct str text)
{
	return words && words->is_foreign && has_letter(text)
		       ? words->language.ptr
		       : NULL;
}

void view_add_words(struct view *v, const char *name, const struct words *words,
	struct str text)
{
	if (text.len)
		view_add(v, name,
			(struct value){.kind = VALUE_TEXT,
				.text = text,
				.language = view_mark(words, text)});
}

void view_add_yes(struct view *v, const char *name, bool yes)
{
	if (yes)
		view_add(v, name, (struct value){.kind = VALUE_TRUE});
}

void view_add_pixels(struct view *v, const char *width_name,
	const char *height_name, uint32_t width, uint32_t height)
{
	if (!width || !height)
		return;
	view_add_text(v, width_name, arena_format(v->arena, "%u", width));
	view_add_text(v, height_name, arena_format(v->arena, "%u", height));
}

struct value view_get(const struct view *v, const char *name)
{
	size_t i;

	for (i = 0; i < v->count; i++)
		if (is_name(v->entries[i].name, name))
			return v->entries[i].value;
	return (struct value){0};
}

struct value view_map(const struct view *v)
{
	return (struct value){
		.kind = VALUE_MAP, .entries = v->entries, .count = v->count};
}

struct value view_list(const struct value *items, size_t count)
{
	return (struct value){
		.kind = count ? VALUE_LIST : VALUE_NONE,
		.items = items,
		.count = count,
	};
}

struct value view_html(struct str html)
{
	return (struct value){
		.kind = html.len ? VALUE_HTML : VALUE_NONE, .text = html};
}

struct value view_json(struct str json)
{
	return (struct value){
		.kind = json.len ? VALUE_JSON : VALUE_NONE, .text = json};
}

static struct str printed(struct arena *arena, struct instant at,
	const struct zone *zone,
	void (*print)(struct buf *, struct instant, const struct zone *))
{
	struct buf buf = {0};
	struct str text;

	print(&buf, at, zone);
	text = arena_str(arena, buf_view(&buf));
	buf_release(&buf);
	return text;
}

static struct value iso_and_text(struct arena *arena, const struct words *words,
	struct str iso, struct str text)
{
	struct view v = view_begin(arena, view_names_day);

	view_add_text(&v, "iso", iso);
	view_add_words(&v, "text", words, text);
	return view_map(&v);
}

struct value view_day(struct arena *arena, const struct words *words,
	struct instant at, const struct zone *zone)
{
	struct civil day = zone_read(zone, at).civil;

	return iso_and_text(arena, words,
		printed(arena, at, zone, instant_print_local),
		words_date(arena, words, day));
}

struct value view_time(struct arena *arena, const struct words *words,
	const struct moment *moment)
{
	struct zone_reading reading = zone_read(moment->zone, moment->at);

	if (moment->is_date)
		return view_day(arena, words, moment->at, moment->zone);
	return iso_and_text(arena, words,
		printed(arena, moment->at, moment->zone, instant_print_local),
		words_date_time(arena, words, &reading));
}

static bool is_same_day(struct civil a, struct civil b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

struct value view_end(struct arena *arena, const struct words *words,
	const struct moment *start, const struct moment *end)
{
	struct zone_reading from = zone_read(start->zone, start->at);
	struct zone_reading to = zone_read(end->zone, end->at);

	if (start->is_date || end->is_date ||
		!is_same_day(from.civil, to.civil))
		return view_time(arena, words, end);
	return iso_and_text(arena, words,
		printed(arena, end->at, end->zone, instant_print_local),
		words_time_zone(arena, words, &to));
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

struct str view_phone_url(struct arena *arena, struct str phone)
{
	char *url = arena_alloc(arena, phone.len + 5);
	size_t i, len = 4;

	memcpy(url, "tel:", 4);
	for (i = 0; i < phone.len && !is_letter(phone.ptr[i]); i++) {
		char c = phone.ptr[i];

		if (url[4] == '+' &&
			str_starts_with(
				str_slice(phone, i, phone.len), STR("(0)")))
			i += 2;
		else if ((c >= '0' && c <= '9') || (c == '+' && len == 4))
			url[len++] = c;
	}
	return (struct str){url, len > 4 + (url[4] == '+') ? len : 0};
}

struct str view_languages(struct arena *arena, const struct words *words,
	const struct str_list *list)
{
	struct str comma = words_get(words, STR("comma"));
	struct buf buf = {0};
	struct str text;
	size_t i;

	for (i = 0; i < list->count; i++) {
		if (i)
			buf_str(&buf, comma);
		buf_str(&buf, language_name(list->items[i]));
	}
	text = arena_str(arena, buf_view(&buf));
	buf_release(&buf);
	return text;
}

struct value view_contact(struct arena *arena, const struct words *words,
	const struct contact *contact)
{
	struct view v = view_begin(arena, view_names_contact);

	view_add_text(&v, "name", contact->name);
	view_add_text(&v, "role", contact->role);
	view_add_text(&v, "organization", contact->organization);
	view_add_text(&v, "phone", contact->phone);
	if (contact->phone.len)
		view_add_text(
			&v, "phone_url", view_phone_url(arena, contact->phone));
	view_add_text(&v, "email", contact->email);
	if (contact->email.len)
		view_add_text(&v, "email_url",
			arena_join(arena,
				(struct str[]){STR("mailto:"), contact->email},
				2));
	view_add_text(&v, "hours", contact->hours);
	view_add_text(&v, "languages",
		view_languages(arena, words, &contact->languages));
	view_add_text(&v, "after_phone", contact->after_phone);
	if (contact->after_phone.len)
		view_add_text(&v, "after_phone_url",
			view_phone_url(arena, contact->after_phone));
	view_add_text(&v, "after_languages",
		view_languages(arena, words, &contact->after_languages));
	return view_map(&v);
}

struct str view_format(struct arena *arena, struct str name)
{
	struct str format = STR("");
	char *letters;
	size_t i;

	while (str_find_char(name, '.') != STR_NONE)
		str_next(&name, '.', &format);
	letters = arena_alloc(arena, name.len);
	for (i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		letters[i] = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
	}
	return (struct str){letters, name.len};
}
