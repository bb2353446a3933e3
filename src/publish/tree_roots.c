#include "publish/tree_roots.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "publish/tree.h"

#define ROOTS STR("state/roots")
#define ROOTS_NAME "roots"
#define ROOTS_NEW "roots.new"

enum { ROOTS_MAX_BYTES = 4096 };

static void set_object(char out[TREE_OBJECT_LEN + 1], struct str value)
{
	if (!tree_listing_is_object(value))
		return;
	memcpy(out, value.ptr, value.len);
	out[value.len] = '\0';
}

static void read_line(struct tree_roots *roots, struct str line)
{
	unsigned long seconds;
	struct str word;

	if (!str_next(&line, ' ', &word))
		return;
	if (str_equal_z(word, "current"))
		set_object(roots->current, line);
	else if (str_equal_z(word, "previous"))
		set_object(roots->previous, line);
	else if (str_equal_z(word, "sweep") &&
		 str_to_number(line, LONG_MAX, &seconds))
		roots->sweep_at.utc = (int64_t)seconds;
}

static bool read_file(struct diags *d, int state_fd, struct tree_roots *roots)
{
	struct arena scratch = {0};
	struct str text = {0}, line;
	bool ok = true;

	if (fs_exists(state_fd, STR(ROOTS_NAME)))
		ok = fs_read(d, &scratch, state_fd, STR(ROOTS_NAME),
			ROOTS_MAX_BYTES, &text);
	while (str_next_line(&text, &line))
		read_line(roots, line);
	arena_release(&scratch);
	return ok;
}

bool tree_roots_read(struct diags *d, int state_fd, const char *site,
	struct instant now, struct tree_roots *roots)
{
	struct tree_roots written = {0};

	if (!read_file(d, state_fd, &written))
		return false;
	*roots = written;
	if (strcmp(written.current, site) == 0)
		return true;
	memcpy(roots->previous, written.current, sizeof(roots->previous));
	roots->current[0] = '\0';
	set_object(roots->current, str_from(site));
	roots->sweep_at.utc = now.utc + TREE_KEEP_S;
	roots->is_stale = true;
	return true;
}

static void print(struct buf *out, const struct tree_roots *roots)
{
	if (*roots->current)
		buf_format(out, "current %s\n", roots->current);
	if (*roots->previous)
		buf_format(out, "previous %s\n", roots->previous);
	if (roots->sweep_at.utc)
		buf_format(out, "sweep %" PRId64 "\n", roots->sweep_at.utc);
}

static bool write_new(struct diags *d, int state_fd, struct str text)
{
	int flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(state_fd, ROOTS_NEW, flags, 0600);
	bool ok;

	if (fd < 0)
		return diag_system(d, "write", ROOTS);
	ok = fs_write(d, fd, ROOTS, text);
	if (ok && (fchmod(fd, 0600) < 0 || fsync(fd) < 0))
		ok = diag_system(d, "write", ROOTS);
	if (close(fd) < 0 && ok)
		ok = diag_system(d, "write", ROOTS);
	return ok;
}

/* Under a fixed name, not by fs_replace(): only we write it, under the lock. */
bool tree_roots_write(struct diags *d, int state_fd, struct tree_roots *roots)
{
	struct buf text = {0};
	bool ok;

	print(&text, roots);
	ok = write_new(d, state_fd, buf_view(&text));
	buf_release(&text);
	if (!ok)
		return false;
	if (renameat(state_fd, ROOTS_NEW, state_fd, ROOTS_NAME) < 0 ||
		fsync(state_fd) < 0)
		return diag_system(d, "write", ROOTS);
	roots->is_stale = false;
	return true;
}

bool tree_roots_clean(int state_fd)
{
	return unlinkat(state_fd, ROOTS_NEW, 0) == 0 || errno == ENOENT;
}
