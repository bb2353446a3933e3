#!/bin/sh
# Runs the parts of the tests and counts: sh tests/run.sh [PART...]. Each part
# prints TAP ("ok 1 - name", "not ok 2 - name"); what failed is shown, and
# the last line says how many. VARIANTS chooses the builds to try.
set -u
cd "$(dirname "$0")/.." || exit 3
variants=${VARIANTS:-release asan}
parts=${*:-unit corpus golden readers cli findings hidden hostile zones mustache explain manual layers lint}
# Real disks wait for each fsync; what is proved here does not need them.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
passed=0 failed=0

# Parts that look at the sources, not at a program, are run once.
runs_once() {
	case $1 in layers | lint | manual | zones | mustache) return 0 ;; esac
	return 1
}

unit() {
	for test in build/"$1"/tests/*/*_test; do
		CMOCKA_MESSAGE_OUTPUT=TAP "$test" 2>&1 ||
			echo "not ok - $test ended badly"
	done
}

corpus() {
	for target in build/"$1"/fuzz/*; do
		[ -x "$target" ] && [ -f "$target" ] || continue
		case $target in *.d) continue ;; esac
		name=${target##*/}
		if "$target" tests/fuzz/corpus/"$name"/*; then
			echo "ok - corpus of $name"
		else
			echo "not ok - corpus of $name"
		fi
	done
}

golden() { sh tests/golden/run.sh build/"$1"/dateline; }
readers() { sh tests/readers/run.sh build/"$1"; }
findings() { python3 tests/findings/run.py build/"$1"/dateline; }
cli() { DATELINE=$PWD/build/$1/dateline bats --tap tests/cli; }
hidden() { sh tests/hidden/run.sh build/"$1"; }
hostile() { sh tests/hostile/run.sh build/"$1"/dateline; }
zones() { sh tests/tools/zones.sh build/"$1"; }
mustache() { sh tests/tools/mustache.sh build/"$1"; }
explain() { sh tests/tools/explain.sh build/"$1"/dateline; }
manual() { sh tests/tools/manual.sh build/"$1"/dateline; }
layers() { sh tests/tools/layers.sh build/"$1"; }
lint() { sh tests/tools/lint.sh; }

# Parts that `make torture` runs (TORTURE=full: all of each).
torture="strike kills scarce swaps same clocks night"
blows() { python3 tests/torture/"$1".py build/"$2"/dateline ${TORTURE:-}; }
strike() { blows strike "$1"; }
kills() { blows kills "$1"; }
scarce() { blows scarce "$1"; }
swaps() { blows swaps "$1"; }
same() { blows same "$1"; }
clocks() { blows clocks "$1"; }
night() { blows night "$1"; }

web() { sh tests/web/run.sh build/"$2"/dateline "$1"; }

# Parts that `make check-web` runs.
web="html css valid axe page lighthouse links jsonld feeds ninjs servers slots"

# What libfaketime leaves of a program that was killed stands in the way of
# the next one with its number.
forget_the_dead() {
	for left in /dev/shm/*faketime_*_[0-9]*; do
		kill -0 "${left##*_}" 2>/dev/null || rm -f "$left"
	done
}

run() {
	forget_the_dead
	echo "# $1 ($2)"
	start=$(date +%s)
	case " $web " in
	*" $1 "*) web "$1" "$2" ;;
	*) "$1" "$2" ;;
	esac >"$log/out" 2>&1
	ok=$(grep '^ok ' "$log/out" | grep -vic '# skip')
	bad=$(grep '^not ok ' "$log/out" | grep -vc '# SKIP')
	grep -i '# skip ' "$log/out" | sed 's/^.*# [Ss][Kk][Ii][Pp]/# skipped:/' |
		sort -u
	[ "$ok" -gt 0 ] || [ "$bad" -gt 0 ] || grep -q "^# skipped" "$log/out" || bad=1
	[ "$bad" = 0 ] || sed 's/^/    /' "$log/out"
	grep -h '^# skipped' "$log/out"
	echo "#   $ok passed, $bad failed, $(($(date +%s) - start)) s"
	passed=$((passed + ok)) failed=$((failed + bad))
}

[ "$parts" != torture ] || parts=$torture
for variant in $variants; do
	for part in $parts; do
		[ "$variant" = "${variants%% *}" ] || ! runs_once "$part" ||
			continue
		run "$part" "$variant"
	done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
