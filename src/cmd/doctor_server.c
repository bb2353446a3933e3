#include "cmd/doctor.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"

/*
 * What a web server makes public. Its files are read where they may be read;
 * nothing of them is understood but the lines that name a folder.
 */

enum {
	CONFIG_BYTES = 1024 * 1024, /* of one file */
	CONFIG_FILES = 500,	    /* that are looked at */
	CONFIG_DEPTH = 4,
};

static const char *const folders[] = {
	"/etc/nginx", "/etc/apache2", "/etc/httpd", "/etc/caddy"};

/* What begins a line that names a folder to be served. */
static const struct {
	const char *word;
	bool has_pattern; /* of addresses, before the folder */
} openers[] = {
	{"root", false},
	{"alias", false},
	{"DocumentRoot", false},
	{"Alias", true},
};

/* The next word, without quotation marks and semicolon. */
static struct str take_word(struct str *line)
{
	struct str word;
	size_t end;

	*line = str_trim(*line);
	end = str_find_either(*line, ' ', '\t');
	word = str_slice(*line, 0, end);
	*line = end == STR_NONE ? STR("") : str_slice(*line, end, line->len);
	if (str_ends_with(word, STR(";")))
		word.len--;
	if (word.len >= 2 && (word.ptr[0] == '"' || word.ptr[0] == '\''))
		word = str_slice(word, 1, word.len - 1);
	while (word.len > 1 && word.ptr[word.len - 1] == '/')
		word.len--;
	return word;
}

/* The folder that a line names; empty: it names none. */
static struct str folder_of(struct str line)
{
	struct str word = take_word(&line), path;
	size_t i;

	for (i = 0; i < sizeof(openers) / sizeof(openers[0]); i++) {
		if (!str_equal_z(word, openers[i].word))
			continue;
		path = take_word(&line);
		/* "root * /srv/...": Caddy. */
		if (openers[i].has_pattern || str_equal_z(path, "*"))
			path = take_word(&line);
		return path;
	}
	return STR("");
}

/* `path` itself, or something in it. */
static bool is_below(struct str path, struct str folder)
{
	return str_starts_with(path, folder) &&
	       (path.len == folder.len || path.ptr[folder.len] == '/' ||
		       folder.len == 1);
}

static enum doctor_root judge(struct str folder, struct str path)
{
	struct str inside;

	/* The newsroom, or a folder around it. */
	if (is_below(folder, path))
		return DOCTOR_ROOT_MORE;
	if (!is_below(path, folder))
		return DOCTOR_ROOT_NONE;
	inside = str_slice(path, folder.len + 1, path.len);
	if (is_below(inside, STR(".dateline/www/site")) ||
		is_below(inside, STR("public")))
		return DOCTOR_ROOT_SITE;
	return DOCTOR_ROOT_MORE;
}

/* By links on the way; the site itself is one, to a folder with a digest. */
static enum doctor_root judge_resolved(
	struct arena *arena, struct str folder, struct str path)
{
	char *real = realpath(arena_str(arena, path).ptr, NULL);
	char *site = realpath(
		arena_format(arena, "%.*s/public", STR_ARG(folder)).ptr, NULL);
	enum doctor_root root = DOCTOR_ROOT_NONE;

	if (real && site && !strcmp(real, site))
		root = DOCTOR_ROOT_SITE;
	else if (real)
		root = judge(folder, str_from(real));
	free(real);
	free(site);
	return root;
}

enum doctor_root doctor_root_of(
	struct arena *arena, struct str folder, struct str line)
{
	struct str path = folder_of(line);
	enum doctor_root root;

	if (!path.len || path.ptr[0] != '/')
		return DOCTOR_ROOT_NONE;
	root = judge(folder, path);
	return root == DOCTOR_ROOT_NONE ? judge_resolved(arena, folder, path)
					: root;
}

/* All files below one of the folders. */
struct search {
	struct doctor *doctor;
	struct arena arena;
	struct diags none; /* what may not be read is not looked at */
	struct str top;
	struct str_list waiting;
	size_t files;
	bool has_site, has_more;
};

static void tell_more(struct search *s, struct str file, struct str line)
{
	struct doctor *doctor = s->doctor;
	struct arena *arena = &doctor->session->arena;

	s->has_more = true;
	doctor_add(doctor, DOCTOR_BAD, "server",
		arena_format(arena,
			"The web server makes more public than the site, with "
			"what waits in it: %.*s/%.*s says \"%.*s\".",
			STR_ARG(s->top), STR_ARG(file), STR_ARG(str_trim(line)))
			.ptr,
		arena_format(arena,
			"Let it name this folder, and no other: "
			"%.*s/.dateline/www/site",
			STR_ARG(doctor->folder))
			.ptr);
}

static void look_at_file(struct search *s, int fd, struct str path)
{
	struct str text, line;

	if (s->files++ >= CONFIG_FILES ||
		!fs_read(&s->none, &s->arena, fd, path, CONFIG_BYTES, &text))
		return;
	while (str_next_line(&text, &line))
		switch (doctor_root_of(&s->arena, s->doctor->folder, line)) {
		case DOCTOR_ROOT_NONE:
			break;
		case DOCTOR_ROOT_SITE:
			s->has_site = true;
			break;
		case DOCTOR_ROOT_MORE:
			tell_more(s, path, line);
			break;
		}
}

static size_t depth_of(struct str path)
{
	size_t i, depth = 0;

	for (i = 0; i < path.len; i++)
		depth += path.ptr[i] == '/';
	return depth;
}

static void look_into(struct search *s, int fd, struct str folder)
{
	struct fs_entry *entries;
	size_t count, i;

	if (!fs_list_kinds(&s->none, &s->arena, fd, folder, &entries, &count))
		return;
	for (i = 0; i < count; i++) {
		struct str name = entries[i].name;
		struct str path =
			folder.len ? arena_format(&s->arena, "%.*s/%.*s",
					     STR_ARG(folder), STR_ARG(name))
				   : name;

		if (entries[i].kind == FS_FILE)
			look_at_file(s, fd, path);
		else if (entries[i].kind == FS_FOLDER &&
			 depth_of(path) < CONFIG_DEPTH)
			arena_push(&s->arena, &s->waiting, path);
	}
}

/* Links lead from sites-enabled to sites-available, which is looked at. */
static void look_below(struct search *s, const char *top)
{
	size_t i;
	int fd;

	if (!fs_open_root(&s->none, top, &fd))
		return;
	s->top = str_from(top);
	s->waiting = (struct str_list){0};
	arena_push(&s->arena, &s->waiting, STR(""));
	for (i = 0; i < s->waiting.count; i++)
		look_into(s, fd, s->waiting.items[i]);
	close(fd);
}

void doctor_check_server(struct doctor *doctor)
{
	struct search s = {.doctor = doctor};
	size_t i;

	s.none.arena = &s.arena;
	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		look_below(&s, folders[i]);
	if (s.has_site && !s.has_more)
		doctor_add(doctor, DOCTOR_OK, "server",
			"The web server on this computer shows the site and "
			"nothing else of the newsroom.",
			"");
	else if (!s.has_more)
		doctor_add(doctor, DOCTOR_OK, "server",
			arena_format(&doctor->session->arena,
				"No web server on this computer names the "
				"newsroom. One that should show it needs "
				"%.*s/.dateline/www/site, and no folder "
				"above that.",
				STR_ARG(doctor->folder))
				.ptr,
			"");
	arena_release(&s.arena);
}
