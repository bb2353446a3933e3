#ifndef TEST_INSTANT_BENCH_H
#define TEST_INSTANT_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/instant.h"

/* What the tests of times share; each program has its own. */
static struct arena arena;
static struct zone_cache *zones;

static inline int set_up(void **state)
{
	(void)state;
	zones = zone_cache_open(&arena);
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static inline const struct zone *zone(const char *name)
{
	return zone_get(zones, str_from(name));
}

/* What was made of one line "embargo: <value>". */
struct outcome {
	bool ok;
	struct moment moment;
	struct diags d;
	struct str utc;
};

static inline struct str printed_utc(struct instant at)
{
	struct buf out = {0};
	struct str copy;

	instant_print_utc(&out, at);
	copy = arena_str(&arena, buf_view(&out));
	buf_release(&out);
	return copy;
}

/* `value` is read where it stands in the line, quotes left out. */
static inline struct outcome read_with(
	const struct instant_rules *rules, const char *value)
{
	static struct source src;
	struct outcome out = {.d.arena = &arena};
	struct str quoted = {value, strlen(value)}, text = quoted, line;

	line = arena_format(&arena, "headline: X\nembargo: %.*s\nplace: Y\n",
		STR_ARG(text));
	assert_true(source_make(&out.d, &src, STR("a.md"), line));
	if (text.len > 1 && text.ptr[0] == '"')
		text = str_slice(text, 1, text.len - 1);
	out.ok = instant_read(&out.d, &arena, rules,
		source_span(&src, 21, quoted.len), text, &out.moment);
	assert_int_equal(out.ok, out.d.count == 0);
	if (out.ok)
		out.utc = printed_utc(out.moment.at);
	return out;
}

static inline struct outcome read_value(const char *value)
{
	struct instant_rules rules = {.zones = zones,
		.house = zone("America/New_York"),
		.field = "embargo"};

	return read_with(&rules, value);
}

static inline struct outcome read_date(const char *value)
{
	struct instant_rules rules = {.zones = zones,
		.house = zone("America/New_York"),
		.takes_date = true,
		.field = "date"};

	return read_with(&rules, value);
}

static inline void assert_reads(const char *value, const char *utc)
{
	struct outcome out = read_value(value);

	if (!out.ok || !str_equal_z(out.utc, utc))
		fail_msg("%s: %.*s, not %s", value, STR_ARG(out.utc), utc);
}

/* One finding of that id, with these lines to write instead. */
static inline void assert_finds_in(struct outcome out, const char *value,
	const char *id, const char *mended)
{
	const struct diag *diag = out.d.items;
	struct str lines = {"", 0};

	if (out.ok || out.d.count != 1)
		fail_msg("%s: no finding", value);
	if (diag->mended.len)
		lines = diag->mended;
	if (strcmp(diag->id, id) != 0 || !str_equal_z(lines, mended))
		fail_msg("%s: %s\n%.*s", value, diag->id, STR_ARG(lines));
	assert_true(diag->text.len && diag->brief.len);
	assert_int_equal(diag->level, DIAG_ERROR);
}

static inline void assert_finds(
	const char *value, const char *id, const char *mended)
{
	assert_finds_in(read_value(value), value, id, mended);
}

static inline void assert_says(
	const char *value, const char *text, const char *help)
{
	struct outcome out = read_value(value);

	assert_int_equal(out.d.count, 1);
	if (!str_equal_z(out.d.items[0].text, text))
		fail_msg("%.*s", STR_ARG(out.d.items[0].text));
	if (!str_equal(out.d.items[0].help, str_from(help)))
		fail_msg("%.*s", STR_ARG(out.d.items[0].help));
}

#endif
