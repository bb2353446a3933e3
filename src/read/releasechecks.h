#ifndef READ_RELEASECHECKS_H
#define READ_RELEASECHECKS_H

struct releasedraft;

/*
 * Fill in what the fields of a release leave open (slug, id, language,
 * contacts, boilerplates), and look for what is wrong between fields: an
 * embargo that is not said, a date that is missing or still to come, a
 * withdrawal by half, an event that ends before it starts, corrections at
 * impossible times. All of it is reported, nothing is returned.
 */
void releasechecks_run(struct releasedraft *draft);

/*
 * Give a release that has none the slug of its file's name and the id of
 * that, so that one whose fields cannot be read is recognized all the same.
 */
void releasechecks_name(struct releasedraft *draft);

#endif
