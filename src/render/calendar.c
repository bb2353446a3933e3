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

/* RFC 5545 3.3.11: backslash, semicolon, comma and line ends are escaped. */
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
		else if ((unsigned char)c >= ' ')
			buf_char(&line, c);
	}
	add_line(out, buf_view(&line));
	buf_release(&line);
}

static void add_time(struct buf *out, const char *name, struct instant at)
{
	struct civil utc = zone_read(zone_utc(), at).civil;

	buf_format(out, "%s:%04d%02d%02dT%02d%02d%02dZ\r\n", name,
		(int)utc.year, utc.month, utc.day, utc.hour, utc.minute,
		utc.second);
}

static void add_moment(
	struct buf *out, const char *name, const struct moment *moment)
{
	struct civil day = moment->civil;

	if (moment->is_date)
		buf_format(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name,
			(int)day.year, day.month, day.day);
	else
		add_time(out, name, moment->at);
}

void calendar_event(struct buf *out, const struct site *site,
	const struct public_release *item)
{
	const struct event *event = &item->release->event;

	buf_z(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//dateline//EN"
		   "\r\nBEGIN:VEVENT\r\n");
	add_text(out, "UID", item->release->id);
	add_time(out, "DTSTAMP", item->updated);
	add_moment(out, "DTSTART", &event->start);
	if (event->end.text.len)
		add_moment(out, "DTEND", &event->end);
	add_text(out, "SUMMARY", item->release->headline);
	add_text(out, "LOCATION", event->place);
	buf_format(out, "URL:%.*s%.*s/\r\n", STR_ARG(site->url),
		STR_ARG(item->address));
	buf_z(out, "END:VEVENT\r\nEND:VCALENDAR\r\n");
}
