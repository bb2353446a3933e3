#ifndef THEME_WORDS_H
#define THEME_WORDS_H

#include "read/wordsfile.h"
#include "render/theme.h"

/* The shipped words, English first, each falling back as a page has it. */
struct spoken {
	struct arena arena;
	struct diags d;
	struct words words[16];
	size_t count;
};

static inline struct words *spoken_in(struct spoken *s, const char *language)
{
	struct str tag = words_tag(str_from(language));
	size_t i;

	for (; tag.len; tag = words_shorter_tag(tag))
		for (i = 0; i < s->count; i++)
			if (str_equal_nocase(s->words[i].language, tag))
				return &s->words[i];
	return &s->words[0];
}

static inline void spoken_read(struct spoken *s, const struct theme_file *file)
{
	struct source *src = arena_alloc(&s->arena, sizeof(*src));
	struct str name = str_slice(file->name, 6, file->name.len - 5);

	assert_true(s->count < sizeof(s->words) / sizeof(s->words[0]));
	assert_true(source_make(&s->d, src, file->name, file->bytes));
	assert_true(wordsfile_read(
		&s->d, &s->arena, src, name, &s->words[s->count++]));
}

static inline void spoken_open(struct spoken *s)
{
	size_t i;

	*s = (struct spoken){0};
	s->d.arena = &s->arena;
	for (i = 0; i < theme_shipped_count; i++)
		if (str_equal_z(theme_shipped[i].name, "words/en.yaml"))
			spoken_read(s, &theme_shipped[i]);
	for (i = 0; i < theme_shipped_count; i++)
		if (str_starts_with(theme_shipped[i].name, STR("words/")) &&
			!str_equal_z(theme_shipped[i].name, "words/en.yaml"))
			spoken_read(s, &theme_shipped[i]);
	for (i = 1; i < s->count; i++) {
		struct str shorter = words_shorter_tag(s->words[i].language);

		s->words[i].fallback =
			spoken_in(s, arena_str(&s->arena, shorter).ptr);
	}
}

static inline void spoken_close(struct spoken *s)
{
	arena_release(&s->arena);
}

#endif
