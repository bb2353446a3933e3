#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

# cli.md's rules on colour, pipes, prompts and progress, at a real terminal.

terminal() {
	python3 "$here/../tools/terminal.py" -- "$@"
}

ESC=$'\033'

with_a_mistake() {
	release broken "embargoo: 2026-11-23 09:00"
}

@test "colour is used on a terminal" {
	with_a_mistake
	unset NO_COLOR
	TERM=xterm run terminal "$DATELINE" check
	[[ "$output" == *"$ESC["* ]]
	TERM=xterm run terminal "$DATELINE" build
	[[ "$output" == *"$ESC["* ]]
	NO_COLOR="" TERM=xterm run terminal "$DATELINE" check
	[[ "$output" == *"$ESC["* ]]
}

@test "NO_COLOR, a dumb terminal and --color=never ask for none" {
	with_a_mistake
	for command in check status build help nothing "new x --from y"; do
		# shellcheck disable=SC2086 # words of a command
		NO_COLOR=1 TERM=xterm run terminal "$DATELINE" $command
		[[ "$output" != *"$ESC"* ]]
		# shellcheck disable=SC2086
		TERM=dumb run terminal "$DATELINE" $command
		[[ "$output" != *"$ESC"* ]]
		# shellcheck disable=SC2086
		TERM=xterm run terminal "$DATELINE" --color=never $command
		[[ "$output" != *"$ESC"* ]]
	done
}

@test "no escape goes into a pipe or a file, but where it is asked for" {
	with_a_mistake
	for command in check status build help nothing; do
		TERM=xterm run dateline "$command"
		[[ "$output" != *"$ESC"* ]]
	done
	run dateline --color=always check
	[[ "$output" == *"$ESC["* ]]
	NO_COLOR=1 TERM=dumb run dateline check --color=always
	[[ "$output" == *"$ESC["* ]]
}

@test "a closed pipe ends quietly" {
	for i in $(seq 60); do release "r$i" "embargoo: x"; done
	for command in check status "check --format=json" help \
		"completion bash" "new Title"; do
		# shellcheck disable=SC2086 # words of a command
		run bash -c '. "$1"; shift
			{ sleep 0.1; at "$@"; echo "= $?" >&2; } | true' bash \
			"$here/../tools/at.sh" "$now" "$DATELINE" $command
		[[ "$output" == *"= "[01] ]]
		never grep -qi "pipe\|standard output" <<<"$output"
	done
}

@test "a full disk behind standard output is told" {
	[ -e /dev/full ] || skip "no /dev/full"
	run bash -c '. "$1"; at "$2" "$3" status >/dev/full' bash \
		"$here/../tools/at.sh" "$now" "$DATELINE"
	[ "$status" -eq 3 ]
	[[ "$output" == *"standard output"* ]]
}

@test "data goes to standard output, talk to standard error" {
	run --separate-stderr dateline status
	[[ "$output" == Newsroom:* ]]
	[ -z "$stderr" ]
	run --separate-stderr dateline build
	[ -z "$output" ]
	[[ "$stderr" == Published:* ]]
	run --separate-stderr dateline check
	[ -z "$output" ]
	[[ "$stderr" == *"nothing to mend"* ]]
	run --separate-stderr dateline --quiet build
	[ -z "$output$stderr" ]
}

@test "each command that was mistyped by one letter is met with the right one" {
	for command in $(dateline completion commands); do
		run dateline "${command}x"
		[ "$status" -eq 2 ]
		[[ "$output" == *"\"dateline $command\""* ]]
	done
	run dateline frobnicate
	[ "$status" -eq 2 ]
	[[ "$output" != *"Did you mean"* ]]
	[[ "$output" == *"dateline help"* ]]
}

@test "each option that was mistyped by one letter is met with the right one" {
	for command in $(dateline completion commands); do
		for option in $(dateline help "$command" |
			grep -o '^ *\(-., \)\?--[a-z-]*' | grep -o -- '--[a-z-]*'); do
			# Of two letters nobody can tell which one is a slip.
			[ "$option" != --help ] && [ "${#option}" -gt 4 ] ||
				continue
			run dateline "$command" "${option}x" x
			[ "$status" -eq 2 ]
			[[ "$output" == *"\"$option\""* ]]
		done
	done
}

# Time runs a thousand times faster, so that a small newsroom takes seconds.
fast() {
	NO_FAKE_STAT=1 TERM=${TERM-xterm} python3 "$here/../tools/terminal.py" -- \
		faketime -f "@2026-11-22 10:00:00 x5000" "$DATELINE" "$@"
}

@test "work over a second says how far it is, on a terminal only" {
	[[ "$DATELINE" != */asan/* ]] || skip "no libfaketime below sanitizers"
	for i in $(seq 400); do
		release "r$i" "embargo: none" "date: 2026-11-20"
	done
	run fast build
	[ "$status" -eq 0 ]
	[[ "$output" =~ Writing\ [0-9]+\ of\ [0-9]+\ pages ]]
	[[ "$output" == *$'\r   '*$' \r'Published* ]]
	rm -r public .dateline
	run fast --quiet build
	[ "$output" = "" ]
	rm -r public .dateline
	NO_FAKE_STAT=1 run faketime -f "@2026-11-22 10:00:00 x5000" \
		"$DATELINE" build
	[[ "$output" == Published* ]]
}

@test "a dumb terminal is told how far it is without escapes, or not at all" {
	[[ "$DATELINE" != */asan/* ]] || skip "no libfaketime below sanitizers"
	for i in $(seq 40); do
		release "r$i" "embargo: none" "date: 2026-11-20"
	done
	TERM=dumb run fast build
	[ "$status" -eq 0 ]
	[[ "$output" != *"$ESC"* ]]
}

@test "a bare dateline prints the five things people do" {
	run --separate-stderr dateline
	[ "$status" -eq 0 ]
	[ "$(grep -c '^  dateline ' <<<"$output")" -eq 5 ]
	for command in init new check status build; do
		grep -q "^  dateline $command" <<<"$output"
	done
	[ -z "$stderr" ]
	[ "$(awk 'length > 80' <<<"$output")" = "" ]
}
