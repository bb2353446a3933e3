#!/bin/sh
# Sourced by tests: `at INSTANT PROGRAM ...` runs a program as if it were
# INSTANT (2026-03-05T08:00:00Z), its clock standing still. The sanitizer
# variant does not start below libfaketime and has a clock for tests.
at() {
	at_instant=$1 at_program=$2
	shift 2
	case $at_program in
	*/asan/*)
		DATELINE_TEST_CLOCK=$(date -u -d "$at_instant" +%s) \
			"$at_program" "$@"
		;;
	*)
		TZ=UTC0 NO_FAKE_STAT=1 faketime -f \
			"$(date -u -d "$at_instant" '+%Y-%m-%d %H:%M:%S')" \
			"$at_program" "$@"
		;;
	esac
}
