/*
 * What keeps the state is cut off before each of its system calls in turn,
 * and each of them is made to fail in turn: what was noted stays noted, all
 * of a step or nothing of it, and the next run goes on from there.
 */
#include "journal_room.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>

#include "store/good.h"

/* Each fork of a sanitized program is slow: not every call is tried. */
#ifdef __SANITIZE_ADDRESS__
enum { STRIDE = 13 };
#else
enum { STRIDE = 1 };
#endif

#ifdef __x86_64__

/* Tells the parent how far it came. */
typedef void struck_work(struct room *room, int told_fd);

/* What happens before the call of that number; `error` 0: a kill. */
struct blow {
	size_t at; /* counted from 1 */
	int error;
	bool hit;
};

/* May be struck itself: then less is told than was done. */
static void tell(int fd)
{
	if (write(fd, ".", 1) < 0)
		return;
}

/*
 * Calls that a disk can let fail. Only the first ones change anything, so
 * that a kill before another is no different from one before the next.
 */
static const long calls[] = {SYS_openat, SYS_write, SYS_pwrite64, SYS_mkdirat,
	SYS_renameat, SYS_unlink, SYS_unlinkat, SYS_fchmod, SYS_fchmodat,
	SYS_ftruncate, SYS_openat2, SYS_open, SYS_read, SYS_pread64, SYS_fsync,
	SYS_fdatasync, SYS_syncfs, SYS_fallocate, SYS_newfstatat,
	SYS_getdents64};

enum { CHANGING_CALLS = 10, ALL_CALLS = sizeof(calls) / sizeof(calls[0]) };

/* Have the kernel stop the child at those calls, and at no other. */
static bool stop_at_calls(size_t count)
{
	struct sock_filter code[ALL_CALLS + 3] = {BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr))};
	struct sock_fprog program = {(unsigned short)(count + 3), code};
	size_t i;

	for (i = 0; i < count; i++)
		code[i + 1] = (struct sock_filter)BPF_JUMP(
			BPF_JMP | BPF_JEQ | BPF_K, (unsigned)calls[i],
			(unsigned char)(count - i), 0);
	code[count + 1] = (struct sock_filter)BPF_STMT(
		BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	code[count + 2] = (struct sock_filter)BPF_STMT(
		BPF_RET | BPF_K, SECCOMP_RET_TRACE);
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* The call is not made, and its caller is told the error. */
static void let_fail(pid_t child, int error)
{
	struct user_regs_struct regs;

	assert_int_equal(ptrace(PTRACE_GETREGS, child, NULL, &regs), 0);
	regs.orig_rax = (unsigned long long)-1;
	regs.rax = (unsigned long long)-error;
	assert_int_equal(ptrace(PTRACE_SETREGS, child, NULL, &regs), 0);
}

static void start(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSTOPPED(status));
	ptrace(PTRACE_SETOPTIONS, child, NULL,
		PTRACE_O_EXITKILL | PTRACE_O_TRACESECCOMP);
}

