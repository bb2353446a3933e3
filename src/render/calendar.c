#include "render/calendar.h"

/* RFC 5545 3.1: a line has at most 75 bytes without its end. */
#define LINE_BYTES 75

/* Append a content line, folded, never inside a character. */
static void add_line(struct buf *out, struct str line)
{
	size_t most = LINE_BYTES;

	while (line.len > most) {
		size_t end = most;

		while (((unsigned char)line.ptr[end] & 0xc0) == 0x80)
			end--;
		buf_str(out, str_slice(line, 0, end));
		buf_z(out, "\r\n ");
		line = str_slice(line, end, line.len);
		most = LINE_BYTES - 1;
	}
	buf_str(out, line);
	buf_z(out, "\r\n");
}

/*
 * RFC 5545 3.3.11: backslash, semicolon, comma and line ends are escaped;
 * other control characters are no part of a text.
 */
static void add_text(struct buf *out, const char *name, struct str text)
{
	struct buf line = {0};
	size_t i;

	if (!text.len)
		return;
	buf_format(&line, "%s:", name);
	for (i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '\n')
			buf_z(&line, "\\n");
		else if (c == '\\' || c == ';' || c == ',')
			buf_format(&line, "\\%c", c);
		else if (c == '\t')
			buf_char(&line, ' ');
		else if ((unsigned char)c >= ' ' && c != '\x7f')
			buf_char(&line, c);
	}
	add_line(out, buf_view(&line));
	buf_release(&line);
}

/* RFC 5545 3.2.10: a text of the release is in its language. */
static void add_words(struct buf *out, const char *name,
	const struct release *release, struct str text)
{
	struct buf full = {0};

	buf_z(&full, name);
	if (release->language.len)
		buf_format(&full, ";LANGUAGE=%.*s", STR_ARG(release->language));
	buf_char(&full, '\0');
	add_text(out, full.ptr, text);
	buf_release(&full);
}

static void add_time(struct buf *out, const char *name, struct instant at)
{
	struct civil utc = zone_read(zone_utc(), at).civil;

	buf_format(out, "%s:%04d%02d%02dT%02d%02d%02dZ\r\n", name,
		(int)utc.year, utc.month, utc.day, utc.hour, utc.minute,
		utc.second);
}

static void add_address(struct buf *out, const struct site *site,
	const struct public_release *item)
{
	struct buf line = {0};

	buf_format(&line, "URL:%.*s%.*s/", STR_ARG(site->url),
		STR_ARG(item->address));
	add_line(out, buf_view(&line));
	buf_release(&line);
}

void calendar_event(struct buf *out, const struct site *site,
	const struct public_release *item)
{
	const struct event *event = item->release->event;

	buf_z(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//dateline//EN"
		   "\r\nBEGIN:VEVENT\r\n");
	add_text(out, "UID", item->release->id);
	add_time(out, "DTSTAMP", item->updated);
	add_time(out, "DTSTART", event->start.at);
	/* RFC 5545 3.8.2.2: later than the start. */
	if (event->end.text.len && event->end.at.utc > event->start.at.utc)
		add_time(out, "DTEND", event->end.at);
	add_words(out, "SUMMARY", item->release, item->release->headline);
	add_words(out, "LOCATION", item->release, event->place);
	add_address(out, site, item);
	buf_z(out, "END:VEVENT\r\nEND:VCALENDAR\r\n");
}
