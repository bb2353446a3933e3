#!/bin/sh
# Writes the files of a folder as C, so that one program file is a whole
# installation: sh src/embed.sh FOLDER HEADER STRUCT > data.c makes the
# table <STRUCT>_shipped of struct <STRUCT>_file, which HEADER declares.
set -eu
header=$2 noun=$3
cd "$1"
files=$(find . -type f | LC_ALL=C sort)
echo "#include \"$header\""
n=0
for f in $files; do
	n=$((n + 1))
	echo "static const unsigned char file_${n}[] = {"
	od -An -v -tx1 "$f" | sed 's/  */ 0x/g; s/ \(0x[0-9a-f]*\)/\1,/g'
	echo "0x00};"
done
echo "const struct ${noun}_file ${noun}_shipped[] = {"
n=0
for f in $files; do
	n=$((n + 1))
	echo "{{\"${f#./}\", sizeof(\"${f#./}\") - 1}, {(const char *)file_$n, sizeof(file_$n) - 1}},"
done
echo '};'
echo "const size_t ${noun}_shipped_count = $n;"
