#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "cmd/notify.h"

/* A listener as systemd is one. */
struct listener {
	char folder[40], name[80];
	int fd;
	struct notify notify;
};

static void listen_at(struct listener *l, const char *name)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	socklen_t len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) +
				    strlen(name));

	l->fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
	memcpy(address.sun_path, name, strlen(name));
	if (name[0] == '@')
		address.sun_path[0] = '\0';
	assert_int_equal(
		bind(l->fd, (const struct sockaddr *)&address, len), 0);
	assert_int_equal(setenv("NOTIFY_SOCKET", name, 1), 0);
}

static int set_up(void **state)
{
	struct listener *l = calloc(1, sizeof(*l));

	unsetenv("NOTIFY_SOCKET");
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
	assert_non_null(l);
	snprintf(l->folder, sizeof(l->folder), "/tmp/notify-test-XXXXXX");
	assert_non_null(mkdtemp(l->folder));
	snprintf(l->name, sizeof(l->name), "%s/socket", l->folder);
	l->fd = l->notify.fd = -1;
	*state = l;
	return 0;
}

static int tear_down(void **state)
{
	struct listener *l = *state;

	notify_close(&l->notify);
	close(l->fd);
	unlink(l->name);
	assert_int_equal(rmdir(l->folder), 0);
	free(l);
	return 0;
}

static void assert_heard(const struct listener *l, const char *words)
{
	char heard[200];
	ssize_t len = recv(l->fd, heard, sizeof(heard) - 1, 0);

	assert_true(len > 0);
	heard[len] = '\0';
	assert_string_equal(heard, words);
}

static void assert_all_is_heard(struct listener *l)
{
	notify_open(&l->notify);
	notify_ready(&l->notify);
	assert_heard(l, "READY=1");
	notify_status(&l->notify, STR("Next: 09:00\nREADY=0"));
	assert_heard(l, "STATUS=Next: 09:00 READY=0");
	notify_beat(&l->notify);
	assert_heard(l, "WATCHDOG=1");
	notify_stopping(&l->notify);
	assert_heard(l, "STOPPING=1");
}

static void a_socket_in_a_folder_hears_all(void **state)
{
	struct listener *l = *state;

	listen_at(l, l->name);
	assert_all_is_heard(l);
}

static void a_socket_without_a_folder_hears_all(void **state)
{
	struct listener *l = *state;
	char name[80];

	snprintf(name, sizeof(name), "@notify-test-%d", (int)getpid());
	listen_at(l, name);
	assert_all_is_heard(l);
}

static void without_a_listener_nothing_is_told_and_nothing_fails(void **state)
{
	static const char *const names[] = {
		"", "@", "relative/socket", "/nowhere/at/all", NULL};
	struct listener *l = *state;
	char longer[200];
	size_t i;

	notify_open(&l->notify);
	assert_int_equal(l->notify.fd, -1);
	notify_ready(&l->notify);
	memset(longer, 'x', sizeof(longer));
	longer[0] = '/';
	longer[sizeof(longer) - 1] = '\0';
	for (i = 0; i < 5; i++) {
		setenv("NOTIFY_SOCKET", names[i] ? names[i] : longer, 1);
		notify_open(&l->notify);
		assert_int_equal(l->notify.fd, -1);
	}
}

static void a_listener_that_is_gone_is_no_failure(void **state)
{
	struct listener *l = *state;

	listen_at(l, l->name);
	notify_open(&l->notify);
	close(l->fd);
	l->fd = -1;
	notify_ready(&l->notify);
	notify_beat(&l->notify);
}

static uint64_t beat_ms(struct listener *l, const char *us, const char *pid)
{
	setenv("WATCHDOG_USEC", us, 1);
	setenv("WATCHDOG_PID", pid, 1);
	notify_close(&l->notify);
	notify_open(&l->notify);
	return l->notify.beat_ms;
}

static void the_watchdog_is_told_in_half_its_time(void **state)
{
	struct listener *l = *state;
	char pid[20];

	snprintf(pid, sizeof(pid), "%d", (int)getpid());
	listen_at(l, l->name);
	notify_open(&l->notify);
	assert_int_equal(l->notify.beat_ms, 0);
	assert_int_equal(beat_ms(l, "60000000", pid), 30000);
	assert_int_equal(beat_ms(l, "60000000", ""), 30000);
	assert_int_equal(beat_ms(l, "60000000", "1"), 0);
	assert_int_equal(beat_ms(l, "60000000", "me"), 0);
	assert_int_equal(beat_ms(l, "1", pid), 1);
	assert_int_equal(beat_ms(l, "", pid), 0);
	assert_int_equal(beat_ms(l, "-1", pid), 0);
}

#define NOTIFY_TEST(name)                                                      \
	cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		NOTIFY_TEST(a_socket_in_a_folder_hears_all),
		NOTIFY_TEST(a_socket_without_a_folder_hears_all),
		NOTIFY_TEST(
			without_a_listener_nothing_is_told_and_nothing_fails),
		NOTIFY_TEST(a_listener_that_is_gone_is_no_failure),
		NOTIFY_TEST(the_watchdog_is_told_in_half_its_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
