#!/bin/sh
# Compares the manual pages with the program: sh tests/tools/manual.sh
# build/release/dateline. With --update in its place, writes the lists of
# dateline.5 that stand between "generated" and "end", and
# tests/golden/findings.txt, from what they are made of.
set -u
exec python3 "$(dirname "$0")/manual.py" "$@"
