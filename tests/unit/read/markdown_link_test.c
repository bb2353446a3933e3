#include "unit/read/markdown_tool.h"

#include <stdio.h>

#include "base/zone.h"

static const struct release_file chart = {.name = {"chart.png", 9},
	.type = "image/png",
	.width = 640,
	.height = 400};
static const struct release_file letter = {
	.name = {"letter.pdf", 10}, .type = "application/pdf"};
static const struct release_file *const files[] = {&chart, &letter};

enum { JULY_2026 = 1782864000, HOUR = 3600 };

static const struct release_file report = {.name = {"report.pdf", 10}};

enum { OTHERS = 4 };

/* Other releases: public, in a folder and public, still waiting, withdrawn. */
struct house {
	struct reading r;
	struct site site;
	struct past past;
	struct release others[OTHERS];
	const struct release_file *other_files[1];
	struct map pages;
	struct markdown_site links;
};

/* The text of the release in the folder names a file. */
static bool has_file(
	void *context, const struct public_release *item, struct str name)
{
	return context && str_equal_z(item->release->slug, "box") &&
	       str_equal_z(name, "linked.csv");
}

static void add_other(
	struct release *other, const char *path, const char *slug, int64_t at)
{
	*other = (struct release){.path = str_from(path),
		.slug = str_from(slug),
		.id = str_from(slug),
		.headline = STR("H"),
		.language = STR("en"),
		.status = STATUS_READY,
		.embargo = {.kind = EMBARGO_UNTIL,
			.until = {.at = {at}, .zone = zone_utc()}}};
}

static void house_begin(struct house *h)
{
	const struct release *all[OTHERS];
	struct public_question q = {&h->site, &h->past, {JULY_2026}};
	size_t i;

	*h = (struct house){.site = {.zone = zone_utc(),
				    .language = STR("en"),
				    .url = STR("https://press.example/")}};
	reading_begin(&h->r);
	add_other(&h->others[0], "releases/2026-05-01-open.md", "open",
		JULY_2026 - HOUR);
	add_other(&h->others[1], "releases/box/index.md", "box", JULY_2026);
	h->others[1].folder = STR("releases/box");
	add_other(&h->others[2], "releases/2026-08-01-secret.md", "secret",
		JULY_2026 + HOUR);
	add_other(&h->others[3], "releases/gone.md", "gone", JULY_2026 - HOUR);
	h->others[3].status = STATUS_WITHDRAWN;
	h->others[3].has_withdrawn = true;
	h->others[3].withdrawn_at.at.utc = JULY_2026;
	h->other_files[0] = &report;
	for (i = 0; i < OTHERS; i++) {
		all[i] = &h->others[i];
		h->others[i].files = h->other_files;
		h->others[i].file_count = i == 0 ? 0 : 1;
	}
	h->r.in.set = public_set_at(&h->r.arena, all, OTHERS, &q);
	h->pages.arena = &h->r.arena;
	map_claim(&h->pages, STR("2026"), 0, NULL);
	map_claim(&h->pages, STR("topics/privacy"), 0, NULL);
	map_claim(&h->pages, STR(".well-known"), 0, NULL);
	h->links = (struct markdown_site){&h->pages, has_file, h};
	h->r.in.site = &h->links;
	h->r.in.files = files;
	h->r.in.file_count = 2;
}

/* What `text` is in that house, and what is found in it. */
static void assert_house(
	const char *text, const char *tree, const char *findings)
{
	struct house h;

	house_begin(&h);
	reading_read(&h.r, str_from(text));
	assert_string_equal(reading_findings(&h.r), findings);
	assert_string_equal(reading_tree(&h.r), tree);
	reading_end(&h.r);
}

/* `url` as the address of a link becomes `resolved`, without a finding. */
static void assert_link(const char *url, const char *resolved)
{
	struct arena arena = {0};
	const char *text = arena_format(&arena, "[x](%s)\n", url).ptr;
	const char *tree =
		arena_format(&arena, "p[a(%s)[\"x\"]]", resolved).ptr;

	assert_house(text, tree, "");
	arena_release(&arena);
}

