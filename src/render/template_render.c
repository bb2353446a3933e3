#include "base/json.h"
#include "render/escape.h"
#include "render/template.h"
#include "render/template_program.h"

enum {
	SHOWN_VALUE = 200, /* bytes of an address in a finding */
};

/* A section that is being printed. */
struct level {
	const struct value *value; /* what names are looked for in */
	const struct value *items; /* of a list; NULL: not a list */
	size_t left;		   /* items behind this one */
};

/* A page in the making; `levels` bits of an op are indices of `levels`. */
struct run {
	struct diags *d;
	const struct template_page *page;
	struct buf *out;
	size_t start;	/* of the page in `out` */
	size_t address; /* where the address began, in `out` */
	struct level levels[TEMPLATE_MAX_DEPTH + 1];
	size_t count;
	uint32_t returns[TEMPLATE_MAX_DEPTH]; /* of parts that are open */
	size_t return_count;
};

static const struct value nothing = {.kind = VALUE_NONE};

static bool is_name(const char *a, const char *b)
{
	return a == b || (a[0] == b[0] && !strcmp(a, b));
}

static const struct value *find_entry(
	const struct value *map, const struct template_name_step *step)
{
	size_t i;

	if (map->kind != VALUE_MAP)
		return NULL;
	if (step->hint < map->count &&
		is_name(map->entries[step->hint].name, step->name))
		return &map->entries[step->hint].value;
	for (i = 0; i < map->count; i++)
		if (is_name(map->entries[i].name, step->name))
			return &map->entries[i].value;
	return NULL;
}

/* Follow a dotted name; a part that is missing is nothing. */
static const struct value *find_rest(
	const struct value *value, const struct template_op *op)
{
	size_t i;

	for (i = 1; value && i < op->step_count; i++)
		value = find_entry(value, &op->steps[i]);
	return value ? value : &nothing;
}

static bool has_level(const struct template_op *op, size_t i)
{
	return op->levels >> i & 1;
}

static const struct value *find_itself(
	const struct run *run, const struct template_op *op)
{
	size_t i;

	for (i = run->count; i-- > 0;)
		if (has_level(op, i) &&
			run->levels[i].value->kind != VALUE_TRUE)
			return run->levels[i].value;
	return &nothing;
}

static const struct value *find(
	const struct run *run, const struct template_op *op)
{
	const struct value *value;
	size_t i;

	if (!op->step_count)
		return find_itself(run, op);
	for (i = run->count; i-- > 0;) {
		if (!has_level(op, i))
			continue;
		value = find_entry(run->levels[i].value, &op->steps[0]);
		if (value)
			return find_rest(value, op);
	}
	return &nothing;
}

static bool is_full(const struct value *value)
{
	switch (value->kind) {
	case VALUE_NONE:
		return false;
	case VALUE_TEXT:
	case VALUE_HTML:
	case VALUE_JSON:
		return value->text.len > 0;
	case VALUE_TRUE:
	case VALUE_MAP:
		return true;
	case VALUE_LIST:
		return value->count > 0;
	}
	return false;
}

/* Cut between characters. */
static struct str shown(struct str text)
{
	size_t len = text.len;

	if (len <= SHOWN_VALUE)
		return text;
	for (len = SHOWN_VALUE; len > 0; len--)
		if (((unsigned char)text.ptr[len] & 0xc0) != 0x80)
			break;
	return str_slice(text, 0, len);
}

static bool report_address(
	const struct run *run, const struct template_op *op, struct str value)
{
	struct arena *arena = run->d->arena;
	struct str name = run->page->name, words = shown(value);
	struct diag diag = {
		.id = "template-address",
		.at = op->at,
		.text = arena_format(arena,
			"\"%.*s\" is no address that may be linked; the "
			"template \"%.*s\" would make a link of it.",
			STR_ARG(words), STR_ARG(name)),
		.help = STR("An address begins with https:, http:, mailto: or "
			    "tel:, or is a path in the newsroom, and has no "
			    "spaces."),
		.brief = arena_format(arena,
			"\"%.*s\" may not be linked (in %.*s)", STR_ARG(words),
			STR_ARG(name)),
	};

	return diag_add(run->d, &diag);
}

