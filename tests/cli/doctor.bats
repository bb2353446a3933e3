#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

# The machine's own clock is not this test's: every visit is at $now, and
# whether a time server confirms it is said.
doctor() {
	case $DATELINE in
	*/asan/*) DATELINE_TEST_SYNCHRONISED=${synchronised:-yes} \
		dateline doctor "$@" ;;
	*) DATELINE_TEST_SYNCHRONISED=${synchronised:-yes} \
		LD_PRELOAD=${DATELINE%/*}/tools/synchronised.so \
		dateline doctor "$@" ;;
	esac
}

# row CHECK: the state and the words of a row
row() {
	doctor --json >rows || true
	python3 - "$1" <<'END'
import json, sys
for line in open("rows"):
    row = json.loads(line)
    if row["check"] == sys.argv[1]:
        print(row["state"], row["message"], row.get("help", ""))
END
}

publish() {
	dateline publish >/dev/null 2>&1 || true
}

@test "doctor: a newsroom that is looked after is well" {
	publish
	run doctor
	echo "$output"
	[ "$status" -eq 0 ]
	[[ "$output" != *BAD* ]]
	[[ "$output" == *"OK    The clock is synchronised"* ]]
	[[ "$output" == *"The next release goes out on"* ]]
}

@test "doctor: a clock that nothing confirms is to be looked at" {
	publish
	synchronised=no
	[[ "$(row clock)" == "look No time server confirms"*"2026-11-22T10:00"* ]]
}

@test "doctor: a clock that was put forward is bad" {
	[[ "$DATELINE" == */asan/* ]] || skip "the released clock is not faked"
	DATELINE_TEST_BOOT=1000 DATELINE_TEST_SYNCHRONISED=no publish
	now=2026-11-22T12:00:00Z
	export DATELINE_TEST_BOOT=1010
	synchronised=no
	[[ "$(row clock)" == "bad The clock of this computer was put forward"* ]]
	run doctor
	[ "$status" -eq 1 ]
}

@test "doctor: old time zones are to be looked at" {
	zones=/usr/share/zoneinfo/tzdata.zi
	[ -f $zones ] || skip "nothing says how old they are"
	year=$(sed -n '1s/^# version \(....\).*/\1/p' $zones)
	now=$year-12-31T10:00:00Z
	[[ "$(row zones)" == "ok"*"of version $year"* ]]
	now=$((year + 2))-01-02T10:00:00Z
	[[ "$(row zones)" == "look"*"$year"*"over a year old"* ]]
	touch -d "$((year + 1))-01-01" new
	[ $zones -nt new ] || {
		now=$((year + 1))-12-31T10:00:00Z
		[[ "$(row zones)" == "look"* ]]
	}
}

@test "doctor: a journal is whole, damaged, or not there yet" {
	[[ "$(row state)" == "ok This newsroom has no journal"* ]]
	publish
	[[ "$(row state)" == "ok The journal and its log are whole: "* ]]
	rm .dateline/state/state.db*
	[[ "$(row state)" == "bad "* ]]
	run doctor
	[ "$status" -eq 1 ]
}

@test "doctor: what is due and cannot go is bad" {
	publish
	release waiting "embargo: 2026-11-23 09:00" "colour: red"
	[[ "$(row next | tail -1)" == "bad 1 release cannot go out"* ]]
}

@test "doctor: who publishes, and whether he is at work" {
	publish
	[[ "$(row publisher)" == "ok The last look"* ]]
	now=2026-11-22T10:10:00Z
	[[ "$(row publisher)" == "ok The last look"*"10 min ago."* ]]
	now=2026-11-22T10:11:00Z
	[[ "$(row publisher)" == "bad Nobody looks"* ]]
	seconds=$(date -u -d "$now" +%s)
	note() {
		echo "{\"pid\":$1,\"since\":$2,\"last_tick\":$2,\"next\":0}" \
			>.dateline/state/publisher
	}
	note $$ "$((seconds - 60))"
	[[ "$(row publisher)" == "ok"*"is at work, for 1 min now."* ]]
	note $$ "$((seconds - 301))"
	[[ "$(row publisher)" == "bad"*"not at work any more"* ]]
	rm releases/waiting.md
	[[ "$(row publisher)" == "look"* ]]
}

@test "doctor: publish --watch is seen at work, and when it ended" {
	"$DATELINE" publish --watch >/dev/null 2>&1 3>&- &
	watcher=$!
	for _ in $(seq 100); do
		[ ! -e .dateline/state/publisher ] || break
		sleep 0.1
	done
	"$DATELINE" doctor --json >rows || true
	kill $watcher && wait $watcher || true
	grep -q '"ok","message":"dateline publish --watch is at work' rows
	[ ! -e .dateline/state/publisher ]
}

@test "doctor: a newsroom without a journal is published elsewhere" {
	[[ "$(row publisher)" == "look"* ]]
}

@test "doctor: rights that are too wide are bad" {
	[[ "$(row rights)" == "ok Nothing was published"* ]]
	publish
	[[ "$(row rights)" == "ok "* ]]
	chmod 755 .dateline/state
	[[ "$(row rights)" == *"look into .dateline/state"*"chmod go-rwx"* ]]
	chmod 700 .dateline/state
	chmod 777 .dateline
	[[ "$(row rights)" == *"write to .dateline."*"chmod go-w"* ]]
	run doctor
	[ "$status" -eq 1 ]
}

@test "doctor: a folder that is closed keeps the web server out" {
	publish
	path=$room
	while [ "$path" != "$(dirname "$BATS_RUN_TMPDIR")" ]; do
		path=$(dirname "$path")
		chmod o+x "$path" || skip "not my folder: $path"
	done
	chmod 700 "$room"
	[[ "$(row served)" == "look"*"$room is closed to others"* ]]
	chmod 711 "$room"
	path=$room
	while [ "$path" != / ]; do
		path=$(dirname "$path")
		[ $((0$(stat -c %a "$path") & 1)) = 1 ] ||
			skip "$path is closed"
	done
	[[ "$(row served)" == "ok"* ]]
}

@test "doctor: each row stands there, in words and as JSON" {
	publish
	doctor --json >rows || true
	python3 - <<'END'
import json
rows = [json.loads(line) for line in open("rows")]
want = ["clock", "zones", "state", "next", "publisher", "rights", "served",
        "server", "disk", "fence"]
assert list(dict.fromkeys(r["check"] for r in rows)) == want, rows
assert all(r["schema"] == 1 and r["state"] in ("ok", "look", "bad")
           and r["message"] for r in rows), rows
END
}

@test "doctor: a folder that is no newsroom is said" {
	rm site.yaml
	run dateline doctor
	[ "$status" -eq 2 ]
	[[ "$output" == *site.yaml* ]]
}

@test "doctor: a house with a mistake is looked at as well" {
	echo "zone: Nowhere/Else" >>site.yaml
	run dateline doctor
	[ "$status" -eq 1 ]
	[[ "$output" == *"BAD "* ]]
	[[ "$output" == *"The disk has room"* ]]
}

@test "doctor: nothing is written" {
	dateline build >/dev/null 2>&1
	before=$(find . -printf '%p %s %T@\n' | sort)
	doctor >/dev/null 2>&1 || true
	[ "$before" = "$(find . -printf '%p %s %T@\n' | sort)" ]
}
