#include "tracing.h"

/*
 * A publication is cut off before each of its system calls in turn, and each
 * of them is made to fail in turn: a reader sees the whole old site or the
 * whole new one, and the next run makes up for everything.
 */

/* Each fork of a sanitized program is slow: every seventh call is tried. */
#ifdef __SANITIZE_ADDRESS__
enum { STRIDE = 7 };
#else
enum { STRIDE = 1 };
#endif

/* What happens to a system call; `error` 0: the program is killed. */
struct blow {
	size_t at; /* counted from 1 */
	int error;
	bool hit;
};

#ifdef __x86_64__
/*
 * Calls that a disk can let fail. Only the first ones change anything, so
 * that a kill before another is no different from one before the next.
 */
static const long calls[] = {SYS_openat, SYS_write, SYS_mkdirat, SYS_symlinkat,
	SYS_renameat, SYS_linkat, SYS_unlinkat, SYS_fchmod, SYS_utimensat,
	SYS_openat2, SYS_read, SYS_fsync, SYS_syncfs, SYS_newfstatat,
	SYS_readlinkat, SYS_getdents64, SYS_flock, SYS_close};

enum { CHANGING_CALLS = 9, ALL_CALLS = sizeof(calls) / sizeof(*calls) };

static bool is_among(long number, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (calls[i] == number)
			return true;
	return false;
}

/* The call is not made, and its caller is told the error. */
static bool let_fail(pid_t child, int error, int *status)
{
	struct user_regs_struct regs;

	assert_int_equal(ptrace(PTRACE_GETREGS, child, NULL, &regs), 0);
	regs.orig_rax = (unsigned long long)-1;
	assert_int_equal(ptrace(PTRACE_SETREGS, child, NULL, &regs), 0);
	if (!step(child, status))
		return false;
	assert_int_equal(ptrace(PTRACE_GETREGS, child, NULL, &regs), 0);
	regs.rax = (unsigned long long)-error;
	assert_int_equal(ptrace(PTRACE_SETREGS, child, NULL, &regs), 0);
	return true;
}

static bool counts(pid_t child, const struct blow *blow)
{
	struct user_regs_struct regs;

	assert_int_equal(ptrace(PTRACE_GETREGS, child, NULL, &regs), 0);
	return is_among(
		(long)regs.orig_rax, blow->error ? ALL_CALLS : CHANGING_CALLS);
}

/* Follow the child from call to call and strike at the right one. */
static int strike(pid_t child, struct blow *blow)
{
	size_t count = 0;
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	ptrace(PTRACE_SETOPTIONS, child, NULL, PTRACE_O_EXITKILL);
	while (step(child, &status)) {
		blow->hit = counts(child, blow) && ++count == blow->at;
		if (blow->hit && !blow->error) {
			kill(child, SIGKILL);
			assert_int_equal(waitpid(child, &status, 0), child);
			break;
		}
		if (blow->hit)
			break;
		if (!step(child, &status)) /* the call's return */
			break;
	}
	if (blow->hit && blow->error && let_fail(child, blow->error, &status)) {
		ptrace(PTRACE_CONT, child, NULL, NULL);
		assert_int_equal(waitpid(child, &status, 0), child);
	}
	return status;
}
#endif

static enum outcome publish_under(struct newsroom *room, struct blow *blow)
{
	pid_t child = fork();
	int status = 0;

	blow->hit = false;
	if (child == 0)
		publish_and_exit(room);
#ifdef __x86_64__
	status = strike(child, blow);
#endif
	if (WIFSIGNALED(status)) {
		assert_int_equal(WTERMSIG(status), SIGKILL);
		return KILLED;
	}
	return (enum outcome)WEXITSTATUS(status);
}

static struct str site_of(struct arena *arena, const struct page *site)
{
	struct newsroom room;
	struct str copy;

	newsroom_make(&room, "/tmp");
	assert_true(newsroom_publish(&room, site));
	copy = arena_str(arena, newsroom_public(&room));
	newsroom_remove(&room);
	return copy;
}

/* What is expected of one blow, and the two whole sites. */
struct trial {
	struct arena arena;
	struct str old, new;
	bool starts_empty, drops_previous;
	size_t olds, news; /* how often each was seen */
};

static const char *folder_of_tests(void)
{
	return access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
}

static void check_site(struct trial *trial, struct newsroom *room,
	const struct blow *blow, enum outcome outcome)
{
	struct str seen = newsroom_public(room);
	bool is_new = str_equal(seen, trial->new);

	if (!is_new && !str_equal(seen, trial->old))
		fail_msg("call %zu, error %d: a mixture:\n%s", blow->at,
			blow->error, seen.ptr);
	if (outcome == DONE || outcome == UNCONFIRMED)
		assert_true(is_new);
	if (outcome == FAILED && is_new)
		fail_msg("call %zu, error %d: public, but it said no", blow->at,
			blow->error);
	trial->olds += !is_new;
	trial->news += is_new;
	room->now.utc += 5000;
	assert_true(newsroom_publish(room, new_site));
	assert_true(room->result.confirmed);
	assert_string_equal(newsroom_public(room).ptr, trial->new.ptr);
	assert_false(fs_exists(room->fd, STR(".dateline/www/tmp")));
	assert_false(fs_exists(room->fd, STR(".dateline/www.new")));
	assert_false(fs_exists(room->fd, STR(".dateline/www/site.new")));
	assert_false(fs_exists(room->fd, STR(".dateline/state/roots.new")));
	room->now.utc += 5000;
	assert_true(newsroom_publish(room, new_site));
	assert_false(room->result.changed);
}

