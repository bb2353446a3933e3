#include "store/log.h"

#include "base/utf8.h"

enum { ESCAPED_BELOW = 0x20 };

/* RFC 8785 3.2.2.2: only what must be is escaped, and in the short form. */
static const char short_escapes[ESCAPED_BELOW] = {
	['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};

static void add_character(struct buf *out, uint32_t character)
{
	char encoded[4];

	if (character == '"' || character == '\\') {
		buf_char(out, '\\');
		buf_char(out, (char)character);
	} else if (character >= ESCAPED_BELOW) {
		buf_add(out, encoded, utf8_encode(encoded, character));
	} else if (short_escapes[character]) {
		buf_char(out, '\\');
		buf_char(out, short_escapes[character]);
	} else {
		buf_format(out, "\\u%04x", (unsigned)character);
	}
}

/* The line that is being made; keys come in the order of their bytes. */
static void add_key(struct buf *out, const char *key)
{
	if (out->ptr[out->len - 1] != '{')
		buf_char(out, ',');
	buf_format(out, "\"%s\":", key);
}

static void add_text(struct buf *out, const char *key, struct str text)
{
	uint32_t character;

	if (!text.len)
		return;
	add_key(out, key);
	buf_char(out, '"');
	/* Bytes that are no character become U+FFFD. */
	while (utf8_next(&text, &character))
		add_character(out, character);
	buf_char(out, '"');
}

static void add_time(struct buf *out, const char *key, struct instant at)
{
	if (!at.utc)
		return;
	add_key(out, key);
	buf_char(out, '"');
	instant_print_utc(out, at);
	buf_char(out, '"');
}

static void add_number(struct buf *out, const char *key, int64_t number)
{
	add_key(out, key);
	buf_format(out, "%lld", (long long)number);
}

static void add_digest(
	struct buf *out, const char *key, const struct digest *digest)
{
	char hex[DIGEST_HEX_LEN + 1];

	if (!digest)
		return;
	hash_hex(hex, digest, DIGEST_HEX_LEN);
	add_text(out, key, str_from(hex));
}

static struct str source_word(enum log_source source)
{
	switch (source) {
	case LOG_SELF:
		return STR("self");
	case LOG_GIT:
		return STR("git");
	case LOG_BY:
		return STR("by");
	case LOG_USER:
		break;
	}
	return STR("user");
}

void log_print(struct buf *out, const struct log_entry *entry, int64_t number,
	const struct digest *before)
{
	buf_char(out, '{');
	add_text(out, "act", str_from(entry->act));
	add_text(out, "address", entry->address);
	add_time(out, "at", entry->at);
	add_text(out, "clock", str_from(entry->clock));
	add_text(out, "detail", entry->detail);
	add_digest(out, "digest", entry->digest);
	add_time(out, "effective", entry->effective);
	add_text(out, "id", entry->id);
	if (entry->effective.utc)
		add_number(out, "late", entry->late_s);
	add_number(out, "n", number);
	add_text(out, "note", entry->note);
	add_digest(out, "prev", before);
	add_text(out, "reason", entry->reason);
	add_text(out, "source", source_word(entry->source));
	add_text(out, "what", entry->what);
	add_text(out, "who", entry->who);
	buf_char(out, '}');
}

struct digest log_origin(struct str newsroom)
{
	struct hash *h = hash_begin();

	hash_add(h, "log of dateline\n", 16);
	hash_add(h, newsroom.ptr, newsroom.len);
	return hash_end(h);
}

struct digest log_hash(struct str json)
{
	return hash_bytes(json.ptr, json.len);
}

bool log_follows(struct str json, int64_t number, const struct digest *before)
{
	struct buf mark = {0};
	bool ok;

	/*
	 * Inside of a string each quotation mark has a "\" before it: these
	 * are the keys themselves wherever they are found.
	 */
	add_number((buf_char(&mark, '{'), &mark), "n", number);
	buf_char(&mark, ',');
	ok = str_find(json, str_slice(buf_view(&mark), 1, mark.len)) !=
	     STR_NONE;
	buf_reset(&mark);
	buf_char(&mark, '{');
	add_digest(&mark, "prev", before);
	ok = ok && str_find(json, str_slice(buf_view(&mark), 1, mark.len)) !=
			   STR_NONE;
	buf_release(&mark);
	return ok;
}
