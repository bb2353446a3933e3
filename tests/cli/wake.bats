#!/usr/bin/env bats
# What waits for an instant, below a clock that is turned while it waits.
bats_require_minimum_version 1.5.0
load common

# clock_at TIME: from now on it is TIME, and the clock runs on.
clock_at() {
	echo "@2026-12-01 $1" >"$BATS_TEST_TMPDIR/clock"
}

# The sanitizers do not start below libfaketime.
below_faketime() {
	case $DATELINE in */asan/*) skip "not below libfaketime" ;; esac
}

# waker_until TIME PAUSES
waker_until() {
	TZ=UTC0 FAKETIME_TIMESTAMP_FILE=$BATS_TEST_TMPDIR/clock \
		FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1 \
		NO_FAKE_STAT=1 LD_PRELOAD=$(faketime '2026-12-01 08:00:00' \
		sh -c 'echo "$LD_PRELOAD"') \
		timeout 20 "${DATELINE%/*}/tools/waker" "$room" \
		"$(date -u -d "2026-12-01 $1" +%s)" "$2"
}

@test "wake: an instant comes on its second" {
	below_faketime
	clock_at 08:59:59
	[ "$(waker_until 09:00:00 2 | paste -sd " ")" = "asleep due in time" ]
}

@test "wake: a clock that is turned forward reaches the instant" {
	below_faketime
	clock_at 08:00:00
	(sleep 0.5 && clock_at 09:00:00) 3>&- &
	[ "$(waker_until 09:00:00 3 | paste -sd ' ')" = "asleep due in time" ]
}

@test "wake: a clock that is turned back does not" {
	below_faketime
	clock_at 08:59:57
	(sleep 0.5 && clock_at 08:00:00) 3>&- &
	[ "$(waker_until 09:00:00 2 | paste -sd ' ')" = "asleep nothing" ]
}
