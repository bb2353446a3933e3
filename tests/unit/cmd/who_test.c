#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd/who.h"

static int open_one(void **state)
{
	struct session *session = calloc(1, sizeof(*session));

	assert_non_null(session);
	session_open(session, &(struct session_options){.folder = "/"});
	unsetenv("DATELINE_BY");
	*state = session;
	return 0;
}

static int close_one(void **state)
{
	session_close(*state);
	free(*state);
	return 0;
}

static void assert_who(struct who who, const char *name, enum log_source source)
{
	assert_true(str_equal_z(who.name, name));
	assert_int_equal(who.source, source);
}

static void what_is_said_comes_before_what_is_set(void **state)
{
	struct session *session = *state;

	setenv("DATELINE_BY", " Bob ", 1);
	assert_who(who_runs(session, STR("Ann")), "Ann", LOG_BY);
	assert_who(who_runs(session, STR("")), "Bob", LOG_BY);
	assert_who(who_runs(session, STR(" \n")), "Bob", LOG_BY);
}

static void else_it_is_the_user_on_this_computer(void **state)
{
	struct session *session = *state;
	const struct passwd *user = getpwuid(geteuid());
	char host[256] = "", wanted[512];

	assert_int_equal(gethostname(host, sizeof(host) - 1), 0);
	if (!user)
		skip();
	snprintf(wanted, sizeof(wanted), "%s@%s", user->pw_name, host);
	assert_who(who_runs(session, STR("")), wanted, LOG_USER);
	setenv("DATELINE_BY", "", 1);
	assert_who(who_runs(session, STR("")), wanted, LOG_USER);
}

static void a_name_is_one_line_and_no_command_to_a_terminal(void **state)
{
	struct session *session = *state;

	assert_who(who_runs(session, STR("Ann\nBob\x1b[31m")),
		"Ann Bob\xef\xbf\xbd[31m", LOG_BY);
}

/* One byte below the limit, that, and one above; whole letters stay. */
static void a_long_name_is_cut_between_letters(void **state)
{
	struct session *session = *state;
	char name[WHO_MAX_BYTES + 3];
	size_t len;

	memset(name, 'x', sizeof(name));
	for (len = WHO_MAX_BYTES - 1; len <= WHO_MAX_BYTES; len++)
		assert_int_equal(
			who_runs(session, (struct str){name, len}).name.len,
			len);
	assert_int_equal(who_runs(session, (struct str){name, len}).name.len,
		WHO_MAX_BYTES);
	memcpy(name + WHO_MAX_BYTES - 1, "\xc3\xa9", 2);
	assert_int_equal(
		who_runs(session, (struct str){name, WHO_MAX_BYTES + 1})
			.name.len,
		WHO_MAX_BYTES - 1);
}

static void without_a_repository_it_is_who_runs_the_command(void **state)
{
	struct session *session = *state;

	assert_who(who_wrote(session, STR("a.md"), STR("x"), STR("Ann")), "Ann",
		LOG_BY);
}

#define WHO_TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, open_one, close_one)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WHO_TEST(what_is_said_comes_before_what_is_set),
		WHO_TEST(else_it_is_the_user_on_this_computer),
		WHO_TEST(a_name_is_one_line_and_no_command_to_a_terminal),
		WHO_TEST(a_long_name_is_cut_between_letters),
		WHO_TEST(without_a_repository_it_is_who_runs_the_command),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
