#include "base/args.h"

#include "base/args_refuse.h"

/* Where a walk over the words stands. */
struct walk {
	struct diags *diags;
	struct args *args;
	char *const *next; /* the next word */
};

bool args_option_is_row(const struct args_option *option)
{
	return option && (option->name || option->letter);
}

static bool takes_value(const struct args_option *option)
{
	switch (option->kind) {
	case ARGS_FLAG:
	case ARGS_SET:
		return false;
	case ARGS_TEXT:
	case ARGS_LIST:
	case ARGS_NUMBER:
	case ARGS_CHOICE:
		return true;
	}
	return false;
}

static bool store_choice(const struct walk *walk,
	const struct args_match *match, struct str value)
{
	int i;

	for (i = 0; match->option->choices[i]; i++) {
		if (!str_equal_z(value, match->option->choices[i]))
			continue;
		memcpy(match->into, &i, sizeof(i));
		return true;
	}
	return args_refuse_choice(walk->diags, walk->args, match, value);
}

static bool store_number(const struct walk *walk,
	const struct args_match *match, struct str value)
{
	unsigned long number, most = match->option->number;
	struct str what;

	if (str_to_number(value, most, &number)) {
		memcpy(match->into, &number, sizeof(number));
		return true;
	}
	what = arena_format(walk->diags->arena,
		"takes a number from 0 to %lu, not \"%.*s\"", most,
		STR_ARG(value));
	return args_refuse_value(walk->diags, walk->args, match, what.ptr);
}

static void store_in_list(const struct walk *walk,
	const struct args_match *match, struct str value)
{
	struct str_list list;

	memcpy(&list, match->into, sizeof(list));
	arena_push(walk->args->arena, &list, value);
	memcpy(match->into, &list, sizeof(list));
}

/* The field of the caller's struct has the type that the kind asks for. */
static bool store(const struct walk *walk, const struct args_match *match,
	struct str value)
{
	const bool yes = true;
	int number = (int)match->option->number;

	switch (match->option->kind) {
	case ARGS_FLAG:
		memcpy(match->into, &yes, sizeof(yes));
		return true;
	case ARGS_SET:
		memcpy(match->into, &number, sizeof(number));
		return true;
	case ARGS_TEXT:
		memcpy(match->into, &value, sizeof(value));
		return true;
	case ARGS_LIST:
		store_in_list(walk, match, value);
		return true;
	case ARGS_NUMBER:
		return store_number(walk, match, value);
	case ARGS_CHOICE:
		return store_choice(walk, match, value);
	}
	return true;
}

/* The option of a letter, or of a name where the letter is 0. */
static const struct args_option *look_up(
	const struct args_option *options, char letter, struct str name)
{
	for (; args_option_is_row(options); options++)
		if (letter ? options->letter == letter
			   : options->name && str_equal_z(name, options->name))
			return options;
	return NULL;
}

static bool find_option(const struct args *args, char letter, struct str name,
	struct args_match *match)
{
	char *into = args->into;

	match->option = look_up(args->command->options, letter, name);
	if (!match->option) {
		match->option = look_up(args->common, letter, name);
		into = args->common_into;
	}
	if (!match->option)
		return false;
	match->into = into + match->option->field;
	return true;
}

/* Whether a word can only be an option: `--out --quiet` forgot its value. */
static bool is_option(const struct args *args, struct str word)
{
	struct args_match match;

	if (str_starts_with(word, STR("--")))
		return find_option(
			args, '\0', str_slice(word, 2, word.len), &match);
	return word.len == 2 && word.ptr[0] == '-' &&
	       find_option(args, word.ptr[1], (struct str){NULL, 0}, &match);
}

static bool refuse_missing_value(
	const struct walk *walk, const struct args_match *match)
{
	const struct args_option *option = match->option;
	const char *value =
		option->choices ? option->choices[0] : option->value;
	struct str what = arena_format(walk->diags->arena,
		option->name ? "needs a value, as in \"--%s=%s\""
			     : "needs a value, as in \"%s %s\"",
		option->name ? option->name : match->written.ptr, value);

	return args_refuse_value(walk->diags, walk->args, match, what.ptr);
}

