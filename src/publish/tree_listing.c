#include "publish/tree_listing.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/checksum.h"
#include "publish/tree.h"

/* 2000-01-01T00:00:00Z, of what holds nothing. */
#define TIME_OF_NOTHING INT64_C(946684800)

static void put_file(struct buf *line, const struct tree_entry *entry)
{
	char hex[DIGEST_HEX_LEN + 1];
	uint64_t mtime = (uint64_t)entry->mtime;

	hash_hex(hex, &entry->digest, DIGEST_HEX_LEN);
	buf_z(line, "file ");
	buf_str(line, entry->name);
	buf_char(line, ' ');
	buf_number(line, entry->size, 1);
	buf_z(line, entry->mtime < 0 ? " -" : " ");
	buf_number(line, entry->mtime < 0 ? -mtime : mtime, 1);
	buf_char(line, ' ');
	buf_add(line, hex, DIGEST_HEX_LEN);
	buf_char(line, '\n');
}

static void put_folder(struct buf *line, const struct tree_entry *entry)
{
	buf_z(line, "folder ");
	buf_str(line, entry->name);
	buf_char(line, ' ');
	buf_str(line, entry->object);
	buf_char(line, '\n');
}

/* Put together without printf: each folder is listed twice. */
static struct str line_of(
	struct arena *scratch, struct buf *line, const struct tree_entry *entry)
{
	buf_reset(line);
	if (entry->object.ptr)
		put_folder(line, entry);
	else
		put_file(line, entry);
	return arena_str(scratch, buf_view(line));
}

static int compare_lines(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

struct digest tree_listing_digest(
	struct arena *scratch, const struct tree_entry entries[], size_t count)
{
	struct str *lines = arena_array(scratch, count, sizeof(*lines));
	struct hash *h = hash_begin();
	struct buf line = {0};
	size_t i;

	for (i = 0; i < count; i++)
		lines[i] = line_of(scratch, &line, &entries[i]);
	buf_release(&line);
	if (count)
		qsort(lines, count, sizeof(*lines), compare_lines);
	for (i = 0; i < count; i++)
		hash_add(h, lines[i].ptr, lines[i].len);
	return hash_end(h);
}

uint64_t tree_listing_sum(const struct tree_entry *entry)
{
	const uint64_t known[] = {
		entry->size, (uint64_t)entry->mtime, entry->sum};
	struct str object = entry->object;
	uint64_t sum = object.ptr ? checksum_of(1, object.ptr, object.len)
				  : checksum_of(0, known, sizeof(known));

	return checksum_of(sum, entry->name.ptr, entry->name.len);
}

int64_t tree_listing_mtime(struct instant at, const struct digest *digest)
{
	return at.utc - (digest->bytes[0] << 8 | digest->bytes[1]);
}

int64_t tree_listing_newest(const struct tree_entry entries[], size_t count)
{
	int64_t newest = count ? entries[0].mtime : TIME_OF_NOTHING;
	size_t i;

	for (i = 1; i < count; i++)
		if (entries[i].mtime > newest)
			newest = entries[i].mtime;
	return newest;
}

bool tree_listing_is_name(struct str name)
{
	size_t i;

	for (i = 0; i < name.len; i++)
		if ((unsigned char)name.ptr[i] < ' ' || name.ptr[i] == 0x7f ||
			name.ptr[i] == '/')
			return false;
	return name.len && name.len <= TREE_NAME_MAX &&
	       !str_equal_z(name, ".") && !str_equal_z(name, "..") &&
	       !str_starts_with(name, STR(".dateline"));
}

bool tree_listing_is_path(struct str path)
{
	struct str name;
	size_t depth = 0;

	if (!path.len || path.len > TREE_PATH_MAX ||
		path.ptr[path.len - 1] == '/')
		return false;
	while (str_next(&path, '/', &name))
		if (++depth > TREE_DEPTH_MAX || !tree_listing_is_name(name))
			return false;
	return true;
}

bool tree_listing_is_object(struct str name)
{
	size_t i;

	if (name.len != TREE_OBJECT_LEN)
		return false;
	for (i = 0; i < name.len; i++)
		if (!strchr("0123456789abcdef", name.ptr[i]))
			return false;
	return true;
}

bool tree_listing_read_link(
	int dir_fd, const char *name, char object[TREE_OBJECT_LEN + 1])
{
	char target[TREE_OBJECT_LEN + 4];
	ssize_t len = readlinkat(dir_fd, name, target, sizeof(target));
	struct str to = {target, len < 0 ? 0 : (size_t)len};

	if (len < 0)
		return false;
	errno = EINVAL;
	if (!str_starts_with(to, STR("../")))
		return false;
	to = str_slice(to, 3, to.len);
	if (!tree_listing_is_object(to))
		return false;
	memcpy(object, to.ptr, to.len);
	object[to.len] = '\0';
	return true;
}
