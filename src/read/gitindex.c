#include "read/gitindex.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "read/gitfolder.h"

enum {
	HEAD_BYTES = 12,
	STAT_BYTES = 40, /* times, device, inode, mode, owner, size */
	NAME_BYTES = 20, /* SHA-1 of the object */
	FLAG_EXTENDED = 0x4000,
};

/* The bytes of an index that were not looked at yet. */
struct reader {
	struct arena *arena;
	struct str rest;
	uint32_t version;
	struct str last; /* path before, which version 4 shortens */
};

static uint32_t number(struct str bytes, size_t off, size_t len)
{
	uint32_t value = 0;
	size_t i;

	for (i = 0; i < len; i++)
		value = value << 8 | (unsigned char)bytes.ptr[off + i];
	return value;
}

static void skip(struct reader *r, size_t len)
{
	r->rest = str_slice(r->rest, len, r->rest.len);
}

/* How many bytes of the path before are not part of this one (version 4). */
static bool take_varint(struct reader *r, size_t *value)
{
	unsigned char byte;

	*value = 0;
	do {
		if (!r->rest.len || *value > GITINDEX_MAX_PATH)
			return false;
		byte = (unsigned char)r->rest.ptr[0];
		skip(r, 1);
		*value = *value * 128 + (byte & 0x7f) + (byte >= 0x80);
	} while (byte >= 0x80);
	return true;
}

static bool take_path(struct reader *r, struct str *path)
{
	size_t cut = 0, end;

	if (r->version == 4 && (!take_varint(r, &cut) || cut > r->last.len))
		return false;
	end = str_find_char(r->rest, '\0');
	if (end == STR_NONE || end > GITINDEX_MAX_PATH)
		return false;
	*path = str_slice(r->rest, 0, end);
	if (r->version == 4) {
		*path = arena_format(r->arena, "%.*s%.*s",
			(int)(r->last.len - cut), r->last.ptr, STR_ARG(*path));
		skip(r, end + 1);
	}
	r->last = *path;
	return path->len <= GITINDEX_MAX_PATH;
}

static bool take_entry(struct reader *r, struct str *path)
{
	size_t fixed = STAT_BYTES + NAME_BYTES + 2, whole;

	if (r->rest.len < fixed + 2)
		return false;
	if (r->version >= 3 && (number(r->rest, fixed - 2, 2) & FLAG_EXTENDED))
		fixed += 2;
	skip(r, fixed);
	if (!take_path(r, path))
		return false;
	if (r->version == 4)
		return true;
	/* One to eight NUL bytes make the entry a multiple of eight. */
	whole = (fixed + path->len + 8) / 8 * 8;
	if (whole - fixed > r->rest.len)
		return false;
	skip(r, whole - fixed);
	return true;
}

bool gitindex_parse(struct arena *arena, struct str bytes, struct str prefix,
	struct map *tracked)
{
	struct reader r = {.arena = arena, .rest = bytes};
	uint32_t count, i;
	struct str path;

	tracked->arena = arena;
	if (bytes.len < HEAD_BYTES || !str_starts_with(bytes, STR("DIRC")))
		return false;
	r.version = number(bytes, 4, 4);
	count = number(bytes, 8, 4);
	if (r.version < 2 || r.version > 4)
		return false;
	skip(&r, HEAD_BYTES);
	for (i = 0; i < count; i++) {
		if (!take_entry(&r, &path))
			return false;
		if (str_starts_with(path, prefix))
			map_claim(tracked,
				arena_str(arena,
					str_slice(path, prefix.len, path.len)),
				0, NULL);
	}
	return true;
}

static bool unread(struct diags *d)
{
	return diag_add(d,
		&(struct diag){.id = "repository-unread",
			.level = DIAG_WARNING,
			.text = STR("I cannot tell which files git has of this "
				    "newsroom."),
			.help = STR("Make sure yourself that no release under "
				    "embargo is in the public repository."),
			.brief = STR("cannot read the index of git")});
}

static bool read_index(struct diags *d, struct arena *arena, struct str folder,
	struct str *bytes)
{
	struct diags unseen = {.arena = d->arena};
	bool ok;
	int fd;

	*bytes = (struct str){0};
	if (!fs_open_root(&unseen, folder.ptr, &fd))
		return unread(d);
	/* A repository without an index has no file yet. */
	ok = !fs_exists(fd, STR("index")) ||
	     fs_read(&unseen, arena, fd, STR("index"), GITINDEX_MAX_BYTES,
		     bytes) ||
	     unread(d);
	close(fd);
	return ok;
}

bool gitindex_read(struct diags *d, struct arena *arena, const char *folder,
	struct map *tracked)
{
	char *real = realpath(folder, NULL);
	struct str here = arena_str(arena, str_from(real)), top, prefix, bytes;

	free(real);
	tracked->arena = arena;
	top = gitfolder_top(arena, here);
	if (!top.len)
		return true;
	prefix = here.len == top.len ? STR("")
				     : arena_format(arena, "%.*s/",
					       STR_ARG(str_slice(here,
						       top.len + 1, here.len)));
	if (!read_index(d, arena, gitfolder_of(arena, top), &bytes))
		return false;
	return !bytes.len || gitindex_parse(arena, bytes, prefix, tracked) ||
	       unread(d);
}
