#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/prose.h"

/* The findings on `text` as the text of `release`, in the one-line form. */
static void assert_release_found(
	const struct release *release, const char *text, const char *findings)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct source src;
	struct body body = {0};
	struct buf out = {0};

	assert_true(source_make(&d, &src, STR("a.md"), str_from(text)));
	prose_check(&d, release, source_span(&src, 0, src.size), &body);
	diags_print(&out, &d, DIAG_GNU, false);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, findings);
	buf_release(&out);
	arena_release(&arena);
}

static void assert_found(const char *text, const char *findings)
{
	struct release release = {.embargo.kind = EMBARGO_NONE};

	assert_release_found(&release, text, findings);
}

/* A quotation is open in `text`, at this place. */
static void assert_open(const char *text, const char *place)
{
	struct arena arena = {0};

	assert_found(text,
		arena_format(&arena,
			"a.md:%s: warning: this quotation is never closed "
			"[quotation-open]\n",
			place)
			.ptr);
	arena_release(&arena);
}

/* ---- who signs ---- */

static void a_number_that_is_one_is_found(void **state)
{
	struct release release = {
		.embargo.kind = EMBARGO_NONE, .signatories.count = 1};
	const char *text = "a\n\nAll {{signatory-count-words}} groups.\n";

	(void)state;
	assert_release_found(&release, text,
		"a.md:3:5: warning: only one signs; read the sentence again "
		"[signatory-single]\n");
	assert_release_found(&release, "One group, {{signatory-count\n", "");
	assert_release_found(&release, "One group.\n", "");
	release.signatories.count = 2;
	assert_release_found(&release, text, "");
	release.signatories.count = 0;
	assert_release_found(&release, text, "");
	release.signatories.count = release.signatories.pending = 1;
	release.is_held = true;
	assert_release_found(&release, text, "");
}

/* ---- quotations ---- */

static void a_quotation_that_never_ends_is_found(void **state)
{
	(void)state;
	assert_open("a\n\nHe said “we won’t go.\n\nNext.\n", "3:9");
	assert_open("“a” “b, said Jo.\n", "1:5");
	assert_open("> “a\n> b\n", "1:3");
	assert_open("Er sagte: „Wir gehen nicht.\n", "1:11");
	assert_open("Il a dit : « Nous restons.\n", "1:12");
	assert_open("He said \"we stay.\n", "1:9");
	assert_open("- a\n- “b\n", "2:3");
}

static void closed_quotations_are_left_alone(void **state)
{
	static const char *const texts[] = {"“a,” he said. “b.”",
		"„Wir gehen“, sagte sie. „Bald.“", "„Wir gehen”, sagte sie.",
		"« Nous restons », dit-il.", "»Wir bleiben«, sagte er.",
		"\"a\" and \"b\"", "“a\" and \"b”",
		"It’s the groups’ letterbox", "the 27\" screen", "a 5'10\" man",
		"”Vi stannar”, sade hon.", "`\"` and `“`", "“a ‘b’ c”",
		"[a](https://b.org \"c\")", "\"It's 27\" wide\"",
		"“Multi\nline.”"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_found(texts[i], "");
}

static void a_quotation_may_go_on_in_the_next_paragraph(void **state)
{
	(void)state;
	assert_found("“We won.\n\n“And we go on,” said Jo.\n", "");
	assert_found("\"We won.\n\n\"And we go on,\" said Jo.\n", "");
	assert_found("„Wir haben.\n\n„Und weiter“, sagte Jo.\n", "");
	assert_found("« Un.\n\n« Deux », dit-il.\n", "");
	assert_found("“We won.\n\n> *“And go on.”*\n", "");
	assert_open("“We won.\n\nAnd on.\n\n“c.”\n", "1:1");
	assert_found("“He said nothing of that.\n\n“And on.”\n", "");
}

static void one_that_names_its_speaker_should_have_ended(void **state)
{
	static const char *const ends[] = {"a, said Jo Roe, director.",
		"a. said Jo Roe.", "a, Roe said.", "a, according to Roe.",
		"a, Jo Roe of the Network added."};
	struct arena arena = {0};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		assert_open(
			arena_format(&arena, "“%s\n\n“b,” she said.\n", ends[i])
				.ptr,
			"1:1");
	arena_release(&arena);
}

static void code_between_fences_is_not_prose(void **state)
{
	(void)state;
	assert_found("```\n“a\n```\n", "");
	assert_open("a\n```\n“a\n```\n“b\n", "5:1");
}

/* ---- the letter ---- */

static const char no_letter[] =
	"the text speaks of a letter; add the field \"letter\" or a link "
	"[letter-missing]\n";

static void a_letter_that_is_nowhere_is_missed(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_found("The open Letter says so.\n",
		arena_format(&arena, "a.md:1:10: warning: %s", no_letter).ptr);
	assert_found("[The report](https://a.org), the letter.\n",
		arena_format(&arena, "a.md:1:34: warning: %s", no_letter).ptr);
	assert_found("Our newsletter, by letters.\n", "");
	arena_release(&arena);
}

static void a_letter_that_is_there_is_not_missed(void **state)
{
	struct letter letter = {0};
	struct release with_field = {.letter = &letter};
	struct release is_letter = {.kind = KIND_LETTER};
	struct release_file file = {.name = STR("open-letter.pdf")};
	const struct release_file *files[] = {&file};
	struct body body = {.files = files, .file_count = 1};
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct source src;

	(void)state;
	assert_found("The letter: [read the letter](https://a.org).\n", "");
	assert_found("The letter: [Letter][1].\n", "");
	assert_release_found(&with_field, "The letter says so.\n", "");
	assert_release_found(&is_letter, "This letter says so.\n", "");
	assert_true(source_make(&d, &src, STR("a.md"), STR("The letter")));
	prose_check(&d, &is_letter, source_span(&src, 0, src.size), &body);
	is_letter.kind = KIND_RELEASE;
	prose_check(&d, &is_letter, source_span(&src, 0, src.size), &body);
	assert_int_equal(d.count, 0);
	arena_release(&arena);
}

/* ---- gaps ---- */

static void gaps_left_to_fill_in_are_found(void **state)
{
	static const char *const gaps[] = {"XX", "XXX", "TK", "TKTK", "TBC",
		"TBD", "TBA", "[date]", "[Name]", "[insert quote here]",
		"[your city]", "Lorem ipsum", "{{signatories}}"};
	struct arena arena = {0};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(gaps) / sizeof(*gaps); i++)
		assert_found(arena_format(&arena, "On %s, 12.\n", gaps[i]).ptr,
			arena_format(&arena,
				"a.md:1:4: warning: \"%s\" looks like "
				"something still to be filled in "
				"[text-placeholder]\n",
				gaps[i])
				.ptr);
	arena_release(&arena);
}

