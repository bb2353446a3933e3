#include "render/template_scan.h"

#include "render/template.h"
#include "render/template_finding.h"
#include "render/template_lines.h"

struct scanner {
	struct diags *d;
	struct arena *arena;
	const struct source *src;
	struct str text;
	size_t at;		/* byte of `text` */
	struct str open, close; /* what marks begin and end with */
	struct template_tokens *out;
	size_t most_findings; /* of `d`: enough is enough */
	bool is_cut;	      /* a mark without an end: what follows is lost */
	bool has_failed;
	struct str late; /* was ended by what is round it: its own end, which
			    comes too late, is the same finding */
};

/* What the first character of a mark makes of it, and what must end it. */
static const struct sigil {
	char sign;
	char end; /* before the closing braces; 0: nothing */
	enum template_token_kind kind;
} sigils[] = {
	{'#', 0, TOKEN_SECTION},
	{'^', 0, TOKEN_INVERTED},
	{'/', 0, TOKEN_CLOSE},
	{'>', 0, TOKEN_PARTIAL},
	{'<', 0, TOKEN_PARENT},
	{'$', 0, TOKEN_BLOCK},
	{'&', 0, TOKEN_RAW},
	{'{', '}', TOKEN_RAW},
	{'!', 0, TOKEN_NOTHING},
	{'=', '=', TOKEN_NOTHING},
};

static struct span span_of(const struct scanner *s, size_t off, size_t len)
{
	return source_span(s->src, off, len);
}

static struct template_token *add(
	struct scanner *s, enum template_token_kind kind, size_t off)
{
	struct template_tokens *all = s->out;
	struct template_token *token;

	all->items = arena_grow(
		s->arena, all->items, all->count, sizeof(*all->items));
	token = &all->items[all->count++];
	token->kind = kind;
	token->off = (uint32_t)off;
	token->len = (uint32_t)(s->at - off);
	return token;
}

/* Text up to `end` as one piece a line: indentation goes before each. */
static void add_text(struct scanner *s, size_t end)
{
	while (s->at < end) {
		struct str rest = str_slice(s->text, s->at, end);
		size_t lf = str_find_char(rest, '\n'), off = s->at;

		s->at += lf == STR_NONE ? rest.len : lf + 1;
		add(s, TOKEN_TEXT, off)->text = str_slice(s->text, off, s->at);
	}
}

static bool report_open(struct scanner *s, size_t off)
{
	struct diag diag = {
		.id = "template-mark",
		.at = span_of(s, off, s->open.len),
		.text = arena_format(s->d->arena,
			"What \"%.*s\" begins here is never ended.",
			STR_ARG(s->open)),
		.help = arena_format(s->d->arena,
			"Write \"%.*s\" behind the name.", STR_ARG(s->close)),
		.brief = arena_format(s->d->arena, "\"%.*s\" without \"%.*s\"",
			STR_ARG(s->open), STR_ARG(s->close)),
	};

	return template_finding(s->d, &diag);
}

