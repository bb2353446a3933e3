#include "read/edit_parts.h"

#include "read/node_line.h"

/* Of a field inside of another one that this program writes. */
enum { STEP = 2 };

/* The way that holds is kept; each is tried from the same start. */
typedef void edit_way(
	struct edit *e, const char *key, const struct node *value);

static void try_ways(struct edit *e, edit_way *const ways[], const char *key,
	const struct node *value)
{
	struct edit_point start = edit_point(e);
	size_t i;

	for (i = 0; ways[i]; i++) {
		edit_go_back(e, start);
		ways[i](e, key, value);
		edit_want(e, key, value);
		if (edit_holds(e))
			return;
	}
}

static bool is_in_brackets(const struct edit *e)
{
	return e->front && e->front->is_flow;
}

void edit_set(struct edit *e, const char *key, struct str text)
{
	const struct node *value = edit_make_text(e, text);
	const struct node *old = node_get(e->front, key);

	if (!old) {
		edit_add_field(e, key, value);
		return;
	}
	edit_put(e, old, value, is_in_brackets(e));
	edit_want(e, key, value);
}

void edit_set_until(struct edit *e, struct str time)
{
	const struct node *old = node_get(e->front, "embargo"), *until;
	const struct node *value = edit_make_text(e, time);

	if (!old || old->kind == NODE_TEXT) {
		edit_set(e, "embargo", time);
		return;
	}
	until = node_get(old, "until");
	if (until)
		edit_put(e, until, value, old->is_flow);
	edit_want(e, "embargo", edit_make_with(e, old, "until", value));
}

/* Add `key` behind the last field of a record in brackets. */
static void add_inside(struct edit *e, const struct node *record,
	const char *key, const struct node *value)
{
	struct span last = record->at;
	struct buf out = {0};

	if (record->count)
		last = record->pairs[record->count - 1].value->at;
	buf_format(&out, ", %s: ", key);
	edit_print_inside(&out, value);
	edit_patch(e, last.off + last.len, 0, buf_view(&out));
	buf_release(&out);
}

static void add_line(struct edit *e, size_t off, size_t indent, const char *key,
	const struct node *value)
{
	struct buf out = {0};

	buf_fill(&out, ' ', indent);
	buf_format(&out, "%s:", key);
	edit_print_value(&out, e, value, indent);
	edit_patch(e, off, 0, buf_view(&out));
	buf_release(&out);
}

/* `lifted` in a record: where it stands, in the brackets, or a line below. */
static void lift_record(
	struct edit *e, const struct node *embargo, const struct node *lifted)
{
	const struct node *old = node_get(embargo, "lifted");
	const struct node_pair *until = edit_find_pair(embargo, "until");

	if (old)
		edit_put(e, old, lifted, embargo->is_flow);
	else if (embargo->is_flow)
		add_inside(e, embargo, "lifted", lifted);
	else if (until)
		add_line(e, edit_below(e, until->value->at),
			edit_column(e, until->key_at.off), "lifted", lifted);
}

/* Behind the colon of a field. */
static size_t behind_colon(const struct edit *e, struct span key)
{
	size_t off = key.off + key.len;

	while (off < e->src.text.len && e->src.text.ptr[off] != ':')
		off++;
	return off + 1;
}

/*
 * `embargo: TIME  # remark` becomes a record whose first line is `until: TIME
 * # remark`: nothing of the line goes, and the remark stays beside the time.
 */
static void lift_time(
	struct edit *e, const struct node_pair *pair, const struct node *lifted)
{
	struct str text = e->src.text;
	size_t indent = edit_column(e, pair->key_at.off) + STEP;
	struct node_line line = node_line_at(text, pair->value->at.off);
	struct buf out = {0};

	if (line.off > pair->key_at.off) {
		indent = pair->value->at.off - line.off;
		edit_patch(e, pair->value->at.off, 0, STR("until: "));
	} else {
		buf_str(&out, e->line_end);
		buf_fill(&out, ' ', indent);
		buf_z(&out, "until:");
		edit_patch(e, behind_colon(e, pair->key_at), 0, buf_view(&out));
	}
	add_line(e, edit_below(e, pair->value->at), indent, "lifted", lifted);
	buf_release(&out);
}

static void lift_kindly(
	struct edit *e, const char *key, const struct node *value)
{
	const struct node_pair *pair = edit_find_pair(e->front, key);
	const struct node *lifted = node_get(value, "lifted");

	if (pair->value->kind == NODE_RECORD)
		lift_record(e, pair->value, lifted);
	else if (!e->front->is_flow)
		lift_time(e, pair, lifted);
}

