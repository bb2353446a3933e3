#!/bin/sh
# Writes the shipped theme as C: sh src/embed.sh templates > theme_data.c
# So that one program file is a whole installation.
set -eu
cd "$1"
files=$(find . -type f | LC_ALL=C sort)
echo '#include "render/theme.h"'
n=0
for f in $files; do
	n=$((n + 1))
	echo "static const unsigned char file_${n}[] = {"
	od -An -v -tx1 "$f" | sed 's/  */ 0x/g; s/ \(0x[0-9a-f]*\)/\1,/g'
	echo "0x00};"
done
echo 'const struct theme_file theme_shipped[] = {'
n=0
for f in $files; do
	n=$((n + 1))
	echo "{{\"${f#./}\", sizeof(\"${f#./}\") - 1}, {(const char *)file_$n, sizeof(file_$n) - 1}},"
done
echo '};'
echo "const size_t theme_shipped_count = $n;"
