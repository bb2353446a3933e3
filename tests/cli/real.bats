#!/usr/bin/env bats
# Releases as organizations really published them. They are not ours to pass
# on: DATELINE_TEST_DATA names a folder that has them in releases/.
bats_require_minimum_version 1.5.0
load common

name=2020-10-01-amazon-election-data

setup_file() {
	[ -n "${DATELINE_TEST_DATA:-}" ] || return 0
	export DATELINE_TEST_DATA
	DATELINE_TEST_DATA=$(realpath "$DATELINE_TEST_DATA")
}

# The newsroom of common.bash with these releases only, built.
begin() {
	[ -f "${DATELINE_TEST_DATA:-}/releases/$name.md" ] ||
		skip "DATELINE_TEST_DATA is not set, or has no releases"
	rm releases/*
	cp "$DATELINE_TEST_DATA"/releases/*.md releases
	source=releases/$name.md
	dateline build 2>said
	page=public/2020/amazon-election-data/index.html
	text=public/2020/amazon-election-data/release.txt
}

# The words of a page, one line of them, as a reader sees them.
words_of() {
	python3 - "$1" <<'END'
import html.parser, sys
words = []
class Words(html.parser.HTMLParser):
    def handle_data(self, data):
        words.append(data)
Words().feed(open(sys.argv[1], encoding="utf-8").read())
print(" ".join("".join(words).split()))
END
}

# The names of the source's list, in its order.
names() {
	sed -n '/^signatories:/,/^[a-z]*: /s/^ *- //p' "$source"
}

# in_order FILE: each name of standard input after the one before it
in_order() {
	python3 -c '
import sys
text = " ".join(open(sys.argv[1], encoding="utf-8").read().split())
at = text.rindex(sys.argv[2])
for name in sys.stdin.read().splitlines():
    at = text.index(name, at) + len(name)
' "$1" "$2"
}

@test "real: the eighteen signatories stand in the order given" {
	begin
	[ "$(names | wc -l)" -eq 18 ]
	words_of "$page" >words
	names | in_order words "gaps in the security of the election system"
	names | in_order "$text" "gaps in the security of the election system"
}

@test "real: a reporter finds whom to call in page and text" {
	begin
	grep -q 'href="tel:[^"]*978[^"]*852[^"]*6457"' "$page"
	words_of "$page" | grep -q '978-852-6457'
	grep -q 'href="mailto:press@fightforthefuture.org"' "$page"
	grep -q '978-852-6457' "$text"
	grep -q 'press@fightforthefuture.org' "$text"
}

@test "real: typographic quotation marks are kept" {
	begin
	words_of "$page" >words
	for file in words "$text"; do
		tr -s '\n' ' ' <"$file" >line
		grep -q '“Amazon is the most profitable' line
		grep -q 'wouldn’t\|didn’t' line
		grep -q 'keep happening,” the letter reads' line
	done
}

@test "real: the text keeps to 72 columns and ends with its mark" {
	begin
	python3 - "$text" <<'END'
import sys, unicodedata
def cells(line):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)
lines = open(sys.argv[1], encoding="utf-8", newline="").read().split("\n")
assert lines.pop() == "" and lines[-1] == "###", lines[-1:]
for line in lines:
    assert cells(line) <= 72 or " " not in line.strip(), line
    assert line == line.rstrip() and "\r" not in line, line
END
}

@test "real: it is in all three feeds, whole" {
	begin
	for feed in feed.xml atom.xml feed.json; do
		[ "$(grep -c 'Jeff Bezos' "public/$feed")" -ge 1 ]
		grep -q 'condemn Amazon' "public/$feed"
		grep -q 'gaps in the security of the election' "public/$feed"
		grep -q '/2020/amazon-election-data/' "public/$feed"
	done
}

@test "real: check finds the quotation that never closes, and the letter" {
	begin
	run --separate-stderr dateline check --format=gnu
	[ "$status" -eq 0 ]
	line=$(grep -n '^“Amazon is the most profitable' "$source" | cut -d: -f1)
	[ "$(grep -c '\[quotation-open\]' <<<"$output")" -eq 1 ]
	grep -q "^$source:$line:1: warning: .*\[quotation-open\]" <<<"$output"
	[ "$(grep -c '\[letter-missing\]' <<<"$output")" -eq 1 ]
	! grep -q ' error: ' <<<"$output"
}
