#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/sitemap.h"

static const struct past nothing;

/* A newsroom of three releases, one of them withdrawn, one not yet due. */
struct newsroom {
	struct arena arena;
	struct site site;
	struct release releases[4];
	struct correction correction; /* of "mid", newer than "new" */
	const struct public_set *set;
	struct buf out;
};

static int64_t at(int year, int month)
{
	struct civil civil = {year, (uint8_t)month, 1, 9, 0, 0};

	return instant_from_civil(civil).utc;
}

static struct release make_release(
	const char *slug, const char *path, int64_t until)
{
	return (struct release){.slug = str_from(slug),
		.id = str_from(slug),
		.path = str_from(path),
		.embargo = {.kind = EMBARGO_UNTIL, .until.at.utc = until}};
}

static void open_newsroom(struct newsroom *n)
{
	const struct release *all[4];
	struct public_question q = {&n->site, &nothing, {at(2026, 12)}};
	struct release *r = n->releases;
	size_t i;

	*n = (struct newsroom){0};
	n->site = (struct site){.newsroom = STR("3f0c"),
		.url = STR("https://press.example/a&b/"),
		.zone = zone_utc()};
	r[0] = make_release("old", "a", at(2025, 3));
	r[1] = make_release("mid", "b", at(2026, 2));
	r[2] = make_release("new", "c", at(2026, 5));
	r[3] = make_release("next", "d", at(2027, 1));
	r[0].status = STATUS_WITHDRAWN;
	r[0].has_withdrawn = true;
	r[0].withdrawn_at.at.utc = at(2026, 6);
	n->correction.at.utc = at(2026, 8);
	r[1].corrections = &n->correction;
	r[1].correction_count = 1;
	for (i = 0; i < 4; i++)
		all[i] = &r[i];
	n->set = public_set_at(&n->arena, all, 4, &q);
}

static void expect(struct newsroom *n, const char *expected)
{
	buf_char(&n->out, '\0');
	assert_string_equal(n->out.ptr, expected);
	buf_release(&n->out);
	arena_release(&n->arena);
}

static void the_index_names_the_years_of_public_releases(void **state)
{
	struct newsroom n;
	struct str_list years;

	(void)state;
	open_newsroom(&n);
	years = sitemap_years(&n.arena, n.set);
	sitemap_index(&n.out, &n.site, n.set, &years);
	expect(&n, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		   "<sitemapindex xmlns="
		   "\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
		   "<sitemap><loc>https://press.example/a&#x26;b/"
		   "sitemap-2026.xml</loc>"
		   "<lastmod>2026-08-01T09:00:00Z</lastmod></sitemap>\n"
		   "<sitemap><loc>https://press.example/a&#x26;b/"
		   "sitemap-2025.xml</loc>"
		   "<lastmod>2026-06-01T09:00:00Z</lastmod></sitemap>\n"
		   "</sitemapindex>\n");
}

static void a_year_names_its_page_and_its_releases(void **state)
{
	struct newsroom n;

	(void)state;
	open_newsroom(&n);
	sitemap_year(&n.out, &n.site, n.set, STR("2026"));
	expect(&n, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		   "<urlset xmlns="
		   "\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
		   "<url><loc>https://press.example/a&#x26;b/2026/</loc>"
		   "<lastmod>2026-08-01T09:00:00Z</lastmod></url>\n"
		   "<url><loc>https://press.example/a&#x26;b/2026/new/</loc>"
		   "<lastmod>2026-05-01T09:00:00Z</lastmod></url>\n"
		   "<url><loc>https://press.example/a&#x26;b/2026/mid/</loc>"
		   "<lastmod>2026-08-01T09:00:00Z</lastmod></url>\n"
		   "</urlset>\n");
}

static void robots_may_read_everything(void **state)
{
	struct newsroom n;

	(void)state;
	open_newsroom(&n);
	sitemap_robots(&n.out, &n.site);
	expect(&n, "User-agent: *\nDisallow:\n\n"
		   "Sitemap: https://press.example/a&b/sitemap.xml\n");
}

#define SHA_OF_A                                                               \
	"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"

static void the_newest_are_named_with_their_digests(void **state)
{
	struct digest texts[3];
	struct newsroom n;

	(void)state;
	open_newsroom(&n);
	texts[0] = texts[1] = texts[2] = hash_bytes("a", 1);
	sitemap_newest(&n.out, &n.site, n.set, texts);
	expect(&n, "{\n  \"newsroom\": \"3f0c\",\n  \"releases\": 3,\n"
		   "  \"newest\": [\n    {\n"
		   "      \"id\": \"new\",\n      \"address\": "
		   "\"https://press.example/a\\u0026b/2026/new/\",\n"
		   "      \"sha256\": \"" SHA_OF_A "\"\n    },\n    {\n"
		   "      \"id\": \"mid\",\n      \"address\": "
		   "\"https://press.example/a\\u0026b/2026/mid/\",\n"
		   "      \"sha256\": \"" SHA_OF_A "\"\n    },\n    {\n"
		   "      \"id\": \"old\",\n      \"address\": "
		   "\"https://press.example/a\\u0026b/2025/old/\"\n    }\n"
		   "  ]\n}\n");
}

/* How many of `count` releases the list of the newest holds. */
static size_t listed_of(size_t count)
{
	struct arena arena = {0};
	struct site site = {
		.url = STR("https://p.example/"), .zone = zone_utc()};
	struct public_question q = {&site, &nothing, {at(2026, 12)}};
	struct release *releases =
		arena_array(&arena, count, sizeof(*releases));
	const struct release **all = arena_array(&arena, count, sizeof(*all));
	struct digest *texts = arena_array(&arena, count, sizeof(*texts));
	struct buf out = {0};
	struct str rest, line;
	size_t listed = 0, i;

	for (i = 0; i < count; i++) {
		struct str name = arena_format(&arena, "r%zu", i);

		releases[i] = make_release(name.ptr, name.ptr, at(2026, 1));
		all[i] = &releases[i];
	}
	sitemap_newest(
		&out, &site, public_set_at(&arena, all, count, &q), texts);
	rest = buf_view(&out);
	while (str_next_line(&rest, &line))
		listed += str_find(line, STR("\"id\": ")) != STR_NONE;
	buf_release(&out);
	arena_release(&arena);
	return listed;
}

static void at_most_a_hundred_are_named(void **state)
{
	(void)state;
	assert_int_equal(listed_of(0), 0);
	assert_int_equal(listed_of(SITEMAP_NEWEST - 1), SITEMAP_NEWEST - 1);
	assert_int_equal(listed_of(SITEMAP_NEWEST), SITEMAP_NEWEST);
	assert_int_equal(listed_of(SITEMAP_NEWEST + 1), SITEMAP_NEWEST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_index_names_the_years_of_public_releases),
		cmocka_unit_test(a_year_names_its_page_and_its_releases),
		cmocka_unit_test(robots_may_read_everything),
		cmocka_unit_test(the_newest_are_named_with_their_digests),
		cmocka_unit_test(at_most_a_hundred_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
