#!/bin/sh
# Looks at newsrooms at instants: sh tests/golden/run.sh [--update] DATELINE
#
# A case is a folder with the sources of a newsroom (site.yaml of this folder
# where it has none of its own) and at/<instant>/ with what is expected
# then: `said`, what each command of the file `commands` (or "check" and
# "build") prints and returns, and perhaps `public/`, the whole public tree.
set -u
update=no
[ "${1-}" != --update ] || { update=yes && shift; }
program=$(realpath "$1")
cd "$(dirname "$0")" || exit 3
. ../tools/at.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0

# One command and all that it says, in order of the streams.
say() {
	echo "\$ dateline $*"
	(cd "$work/newsroom" && at "$instant" "$program" "$@" \
		>"$work/out" 2>"$work/err")
	status=$?
	cat "$work/out"
	sed 's/^/! /' "$work/err"
	echo "= $status"
}

look() {
	rm -rf "$work/newsroom"
	mkdir "$work/newsroom"
	cp site.yaml "$work/newsroom"
	(cd "$case" && tar cf - --exclude=./at --exclude=./commands .) |
		tar xf - -C "$work/newsroom"
	commands=$case/commands
	[ -f "$commands" ] || commands=commands
	while read -r line; do
		# shellcheck disable=SC2086 # words of a command
		say $line
	done <"$commands"
}

compare() {
	name="$case at $instant"
	n=$((n + 1))
	if diff -u "$expected/said" "$work/said" >"$work/diff" 2>&1 &&
		{ [ ! -d "$expected/public" ] ||
			diff -ru "$expected/public" "$work/newsroom/public/" \
				>>"$work/diff" 2>&1; }; then
		echo "ok $n - $name"
	else
		head -60 "$work/diff"
		echo "not ok $n - $name"
	fi
}

renew() {
	cp "$work/said" "$expected/said"
	if [ -d "$expected/public" ]; then
		rm -rf "$expected/public"
		cp -rL "$work/newsroom/public" "$expected/public"
	fi
}

for expected in */at/*; do
	[ -d "$expected" ] || continue
	case=${expected%%/at/*} instant=${expected##*/at/}
	look >"$work/said" 2>&1
	if [ $update = yes ]; then renew; else compare; fi
done
