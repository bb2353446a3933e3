#include "cmd/site_parts.h"
#include "read/wordsfile.h"

/* The words of all languages: those of the program, and the newsroom's. */

static const struct str folder = {"words/", 6};
static const struct str ending = {".yaml", 5};

static struct str language_of(struct str name)
{
	if (!str_starts_with(name, folder) || !str_ends_with(name, ending))
		return STR("");
	return str_slice(name, folder.len, name.len - ending.len);
}

static bool is_english(struct str language)
{
	return str_equal_z(language, "en");
}

/*
 * A newsroom's own file comes over the shipped one, so that it may hold only
 * what it wants otherwise.
 */
static bool read_one(struct site_making *m, const struct theme_file *file,
	const struct words *english, struct words *out)
{
	struct diags *d = &m->session->diags;
	struct source *src = arena_alloc(m->arena, sizeof(*src));
	struct source *own = arena_alloc(m->arena, sizeof(*own));
	struct str shipped = theme_shipped_get(file->name);
	struct str path =
		arena_format(m->arena, "templates/%.*s", STR_ARG(file->name));
	struct str language = language_of(file->name);

	if (!source_make(d, src, path, shipped) ||
		!wordsfile_read(d, m->arena, src, language, out))
		return false;
	if (shipped.ptr == file->bytes.ptr)
		return true;
	return source_make(d, own, path, file->bytes) &&
	       wordsfile_read_over(d, m->arena, own, english, out);
}

/* Those of the nearest language: es for es-MX, else English. */
static const struct words *find(
	const struct site_making *m, struct str language)
{
	size_t i;

	for (; language.len; language = words_shorter_tag(language))
		for (i = 0; i < m->word_count; i++)
			if (str_equal_nocase(m->words[i].language, language))
				return &m->words[i];
	return &m->words[0];
}

/* Only what the newsroom wrote: the shipped files are whole. */
static void check_own(struct site_making *m)
{
	size_t i;

	for (i = 0; i < m->theme.count; i++) {
		const struct theme_file *file = &m->theme.files[i];
		struct str language = language_of(file->name);

		if (!language.len ||
			words_is_same_language(language, STR("en")) ||
			theme_shipped_get(file->name).ptr == file->bytes.ptr)
			continue;
		wordsfile_check(&m->session->diags,
			arena_format(m->arena, "templates/%.*s",
				STR_ARG(file->name)),
			find(m, language), &m->words[0]);
	}
}

bool site_words_read(struct site_making *m)
{
	bool ok = true;
	size_t i;

	m->words = arena_array(m->arena, m->theme.count, sizeof(*m->words));
	m->word_count = 1;
	for (i = 0; i < m->theme.count; i++)
		if (is_english(language_of(m->theme.files[i].name)))
			ok = read_one(
				m, &m->theme.files[i], NULL, &m->words[0]);
	for (i = 0; ok && i < m->theme.count; i++) {
		struct str language = language_of(m->theme.files[i].name);

		if (language.len && !is_english(language))
			ok = read_one(m, &m->theme.files[i], &m->words[0],
				&m->words[m->word_count++]);
	}
	for (i = 1; i < m->word_count; i++)
		m->words[i].fallback =
			find(m, words_shorter_tag(m->words[i].language));
	if (ok)
		check_own(m);
	return ok;
}
