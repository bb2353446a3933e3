/*
 * Code that got into the program, for tests of its fence: loaded before it
 * (LD_PRELOAD), it tries, when the program ends, what the words of INTRUDE
 * say, and writes "word done" or "word refused" to descriptor 9, a line each.
 * The words: read:PATH, write:PATH, make:PATH, connect:PORT of 127.0.0.1.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int connects(const char *port)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	address.sin_port = htons((uint16_t)strtoul(port, NULL, 10));
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return connect(fd, (const struct sockaddr *)&address, sizeof(address));
}

static int attempt(const char *word)
{
	const char *path = strchr(word, ':') + 1;

	switch (word[0]) {
	case 'r':
		return open(path, O_RDONLY);
	case 'w':
		return open(path, O_WRONLY);
	case 'm':
		return open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	default:
		return connects(path);
	}
}

__attribute__((destructor)) static void intrude(void)
{
	char words[4000], *rest = words, *word;
	const char *wanted = getenv("INTRUDE");

	snprintf(words, sizeof(words), "%s", wanted ? wanted : "");
	while ((word = strsep(&rest, " ")) && strchr(word, ':'))
		dprintf(9, "%s %s\n", word,
			attempt(word) < 0 ? "refused" : "done");
}
