#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "store/db_file.h"
#include "store/db_sqlite.h"

/* "dlne", in the head of the file (file(1) may know it some day). */
#define SET_OWNER "PRAGMA application_id = 1684827749"
enum { OWNER = 1684827749 };

/*
 * The engine wants a path as a string. One through the open folder holds
 * wherever that is moved to, is never too long, and needs no rights on the
 * folders above it.
 */
static bool name_file(const struct db *db, char *out, size_t room)
{
#ifdef __linux__
	int len = snprintf(
		out, room, "/proc/self/fd/%d/%s", db->place.fd, db->place.name);
#else
	char folder[FS_PATH_MAX];
	int len =
		fcntl(db->place.fd, F_GETPATH, folder) < 0
			? -1
			: snprintf(out, room, "%s/%s", folder, db->place.name);
#endif
	return len > 0 && (size_t)len < room;
}

/* The engine's own would follow /proc/self/fd/N to a path of today. */
static int keep_name(sqlite3_vfs *vfs, const char *name, int room, char *out)
{
	size_t len = strlen(name);

	(void)vfs;
	if (len >= (size_t)room)
		return SQLITE_CANTOPEN;
	memcpy(out, name, len + 1);
	return SQLITE_OK;
}

/*
 * A file system for the engine that is the usual one but for keep_name().
 * One for each database: a shared one would be a global that changes.
 */
static int register_vfs(struct db *db)
{
	const sqlite3_vfs *usual;
	int code = sqlite3_initialize();

	usual = code == SQLITE_OK ? sqlite3_vfs_find(NULL) : NULL;
	db->vfs = usual ? malloc(sizeof(*db->vfs)) : NULL;
	if (!db->vfs)
		abort();
	snprintf(db->vfs->name, sizeof(db->vfs->name), "dateline-%p",
		(void *)db->vfs);
	db->vfs->base = *usual;
	db->vfs->base.pNext = NULL;
	db->vfs->base.zName = db->vfs->name;
	db->vfs->base.xFullPathname = keep_name;
	return sqlite3_vfs_register(&db->vfs->base, 0);
}

