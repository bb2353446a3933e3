#!/usr/bin/env bats
# The sample newsroom of this repository: what it shows, and that nothing in
# it would be found wrong.
bats_require_minimum_version 1.5.0
load common

begin() {
	cp -r "$here/../../releases" "$here/../../site.yaml" \
		"$here/../../logo.svg" "$BATS_TEST_TMPDIR"
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "sample: check has nothing to mend in it" {
	begin
	run --separate-stderr dateline check --format=gnu
	[ "$status" -eq 0 ]
	! grep -E ': (error|warning): ' <<<"$output"
	[ "$(grep -c '\[file-unpublished\]' <<<"$output")" -eq 1 ]
}

@test "sample: each state that a release can have is shown" {
	begin
	run --separate-stderr dateline status
	grep -q '^  WAITING .* in .* ended' <<<"$output"
	grep -q '^  WITHDRAWN .* press fair' <<<"$output"
	[ "$(grep -c '^  LIVE ' <<<"$output")" -ge 5 ]
	! grep -q "CAN'T GO\|HELD BACK\|DRAFT" <<<"$output"
}

@test "sample: a coalition's release, with its letter and eighteen names" {
	begin
	dateline build 2>said
	cd public/2026/breach-reports
	[ -f open-drawer.png ] && [ -f letter.pdf ]
	[ ! -e signatories.csv ]
	cut -d, -f1 "$here/../../releases/2026-11-18-breach-reports/signatories.csv" |
		tail -n +2 | wc -l | grep -qx 18
	grep -q '^Eighteen groups ask' release.txt
	grep -q '^- Überblick e.V., Leipzig$' release.txt
	grep -qx '###' release.txt
}

@test "sample: one release in three languages, one corrected" {
	begin
	dateline build 2>said
	grep -q '<html lang="es" dir="ltr">' public/2026/promesa/index.html
	grep -q '<html lang="ar" dir="rtl">' public/2026/waad/index.html
	grep -q '68 columns' public/2026/folder/index.html
	grep -q '72 columns' public/corrections.xml
}

@test "sample: no word of the waiting release is public" {
	begin
	dateline build 2>said
	! grep -rqi 'century\|oldest embargo\|2099' public/
}

@test "sample: codes of languages and the day of a letter are put in words" {
	begin
	dateline build 2>said
	text=public/2026/breach-reports/release.txt
	grep -qx 'English, Français' "$text"
	grep -q 'Hosting, 18 November 2026:' "$text"
	# What is no day stays as it was typed.
	sed -i 's/date: 2026-11-18$/date: 2026-13-41/' \
		releases/2026-11-18-breach-reports/index.md
	sed -i '0,/date: 2026-13-41/s//date: 2026-11-18/' \
		releases/2026-11-18-breach-reports/index.md
	dateline build 2>said
	grep -q 'Hosting, 2026-13-41:' "$text"
}

@test "sample: a table of figures is one in the text as well" {
	begin
	dateline build 2>said
	grep -q '<td[^>]*>684,926</td>' public/2026/judged/index.html
	grep -q "^Clocks of all zones, and Python  *684,926  *0$" public/2026/judged/release.txt
}
