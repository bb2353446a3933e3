#include "render/template.h"

#include "render/template_expand.h"

/* What is the same for all pages of a theme. */
struct maker {
	struct diags *d;
	struct arena *arena;
	struct template_units units;
	const struct template_name *names;
	size_t most_findings;
};

static bool make_page(const struct maker *m, struct diags *d,
	const struct template_unit *unit, struct template_page *page)
{
	struct arena scratch = {0};
	struct template_build b = {
		.d = d,
		.arena = m->arena,
		.scratch = &scratch,
		.units = &m->units,
		.names = m->names,
		.form = unit->form,
		.address_at = STR_NONE,
		.most_findings = m->most_findings,
		.errors = d->errors,
		.is_guessed = unit->is_broken,
	};
	bool ok;

	b.scopes.items[b.scopes.count++] = (struct template_name_scope){
		.kind = VALUE_MAP, .names = m->names};
	ok = template_expand(&b, unit) && d->errors == b.errors;
	if (ok)
		template_build_end(&b, page);
	buf_release(&b.text);
	arena_release(&scratch);
	return ok;
}

/*
 * A file that others include is a page too if it can be one; what keeps it
 * from that matters only to somebody who wants the page.
 */
static bool make_unit(const struct maker *m, const struct template_unit *unit,
	struct template_page *page)
{
	page->name = unit->name;
	if (!unit->is_part)
		return make_page(m, m->d, unit, page) && !unit->is_broken;
	if (unit->is_broken)
		return false;
	page->why_not.arena = m->arena;
	make_page(m, &page->why_not, unit, page);
	return true;
}

bool template_compile(struct diags *d, struct arena *arena,
	const struct template_file files[], size_t count,
	const struct template_name *names, struct template_theme **out)
{
	struct template_theme *theme = arena_alloc(arena, sizeof(*theme));
	struct arena scratch = {0};
	struct maker m = {.d = d, .arena = arena, .names = names};
	bool ok;
	size_t i;

	*out = NULL;
	m.most_findings = d->count + TEMPLATE_MAX_FINDINGS;
	theme->pages = arena_array(arena, count, sizeof(*theme->pages));
	theme->count = count;
	ok = template_unit_scan(d, &scratch, files, count, &m.units);
	for (i = 0; i < count; i++)
		ok = make_unit(&m, &m.units.items[i], &theme->pages[i]) && ok;
	arena_release(&scratch);
	if (ok)
		*out = theme;
	return ok;
}

bool template_has(const struct template_theme *theme, const char *file)
{
	size_t i;

	for (i = 0; i < theme->count; i++)
		if (str_equal_z(theme->pages[i].name, file))
			return true;
	return false;
}
