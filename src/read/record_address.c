#include "read/record.h"

/* Addresses of people and pages, as they are typed into front matter. */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_beyond_ascii(char c)
{
	return (unsigned char)c >= 0x80;
}

/*
 * What stands between decoration that mail programs and Markdown add:
 * [words](address), <address>, Name <address>, mailto:address.
 */
static struct str undecorated(struct str text)
{
	size_t open = str_find(text, STR("]("));

	if (str_starts_with(text, STR("[")) && open != STR_NONE &&
		str_ends_with(text, STR(")")))
		text = str_slice(text, open + 2, text.len - 1);
	open = str_find_char(text, '<');
	if (open != STR_NONE && str_ends_with(text, STR(">")))
		text = str_slice(text, open + 1, text.len - 1);
	if (str_equal_nocase(str_slice(text, 0, 7), STR("mailto:")))
		text = str_slice(text, 7, text.len);
	return str_trim(text);
}

static bool is_decorated(struct str text)
{
	return undecorated(text).len != text.len;
}

static bool refuse_decorated(struct reading *r, const struct field *field,
	const struct node *value, struct str bare)
{
	struct arena *arena = r->d->arena;
	struct diag words = {
		.id = "value-bare",
		.text = arena_format(arena,
			"\"%s\" takes the address alone, without words or "
			"signs "
			"round it.",
			field->name),
		.brief = arena_format(arena,
			"\"%s\" takes the address alone, as in %.*s",
			field->name, STR_ARG(bare)),
	};

	return record_refuse_value(r, value, &words, bare);
}

/* RFC 5321 4.1.2 Dot-string: no quotation, no comment. */
static bool is_local_part(struct str s)
{
	size_t i;

	if (!s.len || s.len > RECORD_MAX_LOCAL_BYTES || s.ptr[0] == '.' ||
		s.ptr[s.len - 1] == '.')
		return false;
	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == '.' && s.ptr[i - 1] == '.')
			return false;
		if (!is_letter(s.ptr[i]) && !is_digit(s.ptr[i]) &&
			!strchr("!#$%&'*+/=?^_`{|}~-.", s.ptr[i]))
			return false;
	}
	return true;
}

/* A part of a host name; letters beyond ASCII are for IDNA to judge. */
static bool is_label(struct str s)
{
	size_t i;

	if (!s.len || s.len > 63 || s.ptr[0] == '-' || s.ptr[s.len - 1] == '-')
		return false;
	for (i = 0; i < s.len; i++)
		if (!is_letter(s.ptr[i]) && !is_digit(s.ptr[i]) &&
			s.ptr[i] != '-' && !is_beyond_ascii(s.ptr[i]))
			return false;
	return true;
}

static size_t count_labels(struct str host)
{
	struct str label;
	size_t count = 0;

	if (!host.len || host.len > 253)
		return 0;
	while (str_next(&host, '.', &label)) {
		if (!is_label(label))
			return 0;
		count++;
	}
	return count;
}

static bool is_email(struct str s)
{
	size_t at = str_find_char(s, '@');
	struct str domain;

	if (at == STR_NONE || s.len > RECORD_MAX_EMAIL_BYTES)
		return false;
	domain = str_slice(s, at + 1, s.len);
	return is_local_part(str_slice(s, 0, at)) && count_labels(domain) > 1 &&
	       !is_digit(domain.ptr[domain.len - 1]);
}

/* What people write for "@" so that robots do not find it. */
static const char *const at_words[] = {" at ", " (at) ", "(at)", " [at] ",
	"[at]", " @ ", " @", "@ ", "@@", NULL};

static struct str guess_email(struct arena *arena, struct str line)
{
	struct str guess;
	size_t i, at;

	for (i = 0; at_words[i]; i++) {
		at = str_find(line, str_from(at_words[i]));
		if (at == STR_NONE)
			continue;
		guess = arena_format(arena, "%.*s@%.*s", (int)at, line.ptr,
			STR_ARG(str_slice(
				line, at + strlen(at_words[i]), line.len)));
		if (is_email(guess))
			return guess;
	}
	return (struct str){0};
}

static bool read_email(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct arena *arena = r->d->arena;
	struct str line;
	struct diag words;

	if (!record_line.read(r, field, value, &line))
		return false;
	if (is_decorated(line) && is_email(undecorated(line)))
		return refuse_decorated(r, field, value, undecorated(line));
	if (is_email(line)) {
		*(struct str *)to = arena_str(r->arena, line);
		return true;
	}
	words = (struct diag){
		.id = "value-email",
		.text = arena_format(arena,
			"\"%.*s\" is not an email address as mail programs "
			"take it.",
			STR_ARG(line)),
		.help = STR("It looks like press@daylight.example: no spaces, "
			    "one \"@\", a dot behind it."),
		.brief = arena_format(
			arena, "\"%.*s\" is no email address", STR_ARG(line)),
	};
	return record_refuse_value(r, value, &words, guess_email(arena, line));
}

const struct record_type record_email = {"an email address", read_email};

/* `ext. 12` and `x12` at the end. */
static struct str without_extension(struct str s)
{
	static const char *const words[] = {"ext.", "ext", "x"};
	size_t i, end = s.len;

