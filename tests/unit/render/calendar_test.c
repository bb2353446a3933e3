#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/calendar.h"

/* An advisory of which only the event counts here. */
struct advisory {
	struct site site;
	struct event event;
	struct release release;
	struct public_release item;
	struct buf out;
};

static struct instant at(int day, int hour)
{
	struct civil civil = {2026, 12, (uint8_t)day, (uint8_t)hour, 5, 0};

	return instant_from_civil(civil);
}

static void open_advisory(struct advisory *a)
{
	*a = (struct advisory){0};
	a->site.url = STR("https://press.example/");
	a->release.id = STR("urn:uuid:1");
	a->release.headline = STR("Hearing");
	a->event = (struct event){
		.start = {.at = at(3, 10)},
		.end = {.at = at(3, 12), .text = STR("2026-12-03 12:05")},
		.place = STR("City hall"),
	};
	a->release.event = &a->event;
	a->item.release = &a->release;
	a->item.address = STR("2026/hearing");
	a->item.updated = at(1, 9);
}

static const char *print(struct advisory *a)
{
	buf_reset(&a->out);
	calendar_event(&a->out, &a->site, &a->item);
	buf_char(&a->out, '\0');
	return a->out.ptr;
}

/* The whole line that begins so, unfolded, without its end. */
static struct str line_of(struct advisory *a, const char *name)
{
	static char unfolded[2000];
	struct str rest = str_from(print(a)), line;
	size_t len = 0;
	bool found = false;

	while (str_next_line(&rest, &line)) {
		if (line.len && line.ptr[0] == ' ')
			line = str_slice(line, 1, line.len);
		else
			found = str_starts_with(line, str_from(name));
		if (!found)
			continue;
		memcpy(unfolded + len, line.ptr, line.len);
		len += line.len;
	}
	return (struct str){unfolded, len};
}

static void an_event_is_a_calendar_file(void **state)
{
	struct advisory a;

	(void)state;
	open_advisory(&a);
	a.release.language = STR("en-GB");
	assert_string_equal(print(&a),
		"BEGIN:VCALENDAR\r\n"
		"VERSION:2.0\r\n"
		"PRODID:-//dateline//EN\r\n"
		"BEGIN:VEVENT\r\n"
		"UID:urn:uuid:1\r\n"
		"DTSTAMP:20261201T090500Z\r\n"
		"DTSTART:20261203T100500Z\r\n"
		"DTEND:20261203T120500Z\r\n"
		"SUMMARY;LANGUAGE=en-GB:Hearing\r\n"
		"LOCATION;LANGUAGE=en-GB:City hall\r\n"
		"URL:https://press.example/2026/hearing/\r\n"
		"END:VEVENT\r\n"
		"END:VCALENDAR\r\n");
	buf_release(&a.out);
}

static void what_was_not_said_is_left_out(void **state)
{
	struct advisory a;

	(void)state;
	open_advisory(&a);
	a.event.end = (struct moment){.at = at(9, 9)};
	a.event.place = STR("");
	assert_null(strstr(print(&a), "DTEND"));
	assert_null(strstr(print(&a), "LOCATION"));
	buf_release(&a.out);
}

static void an_end_is_later_than_the_start_or_none(void **state)
{
	struct advisory a;

	(void)state;
	open_advisory(&a);
	a.event.end.at = a.event.start.at;
	assert_null(strstr(print(&a), "DTEND"));
	a.event.end.at.utc++;
	assert_non_null(strstr(print(&a), "DTEND:20261203T100501Z"));
	buf_release(&a.out);
}

static void signs_with_a_meaning_are_escaped(void **state)
{
	struct advisory a;

	(void)state;
	open_advisory(&a);
	a.release.headline = STR("a\\b;c,d:\"e\"\nf\r\n\tg\x01h\x7fi");
	assert_true(str_equal_z(line_of(&a, "SUMMARY"),
		"SUMMARY:a\\\\b\\;c\\,d:\"e\"\\nf\\n ghi"));
	buf_release(&a.out);
}

static void no_line_can_be_smuggled_in(void **state)
{
	struct advisory a;

	(void)state;
	open_advisory(&a);
	a.event.place = STR("x\r\nATTENDEE:mailto:a@b.example\rEND:");
	assert_null(strstr(print(&a), "\nATTENDEE"));
	assert_null(strstr(print(&a), "\rEND:\r\n"));
	buf_release(&a.out);
}

static size_t longest_line(const char *text)
{
	struct str rest = str_from(text), line;
	size_t longest = 0;

	while (str_next_line(&rest, &line))
		if (line.len > longest)
			longest = line.len;
	return longest;
}

/* "SUMMARY:" and so many letters, on one line up to 75 bytes. */
static void a_line_is_folded_behind_75_bytes(void **state)
{
	char letters[200];
	struct advisory a;

	(void)state;
	memset(letters, 'x', sizeof(letters));
	open_advisory(&a);
	a.release.headline = (struct str){letters, 66};
	assert_null(strstr(print(&a), "\r\n x"));
	a.release.headline.len = 67;
	assert_null(strstr(print(&a), "\r\n x"));
	assert_int_equal(longest_line(print(&a)), 75);
	a.release.headline.len = 68;
	assert_non_null(strstr(print(&a), "x\r\n x\r\n"));
	assert_int_equal(longest_line(print(&a)), 75);
	a.release.headline.len = 67 + 74; /* a space begins the second one */
	assert_null(strstr(print(&a), "\r\n x\r\n"));
	assert_int_equal(longest_line(print(&a)), 75);
	a.release.headline.len++;
	assert_non_null(strstr(print(&a), "x\r\n x\r\n"));
	assert_int_equal(line_of(&a, "SUMMARY").len, 8 + 67 + 74 + 1);
	buf_release(&a.out);
}

/* At each distance of a character of four bytes from the fold. */
static void a_fold_divides_no_character(void **state)
{
	char text[100];
	struct advisory a;
	size_t before;

	(void)state;
	open_advisory(&a);
	for (before = 60; before <= 70; before++) {
		struct str rest, line;

		memset(text, 'x', before);
		memcpy(text + before, "\U0001F4F0é–", 9);
		a.release.headline = (struct str){text, before + 9};
		rest = str_from(print(&a));
		while (str_next_line(&rest, &line)) {
			assert_true(line.len <= 75);
			if (line.len > 1)
				assert_int_not_equal(line.ptr[1] & 0xc0, 0x80);
		}
		line = line_of(&a, "SUMMARY:");
		assert_true(str_equal(
			str_slice(line, 8, line.len), a.release.headline));
	}
	buf_release(&a.out);
}

static void a_long_address_is_folded_too(void **state)
{
	char slug[80];
	struct advisory a;

	(void)state;
	memset(slug, 's', sizeof(slug));
	open_advisory(&a);
	a.item.address = (struct str){slug, sizeof(slug)};
	assert_int_equal(longest_line(print(&a)), 75);
	assert_int_equal(line_of(&a, "URL").len, 4 + 22 + 80 + 1);
	buf_release(&a.out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_event_is_a_calendar_file),
		cmocka_unit_test(what_was_not_said_is_left_out),
		cmocka_unit_test(an_end_is_later_than_the_start_or_none),
		cmocka_unit_test(signs_with_a_meaning_are_escaped),
		cmocka_unit_test(no_line_can_be_smuggled_in),
		cmocka_unit_test(a_line_is_folded_behind_75_bytes),
		cmocka_unit_test(a_fold_divides_no_character),
		cmocka_unit_test(a_long_address_is_folded_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
