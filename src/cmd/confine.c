#include "cmd/confine.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/fence.h"
#include "base/fs.h"
#include "read/gitfolder.h"

/* What a command does besides reading. */
enum {
	FREE = 1 << 0,	  /* everything: it is given no newsroom yet */
	JOURNAL = 1 << 1, /* who reads a database writes beside it */
	PUBLISH = 1 << 2, /* .dateline, and the link `public` */
	EDIT = 1 << 3,	  /* releases/ */
	OUT = 1 << 4,	  /* the folder of --out */
	NETWORK = 1 << 5,
	LOOK = 1 << 6, /* reads how the web server was set up */
};

static const struct {
	const char *name;
	unsigned does;
} rows[] = {
	{"init", FREE},
	{"new", JOURNAL | EDIT},
	{"check", JOURNAL},
	{"explain", 0},
	{"status", JOURNAL},
	{"log", JOURNAL},
	{"build", PUBLISH | OUT},
	{"publish", PUBLISH | NETWORK},
	{"lift", PUBLISH | EDIT | NETWORK},
	{"postpone", PUBLISH | EDIT | NETWORK},
	{"withdraw", PUBLISH | EDIT | NETWORK},
	{"correct", PUBLISH | EDIT | NETWORK},
	{"forget", PUBLISH | NETWORK},
	{"preview", JOURNAL | NETWORK},
	{"doctor", JOURNAL | LOOK},
	{"data", JOURNAL},
	{"completion", 0},
	{"help", 0},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* What the system has for everybody, and libraries ask for when they like. */
static const char *const for_everybody[] = {
	"/usr/share/zoneinfo",
	"/usr/lib",
	"/usr/lib32",
	"/usr/lib64",
	"/lib",
	"/lib64",
	"/usr/local/lib",
	"/nix/store",
	"/etc/ld.so.cache",
	/* Who runs it: the name of a user. */
	"/etc/passwd",
	"/etc/nsswitch.conf",
	/* Certificates, and what libcrypto looks at when it begins. */
	"/etc/ssl/openssl.cnf",
	"/etc/ssl/certs",
	"/etc/pki/tls/openssl.cnf",
	"/etc/pki/tls/certs",
	"/etc/pki/ca-trust",
	"/etc/crypto-policies",
	"/etc/ca-certificates",
	"/usr/share/ca-certificates",
	"/usr/local/share/ca-certificates",
	/* How others are reached by name. */
	"/etc/resolv.conf",
	"/etc/hosts",
	"/etc/host.conf",
	"/etc/gai.conf",
	"/etc/gitconfig",
	/* How many processors there are, and which start of the machine. */
	"/sys/devices/system/cpu",
	"/proc/sys/kernel/random/boot_id",
	"/proc/self",
	"/dev/urandom",
};

/* Where web servers keep what `doctor` looks at, and where it says so. */
static const char *const of_web_servers[] = {
	"/etc/nginx",
	"/etc/apache2",
	"/etc/httpd",
	"/etc/caddy",
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const char *below(
	const struct session *session, struct arena *arena, const char *name)
{
	const char *root = session->options.folder;

	return arena_format(arena, "%s/%s", root ? root : ".", name).ptr;
}

static void allow_all(
	struct fence *fence, const char *const paths[], size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		fence_allow(fence, paths[i], FENCE_READ);
}

/* What is named is allowed where it stands, else the folder it is made in. */
static void allow_making(
	struct fence *fence, struct arena *arena, const char *path)
{
	struct str at = arena_str(arena, str_from(path));

	while (at.len && access(at.ptr, F_OK) != 0) {
		while (at.len && at.ptr[at.len - 1] == '/')
			at.len--;
		while (at.len && at.ptr[at.len - 1] != '/')
			at.len--;
		at = arena_str(arena, at);
	}
	fence_allow(fence, at.len ? at.ptr : ".", FENCE_WRITE);
}

/* `public` is made once; nobody needs rights beside it afterwards. */
static void allow_publishing(
	struct fence *fence, struct arena *arena, const struct session *session)
{
	const char *public = below(session, arena, "public");

	allow_making(fence, arena, below(session, arena, ".dateline"));
	if (access(public, F_OK) != 0)
		fence_allow(fence, below(session, arena, "."), FENCE_FILL);
}

/* Who wrote a release is asked of the repository it is in. */
static void allow_git(
	struct fence *fence, struct arena *arena, const struct session *session)
{
	const char *home = getenv("HOME"), *config = getenv("XDG_CONFIG_HOME");
	struct str_list folders = {0};
	size_t i;

	gitfolder_find(arena, below(session, arena, "."), &folders);
	for (i = 0; i < folders.count; i++)
		fence_allow(fence, folders.items[i].ptr, FENCE_READ);
	if (home)
		fence_allow(fence,
			arena_format(arena, "%s/.gitconfig", home).ptr,
			FENCE_READ);
	if (config)
		fence_allow(fence, arena_format(arena, "%s/git", config).ptr,
			FENCE_READ);
	else if (home)
		fence_allow(fence,
			arena_format(arena, "%s/.config/git", home).ptr,
			FENCE_READ);
}

static unsigned row_of(const char *name)
{
	struct str wanted = str_from(name);
	size_t i;

	for (i = 0; i < ROWS; i++)
		if (str_equal_z(wanted, rows[i].name))
			return rows[i].does;
	return FREE;
}

bool confine_knows(const char *name)
{
	struct str wanted = str_from(name);
	size_t i;

	for (i = 0; i < ROWS; i++)
		if (str_equal_z(wanted, rows[i].name))
			return true;
	return false;
}

static void allow_row(struct fence *fence, struct arena *arena,
	const struct session *session, unsigned does,
	const struct cmd_call *call)
{
	if (does & JOURNAL)
		fence_allow(fence, below(session, arena, ".dateline/state"),
			FENCE_WRITE);
	if (does & PUBLISH)
		allow_publishing(fence, arena, session);
	if (does & EDIT)
		allow_making(fence, arena, below(session, arena, "releases"));
	if (does & OUT && call->out.len)
		allow_making(fence, arena, call->out.ptr);
	if (does & LOOK)
		allow_all(fence, of_web_servers, COUNT(of_web_servers));
}

void confine_command(const struct session *session, const char *name,
	const struct cmd_call *call)
{
	unsigned does = row_of(name);
	struct arena arena = {0};
	struct fence fence;

	if (does & FREE || !fence_begin(&fence, does & NETWORK))
		return;
	fence_allow(&fence, below(session, &arena, "."), FENCE_READ);
	allow_all(&fence, for_everybody, COUNT(for_everybody));
	fence_allow(&fence, "/dev/null", FENCE_WRITE);
#ifdef DATELINE_FENCE_BUILD
	/* A build that counts which lines ran writes its counts beside them. */
	fence_allow(&fence, DATELINE_FENCE_BUILD, FENCE_WRITE);
#endif
	allow_git(&fence, &arena, session);
	allow_row(&fence, &arena, session, does, call);
	fence_close(&fence);
	arena_release(&arena);
}
