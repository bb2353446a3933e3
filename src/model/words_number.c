#include "base/buf.h"
#include "model/words.h"

/* Numbers, and the words that change with them. */

enum plural {
	PLURAL_ZERO,
	PLURAL_ONE,
	PLURAL_TWO,
	PLURAL_FEW,
	PLURAL_MANY,
	PLURAL_OTHER,
};

static enum plural plural_one(uint64_t n)
{
	return n == 1 ? PLURAL_ONE : PLURAL_OTHER;
}

static enum plural plural_none(uint64_t n)
{
	(void)n;
	return PLURAL_OTHER;
}

/* "0 document", "1 document", "2 documents" */
static enum plural plural_french(uint64_t n)
{
	return n < 2 ? PLURAL_ONE : PLURAL_OTHER;
}

static enum plural plural_arabic(uint64_t n)
{
	if (n < 3)
		return (enum plural)n;
	if (n % 100 >= 3 && n % 100 <= 10)
		return PLURAL_FEW;
	return n % 100 >= 11 ? PLURAL_MANY : PLURAL_OTHER;
}

/* Russian, Ukrainian, Belarusian */
static enum plural plural_russian(uint64_t n)
{
	if (n % 10 == 1 && n % 100 != 11)
		return PLURAL_ONE;
	if (n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14))
		return PLURAL_FEW;
	return PLURAL_MANY;
}

static enum plural plural_polish(uint64_t n)
{
	return n == 1				 ? PLURAL_ONE
	       : plural_russian(n) == PLURAL_FEW ? PLURAL_FEW
						 : PLURAL_MANY;
}

static enum plural plural_czech(uint64_t n)
{
	return n == 1		  ? PLURAL_ONE
	       : n >= 2 && n <= 4 ? PLURAL_FEW
				  : PLURAL_OTHER;
}

static enum plural plural_two(uint64_t n)
{
	return n == 1 ? PLURAL_ONE : n == 2 ? PLURAL_TWO : PLURAL_OTHER;
}

/*
 * How languages count, after CLDR 42 (cardinal numbers, whole ones). What
 * is not here counts as English does.
 */
static const struct {
	const char *language;
	enum plural (*of)(uint64_t n);
} rules[] = {
	{"ar", plural_arabic},
	{"be", plural_russian},
	{"cs", plural_czech},
	{"fr", plural_french},
	{"he", plural_two},
	{"hy", plural_french},
	{"id", plural_none},
	{"ja", plural_none},
	{"km", plural_none},
	{"ko", plural_none},
	{"lo", plural_none},
	{"ms", plural_none},
	{"my", plural_none},
	{"pl", plural_polish},
	{"pt", plural_french},
	{"ru", plural_russian},
	{"sk", plural_czech},
	{"th", plural_none},
	{"uk", plural_russian},
	{"vi", plural_none},
	{"yue", plural_none},
	{"zh", plural_none},
};

static enum plural plural_of(struct str language, uint64_t number)
{
	size_t i;

	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (words_is_same_language(
			    language, str_from(rules[i].language)))
			return rules[i].of(number);
	return plural_one(number);
}

/* The pattern of one language for a number; empty: it has none. */
static struct str own_pattern(
	const struct words *words, const char *name, uint64_t number)
{
	static const char *const endings[] = {
		[PLURAL_ZERO] = "zero",
		[PLURAL_ONE] = "one",
		[PLURAL_TWO] = "two",
		[PLURAL_FEW] = "few",
		[PLURAL_MANY] = "many",
		[PLURAL_OTHER] = "other",
	};
	enum plural plural = plural_of(words->language, number);
	struct words alone = *words;
	struct buf full = {0};
	struct str text;

	alone.fallback = NULL;
	buf_format(&full, "%s-%s", name, endings[plural]);
	text = words_get(&alone, buf_view(&full));
	if (!text.len) {
		buf_reset(&full);
		buf_format(&full, "%s-other", name);
		text = words_get(&alone, buf_view(&full));
	}
	buf_release(&full);
	return text;
}

struct str words_number(
	struct arena *arena, const struct words *words, uint64_t number)
{
	struct str comma = words_get(words, STR("thousands"));
	unsigned long from = 0;
	struct buf digits = {0}, out = {0};
	struct str text;
	size_t i;

	str_to_number(
		words_get(words, STR("thousands-from")), UINT32_MAX, &from);
	buf_number(&digits, number, 1);
	for (i = 0; i < digits.len; i++) {
		if (i && (digits.len - i) % 3 == 0 && number >= from)
			buf_str(&out, comma);
		buf_char(&out, digits.ptr[i]);
	}
	text = arena_str(arena, buf_view(&out));
	buf_release(&digits);
	buf_release(&out);
	return text;
}

/* `pattern` with `text` in the place of `slot`. */
static struct str fill(struct arena *arena, struct str pattern, struct str slot,
	struct str text)
{
	size_t at = str_find(pattern, slot);

	if (at == STR_NONE)
		return pattern;
	return arena_format(arena, "%.*s%.*s%.*s", (int)at, pattern.ptr,
		STR_ARG(text),
		STR_ARG(str_slice(pattern, at + slot.len, pattern.len)));
}

struct str words_count(struct arena *arena, const struct words *words,
	const char *name, uint64_t number)
{
	const struct words *asked = words;
	struct str pattern = {0};
	size_t i;

	/* English words are counted the English way. */
	for (i = 0; asked && !pattern.len && i < WORDS_MAX_FALLBACKS; i++) {
		pattern = own_pattern(asked, name, number);
		asked = asked->fallback;
	}
	return fill(
		arena, pattern, STR("{n}"), words_number(arena, words, number));
}

struct str words_size(
	struct arena *arena, const struct words *words, uint64_t bytes)
{
	static const struct str units[] = {
		{"kilobytes", 9}, {"megabytes", 9}, {"gigabytes", 9}};
	struct str text;
	uint64_t unit = 1000;
	size_t i = 0;

	if (bytes < 1000)
		return words_count(arena, words, "bytes", bytes);
	for (; i < 2 && bytes / unit >= 1000; i++)
		unit *= 1000;
	text = words_number(arena, words, bytes / unit);
	if (bytes / unit < 10)
		text = arena_format(arena, "%.*s%.*s%u", STR_ARG(text),
			STR_ARG(words_get(words, STR("decimal"))),
			(unsigned)(bytes % unit * 10 / unit));
	return fill(arena, words_get(words, units[i]), STR("{n}"), text);
}

struct str words_numbered(struct arena *arena, const struct words *words,
	struct str name, uint64_t number)
{
	return fill(arena, words_get(words, name), STR("{n}"),
		words_number(arena, words, number));
}

struct str words_title_of_year(
	struct arena *arena, const struct words *words, struct str year)
{
	return fill(arena, words_get(words, STR("releases-of-year")),
		STR("{year}"), year);
}
