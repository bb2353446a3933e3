#include "render/template_expand.h"

#include "render/template_indent.h"
#include "render/template_parent.h"
#include "render/template_print.h"
#include "render/template_report.h"

/* The blocks that the marks of one parent replace; the outermost win. */
struct overrides {
	const struct overrides *outer;
	const struct template_unit *unit;
	const struct template_token *parent;
};

/* A part that is being written out, for one that includes itself. */
struct part {
	const struct part *outer;
	const struct template_unit *unit;
	const struct overrides *overrides;
	struct str indent;
	uint32_t enter; /* its OP_ENTER */
};

/* Where the tokens that are written out come from, and what goes before. */
struct frame {
	const struct template_unit *unit;
	const struct overrides *overrides;
	const struct part *part;
	struct str indent; /* before each line */
	size_t dedent;	   /* blanks taken off each line before that */
};

static bool expand(struct template_build *b, const struct frame *f,
	uint32_t from, uint32_t to);

static const struct template_token *token_at(const struct frame *f, uint32_t i)
{
	return &f->unit->tokens.items[i];
}

/* Both slices in one, in scratch memory. */
static struct str joined(struct template_build *b, struct str a, struct str c)
{
	if (!a.len || !c.len)
		return a.len ? a : c;
	return arena_format(b->scratch, "%.*s%.*s", STR_ARG(a), STR_ARG(c));
}

static bool print_indent(struct template_build *b, const struct frame *f,
	const struct template_token *token)
{
	return !token->line_start ||
	       template_build_text(b, f->unit->src, f->indent);
}

/* Write out what `token` opens; false at the limit of depth too. */
static bool expand_inside(
	struct template_build *b, const struct frame *f, uint32_t open)
{
	bool ok;

	if (b->depth == TEMPLATE_MAX_DEPTH)
		return template_report_depth(b, f->unit, token_at(f, open));
	b->depth++;
	ok = expand(b, f, open + 1, token_at(f, open)->match);
	b->depth--;
	return ok;
}

/* What may be left out must end where it begins; a finding does not stop. */
static void join(struct template_build *b, const struct frame *f,
	const struct template_token *token,
	const struct template_context *before, bool repeats)
{
	struct template_context after = *before;

	if (!template_context_join(&after, &b->context, repeats))
		template_report_balance(b, f->unit, token);
	b->context = after;
}

static bool expand_nothing(
	struct template_build *b, const struct frame *f, uint32_t i)
{
	(void)b;
	(void)f;
	(void)i;
	return true;
}

static bool expand_text(
	struct template_build *b, const struct frame *f, uint32_t i)
{
	const struct template_token *token = token_at(f, i);
	struct str text = token->text;

	if (token->line_start) {
		text = template_indent_cut(text, f->dedent);
		if (!str_trim(text).len && str_ends_with(text, STR("\n")))
			return template_build_text(b, f->unit->src, text);
	}
	return print_indent(b, f, token) &&
	       template_build_text(b, f->unit->src, text);
}

static bool expand_value(
	struct template_build *b, const struct frame *f, uint32_t i)
{
	if (!print_indent(b, f, token_at(f, i)))
		return false;
	template_print_value(b, f->unit, token_at(f, i));
	return true;
}

static struct template_op test_op(enum template_op_kind kind,
	const struct frame *f, const struct template_token *token,
	const struct template_name_found *found)
{
	return (struct template_op){
		.kind = kind,
		.levels = found->levels,
		.steps = found->steps,
		.step_count = found->step_count,
		.at = template_print_span(f->unit, token),
	};
}

static bool expand_section(
	struct template_build *b, const struct frame *f, uint32_t i)
{
	const struct template_token *token = token_at(f, i);
	struct template_context before;
	struct template_name_found found;
	struct template_op op, end = {.kind = OP_END};

	if (!print_indent(b, f, token))
		return false;
	if (!template_print_find(b, f->unit, token, &found))
		return true; /* its names would all be unknown */
	op = test_op(OP_SECTION, f, token, &found);
	end.jump = template_build_op(b, &op);
	before = b->context;
	b->scopes.items[b->scopes.count++] = found.scope;
	if (!expand_inside(b, f, i))
		return false;
	b->scopes.count--;
	op.jump = template_build_op(b, &end);
	b->ops[end.jump].jump = op.jump;
	join(b, f, token, &before, !b->names || found.kind == VALUE_LIST);
	return true;
}

