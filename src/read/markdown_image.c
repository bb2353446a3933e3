#include "base/nearest.h"
#include "read/doubts.h"
#include "read/filekind.h"
#include "read/markdown_pass.h"

/*
 * Pictures come from the folder of the release alone: one from elsewhere
 * would tell another site who reads the page.
 */

enum fault { FAULT_OUTSIDE, FAULT_MISSING, FAULT_KIND, FAULT_ALT };

/* What is said of each fault; "%.*s" is the address as typed. */
static const struct {
	const char *id, *text, *help, *brief;
} faults[] = {
	[FAULT_OUTSIDE] = {"image-outside",
		"The picture \"%.*s\" is not a file of this release. Pictures "
		"from elsewhere would tell others who reads the page.",
		"Put the picture into the folder of the release and write its "
		"file name here.",
		"the picture \"%.*s\" is not a file of this release"},
	[FAULT_MISSING] = {"image-missing",
		"I find no picture \"%.*s\" beside this release.",
		"Put the picture into the folder of the release, or mend its "
		"name here. Capital letters count.",
		"no picture \"%.*s\" beside this release"},
	[FAULT_KIND] = {"image-kind",
		"\"%.*s\" is not a picture, so it cannot be shown in the "
		"text.",
		"Write the link without the \"!\" before it.",
		"\"%.*s\" is not a picture; write the link without the \"!\""},
	[FAULT_ALT] = {"image-alt",
		"The picture \"%.*s\" has no words for people who cannot see "
		"it.",
		"Say between the [ ] what it shows, as in ![Votes by county, "
		"2020 and 2024](chart.png).",
		"the picture \"%.*s\" has no words that say what it shows"},
};

/* By its name: what it holds is looked at when it is published. */
static bool is_picture(const struct release_file *file)
{
	const struct filekind *kind = filekind_of(file->name);

	return kind && (kind->class == FILEKIND_PICTURE ||
			       kind->class == FILEKIND_DRAWING);
}

/* The picture of the folder whose name is nearest, if it can be named. */
static void offer_near(
	struct markdown_pass *p, struct str url, struct diag *diag)
{
	struct arena *arena = p->d->arena;
	const char **names =
		arena_array(p->arena, p->in->file_count, sizeof(*names));
	const char *near;
	size_t i, count = 0;

	for (i = 0; i < p->in->file_count; i++)
		if (is_picture(p->in->files[i]))
			names[count++] = arena_format(p->arena, "%.*s",
				STR_ARG(p->in->files[i]->name))
						 .ptr;
	near = nearest_word(url, names, count);
	/* Where the name was not found in the source, nothing is replaced. */
	if (!near || diag->at.len != url.len)
		return;
	diag->hint = arena_format(arena, "Did you mean \"%s\"?", near);
	diag->brief_hint = arena_format(arena, "did you mean \"%s\"?", near);
	diag->edit =
		(struct diag_edit){diag->at, arena_format(arena, "%s", near)};
}

static void report(struct markdown_pass *p, cmark_node *image, enum fault fault)
{
	struct str url = str_from(cmark_node_get_url(image));
	struct markdown_extent at = markdown_place_of(p, image, p->text, url);
	struct diag diag = {.level = DIAG_ERROR,
		.id = faults[fault].id,
		.at = markdown_place_span(p, at),
		.help = str_from(faults[fault].help)};
	const char *forms[] = {faults[fault].text, faults[fault].brief};
	struct str words[2];
	size_t i;

	if (!markdown_place_wants(p, diag.level))
		return;
	for (i = 0; i < 2; i++) {
		struct str form = str_from(forms[i]);
		size_t gap = str_find(form, STR("%.*s"));

		words[i] = arena_format(p->d->arena, "%.*s%.*s%s", (int)gap,
			form.ptr, STR_ARG(url), form.ptr + gap + 4);
	}
	diag.at = markdown_place_span(
		p, markdown_place_of(p, image, p->text, url));
	diag.text = words[0];
	diag.brief = words[1];
	if (fault == FAULT_MISSING)
		offer_near(p, url, &diag);
	diag_add(p->d, &diag);
}

