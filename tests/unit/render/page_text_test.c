#include "page_full.h"

/* A release as plain text, with the shipped template. */

static const char *text_page_of(struct full *f)
{
	struct page page;

	settle(&f->w);
	page = begin(&f->w, "2026/results/release.txt", "");
	assert_true(page_text(
		&page, item_of(&f->w, "results"), &f->texts, &f->w.out));
	return text_of(&f->w);
}

static void a_release_of_four_fields_is_a_whole_text(void **state)
{
	struct page_texts texts = {0};
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "results", 0)->end_mark = STR("###");
	settle(&w);
	texts.body = markdown(&w, "Text.");
	use_shipped(&w);
	page = begin(&w, "2026/results/release.txt", "");
	assert_true(page_text(&page, item_of(&w, "results"), &texts, &w.out));
	assert_string_equal(text_of(&w), "FOR IMMEDIATE RELEASE\n"
					 "1 December 2026\n"
					 "\n"
					 "Press contact:\n"
					 "Press <desk>\n"
					 "+1 555 0100\n"
					 "press@daylight.example\n"
					 "\n"
					 "Groups ask for <b> & more\n"
					 "\n"
					 "1 December 2026\n"
					 "\n"
					 "Text.\n"
					 "\n"
					 "###\n");
	world_close(&w);
}

/* A release with every field set, as a mail program would show it. */
static const char every_field[] =
	"FOR IMMEDIATE RELEASE\n"
	"1 December 2026\n"
	"\n"
	"Update, 3 December 2026\n"
	"One more signed.\n"
	"\n"
	"Clarification, 2 December 2026\n"
	"The year is 2025.\n"
	"\n"
	"Correction, 1 December 2026\n"
	"It said: 12 < 13\n"
	"It should say: 21\n"
	"\n"
	"Press contact:\n"
	"Ann O'Hara\n"
	"Press & media\n"
	"Daylight <Lab>\n"
	"+1 555 0101\n"
	"ann@daylight.example\n"
	"9 to 17\n"
	"English\n"
	"After hours: +1 555 0199 (French)\n"
	"\n"
	"Press <desk>\n"
	"+1 555 0100\n"
	"press@daylight.example\n"
	"\n"
	"Groups ask for <b> & more\n"
	"\n"
	"A deck & more\n"
	"\n"
	"What: Groups ask for <b> & more\n"
	"When: 3 December 2026, 11:00 UTC – 3 December 2026, 13:00 "
	"UTC\n"
	"Where: City hall & garden\n"
	"Accreditation: by mail\n"
	"https://event.example/\n"
	"\n"
	"Brussels, 1 December 2026\n"
	"\n"
	"The body & more, a link [1].\n"
	"\n"
	"- one\n"
	"\n"
	"Signed by\n"
	"\n"
	"Open \"Ballot\" Network, Group & Sons 1 and Group & Sons 2\n"
	"\n"
	"The letter\n"
	"\n"
	"- Open letter & list, the Commission, 30 November:\n"
	"  https://press.daylight.example/news/2026/results/"
	"letter.pdf\n"
	"\n"
	"Documents\n"
	"\n"
	"- A < B: https://press.daylight.example/news/2026/results/"
	"chart.pdf\n"
	"- Flag & people:\n"
	"  https://press.daylight.example/news/2026/results/"
	"people.jpg\n"
	"- video: https://video.example/1\n"
	"\n"
	"About Fight & Daylight\n"
	"\n"
	"About us.\n"
	"\n"
	"[1] https://a.example/\n"
	"\n"
	"###\n"
	"\n"
	"Notes to editors\n"
	"\n"
	"Notes to editors.\n";

static void every_field_is_in_the_text(void **state)
{
	struct full f;

	(void)state;
	full_open(&f);
	assert_string_equal(text_page_of(&f), every_field);
	full_close(&f);
}

static void signatories_of_a_list_have_a_line_each(void **state)
{
	const char *text;
	struct full f;

	(void)state;
	full_open(&f);
	f.release->signatories.form = SIGNATORIES_COLUMNS;
	text = text_page_of(&f);
	expect_has(text, "Signed by\n\n"
			 "- Open \"Ballot\" Network, Ghana, Ama Mensah, "
			 "Director\n"
			 "- Group & Sons 1\n"
			 "- Group & Sons 2\n");
	f.release->signatories.form = SIGNATORIES_AUTO;
	f.release->signatories.count = 13;
	text = text_page_of(&f);
	expect_has(text, "\n- Group & Sons 12\n\n");
	f.release->signatories.count = 0;
	text = text_page_of(&f);
	expect_lacks(text, "Signed by");
	full_close(&f);
}

static void links_of_all_parts_are_numbered_together(void **state)
{
	const char *text;
	struct full f;

	(void)state;
	full_open(&f);
	f.texts.notes = markdown(&f.w, "[same](https://a.example/) and "
				       "[other](https://b.example/)");
	text = text_page_of(&f);
	expect_has(text, "a link [1].");
	expect_has(text, "same [1] and other [2]");
	expect_has(text, "[1] https://a.example/\n[2] https://b.example/\n");
	full_close(&f);
}

static void an_event_may_have_no_end(void **state)
{
	struct full f;

	(void)state;
	full_open(&f);
	f.release->event.end = (struct moment){0};
	expect_has(text_page_of(&f), "When: 3 December 2026, 11:00 UTC\n");
	full_close(&f);
}

static void its_words_are_those_of_its_language(void **state)
{
	struct page page;
	struct full f;

	(void)state;
	full_open(&f);
	page = begin(&f.w, "2026/results/release.txt", "fr");
	assert_true(
		page_text(&page, item_of(&f.w, "results"), &f.texts, &f.w.out));
	expect_has(text_of(&f.w), "Contact presse:\n");
	expect_has(text_of(&f.w), "Brussels, 1 décembre 2026\n");
	expect_has(text_of(&f.w), "Sons 1 et Group");
	full_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_release_of_four_fields_is_a_whole_text),
		cmocka_unit_test(every_field_is_in_the_text),
		cmocka_unit_test(signatories_of_a_list_have_a_line_each),
		cmocka_unit_test(links_of_all_parts_are_numbered_together),
		cmocka_unit_test(an_event_may_have_no_end),
		cmocka_unit_test(its_words_are_those_of_its_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
