#ifndef BASE_ARGS_COMPLETION_H
#define BASE_ARGS_COMPLETION_H

#include "base/args.h"

/*
 * What a shell needs to complete the words of a command line, made of the
 * tables that read them. What stands for a value decides what is offered: a
 * folder for "DIR", the choices of an option, and for the words of
 * `asked` what the program prints for `<command> <kind>`.
 */

enum args_shell { ARGS_BASH, ARGS_ZSH, ARGS_FISH };

/* "SLUG": ask `dateline completion slugs`; a table ends with NULL. */
struct args_asked {
	const char *value, *kind;
};

/* All that a command line can hold. */
struct args_completion {
	const char *program; /* "dateline" */
	const struct args_commands *commands;
	const struct args_option *everywhere; /* of each command */
	const struct args_option *before;     /* of the program itself */
	const struct args_asked *asked;
};

/* Append the script for a shell. */
void args_completion_bash(
	struct buf *out, const struct args_completion *completion);
void args_completion_zsh(
	struct buf *out, const struct args_completion *completion);
void args_completion_fish(
	struct buf *out, const struct args_completion *completion);

/* ---- for args_completion*.c ---- */

const struct args_command *args_completion_row(
	const struct args_completion *completion, size_t i);

bool args_completion_takes_value(const struct args_option *option);

/* "FILE" of "[FILE...]"; empty: none. */
struct str args_completion_operand(const struct args_command *command);

/* The kind to ask for, or NULL. */
const char *args_completion_asked(
	const struct args_completion *completion, struct str value);

/* Append "a b c". */
void args_completion_choices(struct buf *out, const char *const *choices);

#endif
