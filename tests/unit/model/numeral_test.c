#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/numeral.h"

/* "" where digits are right. */
static void expect(const char *language, enum numeral_gender gender,
	size_t number, const char *words)
{
	struct buf out = {0};
	bool is_said = numeral_words(&out, str_from(language), gender, number);

	buf_char(&out, '\0');
	assert_string_equal(out.ptr, words);
	assert_int_equal(is_said, *words != '\0');
	buf_release(&out);
}

/* The numbers from `from` on, NULL at the end. */
static void expect_from(const char *language, enum numeral_gender gender,
	size_t from, const char *const words[])
{
	for (; *words; words++)
		expect(language, gender, from++, *words);
}

static void english_hyphenates_tens_and_ones(void **state)
{
	(void)state;
	expect_from("en-GB", NUMERAL_FEMININE, 0,
		(const char *const[]){"zero", "one", "two", "three", NULL});
	expect_from("en", NUMERAL_MASCULINE, 18,
		(const char *const[]){"eighteen", "nineteen", "twenty",
			"twenty-one", "twenty-two", NULL});
	expect_from("en-US", NUMERAL_MASCULINE, 98,
		(const char *const[]){"ninety-eight", "ninety-nine",
			"one hundred", "", NULL});
}

static void spanish_agrees_in_one(void **state)
{
	(void)state;
	expect_from("es", NUMERAL_MASCULINE, 0,
		(const char *const[]){"cero", "un", "dos", "tres", NULL});
	expect_from("es-MX", NUMERAL_MASCULINE, 15,
		(const char *const[]){"quince", "dieciséis", "diecisiete",
			"dieciocho", "diecinueve", "veinte", "veintiún",
			"veintidós", "veintitrés", "veinticuatro", NULL});
	expect("es", NUMERAL_FEMININE, 1, "una");
	expect("es", NUMERAL_FEMININE, 21, "veintiuna");
	expect_from("es", NUMERAL_FEMININE, 29,
		(const char *const[]){"veintinueve", "treinta", "treinta y una",
			"treinta y dos", NULL});
	expect("es", NUMERAL_MASCULINE, 91, "noventa y un");
	expect("es", NUMERAL_MASCULINE, 100, "cien");
	expect("es", NUMERAL_MASCULINE, 101, "");
}

static void french_counts_by_twenties_but_in_belgium(void **state)
{
	(void)state;
	expect_from("fr", NUMERAL_MASCULINE, 15,
		(const char *const[]){"quinze", "seize", "dix-sept", "dix-huit",
			"dix-neuf", "vingt", "vingt et un", "vingt-deux",
			NULL});
	expect_from("fr-FR", NUMERAL_FEMININE, 59,
		(const char *const[]){"cinquante-neuf", "soixante",
			"soixante et une", "soixante-deux", NULL});
	expect_from("fr", NUMERAL_FEMININE, 69,
		(const char *const[]){"soixante-neuf", "soixante-dix",
			"soixante et onze", "soixante-douze", NULL});
	expect_from("fr", NUMERAL_MASCULINE, 79,
		(const char *const[]){"soixante-dix-neuf", "quatre-vingts",
			"quatre-vingt-un", "quatre-vingt-deux", NULL});
	expect_from("fr", NUMERAL_MASCULINE, 90,
		(const char *const[]){"quatre-vingt-dix", "quatre-vingt-onze",
			"quatre-vingt-douze", NULL});
	expect_from("fr", NUMERAL_MASCULINE, 99,
		(const char *const[]){
			"quatre-vingt-dix-neuf", "cent", "", NULL});
	expect_from("fr-BE", NUMERAL_MASCULINE, 70,
		(const char *const[]){
			"septante", "septante et un", "septante-deux", NULL});
	expect("fr-CH", NUMERAL_MASCULINE, 99, "nonante-neuf");
	expect("fr-BE", NUMERAL_MASCULINE, 85, "quatre-vingt-cinq");
}

