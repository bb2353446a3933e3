#include "model/words.h"

#include "base/buf.h"

/* Names a language may have of its own, by how they begin. */
static const struct str extra_prefixes[] = {
	{"day-", 4},
	{"time-", 5},
	{"zone-", 5},
	{"list-and-", 9},
};

static const char *const plurals[] = {
	"-zero", "-one", "-two", "-few", "-many", NULL};

static struct str find(const struct words *words, struct str name)
{
	size_t at;

	return map_get(&words->by_name, name, &at) ? words->texts.items[at]
						   : STR("");
}

/* The text of that name, and whose it is; empty and NULL when none has it. */
static struct str search(
	const struct words *words, struct str name, const struct words **source)
{
	struct str text;
	size_t i;

	*source = NULL;
	for (i = 0; words && i < WORDS_MAX_FALLBACKS; i++) {
		text = find(words, name);
		if (text.len) {
			*source = words;
			return text;
		}
		words = words->fallback;
	}
	return STR("");
}

const struct words *words_source(const struct words *words, struct str name)
{
	const struct words *source;

	search(words, name, &source);
	return source;
}

struct str words_get(const struct words *words, struct str name)
{
	const struct words *source;

	return search(words, name, &source);
}

static struct str primary_of(struct str tag)
{
	struct str primary = {0};

	str_next(&tag, '-', &primary);
	return primary;
}

bool words_is_same_language(struct str tag, struct str other)
{
	return str_equal_nocase(primary_of(tag), primary_of(other));
}

struct str words_tag(struct str tag)
{
	static const char *const traditional[] = {
		"zh-TW", "zh-HK", "zh-MO", NULL};
	size_t i;

	for (i = 0; traditional[i]; i++)
		if (str_equal_nocase(tag, str_from(traditional[i])))
			return STR("zh-Hant");
	return tag;
}

struct str words_shorter_tag(struct str tag)
{
	while (tag.len && tag.ptr[tag.len - 1] != '-')
		tag.len--;
	tag.len -= tag.len > 0;
	return tag;
}

/* "releases-few" where English has "releases-other". */
static bool is_plural(const struct words *english, struct str name)
{
	struct buf other = {0};
	bool is_known = false;
	size_t i;

	for (i = 0; plurals[i] && !is_known; i++) {
		struct str end = str_from(plurals[i]);

		if (!str_ends_with(name, end))
			continue;
		buf_str(&other, str_slice(name, 0, name.len - end.len));
		buf_z(&other, "-other");
		is_known = words_get(english, buf_view(&other)).len > 0;
	}
	buf_release(&other);
	return is_known;
}

bool words_is_extra(const struct words *english, struct str name)
{
	size_t i;

	for (i = 0; i < sizeof(extra_prefixes) / sizeof(extra_prefixes[0]); i++)
		if (str_starts_with(name, extra_prefixes[i]))
			return true;
	return is_plural(english, name);
}

struct str words_labelled(struct arena *arena, const struct words *words,
	struct str label, struct str text)
{
	return arena_join(arena,
		(struct str[]){label, words_get(words, STR("colon")), text}, 3);
}

struct str words_joined(struct arena *arena, const struct words *words,
	struct str a, struct str b)
{
	return arena_join(
		arena, (struct str[]){a, words_get(words, STR("comma")), b}, 3);
}

struct str words_dateline(struct arena *arena, const struct words *words,
	struct str place, struct str day)
{
	if (!place.len)
		return day;
	return arena_join(arena,
		(struct str[]){place, words_get(words, STR("dateline")), day},
		3);
}

/* Spanish "y" is "e" before the sound i: "hi", but not "hie". */
static bool begins_with_i(struct str word)
{
	static const char *const sounds[] = {"i", "I", "í", "Í", NULL};
	size_t i;

	if (word.len > 2 && (word.ptr[0] == 'h' || word.ptr[0] == 'H')) {
		word = str_slice(word, 1, word.len);
		if (word.ptr[1] == 'e' || word.ptr[1] == 'a' ||
			word.ptr[1] == 'o')
			return false;
	}
	for (i = 0; sounds[i]; i++)
		if (str_starts_with(word, str_from(sounds[i])))
			return true;
	return false;
}

struct str words_between(
	const struct words *words, size_t i, size_t count, struct str next)
{
	struct str text = {0};

	if (!i)
		return STR("");
	if (i + 1 < count)
		return words_get(words, STR("list-comma"));
	if (begins_with_i(next))
		text = words_get(words, STR("list-and-i"));
	return text.len ? text : words_get(words, STR("list-and"));
}
