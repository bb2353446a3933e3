#include "read/wordsfile.h"

#include "base/nearest.h"
#include "read/node.h"

/* What is read, and over which words. */
struct wordsfile {
	struct diags *d;
	struct arena *arena;
	const struct words *english; /* NULL: nothing to compare with */
	struct words *out;
};

static bool refuse_value(struct wordsfile *file, const struct node_pair *pair)
{
	return diag_add(file->d,
		&(struct diag){.id = "words-text",
			.at = pair->value->at,
			.text = STR("This word should be a text on one line."),
			.brief = STR("a word must be a text")});
}

/* The word of English that somebody meant; NULL: none is near. */
static const char *nearest_name(
	const struct words *english, struct arena *arena, struct str name)
{
	const char **known =
		arena_array(arena, english->names.count, sizeof(*known));
	size_t i;

	for (i = 0; i < english->names.count; i++)
		known[i] = english->names.items[i].ptr;
	return nearest_word(name, known, english->names.count);
}

static void warn_of_name(struct wordsfile *file, const struct node_pair *pair)
{
	struct arena *arena = file->d->arena;
	const char *near = nearest_name(file->english, arena, pair->key);
	struct diag diag = {.id = "words-unknown",
		.level = DIAG_WARNING,
		.at = pair->key_at,
		.text = arena_format(arena,
			"No page has a word called \"%.*s\", so this one is "
			"not used.",
			STR_ARG(pair->key)),
		.brief = arena_format(
			arena, "unknown word \"%.*s\"", STR_ARG(pair->key))};

	if (near) {
		diag.hint = arena_format(arena, "Did you mean \"%s\"?", near);
		diag.brief_hint =
			arena_format(arena, "did you mean \"%s\"?", near);
		diag.edit = (struct diag_edit){pair->key_at, str_from(near)};
	}
	diag_add(file->d, &diag);
}

/* Slots of days and times may be used where English uses others. */
static bool is_slot_of_time(struct str slot)
{
	static const char *const slots[] = {"{day}", "{month}", "{year}",
		"{weekday}", "{date}", "{time}", "{zone}", "{hour}",
		"{hour-short}", "{hour-12}", "{minute}", "{half}", NULL};
	size_t i;

	for (i = 0; slots[i]; i++)
		if (str_equal_z(slot, slots[i]))
			return true;
	return false;
}

/* The number of a plural form goes into all of them. */
static bool is_slot_of(
	const struct words *english, struct str name, struct str slot)
{
	if (words_is_extra(english, name) && str_equal_z(slot, "{n}"))
		return true;
	if (str_starts_with(name, STR("date")) ||
		str_starts_with(name, STR("time")))
		return is_slot_of_time(slot);
	return str_find(words_get(english, name), slot) != STR_NONE;
}

static void warn_of_slot(
	struct wordsfile *file, const struct node_pair *pair, struct str slot)
{
	struct arena *arena = file->d->arena;

	diag_add(file->d,
		&(struct diag){.id = "words-slot",
			.level = DIAG_WARNING,
			.at = pair->value->at,
			.text = arena_format(arena,
				"Nothing is filled in for \"%.*s\" here; "
				"readers would see the braces.",
				STR_ARG(slot)),
			.help = arena_format(arena,
				"In English these words are \"%.*s\".",
				STR_ARG(words_get(file->english, pair->key))),
			.brief = arena_format(arena, "unknown slot \"%.*s\"",
				STR_ARG(slot))});
}

static void check_slots(struct wordsfile *file, const struct node_pair *pair)
{
	struct str rest = pair->value->text, slot;
	size_t from, len;

	while ((from = str_find_char(rest, '{')) != STR_NONE) {
		rest = str_slice(rest, from, rest.len);
		len = str_find_char(rest, '}');
		if (len == STR_NONE)
			return;
		slot = str_slice(rest, 0, len + 1);
		if (!is_slot_of(file->english, pair->key, slot))
			warn_of_slot(file, pair, slot);
		rest = str_slice(rest, len, rest.len);
	}
}

static void check_word(struct wordsfile *file, const struct node_pair *pair)
{
	size_t at;

	if (!map_get(&file->english->by_name, pair->key, &at) &&
		!words_is_extra(file->english, pair->key))
		warn_of_name(file, pair);
	else
		check_slots(file, pair);
}

