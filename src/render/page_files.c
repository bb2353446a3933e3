#include "render/page.h"

/* Files beside a release, as its page shows them. */

/* A file beside the page, for those who see it elsewhere. */
static struct str file_url(const struct page *page,
	const struct public_release *item, const struct release_file *file)
{
	return arena_format(page->arena, "%.*s%.*s/%.*s",
		STR_ARG(page->house->site->url), STR_ARG(item->address),
		STR_ARG(file->name));
}

struct value page_image(
	const struct page *page, const struct public_release *item)
{
	const struct release_file *image = item->release->image;
	struct view v;

	if (!image)
		return (struct value){0};
	v = view_begin(page->arena, view_names_picture);
	view_add_text(&v, "url", image->name);
	view_add_text(&v, "absolute_url", file_url(page, item, image));
	view_add_text(&v, "alt", image->alt);
	view_add_pixels(&v, "width", "height", image->width, image->height);
	view_add_text(&v, "caption", image->caption);
	view_add_text(
		&v, "caption_direction", page_direction(page, image->caption));
	view_add_text(&v, "credit", image->credit);
	view_add_yes(&v, "has_words", image->caption.len || image->credit.len);
	return view_map(&v);
}

struct value page_attachments(
	const struct page *page, const struct release *release)
{
	struct value *items = arena_array(
		page->arena, release->attachment_count, sizeof(*items));
	size_t i;

	for (i = 0; i < release->attachment_count; i++) {
		const struct release_file *file = release->attachments[i];
		struct view v = view_begin(page->arena, view_names_file);

		view_add_text(&v, "title",
			file->title.len ? file->title : file->name);
		view_add_text(&v, "url", file->name);
		view_add_text(&v, "format", view_format(v.arena, file->name));
		view_add_text(&v, "size",
			words_size(v.arena, page->words, file->size));
		items[i] = view_map(&v);
	}
	return view_list(items, release->attachment_count);
}

static struct value one_medium(
	const struct page *page, const struct release_media *media)
{
	const struct release_file *file = media->file;
	struct str url = file ? file->name : media->url;
	struct view v = view_begin(page->arena, view_names_file);

	view_add_text(&v, "alt", media->alt.len ? media->alt : url);
	view_add_text(&v, "url", url);
	if (file) {
		view_add_text(&v, "format", view_format(v.arena, file->name));
		view_add_pixels(
			&v, "width", "height", file->width, file->height);
		view_add_text(&v, "size",
			words_size(v.arena, page->words, file->size));
	}
	view_add_text(&v, "caption", media->caption);
	view_add_text(&v, "credit", media->credit);
	view_add_text(&v, "rights", media->rights);
	view_add_yes(&v, "has_words",
		media->caption.len || media->credit.len || media->rights.len);
	return view_map(&v);
}

struct value page_media(const struct page *page, const struct release *release)
{
	struct value *items =
		arena_array(page->arena, release->media_count, sizeof(*items));
	size_t i;

	for (i = 0; i < release->media_count; i++)
		items[i] = one_medium(page, &release->media[i]);
	return view_list(items, release->media_count);
}
