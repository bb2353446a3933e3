#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theme_words.h"

/* The languages that the program speaks whole. */
static const char *const whole[] = {
	"en", "ar", "de", "es", "fr", "zh", "zh-Hant", NULL};

/* Without the words of other languages it could fall back on. */
static struct words alone(struct spoken *s, const char *language)
{
	struct words words = *spoken_in(s, language);

	words.fallback = NULL;
	return words;
}

static void every_language_has_every_word(void **state)
{
	struct spoken s;
	size_t i, k;

	(void)state;
	spoken_open(&s);
	for (i = 0; whole[i]; i++) {
		struct words words = alone(&s, whole[i]);

		assert_true(str_equal_z(words.language, whole[i]));
		for (k = 0; k < s.words[0].names.count; k++) {
			struct str name = s.words[0].names.items[k];

			/* What has one form for all numbers has no other. */
			if (str_ends_with(name, STR("-one")) &&
				words_is_same_language(
					words.language, STR("zh")))
				continue;
			if (!words_get(&words, name).len)
				fail_msg("%s lacks %s", whole[i], name.ptr);
		}
	}
	assert_int_equal(s.d.count, 0);
	spoken_close(&s);
}

/* A newsroom's file with these words would meet no remark. */
static void no_word_is_unknown_and_no_slot_empty(void **state)
{
	struct spoken s;
	size_t i;

	(void)state;
	spoken_open(&s);
	for (i = 0; i < theme_shipped_count; i++) {
		const struct theme_file *file = &theme_shipped[i];
		struct words again = {.language = STR("xx")};
		struct source src;

		if (!str_starts_with(file->name, STR("words/")))
			continue;
		assert_true(source_make(&s.d, &src, file->name, file->bytes));
		assert_true(wordsfile_read_over(
			&s.d, &s.arena, &src, &s.words[0], &again));
		if (s.d.count)
			fail_msg("%s", s.d.items[0].text.ptr);
	}
	spoken_close(&s);
}

static void each_slot_of_english_is_in_every_language(void **state)
{
	struct spoken s;
	size_t i, k;

	(void)state;
	spoken_open(&s);
	for (i = 0; whole[i]; i++)
		for (k = 0; k < s.words[0].names.count; k++) {
			struct str name = s.words[0].names.items[k];
			struct words words = alone(&s, whole[i]);
			struct str text = words_get(&words, name);
			struct str english = s.words[0].texts.items[k];

			/* One thing needs no digit in Arabic. */
			if (str_starts_with(name, STR("time")) ||
				str_ends_with(name, STR("-one")))
				continue;
			if ((str_find(english, STR("{n}")) == STR_NONE) !=
				(str_find(text, STR("{n}")) == STR_NONE))
				fail_msg("%s: %s", whole[i], name.ptr);
			if ((str_find(english, STR("{year}")) == STR_NONE) !=
				(str_find(text, STR("{year}")) == STR_NONE))
				fail_msg("%s: %s", whole[i], name.ptr);
		}
	spoken_close(&s);
}

static void no_word_has_a_space_too_many(void **state)
{
	struct spoken s;
	size_t i, k;

	(void)state;
	spoken_open(&s);
	for (i = 0; i < s.count; i++)
		for (k = 0; k < s.words[i].names.count; k++) {
			struct str text = s.words[i].texts.items[k];

			assert_int_equal(str_find(text, STR("  ")), STR_NONE);
			assert_int_equal(str_find(text, STR(" .")), STR_NONE);
			assert_int_equal(str_find(text, STR("\n")), STR_NONE);
		}
	spoken_close(&s);
}

/* French typography: no-break space before the high signs. */
static void french_signs_stand_behind_a_no_break_space(void **state)
{
	const struct words *french;
	struct spoken s;
	size_t i, k;

	(void)state;
	spoken_open(&s);
	french = spoken_in(&s, "fr");
	for (i = 0; i < french->names.count; i++) {
		struct str text = french->texts.items[i];

		for (k = 0; k < text.len; k++) {
			if (!strchr(":;?!", text.ptr[k]))
				continue;
			assert_true(k >= 2);
			if (memcmp(text.ptr + k - 2, "\u00A0", 2) != 0)
				fail_msg("%s", text.ptr);
		}
		assert_int_equal(str_find(text, STR("'")), STR_NONE);
	}
	spoken_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_language_has_every_word),
		cmocka_unit_test(no_word_is_unknown_and_no_slot_empty),
		cmocka_unit_test(each_slot_of_english_is_in_every_language),
		cmocka_unit_test(no_word_has_a_space_too_many),
		cmocka_unit_test(french_signs_stand_behind_a_no_break_space),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
