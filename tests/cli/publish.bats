#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

# A newsroom with a journal: its first release is public.
journal() {
	dateline publish >/dev/null 2>&1
}

# public SLUG: its page is there.
public() {
	[ -f "public/2026/$1/index.html" ]
}

hidden() {
	[ ! -e "public/2026/$1" ]
}

says() {
	grep -q "$2" "public/2026/$1/release.txt"
}

# Readers of the journal leave what they share memory with beside it.
files() {
	find . ! -name 'state.db-*' ! -name state -printf '%p %s %T@\n' | sort
}

root() {
	readlink .dateline/www/site
}

@test "the first publish takes the archive as it is and says how many" {
	run dateline publish
	[ "$status" -eq 0 ]
	[[ "$output" == *"This was the first time: 1 release taken over"* ]]
	public live
	hidden waiting
	[ "$(stat -c %a .dateline/state)" = 700 ]
	[ "$(stat -c %a .dateline/state/state.db)" = 600 ]
}

@test "a second publish has nothing to do" {
	journal
	before=$(root)
	run dateline publish
	[ "$status" -eq 0 ]
	[[ "$output" == *"Nothing to do"* ]]
	[ "$before" = "$(root)" ]
}

@test "an embargo is itself the yes: it goes out on its second" {
	journal
	now=2026-11-23T07:59:59Z run dateline publish
	hidden waiting
	now=2026-11-23T08:00:00Z run dateline publish
	[ "$status" -eq 0 ]
	public waiting
}

@test "a release without an embargo waits for a yes" {
	journal
	release later "embargo: none" "date: 2026-11-21"
	run dateline publish
	[ "$status" -eq 0 ]
	[[ "$output" == *"publish-waiting"* ]]
	[[ "$output" == *"dateline publish later"* ]]
	hidden later
	run dateline build
	hidden later
	run dateline publish later
	[ "$status" -eq 0 ]
	public later
	run dateline publish
	public later
}

@test "on-save lifts the yes for houses whose commits are their approval" {
	journal
	echo "publish: {on-save: yes}" >>site.yaml
	release later "embargo: none" "date: 2026-11-21"
	run dateline publish
	[ "$status" -eq 0 ]
	public later
}

@test "a yes is to one version: what is saved after it waits again" {
	journal
	release later "embargo: none" "date: 2026-11-21"
	dateline publish later
	echo "A word more." >>releases/later.md
	run dateline publish
	[ "$status" -eq 0 ]
	[[ "$output" == *"CHANGED, waits for you"* ]]
	never says later "A word more"
	run dateline status
	[[ "$output" == *"CHANGED"*"The later release"* ]]
	run dateline publish later --minor
	says later "A word more"
}

@test "an entry of corrections is a yes" {
	journal
	sed -i 's/^date:/corrections: [{at: 2026-11-22, kind: correction, was: text, now: words}]\n&/; s/The text/The words/' releases/live.md
	run dateline publish
	[ "$status" -eq 0 ]
	says live "The words of live"
}

@test "an entry that was public is not changed or taken out" {
	sed -i 's/^date:/corrections: [{at: 2026-11-22, kind: update, note: First words.}]\n&/' releases/live.md
	journal
	sed -i 's/First words/Other words/' releases/live.md
	run dateline publish
	[ "$status" -eq 1 ]
	[[ "$output" == *"correction-changed"* ]]
	says live "First words"
	sed -i '/^corrections/d' releases/live.md
	run dateline publish
	[ "$status" -eq 1 ]
	says live "First words"
}

@test "an embargo that was over before it was seen is held back" {
	journal
	now=2026-11-22T12:00:00Z run dateline publish
	release slip "embargo: 2025-12-01 09:00"
	now=2026-11-22T12:01:00Z run dateline publish
	[ "$status" -eq 1 ]
	[[ "$output" == *"embargo-past"* ]]
	hidden slip
	[ ! -e public/2025/slip ]
	now=2026-11-22T12:02:00Z run dateline publish slip
	[ "$status" -eq 0 ]
	[ -f public/2025/slip/index.html ]
}

