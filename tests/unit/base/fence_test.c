#include "fs_room.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include "base/fence.h"

/* What is tried behind a fence, in a child: true when it was refused. */
typedef bool attempt(struct room *room);

static struct str at(struct room *room, const char *path)
{
	return arena_format(&room->arena, "%s/%s", room->path, path);
}

static bool is_refused(int answer)
{
	return answer < 0 && (errno == EACCES || errno == EXDEV);
}

/* Allowed: to read "in", to write "out". */
static int behind_the_fence(struct room *room, attempt *attempted)
{
	struct fence fence;
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (!child) {
		fence_begin(&fence, false);
		fence_allow(&fence, at(room, "in").ptr, FENCE_READ);
		fence_allow(&fence, at(room, "out").ptr, FENCE_WRITE);
		fence_allow(&fence, at(room, "fill").ptr, FENCE_FILL);
		fence_allow(&fence, at(room, "nothing").ptr, FENCE_WRITE);
		if (!fence_close(&fence))
			_exit(2);
		_exit(attempted(room) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int furnish(void **state)
{
	struct room *room;

	if (open_room(state) != 0)
		return -1;
	room = *state;
	mkdirat(room->fd, "in", 0755);
	mkdirat(room->fd, "out", 0755);
	mkdirat(room->fd, "fill", 0755);
	put(room, "in/a.md", "words");
	put(room, "fill/a.md", "words");
	put(room, "secret", "words");
	link_to(room, "../secret", "in/link.md");
	return 0;
}

static bool read_outside(struct room *room)
{
	return is_refused(openat(room->fd, "secret", O_RDONLY)) &&
	       is_refused(open("/etc/passwd", O_RDONLY)) &&
	       is_refused(open("/", O_RDONLY | O_DIRECTORY));
}

static bool read_by_a_link(struct room *room)
{
	return is_refused(openat(room->fd, "in/link.md", O_RDONLY));
}

static bool write_outside(struct room *room)
{
	return is_refused(openat(room->fd, "secret", O_WRONLY)) &&
	       is_refused(openat(room->fd, "secret", O_WRONLY | O_TRUNC)) &&
	       is_refused(openat(room->fd, "new", O_WRONLY | O_CREAT, 0600)) &&
	       is_refused(truncate(at(room, "secret").ptr, 0)) &&
	       is_refused(mkdirat(room->fd, "folder", 0755)) &&
	       is_refused(unlinkat(room->fd, "secret", 0)) &&
	       is_refused(symlinkat("x", room->fd, "link"));
}

static bool write_what_is_to_be_read(struct room *room)
{
	return is_refused(openat(room->fd, "in/a.md", O_WRONLY)) &&
	       is_refused(openat(room->fd, "in/b", O_WRONLY | O_CREAT, 0600)) &&
	       is_refused(unlinkat(room->fd, "in/a.md", 0));
}

static bool move_out(struct room *room)
{
	return is_refused(renameat(room->fd, "secret", room->fd, "out/x")) &&
	       is_refused(linkat(room->fd, "secret", room->fd, "out/x", 0)) &&
	       is_refused(linkat(room->fd, "in/a.md", room->fd, "out/x", 0));
}

static bool run_a_program(struct room *room)
{
	(void)room;
	return is_refused(execl("/bin/true", "true", (char *)NULL));
}

static bool make_a_device(struct room *room)
{
	return is_refused(mkfifoat(room->fd, "out/pipe", 0600));
}

static bool fill_with_files(struct room *room)
{
	return is_refused(
		       openat(room->fd, "fill/x", O_WRONLY | O_CREAT, 0600)) &&
	       is_refused(openat(room->fd, "fill/a.md", O_WRONLY));
}

static void what_is_outside_is_refused(void **state)
{
	static attempt *const attempts[] = {read_outside, read_by_a_link,
		write_outside, write_what_is_to_be_read, move_out,
		run_a_program, make_a_device, fill_with_files};
	size_t i;

	if (!fence_version())
		skip();
	for (i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
		if (behind_the_fence(*state, attempts[i]) != 0)
			fail_msg("attempt %zu was not refused", i);
}

/* A listener on loopback, made before the fence. */
static struct sockaddr_in somebody_listens(int *fd)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	socklen_t len = sizeof(address);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	*fd = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(bind(*fd, (const struct sockaddr *)&address, len), 0);
	assert_int_equal(listen(*fd, 5), 0);
	assert_int_equal(
		getsockname(*fd, (struct sockaddr *)&address, &len), 0);
	return address;
}

/* 0: connected; 1: refused by the fence; else something failed. */
static int connect_behind(const struct sockaddr_in *address, bool has_network)
{
	struct fence fence;
	int status, fd;
	pid_t child = fork();

	assert_true(child >= 0);
	if (!child) {
		fd = socket(AF_INET, SOCK_STREAM, 0);
		fence_begin(&fence, has_network);
		if (!fence_close(&fence))
			_exit(2);
		if (connect(fd, (const struct sockaddr *)address,
			    sizeof(*address)) == 0)
			_exit(0);
		_exit(errno == EACCES ? 1 : 3);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WEXITSTATUS(status);
}

static void the_network_is_open_to_those_who_need_it_only(void **state)
{
	struct sockaddr_in address;
	int fd;

	(void)state;
	if (fence_version() < 4)
		skip();
	address = somebody_listens(&fd);
	assert_int_equal(connect_behind(&address, true), 0);
	assert_int_equal(connect_behind(&address, false), 1);
	close(fd);
}

static bool works_inside(struct room *room)
{
	struct str text;

	return fs_read(&room->d, &room->arena, room->fd, STR("in/a.md"), 100,
		       &text) &&
	       fs_make_folders(&room->d, room->fd, STR("out/deep/er"), 0755) &&
	       fs_replace(
		       &room->d, room->fd, STR("out/deep/a"), STR("x"), 0644) &&
	       renameat(room->fd, "out/deep/a", room->fd, "out/b") == 0 &&
	       linkat(room->fd, "out/b", room->fd, "out/deep/c", 0) == 0 &&
	       fs_remove_all(&room->d, room->fd, STR("out/deep")) &&
	       mkdirat(room->fd, "fill/folder", 0755) == 0 &&
	       symlinkat("folder", room->fd, "fill/new") == 0 &&
	       renameat(room->fd, "fill/new", room->fd, "fill/link") == 0;
}

static void what_is_inside_works(void **state)
{
	if (!fence_version())
		skip();
	assert_int_equal(behind_the_fence(*state, works_inside), 0);
}

/* An old kernel: ENOSYS; one where it is switched off: EOPNOTSUPP. */
static bool forbid_fences(int error)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 444, 0, 1),
		BPF_STMT(BPF_RET | BPF_K,
			SECCOMP_RET_ERRNO | ((unsigned)error & 0xffff)),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {4, filter};

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static int without_fences(int error)
{
	struct fence fence;

	if (!forbid_fences(error))
		return 2;
	if (fence_version() || fence_begin(&fence, false))
		return 1;
	fence_allow(&fence, "/", FENCE_READ);
	if (fence_close(&fence) || open("/etc", O_RDONLY) < 0)
		return 1;
	return 0;
}

static void a_kernel_without_fences_is_no_failure(void **state)
{
	static const int errors[] = {ENOSYS, EOPNOTSUPP, EPERM};
	int i, status;

	(void)state;
	for (i = 0; i < 3; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (!child)
			_exit(without_fences(errors[i]));
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(WEXITSTATUS(status), 0);
	}
}

#define FENCE_TEST(name)                                                       \
	cmocka_unit_test_setup_teardown(name, furnish, close_room)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FENCE_TEST(what_is_outside_is_refused),
		FENCE_TEST(the_network_is_open_to_those_who_need_it_only),
		FENCE_TEST(what_is_inside_works),
		FENCE_TEST(a_kernel_without_fences_is_no_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
