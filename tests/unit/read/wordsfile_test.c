#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/wordsfile.h"

/* English, a language, and what was said of its file. */
struct desk {
	struct arena arena;
	struct diags d;
	struct words english, words;
	struct buf said;
};

static struct source *source_of(struct desk *k, const char *text)
{
	struct source *src = arena_alloc(&k->arena, sizeof(*src));

	assert_true(source_make(&k->d, src, STR("w.yaml"), str_from(text)));
	return src;
}

static void open_desk(struct desk *k, const char *english)
{
	*k = (struct desk){0};
	k->d.arena = &k->arena;
	assert_true(wordsfile_read(&k->d, &k->arena, source_of(k, english),
		STR("en"), &k->english));
}

static void close_desk(struct desk *k)
{
	buf_release(&k->said);
	arena_release(&k->arena);
}

static void read_own(struct desk *k, const char *language, const char *text)
{
	k->words = (struct words){
		.language = str_from(language), .fallback = &k->english};
	assert_true(wordsfile_read_over(
		&k->d, &k->arena, source_of(k, text), &k->english, &k->words));
}

#define expect_said(k, expected)                                               \
	do {                                                                   \
		buf_reset(&(k)->said);                                         \
		diags_print(&(k)->said, &(k)->d, DIAG_GNU, false);             \
		buf_char(&(k)->said, '\0');                                    \
		assert_string_equal((k)->said.ptr, expected);                  \
	} while (0)

#define expect_word(k, name, expected)                                         \
	assert_true(str_equal_z(words_get(&(k)->words, STR(name)), expected))

static void own_words_come_over_the_others(void **state)
{
	struct desk k;

	(void)state;
	open_desk(&k, "about: About\nskip: Skip\n");
	read_own(&k, "fr", "about: À propos\nskip: Sauter\n");
	assert_true(wordsfile_read_over(&k.d, &k.arena,
		source_of(&k, "skip: Aller au texte\n"), &k.english, &k.words));
	expect_word(&k, "about", "À propos");
	expect_word(&k, "skip", "Aller au texte");
	assert_int_equal(k.words.names.count, 2);
	expect_said(&k, "");
	close_desk(&k);
}

static void an_empty_file_is_no_mistake(void **state)
{
	struct desk k;

	(void)state;
	open_desk(&k, "about: About\n");
	read_own(&k, "fr", "# nothing yet\n");
	expect_word(&k, "about", "About");
	expect_said(&k, "");
	close_desk(&k);
}

static void a_word_that_is_a_list_is_refused(void **state)
{
	struct desk k;

	(void)state;
	open_desk(&k, "about: About\n");
	assert_false(wordsfile_read(&k.d, &k.arena,
		source_of(&k, "about: [a, b]\n"), STR("fr"), &k.words));
	expect_said(&k, "w.yaml:1:8: error: a word must be a text "
			"[words-text]\n");
	close_desk(&k);
}

static void a_word_that_no_page_has_is_met_with_the_nearest(void **state)
{
	struct desk k;

	(void)state;
	open_desk(&k, "about: About\nreleases-other: \"{n} releases\"\n");
	read_own(&k, "fr", "abuot: À propos\nxyz: 1\n");
	expect_said(&k, "w.yaml:1:1: warning: unknown word \"abuot\"; did you "
			"mean \"about\"? [words-unknown]\n"
			"w.yaml:2:1: warning: unknown word \"xyz\" "
			"[words-unknown]\n");
	close_desk(&k);
}

static void a_language_may_have_more_forms_than_english(void **state)
{
	struct desk k;

	(void)state;
	open_desk(&k, "releases-one: 1 release\n"
		      "releases-other: \"{n} releases\"\n");
	read_own(&k, "ar",
		"releases-few: \"{n} بيانات\"\nday-1: 1er\nzone-CET: MEZ\n"
		"time-12: midi\nlist-and-i: \" e \"\n");
	expect_said(&k, "");
	read_own(&k, "ar", "letters-few: \"{n}\"\n");
	expect_said(&k, "w.yaml:1:1: warning: unknown word \"letters-few\" "
			"[words-unknown]\n");
	close_desk(&k);
}

