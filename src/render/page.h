#ifndef RENDER_PAGE_H
#define RENDER_PAGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "model/body.h"
#include "model/public_set.h"
#include "model/words.h"
#include "render/template.h"
#include "render/text.h"
#include "render/view.h"

/* Releases of a topic page before older ones go to pages by year. */
enum { PAGE_TOPIC_ITEMS = 100, PAGE_ALL_ITEMS = 1000 };

/* What is the same on all pages of one language. */
struct page_language {
	struct words words;	    /* they fall back on those of the first */
	struct value names;	    /* `t` of the templates */
	struct words foreign_words; /* the same in another language's text */
	struct value foreign_names;
};

/* The first page of a language: "" and en, "es-mx/" and es-MX. */
struct page_first {
	struct str folder, language;
};

/*
 * What all pages of one build share; nothing in it changes meanwhile. The
 * caller fills the first part, page_house_make() the second.
 */
struct page_house {
	const struct site *site;
	const struct public_set *set;
	const struct template_theme *theme;
	const struct words *words; /* by language; the first is the fallback */
	size_t word_count;	   /* at least 1 */
	struct str style;	   /* "style.css?v=1234abcd" */
	struct str logo;	   /* "assets/logo.svg", or empty */
	struct str icon;	   /* "assets/icon.svg", for the browser */
	const struct str *summaries; /* of each member of the set */
	struct instant now; /* contacts who left by then are followed */
	const struct page_first *firsts; /* the site's own is the first */
	size_t first_count;

	const struct page_language *languages; /* of each of `words` */
	struct value site_names;	       /* `site` of the templates */
};

/* The texts of one release, as trees. */
struct page_texts {
	struct body body, notes; /* notes.root NULL: none */
	const struct body *boilerplates;
	const struct str *boilerplate_names; /* empty: about the house */
	size_t boilerplate_count;
	struct str summary;
};

/* The body of a release as plain text, and the links that it numbers. */
struct page_plain {
	struct str text; /* ptr NULL: not made yet */
	struct text_links links;
};

/* A page in the making: where it is and what it holds. */
struct page {
	struct arena *arena;
	struct diags *d;
	const struct page_house *house;
	const struct page_language *spoken;
	const struct words *words; /* of `spoken` */
	struct str path;	   /* "2026/results/index.html" */
	struct str root; /* "../../"; of 404.html the site's own path */
	struct str language;
	bool is_wide; /* its signs are: Chinese, Japanese and Korean */
	struct str title, description;
	bool is_named_by_words; /* its title is one of its words */
	const char *menu; /* "is_all": which line of the menu it is, or NULL */
	struct str canonical;	   /* absolute; empty: of its own path */
	struct view view;	   /* the names of the templates */
	struct view release;	   /* `release` of them, once made */
	struct page_plain plain;   /* page_text_body() */
	bool has_names;		   /* `site`, `page` and `t` are made */
	struct value translations; /* links to all languages of it */
	struct str first; /* folder of its language's first page: "", "es/" */
	struct str default_url; /* absolute; of the language for the rest */
	struct value picture;	/* shown with links to it, else the logo */
	bool is_anywhere;	/* has no address of its own */
	struct str feeds; /* folder of its feeds: "", "es/", "topics/x/" */
	struct str feed_name;
};

/* Releases to list: their indexes in the set, newest first. */
struct page_members {
	size_t *items;
	size_t count;
};

/*
 * Make, in `arena`, what depends on site, words and logo alone; before the
 * first page_begin(). `set` and `summaries` may still change behind it.
 */
void page_house_make(struct arena *arena, struct page_house *house);

/* Begin a page at `path` in `language` (site's own when empty). */
struct page page_begin(struct arena *arena, struct diags *d,
	const struct page_house *house, struct str path, struct str language);

/* The words for a language (site's own when empty). */
const struct words *page_words_of(
	const struct page_house *house, struct str language);

/*
 * Its words as they stand in a text of that language: foreign ones, when it
 * is another.
 */
const struct words *page_words_in(const struct page *page, struct str language);

/* Call the page by a word. */
void page_set_title(struct page *page, struct str word);

/*
 * "rtl" or "ltr" of a text whose letters all run against the page; of others
 * nothing: they go with it.
 */
struct str page_direction(const struct page *page, struct str text);

