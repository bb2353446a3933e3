#ifndef READ_EMBARGOFIELDS_H
#define READ_EMBARGOFIELDS_H

#include "read/record.h"

enum { EMBARGOFIELDS_MAX_ZONES = 8 }; /* more zones to print */

/*
 * The field `embargo` (struct embargo): `none`, `hold`, a time, or a record
 * {until, strict, reason, show, lifted}. An empty value says nothing: the
 * kind stays EMBARGO_UNSAID. Findings: what is no time, `none` inside of a
 * record, `lifted` without `at` or `reason`, or in the future.
 */
extern const struct record_type embargofields_type;
extern const struct record_fields embargofields_record;

#endif
