#ifndef RENDER_NINJS_H
#define RENDER_NINJS_H

#include "render/page.h"

/*
 * release.json: a release as IPTC ninjs 3.1 (https://iptc.org/std/ninjs/),
 * for the systems of newsrooms. How our words become theirs:
 *
 *   id                  uri
 *   slug                slugline; altIds, role "slug"
 *   kind                genres
 *   R                   firstCreated
 *   newest correction   versionCreated
 *   1 + corrections     version; one more once withdrawn
 *   status withdrawn    pubStatus "canceled": no text, people or files
 *   embargo             nothing: what is public is under none
 *   headline, subhead   headlines, roles "main" and "subhead"
 *   summary             descriptions, role "summary"
 *   place               located
 *   body                bodies, role "main", as XHTML and as plain text
 *   boilerplate, notes  bodies, roles "boilerplate" and "notes", as XHTML
 *   corrections         edNote, newest first: ninjs has no field for them
 *   withdrawn           edNote; association "replacement"
 *   organization        infoSources, role "publisher"; by
 *   origin              infoSources, role "origin"; by; altIds "origin"
 *   contact             people, rel "contact"
 *   signatories         organisations and people, rel "signatory"
 *   topics              subjects, rel "about"
 *   event               eventDetails; places and events, rel "event"
 *   image               association "image"
 *   media, attachments  associations "media" and "attachment"
 *   letter              association "letter"
 *   translations        associations "translation" and "translation-of"
 *   the page, its text  renditions "page" and "text"
 *
 * The words of desk-note and extra are in none.
 */

/* Append release.json of `item`; `texts` are not asked of a withdrawn one. */
void ninjs_release(struct buf *out, struct page *page,
	const struct public_release *item, const struct page_texts *texts);

#endif
