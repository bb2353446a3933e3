#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs_path.h"

enum { CHUNK = 64 * 1024 };

/* A file being read, and what it was when it was opened. */
struct reading {
	struct str path;
	int fd;
	struct stat before;
};

static const char *kind_words(mode_t mode)
{
	if (S_ISDIR(mode))
		return "a folder";
	if (S_ISFIFO(mode))
		return "a pipe";
	if (S_ISSOCK(mode))
		return "a socket";
	return "a device";
}

static bool fail_kind(struct diags *d, struct str path, const char *kind)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "file-kind",
			.file = arena_str(d->arena, path),
			.text = arena_format(
				d->arena, "This is %s, not a file.", kind),
			.help = STR("Put an ordinary file of that name here."),
			.brief = arena_format(d->arena,
				"is %s, not a file; put an ordinary file here",
				kind),
		});
}

static bool fail_links(struct diags *d, struct str path)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "file-links",
			.file = arena_str(d->arena, path),
			.text = STR("This file has a second name somewhere "
				    "else on the disk (a hard link), so that "
				    "it can change without anybody touching "
				    "it here."),
			.help = STR("Replace it by a copy of its own."),
			.brief = STR("has several hard links; replace it by a "
				     "copy"),
		});
}

static struct str size_words(struct arena *arena, uint64_t size)
{
	if (size >= 1024 * 1024)
		return arena_format(
			arena, "%.1f MB", (double)size / (1024 * 1024));
	if (size >= 1024)
		return arena_format(arena, "%.1f kB", (double)size / 1024);
	return arena_format(arena, "%u bytes", (unsigned)size);
}

static bool fail_large(
	struct diags *d, struct str path, uint64_t size, uint64_t max)
{
	struct str is = size_words(d->arena, size);
	struct str may = size_words(d->arena, max);

	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "file-large",
			.file = arena_str(d->arena, path),
			.text = arena_format(d->arena,
				"This file is too large: it has %.*s, and the "
				"limit is %.*s.",
				STR_ARG(is), STR_ARG(may)),
			.help = STR("Use a smaller file."),
			.brief = arena_format(d->arena,
				"%.*s is over the limit of %.*s; use a "
				"smaller file",
				STR_ARG(is), STR_ARG(may)),
		});
}

static bool fail_changed(struct diags *d, struct str path)
{
	return diag_add(
		d, &(struct diag){
			   .level = DIAG_ERROR,
			   .id = "file-changed",
			   .file = arena_str(d->arena, path),
			   .text = STR("This file is being written at this "
				       "moment."),
			   .help = STR("Try again when it has been saved."),
			   .brief = STR("file is being written; try again when "
					"it has been saved"),
		   });
}

static bool check(struct diags *d, const struct reading *r, uint64_t max)
{
	if (!S_ISREG(r->before.st_mode))
		return fail_kind(d, r->path, kind_words(r->before.st_mode));
	/* No name at all: removed since it was opened. */
	if (r->before.st_nlink < 1)
		return fail_changed(d, r->path);
	if (r->before.st_nlink > 1)
		return fail_links(d, r->path);
	if ((uint64_t)r->before.st_size > max)
		return fail_large(d, r->path, (uint64_t)r->before.st_size, max);
	return true;
}

