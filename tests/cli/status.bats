#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

@test "status names every file once, with where it stands" {
	release held "embargoo: none"
	release draft "status: draft" "embargo: none" "date: 2026-11-20"
	echo note >releases/note.txt
	run --separate-stderr dateline status
	for file in live waiting held draft; do
		[ "$(grep -c "releases/$file.md" <<<"$output")" -eq 1 ]
	done
	[ "$(grep -c "releases/note.txt" <<<"$output")" -eq 1 ]
	[ "$status" -eq 1 ]
}

@test "a waiting release has a countdown in the house's time and in UTC" {
	run dateline status
	[ "$status" -eq 0 ]
	[[ "$output" == *"WAITING"*"in 22 h: "*"Mon 23 Nov 2026, 09:00 (08:00 UTC)"* ]]
}

@test "status --json has one object for each file" {
	run --separate-stderr dateline status --json
	[ "${#lines[@]}" -eq 2 ]
	echo "${lines[1]}" | python3 -c '
import json, sys
row = json.load(sys.stdin)
assert row["state"] == "waiting" and row["at"] == "2026-11-23T08:00:00Z", row
assert row["seconds"] == 22 * 3600, row'
}

@test "status writes nothing" {
	before=$(find . | sort)
	dateline status
	[ "$before" = "$(find . | sort)" ]
}

@test "a file that cannot be read is held back, and said so" {
	[ "$(id -u)" -ne 0 ] || command -v setpriv || skip "setpriv is not here"
	chmod 000 releases/live.md
	if [ "$(id -u)" -eq 0 ]; then
		chmod -R a+rX "$BATS_TEST_TMPDIR" "$room"
		chmod 000 releases/live.md
		dateline() {
			at "$now" setpriv --reuid=65534 --regid=65534 \
				--clear-groups "$DATELINE" "$@"
		}
		dateline --version || skip "nobody may run the program"
	fi
	run dateline status
	[ "$status" -eq 3 ]
	[[ "$output" == *"HELD BACK"*"cannot open releases/live.md: Permission"* ]]
	[[ "$output" == *"WAITING"* ]]
}

@test "releases/ as a link is a finding, no wrong use" {
	mv releases elsewhere
	ln -s elsewhere releases
	for command in check status build; do
		run dateline $command
		[ "$status" -eq 1 ]
		[[ "$output" == *"[file-kind]"* ]]
	done
}

@test "status --watch shows it again, until nobody reads it" {
	touch -d "2026-11-01" releases/*.md
	run timeout 40 bash -c '"$1" status --watch | head -12' _ "$DATELINE"
	[ "$status" -eq 0 ]
	[ "$(grep -c "releases/waiting.md" <<<"$output")" -eq 2 ]
}

@test "status knows what the journal knows, and what nobody published" {
	dateline publish
	release later "embargo: none" "date: 2026-11-21"
	now=2026-11-23T08:00:01Z run dateline status
	[[ "$output" == *"DUE NOW"*"The waiting release"* ]]
	[[ "$output" == *"YOUR YES"*"The later release"*"dateline publish later"* ]]
	[ "$status" -eq 0 ]
	now=2026-11-23T08:02:01Z run dateline status
	[ "$status" -eq 1 ]
	now=2026-11-23T08:02:01Z run dateline status --json
	[[ "$output" == *'"state":"due"'* ]]
	[[ "$output" == *'"public_at":"2026-11-22T10:00:00Z"'* ]]
}