static void german_puts_ones_first(void **state)
{
	(void)state;
	expect_from("de", NUMERAL_MASCULINE, 0,
		(const char *const[]){"null", "ein", "zwei", NULL});
	expect("de", NUMERAL_FEMININE, 1, "eine");
	expect_from("de", NUMERAL_FEMININE, 16,
		(const char *const[]){"sechzehn", "siebzehn", "achtzehn",
			"neunzehn", "zwanzig", "einundzwanzig",
			"zweiundzwanzig", NULL});
	expect_from("de-AT", NUMERAL_MASCULINE, 30,
		(const char *const[]){"dreißig", "einunddreißig", NULL});
	expect("de-CH", NUMERAL_MASCULINE, 35, "fünfunddreissig");
	expect_from("de", NUMERAL_MASCULINE, 99,
		(const char *const[]){"neunundneunzig", "hundert", "", NULL});
}

static void arabic_turns_the_gender_round(void **state)
{
	(void)state;
	expect_from("ar", NUMERAL_FEMININE, 0,
		(const char *const[]){"", "", "", "ثلاث", "أربع", "خمس", "ست",
			"سبع", "ثماني", "تسع", "عشر", "إحدى عشرة", "اثنتا عشرة",
			"ثلاث عشرة", NULL});
	expect_from("ar", NUMERAL_MASCULINE, 2,
		(const char *const[]){"", "ثلاثة", "أربعة", "خمسة", "ستة",
			"سبعة", "ثمانية", "تسعة", "عشرة", "أحد عشر", "اثنا عشر",
			"ثلاثة عشر", NULL});
	expect("ar-EG", NUMERAL_FEMININE, 18, "ثماني عشرة");
	expect("ar", NUMERAL_MASCULINE, 18, "ثمانية عشر");
	expect_from("ar", NUMERAL_FEMININE, 20,
		(const char *const[]){"عشرون", "إحدى وعشرون", "اثنتان وعشرون",
			"ثلاث وعشرون", NULL});
	expect("ar", NUMERAL_FEMININE, 28, "ثمان وعشرون");
	expect("ar", NUMERAL_MASCULINE, 28, "ثمانية وعشرون");
	expect("ar", NUMERAL_MASCULINE, 31, "واحد وثلاثون");
	expect_from("ar", NUMERAL_MASCULINE, 99,
		(const char *const[]){"تسعة وتسعون", "مئة", "", NULL});
}

static void chinese_says_liang_for_two_of_something(void **state)
{
	(void)state;
	expect_from("zh", NUMERAL_MASCULINE, 0,
		(const char *const[]){"零", "一", "两", "三", NULL});
	expect("zh-TW", NUMERAL_MASCULINE, 2, "兩");
	expect("zh-Hant", NUMERAL_MASCULINE, 2, "兩");
	expect_from("zh-Hans", NUMERAL_MASCULINE, 9,
		(const char *const[]){
			"九", "十", "十一", "十二", "十三", NULL});
	expect_from("zh", NUMERAL_MASCULINE, 19,
		(const char *const[]){
			"十九", "二十", "二十一", "二十二", NULL});
	expect_from("zh", NUMERAL_MASCULINE, 99,
		(const char *const[]){"九十九", "一百", "", NULL});
}

static void other_languages_have_digits(void **state)
{
	(void)state;
	expect("nl", NUMERAL_MASCULINE, 3, "");
	expect("", NUMERAL_MASCULINE, 3, "");
	expect("english", NUMERAL_MASCULINE, 3, "");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_hyphenates_tens_and_ones),
		cmocka_unit_test(spanish_agrees_in_one),
		cmocka_unit_test(french_counts_by_twenties_but_in_belgium),
		cmocka_unit_test(german_puts_ones_first),
		cmocka_unit_test(arabic_turns_the_gender_round),
		cmocka_unit_test(chinese_says_liang_for_two_of_something),
		cmocka_unit_test(other_languages_have_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
