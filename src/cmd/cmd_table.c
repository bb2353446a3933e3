#include <stddef.h>

#include "cmd/act_options.h"
#include "cmd/cmd.h"

#define FIELD(name) offsetof(struct cmd_call, name)

static const struct args_option init_options[] = {
	{.name = "yes",
		.kind = ARGS_FLAG,
		.field = FIELD(wants_defaults),
		.help = "Ask nothing, take the examples."},
	{0},
};

static const struct args_option new_options[] = {
	{.name = "embargo",
		.kind = ARGS_TEXT,
		.field = FIELD(embargo),
		.value = "TIME",
		.help = "When the release may go out, in the zone of the "
			"house: \"2026-12-01 09:00\"; none: at once."},
	{.name = "folder",
		.kind = ARGS_FLAG,
		.field = FIELD(wants_folder),
		.help = "Make a folder, for pictures and documents beside the "
			"text."},
	{.name = "from",
		.kind = ARGS_TEXT,
		.field = FIELD(from),
		.value = "SLUG",
		.help = "Begin with the contact, topics, boilerplate and mail "
			"lists of that release."},
	{0},
};

static const struct args_option check_options[] = {
	{.name = "strict",
		.kind = ARGS_FLAG,
		.field = FIELD(is_strict),
		.help = "Remarks count as problems, too."},
	{0},
};

static const struct args_option doctor_options[] = {
	{.name = "json",
		.kind = ARGS_FLAG,
		.field = FIELD(is_json),
		.help = "One JSON object a line, for programs."},
	{0},
};

static const struct args_option status_options[] = {
	{.name = "json",
		.kind = ARGS_FLAG,
		.field = FIELD(is_json),
		.help = "One JSON object a line, for programs."},
	{.name = "watch",
		.kind = ARGS_FLAG,
		.field = FIELD(is_watch),
		.help = "Stay, and show it again every five seconds; Ctrl-C "
			"ends it."},
	{0},
};

static const struct args_option build_options[] = {
	{.letter = 'o',
		.name = "out",
		.kind = ARGS_TEXT,
		.field = FIELD(out),
		.value = "DIR",
		.help = "Write plain files to DIR, to upload them elsewhere."},
	{.name = "dry-run",
		.kind = ARGS_FLAG,
		.field = FIELD(is_dry),
		.help = "Write nothing; say how much would change."},
	{.name = "strict",
		.kind = ARGS_FLAG,
		.field = FIELD(is_strict),
		.help = "Any problem or remark makes the exit status 1."},
	{0},
};

static const struct args_option publish_options[] = {
	{.name = "watch",
		.kind = ARGS_FLAG,
		.field = FIELD(is_watch),
		.help = "Stay, and publish each release on the second its "
			"embargo ends; Ctrl-C ends it."},
	{.name = "minor",
		.kind = ARGS_FLAG,
		.field = FIELD(is_minor),
		.help = "The change needs no entry in \"corrections\", as a "
			"slip of the keyboard; it stands in the log."},
	{.name = "by",
		.kind = ARGS_TEXT,
		.field = FIELD(by),
		.value = "WHO",
		.help = "Who says so, for the log; else DATELINE_BY, else the "
			"user of this computer."},
	{.name = "dry-run",
		.kind = ARGS_FLAG,
		.field = FIELD(is_dry),
		.help = "Write nothing; say what would happen."},
	{.name = "strict",
		.kind = ARGS_FLAG,
		.field = FIELD(is_strict),
		.help = "Any problem or remark makes the exit status 1."},
	{.name = "rebuild-state",
		.kind = ARGS_FLAG,
		.field = FIELD(wants_rebuild),
		.help = "Where the state is lost or damaged: make it anew of "
			"what is public. The old one is set aside."},
	{0},
};

static const struct args_option preview_options[] = {
	{.name = "port",
		.kind = ARGS_NUMBER,
		.field = FIELD(port),
		.value = "N",
		.number = 65535,
		.help = "Serve at this port, or the next free one; 4000 if "
			"not said."},
	{.name = "at",
		.kind = ARGS_TEXT,
		.field = FIELD(at),
		.value = "TIME",
		.help = "Show the newsroom as it will be at that time, in the "
			"zone of the house: \"2026-12-01 09:00\"."},
	{0},
};

