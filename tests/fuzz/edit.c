#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "read/edit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void lift(struct edit *e)
{
	edit_lift(
		e, STR("2026-11-22T10:00:00-05:00"), STR("It's \"out\": # x"));
}

static void postpone(struct edit *e)
{
	edit_set_until(e, STR("2026-12-02 09:00 Asia/Tokyo"));
}

static void withdraw(struct edit *e)
{
	edit_withdraw(e, STR("2026-11-22"), STR("Wrong, all of it."), STR(""));
}

static void correct(struct edit *e)
{
	edit_add_correction(
		e, &(struct edit_correction){
			   .at = STR("2026-11-22"), .note = STR("- x: {y}")});
}

static void replace(struct edit *e)
{
	edit_replace(e, STR("e t"), STR("\"#: '"), 0);
}

/* The acts, and the fields that each may change. */
static const struct {
	void (*run)(struct edit *e);
	const char *fields[3];
	bool keeps_body;
} acts[] = {
	{lift, {"embargo"}, true},
	{postpone, {"embargo"}, true},
	{withdraw, {"status", "withdrawn"}, true},
	{correct, {"corrections"}, true},
	{replace, {"headline", "summary"}, false},
};

enum { ACTS = sizeof(acts) / sizeof(acts[0]) };

static bool may_change(size_t act, struct str key)
{
	size_t i;

	for (i = 0; acts[act].fields[i]; i++)
		if (str_equal_z(key, acts[act].fields[i]))
			return true;
	return false;
}

/* How a value reads, whatever its form in the file. */
static void print(struct buf *out, const struct node_pair *pair)
{
	buf_format(out, "\n%.*s: ", STR_ARG(pair->key));
	node_print(out, pair->value);
}

/* All that the act must not change, in a row. */
static void print_rest(struct buf *out, const struct edit *e, size_t act)
{
	size_t i;

	for (i = 0; e->front && i < e->front->count; i++)
		if (!may_change(act, e->front->pairs[i].key))
			print(out, &e->front->pairs[i]);
	if (acts[act].keeps_body)
		buf_str(out, str_slice(e->src.text, e->body_off, e->src.size));
}

static void check(struct arena *arena, const struct edit *before,
	struct str made, size_t act)
{
	struct diags d = {.arena = arena};
	struct edit after;
	struct buf a = {0}, b = {0};

	if (!edit_open(&after, &d, arena, STR("a.md"), made))
		abort();
	print_rest(&a, before, act);
	print_rest(&b, &after, act);
	if (!str_equal(buf_view(&a), buf_view(&b)) ||
		!str_equal(before->mark, after.mark))
		abort();
	buf_release(&a);
	buf_release(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct buf diff = {0};
	struct edit_spots spots;
	struct str made;
	struct edit e;
	size_t act;

	if (!size)
		return 0;
	act = (uint8_t)(data[0] - '0') % ACTS;
	if (edit_open(&e, &d, &arena, STR("a.md"),
		    (struct str){(const char *)data + 1, size - 1})) {
		edit_find(&e, STR("e t"), &spots);
		edit_find_elsewhere(&e, STR("e t"), &spots);
		acts[act].run(&e);
		edit_print_diff(&diff, &e, true);
		if (edit_finish(&e, &d, &made))
			check(&arena, &e, made, act);
	} else if (e.src.text.ptr) {
		withdraw(&e);
		edit_print_diff(&diff, &e, true);
		if (!edit_finish(&e, &d, &made))
			abort();
	}
	buf_release(&diff);
	arena_release(&arena);
	return 0;
}