	while (end && is_digit(s.ptr[end - 1]))
		end--;
	if (end == s.len)
		return s;
	while (end && s.ptr[end - 1] == ' ')
		end--;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t len = strlen(words[i]);

		if (end > len && str_equal_nocase(str_slice(s, end - len, end),
					 str_from(words[i])))
			return str_slice(s, 0, end - len);
	}
	return s;
}

static bool is_phone(struct str s)
{
	size_t i, digits = 0;

	s = without_extension(s);
	for (i = 0; i < s.len; i++) {
		if (is_letter(s.ptr[i]) ||
			(!is_digit(s.ptr[i]) && !is_beyond_ascii(s.ptr[i]) &&
				!strchr(" +-()./", s.ptr[i])))
			return false;
		digits += is_digit(s.ptr[i]);
	}
	return digits >= RECORD_MIN_PHONE_DIGITS;
}

static bool read_phone(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct arena *arena = r->d->arena;
	struct str line;
	struct diag words;

	if (!record_line.read(r, field, value, &line))
		return false;
	if (is_phone(line)) {
		*(struct str *)to = arena_str(r->arena, line);
		return true;
	}
	words = (struct diag){
		.id = "value-phone",
		.text = arena_format(arena,
			"\"%.*s\" is not a phone number that can be dialled.",
			STR_ARG(line)),
		.help = arena_format(arena,
			"Write at least %d digits, without letters, as in: +1 "
			"555 0100",
			RECORD_MIN_PHONE_DIGITS),
		.brief = arena_format(
			arena, "\"%.*s\" is no phone number", STR_ARG(line)),
	};
	return record_refuse_value(r, value, &words, (struct str){0});
}

const struct record_type record_phone = {"a phone number", read_phone};

/* The part of an address between "//" and the path. */
static struct str authority_of(struct str url, size_t from)
{
	size_t end = from;

	while (end < url.len && !strchr("/?#", url.ptr[end]))
		end++;
	return str_slice(url, from, end);
}

/* `[2001:db8::1]`: its sense is for the browser to judge. */
static bool is_ip6(struct str s)
{
	size_t i;

	if (s.len < 4 || s.ptr[0] != '[' || s.ptr[s.len - 1] != ']')
		return false;
	for (i = 1; i + 1 < s.len; i++)
		if (!is_digit(s.ptr[i]) && !strchr("abcdefABCDEF:.", s.ptr[i]))
			return false;
	return true;
}

static bool is_host(struct str authority)
{
	struct str host = authority;
	size_t end = authority.len;
	unsigned long port;

	while (end && is_digit(authority.ptr[end - 1]))
		end--;
	if (end && authority.ptr[end - 1] == ':') {
		if (!str_to_number(str_slice(authority, end, authority.len),
			    65535, &port))
			return false;
		host = str_slice(authority, 0, end - 1);
	}
	return is_ip6(host) || count_labels(host) > 0;
}

static size_t scheme_len(struct str url)
{
	if (str_equal_nocase(str_slice(url, 0, 8), STR("https://")))
		return 8;
	return str_equal_nocase(str_slice(url, 0, 7), STR("http://")) ? 7 : 0;
}

/* RFC 3986 leaves these out everywhere; quotes and brackets end a link. */
static bool is_url(struct str url)
{
	size_t i, scheme = scheme_len(url);

	if (!scheme || url.len > RECORD_MAX_URL_BYTES)
		return false;
	for (i = 0; i < url.len; i++)
		if ((unsigned char)url.ptr[i] <= ' ' ||
			strchr("<>\"\\^`{|}", url.ptr[i]))
			return false;
	return is_host(authority_of(url, scheme));
}

/* A password in an address, or "www.example.org" as its user. */
static bool has_user(struct str url)
{
	size_t scheme = scheme_len(url);

	return scheme &&
	       str_find_char(authority_of(url, scheme), '@') != STR_NONE;
}

static struct str guess_url(struct arena *arena, struct str line)
{
	struct str full;

	if (scheme_len(line) || str_find(line, STR("://")) != STR_NONE)
		return (struct str){0};
	full = arena_format(arena, "https://%.*s", STR_ARG(line));
	if (count_labels(authority_of(full, 8)) < 2 || !is_url(full))
		return (struct str){0};
	return full;
}

static bool refuse_url(
	struct reading *r, const struct node *value, struct str line)
{
	struct arena *arena = r->d->arena;
	struct diag words = {
		.id = "value-url",
		.text = arena_format(arena,
			"\"%.*s\" is not an address of a page on the web.",
			STR_ARG(line)),
		.help = has_user(line)
				? STR("No name or password can stand in it.")
				: STR("It begins with https:// or http:// and "
				      "has no spaces."),
		.brief = arena_format(arena,
			"\"%.*s\" is no address of a page; it begins with "
			"https://",
			STR_ARG(line)),
	};

	return record_refuse_value(r, value, &words, guess_url(arena, line));
}

static bool read_url(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct str line;

	if (!record_line.read(r, field, value, &line))
		return false;
	if (is_decorated(line) && is_url(undecorated(line)))
		return refuse_decorated(r, field, value, undecorated(line));
	if (!is_url(line))
		return refuse_url(r, value, line);
	*(struct str *)to = arena_str(r->arena, line);
	return true;
}

const struct record_type record_url = {
	"an address that begins with https://", read_url};