/* On one line; for values whose form allows no addition. */
static void put_whole(struct edit *e, const char *key, const struct node *value)
{
	const struct node *old = node_get(e->front, key);

	if (old->kind == NODE_TEXT)
		edit_put(e, old, value, is_in_brackets(e));
}

void edit_lift(struct edit *e, struct str at, struct str reason)
{
	static edit_way *const ways[] = {lift_kindly, put_whole, NULL};
	const struct node *old = node_get(e->front, "embargo"), *value;
	const struct node *lifted;
	struct edit_pair in[] = {{"at", edit_make_text(e, at)},
		{"reason", edit_make_text(e, reason)}};

	lifted = edit_make_record(e, in, 2);
	if (old && old->kind == NODE_RECORD) {
		value = edit_make_with(e, old, "lifted", lifted);
	} else {
		struct edit_pair both[] = {{"until", old}, {"lifted", lifted}};

		value = edit_make_record(e, both, 2);
	}
	if (old)
		try_ways(e, ways, "embargo", value);
	else
		edit_add_field(e, "embargo", value);
}

static bool begins_with_status(struct str line)
{
	return str_starts_with(line, STR("status:"));
}

/* The line `status:` of a file that cannot be read otherwise, or behind it. */
static size_t status_line(const struct edit *e, size_t *len)
{
	struct str text = e->src.text;
	struct node_line line = node_line_at(text, 0);
	size_t behind_first = line.next;

	*len = 0;
	while (line.next < text.len) {
		line = node_line_at(text, line.next);
		if (str_equal_z(str_trim(str_slice(text, line.off, line.end)),
			    "---"))
			break;
		if (begins_with_status(str_slice(text, line.off, line.end))) {
			*len = line.next - line.off;
			return line.off;
		}
	}
	return behind_first;
}

/*
 * A file that cannot be read is withdrawn all the same: its text has to
 * leave the site whatever else is wrong. What stands below stays as it is.
 */
static void withdraw_by_lines(struct edit *e, const struct node *withdrawn)
{
	struct buf out = {0};
	size_t len, off = status_line(e, &len);

	if (off && e->src.text.ptr[off - 1] != '\n')
		buf_str(&out, e->line_end);
	buf_z(&out, "status: withdrawn");
	buf_str(&out, e->line_end);
	buf_z(&out, "withdrawn: ");
	node_print(&out, withdrawn);
	buf_str(&out, e->line_end);
	edit_patch(e, off, len, buf_view(&out));
	e->by_lines = true;
	buf_release(&out);
}

void edit_withdraw(struct edit *e, struct str at, struct str reason,
	struct str replaced_by)
{
	const struct node *old = node_get(e->front, "withdrawn");
	const struct edit_pair pairs[] = {{"at", edit_make_text(e, at)},
		{"reason", edit_make_text(e, reason)},
		{"replaced-by", edit_make_optional(e, replaced_by)}};
	const struct node *withdrawn = edit_make_record(e, pairs, 3);

	if (!e->is_readable) {
		withdraw_by_lines(e, withdrawn);
		return;
	}
	edit_set(e, "status", STR("withdrawn"));
	if (old) {
		edit_put(e, old, withdrawn, is_in_brackets(e));
		edit_want(e, "withdrawn", withdrawn);
	} else {
		edit_add_field(e, "withdrawn", withdrawn);
	}
}

/* Whether the text keeps the empty lines below it: "|+". */
static bool keeps_blank_lines(const struct edit *e, const struct node *node)
{
	struct node_line line = node_line_at(e->src.text, node->at.off);
	struct str head = str_slice(e->src.text, node->at.off, line.end);

	return node->kind == NODE_TEXT && node->style == NODE_BLOCK &&
	       str_find_char(head, '+') != STR_NONE;
}

/* Behind the last entry, and the empty lines that belong to its text. */
static size_t below_entries(const struct edit *e, const struct node *list)
{
	size_t off = edit_below(e, list->at), end = e->yaml.off + e->yaml.len;
	const struct node *last = list;
	struct node_line line;

	while (last->kind != NODE_TEXT && last->count)
		last = last->kind == NODE_LIST
			       ? last->items[last->count - 1]
			       : last->pairs[last->count - 1].value;
	if (!keeps_blank_lines(e, last))
		return off;
	for (; off < end; off = line.next) {
		line = node_line_at(e->src.text, off);
		if (!node_line_is_blank(&line))
			break;
	}
	return off;
}

