#!/bin/sh
# A hidden release changes no byte: sh tests/hidden/run.sh build/release
# (SEEDS: how many newsrooms; HISTORIES: how many of those with a journal;
# FIRST: the first of them)
set -u
out=$1
case $out in
*/asan) seeds=${SEEDS:-4} histories=${HISTORIES:-1} ;;
*) seeds=${SEEDS:-25} histories=${HISTORIES:-6} ;;
esac
here=$(dirname "$0")
python3 "$here/newsrooms.py" "$out/dateline" "$seeds" "${FIRST:-1}"
python3 "$here/histories.py" "$out/dateline" "$histories" "${FIRST:-1}"
