#include "cmd/preview.h"

#include <unistd.h>

#include "base/fs.h"
#include "base/hash.h"
#include "cmd/standing.h"
#include "read/filekind.h"

enum { SOURCES_MAX_DEPTH = 10 };

/* ---- what the site is made of ---- */

/* Folders whose files make the site; "" stands for the newsroom's own. */
static const char *const source_folders[] = {
	"", "releases", "static", "templates", NULL};

struct look {
	struct arena arena;
	struct hash *hash;
	int root_fd;
};

static void add_entry(
	struct look *look, struct str folder, const struct fs_entry *entry)
{
	hash_add(look->hash, folder.ptr, folder.len);
	hash_add(look->hash, "/", 1);
	hash_add(look->hash, entry->name.ptr, entry->name.len);
	hash_add(look->hash, &entry->size, sizeof(entry->size));
	hash_add(look->hash, &entry->mtime, sizeof(entry->mtime));
	hash_add(look->hash, &entry->mtime_ns, sizeof(entry->mtime_ns));
}

/* Calls itself SOURCES_MAX_DEPTH times at most; deeper ones do not matter. */
static void look_at(struct look *look, struct str folder, int depth)
{
	struct diags none = {.arena = &look->arena};
	struct fs_entry *entries;
	size_t i, count;

	if (depth > SOURCES_MAX_DEPTH ||
		!fs_list(&none, &look->arena, look->root_fd, folder, &entries,
			&count))
		return;
	for (i = 0; i < count; i++) {
		if (entries[i].kind == FS_FILE)
			add_entry(look, folder, &entries[i]);
		else if (entries[i].kind == FS_FOLDER && folder.len)
			look_at(look,
				arena_format(&look->arena, "%.*s/%.*s",
					STR_ARG(folder),
					STR_ARG(entries[i].name)),
				depth + 1);
	}
}

/* Names, sizes and times of all sources; no file is read. */
static struct digest digest_of_sources(const struct preview *preview)
{
	const char *folder = preview->session->options.folder;
	struct look look = {.root_fd = -1};
	struct diags none = {.arena = &look.arena};
	struct digest digest;
	size_t i;

	look.hash = hash_begin();
	if (fs_open_root(&none, folder ? folder : ".", &look.root_fd)) {
		for (i = 0; source_folders[i]; i++)
			look_at(&look, str_from(source_folders[i]), 0);
		close(look.root_fd);
	}
	digest = hash_end(look.hash);
	arena_release(&look.arena);
	return digest;
}

/* ---- making it ---- */

/* "https://press.example/news/" is shown below "/news/" here as well. */
static struct str base_of(struct preview *preview, struct str url)
{
	size_t host = str_find(url, STR("://")), slash;
	struct str path = STR("/");

	if (host != STR_NONE) {
		url = str_slice(url, host + 3, url.len);
		slash = str_find_char(url, '/');
		if (slash != STR_NONE)
			path = str_slice(url, slash, url.len);
	}
	return arena_str(&preview->site.arena, path);
}

static struct str banner_of(
	struct preview *preview, const struct newsroom *newsroom)
{
	struct buf words = {0};
	struct str banner;

	if (!preview->has_at)
		return STR("");
	buf_z(&words, "\n<link rel=\"stylesheet\" href=\"/-preview.css\">"
		      "<p class=\"dateline-preview\" lang=\"en\" dir=\"ltr\" "
		      "role=\"note\"><strong>PREVIEW</strong> of ");
	standing_print_time(&words, newsroom, preview->at);
	buf_z(&words, ". Not public.</p>");
	banner = arena_str(&preview->site.arena, buf_view(&words));
	buf_release(&words);
	return banner;
}

static bool make_site(
	struct preview *preview, struct session *session, struct preview *made)
{
	struct publication_request request = {.shelf = &made->site};
	struct publication_result result;
	struct newsroom newsroom;
	bool ok;

	if (preview->has_at)
		session->now = preview->at;
	ok = newsroom_open_public(&newsroom, session, JOURNAL_READ) &&
	     newsroom.is_site_whole;
	if (ok) {
		newsroom_check_claims(&newsroom, session);
		ok = publication_run(&newsroom, session, &request, &result);
	}
	if (ok) {
		made->base = base_of(made, newsroom.site.url);
		made->banner = banner_of(made, &newsroom);
	}
	newsroom_close(&newsroom);
	return ok;
}

bool preview_make(struct preview *preview)
{
	struct preview made = *preview;
	struct session session;
	bool ok;

	made.site = (struct tree_shelf){0};
	preview->sources = made.sources = digest_of_sources(preview);
	session_open(&session, &preview->session->options);
	ok = make_site(preview, &session, &made);
	session_print_findings(&session, false);
	session_close(&session);
	preview->is_old = !ok;
	if (!ok) {
		tree_shelf_release(&made.site);
		return false;
	}
	tree_shelf_release(&preview->site);
	*preview = made;
	preview->is_made = true;
	preview->is_old = false;
	return true;
}

void preview_release(struct preview *preview)
{
	arena_release(&preview->reply);
	tree_shelf_release(&preview->site);
}

/* ---- showing it ---- */

/* Types beside those of a release's own files. */
static const struct {
	const char *end, *type;
} types[] = {
	{".html", "text/html; charset=utf-8"},
	{".css", "text/css; charset=utf-8"},
	{".txt", "text/plain; charset=utf-8"},
	{"SHA256SUMS", "text/plain; charset=utf-8"},
	{".csv", "text/csv; charset=utf-8"},
	{".ics", "text/calendar; charset=utf-8"},
	{".xml", "application/xml; charset=utf-8"},
	{"feed.json", "application/feed+json"},
	{".json", "application/json"},
	{".ico", "image/x-icon"},
	{NULL, NULL},
};

