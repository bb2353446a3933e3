#include <signal.h>

#include "cmd/cmd.h"

/*
 * A limit on file sizes and a closed pipe are failures like any other, to be
 * reported and cleaned up, not the end of the program in mid-air.
 */
int main(int argc, char **argv)
{
	(void)argc;
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	/* Somebody begins to write a file that is looked at: fs_read_seen(). */
	signal(SIGIO, SIG_IGN);
	return cmd_run(argv + 1);
}
