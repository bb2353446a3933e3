#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "read/releasefile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FOLDER "releases/2026-03-05-results"

static void put(int dir_fd, const char *path, const void *data, size_t len)
{
	int fd = openat(dir_fd, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd < 0 || write(fd, data, len) != (ssize_t)len || close(fd) < 0)
		abort();
}

/* A newsroom for the whole run, with a picture and a list of names. */
static struct {
	char path[32];
	int fd;
} room = {"/tmp/dateline-fuzz-XXXXXX", -1};

static void close_room(void)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};

	fs_remove_all(&d, room.fd, STR("releases"));
	rmdir(room.path);
	arena_release(&arena);
}

static int open_room(void)
{
	int fd;

	if (!mkdtemp(room.path))
		abort();
	fd = open(room.path, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	if (fd < 0 || mkdirat(fd, "releases", 0700) < 0 ||
		mkdirat(fd, FOLDER, 0700) < 0)
		abort();
	put(fd, FOLDER "/a.gif", "GIF89a\x0a\0\x14\0", 10);
	put(fd, FOLDER "/s.csv", "name,url\nA,\nB,https://b.example/\n", 33);
	return fd;
}

/* What a release that is not held back says of itself. */
static void check_good(const struct release *release, struct instant now)
{
	const struct embargo *embargo = &release->embargo;
	size_t i;

	if (release->translation_of.len)
		return;
	if (embargo->kind == EMBARGO_UNSAID || !release->headline.len ||
		!release->contacts.count || !release->slug.len)
		abort();
	if (embargo->kind == EMBARGO_NONE &&
		(!release->has_date || release->date.at.utc > now.utc))
		abort();
	if (embargo->is_lifted && embargo->lifted_at.at.utc > now.utc)
		abort();
	for (i = 0; i < release->signatories.count; i++)
		if (release_signatory(&release->signatories.items[i]).consent !=
			CONSENT_CONFIRMED)
			abort();
	for (i = 0; i < release->correction_count; i++)
		if (release->corrections[i].at.utc > now.utc)
			abort();
}

static void read_one(struct releasefile_input *in)
{
	struct release *release;
	bool ok = releasefile_read(in, &release);

	if (ok != (in->d->errors == 0) || release->is_held != !ok)
		abort();
	if (ok)
		check_good(release, in->now);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena kept;
	static struct zone_cache *zones;
	struct arena arena = {0}, scratch = {0};
	struct diags d = {.arena = &arena};
	struct contact desk = {.key = STR("desk"),
		.name = STR("Desk"),
		.email = STR("a@b.example")};
	struct str keys[] = {STR("desk")};
	struct site site = {.url = STR("https://press.example/"),
		.language = STR("en"),
		.zone = zone_utc(),
		.contacts = &desk,
		.contact_count = 1,
		.default_contacts = {keys, 1}};
	struct releasefile_input in = {.d = &d,
		.arena = &arena,
		.scratch = &scratch,
		.site = &site,
		.now = {1795342800},
		.path = STR(FOLDER "/index.md"),
		.folder = STR(FOLDER)};

	if (!zones) {
		zones = zone_cache_open(&kept);
		room.fd = open_room();
		atexit(close_room);
	}
	in.root_fd = room.fd;
	in.zones = zones;
	put(room.fd, FOLDER "/index.md", data, size);
	read_one(&in);
	arena_release(&scratch);
	arena_release(&arena);
	return 0;
}
