#include "model/release.h"

#include "base/utf8.h"

struct signatory release_signatory(const struct signature *signature)
{
	return signature->more ? *signature->more
			       : (struct signatory){.name = signature->name};
}

bool release_instant(const struct release *release, struct instant *at)
{
	const struct embargo *embargo = &release->embargo;

	if (embargo->is_lifted) {
		*at = embargo->lifted_at.at;
		return true;
	}
	switch (embargo->kind) {
	case EMBARGO_UNTIL:
		*at = embargo->until.at;
		return true;
	case EMBARGO_NONE:
		*at = release->date.at;
		return release->has_date;
	case EMBARGO_HOLD:
	case EMBARGO_UNSAID:
		break;
	}
	return false;
}

struct instant release_updated(
	const struct release *release, struct instant since)
{
	size_t i;

	for (i = 0; i < release->correction_count; i++)
		if (release->corrections[i].at.utc > since.utc)
			since = release->corrections[i].at;
	return since;
}

static void hash_text(struct hash *hash, struct str text)
{
	uint64_t len = text.len;

	hash_add(hash, &len, sizeof(len));
	if (text.len)
		hash_add(hash, text.ptr, text.len);
}

struct digest release_entries(const struct release *release, size_t count)
{
	struct hash *hash = hash_begin();
	size_t i;

	for (i = 0; i < count && i < release->correction_count; i++) {
		const struct correction *entry = &release->corrections[i];
		uint8_t kind = (uint8_t)entry->kind;

		hash_add(hash, &kind, sizeof(kind));
		hash_text(hash, entry->said.text);
		hash_text(hash, entry->was);
		hash_text(hash, entry->now);
		hash_text(hash, entry->note);
	}
	return hash_end(hash);
}

static bool is_slug_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool release_is_slug(struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if (!is_slug_char(text.ptr[i]))
			return false;
	return text.len > 0 && text.len <= SLUG_MAX_LEN;
}

static char slug_char(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return is_slug_char(c) ? c : '-';
}

/* Letters of Latin scripts that no accent comes off, and how they are read. */
static const struct {
	const char *letter, *instead;
} letters[] = {
	{"ß", "ss"},
	{"æ", "ae"},
	{"Æ", "ae"},
	{"œ", "oe"},
	{"Œ", "oe"},
	{"ø", "o"},
	{"Ø", "o"},
	{"ł", "l"},
	{"Ł", "l"},
	{"đ", "d"},
	{"Đ", "d"},
	{"ð", "d"},
	{"Ð", "d"},
	{"þ", "th"},
	{"Þ", "th"},
	{"ı", "i"},
	{"ħ", "h"},
	{"Ħ", "h"},
	{"ŋ", "n"},
	{"Ŋ", "n"},
};

static const char *instead_of(struct str rest, size_t *len)
{
	size_t i;

	for (i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		struct str letter = str_from(letters[i].letter);

		*len = letter.len;
		if (str_starts_with(rest, letter))
			return letters[i].instead;
	}
	return NULL;
}

static struct str without_letters(struct arena *arena, struct str text)
{
	char *plain = arena_alloc(arena, text.len + 1);
	size_t i = 0, len = 0, letter;

	while (i < text.len) {
		const char *instead =
			(unsigned char)text.ptr[i] < 0x80
				? NULL
				: instead_of(str_slice(text, i, text.len),
					  &letter);

		if (!instead) {
			plain[len++] = text.ptr[i++];
			continue;
		}
		memcpy(plain + len, instead, strlen(instead));
		len += strlen(instead);
		i += letter;
	}
	return (struct str){plain, len};
}

struct str release_slug_from_text(struct arena *arena, struct str text)
{
	struct str plain =
		without_letters(arena, utf8_without_accents(arena, text));
	char *slug = arena_alloc(arena, plain.len + 1);
	size_t i, len = 0;

	for (i = 0; i < plain.len && len < SLUG_MAX_LEN; i++) {
		char c = slug_char(plain.ptr[i]);

		if (c != '-' || (len && slug[len - 1] != '-'))
			slug[len++] = c;
	}
	while (len && slug[len - 1] == '-')
		len--;
	return (struct str){slug, len};
}

/* "2026-03-05-" at the start of a file name. */
static bool has_date_prefix(struct str name)
{
	return name.len > 11 && str_is_digits(str_slice(name, 0, 4)) &&
	       name.ptr[4] == '-' && str_is_digits(str_slice(name, 5, 7)) &&
	       name.ptr[7] == '-' && str_is_digits(str_slice(name, 8, 10)) &&
	       name.ptr[10] == '-';
}

struct str release_slug_from_name(struct arena *arena, struct str name)
{
	if (str_ends_with(name, STR(".md")))
		name.len -= 3;
	if (has_date_prefix(name))
		name = str_slice(name, 11, name.len);
	return release_slug_from_text(arena, name);
}

static bool is_one_of(struct str word, const char *const words[], size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_equal_nocase(word, str_from(words[i])))
			return true;
	return false;
}

/* CLDR's languages and scripts from right to left. */
bool release_language_is_rtl(struct str language)
{
	static const char *const languages[] = {"ar", "arc", "azb", "bal",
		"ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn",
		"nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr",
		"ug", "ur", "yi"};
	static const char *const scripts[] = {"Adlm", "Arab", "Hebr", "Mand",
		"Nkoo", "Rohg", "Samr", "Syrc", "Thaa"};
	struct str rest = language, primary, part;

	if (!str_next(&rest, '-', &primary))
		return false;
	while (str_next(&rest, '-', &part) && part.len > 1)
		if (part.len == 4 && !str_is_digits(str_slice(part, 0, 1)))
			return is_one_of(part, scripts,
				sizeof(scripts) / sizeof(scripts[0]));
	return is_one_of(
		primary, languages, sizeof(languages) / sizeof(languages[0]));
}