static bool is_blank(struct str text)
{
	return !str_trim(text).len;
}

/*
 * What begins an address decides its scheme and host; what follows it must
 * not, so a second "/" is written as %2F.
 */
static bool print_address(
	struct run *run, const struct template_op *op, struct str text)
{
	struct str before =
		str_slice(buf_view(run->out), run->address, run->out->len);

	if (is_blank(before)) {
		if (!escape_url_is_safe(text))
			return report_address(run, op, text);
		escape_url(run->out, text);
		return true;
	}
	if (str_equal_z(str_trim(before), "/")) {
		while (text.len && text.ptr[0] == '/') {
			buf_z(run->out, "%2F");
			text = str_slice(text, 1, text.len);
		}
	}
	escape_url_part(run->out, text);
	return true;
}

/* "<" stands only in strings of JSON, where it may be written so. */
static void print_json(struct buf *out, struct str json)
{
	struct str part;

	while (str_next(&json, '<', &part)) {
		buf_str(out, part);
		if (json.ptr)
			buf_z(out, "\\u003c");
	}
}

static bool print_text(
	struct run *run, const struct template_op *op, struct str text)
{
	switch (op->escape) {
	case ESCAPE_ADDRESS:
		return print_address(run, op, text);
	case ESCAPE_QUERY:
		escape_url_query(run->out, text);
		return true;
	case ESCAPE_JSON_STRING:
		json_inside(run->out, text);
		return true;
	case ESCAPE_JSON:
		json_quoted(run->out, text);
		return true;
	case ESCAPE_TEXT:
		escape_text(run->out, text);
		return true;
	case ESCAPE_NOTHING:
		buf_str(run->out, text);
		return true;
	case ESCAPE_HTML:
	case ESCAPE_PROSE:
	case ESCAPE_MARKUP: /* for what the engine made; this is a text */
		break;
	}
	escape_html(run->out, text);
	return true;
}

/* A text in another language than what stands round it. */
static void print_foreign(struct buf *out, const struct value *value)
{
	buf_z(out, "<span lang=\"");
	escape_html(out, str_from(value->language));
	buf_z(out, "\">");
	escape_html(out, value->text);
	buf_z(out, "</span>");
}

static bool print(struct run *run, const struct template_op *op)
{
	const struct value *value = find(run, op);

	switch (value->kind) {
	case VALUE_NONE:
	case VALUE_TRUE:
	case VALUE_LIST:
	case VALUE_MAP:
		return true;
	case VALUE_TEXT:
		if (!value->language || op->escape != ESCAPE_PROSE)
			return print_text(run, op, value->text);
		print_foreign(run->out, value);
		return true;
	case VALUE_HTML:
		if (op->escape != ESCAPE_MARKUP)
			return print_text(run, op, value->text);
		buf_str(run->out, value->text);
		return true;
	case VALUE_JSON:
		if (op->escape != ESCAPE_JSON)
			return print_text(run, op, value->text);
		print_json(run->out, value->text);
		return true;
	}
	return true;
}

static bool report_depth(const struct run *run, const struct template_op *op)
{
	struct diag diag = {
		.id = "template-depth",
		.at = op->at,
		.text = arena_format(run->d->arena,
			"More than %d sections and parts stand inside one "
			"another here.",
			TEMPLATE_MAX_DEPTH),
		.brief = arena_format(run->d->arena,
			"more than %d sections and parts inside one another",
			TEMPLATE_MAX_DEPTH),
	};

	return diag_add(run->d, &diag);
}

static bool open_section(
	struct run *run, const struct template_op *op, uint32_t *next)
{
	const struct value *value = find(run, op);
	struct level *level = &run->levels[run->count];

