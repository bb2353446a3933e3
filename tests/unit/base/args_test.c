#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/args.h"

enum order { ORDER_DATE, ORDER_NAME };

struct build_options {
	struct str out;
	struct str_list tags;
	unsigned long port;
	enum order order;
	bool dry_run, all;
};

static const char *const order_words[] = {"date", "name", NULL};

static const struct args_option build_table[] = {
	{.letter = 'o',
		.name = "out",
		.kind = ARGS_TEXT,
		.field = offsetof(struct build_options, out),
		.value = "DIR",
		.help = "Write to DIR instead of the public folder."},
	{.letter = 'n',
		.name = "dry-run",
		.kind = ARGS_FLAG,
		.field = offsetof(struct build_options, dry_run),
		.help = "Only say what would happen, which takes as long as "
			"to do it."},
	{.letter = 'a',
		.kind = ARGS_FLAG,
		.field = offsetof(struct build_options, all),
		.help = "All."},
	{.name = "tag",
		.kind = ARGS_LIST,
		.field = offsetof(struct build_options, tags),
		.value = "WORD",
		.help = "Only those."},
	{.name = "port",
		.kind = ARGS_NUMBER,
		.number = 65535,
		.field = offsetof(struct build_options, port),
		.value = "PORT",
		.help = "Listen there."},
	{.name = "sort-by-the-order-of",
		.kind = ARGS_CHOICE,
		.field = offsetof(struct build_options, order),
		.choices = order_words,
		.help = "Sort."},
	{0},
};

static const struct args_command build = {
	.name = "build",
	.operands = "[FILE...]",
	.most = 2,
	.summary = "Make the public tree.",
	.options = build_table,
};

/* A command line and what was read of it. */
struct bench {
	struct arena arena;
	struct diags diags;
	struct build_options options;
	struct args_everywhere everywhere;
	struct args args;
	struct buf out;
};

static bool reads(struct bench *b, const struct args_command *command,
	const char *const words[])
{
	/* The contract of exec(3): the words are not written to. */
	char *const *argv = (char *const *)(uintptr_t)words;

	*b = (struct bench){0};
	b->diags.arena = &b->arena;
	b->args = (struct args){.arena = &b->arena,
		.command = command,
		.into = &b->options,
		.common = args_everywhere,
		.common_into = &b->everywhere};
	return args_read(&b->diags, &b->args, argv);
}