/* The name above boilerplate `i`; empty: it stands below that of the last. */
struct str page_boilerplate_name(
	const struct page *page, const struct page_texts *texts, size_t i);

/* A word of the page's language, else of the fallback. */
struct str page_word(const struct page *page, struct str name);

/* `page` of the templates. */
struct value page_head(const struct page *page);

/* Append the page that template `file` makes of it. */
bool page_render(struct page *page, const char *file, struct buf *out);

/* 2026/results/index.html: the release, or its notice when withdrawn. */
bool page_release(struct page *page, const struct public_release *item,
	const struct page_texts *texts, struct buf *out);

/*
 * What page and text of a release can name alike: all but what was made for
 * HTML. It becomes `release` of `page`, whose title, description and address
 * are set, too.
 */
struct view *page_release_names(struct page *page,
	const struct public_release *item, const struct page_texts *texts);

/*
 * 2026/results/release.txt, which a withdrawn release does not have. `page`
 * may be the one that page_release() has made: the same names serve twice.
 */
bool page_text(struct page *page, const struct public_release *item,
	const struct page_texts *texts, struct buf *out);

/* The body as it stands there: made once, in the memory of the page. */
const struct page_plain *page_text_body(
	struct page *page, const struct body *body);

/* index.html and <lang>/index.html: the newest, and the years. */
bool page_index(struct page *page, const struct page_members *newest,
	const struct page_members *all, struct buf *out);

/* <year>/index.html, topics/<topic>/<year>/index.html: by month. */
bool page_months(
	struct page *page, const struct page_members *members, struct buf *out);

/* topics/<topic>/index.html: the newest, then the years. */
bool page_topic(
	struct page *page, const struct page_members *members, struct buf *out);

/* One topic as topics/index.html lists it. */
struct page_topic_row {
	struct str slug, name, description;
	size_t count;
};

bool page_topics(struct page *page, const struct page_topic_row rows[],
	size_t count, struct buf *out);

/* all/index.html is part 1, all/2/index.html part 2, of `parts`. */
bool page_all(struct page *page, const struct page_members *members,
	size_t part, struct buf *out);

/* contact/, subscribe/ and 404.html. */
bool page_contact(struct page *page, struct buf *out);
bool page_subscribe(struct page *page, struct buf *out);
bool page_missing(struct page *page, struct buf *out);

/* An old address: a page that leads to where the release is now. */
bool page_moved(
	struct page *page, const struct public_release *item, struct buf *out);

/* The words of one release for lists and feeds: summary or first words. */
struct str page_summary(
	struct arena *arena, const struct release *release, struct str first);

/* The name a topic is shown under. */
struct str page_topic_name(const struct site *site, const struct topic *topic);

/* `path` of the site as an absolute address. */
struct str page_absolute(
	struct arena *arena, const struct site *site, struct str path);

/* The day printed on a release. */
struct instant page_release_day(const struct public_release *item);

/* {language, name, headline, url, absolute_url} of a member of a group. */
struct value page_link_value(
	const struct page *page, const struct public_release *item);

/* `release.image`, `.attachments` and `.media` of the templates. */
struct value page_image(
	const struct page *page, const struct public_release *item);
struct value page_attachments(
	const struct page *page, const struct release *release);
struct value page_media(const struct page *page, const struct release *release);

/* How the names are printed: `as`, else by their number. */
enum signatories_form page_signatories_form(const struct signatories *all);

/* "A, B and C". */
struct str page_signatories_sentence(
	const struct page *page, const struct signatories *all);

/* The day of a letter: 2026-11-18 as this language writes it, or as typed. */
struct str page_letter_date(
	const struct page *page, const struct letter *letter);

/* "Correction", in the page's language. */
struct str page_correction_label(
	const struct page *page, const struct correction *correction);

/* "It said: 12%", "It should say: 21%" and the note, a line each. */
struct str page_correction_text(
	const struct page *page, const struct correction *correction);

/* When it begins and ends. */
struct str page_event_words(const struct page *page, const struct event *event);

/* The address of a release, absolute. */
struct str page_absolute_of(
	const struct page *page, const struct public_release *item);

/* The absolute address of the file `name` beside the page of a release. */
struct str page_file_url(const struct page *page,
	const struct public_release *item, struct str name);

/* What public_release calls its address, from this page. */
struct str page_url_of(
	const struct page *page, const struct public_release *item);

#endif
