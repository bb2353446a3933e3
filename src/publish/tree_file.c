#include "publish/tree_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/checksum.h"
#include "base/fs.h"
#include "base/fs_path.h"

#define TRIAL "trial"

enum { FILE_MODE = 0644 };

bool tree_file_set_time(int fd, int64_t mtime)
{
	struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = mtime}};

	return futimens(fd, times) == 0;
}

bool tree_file_set_link_time(int dir_fd, const char *name, int64_t mtime)
{
	struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = mtime}};

	return utimensat(dir_fd, name, times, AT_SYMLINK_NOFOLLOW) == 0;
}

/* An empty file may come without a pointer, but then without a path too. */
bool tree_file_is_source(const struct tree_file *file)
{
	return !file->bytes.ptr && file->path.len;
}

static bool fail_source(struct diags *d, struct str path)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "publish-source",
			.file = path,
			.text = STR("This file was changed while the site was "
				    "being made. Nothing was published."),
			.help = STR("Try again when the file has been saved."),
			.brief = STR("file changed while the site was being "
				     "made; try again"),
			.is_system = true,
		});
}

void tree_file_mark(struct tree_file *file)
{
	file->digest = hash_bytes(file->bytes.ptr, file->bytes.len);
	file->sum = checksum_text(file->bytes);
	file->has_digest = true;
}

/* As much as there should be of the next chunk, and more if there is. */
static ssize_t read_chunk(int fd, char chunk[CHECKSUM_CHUNK], uint64_t left)
{
	size_t got = 0;
	ssize_t n;

	do {
		n = read(fd, chunk + got, CHECKSUM_CHUNK - got);
		if (n > 0)
			got += (size_t)n;
	} while ((n > 0 && got < left && got < CHECKSUM_CHUNK) ||
		 (n < 0 && errno == EINTR));
	return n < 0 ? n : (ssize_t)got;
}

/* Copy at most as much as was promised, and make the digest of it. */
static bool copy_bytes(struct diags *d, const struct tree_file_job *job,
	int from, int to, struct hash *h)
{
	uint64_t left = job->entry->size;
	char chunk[CHECKSUM_CHUNK];
	ssize_t n;

	job->entry->sum = 0;
	while ((n = read_chunk(from, chunk, left)) > 0) {
		if ((uint64_t)n > left)
			return fail_source(d, job->file->path);
		left -= (uint64_t)n;
		hash_add(h, chunk, (size_t)n);
		job->entry->sum =
			checksum_of(job->entry->sum, chunk, (size_t)n);
		if (!fs_write(
			    d, to, job->shown, (struct str){chunk, (size_t)n}))
			return false;
	}
	if (n < 0)
		return diag_system(d, "read", job->file->path);
	return left == 0 || fail_source(d, job->file->path);
}

static bool copy_source(
	struct diags *d, const struct tree_file_job *job, int to)
{
	struct digest digest;
	struct hash *h;
	uint64_t size;
	int from;
	bool ok;

	if (!fs_open_file(
		    d, job->root_fd, job->file->path, UINT64_MAX, &from, &size))
		return false;
	h = hash_begin();
	ok = size == job->entry->size ? copy_bytes(d, job, from, to, h)
				      : fail_source(d, job->file->path);
	digest = hash_end(h);
	close(from);
	if (ok && !hash_equal(&digest, &job->entry->digest))
		ok = fail_source(d, job->file->path);
	return ok;
}

/* The mode last of all but the time: until then the umask's holds. */
static bool fill(struct diags *d, const struct tree_file_job *job, int fd)
{
	bool ok = tree_file_is_source(job->file)
			  ? copy_source(d, job, fd)
			  : fs_write(d, fd, job->shown, job->file->bytes);

	if (!ok)
		return false;
	if ((!job->has_mode && fchmod(fd, FILE_MODE) < 0) ||
		!tree_file_set_time(fd, job->entry->mtime))
		return diag_system(d, "write", job->shown);
	return true;
}

static int make_file(int dir_fd, const char *name)
{
	return openat(dir_fd, name,
		O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		FILE_MODE);
}

static bool is_made_rightly(int dir_fd)
{
	struct stat st;
	int fd = make_file(dir_fd, TRIAL);
	bool ok;

	if (fd < 0)
		return false;
	ok = fstat(fd, &st) == 0 && (st.st_mode & 07777) == FILE_MODE;
	close(fd);
	return unlinkat(dir_fd, TRIAL, 0) == 0 && ok;
}

bool tree_file_has_mode(int dir_fd)
{
	int fd = fs_path_make_folder(dir_fd, TRIAL);
	bool ok;

	if (fd < 0)
		return false;
	ok = is_made_rightly(fd);
	close(fd);
	return unlinkat(dir_fd, TRIAL, AT_REMOVEDIR) == 0 && ok;
}

bool tree_file_write(struct diags *d, const struct tree_file_job *job)
{
	char name[TREE_NAME_MAX + 1];
	bool ok;
	int fd;

	memcpy(name, job->as.ptr, job->as.len);
	name[job->as.len] = '\0';
	fd = make_file(job->dir_fd, name);
	if (fd < 0)
		return diag_system(d, "write", job->shown);
	ok = fill(d, job, fd);
	if (close(fd) < 0 && ok)
		ok = diag_system(d, "write", job->shown);
	return ok;
}

/* More bytes than there should be are EINVAL, and so are fewer. */
static bool read_open(int fd, struct tree_entry *entry, struct hash *h)
{
	uint64_t left = entry->size;
	char chunk[CHECKSUM_CHUNK];
	ssize_t n = 1;

	entry->sum = 0;
	while (left && (n = read_chunk(fd, chunk, left)) > 0) {
		entry->sum = checksum_of(entry->sum, chunk, (size_t)n);
		if (h)
			hash_add(h, chunk, (size_t)n);
		if ((uint64_t)n > left)
			break;
		left -= (uint64_t)n;
	}
	if (left && n >= 0)
		errno = EINVAL;
	return left == 0;
}

static bool look_open(int fd, struct tree_entry *entry, struct hash *h)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return false;
	errno = EINVAL;
	if (!S_ISREG(st.st_mode) || (st.st_mode & 07777) != FILE_MODE)
		return false;
	entry->mtime = st.st_mtim.tv_sec;
	entry->size = (uint64_t)st.st_size;
	return read_open(fd, entry, h);
}

bool tree_file_look(
	int dir_fd, const char *name, bool has_digest, struct tree_entry *entry)
{
	int fd = openat(dir_fd, name,
		O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC);
	struct hash *h = NULL;
	int error;
	bool ok;

	if (fd < 0)
		return false;
	h = has_digest ? hash_begin() : NULL;
	ok = look_open(fd, entry, h);
	error = errno;
	if (h)
		entry->digest = hash_end(h);
	close(fd);
	errno = error;
	return ok;
}