static const char *type_of(struct str path)
{
	const struct filekind *kind;
	size_t i;

	for (i = 0; types[i].end; i++)
		if (str_ends_with(path, str_from(types[i].end)))
			return types[i].type;
	kind = filekind_of(path);
	return kind ? kind->type : "application/octet-stream";
}

/* As the sample files for web servers have it. */
static const char *policy_of(struct str path)
{
	if (str_ends_with(path, STR(".svg")) ||
		str_ends_with(path, STR(".pdf")))
		return "sandbox";
	return "default-src 'none'; img-src 'self'; style-src 'self'";
}

static const char old_banner[] =
	"\n<link rel=\"stylesheet\" href=\"/-preview.css\">"
	"<p class=\"dateline-preview\" lang=\"en\" dir=\"ltr\" role=\"note\">"
	"<strong>The files have a mistake now.</strong> This is the site as "
	"it was before it; \"dateline check\" says what to mend.</p>";

static const char banner_style[] =
	".dateline-preview{margin:0;padding:.6rem 1rem;background:#7a1f1f;"
	"color:#fff;font:1rem/1.4 system-ui,sans-serif;text-align:center;"
	"border-block-end:2px solid #fff}@media print{.dateline-preview{"
	"color:#000;background:none;border:2px solid}}\n";

/* The page with the banner as the first thing of its body. */
static struct str with_banner(
	struct arena *arena, struct str page, struct str banner)
{
	size_t body = str_find(page, STR("<body")), end;

	if (!banner.len || body == STR_NONE)
		return page;
	end = str_find_char(str_slice(page, body, page.len), '>');
	if (end == STR_NONE)
		return page;
	end += body + 1;
	return arena_format(arena, "%.*s%.*s%.*s", (int)end, page.ptr,
		STR_ARG(banner), STR_ARG(str_slice(page, end, page.len)));
}

/* A file that lies beside a release is served as it lies there. */
static void give_source(const struct preview *preview,
	const struct tree_shelf_file *file, struct http_reply *reply)
{
	const char *folder = preview->session->options.folder;
	struct arena arena = {0};
	struct diags none = {.arena = &arena};
	int root_fd;

	if (fs_open_root(&none, folder ? folder : ".", &root_fd)) {
		if (!fs_open_file(&none, root_fd, file->source, UINT64_MAX,
			    &reply->fd, &reply->size))
			reply->fd = -1;
		close(root_fd);
	}
	if (reply->fd < 0)
		reply->status = 404;
	arena_release(&arena);
}

static void give(struct preview *preview, const struct tree_shelf_file *file,
	struct http_reply *reply)
{
	struct str banner = preview->is_old ? STR(old_banner) : preview->banner;

	reply->type = type_of(file->path);
	reply->policy = policy_of(file->path);
	if (file->source.ptr)
		give_source(preview, file, reply);
	else if (str_ends_with(file->path, STR(".html")))
		reply->bytes =
			with_banner(&preview->site.arena, file->bytes, banner);
	else
		reply->bytes = file->bytes;
}

static const struct tree_shelf_file *index_of(
	struct preview *preview, struct str path)
{
	struct str index =
		arena_format(&preview->reply, "%.*s%sindex.html", STR_ARG(path),
			path.len && path.ptr[path.len - 1] != '/' ? "/" : "");

	return tree_shelf_get(&preview->site, index);
}

static void send_on(
	struct preview *preview, struct str path, struct http_reply *reply)
{
	reply->status = 301;
	reply->to = arena_format(&preview->reply, "%.*s%.*s%s",
		STR_ARG(preview->base), STR_ARG(path), path.len ? "/" : "");
}

/* `path` is that on the site, without the base. */
static void answer(
	struct preview *preview, struct str path, struct http_reply *reply)
{
	const struct tree_shelf_file *file =
		tree_shelf_get(&preview->site, path);
	bool is_folder = !path.len || path.ptr[path.len - 1] == '/';

	if (!file && index_of(preview, path) && !is_folder) {
		send_on(preview, path, reply);
		return;
	}
	if (!file && is_folder)
		file = index_of(preview, path);
	reply->status = file ? 200 : 404;
	if (!file)
		file = tree_shelf_get(&preview->site, STR("404.html"));
	if (file)
		give(preview, file, reply);
}

/* Only a page is worth looking whether a source has changed. */
static bool is_page(struct str path)
{
	return str_ends_with(path, STR("/")) ||
	       str_ends_with(path, STR(".html")) ||
	       str_ends_with(path, STR(".txt")) ||
	       str_ends_with(path, STR(".xml"));
}

void preview_answer(void *context, struct str path, struct http_reply *reply)
{
	struct preview *preview = context;
	struct digest now;

	arena_reset(&preview->reply);
	if (is_page(path)) {
		now = digest_of_sources(preview);
		if (!hash_equal(&now, &preview->sources))
			preview_make(preview);
	}
	if (str_equal_z(path, "/-preview.css")) {
		reply->status = 200;
		reply->type = "text/css; charset=utf-8";
		reply->bytes = STR(banner_style);
	} else if (str_starts_with(path, preview->base)) {
		answer(preview, str_slice(path, preview->base.len, path.len),
			reply);
	} else {
		send_on(preview, STR(""), reply);
	}
}
