#ifndef RENDER_NINJS_ITEM_H
#define RENDER_NINJS_ITEM_H

#include "base/json.h"
#include "render/ninjs.h"

/* What ninjs*.c share while one release.json is written. */
struct ninjs_item {
	struct json json;
	struct page *page;
	const struct public_release *item;
	const struct page_texts *texts; /* NULL: withdrawn */
};

/* One of a list: {role, contentType, value}; nothing without a value. */
void ninjs_item_text(struct ninjs_item *n, const char *role, const char *type,
	struct str value);

/* An address (RFC 3986); nothing where there is none. */
void ninjs_item_uri(struct ninjs_item *n, const char *name, struct str url);

/* The associations: files, the letter, translations, what replaces it. */
void ninjs_item_associations(struct ninjs_item *n);

/* Contacts, who signs, and who published it. */
void ninjs_item_people(struct ninjs_item *n);

#endif
