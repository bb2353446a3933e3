#include "cmd/who.h"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/utf8.h"
#include "read/gitauthor.h"

enum { ENTRY_BYTES = 4096, HOST_BYTES = 256 };

/* In one line, and not longer than a name is. */
static struct str cut(struct session *session, struct str name)
{
	struct str clean = session_clean(session, str_trim(name));
	struct str rest = clean;
	uint32_t character;
	size_t kept = 0;

	while (utf8_next(&rest, &character)) {
		if (clean.len - rest.len > WHO_MAX_BYTES)
			break;
		kept = clean.len - rest.len;
	}
	return str_slice(clean, 0, kept);
}

static struct str user_at_host(struct session *session)
{
	struct arena *arena = &session->arena;
	char bytes[ENTRY_BYTES], host[HOST_BYTES] = "";
	struct passwd entry, *found = NULL;
	struct str user;

	if (getpwuid_r(geteuid(), &entry, bytes, sizeof(bytes), &found) != 0)
		found = NULL;
	user = found ? arena_str(arena, str_from(found->pw_name))
		     : arena_format(
			       arena, "user %lu", (unsigned long)geteuid());
	if (gethostname(host, sizeof(host) - 1) < 0 || !*host)
		return user;
	return arena_format(arena, "%.*s@%s", STR_ARG(user), host);
}

struct who who_runs(struct session *session, struct str by)
{
	struct str name = cut(session, by);

	if (!name.len)
		name = cut(session, str_from(getenv("DATELINE_BY")));
	if (name.len)
		return (struct who){name, LOG_BY};
	return (struct who){cut(session, user_at_host(session)), LOG_USER};
}

struct who who_wrote(struct session *session, struct str path, struct str text,
	struct str by)
{
	const char *folder = session->options.folder;
	struct str author;

	if (gitauthor_find(&session->arena, folder ? folder : ".", path, text,
		    &author))
		return (struct who){cut(session, author), LOG_GIT};
	return who_runs(session, by);
}