@test "two minutes before the last look are late, not past" {
	journal
	release late "embargo: 2026-11-22T09:58:00Z"
	release past "embargo: 2026-11-22T09:57:59Z"
	run dateline publish
	[ "$status" -eq 1 ]
	public late
	hidden past
}

@test "an edit that moves an embargo into the past is held back" {
	journal
	sed -i 's/^embargo:.*/embargo: 2026-11-20 09:00/' releases/waiting.md
	run dateline publish
	[ "$status" -eq 1 ]
	[[ "$output" == *"embargo-past"* ]]
	hidden waiting
}

@test "after downtime what was seen before goes out late" {
	journal
	now=2026-11-25T00:00:00Z run dateline publish
	[ "$status" -eq 0 ]
	public waiting
}

@test "a public release whose file is gone stays, and it is said" {
	journal
	rm releases/live.md
	run dateline publish
	[ "$status" -eq 1 ]
	[[ "$output" == *"its file is gone"* ]]
	public live
	says live "The text of live"
	run dateline status
	[ "$status" -eq 1 ]
	[[ "$output" == *"its file is gone; it stays public"* ]]
}

@test "a public release that becomes a draft stays" {
	journal
	sed -i 's/^embargo:/status: draft\n&/' releases/live.md
	run dateline publish
	[ "$status" -eq 1 ]
	[[ "$output" == *"public-draft"* ]]
	public live
}

@test "a public release with an embargo in the future stays" {
	journal
	sed -i 's/^embargo:.*/embargo: 2026-12-24 09:00/; /^date:/d' releases/live.md
	run dateline publish
	[ "$status" -eq 1 ]
	[[ "$output" == *"embargo-after"* ]]
	public live
}

@test "a public release with a mistake keeps its last good version" {
	journal
	sed -i 's/^date:/datte:/; s/The text/The test/' releases/live.md
	run dateline publish
	[ "$status" -eq 1 ]
	[[ "$output" == *"public-stays"* ]]
	says live "The text of live"
	grep -q "live release" public/feed.xml
}

@test "a public release whose text is refused keeps its last good version" {
	journal
	printf '\n![a chart](gone.png)\n' >>releases/live.md
	run dateline publish live
	[ "$status" -eq 1 ]
	says live "The text of live"
	never says live chart
}

@test "another id does not take a public release away" {
	journal
	sed -i 's/^embargo:/id: urn:uuid:3f0c2a1e-0000-4000-8000-000000000000\n&/' releases/live.md
	run dateline publish
	[ "$status" -eq 1 ]
	[[ "$output" == *"public-id"* ]]
	public live
}

@test "a released address is frozen" {
	release kept "embargo: none" "date: 2026-11-21" \
		"id: urn:uuid:3f0c2a1e-0000-4000-8000-000000000000"
	journal
	mv releases/kept.md releases/moved.md
	run dateline publish
	[ "$status" -eq 0 ]
	[[ "$output" == *"address-frozen"* ]]
	public kept
	hidden moved
}

@test "the files of the last good version stand in with it" {
	mkdir releases/folder
	mv releases/live.md releases/folder/index.md
	printf '%%PDF-1.4\n' >releases/folder/report.pdf
	printf '\nSee the [report](report.pdf).\n' >>releases/folder/index.md
	journal
	cmp public/2026/folder/report.pdf releases/folder/report.pdf
	printf '%%PDF-1.5\n' >releases/folder/report.pdf
	run dateline publish
	[ "$status" -eq 0 ]
	[[ "$output" == *"CHANGED, waits for you"* ]]
	grep -q "PDF-1.4" public/2026/folder/report.pdf
	rm -r releases/folder
	run dateline publish
	[ "$status" -eq 1 ]
	grep -q "PDF-1.4" public/2026/folder/report.pdf
	release folder "embargo: none" "date: 2026-11-20"
}

