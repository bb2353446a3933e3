#include "render/template_build.h"

#include "render/template_finding.h"

/* What a theme author reads of HTML that cannot be followed. */
static const struct fault_words {
	const char *text, *help, *brief;
} fault_words[FAULT_COUNT] = {
	[FAULT_EQUALS] = {"There is no name before this \"=\".",
		"Write an attribute as name=\"value\".",
		"\"=\" without a name before it"},
	[FAULT_JOINED] = {"A section ends in a tag, and a letter follows it "
			  "without a space.",
		"Write a space behind the section.",
		"no space behind a section in a tag"},
	[FAULT_COLON] = {"A value begins this address, and a \":\" follows it: "
			 "the value would choose what kind of address it is.",
		"Write the beginning of the address out, as in "
		"\"https://...\", or put all of it into one value.",
		"\":\" behind a value that begins an address"},
	[FAULT_TAG_INSIDE] = {"There can be no tag inside <title> and "
			      "<textarea>: browsers would show its letters.",
		"Write text alone there, or end the title first.",
		"a tag inside title or textarea"},
	[FAULT_SCRIPT] = {"A script may not hold \"<!--\": browsers do not "
			  "agree where it ends then.",
		"Take the \"<!--\" out of the script.", "\"<!--\" in a script"},
	[FAULT_EQUIV] = {"A value stands in \"content\" of this tag, and "
			 "\"http-equiv\" follows it.",
		"Write http-equiv before content, and the value behind "
		"\"url=\" only.",
		"\"http-equiv\" behind a \"content\" with a value"},
};

static bool report_fault(struct template_build *b, const struct source *src,
	struct str at, enum template_fault fault)
{
	const struct fault_words *words = &fault_words[fault];
	struct diag diag = {
		.id = "template-html",
		.at = source_span_of(src, at),
		.text = str_from(words->text),
		.help = str_from(words->help),
		.brief = str_from(words->brief),
	};

	return !b->is_guessed && template_finding(b->d, &diag);
}

static void note_address(struct template_build *b)
{
	bool in_address = template_context_in_address(&b->context);

	if (in_address && !b->in_address)
		b->address_at = b->text.len;
	if (!in_address)
		b->address_at = STR_NONE;
	b->in_address = in_address;
}

bool template_build_text(
	struct template_build *b, const struct source *src, struct str text)
{
	enum template_fault fault;
	size_t i;

	b->bytes += text.len;
	if (b->form != TEMPLATE_HTML) {
		buf_str(&b->text, text);
		return true;
	}
	for (i = 0; i < text.len; i++) {
		fault = template_context_take(&b->context, text.ptr[i]);
		if (fault != FAULT_NONE)
			return report_fault(
				b, src, str_slice(text, i, i + 1), fault);
		buf_char(&b->text, text.ptr[i]);
		note_address(b);
	}
	return true;
}

static void add_op(struct template_build *b, const struct template_op *op)
{
	b->ops = arena_grow(b->scratch, b->ops, b->count, sizeof(*b->ops));
	b->ops[b->count++] = *op;
}

static void add_text(struct template_build *b, struct str text)
{
	struct template_op op = {.kind = OP_TEXT};

	if (!text.len)
		return;
	op.text = arena_str(b->arena, text);
	add_op(b, &op);
}

/* An address is noted only where something depends on what it begins with. */
static void flush(struct template_build *b)
{
	static const struct template_op address = {.kind = OP_ADDRESS};
	struct str text = buf_view(&b->text);

	if (b->address_at != STR_NONE) {
		add_text(b, str_slice(text, 0, b->address_at));
		add_op(b, &address);
		text = str_slice(text, b->address_at, text.len);
		b->address_at = STR_NONE;
	}
	add_text(b, text);
	buf_reset(&b->text);
}

uint32_t template_build_op(
	struct template_build *b, const struct template_op *op)
{
	flush(b);
	add_op(b, op);
	return (uint32_t)(b->count - 1);
}

uint32_t template_build_here(struct template_build *b)
{
	flush(b);
	return (uint32_t)b->count;
}

void template_build_end(struct template_build *b, struct template_page *page)
{
	struct template_op *ops;

	flush(b);
	ops = arena_array(b->arena, b->count, sizeof(*ops));
	if (b->count)
		memcpy(ops, b->ops, b->count * sizeof(*ops));
	page->ops = ops;
	page->count = b->count;
}
