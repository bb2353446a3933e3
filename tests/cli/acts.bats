#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

# What is done after the schedule was set (embargo.md 11), in a newsroom that
# has been published once.

# The program at a terminal, at the time of the test.
terminal() {
	case $DATELINE in
	*/asan/*)
		DATELINE_TEST_CLOCK=$(date -u -d "$now" +%s) \
			python3 "$here/../tools/terminal.py" "$@"
		;;
	*)
		at "$now" /usr/bin/env python3 "$here/../tools/terminal.py" "$@"
		;;
	esac
}

# Each release has an id of its own, so that the journal knows it.
publish_first() {
	for file in releases/*.md; do
		grep -q '^id:' "$file" ||
			sed -i "2i id: urn:x:$(basename "$file" .md)" "$file"
	done
	dateline publish --quiet || true
}

# The file of the release stays as it is, and the status is 2.
refused() {
	local before after
	before=$(cat releases/*.md | cksum)
	run dateline "$@"
	after=$(cat releases/*.md | cksum)
	[ "$status" -eq 2 ]
	[ "$before" = "$after" ]
}

# What the log holds, as it stands in the database.
in_log() {
	cat .dateline/state/state.db* | grep -aqF -e "$1"
}

@test "lift lets a release out now, and its file says when and why" {
	publish_first
	cp releases/waiting.md before.md
	sed -i 's/^embargo: .*/& # agreed with the Standard/' releases/waiting.md
	now=2026-11-22T10:05:00Z
	run --separate-stderr dateline lift waiting --by Jo \
		--reason "It was all over the news" --note "the Herald broke it"
	[ "$status" -eq 0 ]
	[ "$(sed -n 4,8p releases/waiting.md)" = "embargo:
  until: 2026-11-23 09:00 # agreed with the Standard
  lifted:
    at: 2026-11-22T11:05:00+01:00
    reason: It was all over the news" ]
	diff before.md releases/waiting.md | grep -c '^<' | grep -qx 1
	grep -q "The text of waiting" public/2026/waiting/index.html
	never grep -Rq Herald public/
	in_log '"act":"lift"'
	in_log '"note":"the Herald broke it"'
	in_log '"who":"Jo"'
	run dateline check
	[ "$status" -eq 0 ]
	dateline publish
	[ -f public/2026/waiting/index.html ]
}

@test "lift ends an embargo that nothing else ends" {
	release held "embargo: {until: hold, strict: yes}"
	publish_first
	[ ! -e public/2026/held ]
	now=2026-11-22T10:05:00Z
	dateline lift releases/held.md --reason "All agreed"
	[ -f public/2026/held/index.html ]
	grep -qF 'strict: yes, lifted: {at: "2026-11-22T11:05:00+01:00"' \
		releases/held.md
}

@test "lift says that what was lifted by hand is no slip" {
	publish_first
	sed -i 's/^embargo:.*/embargo: {until: 2026-11-24 09:00, lifted: {at: "2026-11-22T09:59:00Z", reason: Broken.}}/' \
		releases/waiting.md
	run dateline publish
	[[ "$output" == *lift-unlogged* ]]
	now=2026-11-22T10:05:00Z
	dateline lift waiting --reason "It was in the news"
	[ -f public/2026/waiting/index.html ]
	grep -qF 'lifted: {at: "2026-11-22T11:05:00+01:00", reason: It was in' \
		releases/waiting.md
}

@test "lift lets out what a doubtful clock keeps back" {
	export FAKETIME_DONT_FAKE_MONOTONIC=1 DATELINE_TEST_BOOT=1000
	export DATELINE_TEST_SYNCHRONISED=no
	case $DATELINE in
	*/asan/*) ;;
	*) export LD_PRELOAD=${DATELINE%/*}/tools/synchronised.so ;;
	esac
	publish_first
	now=2026-11-23T08:00:00Z
	run dateline publish
	[[ "$output" == *clock-step* ]]
	[ ! -e public/2026/waiting ]
	run dateline lift waiting --reason "The time is right"
	[ -f public/2026/waiting/index.html ]
}

@test "an act that makes no sense is refused with those that are possible" {
	release draft "status: draft" "embargo: none" "date: 2026-11-20"
	release broken "embargo: none" "date: 2026-11-20" "contact: nobody"
	publish_first
	refused lift live --reason x
	[[ "$output" == *"is public since"*"correct, withdraw, forget"* ]]
	refused postpone live 2026-12-01 09:00
	refused correct waiting --was a --now b
	[[ "$output" == *"waits until Mon 23 Nov"*"lift, postpone, withdraw"* ]]
	refused forget waiting --reason x --yes
	refused lift draft --reason x
	[[ "$output" == *"is a draft"* ]]
	refused withdraw draft --reason x
	refused lift broken --reason x
	[[ "$output" == *"problem in its file"*"dateline check"* ]]
	dateline withdraw live --reason "Wrong" || [ "$?" -eq 1 ]
	refused withdraw live --reason "Wrong"
	refused correct live --was The --now A
	[[ "$output" == *"was withdrawn"* ]]
}

@test "postpone takes a later time, written as in the file" {
	publish_first
	run dateline postpone waiting 2026-11-24 10:00 America/New_York
	[ "$status" -eq 0 ]
	[[ "$output" == *"Tue 24 Nov 2026, 16:00 (15:00 UTC)"* ]]
	grep -qx 'embargo: 2026-11-24 10:00 America/New_York' \
		releases/waiting.md
	dateline postpone waiting hold
	grep -qx 'embargo: hold' releases/waiting.md
	dateline postpone waiting "2026-11-24 10:00"
	now=2026-11-24T08:59:59Z
	dateline publish
	[ ! -e public/2026/waiting ]
	now=2026-11-24T09:00:00Z
	dateline publish
	[ -f public/2026/waiting/index.html ]
	in_log '"act":"postpone"'
	in_log '"detail":"until 2026-11-24 10:00 America/New_York"'
}

@test "postpone refuses what is no later time" {
	publish_first
	for time in "2026-11-22 10:00" "2026-11-23 08:00" "2026-11-23 09:00" \
		none soon "2026-11-24 10:00 Europe/Brusels" 2026-11-24; do
		refused postpone waiting "$time"
	done
	refused postpone waiting
	[[ "$output" == *"TIME is missing"* ]]
}

@test "withdraw puts a notice in the place of text and files" {
	mkdir releases/report
	printf '%%PDF-1.4 canary\n' >releases/report/figures.pdf
	printf 'canary,2\n' >releases/report/numbers.csv
	{
		echo "---"
		echo "headline: A report"
		echo "subhead: canary in the subhead"
		echo "summary: canary in the summary"
		echo "embargo: none"
		echo "date: 2026-11-21"
		echo "place: Canarytown"
		echo "id: urn:x:report"
		echo "signatories: [Canary League]"
		echo "contact: {name: Cora Canary, email: c@canary.example}"
		echo "attachments: [{file: figures.pdf, title: Canary}]"
		echo "desk-note: canary"
		echo "---"
		echo
		echo "The canary sings. [Numbers](numbers.csv)"
	} >releases/report/index.md
	publish_first
	grep -qi canary public/2026/report/index.html public/feed.xml
	dateline correct report --was "canary sings" --now "canary flies" \
		--reason "A canary flew"
	now=2026-11-22T10:05:00Z
	run dateline withdraw report --reason "The figures were <wrong>" \
		--replaced-by live
	[ "$status" -eq 0 ]
	[[ "$output" == *"notice takes the place"* ]]
	never grep -Rqi canary public/ .dateline/www
	[ "$(ls public/2026/report)" = "index.html
release.json" ]
	for page in 2026/report/index.html feed.xml atom.xml feed.json \
		corrections.xml 2026/report/release.json; do
		grep -qF "The figures were" "public/$page"
		grep -qF "A report" "public/$page"
	done
	grep -q '"pubStatus": *"canceled"' public/2026/report/release.json
	grep -q 'href="[^"]*2026/live/"' public/2026/report/index.html
	grep -q '<at:deleted-entry ref="urn:x:report" when=' public/atom.xml
	grep -q 'urn:x:report#withdrawn-2026-11-22T10:05:00Z' \
		public/corrections.xml
	now=2026-11-22T10:06:00Z
	dateline publish
	never grep -Rqi canary .dateline/www
}

@test "withdrawn before it was public, it leaves nothing public, ever" {
	publish_first
	cp -r .dateline/www before
	run dateline withdraw waiting --reason "Never mind"
	[ "$status" -eq 0 ]
	[[ "$output" == *"Nothing of it was public, and nothing will be"* ]]
	diff -r before .dateline/www
	now=2026-11-24T10:00:00Z
	dateline publish
	never grep -Rq "waiting" public/
	refused lift waiting --reason x
	[[ "$output" == *"withdrawn before it was public"* ]]
}

@test "a public release is withdrawn whatever is wrong with its file" {
	publish_first
	sed -i '2i headline: [' releases/live.md
	dateline publish || true
	grep -q "The text of live" public/2026/live/index.html
	run dateline withdraw live --reason "Wrong"
	grep -qx 'status: withdrawn' releases/live.md
	never grep -Rq "The text of live" public/ .dateline/www
}

@test "correct replaces the words and writes the entry in one write" {
	release numbers "embargo: none" "date: 2026-11-20" \
		"summary: 'It is 12% of all' # checked"
	sed -i 's/^headline.*/headline: Up 12%/; s/^The text.*/It is 12%, not 112%./' \
		releases/numbers.md
	publish_first
	now=2026-11-22T10:05:00Z
	run --separate-stderr dateline correct numbers --was "12%" --now "21%" \
		--reason "Two digits were swapped" --note "Ann typed it"
	[ "$status" -eq 0 ]
	[[ "$output" == *"
-headline: Up 12%
+headline: Up 21%
"* ]]
	grep -qx "summary: 'It is 21% of all' # checked" releases/numbers.md
	grep -qx "It is 21%, not 112%." releases/numbers.md
	[ "$(sed -n '/^corrections:/,/^---/p' releases/numbers.md)" = \
		"corrections:
  - at: 2026-11-22T11:05:00+01:00
    kind: correction
    was: 12%
    now: 21%
    note: Two digits were swapped
---" ]
	grep -q "It is 21%" public/2026/numbers/release.txt
	grep -q "Two digits were swapped" public/corrections.xml
	never grep -Rq "Ann typed it" public/
	in_log '"note":"Ann typed it"'
	run dateline check
	[ "$status" -eq 0 ]
}

@test "correct lists the places and changes nothing when it cannot choose" {
	sed -i 's/^The text.*/It is 12% now.\n\nThen it is 12%, not 112%./' \
		releases/live.md
	publish_first
	refused correct live --was "13%" --now "21%"
	[[ "$output" == *"[correct-none]"* ]]
	refused correct live --was "11" --now "21"
	[[ "$output" == *"part of longer words"*"line 10 (text):"*"112%"* ]]
	refused correct live --was "12%" --now "21%"
	[[ "$output" == *"line 8 (text): It is 12% now."* ]]
	[[ "$output" == *"line 10 (text): Then it is 12%"* ]]
	refused correct live --was "12%" --now "21%" --line 9
	dateline correct live --was "12%" --now "21%" --line 10
	grep -qx "It is 12% now." releases/live.md
	grep -qx "Then it is 21%, not 112%." releases/live.md
	now=2026-11-22T10:05:00Z
	dateline correct live --was "it is" --now "it was" --all
	grep -qx "Then it was 21%, not 112%." releases/live.md
}

@test "correct names what still says it" {
	mkdir releases/report
	printf 'Region,Share\nNorth,12%%\n' >releases/report/north.csv
	printf 'Share\n7%%\n' >releases/report/south.csv
	printf '%%PDF-1.4\n' >releases/report/all.pdf
	{
		echo "---"
		echo "headline: A report"
		echo "subhead: Up to 12% in the north"
		echo "embargo: none"
		echo "date: 2026-11-21"
		echo "id: urn:x:report"
		echo "attachments: [{file: all.pdf, title: All},"
		echo "  {file: north.csv, title: North},"
		echo "  {file: south.csv, title: South}]"
		echo "---"
		echo
		echo "It is 12%."
	} >releases/report/index.md
	release informe "translation-of: report" "language: es"
	sed -i 's/^The text.*/Es el 12%./' releases/informe.md
	publish_first
	run dateline correct report --was "12%" --now "21%"
	[ "$status" -eq 0 ]
	[[ "$output" == *"index.md, line 3 (subhead): it still says"* ]]
	[[ "$output" == *"informe.md, line 8 (text): it still says"* ]]
	[[ "$output" == *"report/north.csv: it still says"* ]]
	[[ "$output" == *"report/all.pdf: I cannot look into it"* ]]
	[[ "$output" != *south.csv:* ]]
	now=2026-11-22T10:05:00Z
	run dateline correct informe --was "12%" --now "21%"
	[ "$status" -eq 0 ]
	[[ "$output" == *"index.md, line 3 (subhead)"* ]]
	grep -q "Es el 21%" public/es/2026/informe/index.html \
		public/2026/informe/index.html
}

@test "correct does not let other changes out unseen" {
	publish_first
	sed -i 's/^The text.*/Other words of live./' releases/live.md
	refused correct live --was "Other words" --now "Better words"
	[[ "$output" == *"dateline publish live"*"[correct-changed]"* ]]
	run dateline correct live --was "The text" --now "Other words"
	[ "$status" -eq 0 ]
	[[ "$output" == *"stands there already"* ]]
	grep -q "Other words of live" public/2026/live/index.html
}

@test "an update needs no words that were wrong" {
	publish_first
	refused correct live --kind update
	refused correct live --reason "Three more signed"
	refused correct live --kind update --note "Three more signed"
	[[ "$output" == *"--note is for the log alone"* ]]
	dateline correct live --kind update --reason "Three more signed"
	grep -q "Three more signed" public/2026/live/index.html
	grep -qx "  - at: 2026-11-22T11:00:00+01:00" releases/live.md
}

@test "forget takes a release away, and it stays away" {
	publish_first
	refused forget live --reason "A court says so"
	[[ "$output" == *"--yes"*"withdraw"* ]]
	before=$(cksum <releases/live.md)
	run dateline forget live --reason "A court says so" --yes
	[ "$(cksum <releases/live.md)" = "$before" ]
	never grep -Rq "live" public/ .dateline/www
	in_log '"reason":"A court says so"'
	now=2026-11-22T10:10:00Z
	dateline publish
	never grep -Rq "live" public/
	run dateline status
	[ "$status" -eq 0 ]
	[[ "$output" == *"taken away"*"dateline publish live"* ]]
	refused withdraw live --reason x
	[[ "$output" == *"dateline publish live"* ]]
	dateline publish live
	[ -f public/2026/live/index.html ]
	run dateline log --verify
	[ "$status" -eq 0 ]
}

@test "forget takes away what has no file any more" {
	publish_first
	rm releases/live.md
	refused withdraw live --reason x
	[[ "$output" == *"is gone"*"dateline forget live"* ]]
	dateline forget live --reason "Lost" --yes
	[ ! -e public/2026/live ]
}

@test "what is missing is named where nobody can be asked" {
	publish_first
	for act in lift withdraw; do
		refused "$act" waiting </dev/null
		[[ "$output" == *"--reason is missing"* ]]
	done
	refused correct live --was x </dev/null
	[[ "$output" == *"--now is missing"* ]]
	refused correct live </dev/null
	[[ "$output" == *"--was"*"--now"*"--kind update"* ]]
	refused lift
}

@test "at a terminal it is asked for, once the act is known to be possible" {
	publish_first
	now=2026-11-22T10:05:00Z
	run terminal \
		"Everybody will read this" "It is out\r" -- "$DATELINE" lift waiting
	[ "$status" -eq 0 ]
	grep -q "reason: It is out" releases/waiting.md
	run terminal -- "$DATELINE" lift waiting
	[ "$status" -eq 2 ]
	[[ "$output" == *"is public since"* ]]
	run terminal \
		"For the log" "Court\r" "yes or no" "\r" -- \
		"$DATELINE" forget live
	[ "$status" -eq 2 ]
	[[ "$output" == *"Nothing was changed"* ]]
	[ -f public/2026/live/index.html ]
	cp releases/live.md before
	run terminal \
		"Everybody will read this" "\x03" -- "$DATELINE" withdraw live
	[ "$status" -ne 0 ]
	cmp before releases/live.md
}

@test "without a journal the file is changed, and nothing is published" {
	dateline build
	run dateline lift waiting --reason "All agreed"
	[ "$status" -eq 0 ]
	[[ "$output" == *"keeps no journal"*"dateline build"* ]]
	[ ! -e public/2026/waiting ]
	dateline build
	[ -f public/2026/waiting/index.html ]
	run dateline withdraw live --reason "Wrong"
	[ "$status" -eq 0 ]
	dateline build
	never grep -Rq "The text of live" public/
	refused forget waiting --reason x --yes
	[[ "$output" == *"no journal"* ]]
}

@test "what is done to an original is done to its translations" {
	release vivo "translation-of: live" "language: es"
	release espera "translation-of: waiting" "language: es"
	publish_first
	refused lift espera --reason x
	[[ "$output" == *"dateline lift waiting"* ]]
	refused withdraw vivo --reason x
	refused postpone espera 2026-12-01 09:00
	now=2026-11-22T10:05:00Z
	dateline lift waiting --reason x
	grep -Rq "The text of espera" public/
	dateline withdraw live --reason x
	never grep -Rq "The text of vivo\|The text of live" public/ .dateline/www
}

@test "a release is named by its slug or by its file" {
	publish_first
	refused lift waitin --reason x
	[[ "$output" == *'Did you mean "waiting"?'* ]]
	refused lift releases/waitin.md --reason x
	[[ "$output" == *'Did you mean "releases/waiting.md"?'* ]]
	refused withdraw live --reason x --replaced-by waitin
	[[ "$output" == *'Did you mean "waiting"?'* ]]
	refused withdraw live --reason x --replaced-by live
	dateline lift ./releases/waiting.md --reason x
	[ -f public/2026/waiting/index.html ]
}

@test "when publishing fails it is said what stands where" {
	publish_first
	mkdir -p templates
	echo "{{nothing}}" >templates/release.html
	run dateline correct live --was "The text" --now "The words"
	[ "$status" -ne 0 ]
	[[ "$output" == *"The file says so, but what is public stays as it was"* ]]
	grep -q "The words of live" releases/live.md
	grep -q "The text of live" public/2026/live/index.html
	rm templates/release.html
	dateline publish
	grep -q "The words of live" public/2026/live/index.html
}

@test "a file that has no room for the change stays as it is" {
	awk 'NR == 3 { printf "notes: "; for (i = 0; i < 65350; i++)
		printf "x"; print "" } { print }' releases/live.md >more
	mv more releases/live.md
	publish_first
	[ -f public/2026/live/index.html ]
	refused correct live --was "The text" --now "The words" \
		--reason "Some words that make the fields too large to be read"
	[[ "$output" == *"[edit-refused]"* ]]
}

@test "a correction that cannot be published says so" {
	publish_first
	run dateline correct live --was "The text" \
		--now "![A chart](chart.png)"
	[ "$status" -eq 1 ]
	[[ "$output" == *"The file says so, but what is public stays as it was"* ]]
	grep -q "The text of live" public/2026/live/index.html
}

@test "line ends, marks and rights of the file stay" {
	sed -i '2i id: urn:x:waiting' releases/waiting.md
	sed -i -e 's/$/\r/' -e '1s/^/\xEF\xBB\xBF/' releases/waiting.md
	publish_first
	chmod 640 releases/waiting.md
	dateline lift waiting --reason "Out"
	[ "$(stat -c %a releases/waiting.md)" = 640 ]
	never grep -qv $'\r$' releases/waiting.md
	[ "$(head -c 3 releases/waiting.md)" = $'\xEF\xBB\xBF' ]
}

@test "who publishes at this moment is waited for, and then left alone" {
	publish_first
	cp releases/waiting.md before
	(
		flock 9
		touch held
		exec sleep 30
	) 9>>.dateline/state/publish.lock 3>&- &
	holder=$!
	until [ -e held ]; do sleep 0.1; done
	run "$DATELINE" lift waiting --reason x
	kill $holder
	[ "$status" -eq 75 ]
	cmp before releases/waiting.md
}
