#include "node_bench.h"

#include "read/sitefile.h"

static void read_site(struct bench *b, const char *yaml, struct site *site)
{
	struct reading r = {0};

	bench_open(b, str_from(yaml));
	r.d = &b->d;
	r.arena = &b->arena;
	r.times.zones = zone_cache_open(&b->arena);
	b->ok = sitefile_read(&r, &b->src, site);
	if (b->ok)
		assert_ptr_equal(r.times.house, site->zone);
}

#define UUID "3f0c9c1e-7a52-4a8e-9a3b-0d5a6b1c2d3e"
#define LEAST                                                                  \
	"newsroom: " UUID "\n"                                                 \
	"organization: {name: Fight for Daylight}\n"                           \
	"url: https://press.daylight.example\n"                                \
	"zone: America/New_York\n"

static const char whole_site[] =
	"newsroom: " UUID "\n"
	"repository: public\n"
	"organization:\n"
	"  name: Fight for Daylight\n"
	"  url: https://daylight.example\n"
	"  logo: logo.svg\n"
	"  address: \"1 Main Street\"\n"
	"url: https://press.daylight.example/news/\n"
	"zone: America/New_York\n"
	"language: en-us\n"
	"contacts:\n"
	"  default: [desk, night]\n"
	"  desk: {name: Press desk, phone: \"+1 555 0100\"}\n"
	"  night: {name: Night desk, email: night@daylight.example}\n"
	"  jo:\n"
	"    name: Jo Doe\n"
	"    email: jo@daylight.example\n"
	"    until: 2026-12-31\n"
	"    then: desk\n"
	"boilerplates:\n"
	"  default: house\n"
	"  house: |\n"
	"    We fight.\n"
	"topics:\n"
	"  privacy: {name: Privacy, description: \"On privacy\"}\n"
	"  open-data: Open data\n"
	"feeds: {items: 12, full-text: no}\n"
	"publish: {on-save: yes}\n"
	"mail:\n"
	"  from: Desk <press@daylight.example>\n"
	"  relay: smtps://mail.daylight.example:465\n"
	"  user: press\n"
	"  password: {file: /etc/dateline/relay}\n"
	"lists:\n"
	"  national: {name: National desks, first: yes}\n"
	"state: sqlite\n";

static void a_whole_site_is_read(void **state)
{
	struct site site;
	struct bench b;

	(void)state;
	read_site(&b, whole_site, &site);
	bench_expect(&b, "");
	assert_true(site.repository_is_public);
	assert_true(str_equal_z(site.name, "Fight for Daylight"));
	assert_true(
		str_equal_z(site.url, "https://press.daylight.example/news/"));
	assert_true(str_equal_z(zone_name(site.zone), "America/New_York"));
	assert_true(str_equal_z(site.language, "en-US"));
	assert_int_equal(site.contact_count, 3);
	assert_int_equal(site.default_contacts.count, 2);
	assert_true(str_equal_z(site.contacts[2].key, "jo"));
	assert_true(str_equal_z(site.contacts[2].then, "desk"));
	assert_true(site.contacts[2].until.is_date);
	assert_int_equal(site.boilerplate_count, 1);
	assert_true(str_equal_z(site.boilerplates[0].text, "We fight.\n"));
	assert_int_equal(site.topic_count, 2);
	assert_true(str_equal_z(site.topics[1].name, "Open data"));
	assert_int_equal(site.feed_items, 12);
	assert_false(site.feed_full_text);
	assert_true(site.publish_on_save);
	assert_true(site.has_mail);
	bench_close(&b);
}

static void what_is_not_said_has_a_default(void **state)
{
	struct site site;
	struct bench b;

	(void)state;
	read_site(&b,
		LEAST "contacts:\n  desk: {name: Desk, email: a@x.org}\n"
		      "boilerplates: {house: We fight.}\n",
		&site);
	bench_expect(&b, "");
	assert_true(str_equal_z(site.url, "https://press.daylight.example/"));
	assert_true(str_equal_z(site.language, "en"));
	assert_int_equal(site.feed_items, SITEFILE_FEED_ITEMS);
	assert_true(site.feed_full_text);
	assert_false(site.publish_on_save);
	assert_false(site.repository_is_public);
	assert_false(site.has_mail);
	assert_int_equal(site.default_contacts.count, 1);
	assert_true(str_equal_z(site.default_contacts.items[0], "desk"));
	assert_int_equal(site.default_boilerplates.count, 1);
	bench_close(&b);
}

