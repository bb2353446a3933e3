#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "base/utf8_data.h"

/*
 * The files of the Unicode Consortium as outside judges, from Debian's
 * package unicode-data, or below the folder of DATELINE_UNICODE_DATA. Where
 * we do not agree with them stands in a list, with a reason; what agrees by
 * now must leave its list.
 */
#define VERSION "15.0.0"

enum { LINE_BYTES = 2048 };

/* A case that we judge otherwise, as the file has it, up to its remark. */
struct exception {
	const char *where, *reason;
};

/* Ends with NULL. Nothing is left. */
static const struct exception grapheme_exceptions[] = {{NULL, NULL}};
static const struct exception line_exceptions[] = {{NULL, NULL}};

/* Characters whose cells are not those of EastAsianWidth.txt. */
static const struct {
	uint32_t first, last;
	const char *reason;
} width_exceptions[] = {
	{0x1F1E6, 0x1F1FF, "two of these letters are a flag in two cells"},
	{0x1FA7D, 0x1FA7F, "a picture to come: all around are wide"},
	{0x1FA89, 0x1FA8F, "a picture to come"},
	{0x1FABE, 0x1FABE, "a picture to come"},
	{0x1FAC6, 0x1FACD, "a picture to come"},
	{0x1FADC, 0x1FADF, "a picture to come"},
	{0x1FAE9, 0x1FAEF, "a picture to come"},
	{0x1FAF9, 0x1FAFF, "a picture to come"},
};

/* Where Debian and Fedora have the files. */
static FILE *open_in_folders(const char *name)
{
	const char *folders[] = {getenv("DATELINE_UNICODE_DATA"),
		"/usr/share/unicode", "/usr/share/unicode/ucd"};
	char path[LINE_BYTES];
	FILE *file = NULL;
	size_t i;

	for (i = 0; !file && i < sizeof(folders) / sizeof(*folders); i++) {
		if (!folders[i])
			continue;
		snprintf(path, sizeof(path), "%s/%s", folders[i], name);
		file = fopen(path, "r");
	}
	return file;
}

/* NULL: not there, or of another version than our tables. */
static FILE *open_file(const char *name)
{
	char line[LINE_BYTES];
	FILE *file = open_in_folders(name);

	if (!file) {
		print_message("no %s: skipped\n", name);
		return NULL;
	}
	if (fgets(line, sizeof(line), file) && strstr(line, VERSION))
		return file;
	print_message("%s is not of Unicode " VERSION ": skipped\n", name);
	fclose(file);
	return NULL;
}

/* "÷ 0020 × 0308 ÷ 0020 ÷ # ..." */
struct sample {
	struct str line; /* up to the remark */
	char text[LINE_BYTES];
	bool borders[LINE_BYTES]; /* one before that byte */
	size_t len;
};

static bool read_sample(struct sample *sample, char *line, size_t len)
{
	struct str rest = {line, len}, word;
	bool border = false;

	assert_true(len < LINE_BYTES);
	memset(sample, 0, sizeof(*sample));
	rest = str_trim(str_slice(rest, 0, str_find_char(rest, '#')));
	sample->line = rest;
	while (rest.len && str_next(&rest, ' ', &word)) {
		word = str_trim(word);
		if (str_equal_z(word, "÷") || str_equal_z(word, "×")) {
			border = str_equal_z(word, "÷");
			continue;
		}
		sample->borders[sample->len] = border;
		sample->len += utf8_encode(sample->text + sample->len,
			(uint32_t)strtoul(word.ptr, NULL, 16));
	}
	return sample->len > 0;
}

static bool graphemes_agree(const struct sample *sample)
{
	struct str rest = {sample->text, sample->len}, grapheme;
	bool found[LINE_BYTES] = {false};
	size_t at = 0;

	while (utf8_next_grapheme(&rest, &grapheme)) {
		found[at] = true;
		at += grapheme.len;
	}
	return memcmp(found, sample->borders, sample->len) == 0;
}

/* What stands before the first character of a text is no matter. */
static bool line_breaks_agree(const struct sample *sample)
{
	struct arena arena = {0};
	const uint8_t *breaks = utf8_line_breaks(
		&arena, (struct str){sample->text, sample->len});
	bool agree = true;
	size_t i;

	for (i = 1; i < sample->len; i++)
		agree &= (breaks[i] != 0) == sample->borders[i];
	arena_release(&arena);
	return agree;
}

static bool is_exception(const struct exception *list, struct str line)
{
	for (; list->where; list++)
		if (str_equal_z(line, list->where))
			return true;
	return false;
}

static size_t count_exceptions(const struct exception *list)
{
	size_t count = 0;

	while (list[count].where)
		count++;
	return count;
}

/* All cases of a file; `least` of them must be there. */
static void judge(const char *name, bool (*agrees)(const struct sample *),
	const struct exception *exceptions, size_t least)
{
	FILE *file = open_file(name);
	struct sample sample;
	char *line = NULL;
	size_t room = 0, count = 0, excepted = 0;
	ssize_t len;

	if (!file)
		skip();
	while ((len = getline(&line, &room, file)) > 0) {
		bool known;

		if (!read_sample(&sample, line, (size_t)len))
			continue;
		count++;
		known = is_exception(exceptions, sample.line);
		excepted += known;
		if (agrees(&sample) == known)
			fail_msg("%s: %s",
				known ? "agrees now, strike it off the list"
				      : "not as Unicode has it",
				line);
	}
	free(line);
	fclose(file);
	assert_true(count >= least);
	assert_int_equal(excepted, count_exceptions(exceptions));
}

