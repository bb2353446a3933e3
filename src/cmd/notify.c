#include "cmd/notify.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/buf.h"

/* A path, or "@" and a name that is in no folder. */
static bool address_of(
	const char *name, struct sockaddr_un *address, socklen_t *len)
{
	size_t name_len = strlen(name);

	*address = (struct sockaddr_un){.sun_family = AF_UNIX};
	if ((name[0] != '/' && name[0] != '@') || name_len < 2 ||
		name_len >= sizeof(address->sun_path))
		return false;
	memcpy(address->sun_path, name, name_len);
	if (name[0] == '@')
		address->sun_path[0] = '\0';
	*len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + name_len);
	return true;
}

static int connect_to(const char *name)
{
	struct sockaddr_un address;
	socklen_t len;
	int fd;

	if (!address_of(name, &address, &len))
		return -1;
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && connect(fd, (const struct sockaddr *)&address, len) == 0)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* WATCHDOG_PID: another process than this one is to beat. */
static uint64_t beat_of_environment(void)
{
	struct str every_us = str_from(getenv("WATCHDOG_USEC"));
	struct str pid = str_from(getenv("WATCHDOG_PID"));
	unsigned long us, process;

	if (!str_to_number(every_us, (unsigned long)INT64_MAX, &us))
		return 0;
	if (pid.len &&
		(!str_to_number(pid, (unsigned long)INT32_MAX, &process) ||
			process != (unsigned long)getpid()))
		return 0;
	/* Half of it, as sd_watchdog_enabled(3) says. */
	return us / 2000 ? us / 2000 : 1;
}

void notify_open(struct notify *notify)
{
	const char *name = getenv("NOTIFY_SOCKET");

	*notify = (struct notify){.fd = name ? connect_to(name) : -1};
	if (notify->fd >= 0)
		notify->beat_ms = beat_of_environment();
}

void notify_close(struct notify *notify)
{
	if (notify->fd >= 0)
		close(notify->fd);
	notify->fd = -1;
}

/* A listener that is gone, or whose queue is full, is no failure of ours. */
static void tell(const struct notify *notify, struct str words)
{
	ssize_t sent;

	if (notify->fd < 0)
		return;
	do
		sent = send(notify->fd, words.ptr, words.len,
			MSG_NOSIGNAL | MSG_DONTWAIT);
	while (sent < 0 && errno == EINTR);
}

void notify_ready(const struct notify *notify)
{
	tell(notify, STR("READY=1"));
}

void notify_stopping(const struct notify *notify)
{
	tell(notify, STR("STOPPING=1"));
}

void notify_beat(const struct notify *notify)
{
	tell(notify, STR("WATCHDOG=1"));
}

/* A line end would begin another message. */
void notify_status(const struct notify *notify, struct str words)
{
	struct buf line = {0};
	size_t i;

	buf_z(&line, "STATUS=");
	for (i = 0; i < words.len; i++)
		buf_char(&line, words.ptr[i] == '\n' ? ' ' : words.ptr[i]);
	tell(notify, buf_view(&line));
	buf_release(&line);
}
