#include "tracing.h"

/* What is on the disk before a reader can see it, and what he sees then. */

#ifdef __x86_64__
/* The new site is made of four objects of five files. */
enum { OBJECTS = 4, FILES = 5 };

/* The first of them all: `www` gets its name, then `site`. */
enum { RENAME_OF_SITE = 2 };

/* After the old one it shares one object of one file with it. */
enum { NEW_OBJECTS = OBJECTS - 1, NEW_FILES = FILES - 1 };

/* Follow the child to the return of its rename of that number. */
static size_t follow_to_rename(pid_t child, size_t wanted, int *status)
{
	size_t renames = 0, syncs = 0;
	struct user_regs_struct regs;

	while (renames < wanted && step(child, status)) {
		assert_int_equal(ptrace(PTRACE_GETREGS, child, NULL, &regs), 0);
		renames += regs.orig_rax == SYS_renameat;
		syncs += regs.orig_rax == SYS_fsync;
		assert_true(step(child, status));
	}
	return syncs;
}

static pid_t begin_child(struct newsroom *room)
{
	pid_t child = fork();
	int status;

	if (child == 0)
		publish_and_exit(room);
	assert_int_equal(waitpid(child, &status, 0), child);
	ptrace(PTRACE_SETOPTIONS, child, NULL, PTRACE_O_EXITKILL);
	return child;
}

static enum outcome end_child(pid_t child)
{
	int status;

	ptrace(PTRACE_CONT, child, NULL, NULL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return (enum outcome)WEXITSTATUS(status);
}

static void all_is_synced_before_the_link_is_swapped(void **state)
{
	struct newsroom *room = *state;
	pid_t child;
	int status;

	if (!can_trace()) {
		print_message("no right to trace: not tested\n");
		return;
	}
	assert_true(newsroom_publish(room, old_site));
	child = begin_child(room);
	/* Each file and folder before the first object gets its name. */
	assert_int_equal(
		follow_to_rename(child, 1, &status), NEW_OBJECTS + NEW_FILES);
	/* The names before the link to the site. */
	assert_int_equal(follow_to_rename(child, NEW_OBJECTS, &status), 1);
	/* The link, and the record of roots, which is then renamed. */
	assert_int_equal(follow_to_rename(child, 1, &status), 2);
	assert_int_equal(end_child(child), DONE);
}

static void the_first_site_is_synced_before_it_gets_its_name(void **state)
{
	struct newsroom *room = *state;
	pid_t child;
	int status;

	if (!can_trace()) {
		print_message("no right to trace: not tested\n");
		return;
	}
	child = begin_child(room);
	/* Each file and folder, and the folder that holds them all. */
	assert_int_equal(
		follow_to_rename(child, 1, &status), OBJECTS + FILES + 1);
	assert_true(fs_exists(room->fd, STR(".dateline/www")));
	assert_false(fs_exists(room->fd, STR(".dateline/www/site")));
	/* The name, and the link `public`, before the link to the site. */
	assert_int_equal(follow_to_rename(child, 1, &status), 2);
	assert_true(fs_exists(room->fd, STR(".dateline/www/site")));
	assert_int_equal(follow_to_rename(child, 1, &status), 2);
	assert_int_equal(end_child(child), DONE);
}

/* Change a file of the new site in the moment in which it becomes public. */
static enum outcome publish_tampered(struct newsroom *room, const char *text)
{
	struct digest digest = hash_bytes("new", 3);
	struct timespec time = {
		.tv_sec = NOON - (digest.bytes[0] * 256 + digest.bytes[1])};
	struct timespec times[2] = {time, time};
	pid_t child = begin_child(room);
	int status, fd;

	follow_to_rename(child, RENAME_OF_SITE, &status);
	fd = openat(room->fd, "public/2026/new/index.html",
		O_WRONLY | O_TRUNC | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(futimens(fd, times), 0);
	close(fd);
	return end_child(child);
}

static void what_is_read_back_differently_is_not_confirmed(void **state)
{
	struct newsroom *room = *state;

	if (!can_trace()) {
		print_message("no right to trace: not tested\n");
		return;
	}
	assert_int_equal(publish_tampered(room, "New"), UNCONFIRMED);
	assert_true(fs_remove_all(&room->d, room->fd, STR(".dateline")));
	assert_int_equal(publish_tampered(room, "new"), DONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWSROOM_TEST(all_is_synced_before_the_link_is_swapped),
		NEWSROOM_TEST(the_first_site_is_synced_before_it_gets_its_name),
		NEWSROOM_TEST(what_is_read_back_differently_is_not_confirmed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
#else
int main(void)
{
	print_message("not tested on this kind of processor\n");
	return 0;
}
#endif