/* A link to `url` leaves its words and a finding that ends with `id`. */
static void assert_no_link(const char *url, const char *level, const char *id)
{
	struct house h;
	struct arena arena = {0};
	const char *findings;

	house_begin(&h);
	reading_read(&h.r, arena_format(&arena, "[x](%s)\n", url));
	assert_string_equal(reading_tree(&h.r), "p[\"x\"]");
	findings = reading_findings(&h.r);
	assert_non_null(strstr(
		findings, arena_format(&arena, "a.md:1:5: %s: ", level).ptr));
	assert_non_null(
		strstr(findings, arena_format(&arena, "[%s]\n", id).ptr));
	assert_int_equal(h.r.ok, strcmp(level, "error") != 0);
	assert_int_equal(h.r.diags.count, 1);
	reading_end(&h.r);
	arena_release(&arena);
}

/* ---- outside ---- */

static void four_schemes_lead_outside(void **state)
{
	(void)state;
	assert_link(
		"https://example.org/a?b=c#d", "https://example.org/a?b=c#d");
	assert_link("http://example.org", "http://example.org");
	assert_link("mailto:press@example.org", "mailto:press@example.org");
	assert_link("tel:+15550100", "tel:+15550100");
	assert_link("HTTPS://Example.org/A", "https://Example.org/A");
	assert_link("https://example.org/&amp;a", "https://example.org/&a");
	assert_link("https://[2001:db8::1]/", "https://[2001:db8::1]/");
}

static void other_schemes_are_refused(void **state)
{
	static const char *const urls[] = {"javascript:alert(1)",
		"JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x",
		"blob:https://a.org/1", "view-source:https://a.org",
		"file:///etc/passwd", "//evil.example/x", "/\\\\evil.example",
		"\\\\\\\\evil.example", "ftp://a.org", "C:\\\\x", "x-y+1.z:a",
		"https+x://a.org", "cid:a", "about:blank", "ws://a"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(urls) / sizeof(*urls); i++) {
		struct house h;
		struct arena arena = {0};

		house_begin(&h);
		reading_read(&h.r, arena_format(&arena, "[x](%s)\n", urls[i]));
		assert_string_equal(reading_tree(&h.r), "p[\"x\"]");
		assert_non_null(
			strstr(reading_findings(&h.r), "[link-scheme]"));
		assert_false(h.r.ok);
		reading_end(&h.r);
		arena_release(&arena);
	}
}

static void an_address_hidden_in_entities_is_seen(void **state)
{
	(void)state;
	assert_house("[x](javascript&#58;alert(1))\n", "p[\"x\"]",
		"a.md:1:1: error: a link may not begin with \"javascript:\"; "
		"use https, http, mailto or tel [link-scheme]\n");
	assert_house("[x](java&#x0A;script&colon;a)\n", "p[\"x\"]",
		"a.md:1:1: error: a space or invisible character in the "
		"address; write %20 for a space [link-broken]\n");
	assert_house("[x](&#x2F;&#x2F;evil.example)\n", "p[\"x\"]",
		"a.md:1:1: error: a link may not begin with \"//\"; use "
		"https, http, mailto or tel [link-scheme]\n");
}

static void an_address_that_is_not_whole_is_refused(void **state)
{
	static const char *const urls[] = {"https:", "https://", "https:/a.org",
		"https:a.org", "https:///a", "http://?a", "mailto:", "tel:"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(urls) / sizeof(*urls); i++)
		assert_no_link(urls[i], "error", "link-broken");
	assert_house("[x](<https://a.org/b c>)\n", "p[\"x\"]",
		"a.md:1:6: error: a space or invisible character in the "
		"address; write %20 for a space [link-broken]\n");
}

/* ---- here ---- */

static void files_of_the_release_are_linked_and_noted(void **state)
{
	struct house h;

	(void)state;
	assert_link("letter.pdf", "/2026/x/letter.pdf");
	assert_link("./letter.pdf#page=2", "/2026/x/letter.pdf#page=2");
	assert_link("/2026/x/letter.pdf", "/2026/x/letter.pdf");
	house_begin(&h);
	reading_read(&h.r, STR("[a](letter.pdf) [b](letter.pdf) "
			       "![c](chart.png)\n"));
	assert_int_equal(h.r.body.file_count, 2);
	assert_ptr_equal(h.r.body.files[0], &letter);
	assert_ptr_equal(h.r.body.files[1], &chart);
	reading_end(&h.r);
}

