#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"
#include "read/gitauthor.h"

#define PAGE "releases/a.md"

/* A folder with a repository in it, made by git itself. */
struct room {
	char path[512];
	int fd;
	struct arena arena;
};

static bool git(const struct room *room, const char *const words[])
{
	const char *argv[24] = {"git", "-C", room->path, "-c",
		"user.name=Nobody", "-c", "user.email=", "-c",
		"commit.gpgsign=false"};
	int status, null, i;
	pid_t child;

	for (i = 0; words[i]; i++)
		argv[9 + i] = words[i];
	child = fork();
	if (child)
		return waitpid(child, &status, 0) == child && status == 0;
	null = open("/dev/null", O_RDWR);
	dup2(null, 1);
	dup2(null, 2);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
	/* execvp() takes the words as they are. */
	execvp("git", (char *const *)(uintptr_t)argv);
	_exit(127);
}

#define GIT(room, ...)                                                         \
	assert_true(git(room, (const char *const[]){__VA_ARGS__, NULL}))

static int open_room(void **state)
{
	struct room *room = calloc(1, sizeof(*room));
	const char *folder = getenv("TMPDIR");

	assert_non_null(room);
	snprintf(room->path, sizeof(room->path), "%s/git-test-XXXXXX",
		folder ? folder : "/tmp");
	assert_non_null(mkdtemp(room->path));
	room->fd = open(room->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_int_equal(mkdirat(room->fd, "releases", 0755), 0);
	GIT(room, "init", "-q", "-b", "main");
	*state = room;
	return 0;
}

static int close_room(void **state)
{
	struct room *room = *state;
	struct diags d = {.arena = &room->arena};
	char *name = strrchr(room->path, '/');
	int above;

	*name = '\0';
	above = open(room->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(fs_remove_all(&d, above, str_from(name + 1)));
	close(above);
	close(room->fd);
	arena_release(&room->arena);
	free(room);
	return 0;
}

static void put(struct room *room, const char *path, const char *text)
{
	int fd = openat(room->fd, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(close(fd), 0);
}

/* Write a file, and commit it as somebody. */
static void commit(
	struct room *room, const char *path, const char *text, const char *who)
{
	char author[128];

	put(room, path, text);
	snprintf(
		author, sizeof(author), "--author=%s <%s@x.example>", who, who);
	GIT(room, "add", "-A");
	GIT(room, "commit", "-q", "-m", "x", author);
}

static struct str find(struct room *room, const char *folder, const char *path,
	const char *text)
{
	char whole[600];
	struct str author = STR("nobody");

	snprintf(whole, sizeof(whole), "%s%s", room->path, folder);
	gitauthor_find(
		&room->arena, whole, str_from(path), str_from(text), &author);
	return author;
}

static void assert_author(struct room *room, const char *text, const char *who)
{
	struct str author = find(room, "", PAGE, text);
	char wanted[128];

	snprintf(wanted, sizeof(wanted), "%s <%s@x.example>", who, who);
	assert_string_equal(author.ptr, wanted);
}

static void assert_unknown(struct room *room, const char *text)
{
	assert_string_equal(find(room, "", PAGE, text).ptr, "nobody");
}

static void the_last_who_changed_the_file_is_its_author(void **state)
{
	struct room *room = *state;

	commit(room, PAGE, "one", "ann");
	assert_author(room, "one", "ann");
	commit(room, PAGE, "two", "bob");
	commit(room, "releases/b.md", "other", "carol");
	commit(room, "c.md", "other", "carol");
	assert_author(room, "two", "bob");
	commit(room, PAGE, "one", "dora");
	assert_author(room, "one", "dora");
}

static void words_that_were_never_committed_have_no_author(void **state)
{
	struct room *room = *state;

	assert_unknown(room, "one");
	commit(room, "b.md", "b", "ann");
	assert_unknown(room, "one");
	commit(room, PAGE, "one", "ann");
	assert_unknown(room, "two");
	assert_unknown(room, "");
	commit(room, PAGE, "two", "bob");
	assert_unknown(room, "one");
}

static void who_wrote_on_a_branch_is_the_author_after_the_merge(void **state)
{
	struct room *room = *state;

	commit(room, PAGE, "one", "ann");
	GIT(room, "checkout", "-q", "-b", "side");
	commit(room, PAGE, "two", "bob");
	GIT(room, "checkout", "-q", "main");
	commit(room, "b.md", "b", "carol");
	GIT(room, "merge", "-q", "--no-ff", "-m", "merge", "side");
	assert_author(room, "two", "bob");
}

static void a_newsroom_may_be_a_folder_of_the_repository(void **state)
{
	struct room *room = *state;
	struct str author;

	commit(room, PAGE, "one", "ann");
	author = find(room, "/releases", "a.md", "one");
	assert_string_equal(author.ptr, "ann <ann@x.example>");
	author = find(room, "/releases/../releases/", "./a.md", "one");
	assert_string_equal(author.ptr, "ann <ann@x.example>");
	author = find(room, "/releases", "../releases/a.md", "one");
	assert_string_equal(author.ptr, "nobody");
}

static void a_history_that_was_cut_off_names_nobody(void **state)
{
	struct room *room = *state;
	struct room shallow = *room;
	char url[600];

	commit(room, PAGE, "one", "ann");
	commit(room, "b.md", "b", "bob");
	snprintf(url, sizeof(url), "file://%s", room->path);
	snprintf(shallow.path + strlen(shallow.path), 16, "/shallow");
	GIT(room, "clone", "-q", "--depth", "1", url, shallow.path);
	shallow.arena = (struct arena){0};
	assert_unknown(&shallow, "one");
	assert_author(room, "one", "ann");
	arena_release(&shallow.arena);
}

static void a_damaged_repository_names_nobody(void **state)
{
	struct room *room = *state;

	commit(room, PAGE, "one", "ann");
	put(room, ".git/HEAD", "nonsense\n");
	assert_unknown(room, "one");
	put(room, ".git/HEAD", "ref: refs/heads/main\n");
	assert_author(room, "one", "ann");
	put(room, ".git/config", "[core\n");
	assert_unknown(room, "one");
	put(room, ".git/config", "[core]\n\trepositoryformatversion = 99\n");
	assert_unknown(room, "one");
}

/* What a hostile repository would have git run is not run. */
static void nothing_of_the_repository_is_run(void **state)
{
	struct room *room = *state;
	struct stat st;

	commit(room, PAGE, "one", "ann");
	put(room, ".git/config",
		"[core]\n\trepositoryformatversion = 0\n"
		"\tfsmonitor = touch ran\n\tpager = touch ran\n"
		"\tsshCommand = touch ran\n"
		"[filter \"x\"]\n\tclean = touch ran\n\tsmudge = touch ran\n"
		"[alias]\n\tlog = !touch ran\n");
	put(room, ".gitattributes", "* filter=x\n");
	assert_author(room, "one", "ann");
	assert_int_equal(fstatat(room->fd, "ran", &st, 0), -1);
}

static void a_repository_of_another_owner_is_left_alone(void **state)
{
	struct room *room = *state;

	if (geteuid())
		skip();
	commit(room, PAGE, "one", "ann");
	assert_int_equal(fchownat(room->fd, ".git", 65534, 65534, 0), 0);
	assert_int_equal(fchown(room->fd, 65534, 65534), 0);
	assert_unknown(room, "one");
}

static FILE *open_history(struct room *room)
{
	char path[600];
	FILE *out;

	snprintf(path, sizeof(path), "%s/history", room->path);
	out = fopen(path, "w");
	assert_non_null(out);
	return out;
}

/* The first commit has the page, each other one only a file beside it. */
static void add_commit(FILE *out, const char *branch, int i)
{
	fprintf(out,
		"commit refs/heads/%s\nmark :%d\n"
		"author n%d <n%d@x.example> 1 +0000\n"
		"committer c <c> 1 +0000\ndata 0\n",
		branch, i + 1, i, i);
	if (i)
		fprintf(out, "from :%d\n", i);
	fprintf(out, "M 100644 inline %s\ndata %d\none%*s\n", i ? "b.md" : PAGE,
		i ? 3 + i : 3, i, "");
}

static void take_history(struct room *room, FILE *out)
{
	assert_int_equal(fclose(out), 0);
	put(room, "feed", "git fast-import --quiet <history");
	GIT(room, "config", "alias.feed", "!sh feed");
	GIT(room, "feed");
}

static void go_to(struct room *room, const char *branch)
{
	GIT(room, "symbolic-ref", "HEAD", branch);
}

static void a_long_history_is_looked_at_up_to_its_limit(void **state)
{
	struct room *room = *state;
	FILE *out = open_history(room);
	int i;

	for (i = 0; i < GITAUTHOR_MAX_COMMITS - 1; i++)
		add_commit(out, "below", i);
	add_commit(out, "at", i++);
	add_commit(out, "above", i);
	take_history(room, out);
	go_to(room, "refs/heads/below");
	assert_author(room, "one", "n0");
	go_to(room, "refs/heads/at");
	assert_author(room, "one", "n0");
	go_to(room, "refs/heads/above");
	assert_unknown(room, "one");
}

/* A megabyte of names in each commit: a handful of them can be read. */
static void large_folders_are_read_up_to_a_limit(void **state)
{
	enum { MEGABYTE = 1024 * 1024, NAME = 1024 };
	struct room *room = *state;
	FILE *out = open_history(room);
	int i;

	add_commit(out, "below", 0);
	for (i = 0; i < MEGABYTE / NAME; i++)
		fprintf(out, "M 100644 inline %0*d\ndata 0\n\n", NAME, i);
	for (i = 1; i < GITAUTHOR_MAX_BYTES / MEGABYTE / 2; i++)
		add_commit(out, "below", i);
	for (; i < GITAUTHOR_MAX_BYTES / MEGABYTE * 2; i++)
		add_commit(out, "above", i);
	take_history(room, out);
	go_to(room, "refs/heads/below");
	assert_author(room, "one", "n0");
	go_to(room, "refs/heads/above");
	assert_unknown(room, "one");
}

#define GIT_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, open_room, close_room)

int main(void)
{
	const struct CMUnitTest tests[] = {
		GIT_TEST(the_last_who_changed_the_file_is_its_author),
		GIT_TEST(words_that_were_never_committed_have_no_author),
		GIT_TEST(who_wrote_on_a_branch_is_the_author_after_the_merge),
		GIT_TEST(a_newsroom_may_be_a_folder_of_the_repository),
		GIT_TEST(a_history_that_was_cut_off_names_nobody),
		GIT_TEST(a_damaged_repository_names_nobody),
		GIT_TEST(nothing_of_the_repository_is_run),
		GIT_TEST(a_repository_of_another_owner_is_left_alone),
		GIT_TEST(a_long_history_is_looked_at_up_to_its_limit),
		GIT_TEST(large_folders_are_read_up_to_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
