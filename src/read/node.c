#include "read/node.h"

#include <stdlib.h>

#include <yaml.h>

#include "read/node_check.h"
#include "read/node_pass.h"

/* A list or record whose end has not come yet. */
struct open_node {
	struct node *node;
	struct node_pair *pairs; /* node->pairs, to write to */
	size_t from;		 /* byte of the draft */
	size_t end;		 /* of its last child, the same */
	bool has_key;		 /* the last pair waits for its value */
};

/* Once through a draft. */
struct pass {
	struct diags *d;
	struct arena *arena;
	const struct node_draft *draft;
	const struct node_broken *broken;

	yaml_parser_t parser;
	struct node_cursor cursor;
	struct open_node open[NODE_MAX_DEPTH];
	size_t depth, count, documents;
	struct node_reading result;
};

static bool stop(struct pass *p, size_t at, const char *problem)
{
	p->result.trouble = (struct node_trouble){
		.at = at, .since = at, .problem = problem};
	return false;
}

static size_t byte_of(struct pass *p, yaml_mark_t mark)
{
	return node_draft_byte(&p->cursor, p->draft, mark.index);
}

/* A mistake behind which reading simply goes on. */
static void find(struct pass *p, const struct node_guess *guess)
{
	p->result.ok = false;
	if (p->d->count < NODE_MAX_FINDINGS)
		node_words_report(p->d, p->draft, guess);
}

/*
 * Something of YAML that is not used here. Where it begins a text that may
 * just be meant so, the mend puts that text in quotation marks.
 */
static void refuse(struct pass *p, const char *problem, size_t from, size_t to,
	bool is_text)
{
	struct str text = p->draft->text;
	struct node_trouble trouble = {from, from, problem, false};
	struct node_guess guess = node_words_plain(p->arena, text, &trouble);

	guess.mark = from;
	guess.mark_end = to;
	if (is_text) {
		guess.off = from;
		guess.len = to - from;
		guess.with =
			node_line_quote(p->arena, str_slice(text, from, to));
	}
	find(p, &guess);
}

static struct node *new_node(
	struct pass *p, enum node_kind kind, size_t from, size_t to)
{
	struct node *node = arena_alloc(p->arena, sizeof(*node));

	node->kind = kind;
	node->at = node_draft_span(p->draft, from, to);
	return node;
}

static struct open_node *top(struct pass *p)
{
	return p->depth ? &p->open[p->depth - 1] : NULL;
}

static bool wants_key(struct pass *p)
{
	struct open_node *parent = top(p);

	return parent && parent->node->kind == NODE_RECORD && !parent->has_key;
}

static bool is_broken(const struct pass *p, uint32_t key_off)
{
	size_t i;

	for (i = 0; i < p->broken->count; i++)
		if (p->broken->keys[i] == key_off)
			return true;
	return false;
}

static void add_key(struct pass *p, const struct node *key, size_t end)
{
	struct open_node *parent = top(p);
	struct node *node = parent->node;

	parent->pairs = arena_grow(
		p->arena, parent->pairs, node->count, sizeof(*parent->pairs));
	node->pairs = parent->pairs;
	parent->pairs[node->count] =
		(struct node_pair){key->text, key->at, NULL};
	node->count++;
	parent->has_key = true;
	parent->end = end;
}

/* Put a whole node, which ends at `end`, where it belongs. */
static void add_value(
	struct pass *p, struct node *value, size_t from, size_t end)
{
	struct open_node *parent = top(p);
	struct node *node;

	if (!parent) {
		p->result.root = value;
		p->result.root_from = from;
		return;
	}
	node = parent->node;
	if (end > parent->end)
		parent->end = end;
	if (node->kind == NODE_LIST) {
		node->items = arena_grow(p->arena, (void *)node->items,
			node->count, sizeof(*node->items));
		node->items[node->count++] = value;
		return;
	}
	parent->pairs[node->count - 1].value = value;
	parent->has_key = false;
	value->is_broken =
		is_broken(p, parent->pairs[node->count - 1].key_at.off);
}

static bool count_node(struct pass *p, size_t at)
{
	if (++p->count <= NODE_MAX_COUNT)
		return true;
	stop(p, at, NODE_TROUBLE_MANY);
	p->result.trouble.is_fatal = true;
	return false;
}

static bool is_in_flow(struct pass *p)
{
	struct open_node *parent = top(p);

	return parent && parent->node->is_flow;
}

static struct str read_text(struct pass *p, const yaml_event_t *event)
{
	return arena_str(
		p->arena, (struct str){(const char *)event->data.scalar.value,
				  event->data.scalar.length});
}

