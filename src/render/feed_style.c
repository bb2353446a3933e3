#include "render/feed_style.h"

#include "base/utf8.h"
#include "model/release.h"

/* CSS Syntax 3, 4.3.7: all but plain ASCII as a number; a space ends it. */
static void put_string(struct buf *out, struct str text)
{
	uint32_t character;

	buf_char(out, '"');
	while (utf8_next(&text, &character))
		if (character < ' ' || character > '~' || character == '"' ||
			character == '\\' || character == '<')
			buf_format(out, "\\%x ", (unsigned)character);
		else
			buf_char(out, (char)character);
	buf_char(out, '"');
}

void feed_style(struct buf *out, const struct words *words, struct str language,
	struct str css)
{
	buf_z(out, "rss::before, feed::before { content: ");
	put_string(out, words_get(words, STR("feed-help")));
	buf_z(out, "; }\n");
	if (release_language_is_rtl(language))
		buf_z(out,
			"rss, feed { direction: rtl; text-align: right; }\n");
	buf_str(out, css);
}
