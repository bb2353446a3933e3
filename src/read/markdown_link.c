#include "base/buf.h"
#include "model/route.h"
#include "read/markdown_pass.h"

/*
 * A link leads outside by one of four schemes, or to something of this site
 * that anyone may see. What does not resolve is taken out of the tree, and
 * the finding about it is the same whether its aim is hidden or does not
 * exist at all: nothing here knows the difference.
 */

/* ---- addresses ---- */

static bool is_scheme_char(char c, size_t i)
{
	bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

	return letter || (i > 0 && ((c >= '0' && c <= '9') || c == '+' ||
					   c == '-' || c == '.'));
}

size_t markdown_link_scheme(struct str url)
{
	size_t i = 0;

	while (i < url.len && is_scheme_char(url.ptr[i], i))
		i++;
	return i > 0 && i < url.len && url.ptr[i] == ':' ? i : 0;
}

static bool has_unsafe_byte(struct str url)
{
	size_t i;

	for (i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.ptr[i];

		if (c <= ' ' || c == 0x7F)
			return true;
	}
	return false;
}

/* Browsers read "\" as "/", so that "/\host" is another site's. */
static bool has_host_only(struct str url)
{
	return url.len > 1 && memchr("/\\", url.ptr[0], 2) &&
	       memchr("/\\", url.ptr[1], 2);
}

enum kind { LINK_OUTSIDE, LINK_HERE, LINK_REFUSED, LINK_BROKEN };

static const struct {
	const char *scheme;
	bool has_host;
} schemes[] = {
	{"https", true},
	{"http", true},
	{"mailto", false},
	{"tel", false},
};

static enum kind scheme_kind(struct str url, size_t len)
{
	struct str rest = str_slice(url, len + 1, url.len);
	size_t i;

	for (i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		if (!str_equal_nocase(str_slice(url, 0, len),
			    str_from(schemes[i].scheme)))
			continue;
		if (!schemes[i].has_host)
			return rest.len ? LINK_OUTSIDE : LINK_BROKEN;
		return rest.len > 2 && str_starts_with(rest, STR("//")) &&
				       !memchr("/\\?#", rest.ptr[2], 4)
			       ? LINK_OUTSIDE
			       : LINK_BROKEN;
	}
	return LINK_REFUSED;
}

static enum kind kind_of(struct str url)
{
	size_t scheme = markdown_link_scheme(url);

	if (has_unsafe_byte(url))
		return LINK_BROKEN;
	if (has_host_only(url))
		return LINK_REFUSED;
	return scheme ? scheme_kind(url, scheme) : LINK_HERE;
}

/* ---- findings ---- */

static struct markdown_extent place(
	struct markdown_pass *p, cmark_node *link, struct str url)
{
	struct str typed = url;

	if (str_starts_with(url, STR("mailto:")) &&
		str_find(p->text, url) == STR_NONE)
		typed = str_slice(url, 7, url.len);
	return markdown_place_of(p, link, p->text, typed);
}

static void report_refused(
	struct markdown_pass *p, cmark_node *link, struct str url)
{
	size_t scheme = markdown_link_scheme(url);
	struct str start = scheme ? str_slice(url, 0, scheme + 1) : STR("//");
	struct diag diag = {
		.level = DIAG_ERROR,
		.id = "link-scheme",
		.at = markdown_place_span(p, place(p, link, url)),
		.text = arena_format(p->d->arena,
			"A link may not begin with \"%.*s\".", STR_ARG(start)),
		.help = STR("Links begin with https://, http://, mailto: or "
			    "tel:, or name a file of this release or another "
			    "release."),
		.brief = arena_format(p->d->arena,
			"a link may not begin with \"%.*s\"; use https, http, "
			"mailto or tel",
			STR_ARG(start)),
	};

	diag_add(p->d, &diag);
}

static void report_broken(
	struct markdown_pass *p, cmark_node *link, struct str url)
{
	bool gap = has_unsafe_byte(url);
	struct diag diag = {
		.level = DIAG_ERROR,
		.id = "link-broken",
		.at = markdown_place_span(p, place(p, link, url)),
		.text = gap ? STR("There is a space or an invisible character "
				  "in the address of this link.")
			    : STR("The address of this link is not whole."),
		.help = gap ? STR("Write %20 where a space is meant, or take "
				  "it out.")
			    : STR("A whole one looks like "
				  "https://www.example.org/page or "
				  "mailto:press@example.org."),
		.brief = gap ? STR("a space or invisible character in the "
				   "address; write %20 for a space")
			     : STR("the address is not whole; write it like "
				   "https://www.example.org/page"),
	};

