#include "publish/folder_place.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_path.h"

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)
#define WALK_FLAGS (O_PATH | O_DIRECTORY | O_CLOEXEC)

/* Folders of the newsroom in which no site is written. */
static const struct {
	const char *name;
	const char *why;
} own_folders[] = {
	{"releases", "holds the releases themselves"},
	{"templates", "holds the theme"},
	{"static", "holds files that are copied to every site"},
	{".dateline", "holds this program's own records"},
	{"public", "is the place of the site that is made without -o"},
};

enum { OWN_COUNT = sizeof(own_folders) / sizeof(*own_folders) };

/* A folder whatever its name. */
struct identity {
	dev_t device;
	ino_t inode;
};

/* DIR, cut in two: what stands, and what is to be made below it. */
struct place {
	int fd;
	struct str rest;
};

static bool fail_place(struct diags *d, const char *out, const char *why)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "output-folder",
			.file = str_from(out),
			.text = arena_format(d->arena,
				"The site cannot be written to this folder: "
				"it %s.",
				why),
			.help = STR("Choose a folder of its own, as in "
				    "\"-o ../site\"."),
			.brief = arena_format(d->arena,
				"site cannot be written here: the folder %s; "
				"choose another",
				why),
		});
}

static bool identify(int fd, struct identity *out)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return false;
	*out = (struct identity){st.st_dev, st.st_ino};
	return true;
}

/* What `name` leads to, links followed. */
static bool identify_at(int dir_fd, const char *name, struct identity *out)
{
	struct stat st;

	if (fstatat(dir_fd, name, &st, 0) < 0)
		return false;
	*out = (struct identity){st.st_dev, st.st_ino};
	return true;
}

static bool is_same(struct identity a, struct identity b)
{
	return a.device == b.device && a.inode == b.inode;
}

/* The path without its last part. */
static size_t cut_part(const char *path, size_t len)
{
	while (len && path[len - 1] == '/')
		len--;
	while (len && path[len - 1] != '/')
		len--;
	return len;
}

/* Open what stands of the path, cut from its end until something does. */
static bool open_standing(struct diags *d, const char *out, struct place *place)
{
	size_t len = strlen(out), end = len;

	for (;;) {
		struct str standing = arena_str(
			d->arena, end ? (struct str){out, end} : STR("."));

		place->fd = open(standing.ptr, FOLDER_FLAGS);
		place->rest = (struct str){out + end, len - end};
		if (place->fd >= 0)
			return true;
		if (errno != ENOENT || !end)
			return diag_system(d, "open", str_from(out));
		end = cut_part(out, end);
	}
}

/* Whether a folder to be made in the newsroom would be one of its own. */
static bool check_rest(struct diags *d, const char *out, struct str rest)
{
	struct str name;
	size_t i;

	while (str_next(&rest, '/', &name)) {
		if (!name.len || str_equal_z(name, "."))
			continue;
		for (i = 0; i < OWN_COUNT; i++)
			if (str_equal_z(name, own_folders[i].name))
				return fail_place(d, out, own_folders[i].why);
		return true;
	}
	return true;
}

static const char *why_not_in(int root_fd, struct identity here)
{
	struct identity own;
	size_t i;

	for (i = 0; i < OWN_COUNT; i++)
		if (identify_at(root_fd, own_folders[i].name, &own) &&
			is_same(own, here))
			return own_folders[i].why;
	return NULL;
}

/* A folder and all above it, one after another, nearest first. */
struct climb {
	int fd;
	struct identity here;
};

static bool climb_begin(struct climb *climb, int fd)
{
	climb->fd = openat(fd, ".", WALK_FLAGS);
	return climb->fd >= 0 && identify(climb->fd, &climb->here);
}

/* False at the top. ".." is the folder above, by whatever name we came. */
static bool climb_up(struct climb *climb)
{
	struct identity here = climb->here;
	int up = openat(climb->fd, "..", WALK_FLAGS);

	if (up < 0)
		return false;
	close(climb->fd);
	climb->fd = up;
	return identify(up, &climb->here) && !is_same(here, climb->here);
}

static void climb_end(struct climb *climb)
{
	if (climb->fd >= 0)
		close(climb->fd);
}

/* Whether `fd` or a folder above it is one of the newsroom's own. */
static const char *why_not_below(int root_fd, int fd)
{
	const char *why = NULL;
	struct climb climb;
	bool goes_on = climb_begin(&climb, fd);

	while (goes_on && !why) {
		why = why_not_in(root_fd, climb.here);
		goes_on = climb_up(&climb);
	}
	climb_end(&climb);
	return why;
}

/* Whether the newsroom is the folder `place`, or lies in it. */
static const char *why_not_around(int root_fd, struct identity place)
{
	const char *why = "is the newsroom's own folder";
	struct climb climb;
	bool goes_on = climb_begin(&climb, root_fd);

	while (goes_on && !is_same(climb.here, place)) {
		why = "holds the newsroom";
		goes_on = climb_up(&climb);
	}
	climb_end(&climb);
	return goes_on ? why : NULL;
}

static bool check_place(struct diags *d, int root_fd, const char *out,
	const struct place *place)
{
	const char *why = why_not_below(root_fd, place->fd);
	struct identity here, root, top;

	if (why)
		return fail_place(d, out, why);
	if (!identify(place->fd, &here) || !identify(root_fd, &root) ||
		!identify_at(place->fd, "/", &top))
		return diag_system(d, "look at", str_from(out));
	if (place->rest.len)
		return !is_same(here, root) || check_rest(d, out, place->rest);
	if (is_same(here, top))
		return fail_place(d, out, "is the root of the disk");
	why = why_not_around(root_fd, here);
	return !why || fail_place(d, out, why);
}

static bool open_rest(
	struct diags *d, const struct place *place, int *fd, bool *made)
{
	*made = place->rest.len != 0;
	return fs_make_folders(d, place->fd, place->rest, 0755) &&
	       fs_open_folder(d, place->fd, place->rest, fd);
}

/* Open what stands of `out`, if a site may be there. */
static bool open_place(
	struct diags *d, int root_fd, const char *out, struct place *place)
{
	if (!*out)
		return fail_place(d, "-o", "has no name");
	if (!open_standing(d, out, place))
		return false;
	if (check_place(d, root_fd, out, place))
		return true;
	close(place->fd);
	return false;
}

bool folder_place_open(
	struct diags *d, int root_fd, const char *out, int *fd, bool *made)
{
	struct place place;
	bool ok;

	if (!open_place(d, root_fd, out, &place))
		return false;
	ok = open_rest(d, &place, fd, made);
	close(place.fd);
	return ok;
}

bool folder_place_find(
	struct diags *d, int root_fd, const char *out, int *fd, bool *found)
{
	struct place place;

	if (!open_place(d, root_fd, out, &place))
		return false;
	*found = !place.rest.len;
	*fd = place.fd;
	if (*found)
		return true;
	close(place.fd);
	*fd = -1;
	return fs_path_check(place.rest) || fs_path_fail(d, "make", place.rest);
}
