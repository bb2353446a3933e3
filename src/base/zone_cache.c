#include "base/zone_cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

#define SYSTEM_FOLDER STR("/usr/share/zoneinfo")
#define BUCKETS 128

struct entry {
	struct entry *next;
	const struct zone *zone;
};

/*
 * The arena is the cache's own: the one it was opened in belongs to one
 * thread. Whatever changes after opening changes under the mutex.
 */
struct zone_cache {
	pthread_mutex_t mutex;
	struct arena arena;
	int folder_fd; /* below zero: there is no folder */
	struct str version;
	struct entry *buckets[BUCKETS];
	bool has_names;
	struct str_list names;
};

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
}

static bool is_component(struct str part)
{
	size_t i;

	for (i = 0; i < part.len; i++)
		if (!is_name_char(part.ptr[i]))
			return false;
	return part.len > 0;
}

/* A name of letters and digits cannot leave the folder: it has no dots. */
static bool is_name(struct str name)
{
	/* Other scales of time, the machine's own zone, and no zone. */
	static const char *const refused[] = {
		"posix", "right", "localtime", "posixrules", "Factory"};
	struct str rest = name, first, part;
	size_t i, depth;

	if (!name.len || name.len > ZONE_NAME_MAX)
		return false;
	str_next(&rest, '/', &first);
	for (i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		if (str_equal_z(first, refused[i]))
			return false;
	rest = name;
	for (depth = 0; str_next(&rest, '/', &part); depth++)
		if (!is_component(part))
			return false;
	return depth <= ZONE_DEPTH_MAX;
}

static int open_name(int folder_fd, struct str name, int flags)
{
	char path[ZONE_NAME_MAX + 1];
	int fd;

	if (name.len >= sizeof(path))
		return -1;
	memcpy(path, name.ptr, name.len);
	path[name.len] = '\0';
	do
		fd = openat(folder_fd, path,
			O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* At most `max` bytes from the beginning of a regular file. */
static bool read_start(int fd, size_t max, struct buf *out)
{
	char bytes[4096];
	struct stat status;
	ssize_t got;

	if (fstat(fd, &status) < 0 || !S_ISREG(status.st_mode))
		return false;
	while (out->len < max) {
		size_t room = max - out->len;

		got = read(
			fd, bytes, room < sizeof(bytes) ? room : sizeof(bytes));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0;
		buf_add(out, bytes, (size_t)got);
	}
	return true;
}

static bool read_named(
	int folder_fd, struct str name, size_t max, struct buf *out)
{
	int fd = open_name(folder_fd, name, 0);
	bool ok;

	if (fd < 0)
		return false;
	ok = read_start(fd, max, out);
	return close(fd) == 0 && ok;
}

/* The first line of tzdata.zi is "# version 2026f". */
static struct str read_version(struct arena *arena, int folder_fd)
{
	struct str prefix = STR("# version "), line, rest;
	struct str version = {"", 0};
	struct buf bytes = {0};

	if (read_named(folder_fd, STR("tzdata.zi"), 64, &bytes)) {
		rest = buf_view(&bytes);
		if (str_next_line(&rest, &line) &&
			str_starts_with(line, prefix))
			version = arena_str(arena,
				str_trim(str_slice(line, prefix.len, 64)));
	}
	buf_release(&bytes);
	return version;
}

static void close_cache(void *object)
{
	struct zone_cache *cache = object;

	/* Opened for reading only: nothing can be lost by a failure. */
	if (cache->folder_fd >= 0)
		(void)close(cache->folder_fd);
	pthread_mutex_destroy(&cache->mutex);
	arena_release(&cache->arena);
}

struct zone_cache *zone_cache_open_at(struct arena *arena, struct str folder)
{
	struct zone_cache *cache = arena_alloc(arena, sizeof(*cache));
	struct str path = arena_str(arena, folder);

	if (pthread_mutex_init(&cache->mutex, NULL))
		abort();
	cache->folder_fd = open(path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	cache->version = read_version(&cache->arena, cache->folder_fd);
	arena_defer(arena, close_cache, cache);
	return cache;
}

struct zone_cache *zone_cache_open(struct arena *arena)
{
	return zone_cache_open_at(arena, SYSTEM_FOLDER);
}

struct str zone_cache_version(struct zone_cache *cache)
{
	return cache->version;
}

/* FNV-1a, 32 bits. */
static struct entry **find_bucket(struct zone_cache *cache, struct str name)
{
	uint32_t hash = 2166136261u;
	size_t i;

	for (i = 0; i < name.len; i++)
		hash = (hash ^ (unsigned char)name.ptr[i]) * 16777619u;
	return &cache->buckets[hash % BUCKETS];
}

static const struct zone *load(struct zone_cache *cache, struct str name)
{
	const struct zone *zone = NULL;
	struct buf bytes = {0};

	if (read_named(cache->folder_fd, name, ZONE_FILE_MAX + 1, &bytes))
		zone = zone_parse(&cache->arena, name, buf_view(&bytes));
	buf_release(&bytes);
	return zone;
}

static const struct zone *find_locked(struct zone_cache *cache, struct str name)
{
	struct entry **bucket = find_bucket(cache, name), *entry;
	const struct zone *zone;

	for (entry = *bucket; entry; entry = entry->next)
		if (str_equal(zone_name(entry->zone), name))
			return entry->zone;
	zone = load(cache, name);
	if (!zone)
		return NULL;
	entry = arena_alloc(&cache->arena, sizeof(*entry));
	*entry = (struct entry){*bucket, zone};
	*bucket = entry;
	return zone;
}

const struct zone *zone_cache_find(struct zone_cache *cache, struct str name)
{
	const struct zone *zone;

	if (str_equal(name, zone_name(zone_utc())))
		return zone_utc();
	if (!is_name(name))
		return NULL;
	pthread_mutex_lock(&cache->mutex);
	zone = find_locked(cache, name);
	pthread_mutex_unlock(&cache->mutex);
	return zone;
}

static bool is_folder(DIR *dir, const struct dirent *item)
{
	struct stat status;

	if (item->d_type != DT_UNKNOWN)
		return item->d_type == DT_DIR;
	return fstatat(dirfd(dir), item->d_name, &status,
		       AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISDIR(status.st_mode);
}

/* Add the files of a folder and of those in it; "" is the folder itself. */
static void list_folder(struct zone_cache *cache, struct str folder, int depth)
{
	struct dirent *item;
	DIR *dir;
	int fd = open_name(
		cache->folder_fd, folder.len ? folder : STR("."), O_DIRECTORY);

	if (fd < 0)
		return;
	dir = fdopendir(fd);
	if (!dir) {
		(void)close(fd);
		return;
	}
	while ((item = readdir(dir)) && cache->names.count < ZONE_COUNT_MAX) {
		struct str name = arena_format(&cache->arena, "%.*s%s%s",
			STR_ARG(folder), folder.len ? "/" : "", item->d_name);

		if (!is_name(name))
			continue;
		if (!is_folder(dir, item))
			arena_push(&cache->arena, &cache->names, name);
		else if (depth < ZONE_DEPTH_MAX)
			list_folder(cache, name, depth + 1);
	}
	(void)closedir(dir);
}

static int compare_names(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

const struct str *zone_cache_names(struct zone_cache *cache, size_t *count)
{
	pthread_mutex_lock(&cache->mutex);
	if (!cache->has_names && cache->folder_fd >= 0) {
		list_folder(cache, STR(""), 1);
		if (cache->names.count)
			qsort(cache->names.items, cache->names.count,
				sizeof(*cache->names.items), compare_names);
	}
	cache->has_names = true;
	pthread_mutex_unlock(&cache->mutex);
	*count = cache->names.count;
	return cache->names.items;
}

bool zone_cache_is_empty(struct zone_cache *cache)
{
	size_t count;

	zone_cache_names(cache, &count);
	return count == 0;
}
