#include <stddef.h>
#include <stdint.h>

#include "read/gitindex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct arena arena = {0};
	struct map tracked = {0};

	gitindex_parse(&arena, bytes, STR("news/"), &tracked);
	arena_release(&arena);
	return 0;
}