static bool one_trial(struct trial *trial, struct blow *blow)
{
	struct newsroom room;
	enum outcome outcome;

	newsroom_make(&room, folder_of_tests());
	if (!trial->starts_empty)
		assert_true(newsroom_publish(&room, old_site));
	room.now.utc += 5000;
	room.drops_previous = trial->drops_previous;
	outcome = publish_under(&room, blow);
	room.drops_previous = false;
	check_site(trial, &room, blow, outcome);
	if (trial->drops_previous && !blow->error)
		assert_true(newsroom_count(&room, ".dateline/www") < 11);
	newsroom_remove(&room);
	return blow->hit;
}

static void all_trials(struct trial *trial, int error)
{
	struct blow blow = {.error = error};

	if (!can_trace()) {
		print_message("no right to trace: not tested\n");
		return;
	}
	trial->old = trial->starts_empty ? STR("")
					 : site_of(&trial->arena, old_site);
	trial->new = site_of(&trial->arena, new_site);
	for (blow.at = 1; one_trial(trial, &blow);)
		blow.at += STRIDE;
	arena_release(&trial->arena);
#ifdef __x86_64__
	assert_true(blow.at > 50);
	assert_true(trial->olds > 20 / STRIDE && trial->news > 0);
#endif
}

static void a_kill_at_any_call_leaves_a_whole_site(void **state)
{
	(void)state;
	all_trials(&(struct trial){0}, 0);
}

static void a_kill_at_the_first_publication_leaves_nothing_or_all(void **state)
{
	(void)state;
	all_trials(&(struct trial){.starts_empty = true}, 0);
}

static void a_kill_at_a_withdrawal_leaves_a_whole_site(void **state)
{
	(void)state;
	all_trials(&(struct trial){.drops_previous = true}, 0);
}

static void a_full_disk_at_any_call_leaves_a_whole_site(void **state)
{
	(void)state;
	all_trials(&(struct trial){.drops_previous = true}, ENOSPC);
}

static void a_broken_disk_at_any_call_leaves_a_whole_site(void **state)
{
	(void)state;
	all_trials(&(struct trial){0}, EIO);
}

static bool holds(struct newsroom *room, const char *path, const char *text)
{
	int fd = openat(room->fd, path, O_RDONLY | O_CLOEXEC);
	char bytes[64];
	ssize_t len;

	if (fd < 0)
		return text == NULL;
	len = read(fd, bytes, sizeof(bytes));
	close(fd);
	return text && str_equal_z((struct str){bytes, (size_t)len}, text);
}

/* Deletions, files, pages, lists, feeds: none begins before the one before. */
static void check_order(struct newsroom *room)
{
	bool gone = holds(room, "out/2026/gone/index.html", NULL) &&
		    holds(room, "out/2026/gone/release.txt", NULL);
	bool text = holds(room, "out/2026/new/release.txt", "new, as text");
	bool page = holds(room, "out/2026/new/index.html", "new");
	bool list = holds(room, "out/index.html", "new!");
	bool feed = holds(room, "out/feed.xml", "<new/>");

	assert_true(holds(room, "out/2026/stays/index.html", "stays"));
	assert_true(text || holds(room, "out/2026/new/release.txt", NULL));
	assert_true(page || holds(room, "out/2026/new/index.html", NULL));
	assert_true(list || holds(room, "out/index.html", "old"));
	assert_true(feed || holds(room, "out/feed.xml", "<old/>"));
	assert_true(
		gone >= text && text >= page && page >= list && list >= feed);
}

static bool one_folder_trial(struct blow *blow, struct str whole)
{
	struct newsroom room;
	enum outcome outcome;

	newsroom_make(&room, folder_of_tests());
	room.out = arena_format(&room.arena, "%s/out", room.path).ptr;
	assert_true(newsroom_publish(&room, old_site));
	outcome = publish_under(&room, blow);
	check_order(&room);
	if (outcome == FAILED)
		assert_true(holds(&room, "out/2026/gone/index.html", "gone"));
	if (outcome == DONE)
		assert_true(holds(&room, "out/feed.xml", "<new/>"));
	assert_true(newsroom_publish(&room, new_site));
	assert_string_equal(
		newsroom_snap(&room, "out", false, false).ptr, whole.ptr);
	newsroom_remove(&room);
	return blow->hit;
}

static void all_folder_trials(int error)
{
	struct blow blow = {.error = error};
	struct newsroom room;
	struct str whole;

	if (!can_trace()) {
		print_message("no right to trace: not tested\n");
		return;
	}
	newsroom_make(&room, folder_of_tests());
	room.out = arena_format(&room.arena, "%s/out", room.path).ptr;
	assert_true(newsroom_publish(&room, new_site));
	whole = newsroom_snap(&room, "out", false, false);
	for (blow.at = 1; one_folder_trial(&blow, whole);)
		blow.at += STRIDE;
	newsroom_remove(&room);
#ifdef __x86_64__
	assert_true(blow.at > 50);
#endif
}

static void a_kill_while_a_folder_is_written_is_made_up_for(void **state)
{
	(void)state;
	all_folder_trials(0);
}

static void a_failure_while_a_folder_is_written_is_made_up_for(void **state)
{
	(void)state;
	all_folder_trials(EIO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_kill_at_any_call_leaves_a_whole_site),
		cmocka_unit_test(
			a_kill_at_the_first_publication_leaves_nothing_or_all),
		cmocka_unit_test(a_kill_at_a_withdrawal_leaves_a_whole_site),
		cmocka_unit_test(a_full_disk_at_any_call_leaves_a_whole_site),
		cmocka_unit_test(a_broken_disk_at_any_call_leaves_a_whole_site),
		cmocka_unit_test(
			a_kill_while_a_folder_is_written_is_made_up_for),
		cmocka_unit_test(
			a_failure_while_a_folder_is_written_is_made_up_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
