#ifndef TEST_ZONE_BENCH_H
#define TEST_ZONE_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/zone.h"

/* What the tests of zones share; each program has its own. */
static struct arena arena;
static struct zone_cache *cache;

static inline int set_up(void **state)
{
	(void)state;
	cache = zone_cache_open(&arena);
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static inline const struct zone *get(const char *name)
{
	return zone_get(cache, str_from(name));
}

static inline struct civil civil(const char *text)
{
	int year, month, day, hour, minute, second;

	assert_int_equal(sscanf(text, "%d-%d-%d %d:%d:%d", &year, &month, &day,
				 &hour, &minute, &second),
		6);
	return (struct civil){year, (uint8_t)month, (uint8_t)day, (uint8_t)hour,
		(uint8_t)minute, (uint8_t)second};
}

static inline int64_t utc(const char *text)
{
	return civil_seconds(civil(text));
}

static inline void add_number(struct buf *out, int64_t number, int len)
{
	while (len-- > 0)
		buf_char(out, (char)(uint8_t)((uint64_t)number >> (8 * len)));
}

/* A header of RFC 9636 3.1 for one kind of clock and `times` changes. */
static inline void add_header(
	struct buf *out, char version, int times, int kinds)
{
	buf_z(out, "TZif");
	buf_char(out, version);
	buf_fill(out, '\0', 15 + 3 * 4);
	add_number(out, times, 4);
	add_number(out, kinds, 4);
	add_number(out, 4 * kinds, 4);
}

/*
 * Clocks one hour east of UTC ("ONE"), from the second `change` on two hours
 * ("TWO"), in a file of version 1.
 */
static inline void add_version_1(struct buf *out, int64_t change)
{
	add_header(out, '\0', 1, 2);
	add_number(out, change, 4);
	buf_char(out, 1);
	add_number(out, 3600, 4);
	buf_add(out, "\0\0", 2);
	add_number(out, 7200, 4);
	buf_add(out, "\1\4", 2);
	buf_add(out, "ONE\0TWO", 8);
}

/* One kind ("LMT", 0) and a footer. */
static inline void add_version(
	struct buf *out, char version, const char *footer)
{
	int i;

	for (i = 0; i < 2; i++) {
		add_header(out, version, 0, 1);
		buf_fill(out, '\0', 6);
		buf_add(out, "LMT", 4);
	}
	buf_z(out, footer);
}

#endif
