#ifndef RENDER_THEME_H
#define RENDER_THEME_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/words.h"
#include "render/template.h"

enum { THEME_MAX_FILE = 1024 * 1024 };

/* Shipped, and public where a house has neither an icon nor a logo. */
#define THEME_ICON "assets/icon.svg"

/* One file of a theme: "release.html", "words/en.yaml", "style.css". */
struct theme_file {
	struct str name;
	struct str bytes;
};

/* The theme in the program itself, made from templates/ by src/embed.sh. */
extern const struct theme_file theme_shipped[];
extern const size_t theme_shipped_count;

/* The shipped files, and in their place those of the newsroom. */
struct theme {
	struct theme_file *files; /* sorted by name; assets/ is left out */
	size_t count;
	struct str_list
		assets; /* paths of the newsroom: "templates/assets/x" */
};

/*
 * Gather the theme of the newsroom at `root_fd`. Files of templates/ that
 * cannot be read are findings. Everything lives in `arena`.
 */
bool theme_read(
	struct diags *d, struct arena *arena, int root_fd, struct theme *out);

/* The bytes of a file; empty when the theme does not have it. */
struct str theme_get(const struct theme *theme, struct str name);

/* The bytes that the program itself has of a file; ptr NULL: none. */
struct str theme_shipped_get(struct str name);

/* Compile its templates for the names of view.h. */
bool theme_compile(struct diags *d, struct arena *arena,
	const struct theme *theme, const struct words *words,
	struct template_theme **out);

#endif
