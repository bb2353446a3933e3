#include "publish/folder_manifest.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>

#include "base/fs.h"
#include "publish/tree_listing.h"

/*
 * One line each, in the words of a folder's listing:
 *	file PATH SIZE MTIME SHA256
 *	folder PATH
 * A path may hold spaces: the other columns are cut off from the right.
 */
#define FIRST_LINE STR("dateline-manifest 1")

static bool fail_manifest(struct diags *d)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "output-manifest",
			.file = STR(FOLDER_MANIFEST_NAME),
			.text = STR("The list of what this program wrote to "
				    "the output folder is damaged, so that it "
				    "is not clear what may be changed there. "
				    "Nothing was changed."),
			.help = STR("Empty the output folder, or choose "
				    "another one."),
			.brief = STR("list of written files is damaged; empty "
				     "the folder or choose another"),
		});
}

/* Cut the last word off; false when there is none. */
static bool cut_last(struct str *rest, struct str *word)
{
	size_t at = rest->len;

	while (at && rest->ptr[at - 1] != ' ')
		at--;
	if (!at)
		return false;
	*word = str_slice(*rest, at, rest->len);
	rest->len = at - 1;
	return true;
}

static bool read_number(struct str word, int64_t *out)
{
	bool is_negative = str_starts_with(word, STR("-"));
	unsigned long number;

	word = str_slice(word, is_negative, word.len);
	if (!str_to_number(word, LONG_MAX, &number))
		return false;
	*out = is_negative ? -(int64_t)number : (int64_t)number;
	return true;
}

static bool read_digest(struct str hex, struct digest *out)
{
	static const char digits[] = "0123456789abcdef";
	const char *digit;
	size_t i;

	if (hex.len != DIGEST_HEX_LEN)
		return false;
	*out = (struct digest){0};
	for (i = 0; i < hex.len; i++) {
		digit = hex.ptr[i] ? strchr(digits, hex.ptr[i]) : NULL;
		if (!digit)
			return false;
		out->bytes[i / 2] =
			(uint8_t)(out->bytes[i / 2] << 4 | (digit - digits));
	}
	return true;
}

static bool read_line(struct str text, struct folder_line *line)
{
	struct str word, size, mtime, hex;
	int64_t bytes;

	if (!str_next(&text, ' ', &word))
		return false;
	line->path = text;
	line->is_folder = str_equal_z(word, "folder");
	if (line->is_folder)
		return tree_listing_is_path(line->path);
	if (!str_equal_z(word, "file") || !cut_last(&line->path, &hex) ||
		!cut_last(&line->path, &mtime) || !cut_last(&line->path, &size))
		return false;
	if (!read_digest(hex, &line->digest) ||
		!read_number(mtime, &line->mtime) ||
		!read_number(size, &bytes) || bytes < 0)
		return false;
	line->size = (uint64_t)bytes;
	return tree_listing_is_path(line->path);
}

static bool read_text(struct folder_manifest *manifest, struct str text)
{
	struct str part;

	if (!str_next_line(&text, &part) || !str_equal(part, FIRST_LINE))
		return false;
	while (str_next_line(&text, &part)) {
		struct folder_line line = {0};

		if (!read_line(part, &line))
			return false;
		folder_manifest_add(manifest, &line);
	}
	folder_manifest_sort(manifest);
	return true;
}

bool folder_manifest_read(struct diags *d, int out_fd,
	struct folder_manifest *manifest, bool *found)
{
	struct str name = STR(FOLDER_MANIFEST_NAME), text;

	*found = fs_exists(out_fd, name);
	if (!*found)
		return true;
	if (!fs_read(d, manifest->arena, out_fd, name, FOLDER_MANIFEST_MAX,
		    &text))
		return false;
	return read_text(manifest, text) || fail_manifest(d);
}

void folder_manifest_add(
	struct folder_manifest *manifest, const struct folder_line *line)
{
	manifest->lines = arena_grow(manifest->arena, manifest->lines,
		manifest->count, sizeof(*line));
	manifest->lines[manifest->count++] = *line;
}

static int compare_lines(const void *a, const void *b)
{
	const struct folder_line *left = a, *right = b;

	return str_compare(left->path, right->path);
}

void folder_manifest_sort(struct folder_manifest *manifest)
{
	if (manifest->count)
		qsort(manifest->lines, manifest->count,
			sizeof(*manifest->lines), compare_lines);
}

const struct folder_line *folder_manifest_find(
	const struct folder_manifest *manifest, struct str path)
{
	const struct folder_line wanted = {.path = path};

	if (!manifest->count)
		return NULL;
	return bsearch(&wanted, manifest->lines, manifest->count,
		sizeof(wanted), compare_lines);
}

static void print_line(struct buf *out, const struct folder_line *line)
{
	char hex[DIGEST_HEX_LEN + 1];

	if (line->is_folder) {
		buf_format(out, "folder %.*s\n", STR_ARG(line->path));
		return;
	}
	hash_hex(hex, &line->digest, DIGEST_HEX_LEN);
	buf_format(out, "file %.*s %" PRIu64 " %" PRId64 " %s\n",
		STR_ARG(line->path), line->size, line->mtime, hex);
}

/* A file on its way: it is ours, but what stands there is not known. */
static void print_unsettled(struct buf *out, const struct folder_line *line)
{
	struct folder_line unsettled = {
		.path = line->path,
		.is_folder = line->is_folder,
	};

	print_line(out, &unsettled);
}

void folder_manifest_print(struct buf *out, const struct folder_manifest *new,
	const struct folder_manifest *old)
{
	size_t i;

	buf_str(out, FIRST_LINE);
	buf_char(out, '\n');
	for (i = 0; i < new->count; i++)
		if (old && new->lines[i].staged)
			print_unsettled(out, &new->lines[i]);
		else
			print_line(out, &new->lines[i]);
	for (i = 0; old && i < old->count; i++)
		if (!folder_manifest_find(new, old->lines[i].path))
			print_line(out, &old->lines[i]);
}
