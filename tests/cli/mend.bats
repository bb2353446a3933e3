#!/usr/bin/env bats
# The mistakes that people make (tests/golden/mistake-*), mended as the
# findings say: the finding is gone then, and no other comes up.
bats_require_minimum_version 1.5.0
load common

# begin MISTAKE: its newsroom, and what check finds in it
begin() {
	rm -r releases
	cp -R "$here/../golden/mistake-$1/releases" .
	dateline check --format=json >findings || true
	[ -s findings ]
}

# mend HOW: writes what the first finding offers into its file. `fix`: its
# edit; `lines`: the line to choose instead of the field of that name;
# `delete`: nothing is offered, the second one goes; `example`: the first
# thing in the help that looks like a date, in the place of the mark.
mend() {
	python3 - "$1" <<'END'
import json, re, sys
finding = json.loads(open("findings").readline())
path, how, fix = finding["file"], sys.argv[1], finding.get("fix")
lines = open(path, encoding="utf-8").read().split("\n")
line = finding["line"] - 1
assert (how == "fix") == (fix is not None), finding
if how == "fix":
    first, last = fix["line"] - 1, fix["end_line"] - 1
    lines[first:last + 1] = (lines[first][:fix["column"] - 1] + fix["text"] +
                             lines[last][fix["end"] - 1:]).split("\n")
elif how == "lines":
    (offer,) = finding["lines"].split("\n")
    field = offer.split(":")[0] + ":"
    lines = [offer if l.startswith(field) else l for l in lines]
elif how == "delete":
    assert finding["other"]["line"] < finding["line"]
    del lines[line]
elif how == "example":
    date = re.search(r"\d{4}-\d\d-\d\d", finding["help"]).group()
    text = lines[line]
    lines[line] = (text[:finding["column"] - 1] + date +
                   text[finding["end"] - 1:])
open(path, "w", encoding="utf-8").write("\n".join(lines))
END
}

# is_gone ID: check finds less than before, and nothing of that kind
is_gone() {
	before=$(grep -c '"level":"error"' findings)
	grep -q "\"id\":\"$1\"" findings
	dateline check --format=json >findings || true
	[ "$(grep -c '"level":"error"' findings)" -lt "$before" ]
	! grep -q "\"id\":\"$1\"" findings
}

@test "mended: a colon in the headline" {
	begin colon
	mend fix
	is_gone value-colon
}

@test "mended: a day that does not exist, by the example" {
	begin date
	mend example
	# The example is a day to come: the next finding says so.
	dateline check --format=json >findings || true
	! grep -q '"id":"time-day"' findings
}

@test "mended: a date to come becomes the embargo" {
	begin future
	mend lines
	is_gone date-future
}

@test "mended: two misspelt fields, one after the other" {
	begin misspelt
	mend fix
	dateline check --format=json >findings || true
	[ "$(grep -c . findings)" -eq 1 ]
	mend fix
	is_gone key-unknown
}

@test "mended: a quotation mark that is never closed" {
	begin quote
	mend fix
	is_gone quote-open
}

@test "mended: a Tab at the start of a line" {
	begin tab
	mend fix
	is_gone indent-tab
}

@test "mended: a field that stands twice" {
	begin twice
	mend delete
	is_gone key-twice
}

@test "mended: no second line of dashes" {
	begin unclosed
	mend fix
	is_gone front-open
	dateline build
	grep -q "The text begins here." public/2026/ostend/release.txt
}