static void add_entry(
	struct edit *e, const struct node *list, const struct node *entry)
{
	const struct node *last = list->items[list->count - 1];
	size_t indent = edit_column(e, list->at.off);
	struct buf out = {0};

	if (last->is_flow) {
		buf_fill(&out, ' ', indent);
		buf_z(&out, "- ");
		node_print(&out, entry);
		buf_str(&out, e->line_end);
	} else {
		edit_print_item(&out, e, entry, indent);
	}
	edit_patch(e, below_entries(e, list), 0, buf_view(&out));
	buf_release(&out);
}

static void add_entry_inside(
	struct edit *e, const struct node *list, const struct node *entry)
{
	struct span at = list->at;
	size_t off = at.off + 1;
	struct buf out = {0};

	if (list->count) {
		at = list->items[list->count - 1]->at;
		off = at.off + at.len;
		buf_z(&out, ", ");
	}
	node_print(&out, entry);
	edit_patch(e, off, 0, buf_view(&out));
	buf_release(&out);
}

/* One entry that is no list yet: a dash before it, its lines moved right. */
static void make_list(
	struct edit *e, const struct node *only, const struct node *entry)
{
	struct str text = e->src.text;
	size_t indent = edit_column(e, only->at.off), off;
	size_t end = edit_below(e, only->at);
	struct buf out = {0};

	edit_patch(e, only->at.off, 0, STR("- "));
	for (off = node_line_at(text, only->at.off).next; off < end;) {
		struct node_line line = node_line_at(text, off);

		if (!node_line_is_blank(&line))
			edit_patch(e, off, 0, STR("  "));
		off = line.next;
	}
	edit_print_item(&out, e, entry, indent);
	edit_patch(e, end, 0, buf_view(&out));
	buf_release(&out);
}

static void make_list_inside(
	struct edit *e, const struct node *only, const struct node *entry)
{
	struct buf out = {0};

	edit_patch(e, only->at.off, 0, STR("["));
	buf_z(&out, ", ");
	node_print(&out, entry);
	buf_char(&out, ']');
	edit_patch(e, only->at.off + only->at.len, 0, buf_view(&out));
	buf_release(&out);
}

/* As what stands there is written. */
static void correct_kindly(
	struct edit *e, const char *key, const struct node *value)
{
	const struct node_pair *pair = edit_find_pair(e->front, key);
	const struct node *old = pair->value;
	const struct node *entry = value->items[value->count - 1];

	if (old->kind == NODE_LIST && old->is_flow)
		add_entry_inside(e, old, entry);
	else if (old->kind == NODE_LIST)
		add_entry(e, old, entry);
	else if (old->kind == NODE_RECORD && old->is_flow)
		make_list_inside(e, old, entry);
	else if (old->kind == NODE_RECORD)
		make_list(e, old, entry);
}

/* `corrections:` with nothing behind it. */
static void correct_empty(
	struct edit *e, const char *key, const struct node *value)
{
	const struct node_pair *pair = edit_find_pair(e->front, key);
	struct buf out = {0};

	if (pair->value->kind != NODE_TEXT)
		return;
	if (e->front->is_flow) {
		edit_put(e, pair->value, value, true);
	} else {
		edit_print_item(&out, e, value->items[0],
			edit_column(e, pair->key_at.off) + STEP);
		edit_patch(e, edit_below(e, pair->key_at), 0, buf_view(&out));
	}
	buf_release(&out);
}

static const struct node *make_entry(
	struct edit *e, const struct edit_correction *c)
{
	const struct edit_pair pairs[] = {{"at", edit_make_optional(e, c->at)},
		{"kind", edit_make_optional(e, c->kind)},
		{"was", edit_make_optional(e, c->was)},
		{"now", edit_make_optional(e, c->now)},
		{"note", edit_make_optional(e, c->note)}};

	return edit_make_record(e, pairs, sizeof(pairs) / sizeof(pairs[0]));
}

void edit_add_correction(
	struct edit *e, const struct edit_correction *correction)
{
	static edit_way *const ways[] = {correct_kindly, NULL};
	static edit_way *const empty_ways[] = {correct_empty, NULL};
	const struct node *entry = make_entry(e, correction);
	const struct node *old = node_get(e->front, "corrections"), *value;
	const struct node none = {.kind = NODE_LIST};
	bool is_empty = !old || (old->kind == NODE_TEXT && !old->text.len);

	value = edit_make_longer(e, is_empty ? &none : old, entry);
	if (!old)
		edit_add_field(e, "corrections", value);
	else
		try_ways(e, is_empty ? empty_ways : ways, "corrections", value);
}