static void public_releases_are_linked_by_their_source(void **state)
{
	(void)state;
	assert_link("2026-05-01-open.md", "/2026/open/");
	assert_link("2026-05-01-open.md#top", "/2026/open/#top");
	assert_link("../releases/2026-05-01-open.md", "/2026/open/");
	assert_link("/releases/2026-05-01-open.md", "/2026/open/");
	assert_link("releases/2026-05-01-open.md", "/2026/open/");
	assert_link("2026-05-01-open", "/2026/open/");
	assert_link("box/", "/2026/box/");
	assert_link("box", "/2026/box/");
	assert_link("box/index.md", "/2026/box/");
}

static void public_releases_are_linked_by_their_address(void **state)
{
	(void)state;
	assert_link("/2026/open/", "/2026/open/");
	assert_link("/2026/open", "/2026/open/");
	assert_link("../../2026/open/", "/2026/open/");
	assert_link("../open/index.html", "/2026/open/");
}

static void pages_of_every_site_are_linked(void **state)
{
	(void)state;
	assert_link("/", "/");
	assert_link("/index.html", "/");
	assert_link("topics/", "/topics/");
	assert_link("/topics", "/topics/");
	assert_link("../../contact/", "/contact/");
	assert_link("/all/?q=x#y", "/all/?q=x#y");
	assert_link("../../feed.xml", "/feed.xml");
}

/* The bytes of both differ in nothing but what was typed. */
static void pages_of_this_site_are_linked(void **state)
{
	(void)state;
	assert_link("/2026/", "/2026/");
	assert_link("../../2026", "/2026/");
	assert_link("/topics/privacy/#x", "/topics/privacy/#x");
	assert_link("../topics/privacy/index.html", "/topics/privacy/");
	assert_no_link("/.well-known/", "warning", "link-nowhere");
}

static void files_of_public_releases_are_linked(void **state)
{
	static const char *const hidden[] = {"/2026/open/report.pdf",
		"/2026/open/event.ics", "/2026/open/linked.csv",
		"/2026/box/secret.csv", "/2026/secret/report.pdf",
		"/2026/secret/release.txt", "/2026/gone/report.pdf",
		"/2026/gone/release.txt"};
	size_t i;

	(void)state;
	assert_link("box/report.pdf", "/2026/box/report.pdf");
	assert_link("/2026/box/report.pdf", "/2026/box/report.pdf");
	assert_link("../box/linked.csv", "/2026/box/linked.csv");
	assert_link("../open/release.txt", "/2026/open/release.txt");
	for (i = 0; i < sizeof(hidden) / sizeof(*hidden); i++)
		assert_no_link(hidden[i], "warning", "link-nowhere");
}

static void hidden_and_missing_are_the_same(void **state)
{
	static const char *const forms[] = {"%s.md", "/releases/%s.md",
		"../releases/%s.md", "/2026/%s/", "../../2026/%s/", "%s/", "%s",
		"./%s/index.md", "../%s"};
	static const char *const names[] = {
		"2026-08-01-secret", "2026-08-01-absent"};
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		struct buf seen[2] = {0};

		for (k = 0; k < 2; k++) {
			struct house h;
			char url[80], text[100];
			char *at;

			house_begin(&h);
			at = strstr(forms[i], "%s");
			(void)snprintf(url, sizeof(url), "%.*s%s%s",
				(int)(at - forms[i]), forms[i],
				i == 3 || i == 4 ? names[k] + 11 : names[k],
				at + 2);
			(void)snprintf(text, sizeof(text), "[x](%s)\n", url);
			reading_read(&h.r, str_from(text));
			assert_string_equal(reading_tree(&h.r), "p[\"x\"]");
			buf_z(&seen[k], reading_findings(&h.r));
			reading_end(&h.r);
		}
		while ((str_find(buf_view(&seen[1]), STR("absent"))) !=
			STR_NONE)
			memcpy(seen[1].ptr + str_find(buf_view(&seen[1]),
						     STR("absent")),
				"secret", 6);
		assert_int_equal(seen[0].len, seen[1].len);
		assert_memory_equal(seen[0].ptr, seen[1].ptr, seen[0].len);
		buf_release(&seen[0]);
		buf_release(&seen[1]);
	}
}

