#ifndef CMD_NOTIFY_H
#define CMD_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Tell who started the program how it is (sd_notify(3)): systemd, or
 * whatever else has put NOTIFY_SOCKET into the environment. Without one,
 * nothing is told and nothing fails.
 */
struct notify {
	int fd;		  /* -1: nobody listens */
	uint64_t beat_ms; /* how often to beat at least; 0: not at all */
};

/*
 * Read the environment; the struct needs notify_close(). Before a fence is
 * put up: the socket may lie anywhere.
 */
void notify_open(struct notify *notify);
void notify_close(struct notify *notify);

void notify_ready(const struct notify *notify);
void notify_stopping(const struct notify *notify);

/* A line for people, as `systemctl status` shows it. */
void notify_status(const struct notify *notify, struct str words);

/* Still alive: to be called every `beat_ms`, half of what is waited for. */
void notify_beat(const struct notify *notify);

#endif
