#include "store/journal_rows.h"

#define RELEASE_COLUMNS                                                        \
	"id TEXT PRIMARY KEY, path TEXT NOT NULL, slug TEXT NOT NULL,"         \
	"address TEXT NOT NULL, at INTEGER NOT NULL,"                          \
	"public_at INTEGER NOT NULL, announced_at INTEGER NOT NULL,"           \
	"good TEXT NOT NULL, corrections INTEGER NOT NULL,"                    \
	"entries TEXT NOT NULL, is_withdrawn INTEGER NOT NULL,"                \
	"is_forgotten INTEGER NOT NULL"

/*
 * `only` is the key of a table of one row. Digests are hex digits,
 * times seconds since 1970, 0 for none.
 */
static const char *const steps[] = {
	"CREATE TABLE newsroom (only INTEGER PRIMARY KEY,"
	"newsroom TEXT NOT NULL, state TEXT NOT NULL,"
	"made_at INTEGER NOT NULL, last_look INTEGER NOT NULL,"
	"clock_real INTEGER NOT NULL, clock_boot_ms INTEGER NOT NULL,"
	"clock_boot_id TEXT NOT NULL, clock_synchronised INTEGER NOT "
	"NULL,"
	"root TEXT NOT NULL, log_count INTEGER NOT NULL,"
	"log_head TEXT NOT NULL) STRICT;"
	"CREATE TABLE seal (only INTEGER PRIMARY KEY,"
	"commits INTEGER NOT NULL, sum TEXT NOT NULL) STRICT;"
	"CREATE TABLE release (" RELEASE_COLUMNS ") STRICT, WITHOUT ROWID;"
	"CREATE TABLE embargo (id TEXT, text TEXT, at INTEGER,"
	"seen_at INTEGER NOT NULL, zone_data TEXT NOT NULL,"
	"PRIMARY KEY (id, text, at)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE yes (id TEXT PRIMARY KEY, version TEXT NOT NULL,"
	"at INTEGER NOT NULL, is_minor INTEGER NOT NULL)"
	"STRICT, WITHOUT ROWID;"
	"CREATE TABLE lift (id TEXT, at INTEGER, PRIMARY KEY (id, at))"
	"STRICT, WITHOUT ROWID;"
	"CREATE TABLE hold (id TEXT, why TEXT, at INTEGER NOT NULL,"
	"PRIMARY KEY (id, why)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE intent (only INTEGER PRIMARY KEY,"
	"root TEXT NOT NULL, at INTEGER NOT NULL) STRICT;"
	"CREATE TABLE intent_release (" RELEASE_COLUMNS ")"
	"STRICT, WITHOUT ROWID;"
	"CREATE TABLE log (n INTEGER PRIMARY KEY, json TEXT NOT NULL,"
	"hash TEXT NOT NULL) STRICT",
};

const struct db_schema journal_schema = {
	.steps = steps,
	.count = sizeof(steps) / sizeof(steps[0]),
	.recover = "Nothing is published, and what is public stays as it is. "
		   "Put the folder .dateline/state back from a backup, with "
		   "all that is in it. If there is none, run dateline publish "
		   "--rebuild-state: it sets the damaged files aside and "
		   "takes what is public now for what was published.",
};

#define RELEASE_NAMES                                                          \
	"id, path, slug, address, at, public_at, announced_at, good, "         \
	"corrections, entries, is_withdrawn, is_forgotten"

#define RELEASE_TABLE(table)                                                   \
	{                                                                      \
		.name = table, .columns = 12, .keys = 1,                       \
		.get = "SELECT " RELEASE_NAMES " FROM " table                  \
		       " WHERE id = $1",                                       \
		.all = "SELECT " RELEASE_NAMES " FROM " table " ORDER BY id",  \
		.put = "REPLACE INTO " table " (" RELEASE_NAMES ") VALUES "    \
		       "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",  \
		.drop = "DELETE FROM " table " WHERE id = $1",                 \
		.of_id = "SELECT " RELEASE_NAMES " FROM " table                \
			 " WHERE id = $1",                                     \
	}