static void what_leads_nowhere_keeps_its_words(void **state)
{
	static const char *const urls[] = {"2026-08-01-secret.md",
		"/2026/secret/", "../../2026/secret/", "../../../2026/open/",
		"/topics/secret/", "../secret/chart.png", "#nothing", "#", "?a",
		"letter.pdf/x", "/2026/x/absent.png", "/2027/"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(urls) / sizeof(*urls); i++)
		assert_no_link(urls[i], "warning", "link-nowhere");
	assert_no_link("absent.pdf", "warning", "link-file");
	assert_no_link("Letter.pdf", "warning", "link-file");
}

static void without_a_set_nothing_is_said_of_releases(void **state)
{
	(void)state;
	assert_tree("[x](2026-08-01-secret.md) [y](/2026/open/) [z](box/)\n",
		"p[\"x\" \" \" \"y\" \" \" \"z\"]");
	assert_findings("[x](letter.pdf)\n", true,
		"a.md:1:5: warning: no file \"letter.pdf\" beside this "
		"release; the link is left out [link-file]\n");
}

static void an_address_without_its_beginning_is_mended(void **state)
{
	struct house h;

	(void)state;
	house_begin(&h);
	reading_read(&h.r, STR("[x](www.a.org/b) [y](me@a.org)\n"));
	assert_string_equal(reading_findings(&h.r),
		"a.md:1:5: warning: \"www.a.org/b\" leads to nothing public "
		"here; the link is left out; did you mean "
		"\"https://www.a.org/b\"? [link-nowhere]\n"
		"a.md:1:22: warning: \"me@a.org\" leads to nothing public "
		"here; the link is left out; did you mean "
		"\"mailto:me@a.org\"? [link-nowhere]\n");
	assert_string_equal(
		diag_mended_text(&h.r.arena, &h.r.diags.items[1]).ptr,
		"[x](www.a.org/b) [y](mailto:me@a.org)\n");
	reading_end(&h.r);
}

static void links_to_headings_lead_to_the_page(void **state)
{
	(void)state;
	assert_house("[x](#b-c)\n\n# B c\n",
		"p[a(/2026/x/#b-c)[\"x\"]] h1#b-c[\"B c\"]", "");
}

static void two_hundred_headings_can_be_linked_to(void **state)
{
	struct house h;
	struct buf text = {0};
	int i;

	(void)state;
	for (i = 1; i <= MARKDOWN_MAX_ANCHORS + 1; i++)
		buf_format(&text, "# h%d\n", i);
	buf_z(&text, "[a](#h199) [b](#h200) [c](#h201)\n");
	house_begin(&h);
	reading_read(&h.r, buf_view(&text));
	assert_non_null(strstr(reading_findings(&h.r), "\"#h201\" leads"));
	assert_int_equal(h.r.diags.count, 1);
	reading_end(&h.r);
	buf_release(&text);
}

static void findings_stand_at_the_address(void **state)
{
	(void)state;
	assert_house("a [secret.md](b.pdf)\n> c\n> [d](secret.md) and\n"
		     "> [e](secret.md) [f][g]\n\n[g]: secret2.md\n",
		"p[\"a \" \"secret.md\"] quote[p[\"c\" soft \"d\" \" and\" "
		"soft "
		"\"e\" \" \" \"f\"]]",
		"a.md:1:15: warning: no file \"b.pdf\" beside this release; "
		"the link is left out [link-file]\n"
		"a.md:3:7: warning: \"secret.md\" leads to nothing public "
		"here; the link is left out [link-nowhere]\n"
		"a.md:4:7: warning: \"secret.md\" leads to nothing public "
		"here; the link is left out [link-nowhere]\n"
		"a.md:4:18: warning: \"secret2.md\" leads to nothing public "
		"here; the link is left out [link-nowhere]\n");
}

