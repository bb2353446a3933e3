#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include "base/diag.h"
#include "base/str.h"

enum {
	HTTP_PORTS_TRIED = 20, /* from the one that is asked for */
	HTTP_MAX_CONNECTIONS = 64,
	HTTP_MAX_IDLE_S = 10, /* of a connection that says nothing */
};

/* What is answered to one request. */
struct http_reply {
	unsigned int status;
	const char *type;   /* media type */
	const char *policy; /* Content-Security-Policy; NULL: none */
	struct str bytes;   /* copied; where `fd` is -1 */
	int fd;		    /* an open file instead of bytes; given away */
	uint64_t size;	    /* of that file */
	struct str to;	    /* 301: where it is; ASCII */
};

/*
 * Answer GET or HEAD of `path`, which begins with "/" and is unescaped. Called
 * by one thread at a time. `reply` is a 404 without words before.
 */
typedef void http_answer(
	void *context, struct str path, struct http_reply *reply);

struct http_server;

/*
 * Serve on 127.0.0.1 and nowhere else, from a thread of its own, at `*port`
 * or the next free one, which is noted there. Who comes by
 * another name than this computer's own is turned away: a page elsewhere
 * could have its name lead here (DNS rebinding). http_close() ends it.
 */
bool http_open(struct diags *d, unsigned int *port, http_answer *answer,
	void *context, struct http_server **server);
void http_close(struct http_server *server);

#endif
