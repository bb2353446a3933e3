#include <stdlib.h>

#include "base/utf8.h"
#include "store/log.h"

/* The bytes of a line that were not looked at yet. */
struct scan {
	struct arena *arena;
	struct str rest;
};

static bool skip(struct scan *s, char c)
{
	if (!s->rest.len || s->rest.ptr[0] != c)
		return false;
	s->rest = str_slice(s->rest, 1, s->rest.len);
	return true;
}

/* Only control characters are written as \u00xx. */
static bool take_hex(struct scan *s, struct buf *out)
{
	static const char digits[] = "0123456789abcdef";
	const char *high, *low;

	if (!str_starts_with(s->rest, STR("00")) || s->rest.len < 4)
		return false;
	high = strchr(digits, s->rest.ptr[2]);
	low = strchr(digits, s->rest.ptr[3]);
	if (!high || !*high || !low || !*low)
		return false;
	buf_char(out, (char)((high - digits) * 16 + (low - digits)));
	s->rest = str_slice(s->rest, 4, s->rest.len);
	return true;
}

static bool take_escape(struct scan *s, struct buf *out)
{
	static const char names[] = "\"\\bfnrt", bytes[] = "\"\\\b\f\n\r\t";
	const char *found;
	char c;

	if (!s->rest.len)
		return false;
	c = s->rest.ptr[0];
	s->rest = str_slice(s->rest, 1, s->rest.len);
	if (c == 'u')
		return take_hex(s, out);
	found = c ? strchr(names, c) : NULL;
	if (found)
		buf_char(out, bytes[found - names]);
	return found;
}

static bool take_string(struct scan *s, struct str *out)
{
	struct buf text = {0};
	bool ok = skip(s, '"');
	size_t plain;

	while (ok && !skip(s, '"')) {
		plain = str_find_either(s->rest, '"', '\\');
		ok = plain != STR_NONE;
		if (!ok)
			break;
		buf_str(&text, str_slice(s->rest, 0, plain));
		s->rest = str_slice(s->rest, plain, s->rest.len);
		if (skip(s, '\\'))
			ok = take_escape(s, &text);
	}
	if (ok)
		*out = arena_str(s->arena, buf_view(&text));
	buf_release(&text);
	return ok;
}

static bool take_number(struct scan *s, int64_t *out)
{
	bool is_negative = skip(s, '-');
	unsigned long value;
	size_t len = 0;

	while (len < s->rest.len && s->rest.ptr[len] >= '0' &&
		s->rest.ptr[len] <= '9')
		len++;
	if (!str_to_number(str_slice(s->rest, 0, len), INT64_MAX, &value))
		return false;
	s->rest = str_slice(s->rest, len, s->rest.len);
	*out = is_negative ? -(int64_t)value : (int64_t)value;
	return true;
}

/* "2026-12-01T09:00:02Z", as log_print() writes it. */
static bool to_instant(struct instant *out, struct str text)
{
	static const struct {
		size_t from, to;
	} parts[] = {{0, 4}, {5, 7}, {8, 10}, {11, 13}, {14, 16}, {17, 19}};
	unsigned long n[6];
	size_t i;

	if (text.len != 20)
		return false;
	for (i = 0; i < 6; i++)
		if (!str_to_number(str_slice(text, parts[i].from, parts[i].to),
			    9999, &n[i]))
			return false;
	*out = instant_from_civil((struct civil){.year = (int32_t)n[0],
		.month = (uint8_t)n[1],
		.day = (uint8_t)n[2],
		.hour = (uint8_t)n[3],
		.minute = (uint8_t)n[4],
		.second = (uint8_t)n[5]});
	return true;
}

static bool to_source(enum log_source *out, struct str word)
{
	static const struct {
		const char *word;
		enum log_source source;
	} words[] = {{"self", LOG_SELF}, {"git", LOG_GIT}, {"by", LOG_BY},
		{"user", LOG_USER}};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_equal_z(word, words[i].word)) {
			*out = words[i].source;
			return true;
		}
	return false;
}

/* Where a text goes; NULL: it is none of these. */
static struct str *place_of(struct log_entry *entry, struct str key)
{
	const struct {
		const char *key;
		struct str *place;
	} places[] = {{"address", &entry->address}, {"detail", &entry->detail},
		{"id", &entry->id}, {"note", &entry->note},
		{"reason", &entry->reason}, {"what", &entry->what},
		{"who", &entry->who}};
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (str_equal_z(key, places[i].key))
			return places[i].place;
	return NULL;
}

/* Keys that a later version may add are passed over, and so are digests. */
static bool put_text(struct log_entry *entry, struct str key, struct str text)
{
	struct str *place = place_of(entry, key);

	if (place)
		*place = text;
	else if (str_equal_z(key, "act"))
		entry->act = text.ptr;
	else if (str_equal_z(key, "clock"))
		entry->clock = text.ptr;
	else if (str_equal_z(key, "at"))
		return to_instant(&entry->at, text);
	else if (str_equal_z(key, "effective"))
		return to_instant(&entry->effective, text);
	else if (str_equal_z(key, "source"))
		return to_source(&entry->source, text);
	return true;
}

static bool take_member(struct scan *s, struct log_entry *entry)
{
	struct str key, text;
	int64_t number;

	if (!take_string(s, &key) || !skip(s, ':'))
		return false;
	if (s->rest.len && s->rest.ptr[0] == '"')
		return take_string(s, &text) && put_text(entry, key, text);
	if (!take_number(s, &number))
		return false;
	if (str_equal_z(key, "late"))
		entry->late_s = number;
	return true;
}

bool log_parse(struct arena *arena, struct str json, struct log_entry *out)
{
	struct scan s = {.arena = arena, .rest = json};

	*out = (struct log_entry){.act = ""};
	if (!skip(&s, '{'))
		return false;
	do
		if (!take_member(&s, out))
			return false;
	while (skip(&s, ','));
	return skip(&s, '}') && !s.rest.len;
}