static const struct args_option log_options[] = {
	{.letter = 'n',
		.name = "last",
		.kind = ARGS_NUMBER,
		.field = FIELD(last),
		.value = "N",
		.number = 1000000,
		.help = "Only the last N of them."},
	{.name = "since",
		.kind = ARGS_TEXT,
		.field = FIELD(since),
		.value = "TIME",
		.help = "Only from that time on, in the zone of the house: "
			"\"2026-12-01 09:00\" or \"2026-12-01\"."},
	{.name = "release",
		.kind = ARGS_TEXT,
		.field = FIELD(release),
		.value = "SLUG",
		.help = "Only what is about that release."},
	{.name = "json",
		.kind = ARGS_FLAG,
		.field = FIELD(is_json),
		.help = "The lines as they are kept, for programs."},
	{.name = "verify",
		.kind = ARGS_FLAG,
		.field = FIELD(is_verifying),
		.help = "Look whether a line was removed, changed or put "
			"elsewhere; the exit status is 3 then."},
	{0},
};

static const struct args_option data_options[] = {
	{.name = "schema",
		.kind = ARGS_FLAG,
		.field = FIELD(wants_schema),
		.help = "Print the JSON Schema of the fields of a release."},
	{0},
};

const struct cmd cmd_table[CMD_COUNT] = {
	{{.name = "init",
		 .operands = "[DIR]",
		 .most = 1,
		 .summary = "make a newsroom",
		 .about = "Makes a working newsroom in DIR, or here: site.yaml "
			  "and a first release. On a terminal it asks for "
			  "name, address and contact of the house; each "
			  "question has an answer to take by Return. What is "
			  "there already stays as it is.",
		 .options = init_options},
		cmd_init},
	{{.name = "new",
		 .operands = "HEADLINE",
		 .least = 1,
		 .most = ARGS_ANY,
		 .summary = "begin a release",
		 .about = "Writes a draft to releases/, with every common "
			  "field and a remark beside each, and prints its "
			  "name. It stays a draft, which is never public, "
			  "until its line \"status: draft\" is deleted.",
		 .options = new_options},
		cmd_new},
	{{.name = "check",
		 .operands = "[FILE...]",
		 .most = ARGS_ANY,
		 .summary = "say what is wrong or odd, and what to write "
			    "instead",
		 .about = "Reads the whole newsroom and prints every finding, "
			  "worst first; with names, only those of these "
			  "files. Writes nothing. The exit status is 1 when "
			  "there is a problem.",
		 .options = check_options},
		cmd_check},
	{{.name = "explain",
		 .operands = "[ID]",
		 .most = 1,
		 .summary = "say more of a finding, with before and after",
		 .about = "Prints the long text behind a finding: why it is "
			  "one, and an example before and after. Its id stands "
			  "in brackets at its end. Without an id: lists all of "
			  "them."},
		cmd_explain},
	{{.name = "status",
		 .summary = "show where every release stands",
		 .about = "One row for each file of releases/: waiting (until "
			  "when, in the house's time and in UTC), held back "
			  "(and why), draft, live, withdrawn, not read. The "
			  "exit status is 1 when a release that is due within "
			  "a day cannot go out.",
		 .options = status_options},
		cmd_status},
	{{.name = "build",
		 .summary = "make the public newsroom match what may be seen "
			    "now",
		 .about = "Publishes what is due and nothing else, to the "
			  "folder public, all at once. A release with a "
			  "problem is held back, the others go on. The exit "
			  "status is 1 when a release that is due within a "
			  "day, or that does not say when, cannot go out.",
		 .options = build_options},
		cmd_build},
	{{.name = "publish",
		 .operands = "[SLUG...]",
		 .most = ARGS_ANY,
		 .summary = "publish what is due, or say yes to a release",
		 .about = "Publishes what is due by its embargo, and notes it "
			  "in the journal of the newsroom. With names: says "
			  "yes to a release without an embargo, or to a "
			  "change of a public one; nothing else makes these "
			  "public. The first time, all that is ready and due "
			  "is taken over as it is.",
		 .options = publish_options},
		cmd_publish},
	{{.name = "preview",
		 .summary = "show the newsroom in a browser on this computer",
		 .about = "Makes the site in memory, from what stands in the "
			  "files now, and shows it at an address that only "
			  "this computer can reach. A page that is loaded "
			  "again shows what was changed meanwhile. Writes "
			  "nothing and publishes nothing. Ctrl-C ends it.",
		 .options = preview_options},
		cmd_preview},
	{{.name = "lift",
		 .operands = "SLUG",
		 .least = 1,
		 .most = 1,
		 .summary = "let a release out now, before its embargo ends",
		 .about = "Ends the embargo of a release for everyone, at "
			  "once; also one that is on hold, or that a doubtful "
			  "clock keeps back. Writes when and why into its "
			  "file, notes it in the log and publishes.",
		 .options = act_options_lift},
		cmd_lift},
	{{.name = "postpone",
		 .operands = "SLUG TIME",
		 .least = 1,
		 .most = ARGS_ANY,
		 .summary = "let a release wait longer",
		 .about = "Writes a later time into the embargo of a release "
			  "that is not public yet; TIME is written as in its "
			  "file, and \"hold\" waits until somebody lifts it.",
		 .options = act_options_postpone},
		cmd_postpone},
	{{.name = "correct",
		 .operands = "SLUG",
		 .least = 1,
		 .most = 1,
		 .summary = "correct a public release, and say so",
		 .about = "Replaces words in headline, summary and text of a "
			  "public release, writes an entry that readers see, "
			  "shows the difference and publishes it. Names "
			  "translations and files that still say the old "
			  "words. Where the words stand nowhere, or several "
			  "times in one place, it lists the places and changes "
			  "nothing.",
		 .options = act_options_correct},
		cmd_correct},
	{{.name = "withdraw",
		 .operands = "SLUG",
		 .least = 1,
		 .most = 1,
		 .summary = "take a release back, with a notice",
		 .about = "Puts a notice in the place of a public release: "
			  "headline, dates and reason stay, text and files "
			  "leave the site. One that was never public leaves "
			  "nothing public, ever.",
		 .options = act_options_withdraw},
		cmd_withdraw},
	{{.name = "forget",
		 .operands = "SLUG",
		 .least = 1,
		 .most = 1,
		 .summary = "take a public release away, without a notice",
		 .about = "Takes a public release off the site as if it had "
			  "never been there; its file stays. Readers who have "
			  "a link find nothing, so withdraw is nearly always "
			  "the better way. The log keeps who did it and why.",
		 .options = act_options_forget},
		cmd_forget},
	{{.name = "log",
		 .summary = "show what was done, when, by whom and why",
		 .about = "Prints each act and each publication, the newest "
			  "last: when, what, which release, who, how late, "
			  "and why. Every entry holds a number made from the "
			  "one before it, so that nothing can be taken out "
			  "unseen.",
		 .options = log_options},
		cmd_log},
	{{.name = "doctor",
		 .summary = "look whether all is well around the newsroom",
		 .about = "Looks at the clock, the time zones, the journal, "
			  "what is due next and who publishes it, the rights "
			  "of folders, web servers on this computer, and the "
			  "disk. One row each: OK, LOOK or BAD, and what to "
			  "do. The exit status is 1 when something is BAD.",
		 .options = doctor_options},
		cmd_doctor},
	{{.name = "data",
		 .operands = "FILE",
		 .most = 1,
		 .summary = "show what templates see of a release",
		 .about = "Prints, as JSON, every name that a template may use "
			  "and what it stands for in this release. One that is "
			  "not public yet is shown as it will be: keep it to "
			  "yourself. With --schema: what may stand at the top "
			  "of a release, as JSON Schema, for your editor.",
		 .options = data_options},
		cmd_data},
	{{.name = "completion",
		 .operands = "SHELL",
		 .least = 1,
		 .most = 1,
		 .summary = "let a shell complete commands and names",
		 .about = "Prints what bash, zsh or fish needs to complete "
			  "words of this program. make install puts it where "
			  "the shells look; for this session of bash alone: "
			  "source <(dateline completion bash)"},
		cmd_completion},
	{{.name = "help",
		 .operands = "[COMMAND]",
		 .most = 1,
		 .summary = "explain a command"},
		cmd_help},
};

const struct args_commands cmd_commands = {
	&cmd_table[0].args, CMD_COUNT, sizeof(cmd_table[0])};