/* What a text without quotation marks says, and what was meant. */
static bool read_plain(
	struct pass *p, struct node *node, size_t from, size_t to)
{
	struct node_piece piece = {from, to, wants_key(p), is_in_flow(p)};
	struct str text = p->draft->text, meant;
	struct node_guess guess;
	const char *problem;
	size_t at;

	problem = node_check_shape(text, &piece, &at);
	if (problem)
		return stop(p, at, problem);
	if (node_check_text(p->arena, text, &piece, &guess, &meant)) {
		find(p, &guess);
		node->text = arena_str(p->arena, meant);
	}
	return true;
}

/*
 * `&name`, `!tag` before a value: refused, and the value read all the same;
 * a text that only begins so is read whole.
 */
static void check_marks(struct pass *p, const yaml_char_t *anchor,
	const yaml_char_t *tag, size_t from, size_t to)
{
	const char *problem = anchor ? NODE_TROUBLE_ANCHOR : NODE_TROUBLE_TAG;

	if (anchor || tag)
		refuse(p, problem, from, to > from ? to : from + 1, to > from);
}

static void check_key(
	struct pass *p, const struct node *key, size_t from, size_t to)
{
	if (str_equal_z(key->text, "<<"))
		refuse(p, NODE_TROUBLE_MERGE, from, to, false);
	if (!key->text.len)
		refuse(p, NODE_TROUBLE_NAMELESS, from, to, false);
}

static enum node_style style_of(const yaml_event_t *event)
{
	switch (event->data.scalar.style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return NODE_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE:
		return NODE_BLOCK;
	case YAML_ANY_SCALAR_STYLE:
	case YAML_PLAIN_SCALAR_STYLE:
		return NODE_PLAIN;
	}
	return NODE_PLAIN;
}

/* The end without the empty lines that libyaml counts to a block of text. */
static size_t trim_end(struct str text, size_t from, size_t to)
{
	while (to > from && strchr(" \t\r\n", text.ptr[to - 1]))
		to--;
	return to;
}

static void read_marked(struct pass *p, struct node *node,
	const yaml_event_t *event, size_t from, size_t to)
{
	bool is_text = node->style == NODE_PLAIN && node->text.len;

	check_marks(p, event->data.scalar.anchor, event->data.scalar.tag, from,
		is_text ? to : from);
	if (is_text)
		node->text = arena_str(
			p->arena, str_slice(p->draft->text, from, to));
}

static bool read_scalar(struct pass *p, const yaml_event_t *event)
{
	size_t from = byte_of(p, event->start_mark);
	size_t to = trim_end(p->draft->text, from, byte_of(p, event->end_mark));
	struct node *node;

	if (!count_node(p, from))
		return false;
	node = new_node(p, NODE_TEXT, from, to);
	node->style = style_of(event);
	node->text = read_text(p, event);
	if (event->data.scalar.anchor || event->data.scalar.tag)
		read_marked(p, node, event, from, to);
	else if (node->style == NODE_PLAIN && !read_plain(p, node, from, to))
		return false;
	if (wants_key(p)) {
		check_key(p, node, from, to);
		add_key(p, node, to);
	} else {
		add_value(p, node, from, to);
	}
	return true;
}

static bool read_alias(struct pass *p, const yaml_event_t *event)
{
	size_t from = byte_of(p, event->start_mark);
	size_t to = byte_of(p, event->end_mark);
	struct node *node;

	if (wants_key(p))
		return stop(p, from, NODE_TROUBLE_KEY);
	if (!count_node(p, from))
		return false;
	refuse(p, NODE_TROUBLE_ALIAS, from, to, false);
	node = new_node(p, NODE_TEXT, from, to);
	add_value(p, node, from, to);
	node->is_broken = true;
	return true;
}

static bool begin_node(struct pass *p, const yaml_event_t *event,
	enum node_kind kind, bool is_flow)
{
	size_t from = byte_of(p, event->start_mark);
	size_t to = byte_of(p, event->end_mark);
	struct node *node;

	if (wants_key(p))
		return stop(p, from, NODE_TROUBLE_KEY);
	if (p->depth == NODE_MAX_DEPTH)
		return stop(p, from, NODE_TROUBLE_DEEP);
	if (!count_node(p, from))
		return false;
	node = new_node(p, kind, from, to);
	node->is_flow = is_flow;
	p->open[p->depth++] =
		(struct open_node){.node = node, .from = from, .end = to};
	return true;
}

