#ifndef CMD_SITE_PARTS_H
#define CMD_SITE_PARTS_H

#include <stdatomic.h>

#include "base/map.h"
#include "cmd/newsroom.h"
#include "cmd/site_links.h"
#include "publish/tree.h"
#include "render/feed.h"
#include "render/page.h"
#include "render/theme.h"

/*
 * The second and third phase of a publication (architecture.md, "The way of
 * the data"): what the files site_*.c share while they make one site.
 */

/* What is left of a release once its folder was given to the tree. */
struct site_made {
	struct str summary;    /* of lists and feeds */
	struct feed_body feed; /* only where a feed holds it */
	bool is_in_feed, is_refused;
};

enum { SITE_FEEDS = 3 }; /* of each list that has some */

/* One thread's own things. */
struct site_worker {
	struct arena scratch; /* of one page */
	struct arena kept;    /* until the end of the publication */
	struct diags diags;   /* in `kept` */
	struct buf html, text, json, calendar, sums, feeds[SITE_FEEDS];
	bool has_failed;
};

/* Files of one folder that no page made: static/, assets/, old addresses. */
struct site_folder {
	struct str path;
	struct tree_file *files;
	size_t count;
	bool is_made; /* also holds pages: is given to the tree with them */
};

/* Releases that one folder of the site lists. */
struct site_group {
	struct str folder;     /* "2026", "topics/x", "es" */
	struct str slug, name; /* of a topic; the year; the language */
	struct str description;
	struct page_members members; /* newest first */
};

struct site_groups {
	struct site_group *items;
	size_t count;
	struct map by_slug;
};

/* Which folders there will be, and what they list. */
struct site_plan {
	struct page_members mains;   /* one of each group of translations */
	struct page_members members; /* everything */
	struct site_groups years, topics, languages;
	struct map made; /* folders that hold pages */
};

/* The site in the making. */
struct site_making {
	struct newsroom *newsroom;
	struct session *session;
	struct arena *arena;
	bool is_check; /* nothing is written, and words are looked at */
	struct tree *tree;
	const struct public_set *set;
	struct page_house house;
	struct theme theme;
	struct words *words; /* English first */
	size_t word_count;
	struct site_made *made;	     /* of each member of the set */
	struct str *summaries;	     /* of each member */
	struct digest *text_digests; /* of the newest members' release.txt */
	struct site_worker *workers;
	size_t worker_count;
	struct site_folder *folders; /* deepest first once sorted */
	size_t folder_count;
	struct map folder_by_path;
	struct map places; /* of site_places_claim() */
	struct site_plan plan;
	atomic_size_t done;    /* releases that were made */
	struct instant newest; /* updated, of the site */
	struct site_links links;
};

/* Read theme and words and compile them. */
bool site_theme_open(struct site_making *m);

/* The words of all languages, out of the theme. */
bool site_words_read(struct site_making *m);

/* The second phase: pages of all members, on all cores. */
bool site_release_all(struct site_making *m);

/* static/, templates/assets/, the logo, the style sheet, old addresses. */
bool site_files_gather(struct site_making *m);

/* Give the folders to the tree that hold no page. */
bool site_files_put(struct site_making *m);

/*
 * Note that a file stands at `path`, of static/ or of an old address. False:
 * a folder stands there, or a file where it needs a folder.
 */
bool site_places_claim(struct site_making *m, struct str path);

/* Whether a page of the site, or a file so noted, stands at `path`. */
bool site_places_is_taken(struct site_making *m, struct str path);

/* Before the second phase: who is listed where. */
void site_plan_make(struct site_making *m);

/* Years that `members` (newest first) fall into, one after another. */
size_t site_plan_year_end(const struct site_making *m,
	const struct page_members *members, size_t from);
int site_plan_year(const struct site_making *m, size_t member);

/* One list in the hands of one thread. */
struct site_list {
	struct site_making *m;
	struct site_worker *w;
	size_t index; /* among those of its kind in the plan */
};

/* The third phase: all lists but the root's, and then the root. */
bool site_lists_put(struct site_making *m);
bool site_root_put(struct site_making *m);

/* A topic with its years; and topics/, when all of them are put. */
bool site_topic_put(const struct site_list *list);
bool site_topics_put(const struct site_list *list);

/*
 * Give a folder to the tree: `files`, and what site_files_gather() found for
 * it. A file of both is a finding, and the made one stands.
 */
bool site_put(struct site_making *m, struct diags *d, struct str path,
	const struct tree_file files[], size_t count);

/* The newest `updated` of some members; the empty site's own instant. */
struct instant site_newest(
	const struct site_making *m, const struct page_members *members);

struct site_feed {
	struct page_members members;
	struct str folder;	       /* "topics/x/", "" */
	struct str title, description; /* empty: what it holds */
	struct str language;
	bool only_corrections;
};

/*
 * The three feeds of some members, as files; their bytes stay the worker's,
 * until its next feeds.
 */
void site_feed_files(const struct site_list *list, const struct site_feed *feed,
	struct tree_file files[SITE_FEEDS]);

/* The same, for a file of one's own. */
struct feed site_feed_of(struct site_making *m, struct arena *arena,
	const struct site_feed *feed);

/* "style.css?v=1234abcd", for pages. */
struct str site_style_address(const struct site_making *m);

/*
 * The style sheet of the feeds in a language: feed.css of the root, and of
 * the folder of each other language. And its address, from the root.
 */
struct str site_style_of_feeds(
	const struct site_making *m, struct arena *arena, struct str language);
struct str site_style_address_of(const struct site_making *m,
	struct arena *arena, const struct site_feed *feed);

/* A file of bytes made here. */
struct tree_file site_file(
	const char *name, struct str bytes, struct instant at);

#endif
