#ifndef RENDER_FEED_XML_H
#define RENDER_FEED_XML_H

#include "render/feed_items.h"

/* What RSS and Atom share. */

/* `<name>text</name>` and a line end; nothing when there is no text. */
void feed_xml_element(struct buf *out, const char *name, struct str text);

/* ` name="text"`; nothing when there is no text. */
void feed_xml_attribute(struct buf *out, const char *name, struct str text);

/* The first lines of a feed: what it is, and how a browser shows it. */
void feed_xml_begin(struct buf *out, const struct feed *feed, struct str path);

#endif
