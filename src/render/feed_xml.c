#include "render/feed_xml.h"

#include "model/route.h"
#include "render/escape.h"

void feed_xml_element(struct buf *out, const char *name, struct str text)
{
	if (!text.len)
		return;
	buf_char(out, '<');
	buf_z(out, name);
	buf_char(out, '>');
	escape_xml(out, text);
	buf_z(out, "</");
	buf_z(out, name);
	buf_z(out, ">\n");
}

void feed_xml_attribute(struct buf *out, const char *name, struct str text)
{
	if (!text.len)
		return;
	buf_char(out, ' ');
	buf_z(out, name);
	buf_z(out, "=\"");
	escape_xml(out, text);
	buf_char(out, '"');
}

/*
 * A style sheet of CSS, not XSLT, which browsers are dropping. Without one
 * they show the bare file.
 */
void feed_xml_begin(struct buf *out, const struct feed *feed, struct str path)
{
	struct arena scratch = {0};
	struct str root = route_to_root(&scratch, path);

	buf_z(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
	if (feed->style.len)
		buf_format(out,
			"<?xml-stylesheet type=\"text/css\" "
			"href=\"%.*s%.*s\"?>\n",
			STR_ARG(root), STR_ARG(feed->style));
	arena_release(&scratch);
}
