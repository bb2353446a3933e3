#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

@test "explain says why, and shows before and after" {
	run --separate-stderr dateline explain key-unknown
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[[ "${lines[0]}" == "key-unknown, a problem: "* ]]
	[[ "$output" == *"Before:
    embargoo: 2026-12-01 09:00
After:
    embargo: 2026-12-01 09:00" ]]
	run dateline explain link-words
	[[ "${lines[0]}" == *"a remark"* ]]
	run dateline explain file-unpublished
	[[ "${lines[0]}" == *"a note"* ]]
}

@test "the brackets of a finding may stand round its id" {
	[ "$(dateline explain '[key-unknown]')" = "$(dateline explain key-unknown)" ]
}

@test "every finding of a newsroom full of mistakes is explained" {
	release broken "embargoo: x" "place: [a" "slug: A B" "topics: a, b"
	release odd "embargo: noon" "contact: {name: Jo}" "image: {file: x.png}"
	run dateline check
	ids=$(grep -o '\[[a-z-]*\]$' <<<"$output" | sort -u)
	[ "$(wc -l <<<"$ids")" -ge 4 ]
	for id in $ids; do dateline explain "$id" >/dev/null; done
}

@test "without an id all are listed, in groups, each once" {
	run dateline explain
	[ "$status" -eq 0 ]
	[ "$(grep -c '^  [a-z]' <<<"$output")" -eq \
		"$(dateline completion ids | wc -l)" ]
	[ "$(dateline completion ids | sort -u | wc -l)" -eq \
		"$(wc -l <"$here/../golden/findings.txt")" ]
	[[ "${lines[0]}" == "The file and its fields" ]]
	[ "$(awk 'length > 80' <<<"$output")" = "" ]
}

@test "an id with a slip is met with the nearest" {
	run dateline explain key-unknwon
	[ "$status" -eq 2 ]
	[[ "$output" == *'Did you mean "key-unknown"?'* ]]
	run dateline explain something-else-entirely
	[ "$status" -eq 2 ]
	[[ "$output" != *"Did you mean"* ]]
}

@test "explain needs no newsroom" {
	cd "$BATS_TEST_TMPDIR"
	rm -r room
	run dateline explain usage
	[ "$status" -eq 0 ]
}