static void a_link_without_words_shows_its_address(void **state)
{
	(void)state;
	assert_house("[](https://a.org)\n",
		"p[a(https://a.org)[\"https://a.org\"]]", "");
}

/* ---- pictures ---- */

static void a_picture_alone_is_a_figure(void **state)
{
	(void)state;
	assert_house("![Votes *by* county](chart.png \"Seen {{\")\n",
		"figure[img(/2026/x/chart.png)[\"Votes \" em[\"by\"] "
		"\" county\"] caption[\"Seen {{\"]]",
		"");
	assert_house("![V](chart.png (It's \"so\" -- *or* 1. <b>&amp;...))\n",
		"figure[img(/2026/x/chart.png)[\"V\"] "
		"caption[\"It’s “so” – *or* 1. <b>&…\"]]",
		"");
	assert_house("- ![Votes](./chart.png)\n",
		"list[item[figure[img(/2026/x/chart.png)[\"Votes\"]]]]", "");
	assert_house("a ![Votes](chart.png)\n",
		"p[\"a \" img(/2026/x/chart.png)[\"Votes\"]]", "");
}

static void pictures_from_elsewhere_are_refused(void **state)
{
	(void)state;
	assert_house("![a](https://b.org/c.png) ![d](../e.png) "
		     "![f](g.png) ![h](letter.pdf)\n",
		"p[\" \" \" \" \" \"]",
		"a.md:1:6: error: the picture \"https://b.org/c.png\" is not a "
		"file of this release [image-outside]\n"
		"a.md:1:32: error: the picture \"../e.png\" is not a file of "
		"this release [image-outside]\n"
		"a.md:1:47: error: no picture \"g.png\" beside this release "
		"[image-missing]\n"
		"a.md:1:59: error: \"letter.pdf\" is not a picture; write the "
		"link without the \"!\" [image-kind]\n");
}

static void a_picture_needs_words(void **state)
{
	(void)state;
	assert_house("![](chart.png) a\n", "p[img(/2026/x/chart.png) \" a\"]",
		"a.md:1:5: error: the picture \"chart.png\" has no words that "
		"say what it shows [image-alt]\n");
	assert_house("![ ](chart.png) a ![*b*](chart.png)\n",
		"p[img(/2026/x/chart.png)[\" \"] \" a \" "
		"img(/2026/x/chart.png)[em[\"b\"]]]",
		"a.md:1:6: error: the picture \"chart.png\" has no words that "
		"say what it shows [image-alt]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_schemes_lead_outside),
		cmocka_unit_test(other_schemes_are_refused),
		cmocka_unit_test(an_address_hidden_in_entities_is_seen),
		cmocka_unit_test(an_address_that_is_not_whole_is_refused),
		cmocka_unit_test(files_of_the_release_are_linked_and_noted),
		cmocka_unit_test(public_releases_are_linked_by_their_source),
		cmocka_unit_test(public_releases_are_linked_by_their_address),
		cmocka_unit_test(pages_of_every_site_are_linked),
		cmocka_unit_test(pages_of_this_site_are_linked),
		cmocka_unit_test(files_of_public_releases_are_linked),
		cmocka_unit_test(hidden_and_missing_are_the_same),
		cmocka_unit_test(what_leads_nowhere_keeps_its_words),
		cmocka_unit_test(without_a_set_nothing_is_said_of_releases),
		cmocka_unit_test(an_address_without_its_beginning_is_mended),
		cmocka_unit_test(links_to_headings_lead_to_the_page),
		cmocka_unit_test(two_hundred_headings_can_be_linked_to),
		cmocka_unit_test(findings_stand_at_the_address),
		cmocka_unit_test(a_link_without_words_shows_its_address),
		cmocka_unit_test(a_picture_alone_is_a_figure),
		cmocka_unit_test(pictures_from_elsewhere_are_refused),
		cmocka_unit_test(a_picture_needs_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
