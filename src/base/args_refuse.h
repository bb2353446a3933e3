#ifndef BASE_ARGS_REFUSE_H
#define BASE_ARGS_REFUSE_H

#include "base/args.h"

/*
 * The findings `usage` of args.c. All return false. For args*.c only.
 */

/* An option that was written, and the field that its value goes to. */
struct args_match {
	const struct args_option *option;
	char *into;
	struct str written; /* "--out" or "-o" */
};

/* Offer what was meant, as `mark` ("--") and a word; NULL offers nothing. */
void args_refuse_offer(
	struct diags *d, struct diag *diag, const char *mark, const char *word);

bool args_refuse_unknown(
	struct diags *d, const struct args *args, struct str written);

/* The option `what`: "needs a value". */
bool args_refuse_value(struct diags *d, const struct args *args,
	const struct args_match *match, const char *what);

bool args_refuse_choice(struct diags *d, const struct args *args,
	const struct args_match *match, struct str value);

/* Fewer operands than it needs; more than it takes, from `word` on. */
bool args_refuse_missing(struct diags *d, const struct args_command *command);
bool args_refuse_surplus(
	struct diags *d, const struct args_command *command, struct str word);

#endif
