#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

@test "build publishes what is due and nothing else" {
	run dateline build
	[ "$status" -eq 0 ]
	[ -f public/2026/live/index.html ]
	[ ! -e public/2026/waiting ]
	! grep -r waiting public/
}

@test "what is due at this second is published at this second" {
	now=2026-11-23T07:59:59Z run dateline build
	[ ! -e public/2026/waiting ]
	now=2026-11-23T08:00:00Z run dateline build
	[ -f public/2026/waiting/index.html ]
}

@test "a second build changes no inode and no time" {
	run dateline build
	before=$(find -L public/ -printf '%i %T@ %P\n' | sort)
	run dateline build
	[ "$status" -eq 0 ]
	[[ "$output" == *"Nothing to do"* ]]
	[ "$before" = "$(find -L public/ -printf '%i %T@ %P\n' | sort)" ]
}

@test "a release with a mistake is held back by name, the others go out" {
	release broken "embargoo: 2026-11-23 09:00"
	run dateline build
	[ "$status" -eq 1 ]
	[[ "$output" == *"Held back: releases/broken.md"* ]]
	[ -f public/2026/live/index.html ]
	! grep -r broken public/
}

@test "a draft with a mistake does not stop an upload" {
	release draft "status: draft" "embargo: none" "date: 2026-11-20" "slugg: x"
	run dateline build
	[ "$status" -eq 0 ]
	[ ! -e public/2026/draft ]
}

@test "a mistake in site.yaml publishes nothing and says so" {
	run dateline build
	root=$(readlink .dateline/www/site)
	echo "zonee: Europe/Brussels" >>site.yaml
	run dateline build
	[ "$status" -eq 1 ]
	[[ "$output" == *"stays as it was"* ]]
	[ "$root" = "$(readlink .dateline/www/site)" ]
}

@test "build -o writes plain files and deletes what is no longer public" {
	run dateline build -o out
	[ "$status" -eq 0 ]
	[ -f out/2026/live/index.html ]
	[ ! -L out/2026 ]
	rm releases/live.md
	run dateline build -o out
	[ "$status" -eq 0 ]
	[ ! -e out/2026/live ]
}

@test "build -o does not touch a folder with somebody's files" {
	mkdir out
	echo mine >out/mine.txt
	run dateline build -o out
	[ "$status" -ne 0 ]
	[ "$(ls out)" = mine.txt ]
}

@test "build -o refuses the sources" {
	for dir in . releases releases/x .dateline /; do
		run dateline build -o "$dir"
		[ "$status" -ne 0 ]
	done
	[ ! -e releases/x ]
}

@test "a folder in the way of public is not replaced" {
	mkdir public
	echo mine >public/mine.txt
	run dateline build
	[ "$status" -ne 0 ]
	[ -f public/mine.txt ]
}

@test "a dry run writes nothing and says how much would change" {
	run dateline build --dry-run
	[ "$status" -eq 0 ]
	[ ! -e public ]
	[[ "$output" == *"would change"* ]]
}

@test "a folder that is not a newsroom is said to be none" {
	mkdir empty
	run dateline -C empty build
	[ "$status" -eq 2 ]
	[[ "$output" == *"not a newsroom"* ]]
}

@test "an empty newsroom builds" {
	rm -r releases
	run dateline build
	[ "$status" -eq 0 ]
	[ -f public/index.html ]
}

@test "the same sources give the same root elsewhere" {
	dateline build
	first=$(readlink .dateline/www/site)
	cp -r "$room" "$BATS_TEST_TMPDIR/other"
	rm -r "$BATS_TEST_TMPDIR/other/.dateline" "$BATS_TEST_TMPDIR/other/public"
	cd "$BATS_TEST_TMPDIR/other"
	(umask 077 && LC_ALL=C.UTF-8 TZ=Asia/Tokyo dateline build)
	[ "$first" = "$(readlink .dateline/www/site)" ]
}

@test "public files are readable whatever the umask, the state is not" {
	(umask 077 && dateline build)
	[ "$(stat -c %a public/2026/live/index.html)" = 644 ]
	[ "$(stat -Lc %a public/2026/live)" = 755 ]
	[ "$(stat -c %a .dateline/state)" = 700 ]
	[ "$(stat -c %a .dateline)" = 711 ]
}
