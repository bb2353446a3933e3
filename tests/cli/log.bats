#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

# A journal of three acts.
keep_log() {
	id=$(sed -n 's/^newsroom: *//p' site.yaml)
	"${DATELINE%/*}/tools/journal" . "$id"
}

by_hand() {
	python3 -c '
import sqlite3, sys
db = sqlite3.connect(".dateline/state/state.db")
db.execute(sys.argv[1])
db.commit()' "$1"
}

@test "log tells when, what, who, how late and why, the newest last" {
	keep_log
	run --separate-stderr dateline log
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 6 ]
	[ "${lines[0]}" = "    1  Tue 1 Dec 2026, 10:00:02 (09:00 UTC)  publish  2026/results" ]
	[ "${lines[1]}" = "       releases/2026-12-01-results.md; in git by Ann Peeters <ann@harbor.example>; 2 s late; clock not synchronised" ]
	[[ "${lines[2]}" == *"hold  releases/other/index.md" ]]
	[ "${lines[3]}" = "       its embargo is in the past" ]
	[[ "${lines[5]}" == *"by bob@desk; reason: Wrong figures.; note: Carol called"* ]]
}

@test "log sends nothing to a terminal that drives it" {
	keep_log
	dateline log >out
	never grep -q "$(printf '\033')" out
}

@test "log --json prints the lines as they are kept" {
	keep_log
	run --separate-stderr dateline log --json
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 3 ]
	printf '%s\n' "${lines[@]}" | python3 -c '
import hashlib, json, sys
prev = None
for n, line in enumerate(sys.stdin.read().splitlines(), 1):
    entry = json.loads(line)
    assert entry["n"] == n, entry
    assert prev in (None, entry["prev"]), entry
    canonical = json.dumps(entry, sort_keys=True, separators=(",", ":"),
                           ensure_ascii=False)
    assert canonical == line, line
    prev = hashlib.sha256(line.encode()).hexdigest()'
}

@test "log picks by release, by time and by number" {
	keep_log
	run dateline log --json --release figures
	[ "${#lines[@]}" -eq 2 ]
	run dateline log --json --release results
	[ "${#lines[@]}" -eq 2 ]
	run dateline log --json --release other
	[ "${#lines[@]}" -eq 1 ]
	run dateline log --json --release releases/other/index.md
	[ "${#lines[@]}" -eq 1 ]
	run dateline log --json --since "2026-12-02 10:00"
	[ "${#lines[@]}" -eq 1 ]
	run dateline log --json --since 2026-12-02
	[ "${#lines[@]}" -eq 2 ]
	run dateline log --json -n 1
	[[ "$output" == *'"act":"withdraw"'* ]]
	[ "${#lines[@]}" -eq 1 ]
	run dateline log -n 2
	[[ "${lines[0]}" == *"hold"* ]]
	run dateline log -n 9 --json
	[ "${#lines[@]}" -eq 3 ]
	run dateline log --release nothing
	[ "$status" -eq 0 ]
	[ "$output" = "The log has no such entry." ]
	run dateline log --since yesterday
	[ "$status" -eq 2 ]
}

@test "a whole log is verified" {
	keep_log
	run dateline log --verify
	[ "$status" -eq 0 ]
	[[ "$output" == "The log is whole: "*"3 lines"* ]]
}

@test "a log with a line removed, changed or added has the exit status 3" {
	for sql in "DELETE FROM log WHERE n = 3" "DELETE FROM log WHERE n = 1" \
		"UPDATE log SET json = replace(json, 'Wrong', 'Right')" \
		"INSERT INTO log SELECT 4, json, hash FROM log WHERE n = 3"; do
		rm -rf .dateline
		keep_log
		by_hand "$sql"
		run dateline --format=gnu log --verify
		[ "$status" -eq 3 ]
		[[ "$output" == *"[log-broken]" ]]
	done
}

@test "a log that cannot be read is told of, with the way out" {
	keep_log
	echo damaged >.dateline/state/state.db
	run dateline log
	[ "$status" -eq 3 ]
	[[ "$output" == *"[state-damaged]"* ]]
	[[ "$output" == *"--rebuild-state"* ]]
	rm .dateline/state/state.db
	run dateline log
	[ "$status" -eq 3 ]
	[[ "$output" == *"[state-lost]"* ]]
}

@test "where nothing was published there is no log, and none is made" {
	run dateline log
	[ "$status" -eq 0 ]
	[[ "$output" == "There is no log yet"* ]]
	run dateline log --verify
	[ "$status" -eq 0 ]
	[ ! -e .dateline ]
}

@test "a mistake in site.yaml does not hide the log" {
	keep_log
	echo "nonsense: yes" >>site.yaml
	run --separate-stderr dateline log
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 6 ]
	rm site.yaml
	run dateline log
	[ "$status" -eq 2 ]
}
