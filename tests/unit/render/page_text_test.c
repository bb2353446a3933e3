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
	"When: 3 December 2026, 11:00 UTC – 13:00 UTC\n"
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

static void a_boilerplate_of_another_group_has_its_own_heading(void **state)
{
	static const struct str names[] = {{"", 0}, {"", 0}, {"Fund", 4}};
	struct body bodies[3];
	struct full f;

	(void)state;
	full_open(&f);
	bodies[0] = bodies[1] = bodies[2] = f.boilerplate;
	f.texts.boilerplates = bodies;
	f.texts.boilerplate_names = names;
	f.texts.boilerplate_count = 3;
	expect_has(text_page_of(&f),
		"\nAbout Fight & Daylight\n\nAbout us.\n\nAbout us.\n\n"
		"About Fund\n\nAbout us.\n\n");
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
	f.release->event->end = (struct moment){0};
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

/* Names that only a page of HTML, a list or a notice can fill. */
static bool is_of_others(const char *name)
{
	static const char *const others[] = {"text", "list", "withdrawn"};
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (!strcmp(name, others[i]))
			return true;
	return false;
}

/* A template that prints every text below `names`, a line each. */
static void add_names(struct world *w, struct buf *out,
	const struct template_name *names, const char *path)
{
	for (; names && names->name; names++) {
		const char *inner = arena_format(&w->arena, "%s%s%s", path,
			*path ? "." : "", names->name)
					    .ptr;

		if (names->kind == VALUE_MAP && is_of_others(names->name))
			continue;
		if (names->kind == VALUE_TEXT)
			buf_format(out, "%s={{%s}}\n", inner, inner);
		if (names->kind == VALUE_MAP)
			add_names(w, out, names->inside, inner);
		if (names->kind != VALUE_LIST)
			continue;
		buf_format(out, "{{#%s}}\n", inner);
		add_names(w, out, names->inside, "");
		buf_format(out, "{{/%s}}\n", inner);
	}
}

/* In place: what escape_html() made of five characters. */
static void unescape(char *text)
{
	static const char *const signs[] = {
		"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
	char *to = text;
	size_t i;

	while (*text) {
		char sign = *text;
		size_t len = 1;

		for (i = 0; i < 5; i++) {
			if (strncmp(text, signs[i], strlen(signs[i])) != 0)
				continue;
			sign = "&<>\"'"[i];
			len = strlen(signs[i]);
		}
		*to++ = sign;
		text += len;
	}
	*to = '\0';
}

/* Both files of a theme say the same, and nothing of what is known lacks. */
static void every_text_of_the_data_model_works_in_a_text(void **state)
{
	struct buf names = {0};
	const char *template;
	struct page page;
	char *html;
	struct full f;

	(void)state;
	full_open(&f);
	f.release->signatories.form = SIGNATORIES_LOGOS;
	add(&f.w, "resultats", 0)->translation_of = STR("results");
	f.w.releases[1].language = STR("fr");
	settle(&f.w);
	add_names(&f.w, &names, view_names(&f.w.arena, &f.w.words[0]), "");
	buf_z(&names, "release.extra.campaign={{release.extra.campaign}}\n");
	template = arena_str(&f.w.arena, buf_view(&names)).ptr;
	use_templates(&f.w, (const char *const[]){"release.html", template,
				    "release.txt", template, NULL});
	page_of_release(&f.w, "results", &f.texts);
	html = arena_alloc(&f.w.arena, f.w.out.len + 1);
	memcpy(html, f.w.out.ptr, f.w.out.len + 1);
	page = begin(&f.w, "2026/results/release.txt", "en-US");
	assert_true(
		page_text(&page, item_of(&f.w, "results"), &f.texts, &f.w.out));
	assert_true(f.w.out.len > 2000);
	unescape(html);
	assert_string_equal(text_of(&f.w), html);
	expect_has(html, "\nrelease.extra.campaign=Open & shut\n");
	expect_has(html, "\nrelease.signatories.sentence=Open \"Ballot\"");
	expect_has(html, "\nrelease.event.start.text=3 December 2026");
	expect_has(html, "\nlogo_width=40\n");
	expect_has(html, "\ncaption=Ostend\n");
	expect_has(html, "\nheadline=Groups ask for <b> & more\n");
	expect_has(html, "\npage.title=Groups ask for <b> & more\n");
	buf_release(&names);
	full_close(&f);
}

static void values_in_a_text_hold_no_control_characters(void **state)
{
	struct page page;
	struct full f;

	(void)state;
	full_open(&f);
	f.release->subhead = STR("A\033[31mdeck\a\x7f");
	f.extra.text = STR("\xC2\x9B"
			   "31mone\ntwo");
	use_templates(&f.w,
		(const char *const[]){"release.txt",
			"{{release.subhead}}|{{release.extra.campaign}}\n",
			NULL});
	page = begin(&f.w, "2026/results/release.txt", "");
	assert_true(
		page_text(&page, item_of(&f.w, "results"), &f.texts, &f.w.out));
	assert_string_equal(text_of(&f.w), "A[31mdeck|31mone\ntwo\n");
	full_close(&f);
}

static void texts_made_for_html_can_be_asked_for_in_a_text(void **state)
{
	const char *const template[] = {"release.txt",
		"{{#release.body}}body {{/release.body}}"
		"{{#release.notes}}notes {{/release.notes}}"
		"{{#release.boilerplates}}about{{/release.boilerplates}}",
		NULL};
	struct page_texts none = {0};
	struct page page;
	struct full f;

	(void)state;
	full_open(&f);
	use_templates(&f.w, template);
	page = begin(&f.w, "2026/results/release.txt", "");
	assert_true(
		page_text(&page, item_of(&f.w, "results"), &f.texts, &f.w.out));
	assert_string_equal(text_of(&f.w), "body notes about");
	page = begin(&f.w, "2026/results/release.txt", "");
	assert_true(
		page_text(&page, item_of(&f.w, "results"), &none, &f.w.out));
	assert_string_equal(text_of(&f.w), "");
	full_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_of_the_data_model_works_in_a_text),
		cmocka_unit_test(values_in_a_text_hold_no_control_characters),
		cmocka_unit_test(
			texts_made_for_html_can_be_asked_for_in_a_text),
		cmocka_unit_test(a_release_of_four_fields_is_a_whole_text),
		cmocka_unit_test(every_field_is_in_the_text),
		cmocka_unit_test(
			a_boilerplate_of_another_group_has_its_own_heading),
		cmocka_unit_test(signatories_of_a_list_have_a_line_each),
		cmocka_unit_test(links_of_all_parts_are_numbered_together),
		cmocka_unit_test(an_event_may_have_no_end),
		cmocka_unit_test(its_words_are_those_of_its_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