/* O_NONBLOCK: a pipe without a writer must not hold us up. */
static bool begin(struct diags *d, struct reading *r, int dir_fd, uint64_t max)
{
	r->fd = fs_path_open(dir_fd, r->path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
	if (r->fd < 0 && errno == ENXIO)
		return fail_kind(d, r->path, "a socket or a device");
	if (r->fd < 0)
		return fs_path_fail(d, "open", r->path);
	if (fstat(r->fd, &r->before) < 0)
		diag_system(d, "look at", r->path);
	else if (check(d, r, max))
		return true;
	close(r->fd);
	return false;
}

/* Read up to `len` bytes; less only at the end of the file; -1: a finding. */
static ssize_t read_some(
	struct diags *d, const struct reading *r, char *out, size_t len)
{
	size_t got = 0;
	ssize_t n;

	while (got < len) {
		n = read(r->fd, out + got, len - got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			diag_system(d, "read", r->path);
			return -1;
		}
		if (n == 0)
			break;
		got += (size_t)n;
	}
	return (ssize_t)got;
}

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* Whether the file still is what it was, and was read from end to end. */
static bool is_unchanged(
	struct diags *d, const struct reading *r, uint64_t read_bytes)
{
	struct stat after;

	if (fstat(r->fd, &after) < 0)
		return diag_system(d, "look at", r->path);
	if (read_bytes != (uint64_t)after.st_size ||
		after.st_size != r->before.st_size ||
		!same_time(after.st_mtim, r->before.st_mtim))
		return fail_changed(d, r->path);
	return true;
}

bool fs_open_file(struct diags *d, int dir_fd, struct str path, uint64_t max,
	int *fd, uint64_t *size)
{
	struct reading r = {.path = path};

	if (!begin(d, &r, dir_fd, max))
		return false;
	*fd = r.fd;
	*size = (uint64_t)r.before.st_size;
	return true;
}

/* One that grows meanwhile has another size at the end. */
static bool read_whole(struct diags *d, struct arena *arena, struct reading *r,
	struct str *out)
{
	size_t size = (size_t)r->before.st_size;
	char *bytes = arena_alloc(arena, size + 1);
	ssize_t got = read_some(d, r, bytes, size);

	if (got < 0 || !is_unchanged(d, r, (uint64_t)got))
		return false;
	bytes[size] = '\0';
	*out = (struct str){bytes, size};
	return true;
}

bool fs_read(struct diags *d, struct arena *arena, int dir_fd, struct str path,
	size_t max, struct str *out)
{
	struct reading r = {.path = path};
	bool ok;

	if (!begin(d, &r, dir_fd, max))
		return false;
	ok = read_whole(d, arena, &r, out);
	close(r.fd);
	return ok;
}

/*
 * The kernel lends a file to a reader only while nobody has it open for
 * writing. Given back at once: a writer waits for it meanwhile, and SIGIO,
 * which main.c ignores, would tell of him.
 */
static bool is_open_for_writing(int fd)
{
	if (fcntl(fd, F_SETLEASE, F_RDLCK) == 0) {
		fcntl(fd, F_SETLEASE, F_UNLCK);
		return false;
	}
	return errno == EAGAIN;
}

/* The end of the second in which it was: clocks are read in seconds. */
static int64_t second_after(struct timespec at)
{
	return (int64_t)at.tv_sec + (at.tv_nsec > 0);
}

static struct fs_seen seen_of(const struct reading *r)
{
	int64_t content = second_after(r->before.st_mtim);
	int64_t name = second_after(r->before.st_ctim);

	return (struct fs_seen){
		.changed_at = content > name ? content : name,
		.is_open = is_open_for_writing(r->fd),
	};
}

bool fs_read_seen(struct diags *d, struct arena *arena, int dir_fd,
	struct str path, size_t max, struct str *out, struct fs_seen *seen)
{
	struct reading r = {.path = path};
	bool ok;

	if (!begin(d, &r, dir_fd, max))
		return false;
	*seen = seen_of(&r);
	ok = read_whole(d, arena, &r, out);
	close(r.fd);
	return ok;
}

bool fs_is_settled(const struct fs_seen *seen, int64_t now)
{
	int64_t age = now - seen->changed_at;

	return !seen->is_open && (age >= FS_SETTLE_S || age < -FS_SETTLE_S);
}

static bool digest_whole(struct diags *d, struct reading *r, struct hash *h)
{
	char chunk[CHUNK];
	uint64_t total = 0;
	ssize_t got;

	do {
		got = read_some(d, r, chunk, sizeof(chunk));
		if (got < 0)
			return false;
		hash_add(h, chunk, (size_t)got);
		total += (uint64_t)got;
		/* A file that grows for ever must not hold us for ever. */
		if (total > (uint64_t)r->before.st_size)
			return fail_changed(d, r->path);
	} while (got == sizeof(chunk));
	return is_unchanged(d, r, total);
}

bool fs_digest(struct diags *d, int dir_fd, struct str path, uint64_t max,
	struct digest *out, uint64_t *size)
{
	struct reading r = {.path = path};
	struct hash *h;
	bool ok;

	if (!begin(d, &r, dir_fd, max))
		return false;
	h = hash_begin();
	ok = digest_whole(d, &r, h);
	*out = hash_end(h);
	*size = (uint64_t)r.before.st_size;
	close(r.fd);
	return ok;
}