static bool expand_inverted(
	struct template_build *b, const struct frame *f, uint32_t i)
{
	const struct template_token *token = token_at(f, i);
	struct template_context before;
	struct template_name_found found;
	struct template_op op;
	uint32_t test, end;

	if (!print_indent(b, f, token))
		return false;
	if (!template_print_find(b, f->unit, token, &found))
		return true;
	op = test_op(OP_UNLESS, f, token, &found);
	test = template_build_op(b, &op);
	before = b->context;
	if (!expand_inside(b, f, i))
		return false;
	end = template_build_here(b); /* may move the ops */
	b->ops[test].jump = end;
	join(b, f, token, &before, false);
	return true;
}

/* The same part in the making that this one would repeat without end. */
static const struct part *find_itself(const struct part *part)
{
	const struct part *outer;

	for (outer = part->outer; outer; outer = outer->outer)
		if (outer->unit == part->unit &&
			outer->overrides == part->overrides &&
			str_equal(outer->indent, part->indent))
			return outer;
	return NULL;
}

static bool expand_unit(
	struct template_build *b, struct part *part, const struct frame *f)
{
	struct template_op op = {.kind = OP_ENTER};
	const struct part *itself = find_itself(part);

	if (b->form != TEMPLATE_SPEC)
		return expand(b, f, 0, (uint32_t)f->unit->tokens.count);
	if (itself) {
		op.kind = OP_CALL;
		op.jump = itself->enter;
		template_build_op(b, &op);
		return true;
	}
	part->enter = template_build_op(b, &op);
	if (!expand(b, f, 0, (uint32_t)f->unit->tokens.count))
		return false;
	op.kind = OP_LEAVE;
	template_build_op(b, &op);
	return true;
}

/* Write the file `unit` out in the place of `token`. */
static bool include(struct template_build *b, const struct frame *f,
	const struct template_token *token, const struct template_unit *unit,
	const struct overrides *overrides)
{
	struct part part = {f->part, unit, overrides, {NULL, 0}, 0};
	struct frame inner = {unit, overrides, &part, {NULL, 0}, 0};
	struct template_context before = b->context;
	bool ok;

	b->is_guessed |= unit->is_broken;
	if (token->is_alone)
		part.indent = joined(b, f->indent,
			template_indent_cut(token->indent, f->dedent));
	inner.indent = part.indent;
	if (b->depth == TEMPLATE_MAX_DEPTH)
		return template_report_depth(b, f->unit, token);
	b->depth++;
	ok = expand_unit(b, &part, &inner);
	b->depth--;
	if (ok && !template_context_join(&before, &b->context, false))
		template_report_balance(b, f->unit, token);
	return ok;
}

/* The file that `token` names; NULL with a finding, or where none is due. */
static const struct template_unit *unit_of(struct template_build *b,
	const struct frame *f, const struct template_token *token)
{
	const struct template_unit *unit =
		template_unit_find(b->units, f->unit, token->text);

	if (b->form == TEMPLATE_SPEC)
		return unit;
	if (!unit)
		template_report_part(b, f->unit, token, "file");
	else if (unit->form != b->form)
		template_report_part(
			b, f->unit, token, "file of this page's kind called");
	else
		return unit;
	return NULL;
}

static bool expand_partial(
	struct template_build *b, const struct frame *f, uint32_t i)
{
	const struct template_token *token = token_at(f, i);
	const struct template_unit *unit = unit_of(b, f, token);

	if (!print_indent(b, f, token))
		return false;
	return !unit || include(b, f, token, unit, f->overrides);
}

static bool expand_parent(
	struct template_build *b, const struct frame *f, uint32_t i)
{
	const struct template_token *token = token_at(f, i);
	const struct template_unit *unit = unit_of(b, f, token);
	struct overrides overrides = {f->overrides, f->unit, token};

	if (b->form != TEMPLATE_SPEC)
		template_parent_check(b, f->unit, token);
	if (!print_indent(b, f, token))
		return false;
	return !unit || include(b, f, token, unit, &overrides);
}

