#include "cmd/doctor.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/fence.h"
#include "base/fs.h"

#define MB (UINT64_C(1024) * 1024)

static struct str path_of(const struct doctor *doctor, const char *name)
{
	return arena_format(&doctor->session->arena, "%.*s/%s",
		STR_ARG(doctor->folder), name);
}

/* What waits, and what was said of it, is for the newsroom alone. */
static const struct {
	const char *name;
	mode_t forbidden;
} private[] = {
	{".dateline", 0022},
	{".dateline/www", 0022},
	{".dateline/state", 0077},
	{".dateline/state/state.db", 0077},
};

enum { PRIVATE = sizeof(private) / sizeof(private[0]) };

static bool check_private(struct doctor *doctor, size_t i)
{
	struct arena *arena = &doctor->session->arena;
	struct str path = path_of(doctor, private[i].name);
	const char *name = private[i].name;
	struct stat st;

	if (lstat(path.ptr, &st) < 0 || !(st.st_mode & private[i].forbidden))
		return true;
	doctor_add(doctor, DOCTOR_BAD, "rights",
		arena_format(arena, "Other users of this computer may %s %s.",
			private[i].forbidden & 0044 ? "look into" : "write to",
			name)
			.ptr,
		arena_format(arena,
			private[i].forbidden & 0044 ? "chmod go-rwx %s"
						    : "chmod go-w %s",
			name)
			.ptr);
	return false;
}

/* Who may publish is who owns what was published before. */
static bool check_owner(struct doctor *doctor)
{
	struct str path = path_of(doctor, ".dateline");
	struct stat st;

	if (lstat(path.ptr, &st) < 0 || st.st_uid == geteuid() ||
		geteuid() == 0)
		return true;
	doctor_add(doctor, DOCTOR_BAD, "rights",
		"Another user owns the folder .dateline: you cannot publish.",
		"Work as that user, or give the newsroom to this one with "
		"chown.");
	return false;
}

void doctor_check_rights(struct doctor *doctor)
{
	bool ok = check_owner(doctor);
	size_t i;

	if (!fs_exists(doctor->newsroom.root_fd, STR(".dateline"))) {
		doctor_add(doctor, DOCTOR_OK, "rights",
			"Nothing was published here yet.", "");
		return;
	}
	for (i = 0; i < PRIVATE; i++)
		ok &= check_private(doctor, i);
	if (ok)
		doctor_add(doctor, DOCTOR_OK, "rights",
			"What waits is closed to other users of this "
			"computer.",
			"");
}

/* The first folder on the way that is closed to others; "" if none is. */
static struct str closed_folder(struct arena *arena, struct str path)
{
	size_t end = 0;
	struct stat st;

	while (end < path.len) {
		struct str part;

		for (end++; end < path.len && path.ptr[end] != '/'; end++)
			;
		part = arena_str(arena, str_slice(path, 0, end));
		if (stat(part.ptr, &st) < 0 || !(st.st_mode & S_IXOTH))
			return part;
	}
	return STR("");
}

void doctor_check_served(struct doctor *doctor)
{
	struct arena *arena = &doctor->session->arena;
	struct str site = path_of(doctor, ".dateline/www/site"), closed;

	if (access(site.ptr, F_OK) < 0)
		return;
	closed = closed_folder(arena, site);
	if (!closed.len)
		doctor_add(doctor, DOCTOR_OK, "served",
			"A web server can read the site.", "");
	else
		doctor_add(doctor, DOCTOR_LOOK, "served",
			arena_format(arena,
				"A web server that runs as a user of its own "
				"cannot reach the site: %.*s is closed to "
				"others.",
				STR_ARG(closed))
				.ptr,
			arena_format(arena,
				"Let others pass through it: chmod o+x %.*s "
				"(they need not read it).",
				STR_ARG(closed))
				.ptr);
}

static enum doctor_state state_of(uint64_t free_mb, const struct statvfs *disk)
{
	/* Some file systems have no number of files: 0 of 0. */
	if (free_mb < DOCTOR_DISK_BAD_MB ||
		(disk->f_files && disk->f_favail < DOCTOR_INODES_BAD))
		return DOCTOR_BAD;
	return free_mb < DOCTOR_DISK_LOOK_MB ? DOCTOR_LOOK : DOCTOR_OK;
}

void doctor_check_disk(struct doctor *doctor)
{
	struct arena *arena = &doctor->session->arena;
	enum doctor_state state;
	struct statvfs disk;
	uint64_t free_mb;

	if (fstatvfs(doctor->newsroom.root_fd, &disk) < 0)
		return;
	free_mb = (uint64_t)disk.f_bavail * disk.f_frsize / MB;
	state = state_of(free_mb, &disk);
	doctor_add(doctor, state, "disk",
		arena_format(arena, "The disk has room for %llu MB%s.",
			(unsigned long long)free_mb,
			disk.f_files && disk.f_favail < DOCTOR_INODES_BAD
				? " and for few new files"
				: "")
			.ptr,
		state == DOCTOR_OK
			? ""
			: "A release that finds no room cannot go out: free "
			  "some.");
}

void doctor_check_fence(struct doctor *doctor)
{
	int version = fence_version();

	if (version >= FENCE_VERSION_LEAST)
		doctor_add(doctor, DOCTOR_OK, "fence",
			arena_format(&doctor->session->arena,
				"The system keeps each command inside the "
				"newsroom (Landlock, version %d).",
				version)
				.ptr,
			"");
	else
		doctor_add(doctor, DOCTOR_LOOK, "fence",
			"The system does not keep commands inside the "
			"newsroom: it has no Landlock.",
			"Everything works. Linux 5.19 or newer adds this "
			"protection.");
}
