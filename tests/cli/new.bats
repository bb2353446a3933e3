#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

@test "new writes a draft and prints its name" {
	run --separate-stderr dateline new "Grid opens the Ostend site"
	[ "$status" -eq 0 ]
	[ "$output" = releases/2026-11-22-grid-opens-the-ostend-site.md ]
	[[ "$stderr" == *"dateline check $output"* ]]
	grep -qx 'headline: Grid opens the Ostend site' "$output"
	grep -q '^status: draft ' "$output"
	grep -Eq '^id: urn:uuid:[0-9a-f-]{36} ' "$output"
}

@test "a new file passes check but for what is to be filled in" {
	dateline new "Report: 40% \"more\" storms # now"
	run dateline check releases/2026-11-22-report-40-more-storms-now.md \
		--format=gnu
	[ "$(grep -c '\[embargo-unsaid\]' <<<"$output")" -eq 1 ]
	[ "$(grep -c '\[text-placeholder\]' <<<"$output")" -eq 1 ]
	[ "$(grep -c '^releases' <<<"$output")" -eq 2 ]
	sed -i -e 's/^embargo:/embargo: 2026-12-01 09:00/' -e '/^status:/d' \
		-e 's/^\[Add.*/A text./' releases/2026-11-22-report*
	run dateline check --strict
	[ "$status" -eq 0 ]
	run dateline status
	[[ "$output" == *'Report: 40% "more" storms # now'* ]]
}

