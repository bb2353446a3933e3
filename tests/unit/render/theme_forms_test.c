#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theme_words.h"

/*
 * The first of each month of 2026, and one of two digits; from the CLDR's
 * long dates, and for en-US and fr as their press writes them.
 */
static const struct {
	const char *language;
	const char *dates[12], *twelfth;
} days[] = {
	{"en",
		{"1 January 2026", "1 February 2026", "1 March 2026",
			"1 April 2026", "1 May 2026", "1 June 2026",
			"1 July 2026", "1 August 2026", "1 September 2026",
			"1 October 2026", "1 November 2026", "1 December 2026"},
		"12 May 2026"},
	{"en-US",
		{"January 1, 2026", "February 1, 2026", "March 1, 2026",
			"April 1, 2026", "May 1, 2026", "June 1, 2026",
			"July 1, 2026", "August 1, 2026", "September 1, 2026",
			"October 1, 2026", "November 1, 2026",
			"December 1, 2026"},
		"May 12, 2026"},
	{"es-MX",
		{"1 de enero de 2026", "1 de febrero de 2026",
			"1 de marzo de 2026", "1 de abril de 2026",
			"1 de mayo de 2026", "1 de junio de 2026",
			"1 de julio de 2026", "1 de agosto de 2026",
			"1 de septiembre de 2026", "1 de octubre de 2026",
			"1 de noviembre de 2026", "1 de diciembre de 2026"},
		"12 de mayo de 2026"},
	{"fr",
		{"1er janvier 2026", "1er février 2026", "1er mars 2026",
			"1er avril 2026", "1er mai 2026", "1er juin 2026",
			"1er juillet 2026", "1er août 2026",
			"1er septembre 2026", "1er octobre 2026",
			"1er novembre 2026", "1er décembre 2026"},
		"12 mai 2026"},
	{"de-AT",
		{"1. Januar 2026", "1. Februar 2026", "1. März 2026",
			"1. April 2026", "1. Mai 2026", "1. Juni 2026",
			"1. Juli 2026", "1. August 2026", "1. September 2026",
			"1. Oktober 2026", "1. November 2026",
			"1. Dezember 2026"},
		"12. Mai 2026"},
	{"ar",
		{"1 يناير 2026", "1 فبراير 2026", "1 مارس 2026", "1 أبريل 2026",
			"1 مايو 2026", "1 يونيو 2026", "1 يوليو 2026",
			"1 أغسطس 2026", "1 سبتمبر 2026", "1 أكتوبر 2026",
			"1 نوفمبر 2026", "1 ديسمبر 2026"},
		"12 مايو 2026"},
	{"zh-CN",
		{"2026年1月1日", "2026年2月1日", "2026年3月1日", "2026年4月1日",
			"2026年5月1日", "2026年6月1日", "2026年7月1日",
			"2026年8月1日", "2026年9月1日", "2026年10月1日",
			"2026年11月1日", "2026年12月1日"},
		"2026年5月12日"},
	{"zh-TW",
		{"2026年1月1日", "2026年2月1日", "2026年3月1日", "2026年4月1日",
			"2026年5月1日", "2026年6月1日", "2026年7月1日",
			"2026年8月1日", "2026年9月1日", "2026年10月1日",
			"2026年11月1日", "2026年12月1日"},
		"2026年5月12日"},
};

static void a_day_has_the_form_of_the_language(void **state)
{
	struct civil twelfth = {2026, 5, 12, 0, 0, 0};
	struct spoken s;
	size_t i;
	uint8_t month;

	(void)state;
	spoken_open(&s);
	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		const struct words *words = spoken_in(&s, days[i].language);

		for (month = 1; month <= 12; month++) {
			struct civil day = {2026, month, 1, 0, 0, 0};

			assert_string_equal(
				words_date(&s.arena, words, day).ptr,
				days[i].dates[month - 1]);
		}
		assert_string_equal(words_date(&s.arena, words, twelfth).ptr,
			days[i].twelfth);
	}
	spoken_close(&s);
}