@test "withdrawn: the text goes at once, from all folders that are kept" {
	journal
	sed -i 's/^embargo:/status: withdrawn\nwithdrawn: {at: 2026-11-22 10:30, reason: It was wrong.}\n&/' releases/live.md
	run dateline publish
	[ "$status" -eq 0 ]
	public live
	[ ! -e public/2026/live/release.txt ]
	[ -z "$(grep -rl "The text of live" .dateline/www)" ]
	rm releases/live.md
	run dateline publish
	public live
	[ -z "$(grep -rl "The text of live" .dateline/www)" ]
}

@test "a file that readably says so is withdrawn, whatever else is wrong" {
	journal
	sed -i 's/^embargo:/status: withdrawn\nembargoo:/' releases/live.md
	run dateline publish
	[ "$status" -eq 1 ]
	public live
	[ ! -e public/2026/live/release.txt ]
	[ -z "$(grep -rl "The text of live" .dateline/www)" ]
}

@test "withdrawn before it was public: nothing is ever public" {
	journal
	sed -i 's/^embargo:/status: withdrawn\nwithdrawn: {at: 2026-11-24, reason: No.}\n&/' releases/waiting.md
	now=2026-11-25T00:00:00Z run dateline publish
	hidden waiting
}

@test "a clock that goes back takes nothing away" {
	journal
	now=2026-11-23T08:00:00Z run dateline publish
	before=$(root)
	now=2026-11-20T00:00:00Z run dateline publish
	[ "$before" = "$(root)" ]
	public waiting
}

# The clock that runs since the machine was started stands still, and no time
# server confirms anything.
odd_clock() {
	export FAKETIME_DONT_FAKE_MONOTONIC=1 DATELINE_TEST_BOOT=1000
	export DATELINE_TEST_SYNCHRONISED=no
	case $DATELINE in
	*/asan/*) ;;
	*) export LD_PRELOAD=${DATELINE%/*}/tools/synchronised.so ;;
	esac
}

@test "a clock put forward by nobody knows whom lifts nothing" {
	odd_clock
	journal
	now=2026-11-23T08:00:00Z run dateline publish
	[ "$status" -eq 1 ]
	[[ "$output" == *"clock-step"* ]]
	hidden waiting
	now=2026-11-23T08:00:01Z run dateline publish
	[ "$status" -eq 1 ]
	hidden waiting
	export DATELINE_TEST_SYNCHRONISED=yes
	now=2026-11-23T08:00:02Z run dateline publish
	[ "$status" -eq 0 ]
	public waiting
}

@test "lifted by hand is held back" {
	journal
	sed -i 's/^embargo:.*/embargo: {until: 2026-11-24 09:00, lifted: {at: "2026-11-22T09:59:00Z", reason: Broken.}}/' releases/waiting.md
	run dateline publish
	[ "$status" -eq 1 ]
	[[ "$output" == *"lift-unlogged"* ]]
	hidden waiting
}

@test "a translation that comes later waits for a yes" {
	journal
	release vivo "translation-of: live" "language: es"
	run dateline publish
	hidden vivo
	run dateline publish vivo
	[ "$status" -eq 0 ]
	public vivo
}

@test "a translation goes out with its original by one yes" {
	journal
	release later "embargo: none" "date: 2026-11-21"
	release luego "translation-of: later" "language: es"
	run dateline publish later
	[ "$status" -eq 0 ]
	public later
	public luego
}

@test "publish of what waits for its embargo is refused with the way out" {
	journal
	run dateline publish waiting
	[ "$status" -eq 1 ]
	[[ "$output" == *"publish-refused"* ]]
	[[ "$output" == *"dateline lift"* ]]
	hidden waiting
}

@test "publish of a name that is none says the nearest" {
	journal
	run dateline publish livve
	[ "$status" -eq 1 ]
	[[ "$output" == *'Did you mean "live"?'* ]]
}