static bool add_word(struct wordsfile *file, const struct node_pair *pair)
{
	struct words *out = file->out;
	struct str name, text;
	size_t at;

	if (pair->value->kind != NODE_TEXT)
		return refuse_value(file, pair);
	if (file->english)
		check_word(file, pair);
	name = arena_str(file->arena, pair->key);
	text = arena_str(file->arena, pair->value->text);
	if (!map_claim(&out->by_name, name, out->names.count, &at)) {
		out->texts.items[at] = text;
		return true;
	}
	arena_push(file->arena, &out->names, name);
	arena_push(file->arena, &out->texts, text);
	return true;
}

bool wordsfile_read_over(struct diags *d, struct arena *arena,
	const struct source *src, const struct words *english,
	struct words *out)
{
	struct wordsfile file = {d, arena, english, out};
	const struct node *root;
	bool ok;
	size_t i;

	out->by_name.arena = arena;
	ok = node_read(d, arena, source_span(src, 0, src->text.len), &root);
	if (!ok || !root || root->kind != NODE_RECORD)
		return ok;
	for (i = 0; i < root->count; i++)
		ok &= add_word(&file, &root->pairs[i]);
	return ok;
}

bool wordsfile_read(struct diags *d, struct arena *arena,
	const struct source *src, struct str language, struct words *out)
{
	*out = (struct words){.language = arena_str(arena, language)};
	return wordsfile_read_over(d, arena, src, NULL, out);
}

/* Whether a language of its own or of its fallbacks, but English, has it. */
static bool is_there(
	const struct words *words, const struct words *english, struct str name)
{
	size_t at, i;

	for (i = 0; words && words != english && i < WORDS_MAX_FALLBACKS; i++) {
		if (map_get(&words->by_name, name, &at) &&
			words->texts.items[at].len)
			return true;
		words = words->fallback;
	}
	return false;
}

/* A language without a plural needs no `-one`. */
static bool may_lack(struct str name)
{
	return str_ends_with(name, STR("-one"));
}

/* The words of "spanish.yaml" would never be asked for. */
static bool is_language(struct str tag)
{
	struct str primary = {0};
	size_t i;

	str_next(&tag, '-', &primary);
	for (i = 0; i < primary.len; i++)
		if ((primary.ptr[i] | 0x20) < 'a' ||
			(primary.ptr[i] | 0x20) > 'z')
			return false;
	return primary.len == 2 || primary.len == 3;
}

static void warn_of_language(struct diags *d, struct str path)
{
	diag_add(d,
		&(struct diag){.id = "words-language",
			.level = DIAG_WARNING,
			.file = path,
			.text = STR("The name of this file should be the code "
				    "of a language, so its words are not "
				    "used."),
			.help = STR("For Spanish it is es.yaml, for Brazilian "
				    "Portuguese pt-BR.yaml."),
			.brief = STR("file name is not the code of a "
				     "language")});
}

void wordsfile_check(struct diags *d, struct str path,
	const struct words *words, const struct words *english)
{
	struct str list = STR("");
	size_t i, count = 0;

	if (!is_language(words->language)) {
		warn_of_language(d, path);
		return;
	}
	for (i = 0; i < english->names.count; i++) {
		struct str name = english->names.items[i];

		if (may_lack(name) || is_there(words, english, name))
			continue;
		if (count++ < WORDSFILE_MAX_LISTED)
			list = arena_format(d->arena, "%.*s%s%.*s",
				STR_ARG(list), list.len ? ", " : "",
				STR_ARG(name));
	}
	if (count > WORDSFILE_MAX_LISTED)
		list = arena_format(d->arena, "%.*s and %zu more",
			STR_ARG(list), count - WORDSFILE_MAX_LISTED);
	if (count)
		diag_add(d,
			&(struct diag){.id = "words-missing",
				.level = DIAG_WARNING,
				.file = path,
				.text = arena_format(d->arena,
					"English stands where this file "
					"has no words: %.*s.",
					STR_ARG(list)),
				.brief = arena_format(d->arena,
					"missing words: %.*s", STR_ARG(list))});
}