static void a_boilerplate_may_say_whom_it_is_about(void **state)
{
	struct site site;
	struct bench b;

	(void)state;
	read_site(&b,
		LEAST "boilerplates:\n"
		      "  default: house\n"
		      "  house: We fight.\n"
		      "  fund: {name: Open Fund, text: The *fund*.}\n",
		&site);
	bench_expect(&b, "");
	assert_int_equal(site.boilerplate_count, 2);
	assert_int_equal(site.boilerplates[0].name.len, 0);
	assert_true(str_equal_z(site.boilerplates[0].text, "We fight."));
	assert_true(str_equal_z(site.boilerplates[1].name, "Open Fund"));
	assert_true(str_equal_z(site.boilerplates[1].text, "The *fund*."));
	assert_int_equal(site.boilerplates[1].at.len, 11);
	bench_close(&b);
}

static void a_missing_number_is_a_warning_with_a_line_to_add(void **state)
{
	struct site site, again;
	struct bench b, mended;

	(void)state;
	read_site(&b, &LEAST[strlen("newsroom: " UUID "\n")], &site);
	assert_true(b.ok);
	assert_int_equal(b.d.warnings, 1);
	assert_string_equal(b.d.items[0].id, "newsroom-missing");
	read_site(
		&mended, diag_mended_text(&b.arena, &b.d.items[0]).ptr, &again);
	bench_expect(&mended, "");
	assert_int_equal(again.newsroom.len, HASH_UUID_LEN);
	bench_close(&mended);
	bench_close(&b);
}

/* Lines added to the least site, the finding, and the mended lines. */
static const struct {
	const char *lines, *finding, *mended;
} mistakes[] = {
	{"timezone: Europe/Brussels\n",
		"a.md:5:1: error: unknown field \"timezone\" [key-unknown]\n",
		""},
	{"contact: {desk: {name: x, phone: +12345}}\n",
		"a.md:5:1: error: unknown field \"contact\"; did you mean "
		"\"contacts\"? [key-unknown]\n",
		"contacts: {desk: {name: x, phone: +12345}}"},
	{"logo: logo.svg\n",
		"a.md:5:1: error: field \"logo\" belongs below "
		"\"organization\" [key-level]\n",
		""},
	{"state: postgres\n",
		"a.md:5:8: error: unknown word \"postgres\" for \"state\" "
		"[value-word]\n",
		""},
	{"repository: pubic\n",
		"a.md:5:13: error: unknown word \"pubic\" for \"repository\"; "
		"did you mean \"public\"? [value-word]\n",
		"repository: public"},
	{"feeds: {items: 501}\n",
		"a.md:5:16: error: \"items\" takes a number from 1 to 500 "
		"[value-number]\n",
		""},
	{"mail: {form: x}\n",
		"a.md:5:8: error: unknown field \"form\"; did you mean "
		"\"from\"? [key-unknown]\n",
		"mail: {from: x}"},
	{"lists: {all: {nmae: x}}\n",
		"a.md:5:15: error: unknown field \"nmae\"; did you mean "
		"\"name\"? [key-unknown]\n",
		"lists: {all: {name: x}}"},
	{"contacts:\n  default: dsk\n  desk: {name: x, phone: +12345}\n",
		"a.md:6:12: error: no contact \"dsk\" here "
		"[default-unknown]\n",
		""},
	{"contacts:\n"
	 "  jo: {name: x, phone: +12345, until: 2026-01-01, then: desk}\n",
		"a.md:6:57: error: no contact \"desk\" here "
		"[contact-then-unknown]\n",
		""},
	{"boilerplates: {default: a, b: text}\n",
		"a.md:5:25: error: no boilerplate \"a\" here "
		"[default-unknown]\n",
		""},
	{"boilerplates: {fund: {name: x, txet: y}}\n",
		"a.md:5:32: error: unknown field \"txet\"; did you mean "
		"\"text\"? [key-unknown]\n",
		"boilerplates: {fund: {name: x, text: y}}"},
	{"boilerplates: {fund: {text: y}}\n",
		"a.md:5:22: error: field \"name\" is missing; add \"name: "
		"Open Ballot Network\" [field-missing]\n",
		"boilerplates: {fund: {name: Open Ballot Network, text: y}}"},
	{"topics: {Open Data: {name: Open data}}\n",
		"a.md:5:10: error: topic \"Open Data\" takes only a to z, 0 to "
		"9 and hyphens [topic-key]\n",
		"topics: {open-data: {name: Open data}}"},
	{"topics: {privacy: {description: x}}\n",
		"a.md:5:19: error: field \"name\" is missing; add \"name: "
		"Privacy\" [field-missing]\n",
		"topics: {privacy: {name: Privacy, description: x}}"},
	{"topics: privacy\n",
		"a.md:5:9: error: \"topics\" takes topics, each with its name, "
		"not a text [value-kind]\n",
		""},
};

