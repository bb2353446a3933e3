#include "base/instant_offer.h"

void instant_offer_value(struct instant_offer *offer,
	const struct instant_finding *f, struct str value)
{
	size_t i;

	for (i = 0; i < offer->values.count; i++)
		if (str_equal(offer->values.items[i], value))
			return;
	arena_push(f->d->arena, &offer->values, arena_str(f->d->arena, value));
}

void instant_offer_form(struct instant_offer *offer,
	const struct instant_finding *f, const struct instant_form *form)
{
	struct instant_check c;
	struct buf value = {0};

	instant_form_print(&value, form);
	if (instant_check(f->rules, buf_view(&value), &c) == INSTANT_FINE)
		instant_offer_value(offer, f, buf_view(&value));
	buf_release(&value);
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* The quotes that belong to the span, or '\0'. */
static char quote_inside(struct str bytes)
{
	bool is_quoted = bytes.len > 1 && is_quote(bytes.ptr[0]) &&
			 bytes.ptr[0] == bytes.ptr[bytes.len - 1];

	return is_quoted ? bytes.ptr[0] : '\0';
}

static bool is_inside_quotes(struct span at)
{
	return at.off > 0 && is_quote(at.src->text.ptr[at.off - 1]);
}

/*
 * Put the value into the place of the text, where the source has the text
 * and not another spelling of it. Brackets need quotes within [] and {}.
 */
static void edit_span(
	const struct instant_finding *f, struct str value, struct diag *diag)
{
	struct str bytes = f->at.src ? source_slice(f->at) : STR("");
	char quote = quote_inside(bytes);
	struct buf text = {0};

	if (quote)
		bytes = str_slice(bytes, 1, bytes.len - 1);
	if (!bytes.len || !str_equal(str_trim(bytes), str_trim(f->text)))
		return;
	if (!quote && str_find_char(value, '[') != STR_NONE &&
		!is_inside_quotes(f->at))
		quote = '"';
	if (quote)
		buf_char(&text, quote);
	buf_str(&text, value);
	if (quote)
		buf_char(&text, quote);
	diag->edit = (struct diag_edit){
		f->at, arena_str(f->d->arena, buf_view(&text))};
	buf_release(&text);
}

/* The lines to write, for a finding without a place that can be edited. */
static struct str lines(
	const struct instant_offer *offer, const struct instant_finding *f)
{
	const char *field = f->rules->field;
	struct buf out = {0};
	struct str copy;
	size_t i;

	for (i = 0; i < offer->values.count; i++)
		buf_format(&out, "%s%s%s%.*s", i ? "\n" : "",
			field ? field : "", field ? ": " : "",
			STR_ARG(offer->values.items[i]));
	copy = arena_str(f->d->arena, buf_view(&out));
	buf_release(&out);
	return copy;
}

static struct str choice(
	const struct instant_offer *offer, const struct instant_finding *f)
{
	struct buf out = {0};
	struct str copy;
	size_t i;

	for (i = 0; i < offer->values.count; i++)
		buf_format(&out, "%s\"%.*s\"", i ? " or " : "write ",
			STR_ARG(offer->values.items[i]));
	copy = arena_str(f->d->arena, buf_view(&out));
	buf_release(&out);
	return copy;
}

struct str instant_offer_form_help(const struct instant_rules *rules)
{
	return rules->takes_date
		       ? STR("A date is written as year-month-day, for example "
			     "2026-12-01; a time may follow: `2026-12-01 "
			     "09:00`.")
		       : STR("A time is written as year-month-day and two "
			     "digits each of hours and minutes, from 00:00 to "
			     "23:59: `2026-12-01 09:00`.");
}

bool instant_offer_add(const struct instant_offer *offer,
	const struct instant_finding *f, struct diag *diag)
{
	struct arena *arena = f->d->arena;

	diag->at = f->at;
	if (!offer->values.count) {
		if (!diag->help.len)
			diag->help = instant_offer_form_help(f->rules);
		return diag_add(f->d, diag);
	}
	diag->mended = lines(offer, f);
	diag->brief_hint = choice(offer, f);
	if (offer->values.count == 1) {
		edit_span(f, offer->values.items[0], diag);
		if (!diag->hint.len)
			diag->hint =
				arena_format(arena, "Did you mean \"%.*s\"?",
					STR_ARG(offer->values.items[0]));
	} else {
		diag->help = arena_format(arena,
			"%.*s%sWrite one of these:", STR_ARG(diag->help),
			diag->help.len ? " " : "");
	}
	return diag_add(f->d, diag);
}
