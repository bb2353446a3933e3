#!/bin/sh
# Hostile sources are refused or harmless, and nothing else suffers:
# sh tests/hostile/run.sh build/release/dateline [CASE...]
# Each case is a newsroom with two good releases beside the hostile ones. Prints
# TAP. A part of a name picks cases: run.sh PROGRAM yaml- xss-
set -u
here=$(dirname "$0")
# A file system in memory, where there is one: hundreds of builds, each synced.
if [ -z "${TMPDIR:-}" ] && [ -d /dev/shm ] && [ -w /dev/shm ]; then
	TMPDIR=/dev/shm
	export TMPDIR
fi
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
program=$1
shift
PYTHONDONTWRITEBYTECODE=1 python3 "$here/run.py" "$program" "$work" "$@"
