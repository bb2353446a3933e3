#ifndef CMD_ACT_ELSEWHERE_H
#define CMD_ACT_ELSEWHERE_H

#include "cmd/act.h"

enum { ACT_TEXT_MAX = 8 * 1024 * 1024 }; /* bytes of a file looked into */

/*
 * Say where the words that were corrected may still stand: other fields of
 * the release, its translations, and the files beside it; of those whose
 * text cannot be looked into, the names.
 */
void act_elsewhere(struct act *act);

#endif
