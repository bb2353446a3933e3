#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

# A newsroom that has published, a backup of what it remembers, and one more
# release that is due.
publish_and_damage() {
	dateline publish >/dev/null 2>&1
	rm -rf "$BATS_TEST_TMPDIR/backup"
	cp -a .dateline/state "$BATS_TEST_TMPDIR/backup"
	before=$(seen)
	now=2026-11-23T09:00:00Z
}

seen() {
	(cd -P public && find . -printf '%P %y %m %s %T@ %l\n' | sort &&
		find . -type f | sort | xargs cat) | sha256sum
}

# assert_refused ID: nothing is published, and it is said why.
assert_refused() {
	run dateline --format=gnu publish
	[ "$status" -eq 3 ] || { echo "$status: $output"; false; }
	[[ "$output" == *"[$1]"* ]] || { echo "$output"; false; }
	[ "$before" = "$(seen)" ]
}

assert_goes_on() {
	run dateline publish
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[ "$before" != "$(seen)" ]
	[ -e public/2026/waiting/index.html ]
	run dateline log --verify
	[ "$status" -eq 0 ]
}

restore() {
	rm -rf .dateline/state
	cp -a "$BATS_TEST_TMPDIR/backup" .dateline/state
}

@test "state is private, whatever the umask" {
	umask 000
	dateline publish
	[ "$(stat -c %a .dateline/state)" = 700 ]
	[ -z "$(find .dateline/state -type f -perm /077)" ]
	[ -z "$(find .dateline/state -type d -perm /077)" ]
}

@test "a truncated database publishes nothing, and a backup brings it back" {
	publish_and_damage
	truncate -s 5000 .dateline/state/state.db
	assert_refused state-damaged
	truncate -s 0 .dateline/state/state.db
	assert_refused state-lost
	restore
	assert_goes_on
}

@test "a deleted database publishes nothing, and a backup brings it back" {
	publish_and_damage
	rm .dateline/state/state.db
	assert_refused state-lost
	words=$(dateline publish 2>&1 | tr -s "\n" " ")
	[[ "$words" == *"Put the folder .dateline/state back from a backup"* ]]
	[[ "$words" == *"--rebuild-state"* ]]
	restore
	assert_goes_on
}

@test "a changed word in the database publishes nothing" {
	publish_and_damage
	python3 - <<'EOF'
path = ".dateline/state/state.db"
data = open(path, "rb").read()
at = data.index(b"2026/live")
open(path, "r+b").write(data[:at] + b"2026/lime" + data[at + 9:])
EOF
	assert_refused state-damaged
	restore
	assert_goes_on
}

@test "a row that was changed by hand publishes nothing" {
	publish_and_damage
	for sql in "UPDATE release SET is_withdrawn = 1" \
		"DELETE FROM release" "DELETE FROM embargo" \
		"UPDATE newsroom SET last_look = 0" "DELETE FROM newsroom" \
		"DELETE FROM seal" "DELETE FROM log" "DROP TABLE embargo"; do
		python3 -c '
import sqlite3, sys
db = sqlite3.connect(".dateline/state/state.db")
db.execute(sys.argv[1])
db.commit()' "$sql"
		assert_refused state-damaged
		restore
	done
	assert_goes_on
}

@test "the database of another newsroom publishes nothing" {
	publish_and_damage
	cp -a . "$BATS_TEST_TMPDIR/other"
	(
		cd "$BATS_TEST_TMPDIR/other" || exit 1
		rm -rf .dateline public
		dateline publish
	)
	cp "$BATS_TEST_TMPDIR/other/.dateline/state/state.db" .dateline/state/
	assert_refused state-foreign
	restore
	sed -i 's/^newsroom: .*/newsroom: 3f0c1a52-4c1e-4d5b-9d0e-2b6a4d1c8e02/' site.yaml
	assert_refused state-foreign
}

@test "an older database publishes nothing" {
	publish_and_damage
	dateline publish
	before=$(seen)
	cp "$BATS_TEST_TMPDIR/backup/state.db" .dateline/state/
	assert_refused state-old
}

@test "a database of a newer version publishes nothing and stays as it is" {
	publish_and_damage
	python3 -c '
import sqlite3
db = sqlite3.connect(".dateline/state/state.db")
db.execute("PRAGMA user_version = 99")'
	assert_refused state-newer
	run python3 -c '
import sqlite3
db = sqlite3.connect(".dateline/state/state.db")
print(db.execute("PRAGMA user_version").fetchone()[0])'
	[ "$output" = 99 ]
}

@test "something else in its place publishes nothing" {
	publish_and_damage
	mv .dateline/state/state.db elsewhere
	ln -s ../../elsewhere .dateline/state/state.db
	assert_refused file-kind
	rm .dateline/state/state.db
	mkdir .dateline/state/state.db
	assert_refused file-kind
	rmdir .dateline/state/state.db
	echo "Dear editor," >.dateline/state/state.db
	assert_refused state-damaged
}

@test "status and log can be asked where nothing may be written" {
	command -v setpriv || skip "setpriv is not here"
	[ "$(id -u)" -eq 0 ] || skip "only root may become somebody else"
	publish_and_damage
	chmod -R a+rX "$BATS_TEST_TMPDIR"
	chown -R 65534:65534 .dateline/state
	chmod -R a-w .
	before=$(seen)
	as_nobody() {
		at "$now" setpriv --reuid=65534 --regid=65534 --clear-groups \
			"$DATELINE" "$@"
	}
	as_nobody --version || skip "nobody may run the program"
	run as_nobody log
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[[ "$output" == *archive* ]]
	run as_nobody status
	[ "$status" -ne 3 ] || { echo "$output"; false; }
	run as_nobody publish
	[ "$status" -eq 3 ] || { echo "$output"; false; }
	[ "$before" = "$(seen)" ]
	chmod -R u+w .
}

@test "a killed writer leaves nothing that stops the next one" {
	publish_and_damage
	for pause in 0.01 0.03 0.05 0.08; do
		dateline publish >/dev/null 2>&1 &
		sleep "$pause"
		kill -9 $! 2>/dev/null || true
		wait || true
	done
	run dateline publish
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[ -e public/2026/waiting/index.html ]
	run dateline log --verify
	[ "$status" -eq 0 ]
}