	if (!is_full(value)) {
		*next = op->jump + 1;
		return true;
	}
	if (run->count == TEMPLATE_MAX_DEPTH + 1)
		return report_depth(run, op);
	run->count++;
	*level = (struct level){.value = value};
	if (value->kind == VALUE_LIST) {
		level->value = level->items = value->items;
		level->left = value->count - 1;
	}
	return true;
}

static void close_section(
	struct run *run, const struct template_op *op, uint32_t *next)
{
	struct level *level = &run->levels[run->count - 1];

	if (!level->left) {
		run->count--;
		return;
	}
	level->left--;
	level->value++;
	*next = op->jump + 1;
}

/* A part that is in its place goes on behind itself: 0 is no OP_CALL. */
static bool enter(struct run *run, const struct template_op *op, uint32_t back)
{
	if (run->return_count == TEMPLATE_MAX_DEPTH)
		return report_depth(run, op);
	run->returns[run->return_count++] = back;
	return true;
}

static void leave(struct run *run, uint32_t *next)
{
	uint32_t back = run->returns[--run->return_count];

	if (back)
		*next = back;
}

/* Run the op at `*next`, which is moved to the one behind it. */
static bool step(struct run *run, uint32_t *next)
{
	const struct template_op *op = &run->page->ops[(*next)++];

	switch (op->kind) {
	case OP_TEXT:
		buf_str(run->out, op->text);
		return true;
	case OP_ADDRESS:
		run->address = run->out->len;
		return true;
	case OP_PRINT:
		return print(run, op);
	case OP_SECTION:
		return open_section(run, op, next);
	case OP_END:
		close_section(run, op, next);
		return true;
	case OP_UNLESS:
		if (is_full(find(run, op)))
			*next = op->jump;
		return true;
	case OP_ENTER:
		return enter(run, op, 0);
	case OP_LEAVE:
		leave(run, next);
		return true;
	case OP_CALL:
		if (!enter(run, op, *next))
			return false;
		*next = op->jump + 1;
		return true;
	}
	return true;
}

static bool report_output(const struct run *run)
{
	struct diag diag = {
		.id = "template-output",
		.file = run->page->name,
		.text = arena_format(run->d->arena,
			"A page that the template \"%.*s\" makes is larger "
			"than %d MiB.",
			STR_ARG(run->page->name),
			TEMPLATE_MAX_OUTPUT / 1024 / 1024),
		.brief = arena_format(run->d->arena, "page larger than %d MiB",
			TEMPLATE_MAX_OUTPUT / 1024 / 1024),
	};

	return diag_add(run->d, &diag);
}

static bool report_no_page(struct diags *d, const char *file)
{
	struct diag diag = {
		.id = "template-missing",
		.file = str_from(file),
		.text = arena_format(
			d->arena, "The theme has no template \"%s\".", file),
		.brief = arena_format(d->arena, "no template \"%s\"", file),
	};

	return diag_add(d, &diag);
}

static const struct template_page *find_page(
	const struct template_theme *theme, const char *file)
{
	size_t i;

	for (i = 0; i < theme->count; i++)
		if (str_equal_z(theme->pages[i].name, file))
			return &theme->pages[i];
	return NULL;
}

static bool run_page(struct run *run)
{
	uint32_t next = 0;

	while (next < run->page->count) {
		if (!step(run, &next))
			return false;
		if (run->out->len - run->start > TEMPLATE_MAX_OUTPUT)
			return report_output(run);
	}
	return true;
}

bool template_render(struct diags *d, const struct template_theme *theme,
	const char *file, const struct value *root, struct buf *out)
{
	struct run run = {.d = d, .out = out, .start = out->len};

	run.page = find_page(theme, file);
	if (!run.page)
		return report_no_page(d, file);
	if (!run.page->ops) {
		diags_append(d, &run.page->why_not);
		return false;
	}
	run.levels[run.count++].value = root;
	if (run_page(&run))
		return true;
	buf_cut(out, run.start);
	return false;
}
