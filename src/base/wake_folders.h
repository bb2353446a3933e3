#ifndef BASE_WAKE_FOLDERS_H
#define BASE_WAKE_FOLDERS_H

#include "base/wake.h"

/* The files that a wake watches: for wake.c only. */

/* Begin: makes the descriptor, or is blind at once. */
void wake_folders_open(struct wake *wake);

/*
 * Look at all names and all that is below them, and watch each folder; true
 * when something is not as it was at the look before.
 */
bool wake_folders_look(struct wake *wake);

/*
 * Take what the kernel has to tell; true when there is something that
 * matters.
 */
bool wake_folders_take(struct wake *wake);

#endif
