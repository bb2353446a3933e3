#ifndef READ_FILEFIELDS_H
#define READ_FILEFIELDS_H

#include "read/record.h"

/*
 * The fields of a release that name files of its folder. Each stores into
 * the struct release at `to`; the reading's context is the releasedraft.
 */

/* `image`: a file, or {file, alt, caption, credit}; `alt` must say something */
extern const struct record_type filefields_image;

/* `attachments`: a list of files, or of {file, title}. */
extern const struct record_type filefields_attachments;

/*
 * `media`: a list of {file or url, kind, alt, caption, credit, rights}. A
 * photo needs alt and credit; without rights it is warned of.
 */
extern const struct record_type filefields_media;

/* `letter`: {title, to, date, file or url}. */
extern const struct record_type filefields_letter;

/* The records of an image, an attachment, a medium and a letter. */
extern const struct record_fields filefields_image_record,
	filefields_attachment_record, filefields_media_record,
	filefields_letter_record;

#endif
