#!/usr/bin/env python3
"""The catalogue of mistakes (catalogue.py) against the program: run.py
PROGRAM [PART OF A NAME]. Each case has a newsroom of its own. Prints TAP."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

from catalogue import BODY, FRONT, GROUPS

HERE = os.path.dirname(os.path.realpath(__file__))
NOW = "2026-11-22T10:00:00Z"
LINES_AT_MOST = 8
CELLS_AT_MOST = 80
PARSERS_WORDS = re.compile(
    r"\b(mapping|scalar|token|pars(e|er|ing)|null|node|unmarshal|stdin|"
    r"invalid|illegal|syntax|sequence|boolean|integer|string|regex|"
    r"deserializ\w*|wrong|bad|forbidden|fail(ed)?|error in)\b", re.I)


def at(program, *words):
    """Run `dateline` at NOW, by tests/tools/at.sh."""
    return subprocess.run(
        ["sh", "-c", '. "$1"; shift; at "$@"', "sh",
         os.path.join(HERE, "../tools/at.sh"), NOW, program, *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
        env=dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="80"))


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())


class Room:
    """A newsroom with one good release, and the one of a case."""

    def __init__(self, program, path, case):
        self.program, self.path, self.case = program, path, case
        shutil.copy(os.path.join(HERE, "../golden/site.yaml"), path)
        write(os.path.join(path, "releases/other.md"),
              "---\nheadline: Another\ndate: 2026-11-01\nembargo: none\n---\n"
              "\nText.\n")
        self.name = "releases/mine.md"
        if case.get("folder"):
            self.name = "releases/mine/index.md"
        self.source = os.path.join(path, self.name)
        text = case.get("file")
        if text is None:
            text = "---\n%s---\n\n%s" % (case.get("front", FRONT),
                                         case.get("body", BODY))
        write(self.source, text)
        for name, data in case.get("files", {}).items():
            write(os.path.join(os.path.dirname(self.source), name), data)
        for name, data in case.get("more", {}).items():
            write(os.path.join(path, name), data)

    def findings(self):
        said = at(self.program, "-C", self.path, "check", "--format=json")
        assert said.returncode in (0, 1), said.stderr.decode()
        return [json.loads(line) for line in said.stdout.splitlines()]

    def shown(self):
        """What a person sees, finding by finding: {id: lines}."""
        said = at(self.program, "-C", self.path, "check").stdout.decode()
        shown, lines = {}, []
        for line in said.splitlines():
            lines.append(line)
            end = re.search(r"\[([a-z0-9-]+)\]$", line)
            if end:
                shown.setdefault(end.group(1), lines)
                lines = []
        return shown

    def text(self):
        said = at(self.program, "-C", self.path, "build")
        assert said.returncode == 0, said.stderr.decode()
        path = os.path.join(self.path, "public/2026/mine/release.txt")
        with open(path, encoding="utf-8") as file:
            return file.read()


def cells(text):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in text)


def check_shape(lines):
    """At most eight lines of words, none of a parser's, a mark that fits."""
    told = [line for line in lines if line.strip()]
    assert len(told) <= LINES_AT_MOST, "%d lines" % len(told)
    quoted = re.compile(r"^ +\d* \||\"[^\"]*\"|^    ")
    for line in told:
        if not line.startswith("    ") or "|" in line:
            assert cells(line) <= CELLS_AT_MOST, "a wide line: " + line
        words = PARSERS_WORDS.search(quoted.sub("", line))
        assert not words, "a parser's word: " + words.group()


def check_mark(finding, lines, source):
    """The mark stands under the place that editors would go to."""
    for first, second in zip(lines, lines[1:]):
        number = re.match(r"^ *(\d+) \| ?", first)
        mark = re.match(r"^ *\| ?( *)(\^+)$", second)
        if number and mark and int(number.group(1)) == finding["line"]:
            break
    else:
        return
    line = source.split("\n")[finding["line"] - 1]
    shown = first[number.end():]
    if shown != line:
        return
    before = cells(line[:finding["column"] - 1])
    assert len(mark.group(1)) == before, "the mark is at %d, not %d" % (
        len(mark.group(1)), before)


def replaced(text, finding, words):
    """`text` with the marked place of the finding replaced."""
    lines = text.split("\n")
    line = lines[finding["line"] - 1]
    lines[finding["line"] - 1] = (line[:finding["column"] - 1] + words +
                                  line[finding["end"] - 1:])
    return "\n".join(lines)


def mended(text, finding, how):
    """The text as the finding says that it should be."""
    if isinstance(how, tuple):
        assert how[0] in text
        return text.replace(how[0], how[1])
    if how == "fix":
        fix = finding["fix"]
        lines = text.split("\n")
        first, last = fix["line"] - 1, fix["end_line"] - 1
        lines[first:last + 1] = (
            lines[first][:fix["column"] - 1] + fix["text"] +
            lines[last][fix["end"] - 1:]).split("\n")
        return "\n".join(lines)
    if how == "lines":
        offer = (finding["fix"]["text"] if "fix" in finding
                 else finding["lines"].split("\n")[0])
        if "fix" in finding:
            return mended(text, finding, "fix")
        field = offer.split(":")[0] + ":"
        return "\n".join(offer if line.startswith(field) else line
                         for line in text.split("\n"))
    raise AssertionError(how)


def check_mended(room, finding, how):
    """Each offer taken in turn leads to a release without that finding."""
    for _ in range(4):
        with open(room.source, encoding="utf-8", newline="") as file:
            text = file.read()
        write(room.source, mended(text, finding, how))
        found = room.findings()
        same = [f for f in found if f["id"] == finding["id"]]
        new = [f["id"] for f in found if f["id"] != finding["id"] and
               f["level"] == "error"]
        assert not new, "mended, there is %s" % new
        if not same:
            return
        finding = same[0]
    raise AssertionError("mended, it is still there")


def check_case(room):
    case = room.case
    found = room.findings()
    if case["id"] is None:
        found = [f["id"] for f in found if f["level"] != "note"]
        assert not found, found
        if "prints" in case:
            assert case["prints"] in room.text()
        return
    mine = [f for f in found if f["id"] == case["id"]]
    assert mine, "found %s" % [f["id"] for f in found]
    finding = mine[0]
    assert finding["level"] == case.get("level", "error"), finding["level"]
    if case.get("offers_nothing"):
        assert not finding.keys() & {"fix", "lines"}, "a line is offered"
    lines = room.shown()[case["id"]]
    check_shape(lines)
    for words in case.get("words", []):
        assert words in " ".join(" ".join(lines).split()), words
    if "line" in finding and not isinstance(case.get("file"), bytes):
        with open(room.source, encoding="utf-8", newline="") as file:
            check_mark(finding, lines, file.read())
    if "mend" in case:
        check_mended(room, finding, case["mend"])


def main():
    program, wanted = os.path.realpath(sys.argv[1]), sys.argv[2:]
    number, bad = 0, 0
    for group, cases in GROUPS.items():
        for case in cases:
            name = "findings, %s: %s" % (group, case["name"])
            if wanted and not any(part in name for part in wanted):
                continue
            number += 1
            with tempfile.TemporaryDirectory() as path:
                try:
                    room = Room(program, path, case)
                    check_case(room)
                    print("ok %d - %s" % (number, name))
                except (AssertionError, KeyError) as why:
                    bad += 1
                    print("not ok %d - %s" % (number, name))
                    print("# %s %s" % (type(why).__name__, why))
                    if os.environ.get("SHOW"):
                        print(at(program, "-C", path, "check").stdout.decode())
    print("1..%d" % number)
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