static void graphemes_are_those_of_the_unicode_consortium(void **state)
{
	(void)state;
	judge("auxiliary/GraphemeBreakTest.txt", graphemes_agree,
		grapheme_exceptions, 600);
}

static void line_breaks_are_those_of_the_unicode_consortium(void **state)
{
	(void)state;
	judge("auxiliary/LineBreakTest.txt", line_breaks_agree, line_exceptions,
		7600);
}

static bool is_width_exception(uint32_t character)
{
	size_t i;

	for (i = 0; i < sizeof(width_exceptions) / sizeof(*width_exceptions);
		i++)
		if (character >= width_exceptions[i].first &&
			character <= width_exceptions[i].last)
			return true;
	return false;
}

/* Marks and signs for programs are shown in no cell of their own. */
static bool is_cell_less(uint32_t character, const char *category)
{
	return strncmp(category, "Mn", 2) == 0 ||
	       strncmp(category, "Me", 2) == 0 ||
	       strncmp(category, "Cf", 2) == 0 ||
	       strncmp(category, "Cc", 2) == 0 ||
	       (character >= 0x1160 && character <= 0x11FF);
}

static size_t expected_width(
	uint32_t character, const char *width, const char *category, bool wide)
{
	if (character == '\t')
		return 1;
	if (character == 0xFE0F)
		return 2; /* makes a picture of the sign before it */
	if (is_cell_less(character, category))
		return 0;
	if (width[0] == 'W' || width[0] == 'F')
		return 2;
	return width[0] == 'A' && width[1] != 'l' && wide ? 2 : 1;
}

static void check_width(
	uint32_t character, const char *width, const char *category)
{
	char text[4];
	struct str s = {text, utf8_encode(text, character)};
	bool agrees;

	if (character >= 0xD800 && character <= 0xDFFF)
		return;
	agrees = utf8_width(s) ==
			 expected_width(character, width, category, false) &&
		 utf8_wide_width(s) ==
			 expected_width(character, width, category, true);
	if (agrees == is_width_exception(character))
		fail_msg("U+%04X %s", character,
			agrees ? "agrees now, strike it off the list"
			       : "is not as wide as Unicode has it");
}

/* "0300..036F;A # Mn [112] ..."; what is not listed is narrow. */
static void widths_are_those_of_the_unicode_consortium(void **state)
{
	FILE *file = open_file("EastAsianWidth.txt");
	char line[LINE_BYTES], width[4], category[4];
	uint32_t next = 0, first, last;

	(void)state;
	if (!file)
		skip();
	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "%x..%x;%3[A-Za-z] # %3s", &first, &last,
			    width, category) != 4) {
			if (sscanf(line, "%x;%3[A-Za-z] # %3s", &first, width,
				    category) != 3)
				continue;
			last = first;
		}
		for (; next < first; next++)
			check_width(next, "N", "Cn");
		for (; next <= last; next++)
			check_width(next, width, category);
	}
	fclose(file);
	assert_true(next > 0x10FFFD);
}

/* The names of enum utf8_class, in its order. */
static const char *const classes[] = {"AL", "B2", "BA", "BB", "BK", "CB", "CL",
	"CM", "CP", "CPE", "CR", "EB", "EM", "EC", "EX", "GL", "H2", "H3", "HL",
	"HY", "ID", "IN", "IS", "JL", "JT", "JV", "LF", "NL", "NS", "NU", "OP",
	"OPE", "PO", "PR", "QU", "RI", "SP", "SY", "WJ", "ZW", "ZWJ"};

/* LB1, and the three classes that we have more. */
static bool is_class(const char *ours, const char *theirs)
{
	if (!strcmp(theirs, "AI") || !strcmp(theirs, "XX") ||
		!strcmp(theirs, "SG"))
		theirs = "AL";
	if (!strcmp(theirs, "SA"))
		return !strcmp(ours, "AL") || !strcmp(ours, "CM");
	if (!strcmp(theirs, "CJ"))
		theirs = "NS";
	if (!strcmp(ours, "OPE") || !strcmp(ours, "CPE"))
		return strncmp(ours, theirs, 2) == 0 && !theirs[2];
	if (!strcmp(ours, "EC"))
		theirs = !strcmp(theirs, "ID") ? "EC" : theirs;
	return !strcmp(ours, theirs);
}

static void the_class_of_every_character_is_theirs(void **state)
{
	FILE *file = open_file("LineBreak.txt");
	char line[LINE_BYTES], class[4];
	uint32_t first, last, count = 0;

	(void)state;
	if (!file)
		skip();
	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "%x..%x;%3[A-Z0-9]", &first, &last, class) !=
			3) {
			if (sscanf(line, "%x;%3[A-Z0-9]", &first, class) != 2)
				continue;
			last = first;
		}
		for (; first <= last; first++, count++) {
			size_t at = utf8_data_find(
				utf8_classes, utf8_classes_count, first);
			const char *ours = classes[utf8_classes[at] & 0xFF];

			if (!is_class(ours, class))
				fail_msg("U+%04X: %s", first, ours);
		}
	}
	fclose(file);
	assert_true(count > 300000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(graphemes_are_those_of_the_unicode_consortium),
		cmocka_unit_test(
			line_breaks_are_those_of_the_unicode_consortium),
		cmocka_unit_test(widths_are_those_of_the_unicode_consortium),
		cmocka_unit_test(the_class_of_every_character_is_theirs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
