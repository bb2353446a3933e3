#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/escape.h"

typedef void escape(struct buf *out, struct str text);

static void gives(escape *function, struct str text, const char *expected)
{
	struct buf out = {0};

	function(&out, text);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, expected);
	assert_int_equal(out.len, strlen(expected) + 1);
	buf_release(&out);
}

static void html_has_no_tags_entities_or_quotes_of_its_own(void **state)
{
	(void)state;
	gives(escape_html, STR("<x a=\"b\" c='d'>&amp;"),
		"&lt;x a=&quot;b&quot; c=&#39;d&#39;&gt;&amp;amp;");
	gives(escape_html, STR("Über\tuns\r\n"), "Über\tuns\r\n");
	gives(escape_html, STR(""), "");
}

static void what_no_document_may_hold_is_left_out(void **state)
{
	struct str odd = STR("a\0b\x01"
			     "c\x1f"
			     "d\xef\xbf\xbe"
			     "e\xef\xbf\xbf"
			     "f\xef\xb7\x90"
			     "g\xf0\x9f\xbf\xbe"
			     "h\xf4\x8f\xbf\xbf"
			     "i");

	(void)state;
	gives(escape_html, odd, "abcdefghi");
	gives(escape_xml, odd, "abcdefghi");
	gives(escape_text, odd, "abcdefghi");
	gives(escape_text, STR("a\tb\n"), "a b\n");
	gives(escape_html, STR("a\tb"), "a\tb");
}

/* `odd` with `before` letters before it and some behind it. */
static void check_among_letters(escape *function, struct str odd, size_t before)
{
	struct buf text = {0}, alone = {0}, expected = {0};

	buf_fill(&text, 'a', before);
	buf_str(&text, odd);
	buf_fill(&text, 'z', 40 - before);
	function(&alone, odd);
	buf_fill(&expected, 'a', before);
	buf_str(&expected, buf_view(&alone));
	buf_fill(&expected, 'z', 40 - before);
	buf_char(&expected, '\0');
	gives(function, buf_view(&text), expected.ptr);
	buf_release(&text);
	buf_release(&alone);
	buf_release(&expected);
}

/* Alone they are looked at one by one, among letters many at once. */
static void the_place_of_a_character_changes_nothing(void **state)
{
	static const char *const more[] = {"\xc2\x9f", "\xc2\xa0",
		"\xef\xbf\xbf", "\xef\xbb\xbf", "\xf0\x9f\xbf\xbe",
		"\xf4\x8f\xbf\xbf", "\xe2\x80\x9c"};
	size_t before, i;

	(void)state;
	for (before = 0; before <= 40; before++) {
		for (i = 0; i < 128 + sizeof(more) / sizeof(*more); i++) {
			char byte = (char)i;
			struct str odd = i < 128 ? (struct str){&byte, 1}
						 : str_from(more[i - 128]);

			check_among_letters(escape_html, odd, before);
			check_among_letters(escape_xml, odd, before);
			check_among_letters(escape_text, odd, before);
		}
	}
}

static void neighbours_of_noncharacters_stay(void **state)
{
	const char *text = "\xef\xbf\xbd \xef\xb7\x8f \xef\xb7\xb0 "
			   "\xf0\x9f\x98\x80 \xf0\x9f\xbf\xbd \x7f \xc2\x80";

	(void)state;
	gives(escape_html, str_from(text), text);
}

static void half_a_character_at_the_end_is_not_read_over(void **state)
{
	(void)state;
	gives(escape_html, STR("a\xef\xbf"), "a\xef\xbf");
	gives(escape_html, STR("a\xf0"), "a\xf0");
	gives(escape_text, STR("a\xc2"), "a\xc2");
}

static void xml_has_numbers_for_its_signs(void **state)
{
	(void)state;
	gives(escape_xml, STR("AT&T <b> ]]> \"'"),
		"AT&#x26;T &#x3C;b&#x3E; ]]&#x3E; &#x22;&#x27;");
}

static void text_loses_what_drives_a_terminal(void **state)
{
	(void)state;
	gives(escape_text,
		STR("a\x1b[1mb\x7f\xc2\x9b"
		    "c\r\n\t<&>"),
		"a[1mbc\n <&>");
	gives(escape_text, STR("\xc2\xa0\xc3\x84"), "\xc2\xa0\xc3\x84");
}

