#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "read/imagesize.h"
#include "read/svgscan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What stands in no drawing that was let pass, in any case. */
static const char *const never[] = {"<script", "<svg:script", "<foreignobject",
	"<?xml-stylesheet", "<iframe", "<animate", "<set "};

static bool holds(struct str bytes, struct str words)
{
	size_t i;

	for (i = 0; i + words.len <= bytes.len; i++)
		if (str_equal_nocase(str_slice(bytes, i, i + words.len), words))
			return true;
	return false;
}

/* Comments and CDATA may say anything; then nothing is claimed. */
static void check_safe(struct str bytes)
{
	size_t i;

	if (str_find(bytes, STR("<!")) != STR_NONE)
		return;
	for (i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		if (holds(bytes, str_from(never[i])))
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct str bytes = {(const char *)data, size};
	struct svgscan_problem problem;
	uint32_t width, height;

	if (imagesize_find(bytes, &width, &height) &&
		(!width || !height || width > IMAGESIZE_MAX_SIDE ||
			height > IMAGESIZE_MAX_SIDE))
		abort();
	if (svgscan_is_safe(&arena, bytes, &problem))
		check_safe(bytes);
	else if (!problem.why || !problem.line ||
		 utf8_find_invalid(problem.what) != STR_NONE)
		abort();
	arena_release(&arena);
	return 0;
}
