#!/bin/sh
# Includes go downwards only, foreign headers have one home each, and every
# exported symbol begins with its file's name: sh tests/tools/layers.sh
# build/release
set -u
out=$1
cd "$(dirname "$0")/../.." || exit 3

includes() {
	awk '
	function floor_of(name) {
		if (name == "base") return 0
		if (name == "model" || name == "store") return 1
		if (name == "cmd") return 3
		return 2
	}
	/^#include "/ {
		split(FILENAME, mine, "/"); split($2, theirs, "/")
		sub(/"/, "", theirs[1])
		own = mine[2]; other = theirs[1]
		if (FILENAME == "src/main.c") own = "cmd"
		if ($2 !~ /^"[a-z]+\/[a-z_0-9]+\.h"/)
			print FILENAME ":" FNR ": name the floor: " $2
		else if (own != other && floor_of(other) >= floor_of(own))
			print FILENAME ":" FNR ": not downwards: " $2
	}
	/^#include <(yaml|cmark|curl\/curl|git2|sqlite3|microhttpd|openssl\/[a-z]+)\.h>/ {
		home["yaml"] = "^src/read/node"
		home["cmark"] = "^src/(read/markdown|read/prose|render/html|render/text)"
		home["curl/curl"] = "^src/deliver/"
		home["git2"] = "^src/read/gitauthor"
		home["sqlite3"] = "^src/store/db_sqlite"
		home["microhttpd"] = "^src/serve/http"
		header = $2; gsub(/[<>]|\.h/, "", header)
		place = header ~ /^openssl/ ? "^src/base/hash" : home[header]
		if (FILENAME !~ place)
			print FILENAME ":" FNR ": not the home of " $2
	}
	/clock_gettime|gettimeofday/ && FILENAME != "src/cmd/session.c" {
		print FILENAME ":" FNR ": the clock is read in cmd/session.c"
	}' src/*.c src/*/*.[ch]
}

# Of the sources there are: a build folder may hold older ones.
objects() {
	for source in src/*/*.c; do
		object=${source#src/}
		echo "$out/${object%.c}.o"
	done
}

# diag_print.c may export diag_print() and diags_print(): the noun is the
# part of the file name before the first "_".
symbols() {
	for object in $(objects); do
		file=$(basename "$object" .o)
		nm -g --defined-only "$object" | awk -v noun="${file%%_*}" \
			-v object="$object" \
			'NF == 3 && $3 !~ "^(" noun "|cmd_|__)" && $3 != "main" {
				print object ": exports " $3
			}'
	done
}

# Constant tables are in .rodata or .data.rel.ro; .data and .bss change.
globals() {
	for object in $(objects); do
		objdump -t "$object" 2>/dev/null |
			awk -v object="$object" '/ O \.(data|bss)\t/ {
				print object ": changes: " $NF
			}'
	done
}

n=0
for rule in includes symbols globals; do
	n=$((n + 1))
	found=$($rule)
	[ -z "$found" ] || { echo "$found"; printf 'not '; }
	echo "ok $n - layers: $rule"
done