static bool begin_list(struct pass *p, const yaml_event_t *event)
{
	size_t from = byte_of(p, event->start_mark);

	check_marks(p, event->data.sequence_start.anchor,
		event->data.sequence_start.tag, from, from);
	return begin_node(p, event, NODE_LIST,
		event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
}

static bool begin_record(struct pass *p, const yaml_event_t *event)
{
	size_t from = byte_of(p, event->start_mark);

	check_marks(p, event->data.mapping_start.anchor,
		event->data.mapping_start.tag, from, from);
	return begin_node(p, event, NODE_RECORD,
		event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

/* libyaml ends a block where the next one begins: take the last child's. */
static void end_node(struct pass *p, const yaml_event_t *event)
{
	struct open_node done = p->open[--p->depth];
	struct node *node = done.node;
	struct span last;

	if (node->is_flow)
		done.end = byte_of(p, event->end_mark);
	last = node_draft_span(p->draft, done.end, done.end);
	if (last.off > node->at.off)
		node->at.len = last.off - node->at.off;
	if (node->kind == NODE_RECORD && p->d->count < NODE_MAX_FINDINGS &&
		!node_check_twice(p->d, node))
		p->result.ok = false;
	add_value(p, node, done.from, done.end);
}

static bool begin_document(struct pass *p, const yaml_event_t *event)
{
	size_t from = byte_of(p, event->start_mark);
	size_t to = byte_of(p, event->end_mark);
	const yaml_event_t *e = event;

	if (e->data.document_start.version_directive ||
		e->data.document_start.tag_directives.start !=
			e->data.document_start.tag_directives.end)
		refuse(p, NODE_TROUBLE_DIRECTIVE, from, to, false);
	if (p->documents++) {
		refuse(p, NODE_TROUBLE_SECOND, from, to, false);
		return false;
	}
	return true;
}

/* Take one event in; false: reading ends here. */
static bool take(struct pass *p, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_END_EVENT:
		return false;
	case YAML_DOCUMENT_START_EVENT:
		return begin_document(p, event);
	case YAML_ALIAS_EVENT:
		return read_alias(p, event);
	case YAML_SCALAR_EVENT:
		return read_scalar(p, event);
	case YAML_SEQUENCE_START_EVENT:
		return begin_list(p, event);
	case YAML_MAPPING_START_EVENT:
		return begin_record(p, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		end_node(p, event);
		return true;
	}
	return false;
}

/* Where libyaml stopped. What it was scanning began where the mistake is. */
static void note_trouble(struct pass *p)
{
	const yaml_parser_t *parser = &p->parser;
	const char *context = parser->context ? parser->context : "";

	if (parser->error == YAML_MEMORY_ERROR)
		abort();
	p->result.trouble.problem = parser->problem ? parser->problem : "";
	if (parser->error == YAML_READER_ERROR) {
		p->result.trouble.at = p->result.trouble.since =
			parser->problem_offset;
		return;
	}
	p->result.trouble.since = p->result.trouble.at =
		byte_of(p, parser->problem_mark);
	if (!strncmp(context, "while scanning", 14))
		p->result.trouble.since = p->result.trouble.at =
			byte_of(p, parser->context_mark);
	else if (!strncmp(context, "while parsing a flow", 20))
		p->result.trouble.since = byte_of(p, parser->context_mark);
}

static void start_parser(struct pass *p)
{
	struct str text = p->draft->text;

	if (!yaml_parser_initialize(&p->parser))
		abort();
	yaml_parser_set_encoding(&p->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&p->parser,
		(const unsigned char *)(text.ptr ? text.ptr : ""), text.len);
}

/*
 * Read the draft once. After an error libyaml can be asked for more for ever
 * and answers with YAML_NO_EVENT: take() ends there too.
 */
struct node_reading node_pass(struct diags *d, struct arena *arena,
	const struct node_draft *draft, const struct node_broken *broken)
{
	struct pass pass = {.d = d, .arena = arena, .draft = draft};
	struct pass *p = &pass;
	yaml_event_t event;
	bool goes_on = true;

	p->broken = broken;
	p->result.ok = true;
	start_parser(p);
	while (goes_on) {
		if (!yaml_parser_parse(&p->parser, &event)) {
			note_trouble(p);
			break;
		}
		goes_on = take(p, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&p->parser);
	if (!p->result.trouble.problem && p->result.root &&
		p->result.root->kind == NODE_TEXT && p->result.root->text.len)
		stop(p, p->result.root_from, NODE_TROUBLE_NO_FIELD);
	return p->result;
}

const struct node *node_get(const struct node *record, const char *key)
{
	size_t i;

	if (!record || record->kind != NODE_RECORD)
		return NULL;
	for (i = 0; i < record->count; i++)
		if (str_equal_z(record->pairs[i].key, key))
			return record->pairs[i].value;
	return NULL;
}
