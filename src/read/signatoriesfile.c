#include "read/signatoriesfile.h"

#include "base/fs.h"
#include "read/csvfile.h"
#include "read/fields.h"
#include "read/releasedraft.h"

enum { COLUMN_COUNT = 8 };

/* The header of one column, as `columns` says it. */
struct header {
	struct str text;
	struct span at;
};

struct headers {
	struct header of[COLUMN_COUNT];
};

#define HEADER(name, index, example)                                           \
	{                                                                      \
		name, &record_line, FIELD_OPTIONAL,                            \
			offsetof(struct headers, of[index].text), NULL,        \
			example, offsetof(struct headers, of[index].at)        \
	}

/* Our names, as in the records of signatoriesfields.c. */
static const struct field column_fields[COLUMN_COUNT + 1] = {
	HEADER("name", 0, "\"Name of your organisation\""),
	HEADER("url", 1, "\"Website\""),
	HEADER("location", 2, "\"City\""),
	HEADER("person", 3, "\"Who signs\""),
	HEADER("title", 4, "\"Function\""),
	HEADER("logo", 5, "\"Logo\""),
	HEADER("since", 6, "\"Date\""),
	HEADER("consent", 7, "\"Status\""),
	{0},
};

const struct record_fields signatoriesfile_columns = {
	.what = "the columns of a file",
	.fields = column_fields,
};

/* Where in the table each of our names stands; STR_NONE: nowhere. */
struct columns {
	size_t of[COLUMN_COUNT];
};

static struct arena *scratch_of(struct reading *r)
{
	const struct releasedraft *draft = r->context;

	return draft->in->scratch;
}

/*
 * A column is the one that `columns` names, else the one of our own name;
 * that of the names must be there.
 */
static bool find_column(struct reading *r, const struct csvfile *csv,
	const struct header *header, size_t index, struct columns *out)
{
	struct str own = str_from(column_fields[index].name);

	if (header->text.len)
		return csvfile_find_column(
			r->d, csv, header->text, header->at, &out->of[index]);
	out->of[index] = csvfile_column(csv, own);
	return index > 0 || out->of[index] != STR_NONE ||
	       csvfile_find_column(r->d, csv, own, header->at, &out->of[index]);
}

static bool find_columns(struct reading *r, const struct csvfile *csv,
	const struct signatoriesfile_request *request, struct columns *out)
{
	struct headers headers = {0};
	bool ok = true;
	size_t i;

	if (request->columns &&
		!record_read(r, &signatoriesfile_columns, request->columns,
			request->columns->at, &headers))
		return false;
	if (!headers.of[0].at.src)
		headers.of[0].at = request->at;
	for (i = 0; i < COLUMN_COUNT; i++)
		ok &= find_column(r, csv, &headers.of[i], i, out);
	return ok;
}

/* A row as the record that somebody could have written for it. */
struct row_record {
	struct node values[COLUMN_COUNT];
	struct node_pair pairs[COLUMN_COUNT];
	struct node record;
};

static void make_record(const struct csvfile *csv,
	const struct columns *columns, const struct csvfile_row *row,
	struct row_record *out)
{
	size_t i, count = 0;

	for (i = 0; i < COLUMN_COUNT; i++) {
		struct csvfile_cell cell = csvfile_get(row, columns->of[i]);
		struct node *value = &out->values[count];

		if (!cell.text.len)
			continue;
		*value = (struct node){.kind = NODE_TEXT,
			.style = NODE_QUOTED,
			.at = csvfile_place(csv, &cell),
			.text = cell.text};
		out->pairs[count++] = (struct node_pair){
			.key = str_from(column_fields[i].name),
			.key_at = value->at,
			.value = value};
	}
	out->record = (struct node){.kind = NODE_RECORD,
		.at = csvfile_place(csv, &row->cells[0]),
		.pairs = out->pairs,
		.count = count};
}

static bool refuse_nameless(struct reading *r, const struct csvfile *csv,
	const struct columns *columns, const struct csvfile_row *row)
{
	struct arena *arena = r->d->arena;
	struct str header = csv->header.cells[columns->of[0]].text;

	return diag_add(r->d,
		&(struct diag){.id = "csv-name",
			.at = csvfile_place(csv, &row->cells[0]),
			.text = arena_format(arena,
				"This row has no name: its cell in the column "
				"\"%.*s\" is empty.",
				STR_ARG(header)),
			.help = STR("Write the name into it, or take the row "
				    "out."),
			.brief = arena_format(arena,
				"no name in the column \"%.*s\" of this row",
				STR_ARG(header))});
}

