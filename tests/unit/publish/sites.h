#ifndef TESTS_PUBLISH_SITES_H
#define TESTS_PUBLISH_SITES_H

/* Three small sites, one after another, for the tests of publish/. */

#include "newsroom.h"

static const struct page first_site[] = {
	{"2026/results", "index.html", "results"},
	{"2026/results", "release.txt", "results, as text"},
	{"2026/vote", "index.html", "vote"},
	{"2026", "index.html", "the year"},
	{"topics/privacy", "index.html", "privacy"},
	{"", "index.html", "one"},
	{"", "feed.xml", "<one/>"},
	{NULL, NULL, NULL},
};

static const struct page second_site[] = {
	{"2026/results", "index.html", "results, corrected"},
	{"2026/results", "release.txt", "results, as text"},
	{"2026/vote", "index.html", "vote"},
	{"2026", "index.html", "the year"},
	{"topics/privacy", "index.html", "privacy"},
	{"", "index.html", "two"},
	{"", "feed.xml", "<two/>"},
	{NULL, NULL, NULL},
};

static const struct page third_site[] = {
	{"", "index.html", "three"},
	{NULL, NULL, NULL},
};

static inline void sites_no_leftovers(struct newsroom *room)
{
	assert_false(fs_exists(room->fd, STR(".dateline/www/tmp")));
	assert_false(fs_exists(room->fd, STR(".dateline/www.new")));
	assert_false(fs_exists(room->fd, STR(".dateline/www/site.new")));
	assert_false(fs_exists(room->fd, STR(".dateline/state/roots.new")));
}

/* Publish a site of one file; after a failure nothing can be committed. */
static inline bool sites_publish_file(
	struct newsroom *room, struct tree_file file)
{
	struct tree *tree;
	bool ok;

	assert_true(newsroom_open(room, &tree));
	ok = tree_put(tree, &room->d, STR(""), &file, 1) &&
	     tree_commit(tree, &room->d, &room->result);
	if (!ok)
		assert_false(tree_commit(tree, &room->d, &room->result));
	tree_close(tree);
	return ok;
}

#endif
