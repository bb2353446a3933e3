#ifndef TESTS_RECORD_BENCH_H
#define TESTS_RECORD_BENCH_H

#include "node_bench.h"

#include "read/record.h"

/* A small kind of record that has a field of each type without time. */
struct inner {
	struct str street, city;
};

struct thing {
	struct str headline, text, slug, url, email, phone, language;
	bool strict;
	int status;
	unsigned long count;
	struct str_list names;
	struct inner inner;
	struct span headline_at;
};

enum { READY = 1, DRAFT, WITHDRAWN };

static const struct record_word_row statuses[] = {{"ready", READY},
	{"draft", DRAFT}, {"withdrawn", WITHDRAWN}, {NULL, 0}};

static const struct record_range range = {2, 30};

static const struct field inner_fields[] = {
	{"street", &record_line, FIELD_OPTIONAL, offsetof(struct inner, street),
		NULL, NULL, 0},
	{"city", &record_line, FIELD_REQUIRED, offsetof(struct inner, city),
		NULL, "Ostend", 0},
	{0},
};

static const struct record_fields inner_table = {
	.what = "an address", .fields = inner_fields};

#define FIELD(name, type, detail)                                              \
	{                                                                      \
#name, &record_##type, FIELD_OPTIONAL,                         \
			offsetof(struct thing, name), detail, NULL, 0          \
	}

static const struct field thing_fields[] = {
	{"headline", &record_line, FIELD_REQUIRED,
		offsetof(struct thing, headline), NULL, "A report",
		offsetof(struct thing, headline_at)},
	FIELD(text, text, NULL),
	FIELD(slug, slug, NULL),
	FIELD(url, url, NULL),
	FIELD(email, email, NULL),
	FIELD(phone, phone, NULL),
	FIELD(language, language, NULL),
	FIELD(strict, yes, NULL),
	FIELD(status, word, statuses),
	FIELD(count, number, &range),
	FIELD(names, lines, NULL),
	FIELD(inner, inside, &inner_table),
	{0},
};

static const struct record_synonym synonyms[] = {{"title", "headline"},
	{"tel", "phone"}, {"town", "inner.city"}, {NULL, NULL}};

static const struct record_fields table = {
	.what = "a release",
	.fields = thing_fields,
	.synonyms = synonyms,
	.consequence = "Until this is mended the release is held back.",
};

static inline void read_thing(
	struct bench *b, const char *yaml, struct thing *out)
{
	struct reading r = {0};

	*out = (struct thing){0};
	bench_read_yaml(b, yaml);
	r.d = &b->d;
	r.arena = &b->arena;
	if (b->root || b->ok)
		b->ok = record_read(&r, &table, b->root,
				source_span(&b->src, 0, 0), out) &&
			b->ok;
}

static inline void expect_str(struct str text, const char *expected)
{
	if (!str_equal_z(text, expected))
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(text), expected);
}

#endif
