#ifndef TESTS_UNIT_READ_ROOM_H
#define TESTS_UNIT_READ_ROOM_H

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "read/releasefile.h"

/* A small newsroom on disk, and the release that was read in it last. */
struct room {
	char path[32];
	int fd;
	bool is_file; /* releases/2026-03-05-results.md; else a folder */
	struct arena arena, scratch;
	struct diags d;
	struct contact contacts[2];
	struct boilerplate boilerplates[2];
	struct site_topic topics[2];
	struct str defaults[1];
	struct site site;
	struct zone_cache *zones;
	struct instant now; /* 2026-11-22T10:20:00Z */
	struct release *release;
	bool ok;
};

#define ROOM_FOLDER "releases/2026-03-05-results"
#define ROOM_BASE                                                              \
	"headline: Grid opens\nembargo: none\ndate: 2026-03-05\n"              \
	"contact: desk\n"

static inline void room_house(struct room *room)
{
	static struct str none;

	room->defaults[0] = STR("desk");
	room->contacts[0] = (struct contact){.key = STR("desk"),
		.name = STR("Press desk"),
		.email = STR("press@daylight.example")};
	room->contacts[1] = (struct contact){.key = STR("night"),
		.name = STR("Night desk"),
		.phone = STR("+1 555 0101")};
	room->boilerplates[0] = (struct boilerplate){
		.key = STR("desk"), .text = STR("We fight.")};
	room->boilerplates[1] = (struct boilerplate){
		.key = STR("short"), .text = STR("We do.")};
	room->topics[0] = (struct site_topic){
		STR("privacy"), STR("\xe9\x9a\x90\xe7\xa7\x81"), none};
	room->topics[1] =
		(struct site_topic){STR("votes"), STR("Elections"), none};
	room->site = (struct site){
		.url = STR("https://press.daylight.example/"),
		.language = STR("en-US"),
		.zone = zone_get(room->zones, STR("America/New_York")),
		.contacts = room->contacts,
		.contact_count = 2,
		.default_contacts = {room->defaults, 1},
		.boilerplates = room->boilerplates,
		.boilerplate_count = 2,
		.default_boilerplates = {room->defaults, 1},
		.topics = room->topics,
		.topic_count = 2,
	};
}

static inline void room_open(struct room *room)
{
	*room = (struct room){.now = {1795342800}};
	strncpy(room->path, "/tmp/dateline-XXXXXX", sizeof(room->path) - 1);
	assert_non_null(mkdtemp(room->path));
	room->fd = open(room->path, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	assert_true(room->fd >= 0);
	room->d.arena = &room->arena;
	room->zones = zone_cache_open(&room->arena);
	room_house(room);
	assert_true(
		fs_make_folders(&room->d, room->fd, STR(ROOM_FOLDER), 0755));
}

static inline void room_close(struct room *room)
{
	assert_true(fs_remove_all(&room->d, room->fd, STR("releases")));
	close(room->fd);
	rmdir(room->path);
	arena_release(&room->arena);
	arena_release(&room->scratch);
}

/* Put a file into the folder of the release. */
static inline void room_put(
	struct room *room, const char *name, struct str bytes)
{
	struct str path =
		arena_format(&room->arena, "%s/%s", ROOM_FOLDER, name);

	assert_true(fs_replace(&room->d, room->fd, path, bytes, 0644));
}

/* Read a release of these bytes; what was found before is forgotten. */
static inline void room_read(struct room *room, struct str bytes)
{
	struct releasefile_input in = {
		.d = &room->d,
		.arena = &room->arena,
		.scratch = &room->scratch,
		.site = &room->site,
		.zones = room->zones,
		.now = room->now,
		.root_fd = room->fd,
		.path = room->is_file ? STR(ROOM_FOLDER ".md")
				      : STR(ROOM_FOLDER "/index.md"),
		.folder = room->is_file ? STR("") : STR(ROOM_FOLDER),
		.wants_version = true,
	};

	room->d = (struct diags){.arena = &room->arena};
	assert_true(fs_replace(&room->d, room->fd, in.path, bytes, 0644));
	room->ok = releasefile_read(&in, &room->release);
	arena_release(&room->scratch); /* nothing may point there */
	assert_int_equal(room->ok, room->d.errors == 0);
	assert_int_equal(room->release->is_held, !room->ok);
}

/* Read a release with these lines as front matter. */
static inline void room_front(struct room *room, const char *lines)
{
	room_read(room,
		arena_format(&room->arena, "---\n%s---\nThe text.\n", lines));
}

/* What was found, for the message of a test that failed. */
static inline const char *room_findings(struct room *room)
{
	struct buf out = {0};
	const char *words;

	diags_print(&out, &room->d, DIAG_GNU, false);
	words = arena_str(&room->arena, buf_view(&out)).ptr;
	buf_release(&out);
	return words;
}

/* Read a good release with these lines more; nothing is found. */
static inline void room_good(struct room *room, const char *lines)
{
	room_front(
		room, arena_format(&room->arena, "%s%s", ROOM_BASE, lines).ptr);
	if (room->d.count)
		fail_msg("%s%s", lines, room_findings(room));
}

/* The one finding of a release of these lines: its one-line form. */
static inline void room_one(
	struct room *room, const char *lines, const char *gnu)
{
	room_front(room, lines);
	if (room->d.count != 1 || !strstr(room_findings(room), gnu))
		fail_msg("%s%s\nis not: %s", lines, room_findings(room), gnu);
}

/* The same for a good release with these lines more. */
static inline void room_finds(
	struct room *room, const char *lines, const char *gnu)
{
	room_one(room, arena_format(&room->arena, "%s%s", ROOM_BASE, lines).ptr,
		gnu);
}

static inline void room_str(struct str is, const char *wanted)
{
	if (!str_equal_z(is, wanted))
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(is), wanted);
}

#endif
