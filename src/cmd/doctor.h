#ifndef CMD_DOCTOR_H
#define CMD_DOCTOR_H

#include "cmd/newsroom.h"

/* What is looked at, and what came of it. */
enum doctor_state {
	DOCTOR_OK,
	DOCTOR_LOOK, /* works, but somebody should have a look */
	DOCTOR_BAD   /* something goes wrong, or will */
};

struct doctor_row {
	enum doctor_state state;
	const char *check;     /* "clock": one word, for programs, too */
	struct str text, help; /* whole sentences; help may be empty */
};

enum {
	/* Older zone data is remarked on. */
	DOCTOR_ZONES_DAYS = 366,
	/* Who publishes from time to time did so within this. */
	DOCTOR_SILENT_S = 600,
	DOCTOR_DISK_LOOK_MB = 1024,
	DOCTOR_DISK_BAD_MB = 64,
	DOCTOR_INODES_BAD = 1000,
};

/* One visit; all lives in the session's arena. */
struct doctor {
	struct session *session;
	struct newsroom newsroom;
	struct str folder; /* of the newsroom, absolute, without links */
	bool is_readable;  /* the newsroom and its journal were read */
	bool has_next;	   /* a release will go out by itself */
	struct doctor_row *rows;
	size_t count;
};

/* Add a row; the words are copied. */
void doctor_add(struct doctor *doctor, enum doctor_state state,
	const char *check, const char *text, const char *help);

/* Each of them looks at one thing and adds its row, or rows. */
void doctor_check_clock(struct doctor *doctor);
void doctor_check_zones(struct doctor *doctor);
void doctor_check_rights(struct doctor *doctor);
void doctor_check_served(struct doctor *doctor);
void doctor_check_server(struct doctor *doctor);
void doctor_check_state(struct doctor *doctor);
void doctor_check_next(struct doctor *doctor);
void doctor_check_publisher(struct doctor *doctor);
void doctor_check_disk(struct doctor *doctor);
void doctor_check_fence(struct doctor *doctor);

/*
 * What a line of a web server's configuration means to the newsroom at
 * `folder`: whether it makes a folder public that holds more than the site.
 */
enum doctor_root { DOCTOR_ROOT_NONE, DOCTOR_ROOT_SITE, DOCTOR_ROOT_MORE };
enum doctor_root doctor_root_of(
	struct arena *arena, struct str folder, struct str line);

#endif
