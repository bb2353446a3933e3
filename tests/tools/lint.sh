#!/bin/sh
# What a program can see of style.md: sh tests/tools/lint.sh
set -u
cd "$(dirname "$0")/../.." || exit 3
sources=$(ls src/*.c src/*/*.[ch] tests/*/*.c tests/unit/*/*.c)

# shellcheck disable=SC2086 # lists of words, here and below
format() {
	command -v clang-format >/dev/null || return 0
	clang-format --dry-run -Werror $sources 2>&1 | grep error: | head -20
}

banned() {
	grep -nE '(^|[^a-z_])(strcpy|strcat|sprintf|gets|strtok|atoi|atol|strtod|setlocale|localtime|gmtime|ctime|system|popen|alloca)\(' \
		src/*.c src/*/*.c
	grep -nE '(^|[^a-z_])time\(' src/*/*.c | grep -v cmd/session.c
	grep -nE '^extern ' src/*.c src/*/*.c
	# Changes and belongs to nobody: one, of which its comment says why.
	grep -nE '_Thread_local|__thread' src/*.[ch] src/*/*.[ch] |
		grep -v '^src/read/markdown_memory.c:.* struct arena \*current;$'
	grep -nE '//[^/]' src/*/*.[ch] | grep -vE '"[^"]*//|\*.*//|http' |
		head -5
}

lengths() {
	wc -l $sources | awk '$1 > 500 && $2 != "total" {
		print $2 " has " $1 " lines, over 500"
	}'
	awk '/^\{/ { start = FNR }
	/^\}/ && start {
		if (FNR - start > 61)
			print FILENAME ":" start ": a function over 60 lines"
		start = 0
	}' $sources
}

promises() {
	grep -nE '\b(TODO|FIXME|XXX|HACK)\b' src/*/*.[ch] Makefile README.md |
		grep -v '"'
}

manuals() {
	command -v mandoc >/dev/null || return 0
	for page in src/dateline.1 src/dateline.5; do
		[ ! -f $page ] || mandoc -Tlint -W warning $page
	done
}

scripts() {
	command -v shellcheck >/dev/null || return 0
	shellcheck -S warning .ci/deps .ci/run src/*.sh tests/*.sh tests/*/*.sh
}

n=0
for rule in format banned lengths promises manuals scripts; do
	n=$((n + 1))
	found=$($rule)
	[ -z "$found" ] || { echo "$found"; printf 'not '; }
	echo "ok $n - lint: $rule"
done