static bool leads_outside(struct str url)
{
	return markdown_link_scheme(url) > 0 ||
	       str_find_char(url, '/') != STR_NONE ||
	       str_find_char(url, '\\') != STR_NONE;
}

/* The words between the [ ]; those of a picture are not in words_of(). */
static bool has_alt(cmark_node *image)
{
	cmark_node *child = cmark_node_first_child(image);

	for (; child; child = cmark_node_next(child)) {
		cmark_node_type type = cmark_node_get_type(child);
		const char *words = cmark_node_get_literal(child);

		if (cmark_node_first_child(child) ||
			((type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) &&
				str_trim(str_from(words)).len > 0))
			return true;
	}
	return false;
}

/* The one of the field `image` was weighed where it is named. */
static void weigh(struct markdown_pass *p, cmark_node *image,
	const struct release_file *file)
{
	struct str url = str_from(cmark_node_get_url(image));

	if (file->size > DOUBTS_MAX_PICTURE_BYTES && file->use != FILE_IMAGE &&
		markdown_place_wants(p, DIAG_WARNING))
		doubts_picture(p->d, file,
			markdown_place_span(
				p, markdown_place_of(p, image, p->text, url)));
}

void markdown_image_resolve(struct markdown_pass *p, cmark_node *image)
{
	struct str url =
		arena_str(p->arena, str_from(cmark_node_get_url(image)));
	const struct release_file *file = markdown_link_file(p, url);
	size_t *index;

	if (!file) {
		report(p, image,
			leads_outside(url) ? FAULT_OUTSIDE : FAULT_MISSING);
		cmark_node_free(image);
		return;
	}
	if (!is_picture(file)) {
		report(p, image, FAULT_KIND);
		cmark_node_free(image);
		return;
	}
	if (!has_alt(image))
		report(p, image, FAULT_ALT);
	weigh(p, image, file);
	index = arena_alloc(p->arena, sizeof(*index));
	*index = markdown_link_note(p, file);
	cmark_node_set_user_data(image, index);
	cmark_node_set_url(image, markdown_link_to_file(p, file).ptr);
}

static bool is_figure(cmark_node *paragraph)
{
	cmark_node *child = cmark_node_first_child(paragraph);

	return child && !cmark_node_next(child) &&
	       cmark_node_get_type(child) == CMARK_NODE_IMAGE;
}

/* The title of the picture, which would hide in a tooltip. */
static void add_caption(
	struct markdown_pass *p, cmark_node *figure, cmark_node *image)
{
	struct str title = str_from(cmark_node_get_title(image));
	cmark_node *caption;

	if (!title.len)
		return;
	caption = markdown_memory_node(CMARK_NODE_CUSTOM_BLOCK);
	cmark_node_set_on_enter(caption, BODY_CAPTION);
	title = markdown_fill_counts(p->arena, title, p->in->release);
	title = markdown_caption(p->arena, title, p->in->release);
	cmark_node_append_child(caption, markdown_inline_text(p, title));
	cmark_node_append_child(figure, caption);
	cmark_node_set_title(image, "");
}

static void make_figure(struct markdown_pass *p, cmark_node *paragraph)
{
	cmark_node *figure = markdown_memory_node(CMARK_NODE_CUSTOM_BLOCK);
	cmark_node *image = cmark_node_first_child(paragraph);

	cmark_node_set_on_enter(figure, BODY_FIGURE);
	cmark_node_insert_before(paragraph, figure);
	cmark_node_append_child(figure, image);
	add_caption(p, figure, image);
	cmark_node_free(paragraph);
}

void markdown_image_figures(struct markdown_pass *p)
{
	cmark_iter *iter;
	cmark_event_type event;

	/* Each picture that is left is one of these files. */
	if (!p->body->file_count)
		return;
	iter = cmark_iter_new(p->root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_EXIT &&
			cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
			is_figure(node))
			make_figure(p, node);
	}
	cmark_iter_free(iter);
}
