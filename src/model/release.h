#ifndef MODEL_RELEASE_H
#define MODEL_RELEASE_H

#include "base/hash.h"
#include "base/instant.h"
#include "base/source.h"
#include "model/person.h"

enum release_status { STATUS_READY, STATUS_DRAFT, STATUS_WITHDRAWN };

enum release_kind {
	KIND_RELEASE,
	KIND_STATEMENT,
	KIND_ADVISORY,
	KIND_LETTER,
};

enum embargo_kind {
	EMBARGO_UNSAID, /* held back, or a translation: the original's */
	EMBARGO_NONE,
	EMBARGO_UNTIL,
	EMBARGO_HOLD,
};

struct embargo {
	enum embargo_kind kind;
	struct moment until;
	bool strict;
	struct str reason;
	const struct zone **show; /* more zones to print */
	size_t show_count;
	bool is_lifted;
	struct moment lifted_at;
	struct str lifted_reason;
};

enum signatories_form {
	SIGNATORIES_AUTO, /* a sentence, over 12 a list */
	SIGNATORIES_SENTENCE,
	SIGNATORIES_LIST,
	SIGNATORIES_COLUMNS,
	SIGNATORIES_LOGOS,
};

/* Those who go public, in the order they are printed. */
struct signatories {
	const struct signature *items; /* confirmed ones only */
	size_t count;
	enum signatories_form form;
	struct str file;  /* their file in the folder; empty: inline */
	size_t pending;	  /* left out because not yet confirmed */
	struct str close; /* the date the list closes, as typed */
};

/* What a file of a release's folder is published for. */
enum file_use {
	FILE_LINK, /* named in the body */
	FILE_IMAGE,
	FILE_ATTACHMENT,
	FILE_MEDIA,
	FILE_LETTER,
	FILE_LOGO,
};

/* A file of the release's folder that is published beside its page. */
struct release_file {
	struct str name; /* in the folder, and beside the page */
	struct str path; /* from the newsroom's folder */
	enum file_use use;
	const char *type; /* media type, as "image/png" */
	uint64_t size;	  /* bytes */
	struct digest digest;
	uint32_t width, height; /* pixels; 0 when not a picture */
	struct str title, alt, caption, credit, rights;
};

/* A file of `media`, here (`file`) or elsewhere (`url`). */
struct release_media {
	const struct release_file *file; /* NULL: `url` */
	struct str url;
	struct str kind; /* photo, video, audio, logo */
	struct str alt, caption, credit, rights;
};

enum correction_kind {
	CORRECTION_CORRECTION,
	CORRECTION_CLARIFICATION,
	CORRECTION_UPDATE,
};

struct correction {
	struct instant at; /* a bare date: the later of 00:00 and R */
	struct moment said;
	enum correction_kind kind;
	struct str was, now, note;
};

struct topic {
	struct str slug; /* its address below topics/ */
	struct str text; /* as written in the release */
};

struct event {
	struct moment start, end; /* end.text empty: not said */
	struct str place, url, accreditation;
};

struct letter {
	struct str title, to, date, url;
	const struct release_file *file; /* NULL: `url` */
};

struct extra {
	struct str name, text;
};

/* One of the files that make up a version of a release. */
struct release_part {
	struct str path; /* from the newsroom's folder */
	struct digest digest;
	uint64_t size;
};

/*
 * A release as its file says it. Everything lives in the arena it was read
 * into; slices that were not said are empty.
 */
struct release {
	struct source *src; /* text dropped after reading */
	struct str kept;    /* folder of a last good version, with a "/", below
			       which its files lie; else empty */
	struct digest version; /* of all its parts; zero: not asked for */
	const struct release_part *parts; /* source, then files it may name */
	size_t part_count;
	struct str path;   /* "releases/x.md", from the newsroom's folder */
	struct str folder; /* "releases/x" when it is a folder; else empty */
	size_t body_off;   /* byte of the source where the Markdown starts */
	bool is_held;	   /* a finding holds it back */
	bool is_unsettled; /* saved a moment ago, or being written */

	struct str headline, subhead, summary, place;
	struct str slug, id;
	enum release_status status;
	enum release_kind kind;
	struct embargo embargo;
	bool has_date;
	struct moment date;
	struct contact_list contacts;
	struct signatories signatories;
	struct event *event; /* NULL: none */
	struct str_list was_at;
	struct str origin_organization, origin_url, origin_id;
	const struct topic *topics;
	size_t topic_count;
	const struct release_file *image; /* NULL: none */
	const struct release_file **attachments;
	size_t attachment_count;
	const struct release_media *media;
	size_t media_count;
	struct letter *letter;		   /* NULL: none */
	const struct release_file **files; /* named in the front matter */
	size_t file_count;
	struct str_list folder_files; /* names of all files of the folder */
	uint64_t *folder_sizes;	      /* of each, in bytes, when it was read */
	struct str language;	      /* its own, else the site's */
	struct str translation_of;    /* slug */
	struct str_list boilerplates; /* texts (Markdown), resolved */
	struct str notes;	      /* Markdown */
	struct str desk_note;	      /* never published */
	const struct correction *corrections; /* by `at`, then as written */
	size_t correction_count;
	bool has_withdrawn;
	struct moment withdrawn_at;
	struct str withdrawn_reason, replaced_by; /* slug */
	struct str_list mail_lists;
	struct str mail_subject;
	bool mail_attach;
	struct str end_mark; /* "" when `none` */
	const struct extra *extras;
	size_t extra_count;

	/* Places of what other releases can clash with. */
	struct span headline_at, slug_at, id_at, embargo_at;
	struct span translation_at, replaced_by_at, was_at_at;
};

/* All that was said of one of those who sign. */
struct signatory release_signatory(const struct signature *signature);

/*
 * The release instant R of a release's own fields: `lifted.at`, else
 * `until`, else `date`. False when there is none (held, or unsaid).
 */
bool release_instant(const struct release *release, struct instant *at);

/*
 * The digest of the first `count` entries of `corrections`: an entry, once
 * public, is never changed.
 */
struct digest release_entries(const struct release *release, size_t count);

/* The newest thing that happened to its public text: R or a correction. */
struct instant release_updated(
	const struct release *release, struct instant since);

/* `2026-03-05-Results.md` as "results", by the rules below; may be empty. */
struct str release_slug_from_name(struct arena *arena, struct str name);

/*
 * Text as a slug: ASCII lower case, accents dropped, what stands between
 * letters and digits as one `-`, cut to SLUG_MAX_LEN. Empty for text without
 * such letters and digits.
 */
struct str release_slug_from_text(struct arena *arena, struct str text);

enum { SLUG_MAX_LEN = 80 };

/* [a-z0-9-]{1,80}. */
bool release_is_slug(struct str text);

/*
 * Whether a language (BCP 47) is written from right to left: Arabic, Hebrew
 * and the like, but for one written in another script ("ar-Latn").
 */
bool release_language_is_rtl(struct str language);

#endif
