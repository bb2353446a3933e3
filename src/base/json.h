#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"
#include "base/instant.h"

/*
 * JSON (RFC 8259), appended to `out` value by value: commas and indents are
 * set here. A value in an object has a name, one in a list and the outermost
 * have NULL for it. Names are ours and are not escaped. (The verbs keep the
 * names apart from those of libjansson, which tests link.)
 */
struct json {
	struct buf *out;
	bool is_indented; /* a line for each value; else all in one line */
	bool has_markup;  /* `<`, `>` and `&` stand as they are: the result
			     is a file, or for people, not part of a page */
	unsigned depth;	  /* of what is open */
};

/* Begin an object or a list, and end it. */
void json_open_object(struct json *j, const char *name);
void json_close_object(struct json *j);
void json_open_list(struct json *j, const char *name);
void json_close_list(struct json *j);

/* A string; json_put_text() writes nothing when there is no text. */
void json_put_string(struct json *j, const char *name, struct str text);
void json_put_text(struct json *j, const char *name, struct str text);

void json_put_number(struct json *j, const char *name, int64_t number);
void json_put_yes(struct json *j, const char *name, bool yes);

/* The value `null`, and one that is JSON already, on one line. */
void json_put_null(struct json *j, const char *name);
void json_put_raw(struct json *j, const char *name, struct str json);

/* A time as a string: in `zone` with its offset; in UTC where it is NULL. */
void json_put_time(struct json *j, const char *name, struct instant at,
	const struct zone *zone);

/*
 * Append `text` as it stands inside the quotation marks of a string. What
 * ends a script (`<`, `>`, `&`), drives a terminal (control characters, what
 * turns the direction of writing) or is no character of a document is
 * written as \uXXXX; a byte that is not UTF-8 becomes U+FFFD.
 */
void json_inside(struct buf *out, struct str text);

/* The same with its quotation marks. */
void json_quoted(struct buf *out, struct str text);

#endif