#define NEWSROOM_NAMES                                                         \
	"only, newsroom, state, made_at, last_look, clock_real, "              \
	"clock_boot_ms, clock_boot_id, clock_synchronised, root, log_count, "  \
	"log_head"
#define EMBARGO_NAMES "id, text, at, seen_at, zone_data"

const struct journal_table journal_tables[JOURNAL_TABLES] = {
	[JOURNAL_NEWSROOM] = {.name = "newsroom",
		.columns = 12,
		.keys = 1,
		.get = "SELECT " NEWSROOM_NAMES
		       " FROM newsroom WHERE only = $1",
		.all = "SELECT " NEWSROOM_NAMES " FROM newsroom ORDER BY only",
		.put = "REPLACE INTO newsroom (" NEWSROOM_NAMES ") VALUES "
		       "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		.drop = "DELETE FROM newsroom WHERE only = $1"},
	[JOURNAL_RELEASES] = RELEASE_TABLE("release"),
	[JOURNAL_EMBARGOES] = {.name = "embargo",
		.columns = 5,
		.keys = 3,
		.get = "SELECT " EMBARGO_NAMES " FROM embargo "
		       "WHERE id = $1 AND text = $2 AND at = $3",
		.all = "SELECT " EMBARGO_NAMES " FROM embargo "
		       "ORDER BY id, seen_at, at, text",
		.put = "REPLACE INTO embargo (" EMBARGO_NAMES ") "
		       "VALUES ($1, $2, $3, $4, $5)",
		.drop = "DELETE FROM embargo "
			"WHERE id = $1 AND text = $2 AND at = $3",
		.of_id = "SELECT " EMBARGO_NAMES " FROM embargo WHERE id = $1"},
	[JOURNAL_YESES] = {.name = "yes",
		.columns = 4,
		.keys = 1,
		.get = "SELECT id, version, at, is_minor FROM yes "
		       "WHERE id = $1",
		.all = "SELECT id, version, at, is_minor FROM yes ORDER BY id",
		.put = "REPLACE INTO yes (id, version, at, is_minor) "
		       "VALUES ($1, $2, $3, $4)",
		.drop = "DELETE FROM yes WHERE id = $1",
		.of_id = "SELECT id, version, at, is_minor FROM yes "
			 "WHERE id = $1"},
	[JOURNAL_LIFTS] = {.name = "lift",
		.columns = 2,
		.keys = 2,
		.get = "SELECT id, at FROM lift WHERE id = $1 AND at = $2",
		.all = "SELECT id, at FROM lift ORDER BY id, at",
		.put = "REPLACE INTO lift (id, at) VALUES ($1, $2)",
		.drop = "DELETE FROM lift WHERE id = $1 AND at = $2",
		.of_id = "SELECT id, at FROM lift WHERE id = $1"},
	[JOURNAL_HOLDS] = {.name = "hold",
		.columns = 3,
		.keys = 2,
		.get = "SELECT id, why, at FROM hold WHERE id = $1 AND why = "
		       "$2",
		.all = "SELECT id, why, at FROM hold ORDER BY id, why",
		.put = "REPLACE INTO hold (id, why, at) VALUES ($1, $2, $3)",
		.drop = "DELETE FROM hold WHERE id = $1 AND why = $2",
		.of_id = "SELECT id, why, at FROM hold WHERE id = $1"},
	[JOURNAL_INTENT] = {.name = "intent",
		.columns = 3,
		.keys = 1,
		.get = "SELECT only, root, at FROM intent WHERE only = $1",
		.all = "SELECT only, root, at FROM intent ORDER BY only",
		.put = "REPLACE INTO intent (only, root, at) "
		       "VALUES ($1, $2, $3)",
		.drop = "DELETE FROM intent WHERE only = $1"},
	[JOURNAL_INTENT_RELEASES] = RELEASE_TABLE("intent_release"),
};
