#!/bin/sh
# The tests of the Mustache specification: sh tests/tools/mustache.sh BUILD.
# Their files are looked for below DATELINE_TEST_DATA.
set -u
folder=${DATELINE_TEST_DATA:-}/mustache-spec
if [ ! -d "$folder" ]; then
	echo "# skipped: the 163 tests of the Mustache specification;" \
		"DATELINE_TEST_DATA names no folder that has them"
	echo "ok 1 - the Mustache specification # SKIP"
	exit 0
fi
"$1"/tools/mustache "$folder"/[a-z]*.json "$folder"/~inheritance.json