static bool read_row(struct reading *r, const struct csvfile *csv,
	const struct columns *columns, const struct csvfile_row *row,
	struct signatoriesfields_list *out)
{
	struct row_record record;

	if (!csvfile_get(row, columns->of[0]).text.len)
		return refuse_nameless(r, csv, columns, row);
	make_record(csv, columns, row, &record);
	return signatoriesfields_read_record(r, &record.record, out);
}

static bool read_csv(struct reading *r, const struct source *src,
	const struct signatoriesfile_request *request,
	struct signatoriesfields_list *out)
{
	struct columns columns;
	struct csvfile csv;
	bool ok;
	size_t i;

	ok = csvfile_read(r->d, scratch_of(r), src, &csv);
	if (!csv.header.count || !find_columns(r, &csv, request, &columns))
		return false;
	for (i = 0; i < csv.count; i++)
		ok &= read_row(r, &csv, &columns, &csv.rows[i], out);
	return ok;
}

static bool refuse_yaml(struct reading *r, const struct source *src)
{
	return diag_add(r->d,
		&(struct diag){.id = "signatories-yaml",
			.at = source_span(src, 0, 0),
			.text = STR("This file should be a list of names, one "
				    "on each line."),
			.help = STR("Write each as: - Open Ballot Network"),
			.brief = STR("a list of names is wanted, each as in "
				     "`- Open Ballot Network`")});
}

/* A list, alone or under the name it has in a release. */
static const struct node *find_list(const struct node *root)
{
	if (root && root->kind == NODE_RECORD && root->count == 1 &&
		str_equal_z(root->pairs[0].key, "signatories"))
		root = root->pairs[0].value;
	return root && root->kind == NODE_LIST ? root : NULL;
}

static bool read_yaml(struct reading *r, const struct source *src,
	struct signatoriesfields_list *out)
{
	const struct node *root, *list;
	bool ok = node_read(
		r->d, scratch_of(r), source_span(src, 0, src->text.len), &root);

	if (!ok && !root)
		return false;
	list = find_list(root);
	if (!list)
		return ok && refuse_yaml(r, src);
	return signatoriesfields_read_items(r, list, out) && ok;
}

static bool refuse_kind(
	struct reading *r, const struct signatoriesfile_request *request)
{
	return diag_add(r->d,
		&(struct diag){.id = "signatories-kind",
			.at = request->at,
			.text = arena_format(r->d->arena,
				"I read those who sign from .csv and .yaml "
				"files, not from \"%.*s\".",
				STR_ARG(request->file)),
			.help = STR("Save the table as .csv: spreadsheets "
				    "offer that under \"Save as\" or "
				    "\"Download\"."),
			.brief = arena_format(r->d->arena,
				"\"%.*s\" is neither .csv nor .yaml",
				STR_ARG(request->file))});
}

static bool has_extension(struct str name, const char *extension)
{
	size_t len = strlen(extension);

	return name.len > len &&
	       str_equal_nocase(str_slice(name, name.len - len, name.len),
		       str_from(extension));
}

/* The source stays: findings point to it. Its text is in scratch. */
static bool load(struct reading *r, struct str name, struct source *src)
{
	const struct releasedraft *draft = r->context;
	const struct folderfile_place *place = &draft->files.place;
	struct str path = arena_format(
		r->arena, "%.*s/%.*s", STR_ARG(place->folder), STR_ARG(name));
	struct str bytes;

	return fs_read(r->d, scratch_of(r), place->root_fd, path,
		       CSVFILE_MAX_BYTES, &bytes) &&
	       source_make(r->d, src, path, bytes);
}

bool signatoriesfile_read(struct reading *r,
	const struct signatoriesfile_request *request,
	struct signatoriesfields_list *out)
{
	struct releasedraft *draft = r->context;
	struct str name = request->file;
	bool is_yaml =
		has_extension(name, ".yaml") || has_extension(name, ".yml");
	struct source *src;

	if (!is_yaml && !has_extension(name, ".csv"))
		return refuse_kind(r, request);
	if (!folderfile_stands(&draft->files, name, request->at))
		return false;
	src = arena_alloc(r->arena, sizeof(*src));
	draft->signatories_src = src;
	if (!load(r, name, src))
		return false;
	return is_yaml ? read_yaml(r, src, out)
		       : read_csv(r, src, request, out);
}
