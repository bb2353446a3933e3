#ifndef READ_SVGSIZE_H
#define READ_SVGSIZE_H

#include <stdint.h>

#include "base/str.h"

/*
 * The size of an SVG drawing in CSS pixels, rounded: its width and height
 * where both say a length, else those of its viewBox. False when neither
 * does, or when it is not the beginning of an SVG.
 */
bool svgsize_find(struct str bytes, uint32_t *width, uint32_t *height);

#endif
