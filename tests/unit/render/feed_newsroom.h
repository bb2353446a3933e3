#ifndef TESTS_FEED_NEWSROOM_H
#define TESTS_FEED_NEWSROOM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/feed.h"

/* A newsroom of a few releases, and what is made of it. */
struct newsroom {
	struct arena arena;
	struct site site;
	struct words words;
	struct past past;
	struct page_house house;
	struct release releases[8];
	struct str summaries[8];
	size_t indexes[8];
	size_t count;
	struct feed feed;
	size_t bodies; /* how often a text was asked for */
};

static const struct topic privacy = {
	.slug = {"privacy", 7},
	.text = {"Privacy & you", 13},
};

static inline int64_t at(int day, int hour)
{
	struct civil civil = {2026, 12, (uint8_t)day, (uint8_t)hour, 0, 0};

	return instant_from_civil(civil).utc;
}

static inline void add_word(
	struct newsroom *n, const char *name, const char *text)
{
	struct words *words = &n->words;

	map_claim(&words->by_name, str_from(name), words->texts.count, NULL);
	arena_push(&n->arena, &words->names, str_from(name));
	arena_push(&n->arena, &words->texts, str_from(text));
}

static inline void open_newsroom(struct newsroom *n)
{
	*n = (struct newsroom){0};
	n->site = (struct site){
		.newsroom = STR("3f0c2a9e-8d5b-4a57-9c52-0e6f1f2b7a11"),
		.name = STR("Fight & Light"),
		.organization_url = STR("https://light.example/"),
		.url = STR("https://press.example/"),
		.zone = zone_utc(),
		.language = STR("en"),
		.feed_items = 30,
		.feed_full_text = true,
	};
	n->words.language = STR("en");
	n->words.by_name.arena = &n->arena;
	add_word(n, "colon", ": ");
	add_word(n, "correction", "Correction");
	add_word(n, "clarification", "Clarification");
	add_word(n, "update", "Update");
	add_word(n, "subscribe", "Follow & read");
	add_word(n, "was", "It said");
	add_word(n, "now", "It should say");
	add_word(n, "withdrawn", "This release has been withdrawn.");
	add_word(n, "withdrawn-label", "Withdrawn");
	add_word(n, "withdrawn-on", "Withdrawn on");
	add_word(n, "reason", "Reason");
	add_word(n, "replaced-by", "It is replaced by");
	add_word(n, "date", "{day} {month} {year}");
	add_word(n, "month-12", "December");
}

/* A release of December 2026, public since `day` at nine. */
static inline struct release *add_release(
	struct newsroom *n, const char *slug, const char *headline, int day)
{
	struct release *release = &n->releases[n->count++];
	struct str slug_str = str_from(slug);

	*release = (struct release){
		.slug = slug_str,
		.headline = str_from(headline),
		.summary = STR("What it says."),
		.language = STR("en"),
		.embargo = {.kind = EMBARGO_UNTIL},
	};
	release->id = arena_format(&n->arena, "urn:x:%s", slug);
	release->path = arena_format(&n->arena, "releases/%s.md", slug);
	release->embargo.until.at.utc = at(day, 9);
	return release;
}

static inline struct feed_body give_body(void *context, size_t member)
{
	struct newsroom *n = context;

	(void)member;
	n->bodies++;
	return (struct feed_body){
		STR("<p>One<br>two</p>"), STR("<p>One<br />two</p>")};
}

/* What is public at the end of the month. */
static inline void settle(struct newsroom *n)
{
	const struct release *all[8];
	struct public_question q = {&n->site, &n->past, {at(31, 0)}};
	size_t i;

	for (i = 0; i < n->count; i++)
		all[i] = &n->releases[i];
	n->house = (struct page_house){.site = &n->site,
		.words = &n->words,
		.word_count = 1,
		.summaries = n->summaries};
	page_house_make(&n->arena, &n->house);
	n->house.set = public_set_at(&n->arena, all, n->count, &q);
	n->feed = (struct feed){.house = &n->house,
		.title = STR("Fight & Light"),
		.description = STR("Press releases"),
		.language = STR("en"),
		.body = give_body,
		.context = n};
	n->feed.members.items = n->indexes;
	n->feed.members.count = public_set_count(n->house.set);
	for (i = 0; i < n->feed.members.count; i++) {
		n->indexes[i] = i;
		n->summaries[i] =
			public_set_get(n->house.set, i)->release->summary;
	}
}

typedef void print_feed(
	struct buf *out, const struct feed *feed, struct str path);

/* The feed, with a NUL byte behind it, in the newsroom's arena. */
static inline struct str print(
	struct newsroom *n, print_feed *format, const char *path)
{
	struct buf out = {0};
	struct str text;

	format(&out, &n->feed, str_from(path));
	text = arena_str(&n->arena, buf_view(&out));
	buf_release(&out);
	return text;
}

static inline void expect(struct newsroom *n, print_feed *format,
	const char *path, const char *expected)
{
	assert_string_equal(print(n, format, path).ptr, expected);
}

/* Whether `part` stands in the feed, and how often. */
static inline size_t count_of(struct str text, const char *part)
{
	struct str needle = str_from(part);
	size_t count = 0, found;

	while ((found = str_find(text, needle)) != STR_NONE) {
		count++;
		text = str_slice(text, found + needle.len, text.len);
	}
	return count;
}

/* A release with all that a feed tells of it. */
static inline void add_rich_release(struct newsroom *n)
{
	static const struct release_file photo = {
		.name = {"door.png", 8}, .type = "image/png", .size = 1234};
	static const struct release_file report = {.name = {"report.pdf", 10},
		.type = "application/pdf",
		.size = 5678,
		.title = {"The <report>", 12}};
	static const struct release_file *const attachments[] = {&report};
	struct release *release =
		add_release(n, "results", "R&D at 5 < 6 MWh", 1);

	release->summary = STR("Fish & chips < \"caviar\".");
	release->image = &photo;
	release->attachments = arena_array(&n->arena, 1, sizeof(&report));
	memcpy(release->attachments, attachments, sizeof(attachments));
	release->attachment_count = 1;
	release->topics = &privacy;
	release->topic_count = 1;
}

#endif
