#include "publish/swap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "publish/tree_file.h"

#define PUBLIC_NAME "public"
#define SITE_NAME "site"
#define SITE_FOLDER ".dateline/www"
#define PUBLIC_TARGET SITE_FOLDER "/" SITE_NAME
#define SITE_NEW "site.new"

static bool fail_public(struct diags *d, const char *what)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "publish-public",
			.file = STR(PUBLIC_NAME),
			.text = arena_format(d->arena,
				"In the place of the site stands %s that this "
				"program did not make. Nothing was published, "
				"and it was left alone.",
				what),
			.help = STR("Move it away, then publish again. The "
				    "program makes \"public\" itself."),
			.brief = arena_format(d->arena,
				"is %s not made by dateline; move it away",
				what),
		});
}

bool swap_check_public(struct diags *d, int root_fd, bool *missing)
{
	char target[sizeof(PUBLIC_TARGET) + 1];
	struct stat st;
	ssize_t len;

	*missing = false;
	if (fstatat(root_fd, PUBLIC_NAME, &st, AT_SYMLINK_NOFOLLOW) < 0) {
		*missing = errno == ENOENT;
		return *missing || diag_system(d, "look at", STR(PUBLIC_NAME));
	}
	if (S_ISDIR(st.st_mode))
		return fail_public(d, "a folder");
	if (!S_ISLNK(st.st_mode))
		return fail_public(d, "a file");
	len = readlinkat(root_fd, PUBLIC_NAME, target, sizeof(target));
	if (len < 0)
		return diag_system(d, "look at", STR(PUBLIC_NAME));
	if (!str_equal_z((struct str){target, (size_t)len}, PUBLIC_TARGET))
		return fail_public(d, "a link");
	return true;
}

/*
 * The root may be opened to walk only, and a folder we may write to but not
 * read cannot be synced at all: the link is made again by the next run then.
 */
static bool sync_root(int root_fd)
{
	int fd = openat(root_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return errno == EACCES;
	ok = fsync(fd) == 0;
	close(fd);
	return ok;
}

bool swap_make_public(struct diags *d, int root_fd)
{
	int64_t mtime = tree_listing_newest(NULL, 0);

	if (symlinkat(PUBLIC_TARGET, root_fd, PUBLIC_NAME) < 0 ||
		!tree_file_set_link_time(root_fd, PUBLIC_NAME, mtime) ||
		!sync_root(root_fd))
		return diag_system(d, "make", STR(PUBLIC_NAME));
	return true;
}

void swap_read_site(int www_fd, char object[TREE_OBJECT_LEN + 1])
{
	char target[TREE_OBJECT_LEN + 1];
	ssize_t len = readlinkat(www_fd, SITE_NAME, target, sizeof(target));
	struct str to = {target, len < 0 ? 0 : (size_t)len};

	object[0] = '\0';
	if (!tree_listing_is_object(to))
		return;
	memcpy(object, to.ptr, to.len);
	object[to.len] = '\0';
}

void swap_read_public(int root_fd, char object[TREE_OBJECT_LEN + 1])
{
	int fd = openat(root_fd, SITE_FOLDER,
		O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	object[0] = '\0';
	if (fd < 0)
		return;
	swap_read_site(fd, object);
	close(fd);
}

bool swap_clean(int www_fd)
{
	return unlinkat(www_fd, SITE_NEW, 0) == 0 || errno == ENOENT;
}

bool swap_site(struct diags *d, int www_fd,
	const char object[TREE_OBJECT_LEN + 1], int64_t mtime)
{
	if (symlinkat(object, www_fd, SITE_NEW) < 0)
		return diag_system(d, "make", STR(PUBLIC_NAME));
	if (tree_file_set_link_time(www_fd, SITE_NEW, mtime) &&
		renameat(www_fd, SITE_NEW, www_fd, SITE_NAME) == 0)
		return true;
	diag_system(d, "change", STR(PUBLIC_NAME));
	swap_clean(www_fd);
	return false;
}
