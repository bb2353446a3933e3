#include "read/mend.h"

enum { MAX_KINDS = 128 };

/* How many errors of each id there are. */
struct tally {
	struct {
		const char *id;
		size_t count;
	} kinds[MAX_KINDS];
	size_t count, errors;
};

static size_t *kind_of(struct tally *t, const char *id)
{
	size_t i;

	for (i = 0; i < t->count; i++)
		if (!strcmp(t->kinds[i].id, id))
			return &t->kinds[i].count;
	if (t->count == MAX_KINDS)
		return NULL;
	t->kinds[t->count].id = id;
	t->kinds[t->count].count = 0;
	return &t->kinds[t->count++].count;
}

static struct tally tally_of(const struct diags *d, size_t first)
{
	struct tally t = {0};
	size_t i, *count;

	for (i = first; i < d->count; i++) {
		if (d->items[i].level != DIAG_ERROR)
			continue;
		t.errors++;
		count = kind_of(&t, d->items[i].id);
		if (count)
			*count += 1;
	}
	return t;
}

/* Whether `now` has errors of a kind that `before` had not, or had fewer of. */
static bool has_new(struct tally *before, const struct tally *now)
{
	size_t i, *count;

	for (i = 0; i < now->count; i++) {
		count = kind_of(before, now->kinds[i].id);
		if (!count || *count < now->kinds[i].count)
			return true;
	}
	return false;
}

static size_t count_id(const struct diags *d, size_t first, const char *id)
{
	size_t i, count = 0;

	for (i = first; i < d->count; i++)
		count += !strcmp(d->items[i].id, id);
	return count;
}

/* One file whose mends are checked. */
struct trial {
	const struct diags *d;
	size_t first;
	const struct source *src;
	mend_reader *read;
	void *context;
	struct tally before;
	struct arena arena; /* of one round */
};

static bool helps(struct trial *t, const struct diag *diag)
{
	struct diags after = {.arena = &t->arena};
	struct str text = diag_mended_text(&t->arena, diag);
	struct source src;
	struct tally now;

	if (!source_make(&after, &src, t->src->path, text))
		return false;
	t->read(t->context, &after, &t->arena, &src);
	if (count_id(&after, 0, diag->id) >= count_id(t->d, t->first, diag->id))
		return false;
	now = tally_of(&after, 0);
	return !has_new(&t->before, &now);
}

static size_t most_edits(size_t size)
{
	size_t most = MEND_MAX_BYTES / (size + 1);

	if (most > MEND_MAX_EDITS)
		return MEND_MAX_EDITS;
	return most < MEND_FEW_EDITS ? MEND_FEW_EDITS : most;
}

void mend_verify(struct diags *d, size_t first, const struct source *src,
	mend_reader *read, void *context)
{
	struct trial t = {.d = d, .first = first, .src = src, .read = read};
	size_t i, tried = 0, most = most_edits(src->size);

	t.context = context;
	t.before = tally_of(d, first);
	for (i = first; i < d->count; i++) {
		struct diag *diag = &d->items[i];

		if (!diag->edit.text.ptr || diag->edit.at.src != src)
			continue;
		if (tried++ >= most || !helps(&t, diag))
			diag_drop_edit(diag);
		arena_reset(&t.arena);
	}
	arena_release(&t.arena);
}
