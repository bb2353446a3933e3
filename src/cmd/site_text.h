#ifndef CMD_SITE_TEXT_H
#define CMD_SITE_TEXT_H

#include "base/diag.h"
#include "model/public_set.h"
#include "read/markdown.h"
#include "render/page.h"

/* What the texts of one release are read with. */
struct site_text {
	struct diags *d;
	struct arena *arena; /* of the trees and all else */
	int root_fd;
	const struct release *release;
	struct str address;		  /* "2026/results" */
	const struct public_set *set;	  /* what links may reach */
	const struct markdown_site *site; /* the same; or NULL */
	const struct site *house; /* whose boilerplates have names; or NULL */
	bool is_checked;	  /* the words are looked at, too */

	/* Filled by site_text_read(): where findings about other texts go. */
	struct span headline_at;
};

/*
 * Read body, notes and boilerplates of a release into trees. The source is
 * read again and must be the one whose embargo was read. False, with its
 * findings: the release is held back.
 */
bool site_text_read(struct site_text *t, struct page_texts *out);

/*
 * The files that go beside its page, each once: those of the front matter,
 * and those that only a link in its texts names, whose kind and size are
 * looked at now and filled in where `texts` point to them.
 */
bool site_text_files(const struct site_text *t, struct page_texts *texts,
	const struct release_file ***files, size_t *count);

/* Add a note of what lies in its folder and is none of these. */
void site_text_note_unpublished(const struct site_text *t,
	const struct release_file *const files[], size_t count);

#endif
