#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/language.h"

#define expect_name(tag, name)                                                 \
	assert_true(str_equal_z(language_name(STR(tag)), name))

static void a_language_is_called_as_its_speakers_call_it(void **state)
{
	(void)state;
	expect_name("fr", "Français");
	expect_name("ar", "العربية");
	expect_name("AR", "العربية");
	expect_name("zh", "中文");
}

static void the_nearest_tag_names_it(void **state)
{
	(void)state;
	expect_name("fr-CA", "Français");
	expect_name("zh-Hant-TW", "繁體中文");
	expect_name("pt-BR", "Português (Brasil)");
	expect_name("pt-AO", "Português");
}

static void a_language_that_is_not_known_keeps_its_tag(void **state)
{
	(void)state;
	expect_name("tlh-Latn", "tlh-Latn");
	expect_name("", "");
}

static void expect_locale(const char *tag, const char *locale)
{
	struct arena arena = {0};

	assert_true(
		str_equal_z(language_locale(&arena, str_from(tag)), locale));
	arena_release(&arena);
}

static void a_locale_has_the_territory_that_was_said(void **state)
{
	(void)state;
	expect_locale("en-GB", "en_GB");
	expect_locale("zh-Hant-HK", "zh_HK");
	expect_locale("tlh-US", "tlh_US");
	expect_locale("sr-Latn", "sr_RS");
}

static void else_it_has_the_usual_one_or_there_is_none(void **state)
{
	(void)state;
	expect_locale("en", "en_US");
	expect_locale("ar", "ar_AR");
	expect_locale("es-419", "es_ES");
	expect_locale("en-x-gb", "en_US");
	expect_locale("tlh", "");
	expect_locale("", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_language_is_called_as_its_speakers_call_it),
		cmocka_unit_test(the_nearest_tag_names_it),
		cmocka_unit_test(a_language_that_is_not_known_keeps_its_tag),
		cmocka_unit_test(a_locale_has_the_territory_that_was_said),
		cmocka_unit_test(else_it_has_the_usual_one_or_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
