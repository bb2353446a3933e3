#!/usr/bin/env bats
# The samples for systemd, as somebody would make them his own.
bats_require_minimum_version 1.5.0
load common

# take FILE...: copies with program, folder and user of this computer
take() {
	command -v systemd-analyze >/dev/null || skip "no systemd-analyze"
	for file; do
		sed "s,/usr/local/bin/dateline,$DATELINE,
			s,/srv/newsroom,$room,; s,^User=.*,User=$(id -un)," \
			"$here/../../src/units/$file" >"$file"
	done
}

# of FILE KEY: the values of a key
of() {
	sed -n "s/^$2=//p" "$here/../../src/units/$1"
}

@test "units: systemd finds nothing wrong with them" {
	take dateline.service dateline-publish.service dateline-publish.timer
	run systemd-analyze verify --man=no ./dateline.service \
		./dateline-publish.timer ./dateline-publish.service
	echo "$output"
	[ "$status" -eq 0 ]
	[ -z "$output" ]
}

@test "units: systemd calls what they may do little" {
	take dateline.service dateline-publish.service
	systemd-analyze security --help | grep -q threshold ||
		skip "an old systemd-analyze"
	for unit in dateline.service dateline-publish.service; do
		systemd-analyze security --offline=true --threshold=25 \
			--no-pager "./$unit"
	done
}

@test "units: HERE stands above each line that is to be written anew" {
	for unit in dateline.service dateline-publish.service; do
		file=$here/../../src/units/$unit
		[ "$(grep -c '/srv/newsroom' "$file")" -eq 3 ]
		[ "$(grep -c '^# HERE' "$file")" -eq 3 ]
	done
}

@test "units: the service is told of, watched, begun again, and confined" {
	[ "$(of dateline.service Type)" = notify ]
	[ -n "$(of dateline.service WatchdogSec)" ]
	[ "$(of dateline.service Restart)" = always ]
	[ "$(of dateline.service StartLimitIntervalSec)" = 0 ]
	for unit in dateline.service dateline-publish.service; do
		[ "$(of $unit ProtectSystem)" = strict ]
		[ "$(of $unit NoNewPrivileges)" = yes ]
		[ "$(of $unit ReadWritePaths)" = "$(of $unit WorkingDirectory)" ]
		[ "$(of $unit After)" = time-sync.target ]
		# It forbids the calls by which the clock is asked.
		[ -z "$(of $unit ProtectClock)" ]
	done
}

@test "units: the timer is exact and catches up" {
	[ "$(of dateline-publish.timer AccuracySec)" = 1us ]
	[ "$(of dateline-publish.timer Persistent)" = true ]
	command -v systemd-analyze >/dev/null || skip "no systemd-analyze"
	systemd-analyze calendar "$(of dateline-publish.timer OnCalendar)" |
		grep -q 'Normalized form: \*-\*-\* \*:\*:00'
}

@test "units: what is allowed is enough for the program" {
	command -v systemd-analyze >/dev/null || skip "no systemd-analyze"
	command -v strace >/dev/null || skip "no strace"
	strace -f -qq -o calls "$DATELINE" publish >/dev/null 2>&1 ||
		[ -s calls ] || skip "strace does not work here"
	# names WORD...: the calls, and those of sets, and of sets in these
	names() {
		for word; do
			case $word in
			@*)
				# shellcheck disable=SC2046
				names $(systemd-analyze syscall-filter "$word" |
					sed 1d | grep -v '#')
				;;
			*) echo "$word" ;;
			esac
		done
	}
	# As systemd reads them: line by line, the first one allows.
	names @default >allowed
	of dateline.service SystemCallFilter >lines
	while read -r line; do
		case $line in
		"~"*)
			# shellcheck disable=SC2086
			names ${line#"~"} >without
			grep -vxFf without allowed >rest
			mv rest allowed
			;;
		# shellcheck disable=SC2086
		*) names $line >>allowed ;;
		esac
	done <lines
	grep -qx clock_adjtime allowed
	sed -n 's/^[0-9]* *\([a-z_0-9]*\)(.*/\1/p' calls | sort -u |
		grep -vxFf allowed >missing || true
	cat missing
	[ ! -s missing ]
}
