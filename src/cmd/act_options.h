#ifndef CMD_ACT_OPTIONS_H
#define CMD_ACT_OPTIONS_H

#include "base/args.h"

/* What the acts take, for the table of commands. */
extern const struct args_option act_options_lift[];
extern const struct args_option act_options_postpone[];
extern const struct args_option act_options_withdraw[];
extern const struct args_option act_options_correct[];
extern const struct args_option act_options_forget[];

#endif