/* The value is the rest of the word, else the next word. */
static bool read_value(
	struct walk *walk, const struct args_match *match, struct str rest)
{
	struct str value = rest;

	if (!value.ptr && *walk->next &&
		!is_option(walk->args, str_from(*walk->next)))
		value = str_from(*walk->next++);
	if (!value.len)
		return refuse_missing_value(walk, match);
	return store(walk, match, value);
}

static bool read_long(struct walk *walk, struct str word)
{
	size_t equals = str_find_char(word, '=');
	struct args_match match = {.written = str_slice(word, 0, equals)};
	struct str name = str_slice(match.written, 2, match.written.len);
	struct str rest = {NULL, 0};

	if (equals != STR_NONE)
		rest = str_slice(word, equals + 1, word.len);
	if (str_equal_z(name, "help")) {
		walk->args->wants_help = true;
		return true;
	}
	if (!find_option(walk->args, '\0', name, &match))
		return args_refuse_unknown(
			walk->diags, walk->args, match.written);
	if (takes_value(match.option))
		return read_value(walk, &match, rest);
	if (rest.ptr)
		return args_refuse_value(
			walk->diags, walk->args, &match, "takes no value");
	return store(walk, &match, rest);
}

/* "-qh" is "-q -h"; "-oDIR" is "-o DIR". */
static bool read_short(struct walk *walk, struct str word)
{
	size_t i;

	for (i = 1; i < word.len; i++) {
		struct args_match match = {
			.written = arena_format(
				walk->diags->arena, "-%c", word.ptr[i])};
		struct str rest = str_slice(word, i + 1, word.len);

		if (word.ptr[i] == 'h') {
			walk->args->wants_help = true;
			continue;
		}
		if (!find_option(walk->args, word.ptr[i], rest, &match))
			return args_refuse_unknown(walk->diags, walk->args,
				i == 1 ? word : match.written);
		if (takes_value(match.option))
			return read_value(walk, &match,
				rest.len ? rest : (struct str){NULL, 0});
		if (!store(walk, &match, rest))
			return false;
	}
	return true;
}

/* Word processors make one long dash of two: "—quiet" means "--quiet". */
static bool begins_with_long_dash(const struct args *args, struct str word)
{
	struct str name = str_slice(word, 3, str_find_char(word, '='));
	struct args_match match;

	return (str_starts_with(word, STR("\u2013")) ||
		       str_starts_with(word, STR("\u2014"))) &&
	       find_option(args, '\0', name, &match);
}

static bool read_operand(struct walk *walk, struct str word)
{
	if (begins_with_long_dash(walk->args, word))
		return args_refuse_unknown(walk->diags, walk->args, word);
	arena_push(walk->args->arena, &walk->args->operands, word);
	return true;
}

static bool check_count(const struct walk *walk)
{
	const struct args_command *command = walk->args->command;
	const struct str_list *operands = &walk->args->operands;

	if (operands->count < command->least)
		return args_refuse_missing(walk->diags, command);
	if (operands->count > command->most)
		return args_refuse_surplus(
			walk->diags, command, operands->items[command->most]);
	return true;
}

/* All words are read, so that one run shows all that is wrong. */
static bool read_words(struct walk *walk)
{
	bool ok = true, only_operands = false;

	while (*walk->next) {
		struct str word = str_from(*walk->next++);

		if (only_operands)
			arena_push(
				walk->args->arena, &walk->args->operands, word);
		else if (word.len < 2 || word.ptr[0] != '-')
			ok &= read_operand(walk, word);
		else if (str_equal_z(word, "--"))
			only_operands = true;
		else if (word.ptr[1] == '-')
			ok &= read_long(walk, word);
		else
			ok &= read_short(walk, word);
		if (walk->args->command->stops && walk->args->operands.count)
			break;
	}
	return ok;
}

bool args_read(struct diags *d, struct args *args, char *const argv[])
{
	struct walk walk = {.diags = d, .args = args, .next = argv};
	bool ok = read_words(&walk);

	args->used = (size_t)(walk.next - argv);
	if (args->wants_help)
		return ok;
	return ok && check_count(&walk);
}
