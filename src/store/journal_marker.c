#include <limits.h>

#include "base/fs.h"
#include "store/journal_state.h"

#define FIRST_LINE "journal of dateline"

static bool take_line(struct str *rest, struct str key, struct str *value)
{
	struct str line;

	if (!str_next_line(rest, &line) || !str_starts_with(line, key))
		return false;
	*value = str_slice(line, key.len, line.len);
	return true;
}

static bool parse(struct str text, struct journal_marker *out)
{
	struct str first, commits;
	unsigned long number;

	if (!str_next_line(&text, &first) || !str_equal_z(first, FIRST_LINE) ||
		!take_line(&text, STR("newsroom "), &out->newsroom) ||
		!take_line(&text, STR("state "), &out->state) ||
		!take_line(&text, STR("commits "), &commits) || text.len ||
		!str_to_number(commits, LONG_MAX, &number))
		return false;
	out->commits = (int64_t)number;
	return out->state.len > 0;
}

bool journal_marker_read(struct diags *d, struct arena *arena, int root_fd,
	struct journal_marker *out, bool *found)
{
	struct str text;

	*out = (struct journal_marker){0};
	if (!fs_find(d, root_fd, JOURNAL_MARKER, found))
		return false;
	if (!*found)
		return true;
	if (!fs_read(d, arena, root_fd, JOURNAL_MARKER, JOURNAL_MARKER_MAX,
		    &text))
		return false;
	return parse(text, out) ||
	       journal_state_fail(d, JOURNAL_MARKER,
		       "It does not say which journal belongs here.");
}

bool journal_marker_write(
	struct diags *d, int root_fd, const struct journal_marker *marker)
{
	struct buf text = {0};
	bool ok;

	buf_format(&text, FIRST_LINE "\nnewsroom %.*s\nstate %.*s\n",
		STR_ARG(marker->newsroom), STR_ARG(marker->state));
	buf_format(&text, "commits %lld\n", (long long)marker->commits);
	ok = fs_replace(d, root_fd, JOURNAL_MARKER, buf_view(&text), 0600);
	buf_release(&text);
	return ok;
}
