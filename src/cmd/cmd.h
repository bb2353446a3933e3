#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "base/args.h"
#include "cmd/session.h"

/* What a person typed behind the name of a command. */
struct cmd_call {
	struct str_list operands;
	struct str out;		/* -o DIR */
	bool is_dry;		/* --dry-run */
	bool is_strict;		/* --strict */
	bool is_json;		/* --json */
	bool wants_defaults;	/* --yes */
	bool wants_folder;	/* --folder */
	struct str embargo;	/* --embargo TIME */
	struct str from;	/* --from SLUG */
	unsigned long port;	/* --port N; 0: ours */
	struct str at;		/* --at TIME */
	bool wants_schema;	/* --schema */
	bool is_verifying;	/* --verify */
	struct str since;	/* --since TIME */
	struct str release;	/* --release SLUG */
	unsigned long last;	/* -n N; 0: all */
	bool wants_rebuild;	/* --rebuild-state */
	bool is_minor;		/* --minor */
	bool is_watch;		/* --watch */
	struct str by;		/* --by WHO */
	struct str reason;	/* --reason: public words */
	struct str note;	/* --note: for the log */
	struct str was, now;	/* --was, --now */
	int kind;		/* --kind: an enum correction_kind */
	bool is_all;		/* --all */
	unsigned long line;	/* --line N; 0: any */
	struct str replaced_by; /* --replaced-by SLUG */
};

/* A command: how it is called, and what does it. */
struct cmd {
	struct args_command args;
	enum session_status (*run)(
		struct session *session, const struct cmd_call *call);
};

enum { CMD_COUNT = 18 };

/* All commands, in the order in which people meet them. */
extern const struct cmd cmd_table[CMD_COUNT];
extern const struct args_commands cmd_commands;

/* What may stand before the name of a command. */
extern const struct args_option cmd_program_options[];

enum session_status cmd_init(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_new(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_check(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_explain(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_status(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_log(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_build(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_publish(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_doctor(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_data(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_completion(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_lift(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_postpone(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_correct(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_withdraw(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_forget(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_preview(
	struct session *session, const struct cmd_call *call);
enum session_status cmd_help(
	struct session *session, const struct cmd_call *call);

/* The whole program: argv without its own name; the exit status. */
int cmd_run(char *const argv[]);

#endif
