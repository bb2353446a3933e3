#include "read/signatoriesorder.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"

/* Blocks of Unicode that hold punctuation, as far as names have it. */
static const struct {
	uint32_t first, last;
} punctuation[] = {{0x21, 0x2f}, {0x3a, 0x40}, {0x5b, 0x60}, {0x7b, 0x7e},
	{0xa1, 0xa9}, {0xab, 0xb4}, {0xb6, 0xb9}, {0xbb, 0xbf},
	{0x2010, 0x2027}, {0x2030, 0x205e}, {0x3001, 0x3003}, {0x3008, 0x3011},
	{0x3014, 0x301f}, {0xff01, 0xff0f}, {0xff1a, 0xff20}};

static bool is_plain(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_punctuation(uint32_t c)
{
	size_t i;

	for (i = 0; i < sizeof(punctuation) / sizeof(punctuation[0]); i++)
		if (c >= punctuation[i].first && c <= punctuation[i].last)
			return true;
	return false;
}

/* White space, and what is seen as nothing. */
static bool is_space(uint32_t c)
{
	return c <= 0x20 || c == 0xa0 || c == 0xad ||
	       (c >= 0x2000 && c <= 0x200f) || c == 0x202f || c == 0x205f ||
	       c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

/*
 * The letters and digits of folded `name`, its words set apart by one space;
 * a first word "the" is dropped when another follows.
 */
static struct str plain_words(struct arena *arena, struct str name)
{
	char *to = arena_alloc(arena, name.len + 1);
	struct str words = {to, 0};
	bool apart = false;
	uint32_t c;

	while (name.len) {
		if (is_plain((unsigned char)name.ptr[0]) && !apart) {
			to[words.len++] = name.ptr[0];
			name = str_slice(name, 1, name.len);
			continue;
		}
		utf8_next(&name, &c);
		if (is_space(c)) {
			apart = words.len > 0;
			continue;
		}
		if (!is_plain(c) && is_punctuation(c))
			continue;
		if (apart)
			to[words.len++] = ' ';
		apart = false;
		words.len += utf8_encode(to + words.len, c);
	}
	if (str_starts_with(words, STR("the ")))
		words = str_slice(words, 4, words.len);
	return words;
}

/* "the-daylight  LAB" and "Daylight Lab" have the same one. */
static struct str identity(struct arena *arena, struct str name)
{
	struct str words = plain_words(arena, utf8_fold(arena, name));
	char *to = arena_alloc(arena, words.len + 1);
	size_t i, len = 0;

	for (i = 0; i < words.len; i++)
		if (words.ptr[i] != ' ')
			to[len++] = words.ptr[i];
	return len ? (struct str){to, len} : name;
}

static bool refuse_twice(struct reading *r,
	const struct signatoriesfields_entry *first,
	const struct signatoriesfields_entry *second)
{
	struct arena *arena = r->d->arena;

	return diag_add(
		r->d, &(struct diag){.id = "signatory-twice",
			      .at = second->at,
			      .other = first->at,
			      .text = arena_format(arena,
				      "\"%.*s\" signs twice: the first time as "
				      "\"%.*s\".",
				      STR_ARG(second->who.name),
				      STR_ARG(first->who.name)),
			      .help = STR("Take one of the two out."),
			      .brief = arena_format(arena,
				      "\"%.*s\" signs twice; take one out",
				      STR_ARG(second->who.name))});
}

bool signatoriesorder_check_twice(struct reading *r, struct arena *scratch,
	const struct signatoriesfields_list *list)
{
	struct map seen = {.arena = scratch};
	size_t i, first;
	bool ok = true;

	for (i = 0; i < list->count; i++) {
		const struct signatoriesfields_entry *entry = &list->items[i];

		if (entry->who.consent != CONSENT_WITHDRAWN &&
			!map_claim(&seen, identity(scratch, entry->who.name), i,
				&first))
			ok = refuse_twice(r, &list->items[first], entry);
	}
	return ok;
}

/* An entry and the words it is sorted by. */
struct sorted {
	struct str words;
	struct signatoriesfields_entry entry;
};

static int compare(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	int order = str_compare(a->words, b->words);

	if (!order)
		order = str_compare(a->entry.who.name, b->entry.who.name);
	if (!order)
		order = a->entry.order < b->entry.order ? -1 : 1;
	return order;
}

void signatoriesorder_sort(
	struct arena *scratch, struct signatoriesfields_list *list)
{
	struct sorted *sorted =
		arena_array(scratch, list->count, sizeof(*sorted));
	size_t i;

	for (i = 0; i < list->count; i++) {
		struct str name = list->items[i].who.name;

		sorted[i].entry = list->items[i];
		sorted[i].words = plain_words(
			scratch, utf8_fold(scratch,
					 utf8_without_accents(scratch, name)));
	}
	qsort(sorted, list->count, sizeof(*sorted), compare);
	for (i = 0; i < list->count; i++)
		list->items[i] = sorted[i].entry;
}
