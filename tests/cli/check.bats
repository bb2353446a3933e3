#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

@test "check of a clean newsroom is quiet and fine" {
	run dateline check
	[ "$status" -eq 0 ]
	[[ "$output" == *"nothing to mend"* ]]
}

@test "check reports every finding of every file and exits 1" {
	release one "embargoo: none" "slugg: x"
	release two "embargo: noon"
	run dateline check
	[ "$status" -eq 1 ]
	[[ "$output" == *'"embargoo"'* ]]
	[[ "$output" == *'"slugg"'* ]]
	[[ "$output" == *releases/two.md* ]]
}

@test "check of one file tells only of that file" {
	release one "embargoo: none"
	release two "embargo: noon"
	run dateline check releases/two.md
	[ "$status" -eq 1 ]
	[[ "$output" == *releases/two.md* ]]
	[[ "$output" != *releases/one.md* ]]
}

@test "check of a file that is not there is wrong use" {
	run dateline check releases/nowhere.md
	[ "$status" -eq 2 ]
}

@test "gnu findings are one line with line and column" {
	release one "embargoo: 2026-12-01 09:00"
	run --separate-stderr dateline check --format=gnu
	[[ "$output" == *'releases/one.md:3:1: error: unknown field "embargoo"; did you mean "embargo"? [key-unknown]'* ]]
}

@test "json findings are one object a line" {
	release one "embargoo: 2026-12-01 09:00"
	run --separate-stderr dateline check --format=json
	echo "$output" | while read -r line; do
		echo "$line" | python3 -c 'import json,sys; assert json.load(sys.stdin)["schema"] == 1'
	done
}

@test "a remark alone is fine, and not with --strict" {
	release one "embargo: none" "date: 2026-11-20"
	echo "They wrote an open letter." >>releases/one.md
	run dateline check
	[ "$status" -eq 0 ]
	run dateline check --strict
	[ "$status" -eq 1 ]
}

@test "two releases with one address: the later one is told" {
	release other "slug: live" "embargo: none" "date: 2026-11-21"
	run dateline check
	[ "$status" -eq 1 ]
	[[ "$output" == *"releases/other.md"* ]]
	[[ "$output" != *"releases/live.md, line"* ]]
	run dateline build
	grep -q "text of live" public/2026/live/release.txt
}

@test "check writes nothing" {
	before=$(find . | sort)
	dateline check
	[ "$before" = "$(find . | sort)" ]
}

@test "no escape sequence reaches a pipe or NO_COLOR" {
	release one "embargoo: none"
	run dateline check
	[[ "$output" != *$'\e'* ]]
	NO_COLOR=1 run dateline check --color=auto
	[[ "$output" != *$'\e'* ]]
	run dateline check --color=always
	[[ "$output" == *$'\e'* ]]
}

@test "a closed pipe ends quietly" {
	for i in $(seq 200); do release "r$i" "embargoo: none"; done
	run bash -c ". '$here/../tools/at.sh'; at $now '$DATELINE' check 2>&1 | head -1; exit \${PIPESTATUS[0]}"
	[ "$status" -eq 1 ]
}

@test "an embargoed file in a public repository is an error" {
	mkdir news
	mv releases site.yaml news
	git init -q .
	git add -A
	cd news
	run dateline check
	[ "$status" -eq 0 ]
	echo "repository: public" >>site.yaml
	run dateline check
	[ "$status" -eq 1 ]
	[[ "$output" == *"releases/waiting.md"*"[repository-tracked]"* ]]
	[[ "$output" != *"releases/live.md"* ]]
	git rm -q --cached releases/waiting.md
	run dateline check
	[ "$status" -eq 0 ]
	git add releases/waiting.md
	git update-index --index-version 4
	run dateline check
	[ "$status" -eq 1 ]
	now=2026-11-23T08:00:00Z run dateline check
	[ "$status" -eq 0 ]
}

@test "check names what stops the whole site, and writes nothing" {
	mkdir templates public
	echo '<p>{{hedline}}</p>' >templates/404.html
	run dateline check
	[ "$status" -eq 1 ]
	[[ "$output" == *"templates/404.html"* ]]
	[[ "$output" == *"Until the site itself is mended nothing goes out."* ]]
	run dateline check releases/live.md
	[ "$status" -eq 0 ]
	[[ "$output" == *'But nothing goes out: "dateline check" says'* ]]
	rm -r templates
	run dateline check
	[[ "$output" == *"[publish-public]"* ]]
	[ ! -e .dateline ]
}

@test "a link to what is not public yet is a remark while it is not" {
	echo '[soon](waiting.md)' >>releases/live.md
	run dateline check
	[ "$status" -eq 0 ]
	[[ "$output" == *"[link-nowhere]"* ]]
	[[ "$output" == *"1 remark in 2 releases. Nothing is held back."* ]]
	now=2026-11-23T08:00:00Z
	run dateline check
	[[ "$output" != *"[link-nowhere]"* ]]
}