@test "what is held stands in the log once, and that it is free again" {
	journal
	release slip "embargo: 2025-12-01 09:00"
	for second in 1 2 3; do
		now=2026-11-22T12:00:0${second}Z run dateline publish
	done
	run dateline log --json
	[ "$(grep -c '"act":"hold"' <<<"$output")" -eq 1 ]
	[[ "$output" == *'"detail":"embargo-past"'* ]]
	sed -i 's/^embargo:.*/embargo: 2026-12-01 09:00/' releases/slip.md
	now=2026-11-22T12:01:00Z run dateline publish
	[ "$status" -eq 0 ]
	run dateline log --json
	[ "$(grep -c '"act":"free"' <<<"$output")" -eq 1 ]
	dateline log --verify
}

@test "publish --dry-run writes nothing" {
	journal
	release later "embargo: none" "date: 2026-11-21"
	before=$(files)
	run dateline publish --dry-run later
	[ "$status" -eq 0 ]
	[[ "$output" == *"would change"* ]]
	[ "$before" = "$(files)" ]
}

@test "build goes by the journal's rules, and build -o does" {
	journal
	release later "embargo: none" "date: 2026-11-21"
	rm releases/live.md
	run dateline build -o out
	[ -f out/2026/live/index.html ]
	[ ! -e out/2026/later ]
	run dateline build
	public live
	hidden later
}

@test "a lost journal publishes nothing" {
	journal
	before=$(root)
	rm .dateline/state/state.db*
	release later "embargo: none" "date: 2026-11-21"
	for command in publish build; do
		run dateline $command
		[ "$status" -eq 3 ]
		[[ "$output" == *"state-lost"* ]]
		[ "$before" = "$(root)" ]
	done
}

@test "a damaged journal publishes nothing" {
	journal
	before=$(root)
	truncate -s 5000 .dateline/state/state.db
	release later "embargo: none" "date: 2026-11-21"
	run dateline publish
	[ "$status" -eq 3 ]
	[ "$before" = "$(root)" ]
}

@test "a lost journal is made anew of what is public, and of nothing else" {
	mkdir releases/folder
	mv releases/live.md releases/folder/index.md
	journal
	release later "embargo: none" "date: 2026-11-21"
	release slip "embargo: 2026-11-01 09:00"
	echo "A change." >>releases/folder/index.md
	rm .dateline/state/state.db*
	before=$(root)
	run dateline publish --rebuild-state
	[[ "$output" == *"The state was made anew, of 1 release"* ]]
	[ "$before" = "$(root)" ]
	hidden later
	hidden slip
	never says folder "A change"
	ls .dateline/state/damaged-*/journal
	dateline log --verify
	run dateline status
	[[ "$output" == *"CHANGED"*"The live release"* ]]
	now=2026-11-23T08:00:00Z run dateline publish
	public waiting
}

@test "a whole state is not made anew" {
	journal
	run dateline publish --rebuild-state
	[ "$status" -eq 1 ]
	[[ "$output" == *"rebuild-refused"* ]]
	[ -z "$(ls -d .dateline/state/damaged-* 2>/dev/null)" ]
}

@test "a state is not made anew where a public page would be gone" {
	journal
	rm -r .dateline/state/state.db* .dateline/state/good
	before=$(root)
	run dateline publish --rebuild-state
	[ "$status" -eq 1 ]
	[[ "$output" == *"2026/live"* ]]
	[ "$before" = "$(root)" ]
	[ -z "$(ls -d .dateline/state/damaged-* 2>/dev/null)" ]
}

@test "a copy of the last good version that was changed publishes nothing" {
	journal
	before=$(root)
	find .dateline/state/good -name live.md -exec sed -i 's/text/test/' {} +
	rm releases/live.md
	run dateline publish
	[ "$status" -eq 3 ]
	[[ "$output" == *"good-unreadable"* ]]
	[ "$before" = "$(root)" ]
}

@test "two at once: one works, the other says so and exits 75" {
	journal
	flock .dateline/state/publish.lock sleep 3 &
	sleep 0.3
	run dateline publish
	[ "$status" -eq 75 ]
	wait
}