@test "it cannot go out by accident" {
	dateline new "Secret plan" --embargo none
	sed -i 's/^date:/date: 2026-11-20/' releases/*secret-plan.md
	dateline new "Old secret" --embargo "2026-11-01 09:00"
	dateline build
	[ -f public/2026/live/index.html ]
	never grep -ri secret public/
}

@test "each field that people use stands there, with a remark beside it" {
	dateline new "All fields"
	for field in headline subhead embargo date status place contact topics \
		summary image attachments signatories kind language \
		translation-of boilerplate notes desk-note mail end-mark id; do
		grep -q "^$field:" releases/2026-11-22-all-fields.md
	done
	[ "$(sed '/^headline:/d' releases/2026-11-22-all-fields.md |
		grep -c '^[a-z-]*: *.*  *# ')" -eq 20 ]
	[ "$(awk 'length > 80' releases/2026-11-22-all-fields.md)" = "" ]
}

@test "--embargo takes any time that a release takes" {
	for time in "2026-12-01 09:00" "2026-12-01T09:00-05:00" \
		"2026-12-01T09:00-05:00[America/New_York]" hold none \
		"Tue 2026-12-01 09:00:30 Asia/Tokyo"; do
		run dateline new "At $time" --embargo "$time"
		[ "$status" -eq 0 ]
		grep -qF "embargo: $time" "$(grep '^releases/' <<<"$output")"
	done
	run dateline check
	never grep -q "embargo-\|time-" <<<"$output"
	grep -q "Tue 1 Dec 2026, 09:00 (08:00 UTC)" \
		releases/2026-12-01-at-2026-12-01-09-00.md
}

@test "a wrong embargo writes nothing, and the right one is offered" {
	before=$(ls releases)
	run dateline new "Late" --embargo "2026-12-01 9am"
	[ "$status" -eq 2 ]
	[[ "$output" == *'--embargo "2026-12-01 09:00"'* ]]
	run dateline new "Late" --embargo "2026-12-01 09:00 EST"
	[ "$status" -eq 2 ]
	[[ "$output" == *"[time-zone-short]"* ]]
	run dateline new "Late" --embargo "2026-03-29 02:30"
	[ "$status" -eq 2 ]
	[[ "$output" == *"[time-gap]"* ]]
	run dateline new "Late" --embargo "2026-12-01"
	[ "$status" -eq 2 ]
	[ "$before" = "$(ls releases)" ]
}

@test "a time that has passed is written, and said" {
	run dateline new "Late" --embargo "2026-11-01 09:00"
	[ "$status" -eq 0 ]
	[[ "$output" == *"has passed"* ]]
}

@test "--folder makes a folder for pictures" {
	run --separate-stderr dateline new "With a chart" --folder
	[ "$output" = releases/2026-11-22-with-a-chart/index.md ]
	[ -f "$output" ]
	run dateline new "With a chart"
	[ "$status" -eq 2 ]
	[[ "$output" == *"[file-exists]"* ]]
}

@test "nothing is overwritten" {
	dateline new "Once"
	echo mine >releases/2026-11-22-once.md
	run dateline new "Once"
	[ "$status" -eq 2 ]
	[[ "$output" == *"there already"* ]]
	run dateline new "Once" --folder
	[ "$status" -eq 2 ]
	[ "$(cat releases/2026-11-22-once.md)" = mine ]
}

@test "a slug that another release has is not taken again" {
	release 2026-08-01-results "embargo: none" "date: 2026-08-01"
	run --separate-stderr dateline new "Results"
	[ "$output" = releases/2026-11-22-results-2.md ]
	run --separate-stderr dateline new "Topics"
	[ "$output" = releases/2026-11-22-topics-release.md ]
	run --separate-stderr dateline new "2026"
	[ "$output" = releases/2026-11-22-2026-release.md ]
	run --separate-stderr dateline new "次の報告"
	[ "$output" = releases/2026-11-22-release.md ]
	run dateline check
	never grep -q "slug-" <<<"$output"
}

@test "the name has the day of the embargo in the zone of the house" {
	run --separate-stderr dateline new "Early" \
		--embargo "2026-11-30T23:30Z"
	[ "$output" = releases/2026-12-01-early.md ]
}

@test "--from keeps contact, topics, boilerplate and lists, and no more" {
	release 2026-08-01-results "embargo: none" "date: 2026-08-01" \
		"contact: {name: \"Jo: the desk\", phone: \"+32 2 555 01 00\"}" \
		"topics: [a b, \"c, d\"]" "boilerplate: \"About: us\"" \
		"subhead: Old" "summary: Old" "desk-note: Old" "notes: Old" \
		"place: Ostend" "signatories: [Old one, Old two]" \
		"id: urn:uuid:3f0c2a1e-0000-4000-8000-000000000000" \
		"corrections: [{at: 2026-08-02, kind: update, note: Old}]" \
		"mail: {lists: [press, trade], subject: Old}"
	run --separate-stderr dateline new "Results again" --from results
	[ "$status" -eq 0 ]
	file=$output
	never grep -q "Old\|3f0c2a1e\|2026-08" "$file"
	grep -q '^place: Ostend' "$file"
	grep -q '^mail: {lists: \[press, trade\]}' "$file"
	sed -i -e 's/^embargo:/embargo: none/' -e '/^status:/d' \
		-e 's/^date:/date: 2026-11-20/' -e 's/^\[Add.*/A text./' "$file"
	run dateline check "$file" --format=gnu
	never grep -q "^releases/.*error" <<<"$output"
	dateline build
	grep -q "Jo: the desk" public/2026/results-again/index.html
	grep -q "About: us" public/2026/results-again/index.html
	[ -f public/topics/c-d/index.html ]
}

@test "--from names the nearest release" {
	run dateline new "Again" --from lvie
	[ "$status" -eq 2 ]
	[[ "$output" == *'"live"'* ]]
	[ ! -e releases/2026-11-22-again.md ]
}

@test "a headline without quotation marks is told how" {
	run dateline new Our new results
	[ "$status" -eq 2 ]
	[[ "$output" == *'dateline new "Our new results"'* ]]
	run dateline new
	[ "$status" -eq 2 ]
	[[ "$output" == *HEADLINE* ]]
	run dateline new " "
	[ "$status" -eq 2 ]
	run dateline new $'two\nlines'
	[ "$status" -eq 2 ]
	[ "$(ls releases | wc -l)" -eq 2 ]
}

@test "mistakes of other releases are not its business" {
	release broken "embargoo: 2026-12-01 09:00"
	run dateline new "Fine"
	[ "$status" -eq 0 ]
	[[ "$output" != *embargoo* ]]
	echo "zonee: x" >>site.yaml
	run dateline new "Not fine"
	[ "$status" -eq 1 ]
	[ ! -e releases/2026-11-22-not-fine.md ]
}
