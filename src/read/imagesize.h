#ifndef READ_IMAGESIZE_H
#define READ_IMAGESIZE_H

#include <stdint.h>

#include "base/str.h"

enum {
	IMAGESIZE_MAX_SIDE = 100000,  /* pixels */
	IMAGESIZE_MAX_SEGMENTS = 4096 /* walked in a JPEG, WebP or AVIF */
};

/*
 * Width and height in pixels, as a browser shows it (a JPEG that a camera
 * held upright is turned), of the picture `bytes`: PNG, JPEG, WebP, GIF,
 * AVIF or SVG, told by its first bytes. False when it is none of these, is
 * cut off, or has no size between 1 and IMAGESIZE_MAX_SIDE; then both are 0.
 * No finding: the caller knows whether it matters.
 */
bool imagesize_find(struct str bytes, uint32_t *width, uint32_t *height);

#endif