/* 2026-06-01 is a Monday. */
static void a_week_has_its_days(void **state)
{
	static const struct {
		const char *language, *days[7];
	} weeks[] = {
		{"en", {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
			       "Saturday", "Sunday"}},
		{"es", {"lunes", "martes", "miércoles", "jueves", "viernes",
			       "sábado", "domingo"}},
		{"fr", {"lundi", "mardi", "mercredi", "jeudi", "vendredi",
			       "samedi", "dimanche"}},
		{"de", {"Montag", "Dienstag", "Mittwoch", "Donnerstag",
			       "Freitag", "Samstag", "Sonntag"}},
		{"ar", {"الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة",
			       "السبت", "الأحد"}},
		{"zh", {"星期一", "星期二", "星期三", "星期四", "星期五",
			       "星期六", "星期日"}},
	};
	struct spoken s;
	size_t i;
	uint8_t k;

	(void)state;
	spoken_open(&s);
	for (i = 0; i < sizeof(weeks) / sizeof(weeks[0]); i++)
		for (k = 0; k < 7; k++) {
			struct words own = {.by_name.arena = &s.arena,
				.fallback = spoken_in(&s, weeks[i].language)};
			struct civil day = {2026, 6, (uint8_t)(k + 1), 0, 0, 0};

			map_claim(&own.by_name, STR("date"), 0, NULL);
			arena_push(&s.arena, &own.texts, STR("{weekday}"));
			assert_string_equal(words_date(&s.arena, &own, day).ptr,
				weeks[i].days[k]);
		}
	spoken_close(&s);
}

/* A reading of a zone's clocks. */
static struct zone_reading reading(
	uint8_t hour, uint8_t minute, const char *letters)
{
	return (struct zone_reading){.civil = {2026, 12, 1, hour, minute, 0},
		.letters = str_from(letters)};
}

static void a_time_of_day_has_the_form_of_the_language(void **state)
{
	static const struct {
		const char *language;
		uint8_t hour, minute;
		const char *letters, *text;
	} times[] = {
		{"en", 9, 0, "GMT", "1 December 2026, 09:00 GMT"},
		{"en-GB", 21, 5, "GMT", "1 December 2026, 21:05 GMT"},
		{"en-US", 9, 0, "EST", "December 1, 2026, 9\u00A0a.m. EST"},
		{"en-US", 21, 30, "EST",
			"December 1, 2026, 9:30\u00A0p.m. EST"},
		{"en-US", 12, 0, "EST", "December 1, 2026, noon EST"},
		{"en-US", 12, 1, "EST",
			"December 1, 2026, 12:01\u00A0p.m. EST"},
		{"en-US", 0, 0, "EST", "December 1, 2026, 12\u00A0a.m. EST"},
		{"en-CA", 0, 30, "EST",
			"December 1, 2026, 12:30\u00A0a.m. EST"},
		{"en", 9, 0, "-03", "1 December 2026, 09:00 UTC-03"},
		{"es", 9, 5, "CET",
			"1 de diciembre de 2026, 09:05\u00A0h (CET)"},
		{"fr", 9, 0, "CET", "1er décembre 2026 à 9\u00A0h (CET)"},
		{"fr", 18, 30, "CET",
			"1er décembre 2026 à 18\u00A0h\u00A0"
			"30 (CET)"},
		{"de", 9, 0, "CET", "1. Dezember 2026, 9\u00A0Uhr (MEZ)"},
		{"de", 9, 5, "CEST", "1. Dezember 2026, 9.05\u00A0Uhr (MESZ)"},
		{"de", 9, 5, "EST", "1. Dezember 2026, 9.05\u00A0Uhr (EST)"},
		{"ar", 9, 0, "EET", "1 ديسمبر 2026، الساعة 9:00 صباحاً (EET)"},
		{"ar", 15, 30, "EET", "1 ديسمبر 2026، الساعة 3:30 مساءً (EET)"},
		{"zh", 9, 0, "CST", "2026年12月1日 09:00（CST）"},
		{"zh-HK", 21, 0, "HKT", "2026年12月1日 21:00（HKT）"},
	};
	struct spoken s;
	size_t i;

	(void)state;
	spoken_open(&s);
	for (i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
		struct zone_reading at = reading(
			times[i].hour, times[i].minute, times[i].letters);

		assert_string_equal(
			words_date_time(
				&s.arena, spoken_in(&s, times[i].language), &at)
				.ptr,
			times[i].text);
	}
	spoken_close(&s);
}

