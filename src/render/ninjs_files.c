#include "render/ninjs_item.h"

/* What belongs to a release: files, the letter, other releases. */

/* What is said of a file, here or elsewhere. */
struct linked {
	const char *rel;
	const char *type;		 /* of ninjs, or NULL */
	const struct release_file *file; /* NULL: `url` */
	struct str url, title, alt, caption, credit, rights;
};

static bool begins(const char *type, const char *with)
{
	return type && str_starts_with(str_from(type), str_from(with));
}

/* NULL for what ninjs has no word for, such as archives. */
static const char *type_of(const char *media_type)
{
	if (begins(media_type, "image/svg"))
		return "graphic";
	if (begins(media_type, "image/"))
		return "picture";
	if (begins(media_type, "video/"))
		return "video";
	if (begins(media_type, "audio/"))
		return "audio";
	if (begins(media_type, "text/") ||
		begins(media_type, "application/pdf"))
		return "text";
	return NULL;
}

static const char *type_of_media(const struct release_media *media)
{
	static const char *const types[][2] = {{"photo", "picture"},
		{"video", "video"}, {"audio", "audio"}, {"logo", "graphic"}};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (str_equal_z(media->kind, types[i][0]))
			return types[i][1];
	return media->file ? type_of(media->file->type) : NULL;
}

static void put_rendition(
	struct ninjs_item *n, const struct linked *linked, struct str url)
{
	const struct release_file *file = linked->file;
	struct json *j = &n->json;

	json_open_list(j, "renditions");
	json_open_object(j, NULL);
	json_put_string(j, "name", STR("original"));
	ninjs_item_uri(n, "href", url);
	if (file) {
		json_put_text(j, "contentType", str_from(file->type));
		json_put_number(j, "sizeInBytes", (int64_t)file->size);
	}
	if (file && file->width && file->height) {
		json_put_number(j, "width", file->width);
		json_put_number(j, "height", file->height);
	}
	json_close_object(j);
	json_close_list(j);
}

static void put_descriptions(struct ninjs_item *n, const struct linked *linked)
{
	if (!linked->alt.len && !linked->caption.len)
		return;
	json_open_list(&n->json, "descriptions");
	ninjs_item_text(n, "alternative", "text/plain", linked->alt);
	ninjs_item_text(n, "caption", "text/plain", linked->caption);
	json_close_list(&n->json);
}

static struct str name_of(const struct linked *linked, struct str url)
{
	if (linked->title.len)
		return linked->title;
	if (linked->alt.len)
		return linked->alt;
	return linked->file ? linked->file->name : url;
}

static void put_linked(struct ninjs_item *n, const struct linked *linked)
{
	struct json *j = &n->json;
	struct str url = linked->file ? page_file_url(n->page, n->item,
						linked->file->name)
				      : linked->url;

	json_open_object(j, NULL);
	json_put_string(j, "name", name_of(linked, url));
	json_put_string(j, "rel", str_from(linked->rel));
	ninjs_item_uri(n, "uri", url);
	json_put_text(j, "type", str_from(linked->type));
	put_descriptions(n, linked);
	json_put_text(j, "by", linked->credit);
	json_put_text(j, "usageTerms", linked->rights);
	put_rendition(n, linked, url);
	json_close_object(j);
}

static void put_file(struct ninjs_item *n, const char *rel,
	const struct release_file *file, struct str title)
{
	put_linked(n, &(struct linked){.rel = rel,
			      .type = type_of(file->type),
			      .file = file,
			      .title = title,
			      .alt = file->alt,
			      .caption = file->caption,
			      .credit = file->credit,
			      .rights = file->rights});
}

static void put_media(struct ninjs_item *n)
{
	const struct release *release = n->item->release;
	size_t i;

	for (i = 0; i < release->media_count; i++) {
		const struct release_media *media = &release->media[i];

		put_linked(n, &(struct linked){.rel = "media",
				      .type = type_of_media(media),
				      .file = media->file,
				      .url = media->url,
				      .alt = media->alt,
				      .caption = media->caption,
				      .credit = media->credit,
				      .rights = media->rights});
	}
}

static void put_letter(struct ninjs_item *n)
{
	const struct letter *letter = n->item->release->letter;

	if (letter)
		put_linked(n, &(struct linked){.rel = "letter",
				      .type = "text",
				      .file = letter->file,
				      .url = letter->url,
				      .title = letter->title});
}

static void put_files(struct ninjs_item *n)
{
	const struct release *release = n->item->release;
	size_t i;

	if (release->image)
		put_file(n, "image", release->image, STR(""));
	put_media(n);
	put_letter(n);
	for (i = 0; i < release->attachment_count; i++)
		put_file(n, "attachment", release->attachments[i],
			release->attachments[i]->title);
}

static void put_other(struct ninjs_item *n, const char *rel,
	const struct public_release *other)
{
	struct json *j = &n->json;

	json_open_object(j, NULL);
	json_put_string(j, "name", other->release->headline);
	json_put_string(j, "rel", str_from(rel));
	ninjs_item_uri(n, "uri", other->release->id);
	json_put_string(j, "type", STR("text"));
	json_put_string(j, "language", other->release->language);
	json_open_list(j, "renditions");
	json_open_object(j, NULL);
	json_put_string(j, "name", STR("page"));
	ninjs_item_uri(n, "href", page_absolute_of(n->page, other));
	json_put_string(j, "contentType", STR("text/html"));
	json_close_object(j);
	json_close_list(j);
	json_close_object(j);
}

static void put_translations(struct ninjs_item *n)
{
	const struct public_set *set = n->page->house->set;
	size_t group = n->item->group, at;

	for (at = group; at < public_set_count(set);
		at = public_set_next_of_group(set, group, at + 1)) {
		const struct public_release *other = public_set_get(set, at);

		if (other == n->item || other->is_withdrawn)
			continue;
		put_other(n,
			other->release == n->item->original ? "translation-of"
							    : "translation",
			other);
	}
}

static void put_replacement(struct ninjs_item *n)
{
	struct str slug = n->item->acts->replaced_by;
	const struct public_release *other =
		slug.len ? public_set_by_slug(n->page->house->set, slug) : NULL;

	if (other)
		put_other(n, "replacement", other);
}

void ninjs_item_associations(struct ninjs_item *n)
{
	json_open_list(&n->json, "associations");
	if (n->texts) {
		put_files(n);
		put_translations(n);
	} else {
		put_replacement(n);
	}
	json_close_list(&n->json);
}
