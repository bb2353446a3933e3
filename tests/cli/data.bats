#!/usr/bin/env bats
bats_require_minimum_version 1.5.0

load common
of_release() {
	python3 -c 'import json, sys
at = json.load(sys.stdin)
for name in sys.argv[1].split("."):
    at = at[name]
print(at)' "$1"
}

@test "data shows what templates see of a release" {
	run --separate-stderr dateline data releases/live.md
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "$(of_release release.headline <<<"$output")" = "The live release" ]
	[ "$(of_release text.body <<<"$output")" = "The text of live." ]
	[ "$(of_release release.body <<<"$output")" = "<p>The text of live.</p>" ]
	[ "$(of_release release.jsonld.@type <<<"$output")" = NewsArticle ]
	[ "$(of_release list <<<"$output")" = None ]
}

@test "data shows a release that waits, is held or a draft, and publishes none" {
	release draft "embargo: 2026-12-24 09:00" "status: draft"
	release held "embargo: hold"
	for name in waiting draft held; do
		run --separate-stderr dateline data "releases/$name.md"
		[ "$status" -eq 0 ]
		[ "$(of_release release.headline <<<"$output")" = \
			"The $name release" ]
	done
	[ ! -e public ]
	[ ! -e .dateline ]
}

@test "data of a withdrawn release has its notice alone" {
	release gone "embargo: none" "date: 2026-11-20" "status: withdrawn" \
		"withdrawn: {at: 2026-11-21 09:00, reason: It was wrong.}"
	run --separate-stderr dateline data releases/gone.md
	[ "$status" -eq 0 ]
	[ "$(of_release release.withdrawn.reason <<<"$output")" = "It was wrong." ]
	[ -z "$(of_release release.body <<<"$output")" ]
	[ "$(of_release text <<<"$output")" = None ]
}

@test "data says what is wrong in a release, and in no other" {
	release bad "embargo: sometime"
	release worse "embargo: never ever"
	run --separate-stderr dateline data releases/bad.md
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[[ "$stderr" == *sometime* ]]
	[[ "$stderr" == *data-held* ]]
	[[ "$stderr" != *worse* ]]
}

@test "data wants one release that there is, or --schema" {
	for words in "" "releases/none.md" "releases/live.md --schema"; do
		# shellcheck disable=SC2086 # words of a command
		run --separate-stderr dateline data $words
		[ "$status" -eq 2 ]
		[ -z "$output" ]
		[[ "$stderr" == *"dateline data releases/results.md"* ]]
	done
}

@test "data --schema needs no newsroom, and an editor's line is a remark" {
	cd "$BATS_TEST_TMPDIR"
	run --separate-stderr dateline data --schema
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "$(of_release properties.status.anyOf <<<"$output")" = \
		"[{'enum': ['ready', 'draft', 'withdrawn']}, {'type': 'null'}]" ]
	cd "$room"
	sed -i '1a# yaml-language-server: $schema=../releases.schema.json' \
		releases/live.md
	run dateline check releases/live.md
	[ "$status" -eq 0 ]
}
