#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

# The real clock, for it has to run; the newsroom has a journal.
watched() {
	rm releases/waiting.md
	"$DATELINE" publish >/dev/null 2>&1
	"$DATELINE" publish --watch >watch.out 2>&1 3>&- &
	watcher=$!
	until_true 100 grep -q "Nothing to do" watch.out
}

teardown() {
	[ -z "${watcher:-}" ] || kill -KILL "$watcher" 2>/dev/null || true
}

# until_true TENTHS COMMAND...: waits for it.
until_true() {
	local left=$1
	shift
	until "$@"; do
		[ $((left -= 1)) -gt 0 ] || return 1
		sleep 0.1
	done
}

root() {
	readlink .dateline/www/site
}

# When the link changed, in milliseconds of the wall clock.
changes_at() {
	python3 -c '
import os, sys, time
link = ".dateline/www/site"
before, end = os.readlink(link), time.time() + float(sys.argv[1])
while os.readlink(link) == before:
    if time.time() > end:
        sys.exit("it did not change")
    time.sleep(0.001)
print(int(time.time() * 1000))' "$1"
}

# in_seconds N: an embargo, as it is written.
in_seconds() {
	date -u -d "@$(($(date +%s) + $1))" +%Y-%m-%dT%H:%M:%SZ
}

@test "a watched newsroom publishes on the second, and never before" {
	watched
	at=$(in_seconds 8)
	release soon "embargo: $at"
	changed=$(changes_at 15)
	due=$(($(date -u -d "$at" +%s) * 1000))
	echo "late by $((changed - due)) ms"
	[ "$changed" -ge "$due" ]
	[ "$changed" -lt $((due + 1000)) ]
	until_true 50 test -f public/2026/soon/index.html
	until_true 50 grep -q "Public: The soon release" watch.out
}

@test "nothing of what is made ahead is on the disk before its second" {
	watched
	at=$(in_seconds 7)
	release soon "embargo: $at"
	due=$(date -u -d "$at" +%s)
	while [ "$(date +%s)" -lt $((due - 1)) ]; do
		never grep -rq "The soon release" .dateline/www
		sleep 0.2
	done
	changes_at 10
	until_true 50 test -f public/2026/soon/index.html
}

@test "several of one second, and the next one after them" {
	watched
	at=$(in_seconds 7)
	release one "embargo: $at"
	release two "embargo: $at"
	release three "embargo: $(in_seconds 9)"
	changes_at 15
	[ -f public/2026/one/index.html ]
	[ -f public/2026/two/index.html ]
	changes_at 15
	[ -f public/2026/three/index.html ]
}

@test "what was postponed while it was made ahead waits" {
	watched
	at=$(in_seconds 8)
	release soon "embargo: $at"
	due=$(date -u -d "$at" +%s)
	while [ "$(date +%s)" -lt $((due - 1)) ]; do sleep 0.1; done
	sed -i "s/^embargo:.*/embargo: 2099-01-01T09:00:00Z/" releases/soon.md
	before=$(root)
	sleep 6
	[ "$before" = "$(root)" ]
	[ ! -e public/2026/soon ]
}

@test "a change of a public release is noticed and waits for a yes" {
	watched
	echo "A word more." >>releases/live.md
	until_true 100 grep -q "CHANGED, waits for you" watch.out
	never grep -q "A word more" public/2026/live/release.txt
}

@test "a file that is renamed into place is noticed" {
	watched
	echo "publish: {on-save: yes}" >>site.yaml
	release later "embargo: none" "date: 2026-11-21"
	mv releases/later.md later.new
	mv later.new releases/later.md
	until_true 150 test -f public/2026/later/index.html
}

@test "another run publishes beside a watched newsroom" {
	watched
	release later "embargo: none" "date: 2026-11-21"
	run "$DATELINE" publish later
	[ "$status" -eq 0 ]
	[ -f public/2026/later/index.html ]
	sleep 5
	[ -f public/2026/later/index.html ]
}