static void bench_close(struct bench *b)
{
	buf_release(&b->out);
	arena_release(&b->arena);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void an_option_takes_its_value_in_each_form(void **state)
{
	const char *const *const forms[] = {
		WORDS("--out=www"),
		WORDS("--out", "www"),
		WORDS("-owww"),
		WORDS("-o", "www"),
		WORDS("-nowww"),
		WORDS("-o", "x", "--out=www"),
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		struct bench b;

		assert_true(reads(&b, &build, forms[i]));
		assert_true(str_equal_z(b.options.out, "www"));
		assert_int_equal(b.args.operands.count, 0);
		bench_close(&b);
	}
}

static void each_kind_of_option_fills_its_field(void **state)
{
	struct bench b;

	(void)state;
	assert_true(reads(&b, &build,
		WORDS("-na", "--tag=a", "--tag", "b", "--port=65535",
			"--sort-by-the-order-of=name", "--json", "-C", "../x",
			"--quiet", "--color=never")));
	assert_true(b.options.dry_run && b.options.all);
	assert_int_equal(b.options.tags.count, 2);
	assert_true(str_equal_z(b.options.tags.items[1], "b"));
	assert_int_equal(b.options.port, 65535);
	assert_int_equal(b.options.order, ORDER_NAME);
	assert_int_equal(b.everywhere.format, DIAG_JSON);
	assert_int_equal(b.everywhere.colour, ARGS_NEVER);
	assert_true(b.everywhere.quiet);
	assert_true(str_equal_z(b.everywhere.folder, "../x"));
	bench_close(&b);
}

static void operands_and_options_may_be_mixed(void **state)
{
	struct bench b;

	(void)state;
	assert_true(reads(&b, &build, WORDS("a", "-n", "-")));
	assert_true(b.options.dry_run);
	assert_int_equal(b.args.operands.count, 2);
	assert_true(str_equal_z(b.args.operands.items[1], "-"));
	bench_close(&b);
	assert_true(reads(&b, &build, WORDS("--", "-n", "--out")));
	assert_false(b.options.dry_run);
	assert_true(str_equal_z(b.args.operands.items[1], "--out"));
	bench_close(&b);
}

static void a_value_may_begin_with_a_dash(void **state)
{
	struct bench b;

	(void)state;
	assert_true(reads(&b, &build, WORDS("--tag", "-12%", "-o", "-")));
	assert_true(str_equal_z(b.options.tags.items[0], "-12%"));
	assert_true(str_equal_z(b.options.out, "-"));
	bench_close(&b);
}

static void help_is_wanted_whatever_the_operands_are(void **state)
{
	struct bench b;

	(void)state;
	assert_true(reads(&b, &build, WORDS("a", "b", "c", "-nh")));
	assert_true(b.args.wants_help);
	bench_close(&b);
	assert_true(reads(&b, &build, WORDS("--help")));
	assert_true(b.args.wants_help);
	bench_close(&b);
}

static void the_name_of_a_command_ends_the_options(void **state)
{
	static const struct args_command program = {
		.operands = "COMMAND", .least = 1, .most = 1, .stops = true};
	struct bench b;

	(void)state;
	assert_true(reads(&b, &program, WORDS("-C", "x", "build", "-n", "-q")));
	assert_int_equal(b.args.used, 3);
	assert_true(str_equal_z(b.args.operands.items[0], "build"));
	bench_close(&b);
}

/* What the one-line form says of a command line that is refused. */
static void refuses(const struct args_command *command,
	const char *const words[], const char *expected)
{
	struct bench b;

	assert_false(reads(&b, command, words));
	assert_string_equal(b.diags.items[0].id, "usage");
	diags_print(&b.out, &b.diags, DIAG_GNU, false);
	buf_char(&b.out, '\0');
	assert_string_equal(b.out.ptr, expected);
	bench_close(&b);
}

static void an_unknown_option_is_met_with_the_nearest(void **state)
{
	(void)state;
	refuses(&build, WORDS("--dry-rnu"),
		"dateline: error: unknown option \"--dry-rnu\"; did you mean "
		"\"--dry-run\"? [usage]\n");
	refuses(&build, WORDS("--fromat=gnu"),
		"dateline: error: unknown option \"--fromat\"; did you mean "
		"\"--format\"? [usage]\n");
	refuses(&build, WORDS("-quiet"),
		"dateline: error: unknown option \"-quiet\"; did you mean "
		"\"--quiet\"? [usage]\n");
	refuses(&build, WORDS("—quiet"),
		"dateline: error: unknown option \"—quiet\"; did you mean "
		"\"--quiet\"? [usage]\n");
	refuses(&build, WORDS("-nx"),
		"dateline: error: unknown option \"-x\" [usage]\n");
	refuses(&build, WORDS("--zebra"),
		"dateline: error: unknown option \"--zebra\" [usage]\n");
}

static void a_missing_value_is_shown_by_example(void **state)
{
	static const char expected[] =
		"dateline: error: option \"--out\" needs a value, as in "
		"\"--out=DIR\" [usage]\n";

	(void)state;
	refuses(&build, WORDS("--out"), expected);
	refuses(&build, WORDS("--out="), expected);
	refuses(&build, WORDS("--out", ""), expected);
	refuses(&build, WORDS("--out", "--quiet"), expected);
	refuses(&build, WORDS("--out", "-n"), expected);
	refuses(&build, WORDS("--color"),
		"dateline: error: option \"--color\" needs a value, as in "
		"\"--color=auto\" [usage]\n");
	refuses(&build, WORDS("-C"),
		"dateline: error: option \"-C\" needs a value, as in "
		"\"-C DIR\" [usage]\n");
}

static void a_value_that_does_not_fit_is_refused(void **state)
{
	(void)state;
	refuses(&build, WORDS("--quiet=yes"),
		"dateline: error: option \"--quiet\" takes no value "
		"[usage]\n");
	refuses(&build, WORDS("--format=jsno"),
		"dateline: error: option \"--format\" takes text, gnu or "
		"json, not \"jsno\"; did you mean \"json\"? [usage]\n");
	refuses(&build, WORDS("--port=65536"),
		"dateline: error: option \"--port\" takes a number from 0 to "
		"65535, not \"65536\" [usage]\n");
	refuses(&build, WORDS("--port=80a"),
		"dateline: error: option \"--port\" takes a number from 0 to "
		"65535, not \"80a\" [usage]\n");
}

static void operands_are_counted(void **state)
{
	static const struct args_command explain = {
		.name = "explain", .operands = "ID", .least = 1, .most = 1};
	struct bench b;

	(void)state;
	assert_true(reads(&b, &build, WORDS("a", "b")));
	bench_close(&b);
	refuses(&build, WORDS("a", "b", "c"),
		"dateline: error: unexpected word \"c\" [usage]\n");
	refuses(&explain, WORDS("--quiet"),
		"dateline: error: missing ID behind \"dateline explain\" "
		"[usage]\n");
}

static void all_that_is_wrong_is_said_in_one_run(void **state)
{
	struct bench b;

	(void)state;
	assert_false(reads(&b, &build, WORDS("--x", "-y", "--json")));
	assert_int_equal(b.diags.errors, 2);
	assert_int_equal(b.everywhere.format, DIAG_JSON);
	bench_close(&b);
}

static void a_refusal_says_where_help_is(void **state)
{
	struct bench b;

	(void)state;
	assert_false(reads(&b, &build, WORDS("--dry-rnu")));
	diags_print(&b.out, &b.diags, DIAG_TEXT, false);
	buf_char(&b.out, '\0');
	assert_string_equal(b.out.ptr,
		"\"dateline build\" has no option \"--dry-rnu\".\n\n"
		"Did you mean \"--dry-run\"? \"dateline build -h\" shows "
		"what can be written here.\n[usage]\n");
	bench_close(&b);
}

static void help_is_made_of_the_tables(void **state)
{
	struct bench b;

	(void)state;
	assert_true(reads(&b, &build, WORDS("-h")));
	args_help(&b.out, &b.args);
	buf_char(&b.out, '\0');
	assert_string_equal(b.out.ptr,
		"Usage: dateline build [OPTIONS] [FILE...]\n"
		"\n"
		"Make the public tree.\n"
		"\n"
		"Options:\n"
		"  -o, --out=DIR             Write to DIR instead of the "
		"public folder.\n"
		"  -n, --dry-run             Only say what would happen, "
		"which takes as long as\n"
		"                            to do it.\n"
		"  -a                        All.\n"
		"      --tag=WORD            Only those.\n"
		"      --port=PORT           Listen there.\n"
		"      --sort-by-the-order-of=date|name\n"
		"                            Sort.\n"
		"\n"
		"Everywhere:\n"
		"  -C DIR                    Work in the newsroom DIR instead "
		"of this folder.\n"
		"      --format=text|gnu|json\n"
		"                            Show findings as sentences, as "
		"one line each for\n"
		"                            editors, or as JSON.\n"
		"      --json                The same as --format=json.\n"
		"      --quiet               Say nothing but findings.\n"
		"      --color=auto|always|never\n"
		"                            Use colour on a terminal, always "
		"or never.\n"
		"  -h, --help                Show this.\n");
	bench_close(&b);
}

/* A table of commands is the first field of a larger row. */
struct row {
	struct args_command command;
	int number;
};

static const struct row rows[] = {
	{{.name = "check", .summary = "Find what is to be mended."}, 1},
	{{.name = "build",
		 .summary = "Make the public tree match what may be public "
			    "at this very moment, and nothing more."},
		2},
};

static const struct args_commands commands = {
	&rows[0].command, 2, sizeof(*rows)};

static void a_command_is_found_by_its_name(void **state)
{
	struct diags d = {0};

	(void)state;
	assert_ptr_equal(args_command_find(&d, &commands, STR("build")),
		&rows[1].command);
}

static void an_unknown_command_is_met_with_the_nearest(void **state)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};

	(void)state;
	assert_null(args_command_find(&d, &commands, STR("biuld")));
	assert_true(str_equal_z(
		d.items[0].text, "I don't know the command \"biuld\"."));
	assert_true(str_equal_z(
		d.items[0].hint, "Did you mean \"dateline build\"?"));
	assert_null(args_command_find(&d, &commands, STR("zebra")));
	assert_int_equal(d.items[1].hint.len, 0);
	arena_release(&arena);
}