static void a_time_alone_has_its_zone(void **state)
{
	struct zone_reading at = reading(12, 0, "CET");
	struct spoken s;

	(void)state;
	spoken_open(&s);
	assert_string_equal(
		words_time_zone(&s.arena, spoken_in(&s, "en"), &at).ptr,
		"12:00 CET");
	assert_string_equal(
		words_time_zone(&s.arena, spoken_in(&s, "de"), &at).ptr,
		"12\u00A0Uhr (MEZ)");
	assert_string_equal(
		words_time_zone(&s.arena, spoken_in(&s, "zh"), &at).ptr,
		"12:00（CET）");
	spoken_close(&s);
}

static void numbers_change_their_words(void **state)
{
	static const struct {
		const char *language;
		uint64_t number;
		const char *text;
	} counts[] = {
		{"en", 0, "0 releases"},
		{"en", 1, "1 release"},
		{"en-US", 2, "2 releases"},
		{"en", 1214, "1,214 releases"},
		{"fr", 0, "0 communiqué"},
		{"fr", 1, "1 communiqué"},
		{"fr", 2, "2 communiqués"},
		{"fr", 1214, "1\u202F214 communiqués"},
		{"es", 0, "0 comunicados"},
		{"es", 1, "1 comunicado"},
		{"es", 1214, "1214 comunicados"},
		{"es", 12140, "12\u202F140 comunicados"},
		{"de", 1, "1 Mitteilung"},
		{"de", 1214, "1.214 Mitteilungen"},
		{"ar", 0, "لا بيانات"},
		{"ar", 1, "بيان واحد"},
		{"ar", 2, "بيانان"},
		{"ar", 3, "3 بيانات"},
		{"ar", 10, "10 بيانات"},
		{"ar", 11, "11 بياناً"},
		{"ar", 99, "99 بياناً"},
		{"ar", 100, "100 بيان"},
		{"ar", 102, "102 بيان"},
		{"ar", 103, "103 بيانات"},
		{"zh", 1, "1 篇新闻稿"},
		{"zh", 1000000, "1,000,000 篇新闻稿"},
	};
	struct spoken s;
	size_t i;

	(void)state;
	spoken_open(&s);
	for (i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		assert_string_equal(
			words_count(&s.arena, spoken_in(&s, counts[i].language),
				"releases", counts[i].number)
				.ptr,
			counts[i].text);
	spoken_close(&s);
}

static void sizes_are_short_and_never_too_large(void **state)
{
	static const struct {
		const char *language;
		uint64_t bytes;
		const char *text;
	} sizes[] = {
		{"en", 0, "0 bytes"},
		{"en", 1, "1 byte"},
		{"en", 999, "999 bytes"},
		{"en", 1000, "1.0\u00A0kB"},
		{"en", 9999, "9.9\u00A0kB"},
		{"en", 10000, "10\u00A0kB"},
		{"en", 417123, "417\u00A0kB"},
		{"en", 999999, "999\u00A0kB"},
		{"en", 4100000, "4.1\u00A0MB"},
		{"en", 12000000000, "12\u00A0GB"},
		{"en", 1234000000000, "1,234\u00A0GB"},
		{"fr", 417123, "417\u00A0ko"},
		{"fr", 4100000, "4,1\u00A0Mo"},
		{"fr", 1, "1\u00A0octet"},
		{"es", 4100000, "4,1\u00A0MB"},
		{"de", 4100000, "4,1\u00A0MB"},
		{"de", 5, "5 Byte"},
		{"zh", 4100000, "4.1\u00A0MB"},
		{"zh", 5, "5 字节"},
		{"ar", 4100000, "4.1\u00A0ميغابايت"},
		{"ar", 11, "11 بايتاً"},
	};
	struct spoken s;
	size_t i;

	(void)state;
	spoken_open(&s);
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		assert_string_equal(
			words_size(&s.arena, spoken_in(&s, sizes[i].language),
				sizes[i].bytes)
				.ptr,
			sizes[i].text);
	spoken_close(&s);
}

static const char *list_of(
	struct spoken *s, const char *language, const char *const names[])
{
	const struct words *words = spoken_in(s, language);
	struct str text = STR("");
	size_t count = 0, i;

	while (names[count])
		count++;
	for (i = 0; i < count; i++) {
		struct str between =
			words_between(words, i, count, str_from(names[i]));

		text = arena_format(&s->arena, "%.*s%.*s%s", STR_ARG(text),
			STR_ARG(between), names[i]);
	}
	return text.ptr;
}

static void lists_of_names_have_the_signs_of_the_language(void **state)
{
	static const char *const three[] = {"Ana", "Bo", "Inés", NULL};
	static const char *const two[] = {"Ana", "Hilda", NULL};
	static const char *const ice[] = {"agua", "hielo", NULL};
	static const char *const one[] = {"Ana", NULL};
	struct spoken s;

	(void)state;
	spoken_open(&s);
	assert_string_equal(list_of(&s, "en", one), "Ana");
	assert_string_equal(list_of(&s, "en", three), "Ana, Bo and Inés");
	assert_string_equal(list_of(&s, "es", three), "Ana, Bo e Inés");
	assert_string_equal(list_of(&s, "es", two), "Ana e Hilda");
	assert_string_equal(list_of(&s, "es", ice), "agua y hielo");
	assert_string_equal(list_of(&s, "fr", three), "Ana, Bo et Inés");
	assert_string_equal(list_of(&s, "de", three), "Ana, Bo und Inés");
	assert_string_equal(list_of(&s, "ar", three), "Ana، Bo وInés");
	assert_string_equal(list_of(&s, "zh", three), "Ana、Bo和Inés");
	spoken_close(&s);
}

static void labels_datelines_and_titles_have_them_too(void **state)
{
	struct spoken s;
	struct str a = STR("a"), b = STR("b");

	(void)state;
	spoken_open(&s);
	assert_string_equal(
		words_labelled(&s.arena, spoken_in(&s, "en"), a, b).ptr,
		"a: b");
	assert_string_equal(
		words_labelled(&s.arena, spoken_in(&s, "fr"), a, b).ptr,
		"a\u00A0: b");
	assert_string_equal(
		words_labelled(&s.arena, spoken_in(&s, "zh"), a, b).ptr,
		"a：b");
	assert_string_equal(
		words_joined(&s.arena, spoken_in(&s, "ar"), a, b).ptr, "a، b");
	assert_string_equal(
		words_dateline(&s.arena, spoken_in(&s, "fr"), a, b).ptr,
		"a, le b");
	assert_string_equal(
		words_dateline(&s.arena, spoken_in(&s, "fr"), STR(""), b).ptr,
		"b");
	assert_string_equal(
		words_title_of_month(&s.arena, spoken_in(&s, "fr"), 12).ptr,
		"Décembre");
	assert_string_equal(
		words_title_of_month(&s.arena, spoken_in(&s, "zh"), 12).ptr,
		"12月");
	assert_string_equal(
		words_title_of_year(&s.arena, spoken_in(&s, "zh"), STR("2026"))
			.ptr,
		"2026年新闻稿");
	assert_string_equal(
		words_numbered(&s.arena, spoken_in(&s, "zh"), STR("part"), 2)
			.ptr,
		"第 2 页");
	spoken_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_has_the_form_of_the_language),
		cmocka_unit_test(a_week_has_its_days),
		cmocka_unit_test(a_time_of_day_has_the_form_of_the_language),
		cmocka_unit_test(a_time_alone_has_its_zone),
		cmocka_unit_test(numbers_change_their_words),
		cmocka_unit_test(sizes_are_short_and_never_too_large),
		cmocka_unit_test(lists_of_names_have_the_signs_of_the_language),
		cmocka_unit_test(labels_datelines_and_titles_have_them_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
