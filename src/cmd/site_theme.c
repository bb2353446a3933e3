#include "base/fs.h"
#include "cmd/site_parts.h"

/* The theme and the words, and what all pages share. */

static struct str logo_address(const struct site_making *m)
{
	struct str logo = m->newsroom->site.logo, rest = logo, name = logo;

	while (str_next(&rest, '/', &name))
		;
	return logo.len ? arena_format(m->arena, "assets/%.*s", STR_ARG(name))
			: STR("");
}

/*
 * The house's own for browsers, else its logo, else a plain sheet. Where
 * nobody can tell, a page with another one must not go out.
 */
static bool find_icon(const struct site_making *m, struct str *icon)
{
	static const char *const names[] = {
		"favicon.svg", "favicon.png", "favicon.ico"};
	struct diags *d = &m->session->diags;
	size_t before = d->system_errors, i;
	struct fs_entry entry;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		*icon = str_from(names[i]);
		if (fs_look(d, m->newsroom->root_fd,
			    arena_format(m->arena, "static/%s", names[i]),
			    &entry))
			return true;
		if (d->system_errors > before)
			return false;
	}
	*icon = logo_address(m);
	if (!icon->len)
		*icon = STR(THEME_ICON);
	return true;
}

bool site_theme_open(struct site_making *m)
{
	struct diags *d = &m->session->diags;
	struct template_theme *theme;
	struct str icon;

	if (!find_icon(m, &icon) ||
		!theme_read(d, m->arena, m->newsroom->root_fd, &m->theme) ||
		!site_words_read(m) ||
		!theme_compile(d, m->arena, &m->theme, m->words, &theme))
		return false;
	m->house = (struct page_house){
		.site = &m->newsroom->site,
		.theme = theme,
		.words = m->words,
		.word_count = m->word_count,
		.style = site_style_address(m),
		.logo = logo_address(m),
		.icon = icon,
		.now = m->session->now,
	};
	page_house_make(m->arena, &m->house);
	return true;
}
