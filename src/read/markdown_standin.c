#include "base/block.h"
#include "read/markdown_pass.h"

/*
 * Punctuation of two bytes that press releases do not use (Hebrew of the
 * Torah, Syriac); to cmark it is punctuation as "~" is, so that emphasis
 * and quotation marks beside it come out as they would.
 */
static const char *const struck_signs[] = {
	"\xD7\x86", "\xDC\x86", "\xDC\x87", "\xDC\x88", "\xDC\x89"};

/* Bytes that UTF-8 never contains, for signs inside a bare address. */
static const struct {
	char sign, byte;
} url_signs[] = {
	{'_', '\xF8'},
	{'*', '\xF9'},
	{'-', '\xFA'},
	{'.', '\xFB'},
	{'\'', '\xFC'},
};

enum { URL_SIGNS = sizeof(url_signs) / sizeof(*url_signs) };

struct copy {
	struct markdown_pass *p;
	char *bytes; /* the copy; NULL until something is replaced */
};

static char *writable(struct copy *copy)
{
	struct str text = copy->p->text;

	if (!copy->bytes) {
		copy->bytes = arena_alloc(copy->p->arena, text.len + 1);
		memcpy(copy->bytes, text.ptr, text.len);
	}
	return copy->bytes;
}

static bool is_control(char c)
{
	unsigned char byte = (unsigned char)c;

	return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') ||
	       byte == 0x7F;
}

static void report_control(struct markdown_pass *p, size_t off)
{
	struct diag diag = {
		.level = DIAG_WARNING,
		.id = "text-invisible",
		.at = markdown_place_span(
			p, (struct markdown_extent){off, off + 1}),
		.text = STR("There is an invisible character here that no "
			    "page may contain; I put a space in its place."),
		.help = STR("It often comes from copying out of a document. "
			    "Delete it and write the spot again."),
		.brief = STR("invisible control character; delete it"),
	};

	diag_add(p->d, &diag);
}

/* Most texts hold none, and line ends alone are no reason to look closer. */
static bool has_control(const char *block)
{
	block_bytes bytes = block_load(block);

	return block_has(block_equal(bytes, '\x7f') |
			 (block_from(bytes, 0x20, (uint8_t)-0x20) &
				 ~block_equal(bytes, '\n')));
}

static void replace_control(struct copy *copy, size_t i, bool *is_told)
{
	writable(copy)[i] = ' ';
	if (!*is_told && markdown_place_wants(copy->p, DIAG_WARNING))
		report_control(copy->p, i);
	*is_told = true;
}

static void replace_controls(struct copy *copy)
{
	struct str text = copy->p->text;
	bool is_told = false;
	size_t i = 0, end;

	while (i < text.len) {
		end = text.len - i < BLOCK_LEN ? text.len : i + BLOCK_LEN;
		if (end - i == BLOCK_LEN && !has_control(text.ptr + i))
			i = end;
		for (; i < end; i++)
			if (is_control(text.ptr[i]))
				replace_control(copy, i, &is_told);
	}
}

/*
 * A sign that cmark would take for itself. Dots and hyphens are left alone
 * unless doubled: smart punctuation takes "--" and "...".
 */
static bool is_taken(struct str text, size_t i)
{
	char c = text.ptr[i];

	if (c == '-' || c == '.')
		return text.ptr[i - 1] == c ||
		       (i + 1 < text.len && text.ptr[i + 1] == c);
	return text.ptr[i - 1] != '\\';
}

static void hide_address(struct copy *copy, size_t from, size_t to)
{
	struct str text = copy->p->text;
	size_t i, k;

	for (i = from + 1; i < to; i++)
		for (k = 0; k < URL_SIGNS; k++)
			if (text.ptr[i] == url_signs[k].sign &&
				is_taken(text, i)) {
				writable(copy)[i] = url_signs[k].byte;
				copy->p->has_standins = true;
			}
}

/*
 * In "<https://...>" and in the attribute of a tag cmark looks at each byte,
 * and takes none for emphasis.
 */
static bool is_guarded(struct str text, size_t start)
{
	return start > 0 && (text.ptr[start - 1] == '<' ||
				    (start > 1 && text.ptr[start - 2] == '='));
}

static void replace_addresses(struct copy *copy)
{
	struct str text = copy->p->text;
	struct markdown_bare found = {0};

	while (markdown_bare_next(text, found.to, &found))
		if (!found.is_mail && !is_guarded(text, found.from))
			hide_address(copy, found.from, found.to);
}

static struct str choose_struck_sign(struct str text)
{
	size_t i;

