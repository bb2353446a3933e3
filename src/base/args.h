#ifndef BASE_ARGS_H
#define BASE_ARGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"

/*
 * The words of a command line. A command is a constant table; from it come
 * the reading of the words, the text of -h, the manual and the completion of
 * shells, so that they cannot disagree.
 */

enum args_kind {
	ARGS_FLAG,   /* a bool becomes true */
	ARGS_SET,    /* an int or enum becomes `number` */
	ARGS_TEXT,   /* a struct str is the value */
	ARGS_LIST,   /* a struct str_list grows by the value */
	ARGS_NUMBER, /* an unsigned long is the value, at most `number` */
	ARGS_CHOICE, /* an int or enum is the index in `choices` */
};

/* One option; a zeroed row ends a table. */
struct args_option {
	char letter;	  /* 'o' for -o; 0: none */
	const char *name; /* "out" for --out; NULL: none */
	enum args_kind kind;
	size_t field;	   /* where in the struct the value goes: offsetof */
	const char *value; /* what -h calls the value: "DIR", "FILE", "SLUG",
			      which is also what a shell completes */
	const char *const *choices; /* ARGS_CHOICE: words, then NULL */
	unsigned long number;	    /* ARGS_SET, ARGS_NUMBER */
	const char *help; /* "Write to DIR instead of the public folder." */
};

struct args_command {
	const char *name;     /* "check"; NULL: the program itself */
	const char *operands; /* as -h shows them: "[FILE...]"; may be NULL */
	size_t least, most;   /* how many operands it takes */
	const char *summary;  /* one line of the list of commands */
	const char *about;    /* a paragraph; may be NULL */
	const struct args_option *options; /* may be NULL */
	bool stops; /* the first operand ends the options: a command name */
};

#define ARGS_ANY ((size_t)-1) /* operands: as many as somebody likes */

/* A table of commands, perhaps each the first field of a larger row. */
struct args_commands {
	const struct args_command *first;
	size_t count, stride; /* bytes from one row to the next */
};

/* What is read with, and what was read. */
struct args {
	struct arena *arena; /* of lists */
	const struct args_command *command;
	void *into;			  /* the struct of its options */
	const struct args_option *common; /* options of all commands */
	void *common_into;
	struct str_list operands;
	bool wants_help; /* -h or --help was there; nothing else is checked */
	size_t used;	 /* words of argv that were read */
};

/*
 * Read the words `argv` (NULL ends them, the name of the program or command
 * is not among them) into the structs of `args`: `--out=DIR`, `--out DIR`,
 * `-oDIR`, `-o DIR`, `-qh`; "--" ends the options, "-" is an operand. What is
 * wrong is a finding `usage`, for which a program exits 2. Values point into
 * `argv`.
 */
bool args_read(struct diags *d, struct args *args, char *const argv[]);

/* Add the finding `usage` that a command makes itself. Always false. */
bool args_refuse(struct diags *d, const struct args_command *command,
	struct str text, struct str brief);

/* Append what -h shows. */
void args_help(struct buf *out, const struct args *args);

/*
 * The command of that name; NULL, and a finding `usage` with the nearest
 * one, when there is none.
 */
const struct args_command *args_command_find(
	struct diags *d, const struct args_commands *commands, struct str name);

/* Append the list of commands, each with its summary. */
void args_command_list(struct buf *out, const struct args_commands *commands);

/* Whether `option` is a row of a table, not its end; NULL is no table. */
bool args_option_is_row(const struct args_option *option);

/* What each command takes besides its own options. */
struct args_everywhere {
	struct str folder; /* -C: the newsroom; empty: here */
	enum diag_format format;
	enum args_colour { ARGS_AUTO, ARGS_ALWAYS, ARGS_NEVER } colour;
	bool quiet;
};

/* The table of these; -h is known without a row. */
extern const struct args_option args_everywhere[];

/*
 * Whether what is written to `fd` is coloured: as --color says; else on a
 * terminal, unless NO_COLOR is set and not empty or TERM is "dumb".
 */
bool args_everywhere_colour(const struct args_everywhere *options, int fd);

#endif