/* Each that the engine keeps off by default where it is asked to. */
static int harden(struct db *db)
{
	static const struct {
		int option, value;
	} options[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
		{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
		{SQLITE_DBCONFIG_ENABLE_FKEY, 1},
		{SQLITE_DBCONFIG_DQS_DDL, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	};
	int code = SQLITE_OK;
	size_t i;

	for (i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (code == SQLITE_OK)
			code = sqlite3_db_config(db->handle, options[i].option,
				options[i].value, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_busy_timeout(db->handle, DB_WAIT_MS);
	return code;
}

/* Nothing is written outside the folder, and what is erased is gone. */
static int set_up(struct db *db)
{
	int code = harden(db);

	if (code == SQLITE_OK)
		code = db_sqlite_do(db,
			"PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;"
			"PRAGMA cell_size_check = ON;"
			"PRAGMA secure_delete = ON;"
			"PRAGMA synchronous = FULL");
	if (code == SQLITE_OK && db->mode != DB_READ)
		code = db_sqlite_do(db, "PRAGMA journal_mode = WAL");
	return code;
}

static int open_handle(struct db *db, const char *name, const char *vfs)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
		    SQLITE_OPEN_EXRESCODE;

	if (!vfs)
		flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
	else if (db->mode == DB_READ)
		flags |= SQLITE_OPEN_READONLY;
	else
		flags |= SQLITE_OPEN_READWRITE;
	return sqlite3_open_v2(name, &db->handle, flags, vfs);
}

/* The first look into the file: who made it, and which version it is. */
static int read_head(struct db *db, int64_t *owner, int64_t *version)
{
	int code = db_sqlite_number(db, "PRAGMA application_id", owner);

	if (code == SQLITE_OK)
		code = db_sqlite_number(db, "PRAGMA user_version", version);
	return code;
}

static int open_file(struct db *db, int64_t *owner, int64_t *version)
{
	char name[FS_PATH_MAX + FS_NAME_MAX];
	int code;

	if (!name_file(db, name, sizeof(name)))
		return SQLITE_CANTOPEN;
	code = open_handle(db, name, db->vfs->name);
	if (code == SQLITE_OK)
		code = set_up(db);
	if (code == SQLITE_OK)
		code = read_head(db, owner, version);
	return code;
}

/* Give the engine a copy of `bytes`, as one that needs no files beside it. */
static int open_bytes(struct db *db, struct str bytes)
{
	unsigned char *copy = sqlite3_malloc64(bytes.len + 1);
	int code;

	if (!copy)
		return SQLITE_NOMEM;
	memcpy(copy, bytes.ptr, bytes.len);
	/* "File format write version" and "read version": 1, without WAL. */
	if (bytes.len > 19)
		copy[18] = copy[19] = 1;
	code = open_handle(db, ":memory:", NULL);
	if (code != SQLITE_OK) {
		sqlite3_free(copy);
		return code;
	}
	return sqlite3_deserialize(db->handle, "main", copy,
		(sqlite3_int64)bytes.len, (sqlite3_int64)bytes.len,
		SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
}

static bool fail_unread(struct db *db, struct diags *d)
{
	return diag_add(d,
		&(struct diag){.id = "state-unread",
			.file = db->path,
			.is_system = true,
			.text = STR("This file cannot be read where it is: "
				    "its last changes still lie beside it, and "
				    "its folder may not be written to."),
			.help = STR("Ask as a person who may write there, or "
				    "copy the newsroom to a place where you "
				    "may."),
			.brief = STR("has changes beside it, in a folder that "
				     "cannot be written to")});
}

/*
 * Without the right to make files beside it the engine cannot know whether
 * somebody writes meanwhile. We do: who writes has a file of changes, and the
 * bytes are the same before and after.
 */
static bool open_copy(
	struct db *db, struct diags *d, int64_t *owner, int64_t *version)
{
	struct arena arena = {0};
	struct str bytes;
	int code = SQLITE_OK;
	bool ok;

	sqlite3_close_v2(db->handle);
	db->handle = NULL;
	ok = (!db_file_has_changes(&db->place) || fail_unread(db, d)) &&
	     fs_read(d, &arena, db->place.fd, str_from(db->place.name),
		     DB_COPY_MAX, &bytes) &&
	     (!db_file_has_changes(&db->place) || fail_unread(db, d));
	if (ok)
		code = open_bytes(db, bytes);
	arena_release(&arena);
	if (ok && code == SQLITE_OK)
		code = set_up(db);
	if (ok && code == SQLITE_OK)
		code = read_head(db, owner, version);
	return ok && (code == SQLITE_OK || db_sqlite_fail(db, d, "read", code));
}

/* What the engine says where it cannot make its files beside the file. */
static bool lacks_room_beside(int code)
{
	return (code & 0xff) == SQLITE_CANTOPEN ||
	       (code & 0xff) == SQLITE_READONLY;
}

static bool open_either(
	struct db *db, struct diags *d, int64_t *owner, int64_t *version)
{
	int code = open_file(db, owner, version);

	if (code == SQLITE_OK)
		return true;
	if (db->mode == DB_READ && lacks_room_beside(code))
		return open_copy(db, d, owner, version);
	return db_sqlite_fail(db, d, "open", code);
}

static bool fail_newer(struct db *db, struct diags *d)
{
	return diag_add(d,
		&(struct diag){.id = "state-newer",
			.file = db->path,
			.is_system = true,
			.text = STR("A newer version of this program has "
				    "written this file. I leave it as it is."),
			.help = STR("Install that version here, too."),
			.brief = STR("written by a newer version; install "
				     "that one")});
}

static bool fail_older(struct db *db, struct diags *d)
{
	return diag_add(d,
		&(struct diag){.id = "state-older",
			.file = db->path,
			.is_system = true,
			.text = STR("An older version of this program has "
				    "written this file, and this command may "
				    "not change it."),
			.help = STR("Run dateline publish once: it brings it "
				    "up to date."),
			.brief = STR("written by an older version; run "
				     "dateline publish once")});
}

static bool check_head(
	struct db *db, struct diags *d, int64_t owner, int64_t version)
{
	int64_t things = 0;
	int code;

	if (version > db->schema->count && owner == OWNER)
		return fail_newer(db, d);
	if (version == 0 && owner == 0) {
		code = db_sqlite_number(
			db, "SELECT count(*) FROM sqlite_schema", &things);
		if (code != SQLITE_OK)
			return db_sqlite_fail(db, d, "read", code);
	} else if (version < 1 || owner != OWNER) {
		things = 1;
	}
	if (things)
		return db_sqlite_fail_damaged(
			db, d, "Another program has written it.");
	db->version = (int)version;
	return db->mode != DB_READ || version == 0 ||
	       version == db->schema->count || fail_older(db, d);
}

/* One run of another version may have done it in the meantime. */
static int migrate_in(struct db *db)
{
	char set_version[64];
	int64_t version = 0;
	int code = db_sqlite_number(db, "PRAGMA user_version", &version);

	for (; code == SQLITE_OK && version < db->schema->count; version++)
		code = db_sqlite_do(db, db->schema->steps[version]);
	if (code == SQLITE_OK)
		code = db_sqlite_do(db, SET_OWNER);
	snprintf(set_version, sizeof(set_version), "PRAGMA user_version = %d",
		db->schema->count);
	if (code == SQLITE_OK)
		code = db_sqlite_do(db, set_version);
	return code;
}

static bool migrate(struct db *db, struct diags *d)
{
	int code;

	if (db->version == db->schema->count)
		return true;
	if (!db_begin(db, d))
		return false;
	code = migrate_in(db);
	if (code != SQLITE_OK) {
		db_sqlite_fail(db, d, "write", code);
		db_cancel(db);
		return false;
	}
	db->version = db->schema->count;
	return db_commit(db, d);
}

/* Whether its pages fit together; one finding is enough. */
static bool check_pages(struct db *db, struct diags *d)
{
	struct arena arena = {0};
	struct db_statement *statement;
	struct db_value row = {0};
	bool more, ok;

	if (!db_query(db, d, "PRAGMA quick_check(1)", NULL, 0, &statement))
		return false;
	ok = db_next(statement, d, &arena, &row, 1, &more);
	if (ok && (!more || !str_equal_z(row.text, "ok")))
		ok = db_sqlite_fail_damaged(
			db, d, "Its parts do not fit together.");
	db_end(statement);
	arena_release(&arena);
	return ok;
}

static bool open_in(struct db *db, struct diags *d)
{
	int64_t owner = 0, version = 0;
	int code;

	if (!db_file_prepare(d, &db->place, db->path, db->mode))
		return false;
	code = register_vfs(db);
	if (code != SQLITE_OK)
		return db_sqlite_fail(db, d, "open", code);
	if (!open_either(db, d, &owner, &version) ||
		!check_head(db, d, owner, version))
		return false;
	return db->mode == DB_READ || (check_pages(db, d) && migrate(db, d));
}

bool db_open(struct diags *d, struct arena *arena, int dir_fd, struct str path,
	enum db_mode mode, const struct db_schema *schema, struct db **out)
{
	struct db *db = arena_alloc(arena, sizeof(*db));

	*out = NULL;
	*db = (struct db){
		.path = arena_str(arena, path),
		.mode = mode,
		.schema = schema,
	};
	if (!fs_path_enter(dir_fd, path, &db->place))
		return fs_path_fail(d, "open", path);
	if (!open_in(db, d)) {
		db_close(db);
		return false;
	}
	*out = db;
	return true;
}

void db_close(struct db *db)
{
	size_t i;

	if (!db)
		return;
	for (i = 0; i < DB_SLOTS; i++)
		sqlite3_finalize(db->slots[i].stmt);
	sqlite3_close_v2(db->handle);
	if (db->vfs)
		sqlite3_vfs_unregister(&db->vfs->base);
	free(db->vfs);
	fs_path_leave(&db->place);
}
