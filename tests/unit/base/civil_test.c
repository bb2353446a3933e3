#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/civil.h"

/* Every date of 800 years, forwards and back. */
static void calendar_counts_every_day(void **state)
{
	int64_t days = civil_days(1600, 1);
	int year, month, day;

	(void)state;
	for (year = 1600; year < 2400; year++)
		for (month = 1; month <= 12; month++)
			for (day = 1; day <= civil_month_days(year, month);
				day++, days++) {
				struct civil back = civil_from_seconds(
					days * CIVIL_DAY_S + 86399);

				assert_int_equal(back.year, year);
				assert_int_equal(back.month, month);
				assert_int_equal(back.day, day);
				assert_int_equal(back.second, 59);
				assert_int_equal(civil_seconds(back),
					days * CIVIL_DAY_S + 86399);
			}
	assert_int_equal(civil_days(1970, 1), 0);
	assert_int_equal(civil_weekday(0), 3);
	assert_int_equal(civil_weekday(civil_days(2026, 12)), 1);
	assert_int_equal(civil_weekday(-4), 6);
	assert_int_equal(civil_month_days(1900, 2), 28);
	assert_int_equal(civil_month_days(2000, 2), 29);
	assert_int_equal(civil_month_days(2000, 13), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calendar_counts_every_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
