#!/bin/sh
# Looks at newsrooms at instants: sh tests/golden/run.sh [--update] DATELINE
#
# A case is a folder with the sources of a newsroom (site.yaml of this folder
# where it has none of its own) and at/<instant>/ with what is expected
# then: `said`, what each command of the file `commands` (or "check" and
# "build") prints and returns, and perhaps `files`, the names in the public
# tree, `some/`, files of it, or `public/`, the whole of it.
set -u
update=no
[ "${1-}" != --update ] || { update=yes && shift; }
program=$(realpath "$1")
cd "$(dirname "$0")" || exit 3
. ../tools/at.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/newsroom/public/
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

copy() {
	rm -rf "$work/newsroom"
	mkdir "$work/newsroom"
	cp site.yaml "$work/newsroom"
	(cd "$case" && tar cf - --exclude=./at --exclude=./commands .) |
		tar xf - -C "$work/newsroom"
}

# The ids of what a command finds, each once.
ids() {
	(cd "$work/newsroom" && at "$instant" "$program" "$@" --format=gnu 2>&1) |
		sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' | LC_ALL=C sort -u
}

inodes() { find "$work/newsroom" -printf '%P %i %C@ %s\n' | LC_ALL=C sort; }

# `check` finds whatever `build` finds at that moment, and writes nothing.
covers() {
	copy
	inodes >"$work/before"
	ids check >"$work/check"
	inodes | diff "$work/before" -
	ids build >"$work/build"
	LC_ALL=C comm -13 "$work/check" "$work/build"
}

look() {
	copy
	commands=$case/commands
	[ -f "$commands" ] || commands=commands
	while read -r line; do
		# shellcheck disable=SC2086 # words of a command
		say $line
	done <"$commands"
}

tree_names() {
	[ ! -d "$tree" ] || (cd "$tree" && find -L . -type f | LC_ALL=C sort)
}

# The chosen files, each compared with what has come out.
differ_some() {
	(cd "$expected/some" && find . -type f) | while read -r file; do
		diff -u "$expected/some/$file" "$tree/$file" || echo "$file"
	done
}

# Whatever differs from what is expected; nothing where all is well.
differ() {
	diff -u "$expected/said" "$work/said"
	[ ! -f "$expected/files" ] ||
		tree_names | diff -u "$expected/files" -
	[ ! -d "$expected/some" ] || differ_some
	[ ! -d "$expected/public" ] || diff -ru "$expected/public" "$tree"
}

compare() {
	name="$case at $instant"
	differ >"$work/diff" 2>&1
	judge
	name="check finds what build finds of $name"
	covers >"$work/diff" 2>&1
	judge
}

judge() {
	n=$((n + 1))
	if [ ! -s "$work/diff" ]; then
		echo "ok $n - $name"
	else
		head -60 "$work/diff"
		echo "not ok $n - $name"
	fi
}

renew() {
	cp "$work/said" "$expected/said"
	[ ! -f "$expected/files" ] || tree_names >"$expected/files"
	[ ! -d "$expected/some" ] ||
		(cd "$expected/some" && find . -type f) | while read -r file; do
			cp "$tree/$file" "$expected/some/$file"
		done
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
