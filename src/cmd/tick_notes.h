#ifndef CMD_TICK_NOTES_H
#define CMD_TICK_NOTES_H

#include "cmd/newsroom.h"
#include "cmd/tick.h"

/*
 * What one tick writes to the journal. Before the swap: the last good
 * versions, and what will be public. After it: that it is. A tick that is
 * cut off between the two is settled by the next one.
 */
struct tick_notes {
	struct newsroom *newsroom; /* with a journal, open for writing */
	struct session *session;
	const struct tick_request *request;
	struct arena arena;
	struct journal_release *releases; /* that change with this tick */
	bool *is_new;			  /* of each: never public before */
	size_t count, new_count;
	size_t member_count; /* of the whole site */
	struct digest root;
	bool has_intent;
};

/* The hook of a publication; `context` is a struct tick_notes. */
bool tick_notes_before_swap(
	void *context, const struct digest *root, const struct public_set *set);

/* What changed, for people. */
void tick_notes_news(
	const struct tick_notes *notes, struct tick_result *result);

/*
 * Note what happened: `changed` whether the site did. False: it is public,
 * and the next tick has to note it.
 */
bool tick_notes_after(struct tick_notes *notes, bool changed);

void tick_notes_release(struct tick_notes *notes);

#endif
