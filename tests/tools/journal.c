/*
 * Makes a journal with a few acts in its log, as months of publishing leave
 * it: build/release/tools/journal FOLDER NEWSROOM
 */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "store/journal.h"

#define RESULTS STR("urn:uuid:3f0c2a1e-0000-4000-8000-000000000001")
#define OTHER STR("urn:uuid:3f0c2a1e-0000-4000-8000-000000000002")

static bool note_acts(struct journal *journal, struct diags *d)
{
	struct digest digest = hash_bytes("", 0);
	const struct log_entry acts[] = {
		{.act = "publish",
			.at = {1796115602},
			.effective = {1796115600},
			.late_s = 2,
			.id = RESULTS,
			.what = STR("releases/2026-12-01-results.md"),
			.address = STR("2026/results"),
			.who = STR("Ann Peeters <ann@harbor.example>"),
			.source = LOG_GIT,
			.digest = &digest,
			.clock = "unsynchronised"},
		{.act = "hold",
			.at = {1796200000},
			.id = OTHER,
			.what = STR("releases/other/index.md"),
			.source = LOG_SELF,
			.detail = STR("its embargo is in the past")},
		{.act = "withdraw",
			.at = {1796300000},
			.id = RESULTS,
			.what = STR("releases/2026-12-01-results.md"),
			.address = STR("2026/results"),
			.who = STR("bob@desk"),
			.source = LOG_USER,
			.reason = STR("Wrong figures."),
			.note = STR("Carol called\x1b[31m at nine.")},
	};
	size_t i;

	for (i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		if (!journal_note_act(journal, d, &acts[i]))
			return false;
	return true;
}

static bool note_all(struct journal *journal, struct diags *d)
{
	struct journal_release release = {.id = RESULTS,
		.path = STR("releases/2026-12-01-results.md"),
		.slug = STR("figures"),
		.address = STR("2026/results"),
		.at = {1796115600},
		.public_at = {1796115602},
		.is_withdrawn = true};

	return journal_begin(journal, d) &&
	       journal_note_release(journal, d, &release) &&
	       note_acts(journal, d) && journal_commit(journal, d);
}

int main(int argc, char *argv[])
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct journal *journal = NULL;
	struct buf out = {0};
	int fd = argc == 3 ? open(argv[1], O_RDONLY | O_DIRECTORY) : -1;
	bool ok = fd >= 0 &&
		  journal_open(&d, &arena, fd, JOURNAL_MAKE, str_from(argv[2]),
			  &journal) &&
		  note_all(journal, &d);

	diags_print(&out, &d, DIAG_GNU, false);
	buf_char(&out, '\0');
	fputs(out.ptr, stderr);
	journal_close(journal);
	buf_release(&out);
	arena_release(&arena);
	return !ok;
}