	for (i = 0; i < sizeof(struck_signs) / sizeof(*struck_signs); i++)
		if (str_find(text, str_from(struck_signs[i])) == STR_NONE)
			return str_from(struck_signs[i]);
	return (struct str){NULL, 0};
}

/* Whether an odd number of backslashes stands before `at`. */
static bool is_escaped(struct str text, size_t at)
{
	size_t i = at;

	while (i > 0 && text.ptr[i - 1] == '\\')
		i--;
	return (at - i) % 2 == 1;
}

/* How many "~" stand at `off`. */
static size_t tildes_at(struct str text, size_t off)
{
	size_t len = 0;

	while (off + len < text.len && text.ptr[off + len] == '~')
		len++;
	return len;
}

/* Exactly two: three and more fence a block of code. */
static void replace_struck(struct copy *copy)
{
	struct str text = copy->p->text, sign = {NULL, 0};
	size_t off = 0, len, found;

	while ((found = str_find(str_slice(text, off, text.len), STR("~~"))) !=
		STR_NONE) {
		off += found;
		len = tildes_at(text, off);
		if (len == 2 && !is_escaped(text, off)) {
			if (!sign.len)
				sign = choose_struck_sign(text);
			if (!sign.len)
				return;
			memcpy(writable(copy) + off, sign.ptr, sign.len);
			copy->p->struck = sign;
			copy->p->has_standins = true;
		}
		off += len;
	}
}

void markdown_standin_place(struct markdown_pass *p)
{
	struct copy copy = {.p = p};

	replace_controls(&copy);
	replace_struck(&copy);
	replace_addresses(&copy);
	p->work = p->text;
	if (copy.bytes)
		p->work.ptr = copy.bytes;
}

/* The sign that a byte stands for, or 0. */
static char sign_of(char byte)
{
	size_t i;

	for (i = 0; i < URL_SIGNS; i++)
		if (url_signs[i].byte == byte)
			return url_signs[i].sign;
	return 0;
}

/*
 * `z` as it was written, in the arena; NULL when nothing in it was replaced.
 */
static const char *written(
	struct markdown_pass *p, const char *z, bool with_struck)
{
	struct str text = str_from(z);
	char *copy = NULL;
	size_t i;

	for (i = 0; i < text.len; i++) {
		bool is_struck = with_struck && p->struck.len &&
				 text.ptr[i] == *p->struck.ptr &&
				 text.ptr[i + 1] == p->struck.ptr[1];
		char sign = is_struck ? '~' : sign_of(text.ptr[i]);

		if (!sign)
			continue;
		if (!copy) {
			copy = arena_alloc(p->arena, text.len + 1);
			memcpy(copy, text.ptr, text.len);
		}
		copy[i] = sign;
		if (is_struck)
			copy[++i] = '~';
	}
	return copy;
}

typedef const char *getter(cmark_node *node);
typedef int setter(cmark_node *node, const char *z);

/* Where a node keeps a text that was copied out of `work`. */
static const struct {
	cmark_node_type type;
	getter *get;
	setter *set;
} places[] = {
	{CMARK_NODE_TEXT, cmark_node_get_literal, cmark_node_set_literal},
	{CMARK_NODE_CODE, cmark_node_get_literal, cmark_node_set_literal},
	{CMARK_NODE_CODE_BLOCK, cmark_node_get_literal, cmark_node_set_literal},
	{CMARK_NODE_CODE_BLOCK, cmark_node_get_fence_info,
		cmark_node_set_fence_info},
	{CMARK_NODE_LINK, cmark_node_get_url, cmark_node_set_url},
	{CMARK_NODE_LINK, cmark_node_get_title, cmark_node_set_title},
	{CMARK_NODE_IMAGE, cmark_node_get_url, cmark_node_set_url},
	{CMARK_NODE_IMAGE, cmark_node_get_title, cmark_node_set_title},
};

static void restore_node(struct markdown_pass *p, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(*places); i++) {
		const char *z;

		if (places[i].type != type)
			continue;
		z = written(p, places[i].get(node), type != CMARK_NODE_TEXT);
		if (z)
			places[i].set(node, z);
	}
}

void markdown_standin_restore(struct markdown_pass *p)
{
	cmark_iter *iter;

	if (!p->has_standins)
		return;
	iter = cmark_iter_new(p->root);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE)
		if (cmark_iter_get_event_type(iter) == CMARK_EVENT_ENTER)
			restore_node(p, cmark_iter_get_node(iter));
	cmark_iter_free(iter);
}