	diag_add(p->d, &diag);
}

/* What was probably meant: an address outside without its beginning. */
static struct str outside_guess(struct markdown_pass *p, struct str url)
{
	struct markdown_bare mail;

	if (str_starts_with(url, STR("www.")))
		return arena_format(p->d->arena, "https://%.*s", STR_ARG(url));
	if (markdown_bare_next(url, 0, &mail) && mail.is_mail &&
		mail.from == 0 && mail.to == url.len)
		return arena_format(p->d->arena, "mailto:%.*s", STR_ARG(url));
	return (struct str){NULL, 0};
}

static void add_guess(
	struct markdown_pass *p, struct diag *diag, struct str url)
{
	struct str guess = outside_guess(p, url);

	if (!guess.len || !str_equal(source_slice(diag->at), url))
		return;
	diag->hint = arena_format(
		p->d->arena, "Did you mean \"%.*s\"?", STR_ARG(guess));
	diag->brief_hint = arena_format(
		p->d->arena, "did you mean \"%.*s\"?", STR_ARG(guess));
	diag->edit = (struct diag_edit){diag->at, guess};
}

static void report_nowhere(
	struct markdown_pass *p, cmark_node *link, struct str url)
{
	struct diag diag = {
		.level = DIAG_WARNING,
		.id = "link-nowhere",
		.at = markdown_place_span(p, place(p, link, url)),
		.text = arena_format(p->d->arena,
			"\"%.*s\" leads to nothing that anyone may see on "
			"this site. The words stay, without the link.",
			STR_ARG(url)),
		.help = STR("The link comes by itself when its aim is public. "
			    "A page elsewhere is written with https:// at its "
			    "beginning."),
		.brief = arena_format(p->d->arena,
			"\"%.*s\" leads to nothing public here; the link is "
			"left out",
			STR_ARG(url)),
	};

	add_guess(p, &diag, url);
	diag_add(p->d, &diag);
}

static void report_file(
	struct markdown_pass *p, cmark_node *link, struct str url)
{
	struct diag diag = {
		.level = DIAG_WARNING,
		.id = "link-file",
		.at = markdown_place_span(p, place(p, link, url)),
		.text = arena_format(p->d->arena,
			"I find no file \"%.*s\" beside this release that may "
			"be published. The words stay, without the link.",
			STR_ARG(url)),
		.help = STR("Put the file into the folder of the release, or "
			    "mend its name here; capital letters count. A "
			    "page elsewhere is written with https:// at its "
			    "beginning."),
		.brief = arena_format(p->d->arena,
			"no file \"%.*s\" beside this release; the link is "
			"left out",
			STR_ARG(url)),
	};

	diag_add(p->d, &diag);
}

/* ---- files ---- */

const struct release_file *markdown_link_file(
	const struct markdown_pass *p, struct str name)
{
	size_t i;

	if (str_starts_with(name, STR("./")))
		name = str_slice(name, 2, name.len);
	for (i = 0; i < p->in->file_count; i++)
		if (str_equal(p->in->files[i]->name, name))
			return p->in->files[i];
	return NULL;
}

size_t markdown_link_note(
	struct markdown_pass *p, const struct release_file *file)
{
	struct body *body = p->body;
	size_t i;

	for (i = 0; i < body->file_count; i++)
		if (body->files[i] == file)
			return i;
	body->files = arena_grow(
		p->arena, body->files, body->file_count, sizeof(*body->files));
	body->files[body->file_count++] = file;
	return i;
}

struct str markdown_link_to_file(
	struct markdown_pass *p, const struct release_file *file)
{
	struct str folder = p->in->address;

	markdown_link_note(p, file);
	return arena_format(p->arena, "/%.*s%s%.*s", STR_ARG(folder),
		folder.len ? "/" : "", STR_ARG(file->name));
}

/* ---- resolving ---- */

/* The words stay. */
static void unlink_words(cmark_node *link)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(link)))
		cmark_node_insert_before(link, child);
	cmark_node_free(link);
}

