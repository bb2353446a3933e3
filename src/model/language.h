#ifndef MODEL_LANGUAGE_H
#define MODEL_LANGUAGE_H

#include "base/arena.h"
#include "base/str.h"

/*
 * What a language (BCP 47) is called by those who speak it: "Français" for
 * "fr" and "fr-CA". The tag itself when the table does not have it.
 */
struct str language_name(struct str tag);

/*
 * The tag as Open Graph writes it, with a territory: "fr_CA" for "fr-CA",
 * "fr_FR" for "fr". Empty when no territory is known.
 */
struct str language_locale(struct arena *arena, struct str tag);

#endif