/* The block that replaces `name`, and whose it is; NULL: none. */
static const struct template_token *find_override(struct template_build *b,
	const struct overrides *from, struct str name,
	const struct overrides **owner)
{
	const struct template_token *found = NULL, *token;
	uint32_t i;

	for (; from; from = from->outer) {
		for (i = from->parent->next_block; i; i = token->next_block) {
			token = &from->unit->tokens.items[i];
			b->steps++;
			if (!str_equal(token->text, name))
				continue;
			found = token;
			*owner = from;
			break;
		}
	}
	return found;
}

/* The white space that lines get which replace those of the block. */
static struct str block_indent(struct template_build *b, const struct frame *f,
	const struct template_token *block)
{
	struct str own = block->indent, inside;

	if (!block->is_fresh && !block->line_start)
		return (struct str){NULL, 0};
	if (block->is_fresh) {
		inside = template_indent_inside(f->unit, block);
		if (inside.ptr)
			own = inside;
	}
	return joined(b, f->indent, template_indent_cut(own, f->dedent));
}

static bool expand_default(
	struct template_build *b, const struct frame *f, uint32_t i)
{
	const struct template_token *token = token_at(f, i);

	if (token->line_start && !template_build_text(b, f->unit->src,
					 block_indent(b, f, token)))
		return false;
	return expand_inside(b, f, i);
}

static bool expand_override(struct template_build *b, const struct frame *f,
	const struct template_token *place, const struct overrides *owner,
	const struct template_token *block)
{
	struct frame inner = {owner->unit, owner->outer, f->part, {NULL, 0}, 0};

	inner.indent = block_indent(b, f, place);
	if (block->is_fresh)
		inner.dedent = template_indent_inside(owner->unit, block).len;
	else if (!template_build_text(b, f->unit->src, inner.indent))
		return false;
	return expand_inside(
		b, &inner, (uint32_t)(block - owner->unit->tokens.items));
}

static bool expand_block(
	struct template_build *b, const struct frame *f, uint32_t i)
{
	const struct template_token *token = token_at(f, i), *block;
	const struct overrides *owner = NULL;
	struct template_context before = b->context;

	block = find_override(b, f->overrides, token->text, &owner);
	if (block ? !expand_override(b, f, token, owner, block)
		  : !expand_default(b, f, i))
		return false;
	if (!template_context_join(&before, &b->context, false))
		template_report_balance(b, block ? owner->unit : f->unit,
			block ? block : token);
	return true;
}

static bool expand(struct template_build *b, const struct frame *f,
	uint32_t from, uint32_t to)
{
	static bool (*const expanders[])(struct template_build * b,
		const struct frame *f, uint32_t i) = {
		[TOKEN_NOTHING] = expand_nothing,
		[TOKEN_TEXT] = expand_text,
		[TOKEN_VALUE] = expand_value,
		[TOKEN_RAW] = expand_value,
		[TOKEN_SECTION] = expand_section,
		[TOKEN_INVERTED] = expand_inverted,
		[TOKEN_PARTIAL] = expand_partial,
		[TOKEN_PARENT] = expand_parent,
		[TOKEN_BLOCK] = expand_block,
		[TOKEN_CLOSE] = expand_nothing,
	};
	uint32_t i;

	for (i = from; i < to; i++) {
		const struct template_token *token = token_at(f, i);

		if (++b->steps > TEMPLATE_MAX_PIECES)
			return template_report_endless(b, f->unit, token);
		if (b->d->count >= b->most_findings ||
			!expanders[token->kind](b, f, i))
			return false;
		if (b->bytes > TEMPLATE_MAX_OUTPUT)
			return template_report_endless(b, f->unit, token);
		if (token->match > i)
			i = token->match;
	}
	return true;
}

bool template_expand(struct template_build *b, const struct template_unit *unit)
{
	struct part part = {.unit = unit};
	struct frame frame = {.unit = unit, .part = &part};

	if (!expand_unit(b, &part, &frame))
		return false;
	return b->form != TEMPLATE_HTML || b->d->errors > b->errors ||
	       template_context_place(&b->context) == PLACE_TEXT ||
	       template_report_end(b, unit);
}