/* "chart.pdf" is meant to be a file here; "results.md" is a release. */
static bool is_file_name(struct str path)
{
	return str_find_char(path, '/') == STR_NONE &&
	       str_find_char(path, '.') != STR_NONE &&
	       !str_ends_with(path, STR(".md")) &&
	       !str_ends_with(path, STR(".html"));
}

static struct str find_anchor(struct markdown_pass *p, struct str tail)
{
	struct str address = p->in->address;

	if (tail.len < 2 ||
		!markdown_anchor_exists(p, str_slice(tail, 1, tail.len)))
		return (struct str){NULL, 0};
	return arena_format(
		p->arena, "/%.*s%s", STR_ARG(address), address.len ? "/" : "");
}

static struct str find_here(
	struct markdown_pass *p, struct str path, struct str tail)
{
	const struct release_file *file = markdown_link_file(p, path);

	if (file)
		return markdown_link_to_file(p, file);
	if (path.len)
		return markdown_path_find(p, path);
	return find_anchor(p, tail);
}

/* Without a set nobody can say which releases are public. */
static void report_unresolved(struct markdown_pass *p, cmark_node *link,
	struct str url, struct str path)
{
	bool is_sure = !path.len || is_file_name(path) ||
		       outside_guess(p, url).len > 0;

	if (!p->in->set && !is_sure)
		return;
	if (!markdown_place_wants(p, DIAG_WARNING))
		return;
	if (is_file_name(path) && !outside_guess(p, url).len)
		report_file(p, link, url);
	else
		report_nowhere(p, link, url);
}

static void resolve_here(
	struct markdown_pass *p, cmark_node *link, struct str url)
{
	size_t len = 0;
	struct str path, tail, found;

	while (len < url.len && url.ptr[len] != '?' && url.ptr[len] != '#')
		len++;
	path = str_slice(url, 0, len);
	tail = str_slice(url, len, url.len);
	found = find_here(p, path, tail);
	if (found.ptr) {
		found = arena_format(
			p->arena, "%.*s%.*s", STR_ARG(found), STR_ARG(tail));
		cmark_node_set_url(link, found.ptr);
		return;
	}
	report_unresolved(p, link, url, path);
	unlink_words(link);
}

/* Schemes are compared as they are by all who read the tree. */
static void lower_scheme(
	struct markdown_pass *p, cmark_node *link, struct str url)
{
	size_t i, len = markdown_link_scheme(url);
	char *lower = arena_alloc(p->arena, url.len + 1);

	memcpy(lower, url.ptr, url.len);
	for (i = 0; i < len; i++)
		if (lower[i] >= 'A' && lower[i] <= 'Z')
			lower[i] = (char)(lower[i] - 'A' + 'a');
	if (memcmp(lower, url.ptr, len) != 0)
		cmark_node_set_url(link, lower);
}

/* A link without words could be neither seen nor heard. */
static void add_missing_words(
	struct markdown_pass *p, cmark_node *link, struct str url)
{
	if (!cmark_node_first_child(link))
		cmark_node_append_child(link, markdown_inline_text(p, url));
}

static void resolve(struct markdown_pass *p, cmark_node *link)
{
	struct str url =
		arena_str(p->arena, str_from(cmark_node_get_url(link)));

	add_missing_words(p, link, url);
	markdown_advice_link(p, link);
	switch (kind_of(url)) {
	case LINK_OUTSIDE:
		lower_scheme(p, link, url);
		return;
	case LINK_HERE:
		resolve_here(p, link, url);
		return;
	case LINK_REFUSED:
		if (markdown_place_wants(p, DIAG_ERROR))
			report_refused(p, link, url);
		break;
	case LINK_BROKEN:
		if (markdown_place_wants(p, DIAG_ERROR))
			report_broken(p, link, url);
		break;
	}
	unlink_words(link);
}

void markdown_link_resolve(struct markdown_pass *p)
{
	cmark_iter *iter = cmark_iter_new(p->root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event != CMARK_EVENT_EXIT)
			continue;
		if (cmark_node_get_type(node) == CMARK_NODE_LINK)
			resolve(p, node);
		else if (cmark_node_get_type(node) == CMARK_NODE_IMAGE)
			markdown_image_resolve(p, node);
	}
	cmark_iter_free(iter);
}
