#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

# Answers are of this moment: the clock is the real one.
real() {
	"$DATELINE" "$@"
}

terminal() {
	python3 "$here/../tools/terminal.py" "$@"
}

@test "from an empty folder to a built site: two commands, under 2 s" {
	cd "$BATS_TEST_TMPDIR"
	start=$(date +%s%N)
	run real init press
	[ "$status" -eq 0 ]
	[[ "$output" == *"cd press && dateline build"* ]]
	cd press
	run real build
	[ "$status" -eq 0 ]
	[ $(($(date +%s%N) - start)) -lt 2000000000 ]
	[ -f public/index.html ]
	grep -q "opens its newsroom" public/index.html
	[ -f public/*/our-newsroom/index.html ]
}

@test "a new newsroom has neither problem nor remark but for its examples" {
	cd "$BATS_TEST_TMPDIR"
	real init --yes press
	cd press
	run real check
	[ "$status" -eq 0 ]
	[[ "$output" == *"1 remark. Nothing is held back."* ]]
	[[ "$output" == *"[example-left]"* ]]
	sed -i -e 's/Your House/Harbor Grid/' -e 's/your-house/harbor/' \
		-e 's/00 000 0000/32 2 555 01 00/' site.yaml
	run real check --strict
	[ "$status" -eq 0 ]
}

@test "what init makes is no more than it says" {
	cd "$BATS_TEST_TMPDIR"
	real init --yes press
	[ "$(cd press && find . | LC_ALL=C sort | sed "s/$(date +%Y)-..-../DAY/")" = \
		".
./.gitignore
./releases
./releases/DAY-our-newsroom.md
./site.yaml
./static" ]
	[ "$(cat press/.gitignore)" = "/.dateline/
/public" ]
	grep -Eq '^newsroom: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]' \
		press/site.yaml
	real init --yes other
	never cmp -s press/site.yaml other/site.yaml
}

@test "without a terminal nothing is asked, and that is said" {
	cd "$BATS_TEST_TMPDIR"
	run real init press </dev/null
	[ "$status" -eq 0 ]
	[[ "$output" == *"Nothing was asked"* ]]
	[[ "$output" != *"["*"]:"* ]]
	run real init other --yes
	[[ "$output" != *"Nothing was asked"* ]]
}

@test "at a terminal each question has an answer to take by Return" {
	cd "$BATS_TEST_TMPDIR"
	run terminal "]: " '\r' "]: " '\r' "]: " '\r' "]: " '\r' "]: " '\r' \
		"]: " '\r' "]: " '\r' -- "$DATELINE" init press
	[ "$status" -eq 0 ]
	[[ "$output" == *"dateline build"* ]]
	real -C press check
}

@test "answers go to site.yaml as they are, whatever signs they have" {
	cd "$BATS_TEST_TMPDIR"
	run terminal "house" 'Grid: 40% "more" # now\r' "newsroom" \
		'https://press.harbor.example/\r' "zone" 'Asia/Tokyo\r' \
		"Language" 'es\r' "call" "Jo O'Neill\\r" \
		"Phone" '+32 2 555 01 00\r' "Email" 'press@harbor.example\r' \
		-- "$DATELINE" init press
	[ "$status" -eq 0 ]
	cd press
	grep -q '^zone: Asia/Tokyo' site.yaml
	run real check --strict
	[ "$status" -eq 0 ]
	run real status
	[[ "$output" == 'Newsroom: Grid: 40% "more" # now. '*"in Asia/Tokyo."* ]]
}

@test "a wrong answer is told at once, with the nearest to take" {
	cd "$BATS_TEST_TMPDIR"
	run terminal "house" '\r' "newsroom" 'press.harbor.example\r' \
		"harbor.example]:" '\r' "zone" 'Brussel\r' \
		"[Europe/Brussels]:" '\r' "Language" '\r' "call" '\r' \
		"Phone" 'none\r' "Phone" '+32 2 555 01 00\r' "Email" \
		'jo(at)harbor\r' "Email" 'jo@harbor.example\r' \
		-- "$DATELINE" init press
	[ "$status" -eq 0 ]
	[[ "$output" == *'Did you mean "Europe/Brussels"'* ]]
	[[ "$output" == *"not a phone number"* ]]
	[[ "$output" == *"not an email address"* ]]
	grep -qx 'url: https://press.harbor.example' press/site.yaml
	grep -qx 'zone: Europe/Brussels' press/site.yaml
	real -C press check
}

@test "Ctrl-C and Ctrl-D at a question leave nothing" {
	cd "$BATS_TEST_TMPDIR"
	run terminal "house" 'Harbor\r' "newsroom" '\x03' -- "$DATELINE" \
		init press
	[ "$status" -eq 130 ]
	[ ! -e press ]
	run terminal "house" 'Harbor\r' "newsroom" '\x04' -- "$DATELINE" \
		init press
	[ "$status" -eq 2 ]
	[[ "$output" == *"Nothing was made."* ]]
	[ ! -e press ]
}

@test "the zone is that of the system" {
	cd "$BATS_TEST_TMPDIR"
	TZ=Asia/Tokyo real init --yes a
	grep -qx 'zone: Asia/Tokyo' a/site.yaml
	TZ=:America/New_York real init --yes b
	grep -qx 'zone: America/New_York' b/site.yaml
	TZ=EST5EDT real init --yes c
	never grep -q EST c/site.yaml
	real -C c check
}

@test "a newsroom is left as it is, and told what to do next" {
	before=$(find . -printf '%P %T@ %s\n' | sort)
	run real init
	[ "$status" -eq 2 ]
	[[ "$output" == *"dateline status"* ]]
	[ "$before" = "$(find . -printf '%P %T@ %s\n' | sort)" ]
}

@test "what is there already stays as it is" {
	cd "$BATS_TEST_TMPDIR"
	mkdir -p press/releases press/static
	echo mine >press/.gitignore
	echo "first" >press/releases/first.txt
	run real init --yes press
	[ "$status" -eq 0 ]
	[ "$(cat press/.gitignore)" = mine ]
	[ "$(ls press/releases)" = first.txt ]
	[ -f press/site.yaml ]
}

@test "a folder that cannot be made whole is not made at all" {
	cd "$BATS_TEST_TMPDIR"
	mkdir press
	echo file >press/releases
	run real init --yes press
	[ "$status" -eq 3 ]
	[ "$(ls -A press)" = releases ]
	echo file >other
	run real init --yes other/deep/press
	[ "$status" -eq 3 ]
	[ "$(cat other)" = file ]
}

@test "a folder below others, below -C, with a space, is made and named" {
	cd "$BATS_TEST_TMPDIR"
	mkdir base
	run real -C base init "a/my press/"
	[ "$status" -eq 0 ]
	[[ "$output" == *"cd 'base/a/my press' && dateline build"* ]]
	real -C "base/a/my press" build
}

@test "files are as private as the person wants them" {
	cd "$BATS_TEST_TMPDIR"
	(umask 077 && real init --yes press && real -C press new Secret)
	[ -z "$(find press -perm /077)" ]
}

needs_strace() {
	command -v strace >/dev/null || skip "strace is not there"
	[[ "$DATELINE" != */asan/* ]] || skip "the leak checker bears no strace"
}

# strace PROGRAM'S CALL : what happens at the nth time that it syncs a file
disturbed() {
	# Who runs the tests in the background has Ctrl-C ignored.
	env --default-signal=INT strace -o /dev/null -f -e trace=fsync -e "inject=fsync:$1" \
		"$DATELINE" init --yes press
}

@test "Ctrl-C while files are written leaves all of them or none" {
	needs_strace
	cd "$BATS_TEST_TMPDIR"
	for n in 1 2 3 4 5 6; do
		run disturbed "signal=SIGINT:when=$n"
		[ "$status" -eq 130 ]
		[ "$(find press -type f | wc -l)" -eq 3 ]
		real -C press check
		rm -r press
	done
}

@test "a disk that fails at any file leaves none of them" {
	needs_strace
	cd "$BATS_TEST_TMPDIR"
	for n in 1 2 3 4 5; do
		run disturbed "error=EIO:when=$n"
		[ "$status" -eq 3 ]
		[[ "$output" == *"Input/output error"* ]]
		[ ! -e press ]
	done
}