/* Follow the child from call to call, and strike at the right one. */
static void strike(pid_t child, struct blow *blow)
{
	size_t count = 0;
	int status;

	blow->hit = false;
	start(child);
	for (;;) {
		ptrace(PTRACE_CONT, child, NULL, NULL);
		assert_int_equal(waitpid(child, &status, 0), child);
		if (!WIFSTOPPED(status))
			break;
		if (++count != blow->at)
			continue;
		blow->hit = true;
		if (blow->error)
			let_fail(child, blow->error);
		else
			kill(child, SIGKILL);
	}
	if (blow->error || !blow->hit)
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* How many steps the child said it had done. */
static size_t run_struck(
	struct room *room, struck_work *work, struct blow *blow)
{
	char said[16];
	ssize_t len;
	int ends[2];
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (!child) {
		close(ends[0]);
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
			_exit(99);
		raise(SIGSTOP);
		if (!stop_at_calls(blow->error ? ALL_CALLS : CHANGING_CALLS))
			_exit(98);
		work(room, ends[1]);
		_exit(0);
	}
	close(ends[1]);
	strike(child, blow);
	len = read(ends[0], said, sizeof(said));
	close(ends[0]);
	return len > 0 ? (size_t)len : 0;
}

static bool note_one(struct room *room, struct journal *journal, struct str id)
{
	struct journal_release release = release_of(id);
	struct log_entry entry = {.act = "publish", .at = NOW, .id = id};
	struct journal_clock clock = {.real = NOW, .boot_id = STR("boot")};

	if (journal_begin(journal, &room->d) &&
		journal_note_release(journal, &room->d, &release) &&
		journal_note_act(journal, &room->d, &entry) &&
		journal_note_look(journal, &room->d, NOW, &clock) &&
		journal_commit(journal, &room->d))
		return true;
	journal_cancel(journal);
	return false;
}

/* From nothing to a journal with two releases. */
static void work_of_journal(struct room *room, int told_fd)
{
	struct journal *journal;

	if (!journal_open(&room->d, &room->arena, room->fd, JOURNAL_MAKE, HOUSE,
		    &journal))
		return;
	if (note_one(room, journal, STR("a"))) {
		tell(told_fd);
		if (note_one(room, journal, STR("b")))
			tell(told_fd);
	}
	journal_close(journal);
}

static void assert_journal_goes_on(struct room *room, size_t told, int error)
{
	struct journal *journal = open_as(room, JOURNAL_READ);
	struct journal_facts facts = {0};
	size_t count;

	if (journal)
		facts = read_facts(room, journal);
	/* What was said to be noted is; of another one all or nothing. */
	assert_true(facts.release_count >= told);
	assert_true(error || facts.release_count <= told + 1);
	assert_int_equal(facts.log_count, facts.release_count);
	journal_close(journal);
	journal = open_as(room, JOURNAL_MAKE);
	assert_true(note_one(room, journal, STR("c")));
	facts = read_facts(room, journal);
	assert_true(
		str_equal_z(facts.releases[facts.release_count - 1].id, "c"));
	assert_true(journal_verify_log(journal, &room->d, &count));
	assert_int_equal(count, facts.release_count);
	journal_close(journal);
	assert_true(is_there(room, MARKER));
}

static void strike_journal(struct room *room, int error)
{
	struct blow blow = {.at = 0, .error = error, .hit = true};
	size_t told;

	while (blow.hit) {
		blow.at += STRIDE;
		told = run_struck(room, work_of_journal, &blow);
		assert_journal_goes_on(room, told, error);
		assert_true(
			fs_remove_all(&room->d, room->fd, STR(".dateline")));
	}
	/* All of it was tried. */
	assert_int_equal(told, 2);
	assert_true(blow.at > 30);
}

static void a_kill_leaves_a_journal_that_goes_on(void **state)
{
	strike_journal(*state, 0);
}

static void a_failure_leaves_a_journal_that_goes_on(void **state)
{
	strike_journal(*state, EIO);
}

static void work_of_setting_aside(struct room *room, int told_fd)
{
	struct str folder;

	if (journal_set_aside(&room->d, room->fd, NOW, &folder))
		tell(told_fd);
}

/* How many databases and files that tell of them there are in all. */
static void count_kept(struct room *room, size_t *databases, size_t *markers)
{
	struct fs_entry *entries;
	struct str path;
	size_t count, i;

	*databases = is_there(room, DATABASE);
	*markers = is_there(room, MARKER);
	assert_true(fs_list(&room->d, &room->arena, room->fd,
		STR(".dateline/state"), &entries, &count));
	for (i = 0; i < count; i++) {
		path = arena_format(&room->arena, ".dateline/state/%.*s/",
			STR_ARG(entries[i].name));
		*databases += is_there(room,
			arena_format(&room->arena, "%sstate.db", path.ptr).ptr);
		*markers += is_there(room,
			arena_format(&room->arena, "%sjournal", path.ptr).ptr);
	}
}

static void setting_aside_loses_nothing_when_cut_off(void **state)
{
	static const int errors[] = {0, EIO};
	struct room *room = *state;
	size_t i, told, databases, markers;
	struct journal *journal;
	struct str folder;

	for (i = 0; i < 2; i++) {
		struct blow blow = {.error = errors[i], .hit = true};

		while (blow.hit) {
			make_full(room);
			blow.at += STRIDE;
			told = run_struck(room, work_of_setting_aside, &blow);
			count_kept(room, &databases, &markers);
			assert_int_equal(databases, 1);
			assert_int_equal(markers, 1);
			/* Never taken for none before all of it is done. */
			if (!journal_open(&room->d, &room->arena, room->fd,
				    JOURNAL_READ, HOUSE, &journal))
				assert_found(room, "state-lost");
			else if (told)
				assert_null(journal);
			journal_close(journal);
			assert_true(journal_set_aside(
				&room->d, room->fd, NOW, &folder));
			assert_null(open_as(room, JOURNAL_READ));
			assert_true(fs_remove_all(
				&room->d, room->fd, STR(".dateline")));
		}
		assert_int_equal(told, 1);
	}
}

#define TEXT "releases/a.md"

static struct good_file text_file(void)
{
	return (struct good_file){STR(TEXT), hash_bytes("text", 4), 4};
}

static void work_of_keeping(struct room *room, int told_fd)
{
	struct digest version = hash_bytes("v", 1);
	struct good_file file = text_file();

	if (good_keep(&room->d, room->fd, &version, &file, 1) &&
		good_sync(&room->d, room->fd))
		tell(told_fd);
}

static void a_version_is_kept_whole_or_kept_again(void **state)
{
	static const int errors[] = {0, EIO};
	struct room *room = *state;
	struct digest version = hash_bytes("v", 1);
	struct good_file file = text_file();
	char folder[GOOD_PATH_MAX];
	struct str path, bytes;
	size_t i, told;

	mkdirat(room->fd, "releases", 0755);
	put(room, TEXT, "text");
	good_folder(folder, &version);
	path = arena_format(&room->arena, "%s/" TEXT, folder);
	for (i = 0; i < 2; i++) {
		struct blow blow = {.error = errors[i], .hit = true};

		while (blow.hit) {
			blow.at += STRIDE;
			told = run_struck(room, work_of_keeping, &blow);
			if (told || good_has(room->fd, &version)) {
				assert_true(fs_read(&room->d, &room->arena,
					room->fd, path, 99, &bytes));
				assert_true(str_equal_z(bytes, "text"));
			}
			assert_true(good_keep(
				&room->d, room->fd, &version, &file, 1));
			assert_true(good_sync(&room->d, room->fd));
			assert_true(
				good_sweep(&room->d, room->fd, &version, 1));
			assert_true(good_has(room->fd, &version));
			assert_true(fs_remove_all(
				&room->d, room->fd, STR(".dateline")));
		}
		assert_int_equal(told, 1);
	}
}

static bool can_trace(void)
{
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0);
	return waitpid(child, &status, 0) == child && WIFEXITED(status) &&
	       WEXITSTATUS(status) == 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ROOM_TEST(a_kill_leaves_a_journal_that_goes_on),
		ROOM_TEST(a_failure_leaves_a_journal_that_goes_on),
		ROOM_TEST(setting_aside_loses_nothing_when_cut_off),
		ROOM_TEST(a_version_is_kept_whole_or_kept_again),
	};

	if (!can_trace()) {
		fprintf(stderr, "no ptrace: crashes of the state not tested\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

int main(void)
{
	fprintf(stderr, "not x86-64: crashes of the state not tested\n");
	return 0;
}

#endif