static void addresses_that_may_be_linked(void **state)
{
	static const char *const safe[] = {"https://x.example/a?b=c#d",
		"HTTP://x.example", "mailto:a@x.example", "tel:+15550100",
		"cid:1@x", "", "a", "a/b:c", "../a", "/a", "?a:b", "#a:b",
		"./a:b", "/a//b", "caf\xc3\xa9",
		"\xd9\x85\xdb\x8c\xe2\x80\x8c\xd9\x87"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(safe) / sizeof(*safe); i++)
		if (!escape_url_is_safe(str_from(safe[i])))
			fail_msg("refused: %s", safe[i]);
}

static void addresses_that_may_not_be_linked(void **state)
{
	static const char *const bad[] = {"javascript:alert(1)",
		"JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
		"java\nscript:alert(1)", " javascript:alert(1)",
		"\x01javascript:alert(1)", "data:text/html,x", "blob:x",
		"vbscript:x", "view-source:x", "file:///etc/passwd", "ftp://x",
		"//evil.example", "\\\\evil.example", "/\\evil.example",
		"\\/evil.example", ":x", "a b", "https://x/ y", "a\x7f",
		"a\xc2\x85", "a\xc2\xa0z", "a\xe2\x80\xa8", "a\xe2\x80\x8b",
		"a\xe3\x80\x80", "a\xef\xbb\xbf", "a\xef\xbf\xbe",
		"a\xe1\x9a\x80", "a\xe2\x81\x9f", "java%73cript:x", "httpsx:a",
		"http.s:a"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (escape_url_is_safe(str_from(bad[i])))
			fail_msg("taken: %s", bad[i]);
	assert_false(escape_url_is_safe(STR("a\0b")));
}

static void an_address_keeps_its_signs_and_loses_the_others(void **state)
{
	(void)state;
	gives(escape_url, STR("https://x.example/a?b=c&d='e'#f[1]"),
		"https://x.example/a?b=c&amp;d=&#39;e&#39;#f[1]");
	gives(escape_url, STR("a b\"c<d>e\\f^g`h{i|j}"),
		"a%20b%22c%3Cd%3Ee%5Cf%5Eg%60h%7Bi%7Cj%7D");
	gives(escape_url, STR("caf\xc3\xa9\x7f"), "caf%C3%A9%7F");
	gives(escape_url, STR("50%25 %zz %z4 %4z %4"),
		"50%25%20%25zz%20%25z4%20%254z%20%254");
}

static void a_piece_of_an_address_has_no_colon(void **state)
{
	(void)state;
	gives(escape_url_part, STR("a:b/c?d&e"), "a%3Ab/c?d&amp;e");
}

static void a_value_in_a_query_is_one_value(void **state)
{
	(void)state;
	gives(escape_url_query, STR("a&b=c+d e/f?g#h%41:\"<"),
		"a%26b%3Dc%2Bd%20e%2Ff%3Fg%23h%2541%3A%22%3C");
	gives(escape_url_query, STR("aZ09-._~"), "aZ09-._~");
}

static void a_uri_is_ascii_and_no_html(void **state)
{
	(void)state;
	gives(escape_uri, STR("https://[::1]:80/a[b]?c=d&e='f'#g"),
		"https://[::1]:80/a%5Bb%5D?c=d&e='f'#g");
	gives(escape_uri, STR("http://caf\xc3\xa9.example/ \"<\\100%41%4g%"),
		"http://caf%C3%A9.example/%20%22%3C%5C100%41%254g%25");
	gives(escape_uri, STR("urn:uuid:3f0c-[1]"), "urn:uuid:3f0c-%5B1%5D");
	gives(escape_uri, STR(""), "");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			html_has_no_tags_entities_or_quotes_of_its_own),
		cmocka_unit_test(what_no_document_may_hold_is_left_out),
		cmocka_unit_test(the_place_of_a_character_changes_nothing),
		cmocka_unit_test(neighbours_of_noncharacters_stay),
		cmocka_unit_test(half_a_character_at_the_end_is_not_read_over),
		cmocka_unit_test(xml_has_numbers_for_its_signs),
		cmocka_unit_test(text_loses_what_drives_a_terminal),
		cmocka_unit_test(addresses_that_may_be_linked),
		cmocka_unit_test(addresses_that_may_not_be_linked),
		cmocka_unit_test(
			an_address_keeps_its_signs_and_loses_the_others),
		cmocka_unit_test(a_piece_of_an_address_has_no_colon),
		cmocka_unit_test(a_value_in_a_query_is_one_value),
		cmocka_unit_test(a_uri_is_ascii_and_no_html),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