static void each_mistake_has_its_words_and_its_mend(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(mistakes) / sizeof(*mistakes); i++) {
		struct arena arena = {0};
		struct site site;
		struct bench b;

		read_site(&b,
			arena_format(&arena, "%s%s", LEAST, mistakes[i].lines)
				.ptr,
			&site);
		bench_expect(&b, mistakes[i].finding);
		bench_expect_mended(&b, 0, mistakes[i].mended);
		bench_close(&b);
		arena_release(&arena);
	}
}

static void what_is_required_is_asked_for(void **state)
{
	struct site site;
	struct bench b;

	(void)state;
	read_site(&b, "newsroom: " UUID "\n", &site);
	assert_int_equal(b.d.errors, 3);
	assert_string_equal(b.d.items[0].id, "field-missing");
	bench_close(&b);
}

static void a_wrong_zone_is_met_with_the_nearest(void **state)
{
	struct site site;
	struct bench b;

	(void)state;
	read_site(&b,
		"newsroom: " UUID "\n"
		"organization: {name: x}\n"
		"url: https://x.org/\n"
		"zone: Europe/Brusels\n",
		&site);
	assert_int_equal(b.d.count, 1);
	assert_string_equal(b.d.items[0].id, "time-zone-unknown");
	bench_expect_mended(&b, 0, "zone: Europe/Brussels");
	bench_close(&b);
}

/* Secrets, wherever they stand; the letters "hunter2" must not be shown. */
static const char *const secrets[] = {
	"mail: {password: hunter2}\n",
	"mail:\n  relay: smtps://press:hunter2@mail.example:465\n",
	"mail: {Passwd: hunter2}\n",
	"mail: {api_key: hunter2}\n",
	"mail: {password: [hunter2]}\n",
	"mail: {password: {value: hunter2}}\n",
	"password: hunter2\n",
	"contacts: {desk: {name: x, phone: +12345, token: hunter2}}\n",
	"url: https://a:hunter2@x.org/\n",
	"mail: {password: @hunter2}\n",
	"mail:\n  password: hunter2: @x\n",
};

static void a_password_is_refused_and_not_repeated(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(secrets) / sizeof(*secrets); i++) {
		struct arena arena = {0};
		struct buf out = {0};
		struct site site;
		struct bench b;

		read_site(&b,
			arena_format(&arena, "%s%s", LEAST, secrets[i]).ptr,
			&site);
		assert_false(b.ok);
		assert_string_equal(
			b.d.items[b.d.count - 1].id, "secret-written");
		diags_print(&out, &b.d, DIAG_TEXT, false);
		diags_print(&out, &b.d, DIAG_GNU, false);
		diags_print(&out, &b.d, DIAG_JSON, false);
		assert_int_equal(
			str_find(buf_view(&out), STR("hunter2")), STR_NONE);
		assert_true(str_find(buf_view(&out),
				    STR("/etc/dateline/relay")) != STR_NONE);
		buf_release(&out);
		bench_close(&b);
		arena_release(&arena);
	}
}

static void where_a_secret_is_may_be_said(void **state)
{
	struct site site;
	struct bench b;

	(void)state;
	read_site(&b,
		LEAST "mail:\n"
		      "  password: {env: RELAY}\n"
		      "  unsubscribe: https://x.org/a:b@c\n",
		&site);
	bench_expect(&b, "");
	bench_close(&b);
}

static void an_empty_file_lacks_everything(void **state)
{
	struct site site;
	struct bench b;

	(void)state;
	read_site(&b, "", &site);
	assert_false(b.ok);
	assert_int_equal(b.d.errors, 3);
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_site_is_read),
		cmocka_unit_test(what_is_not_said_has_a_default),
		cmocka_unit_test(a_boilerplate_may_say_whom_it_is_about),
		cmocka_unit_test(
			a_missing_number_is_a_warning_with_a_line_to_add),
		cmocka_unit_test(each_mistake_has_its_words_and_its_mend),
		cmocka_unit_test(what_is_required_is_asked_for),
		cmocka_unit_test(a_wrong_zone_is_met_with_the_nearest),
		cmocka_unit_test(a_password_is_refused_and_not_repeated),
		cmocka_unit_test(where_a_secret_is_may_be_said),
		cmocka_unit_test(an_empty_file_lacks_everything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
