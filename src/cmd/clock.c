#include "cmd/clock.h"

#include <fcntl.h>
#include <sys/timex.h>
#include <unistd.h>

#define BOOT_ID_FILE "/proc/sys/kernel/random/boot_id"

enum { BOOT_ID_ROOM = 64 }; /* a UUID and a line end */

static struct str read_boot_id(struct arena *arena)
{
	char text[BOOT_ID_ROOM];
	int fd = open(BOOT_ID_FILE, O_RDONLY | O_CLOEXEC);
	ssize_t len;

	if (fd < 0)
		return STR("");
	len = read(fd, text, sizeof(text));
	close(fd);
	if (len <= 0)
		return STR("");
	return arena_str(arena, str_trim((struct str){text, (size_t)len}));
}

/* Where a sandbox forbids to ask, nobody confirms the clock. */
static bool is_synchronised(void)
{
	struct timex state = {0};
	int answer = adjtimex(&state);

	return answer >= 0 && answer != TIME_ERROR &&
	       !(state.status & STA_UNSYNC);
}

struct clock_reading clock_read(struct arena *arena)
{
	return (struct clock_reading){
		.real = session_now(),
		.boot_ms = session_boot_ms(),
		.boot_id = read_boot_id(arena),
		.is_synchronised = is_synchronised(),
	};
}

static struct str span_words(struct arena *arena, int64_t seconds)
{
	struct buf words = {0};
	struct str kept;

	instant_print_span(&words, seconds < 0 ? -seconds : seconds);
	kept = arena_str(arena, buf_view(&words));
	buf_release(&words);
	return kept;
}

static void tell_ahead(struct diags *d, struct str span)
{
	diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "clock-ahead",
			.text = arena_format(d->arena,
				"The clock of this computer was put forward by "
				"%.*s, and nothing confirms that it is right "
				"now. No release goes out until that is sure.",
				STR_ARG(span)),
			.help = STR("Have the clock set by a time server: "
				    "`timedatectl` tells whether it is. If a "
				    "release is due and the clock is right, "
				    "say so: dateline lift SLUG"),
			.brief = arena_format(d->arena,
				"the clock was put forward by %.*s and is not "
				"synchronised; lifts wait",
				STR_ARG(span)),
		});
}

static void tell_back(struct diags *d, struct str span)
{
	diag_add(d,
		&(struct diag){
			.level = DIAG_WARNING,
			.id = "clock-back",
			.text = arena_format(d->arena,
				"The clock of this computer was put back by "
				"%.*s. What is public stays public, and what "
				"waits goes out when the clock shows its time.",
				STR_ARG(span)),
			.help = STR("Have the clock set by a time server: "
				    "`timedatectl` tells whether it is."),
			.brief = arena_format(d->arena,
				"the clock was put back by %.*s",
				STR_ARG(span)),
		});
}

static void tell_unconfirmed(struct diags *d)
{
	diag_add(d,
		&(struct diag){
			.level = DIAG_NOTE,
			.id = "clock-unconfirmed",
			.text = STR("This computer was started since the last "
				    "run, and no time server has confirmed its "
				    "clock. I take it as right."),
			.help = STR("Look at the clock, or have it set by a "
				    "time server: `timedatectl` tells whether "
				    "it is."),
			.brief = STR("started anew, and the clock is not "
				     "synchronised; taken as right"),
		});
}

void clock_tell(struct diags *d, const struct clock_judgement *judgement)
{
	struct str span = span_words(d->arena, judgement->step_s);

	switch (judgement->verdict) {
	case CLOCK_FINE:
		break;
	case CLOCK_UNCONFIRMED:
		tell_unconfirmed(d);
		break;
	case CLOCK_BACK:
		tell_back(d, span);
		break;
	case CLOCK_AHEAD:
		tell_ahead(d, span);
		break;
	}
}