static void commands_are_listed_with_their_summaries(void **state)
{
	struct buf out = {0};

	(void)state;
	args_command_list(&out, &commands);
	assert_true(str_equal_z(buf_view(&out),
		"  check       Find what is to be mended.\n"
		"  build       Make the public tree match what may be public "
		"at this very moment,\n"
		"              and nothing more.\n"));
	buf_release(&out);
}

static void colour_is_for_terminals_that_want_it(void **state)
{
	struct args_everywhere options = {.colour = ARGS_ALWAYS};

	(void)state;
	assert_true(args_everywhere_colour(&options, -1));
	options.colour = ARGS_NEVER;
	assert_false(args_everywhere_colour(&options, 1));
	options.colour = ARGS_AUTO;
	assert_false(args_everywhere_colour(&options, -1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_option_takes_its_value_in_each_form),
		cmocka_unit_test(each_kind_of_option_fills_its_field),
		cmocka_unit_test(operands_and_options_may_be_mixed),
		cmocka_unit_test(a_value_may_begin_with_a_dash),
		cmocka_unit_test(help_is_wanted_whatever_the_operands_are),
		cmocka_unit_test(the_name_of_a_command_ends_the_options),
		cmocka_unit_test(an_unknown_option_is_met_with_the_nearest),
		cmocka_unit_test(a_missing_value_is_shown_by_example),
		cmocka_unit_test(a_value_that_does_not_fit_is_refused),
		cmocka_unit_test(operands_are_counted),
		cmocka_unit_test(all_that_is_wrong_is_said_in_one_run),
		cmocka_unit_test(a_refusal_says_where_help_is),
		cmocka_unit_test(help_is_made_of_the_tables),
		cmocka_unit_test(a_command_is_found_by_its_name),
		cmocka_unit_test(an_unknown_command_is_met_with_the_nearest),
		cmocka_unit_test(commands_are_listed_with_their_summaries),
		cmocka_unit_test(colour_is_for_terminals_that_want_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