static bool report_mark(struct scanner *s, size_t off, const char *help)
{
	struct diag diag = {
		.id = "template-mark",
		.at = span_of(s, off, s->at - off),
		.text = STR("I cannot read what stands between these braces."),
		.help = str_from(help),
		.brief = STR("unreadable words between the braces"),
	};

	return template_finding(s->d, &diag);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool has_space(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (is_space(s.ptr[i]))
			return true;
	return false;
}

/* `{{=<% %>=}}`: other characters than the braces from here on. */
static bool set_delimiters(struct scanner *s, size_t off, struct str words)
{
	size_t cut = 0;
	struct str open, close;

	while (cut < words.len && !is_space(words.ptr[cut]))
		cut++;
	open = str_slice(words, 0, cut);
	close = str_trim(str_slice(words, cut, words.len));
	if (!open.len || !close.len || has_space(close) ||
		str_find_char(words, '=') != STR_NONE)
		return report_mark(s, off,
			"Two signs, with a space between, go between the two "
			"\"=\", as in {{=<% %>=}}.");
	s->open = open;
	s->close = close;
	return true;
}

static const struct sigil *find_sigil(char sign)
{
	size_t i;

	for (i = 0; i < sizeof(sigils) / sizeof(*sigils); i++)
		if (sigils[i].sign == sign)
			return &sigils[i];
	return NULL;
}

/*
 * The words of the mark whose words begin at `from`; moves behind its end.
 * False when it has none.
 */
static bool cut_words(
	struct scanner *s, size_t from, char end, struct str *words)
{
	struct str rest = str_slice(s->text, from, s->text.len);
	struct str needle = s->close;
	size_t len;

	if (end)
		needle = arena_format(
			s->arena, "%c%.*s", end, STR_ARG(s->close));
	len = str_find(rest, needle);
	if (len == STR_NONE)
		return false;
	*words = str_trim(str_slice(rest, 0, len));
	s->at = from + len + needle.len;
	return true;
}

/* Take the mark at `s->at`, which begins with the opening braces. */
static bool take_mark(struct scanner *s)
{
	size_t off = s->at, from = off + s->open.len;
	const struct sigil *sigil = NULL;
	struct str words;

	while (from < s->text.len && is_space(s->text.ptr[from]))
		from++;
	if (from < s->text.len)
		sigil = find_sigil(s->text.ptr[from]);
	if (!cut_words(s, from + (sigil ? 1 : 0), sigil ? sigil->end : 0,
		    &words)) {
		s->is_cut = true;
		return report_open(s, off);
	}
	if (sigil && sigil->sign == '=' && !set_delimiters(s, off, words))
		return false;
	if (sigil && sigil->kind == TOKEN_NOTHING) {
		add(s, TOKEN_NOTHING, off);
		return true;
	}
	if (!words.len || has_space(words))
		return report_mark(
			s, off, "Write one name between them, without spaces.");
	add(s, sigil ? sigil->kind : TOKEN_VALUE, off)->text = words;
	return true;
}

/* A mark that cannot be read is passed over. */
static void cut_text(struct scanner *s)
{
	while (s->at < s->text.len && !s->is_cut) {
		size_t len = str_find(
			str_slice(s->text, s->at, s->text.len), s->open);

		add_text(s, len == STR_NONE ? s->text.len : s->at + len);
		if (len != STR_NONE && !take_mark(s))
			s->has_failed = true;
		s->is_cut |= s->d->count >= s->most_findings;
	}
}

static bool opens(enum template_token_kind kind)
{
	return kind == TOKEN_SECTION || kind == TOKEN_INVERTED ||
	       kind == TOKEN_PARENT || kind == TOKEN_BLOCK;
}

static struct span token_span(
	const struct scanner *s, const struct template_token *token)
{
	return span_of(s, token->off, token->len);
}

static bool report_never_closed(
	struct scanner *s, const struct template_token *token)
{
	struct diag diag = {
		.id = "template-section",
		.at = token_span(s, token),
		.text = arena_format(s->d->arena,
			"\"%.*s\" begins here and does not end in this file.",
			STR_ARG(token->text)),
		.help = arena_format(s->d->arena,
			"Write {{/%.*s}} where it ends.", STR_ARG(token->text)),
		.brief = arena_format(s->d->arena,
			"\"%.*s\" is never ended; write \"{{/%.*s}}\"",
			STR_ARG(token->text), STR_ARG(token->text)),
	};

	return template_finding(s->d, &diag);
}

/* `open` NULL: nothing is open. */
static bool report_wrong_close(struct scanner *s,
	const struct template_token *close, const struct template_token *open)
{
	struct arena *arena = s->d->arena;
	struct diag diag = {
		.id = "template-section",
		.at = token_span(s, close),
		.text = arena_format(arena,
			"\"%.*s\" ends here, and it has not begun.",
			STR_ARG(close->text)),
		.help = STR("Take this away, or write where it begins."),
		.brief = arena_format(arena, "\"%.*s\" ends without a begin",
			STR_ARG(close->text)),
	};

	if (open) {
		diag.other = token_span(s, open);
		diag.text = arena_format(arena,
			"\"%.*s\" ends here, but \"%.*s\" must end first.",
			STR_ARG(close->text), STR_ARG(open->text));
		diag.help = arena_format(arena,
			"Write {{/%.*s}} before it, or here.",
			STR_ARG(open->text));
		diag.brief =
			arena_format(arena, "\"%.*s\" ends before \"%.*s\"",
				STR_ARG(close->text), STR_ARG(open->text));
	}
	return template_finding(s->d, &diag);
}

static bool report_depth(struct scanner *s, const struct template_token *token)
{
	struct diag diag = {
		.id = "template-depth",
		.at = token_span(s, token),
		.text = arena_format(s->d->arena,
			"More than %d sections stand inside one another here.",
			TEMPLATE_MAX_DEPTH),
		.help = STR("Move some of them out of the others."),
		.brief = arena_format(s->d->arena,
			"more than %d sections inside one another",
			TEMPLATE_MAX_DEPTH),
	};

	return template_finding(s->d, &diag);
}

/* What is open while marks are matched: indices, the innermost last. */
struct nesting {
	uint32_t open[TEMPLATE_MAX_DEPTH];
	uint32_t last_block[TEMPLATE_MAX_DEPTH]; /* of a parent; 0: none */
	size_t depth;
};

/* A block directly in a parent's marks replaces one of the parent's. */
static void note_override(struct scanner *s, struct nesting *n, uint32_t index)
{
	struct template_token *items = s->out->items;
	uint32_t parent = n->open[n->depth - 1];
	uint32_t *last = &n->last_block[n->depth - 1];

	if (items[index].kind != TOKEN_BLOCK ||
		items[parent].kind != TOKEN_PARENT)
		return;
	items[index].is_override = true;
	items[*last ? *last : parent].next_block = index;
	*last = index;
}

static bool match_open(struct scanner *s, struct nesting *n, uint32_t index)
{
	if (n->depth == TEMPLATE_MAX_DEPTH)
		return report_depth(s, &s->out->items[index]);
	if (n->depth > 0)
		note_override(s, n, index);
	n->last_block[n->depth] = 0;
	n->open[n->depth++] = index;
	return true;
}

static void close_innermost(
	struct scanner *s, struct nesting *n, uint32_t index)
{
	struct template_token *items = s->out->items;

	items[n->open[n->depth - 1]].match = index;
	items[index].match = n->open[--n->depth];
}

/* An end that nobody wrote, before the token `index`; none leads behind it. */
static void insert_close(struct scanner *s, struct nesting *n, uint32_t index)
{
	struct template_token *items, *token = add(s, TOKEN_CLOSE, s->at);

	items = s->out->items;
	memmove(&items[index + 1], &items[index],
		(size_t)(token - &items[index]) * sizeof(*items));
	items[index] = (struct template_token){.kind = TOKEN_CLOSE,
		.off = items[n->open[n->depth - 1]].off,
		.text = items[n->open[n->depth - 1]].text};
	close_innermost(s, n, index);
}

/* How many are open inside the one called `name`; STR_NONE: there is none. */
static size_t depth_inside(
	const struct scanner *s, const struct nesting *n, struct str name)
{
	size_t i;

	for (i = 0; i < n->depth; i++)
		if (str_equal(s->out->items[n->open[n->depth - 1 - i]].text,
			    name))
			return i;
	return STR_NONE;
}

/*
 * What the text at `*index` ends: the innermost, or one round it, and then
 * all inside it; a name that nothing open has is a slip for the innermost.
 */
static void match_close(struct scanner *s, struct nesting *n, uint32_t *index)
{
	struct template_token *token = &s->out->items[*index];
	size_t inside = depth_inside(s, n, token->text);

	if (inside == 0) {
		close_innermost(s, n, *index);
		return;
	}
	s->has_failed = true;
	if (inside == STR_NONE && s->late.ptr &&
		str_equal(token->text, s->late)) {
		token->kind = TOKEN_NOTHING;
		return;
	}
	report_wrong_close(s, token,
		n->depth ? &s->out->items[n->open[n->depth - 1]] : NULL);
	if (n->depth == 0) {
		token->kind = TOKEN_NOTHING;
		return;
	}
	for (; inside != STR_NONE && inside > 0; inside--) {
		s->late = s->out->items[n->open[n->depth - 1]].text;
		insert_close(s, n, (*index)++);
	}
	close_innermost(s, n, *index);
}

static void match_end(struct scanner *s, struct nesting *n)
{
	while (n->depth > 0) {
		if (!s->is_cut)
			report_never_closed(
				s, &s->out->items[n->open[n->depth - 1]]);
		s->has_failed = true;
		insert_close(s, n, (uint32_t)s->out->count);
	}
}

/* False: nothing can be said of the rest. */
static bool match_marks(struct scanner *s)
{
	struct nesting n = {.depth = 0};
	uint32_t i;

	for (i = 0; i < s->out->count; i++) {
		enum template_token_kind kind = s->out->items[i].kind;

		if (s->d->count >= s->most_findings ||
			(opens(kind) && !match_open(s, &n, i)))
			return false;
		if (kind == TOKEN_CLOSE)
			match_close(s, &n, &i);
	}
	match_end(s, &n);
	return true;
}

static bool report_large(struct scanner *s)
{
	struct diag diag = {
		.id = "template-large",
		.at = span_of(s, TEMPLATE_MAX_BYTES, 0),
		.text = arena_format(s->d->arena,
			"This template is longer than %d KiB.",
			TEMPLATE_MAX_BYTES / 1024),
		.help = STR("Move a part of it to a file of its own."),
		.brief = arena_format(s->d->arena, "longer than %d KiB",
			TEMPLATE_MAX_BYTES / 1024),
	};

	return template_finding(s->d, &diag);
}

bool template_scan(struct diags *d, struct arena *arena,
	const struct source *src, struct template_tokens *out)
{
	struct scanner s = {.d = d,
		.arena = arena,
		.src = src,
		.most_findings = d->count + TEMPLATE_MAX_FINDINGS};

	*out = (struct template_tokens){0};
	s.text = src->text;
	s.open = STR("{{");
	s.close = STR("}}");
	s.out = out;
	if (s.text.len > TEMPLATE_MAX_BYTES)
		return report_large(&s);
	cut_text(&s);
	if (!match_marks(&s)) {
		*out = (struct template_tokens){0};
		return false;
	}
	template_lines(out);
	return !s.has_failed;
}
