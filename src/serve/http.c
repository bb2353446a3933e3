#include "serve/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include <microhttpd.h>

struct http_server {
	struct MHD_Daemon *daemon;
	http_answer *answer;
	void *context;
};

static const char *const own_names[] = {
	"localhost", "127.0.0.1", "[::1]", NULL};

/* The name without its port; "[::1]" has colons of its own. */
static struct str without_port(struct str host)
{
	size_t end = host.len;

	while (end && host.ptr[end - 1] >= '0' && host.ptr[end - 1] <= '9')
		end--;
	if (end && end < host.len && host.ptr[end - 1] == ':')
		return str_slice(host, 0, end - 1);
	return host;
}

static bool is_own_name(struct MHD_Connection *connection)
{
	const char *host = MHD_lookup_connection_value(
		connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST);
	size_t i;

	/* RFC 9112 3.2: only HTTP/1.0 may leave it out; no browser does. */
	for (i = 0; host && own_names[i]; i++)
		if (str_equal_nocase(without_port(str_from(host)),
			    str_from(own_names[i])))
			return true;
	return false;
}

static void add_header(
	struct MHD_Response *response, const char *name, const char *value)
{
	if (value && MHD_add_response_header(response, name, value) != MHD_YES)
		abort(); /* out of memory */
}

static struct MHD_Response *response_of(struct http_reply *reply)
{
	struct MHD_Response *response;
	char to[1024];

	if (reply->fd >= 0)
		response =
			MHD_create_response_from_fd64(reply->size, reply->fd);
	else
		response = MHD_create_response_from_buffer(reply->bytes.len,
			(void *)(uintptr_t)reply->bytes.ptr,
			MHD_RESPMEM_MUST_COPY);
	if (!response)
		abort();
	add_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->type);
	add_header(response, "Content-Security-Policy", reply->policy);
	add_header(response, "X-Content-Type-Options", "nosniff");
	add_header(response, "Referrer-Policy", "same-origin");
	/* What is previewed may change, or be nobody else's business. */
	add_header(
		response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache, no-store");
	if (reply->to.len && reply->to.len < sizeof(to)) {
		memcpy(to, reply->to.ptr, reply->to.len);
		to[reply->to.len] = '\0';
		add_header(response, MHD_HTTP_HEADER_LOCATION, to);
	}
	return response;
}

static enum MHD_Result send_reply(
	struct MHD_Connection *connection, struct http_reply *reply)
{
	struct MHD_Response *response = response_of(reply);
	enum MHD_Result sent =
		MHD_queue_response(connection, reply->status, response);

	MHD_destroy_response(response);
	return sent;
}

static enum MHD_Result refuse(struct MHD_Connection *connection,
	unsigned int status, struct str words)
{
	struct http_reply reply = {.status = status,
		.type = "text/plain; charset=utf-8",
		.bytes = words,
		.fd = -1};

	return send_reply(connection, &reply);
}

static bool is_method(const char *method)
{
	return !strcmp(method, MHD_HTTP_METHOD_GET) ||
	       !strcmp(method, MHD_HTTP_METHOD_HEAD);
}

static enum MHD_Result take_request(void *context,
	struct MHD_Connection *connection, const char *url, const char *method,
	const char *version, const char *upload, size_t *upload_len,
	void **state)
{
	struct http_server *server = context;
	struct http_reply reply = {.status = MHD_HTTP_NOT_FOUND, .fd = -1};

	(void)version;
	(void)upload;
	(void)state;
	if (*upload_len)
		return MHD_NO;
	if (!is_own_name(connection))
		return refuse(connection, MHD_HTTP_FORBIDDEN,
			STR("This preview answers only to the name of this "
			    "computer: 127.0.0.1 or localhost.\n"));
	if (!is_method(method))
		return refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED,
			STR("A preview can only be looked at.\n"));
	server->answer(server->context, str_from(url), &reply);
	return send_reply(connection, &reply);
}

static struct MHD_Daemon *start(struct http_server *server, unsigned int port)
{
	struct sockaddr_in here = {.sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr = {htonl(INADDR_LOOPBACK)}};

	return MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_AUTO,
		(uint16_t)port, NULL, NULL, take_request, server,
		MHD_OPTION_SOCK_ADDR, (const struct sockaddr *)&here,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned int)HTTP_MAX_CONNECTIONS,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned int)HTTP_MAX_IDLE_S,
		MHD_OPTION_END);
}

static bool fail(struct diags *d, unsigned int port, unsigned int last)
{
	return diag_add(d,
		&(struct diag){.id = "port-taken",
			.text = arena_format(d->arena,
				"Other programs have all ports from %u to %u.",
				port, last),
			.help = STR("Name another one, as in: dateline preview "
				    "--port 8123"),
			.brief = arena_format(d->arena,
				"ports %u to %u are taken; name another with "
				"--port",
				port, last),
			.is_system = true});
}

bool http_open(struct diags *d, unsigned int *port, http_answer *answer,
	void *context, struct http_server **out)
{
	struct http_server *server = arena_alloc(d->arena, sizeof(*server));
	unsigned int first = *port, last = first + HTTP_PORTS_TRIED - 1;

	if (last > UINT16_MAX)
		last = UINT16_MAX;
	*server = (struct http_server){NULL, answer, context};
	while (!(server->daemon = start(server, *port)))
		if ((*port)++ >= last)
			return fail(d, first, last);
	*out = server;
	return true;
}

void http_close(struct http_server *server)
{
	MHD_stop_daemon(server->daemon);
}
