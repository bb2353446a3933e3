#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cmd/confine.h"

/* Without one it would have no fence at all. */
static void each_command_has_a_row(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < CMD_COUNT; i++)
		if (!confine_knows(cmd_table[i].args.name))
			fail_msg("no row: %s", cmd_table[i].args.name);
	assert_false(confine_knows("unknown"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_command_has_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
