#include "cmd/outline.h"

#include "base/utf8.h"
#include "model/route.h"

enum {
	REMARK_COLUMN = 28, /* where remarks begin */
	LIST_MAX = 4,	    /* names of site.yaml that a remark lists */
};

/* The field has the value of the release that `from` is. */
enum { KEPT = true, NEW = false };

/* A row for each field that people use, in the order of a printed sheet. */
static const struct row {
	const char *name;
	const char *remark;
	bool is_kept;
} rows[] = {
	{"headline", "", NEW},
	{"subhead", "a line below the headline", NEW},
	{"embargo", "until when: 2026-12-01 09:00; none: at once", NEW},
	{"date", "needed with \"embargo: none\": 2026-12-01", NEW},
	{"status", "delete this line when all is ready", NEW},
	{"place", "the city before the text", KEPT},
	{"contact", "", KEPT},
	{"topics", "", KEPT},
	{"summary", "a sentence for lists and feeds", NEW},
	{"image", "{file: photo.jpg, alt: what it shows}", NEW},
	{"attachments", "[{file: report.pdf, title: The report}]", NEW},
	{"signatories", "[Open Ballot Network, \"Fair Count, Inc.\"]", NEW},
	{"kind", "statement, advisory or letter; empty: release", KEPT},
	{"language", "es, pt-BR; empty: that of the house", KEPT},
	{"translation-of", "the slug of the original", NEW},
	{"boilerplate", "about the house; empty: the default", KEPT},
	{"notes", "to editors; they are published", NEW},
	{"desk-note", "to colleagues; never published", NEW},
	{"mail", "{lists: [press]}", KEPT},
	{"end-mark", "-30-, ENDS or none; empty: ###", KEPT},
	{"id", "for feeds; never change it", NEW},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static bool is_taken(struct str slug)
{
	return !slug.len || route_is_reserved_slug(slug);
}

struct str outline_slug(struct arena *arena, struct str headline)
{
	struct str slug = release_slug_from_text(arena, headline);
	size_t end = OUTLINE_SLUG_MAX;

	if (slug.len > OUTLINE_SLUG_MAX) {
		while (end && slug.ptr[end] != '-')
			end--;
		slug = str_slice(slug, 0, end ? end : OUTLINE_SLUG_MAX);
	}
	if (!slug.len)
		return STR("release");
	if (is_taken(slug))
		slug = arena_format(arena, "%.*s-release", STR_ARG(slug));
	return arena_str(arena, slug);
}

/* Of the mail only who gets it: a subject is of one release. */
static void add_mail(struct buf *out, const struct node *mail)
{
	const struct node *lists = node_get(mail, "lists");

	if (!lists)
		return;
	buf_z(out, "{lists: ");
	node_print(out, lists);
	buf_char(out, '}');
}

static void add_kept(
	struct buf *out, const struct outline *outline, const char *name)
{
	const struct node *value =
		outline->from ? node_get(outline->from, name) : NULL;

	if (!value || value->is_broken)
		return;
	if (!strcmp(name, "mail"))
		add_mail(out, value);
	else if (value->kind != NODE_TEXT || value->text.len)
		node_print(out, value);
}

static void add_value(
	struct buf *out, const struct outline *outline, const struct row *row)
{
	const struct {
		const char *name;
		struct str value;
	} own[] = {
		{"headline", outline->headline},
		{"embargo", outline->embargo},
		{"status", STR("draft")},
		{"id", outline->id},
	};
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (!strcmp(row->name, own[i].name) && own[i].value.len)
			node_quote(out, own[i].value);
	if (row->is_kept)
		add_kept(out, outline, row->name);
}

/* "desk, night; empty: desk" */
static void list_contacts(struct buf *out, const struct site *site)
{
	size_t i;

	for (i = 0; i < site->contact_count && i < LIST_MAX; i++)
		buf_format(out, "%s%.*s", i ? ", " : "",
			STR_ARG(site->contacts[i].key));
	if (site->default_contacts.count)
		buf_format(out, "; empty: %.*s",
			STR_ARG(site->default_contacts.items[0]));
	else if (!site->contact_count)
		buf_z(out, "{name: Jo Doe, phone: \"+1 555 0100\"}");
}

static void list_topics(struct buf *out, const struct site *site)
{
	size_t i;

	buf_char(out, '[');
	for (i = 0; i < site->topic_count && i < LIST_MAX; i++)
		buf_format(out, "%s%.*s", i ? ", " : "",
			STR_ARG(site->topics[i].slug));
	if (!site->topic_count)
		buf_z(out, "elections, privacy");
	buf_char(out, ']');
}

static void add_remark(
	struct buf *out, const struct outline *outline, const struct row *row)
{
	if (!strcmp(row->name, "contact"))
		list_contacts(out, outline->site);
	else if (!strcmp(row->name, "topics"))
		list_topics(out, outline->site);
	else if (!strcmp(row->name, "embargo") && outline->understood.len)
		buf_str(out, outline->understood);
	else
		buf_z(out, row->remark);
}

static void add_row(
	struct buf *out, const struct outline *outline, const struct row *row)
{
	struct buf line = {0}, remark = {0};
	size_t cells;

	buf_format(&line, "%s: ", row->name);
	add_value(&line, outline, row);
	add_remark(&remark, outline, row);
	if (buf_view(&line).ptr[line.len - 1] == ' ')
		buf_cut(&line, line.len - 1);
	buf_str(out, buf_view(&line));
	cells = utf8_width(buf_view(&line));
	if (remark.len) {
		buf_fill(out, ' ',
			cells + 2 > REMARK_COLUMN ? 2 : REMARK_COLUMN - cells);
		buf_z(out, "# ");
		buf_str(out, buf_view(&remark));
	}
	buf_char(out, '\n');
	buf_release(&line);
	buf_release(&remark);
}

void outline_text(struct buf *out, const struct outline *outline)
{
	size_t i;

	buf_z(out, "---\n");
	for (i = 0; i < ROWS; i++)
		add_row(out, outline, &rows[i]);
	buf_z(out, "---\n\n[Add the text here.]\n");
}
