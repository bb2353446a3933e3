#include "model/numeral.h"

#include "model/words.h"

/* How one language says a number of 0 to NUMERAL_MAX. */
struct spoken {
	struct buf *out;
	struct str language; /* the whole tag */
	bool is_feminine;
};

static bool english(const struct spoken *s, size_t number)
{
	static const char *const words[] = {"zero", "one", "two", "three",
		"four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen",
		"sixteen", "seventeen", "eighteen", "nineteen"};
	static const char *const tens[] = {NULL, NULL, "twenty", "thirty",
		"forty", "fifty", "sixty", "seventy", "eighty", "ninety",
		"one hundred"};

	buf_z(s->out, number < 20 ? words[number] : tens[number / 10]);
	if (number >= 20 && number % 10)
		buf_format(s->out, "-%s", words[number % 10]);
	return true;
}

static bool spanish(const struct spoken *s, size_t number)
{
	static const char *const words[] = {"cero", NULL, "dos", "tres",
		"cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
		"once", "doce", "trece", "catorce", "quince", "dieciséis",
		"diecisiete", "dieciocho", "diecinueve", "veinte", NULL,
		"veintidós", "veintitrés", "veinticuatro", "veinticinco",
		"veintiséis", "veintisiete", "veintiocho", "veintinueve"};
	static const char *const tens[] = {NULL, NULL, NULL, "treinta",
		"cuarenta", "cincuenta", "sesenta", "setenta", "ochenta",
		"noventa", "cien"};

	if (number >= 30) {
		buf_z(s->out, tens[number / 10]);
		number %= 10;
		if (!number)
			return true;
		buf_z(s->out, " y ");
	}
	if (words[number])
		buf_z(s->out, words[number]);
	else if (number == 1)
		buf_z(s->out, s->is_feminine ? "una" : "un");
	else
		buf_z(s->out, s->is_feminine ? "veintiuna" : "veintiún");
	return true;
}

/* In Belgium and Switzerland: septante, nonante. */
static bool has_septante(struct str language)
{
	return str_equal_nocase(language, STR("fr-BE")) ||
	       str_equal_nocase(language, STR("fr-CH"));
}

/* The number that is added to for `number`: 60 for 71, 80 for 99. */
static size_t french_ten(const struct spoken *s, size_t number)
{
	size_t ten = number - number % 10;

	if ((ten == 70 || ten == 90) && !has_septante(s->language))
		ten -= 10;
	return ten;
}

static bool french(const struct spoken *s, size_t number)
{
	static const char *const words[] = {"zéro", "un", "deux", "trois",
		"quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
		"douze", "treize", "quatorze", "quinze", "seize", "dix-sept",
		"dix-huit", "dix-neuf"};
	static const char *const tens[] = {NULL, NULL, "vingt", "trente",
		"quarante", "cinquante", "soixante", "septante", "quatre-vingt",
		"nonante", "cent"};
	size_t ten = number < 20 ? 0 : french_ten(s, number);
	size_t rest = number - ten;

	if (ten)
		buf_z(s->out, tens[ten / 10]);
	if (ten && !rest) {
		buf_z(s->out, ten == 80 ? "s" : "");
		return true;
	}
	if (ten)
		buf_z(s->out, ten != 80 && rest % 10 == 1 ? " et " : "-");
	buf_z(s->out, rest == 1 && s->is_feminine ? "une" : words[rest]);
	return true;
}

/* Switzerland and Liechtenstein write no ß. */
static const char *german_thirty(struct str language)
{
	return str_equal_nocase(language, STR("de-CH")) ||
			       str_equal_nocase(language, STR("de-LI"))
		       ? "dreissig"
		       : "dreißig";
}

static bool german(const struct spoken *s, size_t number)
{
	static const char *const words[] = {"null", "ein", "zwei", "drei",
		"vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
		"elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn",
		"siebzehn", "achtzehn", "neunzehn"};
	static const char *const tens[] = {NULL, NULL, "zwanzig", NULL,
		"vierzig", "fünfzig", "sechzig", "siebzig", "achtzig",
		"neunzig", "hundert"};

	if (number < 20) {
		buf_z(s->out, words[number]);
		buf_z(s->out, number == 1 && s->is_feminine ? "e" : "");
		return true;
	}
	if (number % 10)
		buf_format(s->out, "%sund", words[number % 10]);
	buf_z(s->out, tens[number / 10] ? tens[number / 10]
					: german_thirty(s->language));
	return true;
}

/*
 * From three to ten a number has the ending that what it counts has not. The
 * tens stand as in the subject of a sentence.
 */
static bool arabic(const struct spoken *s, size_t number)
{
	static const char *const words[][10] = {
		{NULL, "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة",
			"ثمانية", "تسعة"},
		{NULL, "إحدى", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع",
			"ثماني", "تسع"}};
	static const char *const teens[][3] = {{"عشرة", "أحد عشر", "اثنا عشر"},
		{"عشر", "إحدى عشرة", "اثنتا عشرة"}};
	static const char *const tens[] = {NULL, NULL, "عشرون", "ثلاثون",
		"أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون", "مئة"};
	size_t one = number % 10;

	if (number < 3)
		return false;
	if (number < 10) {
		buf_z(s->out, words[s->is_feminine][number]);
	} else if (number < 13) {
		buf_z(s->out, teens[s->is_feminine][number - 10]);
	} else if (number < 20) {
		buf_format(s->out, "%s %s", words[s->is_feminine][one],
			s->is_feminine ? "عشرة" : "عشر");
	} else {
		if (one == 8 && s->is_feminine)
			buf_z(s->out, "ثمان و");
		else if (one)
			buf_format(s->out, "%s و", words[s->is_feminine][one]);
		buf_z(s->out, tens[number / 10]);
	}
	return true;
}

/* Before a measure word two is liang, but not in twelve or twenty-two. */
static bool chinese(const struct spoken *s, size_t number)
{
	static const char *const digits[] = {"零", "一", "二", "三", "四", "五",
		"六", "七", "八", "九", "十"};
	bool is_traditional =
		str_equal_nocase(words_tag(s->language), STR("zh-Hant"));

	if (number == 2) {
		buf_z(s->out, is_traditional ? "兩" : "两");
	} else if (number == NUMERAL_MAX) {
		buf_z(s->out, "一百");
	} else if (number <= 10) {
		buf_z(s->out, digits[number]);
	} else {
		buf_z(s->out, number < 20 ? "" : digits[number / 10]);
		buf_z(s->out, "十");
		buf_z(s->out, number % 10 ? digits[number % 10] : "");
	}
	return true;
}

static const struct {
	const char *language;
	bool (*say)(const struct spoken *s, size_t number);
} languages[] = {
	{"en", english},
	{"es", spanish},
	{"fr", french},
	{"de", german},
	{"ar", arabic},
	{"zh", chinese},
};

bool numeral_words(struct buf *out, struct str language,
	enum numeral_gender gender, size_t number)
{
	const struct spoken s = {out, language, gender == NUMERAL_FEMININE};
	size_t i;

	if (number > NUMERAL_MAX)
		return false;
	for (i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		if (words_is_same_language(
			    language, str_from(languages[i].language)))
			return languages[i].say(&s, number);
	return false;
}