static void a_slot_that_stays_empty_is_told(void **state)
{
	struct desk k;

	(void)state;
	open_desk(&k, "date: \"{day} {month} {year}\"\nabout: About\n"
		      "part: \"Part {n}\"\n");
	read_own(&k, "fr",
		"date: \"{weekday} {tag}\"\nabout: \"{n}\"\n"
		"part: \"{n} de {n} {\"\n");
	expect_said(&k, "w.yaml:1:7: warning: unknown slot \"{tag}\" "
			"[words-slot]\n"
			"w.yaml:2:8: warning: unknown slot \"{n}\" "
			"[words-slot]\n");
	close_desk(&k);
}

static void missing_words_are_named(void **state)
{
	struct desk k;

	(void)state;
	open_desk(&k, "about: About\nskip: Skip\nday: Day\nx-one: 1\n");
	read_own(&k, "pt", "skip: Saltar\nday: \"\"\n");
	wordsfile_check(&k.d, STR("pt.yaml"), &k.words, &k.english);
	expect_said(&k, "pt.yaml: warning: missing words: about, day "
			"[words-missing]\n");
	close_desk(&k);
}

static void words_of_the_same_language_are_not_missing(void **state)
{
	struct words whole = {0};
	struct desk k;

	(void)state;
	open_desk(&k, "about: About\nskip: Skip\n");
	read_own(&k, "pt", "skip: Saltar\nabout: Sobre\n");
	whole = k.words;
	read_own(&k, "pt-BR", "skip: Pular\n");
	k.words.fallback = &whole;
	wordsfile_check(&k.d, STR("pt-BR.yaml"), &k.words, &k.english);
	expect_said(&k, "");
	close_desk(&k);
}

/* `count` words of English, none of them translated. */
static void check_missing(struct desk *k, size_t count)
{
	struct buf english = {0};
	size_t i;

	for (i = 0; i < count; i++)
		buf_format(&english, "w%zu: x\n", i);
	buf_char(&english, '\0');
	open_desk(k, english.ptr);
	buf_release(&english);
	read_own(k, "pt", "");
	wordsfile_check(&k->d, STR("pt.yaml"), &k->words, &k->english);
	diags_print(&k->said, &k->d, DIAG_GNU, false);
	buf_char(&k->said, '\0');
}

static void a_long_list_of_missing_words_is_cut(void **state)
{
	struct desk k;

	(void)state;
	check_missing(&k, WORDSFILE_MAX_LISTED - 1);
	assert_null(strstr(k.said.ptr, "more"));
	assert_non_null(strstr(k.said.ptr, "w10 ["));
	close_desk(&k);
	check_missing(&k, WORDSFILE_MAX_LISTED);
	assert_null(strstr(k.said.ptr, "more"));
	assert_non_null(strstr(k.said.ptr, "w11 ["));
	close_desk(&k);
	check_missing(&k, WORDSFILE_MAX_LISTED + 1);
	assert_non_null(strstr(k.said.ptr, "w11 and 1 more ["));
	close_desk(&k);
}

static void a_file_is_called_by_the_code_of_a_language(void **state)
{
	struct desk k;

	(void)state;
	open_desk(&k, "about: About\n");
	read_own(&k, "spanish", "about: Acerca de\n");
	wordsfile_check(&k.d, STR("spanish.yaml"), &k.words, &k.english);
	k.words.language = STR("fil-PH");
	wordsfile_check(&k.d, STR("fil-PH.yaml"), &k.words, &k.english);
	k.words.language = STR("e1");
	wordsfile_check(&k.d, STR("e1.yaml"), &k.words, &k.english);
	expect_said(&k, "spanish.yaml: warning: file name is not the code of a "
			"language [words-language]\n"
			"e1.yaml: warning: file name is not the code of a "
			"language [words-language]\n");
	close_desk(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(own_words_come_over_the_others),
		cmocka_unit_test(an_empty_file_is_no_mistake),
		cmocka_unit_test(a_word_that_is_a_list_is_refused),
		cmocka_unit_test(
			a_word_that_no_page_has_is_met_with_the_nearest),
		cmocka_unit_test(a_language_may_have_more_forms_than_english),
		cmocka_unit_test(a_slot_that_stays_empty_is_told),
		cmocka_unit_test(missing_words_are_named),
		cmocka_unit_test(words_of_the_same_language_are_not_missing),
		cmocka_unit_test(a_long_list_of_missing_words_is_cut),
		cmocka_unit_test(a_file_is_called_by_the_code_of_a_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
