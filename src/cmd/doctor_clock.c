#include "cmd/doctor.h"

#include <sys/stat.h>

#include "cmd/clock.h"

#define ZONE_FILE "/usr/share/zoneinfo/tzdata.zi"

enum { DAY_S = 86400 };

/* What the guard says goes before what the system says of a time server. */
void doctor_check_clock(struct doctor *doctor)
{
	struct arena *arena = &doctor->session->arena;
	struct clock_reading now = clock_read(arena);
	struct diags said = {.arena = arena};
	struct buf shown = {0};

	clock_tell(&said, &doctor->newsroom.clock);
	instant_print_utc(&shown, now.real);
	if (said.count && said.items[0].level != DIAG_NOTE)
		doctor_add(doctor, said.errors ? DOCTOR_BAD : DOCTOR_LOOK,
			"clock", said.items[0].text.ptr,
			said.items[0].help.ptr);
	else if (now.is_synchronised)
		doctor_add(doctor, DOCTOR_OK, "clock",
			"The clock is synchronised with a time server.", "");
	else
		doctor_add(doctor, DOCTOR_LOOK, "clock",
			arena_format(arena,
				"No time server confirms the clock of this "
				"computer. It shows %.*s.",
				STR_ARG(buf_view(&shown)))
				.ptr,
			"Compare it with your watch, and have a time server "
			"set it: timedatectl set-ntp true");
	buf_release(&shown);
}

/* The year of "2026f". */
static int64_t year_of(struct str version)
{
	unsigned long year;

	return str_to_number(str_slice(version, 0, 4), 9999, &year)
		       ? (int64_t)year
		       : 0;
}

/* A file may be newer than what is in it; both are asked. */
static bool is_old(const struct doctor *doctor, struct str version)
{
	int64_t now = doctor->session->now.utc;
	int32_t year = instant_to_civil(doctor->session->now).year;
	struct stat st;

	if (year - year_of(version) >= 2)
		return true;
	return stat(ZONE_FILE, &st) == 0 &&
	       (now - st.st_mtim.tv_sec) / DAY_S > DOCTOR_ZONES_DAYS;
}

void doctor_check_zones(struct doctor *doctor)
{
	struct arena *arena = &doctor->session->arena;
	struct str version = zone_cache_version(doctor->newsroom.zones);
	const char *help = "Clocks are changed by law, sometimes at short "
			   "notice: install the updates of the system for "
			   "the package tzdata.";

	if (!version.len)
		doctor_add(doctor, DOCTOR_LOOK, "zones",
			"I cannot tell how old the time zones of this computer "
			"are.",
			help);
	else if (is_old(doctor, version))
		doctor_add(doctor, DOCTOR_LOOK, "zones",
			arena_format(arena,
				"The time zones of this computer, version "
				"%.*s, are over a year old.",
				STR_ARG(version))
				.ptr,
			help);
	else
		doctor_add(doctor, DOCTOR_OK, "zones",
			arena_format(arena,
				"The time zones of this computer are of "
				"version %.*s.",
				STR_ARG(version))
				.ptr,
			"");
}
