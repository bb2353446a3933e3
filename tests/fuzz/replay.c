#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * Give each file named on the command line to a fuzz target once: what the
 * hunt found stays found, with any compiler.
 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *data = malloc(1 << 22);
	size_t size;

	if (!file || !data)
		return 1;
	size = fread(data, 1, 1 << 22, file);
	fclose(file);
	data = realloc(data, size ? size : 1);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	return 0;
}

int main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		if (replay(argv[i])) {
			fprintf(stderr, "cannot read %s\n", argv[i]);
			return 1;
		}
	return 0;
}