static void words_that_only_look_like_gaps_are_left_alone(void **state)
{
	static const char *const texts[] = {"XXL", "TKO", "MAXXI", "tk",
		"[date](https://a.org)", "[date][1]", "[date]: https://a.org",
		"[a note]", "{{signatory-count}}", "{{signatory-count-words}}",
		"{{signatory-count-words-f}}", "a.org/TBC", "{{", "[", "X",
		"[date"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_found(texts[i], "");
}

static void findings_of_one_text_are_limited(void **state)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct release release = {0};
	struct source src;
	struct buf text = {0};
	int i;

	(void)state;
	for (i = 0; i <= PROSE_MAX_FINDINGS; i++)
		buf_z(&text, "TK ");
	assert_true(source_make(&d, &src, STR("a.md"), buf_view(&text)));
	prose_check(&d, &release, source_span(&src, 0, src.size - 6), NULL);
	assert_int_equal(d.count, PROSE_MAX_FINDINGS - 1);
	prose_check(&d, &release, source_span(&src, 0, src.size - 3), NULL);
	assert_int_equal(d.count, 2 * PROSE_MAX_FINDINGS - 1);
	prose_check(&d, &release, source_span(&src, 0, src.size), NULL);
	assert_int_equal(d.count, 3 * PROSE_MAX_FINDINGS - 1);
	buf_release(&text);
	arena_release(&arena);
}

/* ---- the release line ---- */

static void a_typed_release_line_is_found(void **state)
{
	struct release until = {.embargo.kind = EMBARGO_UNTIL};

	(void)state;
	assert_found("**FOR IMMEDIATE RELEASE**\n",
		"a.md:1:3: warning: the page prints this by itself; delete "
		"the line [embargo-typed]\n");
	assert_found("a\n\nEmbargoed until 9 May\n",
		"a.md:3:1: warning: this and the field \"embargo\" say "
		"different things; delete the line [embargo-typed]\n");
	assert_release_found(&until, "For immediate release\n",
		"a.md:1:1: warning: this and the field \"embargo\" say "
		"different things; delete the line [embargo-typed]\n");
	assert_release_found(&until,
		"a was embargoed until\n# EMBARGOED UNTIL 9",
		"a.md:2:3: warning: the page prints this by itself; delete "
		"the line [embargo-typed]\n");
	assert_found("The report was embargoed until Monday.\n", "");
}

/* ---- a real one ---- */

static struct str read_shared(struct arena *arena, const char *name)
{
	const char *folder = getenv("DATELINE_TEST_DATA");
	struct str bytes;
	char *room;
	FILE *file;

	if (!folder)
		return (struct str){NULL, 0};
	file = fopen(arena_format(arena, "%s/%s", folder, name).ptr, "rb");
	if (!file)
		return (struct str){NULL, 0};
	room = arena_alloc(arena, 1 << 16);
	bytes = (struct str){room, fread(room, 1, 1 << 16, file)};
	fclose(file);
	return bytes;
}

/* As it was really published: its third quotation has no end. */
static void a_published_release_is_read_as_an_editor_would(void **state)
{
	struct arena arena = {0};
	struct str text = read_shared(
		&arena, "releases/2020-10-01-amazon-election-data.md");

	(void)state;
	if (!text.ptr) {
		print_message("DATELINE_TEST_DATA is not set: the published "
			      "release is not read\n");
		arena_release(&arena);
		skip();
	}
	text = str_slice(text, str_find(text, STR("\nToday")) + 1, text.len);
	assert_found(arena_str(&arena, text).ptr,
		"a.md:9:1: warning: this quotation is never closed "
		"[quotation-open]\n"
		"a.md:1:76: warning: the text speaks of a letter; add the "
		"field \"letter\" or a link [letter-missing]\n");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_that_is_one_is_found),
		cmocka_unit_test(a_quotation_that_never_ends_is_found),
		cmocka_unit_test(closed_quotations_are_left_alone),
		cmocka_unit_test(a_quotation_may_go_on_in_the_next_paragraph),
		cmocka_unit_test(one_that_names_its_speaker_should_have_ended),
		cmocka_unit_test(code_between_fences_is_not_prose),
		cmocka_unit_test(a_letter_that_is_nowhere_is_missed),
		cmocka_unit_test(a_letter_that_is_there_is_not_missed),
		cmocka_unit_test(gaps_left_to_fill_in_are_found),
		cmocka_unit_test(words_that_only_look_like_gaps_are_left_alone),
		cmocka_unit_test(findings_of_one_text_are_limited),
		cmocka_unit_test(a_typed_release_line_is_found),
		cmocka_unit_test(
			a_published_release_is_read_as_an_editor_would),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