@test "it ends on SIGTERM and on Ctrl-C, with the site as it was" {
	for signal in TERM INT; do
		rm -rf .dateline public
		release waiting "embargo: 2099-01-01 09:00"
		"$DATELINE" publish >/dev/null 2>&1
		env --default-signal=INT "$DATELINE" publish --watch \
			>watch.out 2>&1 3>&- &
		watcher=$!
		until_true 100 grep -q "Nothing to do" watch.out
		before=$(root)
		kill -"$signal" "$watcher"
		wait "$watcher"
		[ "$before" = "$(root)" ]
	done
}

@test "it ends on SIGTERM while a site is made ahead, and says nothing" {
	watched
	at=$(in_seconds 9)
	release soon "embargo: $at"
	due=$(date -u -d "$at" +%s)
	before=$(root)
	while [ "$(date +%s)" -lt $((due - 1)) ]; do sleep 0.1; done
	kill -TERM "$watcher"
	wait "$watcher"
	[ "$before" = "$(root)" ]
	never grep -q "Nothing was published" watch.out
}

@test "it catches up at the start and says how late it is" {
	release soon "embargo: $(in_seconds 9)"
	"$DATELINE" publish >/dev/null 2>&1
	[ ! -e public/2026/soon ]
	sleep 10
	"$DATELINE" publish --watch >watch.out 2>&1 3>&- &
	watcher=$!
	until_true 100 grep -q "Public: The soon release.*late" watch.out
}

@test "what somebody is writing does not go out, and does when it is closed" {
	watched
	echo "publish: {on-save: yes}" >>site.yaml
	exec 9>releases/later.md
	printf -- '---\nheadline: Later\nembargo: none\n' >&9
	printf -- 'date: 2026-11-21\n---\n\nThe first half.\n' >&9
	sleep 6
	[ ! -e public/2026/later ]
	echo "And the second." >&9
	exec 9>&-
	until_true 150 test -f public/2026/later/release.txt
	grep -q "And the second" public/2026/later/release.txt
}

@test "what was saved just before it begins to watch goes out in its time" {
	watched
	kill -TERM "$watcher"
	wait "$watcher"
	release soon "embargo: $(in_seconds 9)"
	"$DATELINE" publish --watch >watch.out 2>&1 3>&- &
	watcher=$!
	until_true 150 test -f public/2026/soon/index.html
}

@test "publish waits for what was saved a moment ago" {
	"$DATELINE" publish >/dev/null 2>&1
	echo "publish: {on-save: yes}" >>site.yaml
	release later "embargo: none" "date: 2026-11-21"
	run "$DATELINE" publish
	[ "$status" -eq 0 ]
	[ -f public/2026/later/index.html ]
}

@test "who watches says so to doctor, and takes it back" {
	watched
	until_true 50 test -f .dateline/state/publisher
	grep -q "\"pid\":$watcher" .dateline/state/publisher
	run "$DATELINE" doctor
	[[ "$output" == *"publish --watch is at work"* ]]
	kill -TERM "$watcher"
	wait "$watcher"
	[ ! -e .dateline/state/publisher ]
}

@test "a file saved just before it starts counts two seconds later" {
	rm releases/waiting.md
	"$DATELINE" publish >/dev/null 2>&1
	release soon "embargo: 2099-01-01 09:00"
	"$DATELINE" publish --watch >watch.out 2>&1 3>&- &
	watcher=$!
	until_true 100 grep -q "The next release goes out" watch.out
}

@test "--watch takes no names" {
	run "$DATELINE" publish --watch live
	[ "$status" -eq 2 ]
	run "$DATELINE" publish --watch --dry-run
	[ "$status" -eq 2 ]
}

@test "--watch where there is no newsroom ends at once" {
	rm site.yaml
	run "$DATELINE" publish --watch
	[ "$status" -eq 2 ]
}
