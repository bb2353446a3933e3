"""Texts that make cmark 0.30 slow, deep or large, each in three places."""
import json

from make import Case, add

N = 80000
MOST = 1000000   # bytes of a text; over 1 MiB it is refused for its size
NOTES = 60000    # the same for notes: front matter has at most 64 KiB


def units(unit, before="", after="", per=""):
    """A text of many `unit`s, as many of `after`, at most `most` bytes."""
    def text(count, most):
        count = min(count, (most - 100) // len(unit + per))
        return before + unit * count + after + per * count
    return text


def stairs(count, most):
    """A list in a list in a list; its size grows with the square."""
    depth = min(count, int(most ** 0.5) - 10)
    return "".join("  " * i + "* a\n" for i in range(depth))[:most]


def ticks(count, most):
    """Runs of back ticks, no two as long."""
    length = min(count, int((2 * most) ** 0.5) - 10)
    return "".join("e" + "`" * i for i in range(length))[:most]


def references(count, most):
    """Names of links that fall on one place of a table of hashes."""
    words = ["[x%d]: /y" % i for i in range(count)]
    text = "\n".join(words)[:most // 2]
    return text + "\n" + "[x][x1] " * (most // 20)


# Section 2 of the table of measured cases first, then the suites of
# CommonMark and cmark-gfm.
ROWS = {
    "pictures-in-brackets": units("![[]()"),
    "markers-then-lines": units("- ", after="x", per="\n"),
    "markers-in-quote": units("- ", before="> ", after="x", per="\n>"),
    "quotes-then-stars": units(">", per="a*"),
    "stars": units("*"),
    "comments": units("<!--"),
    "quotes": units("> ", after="a"),
    "nested-strong": units("*a **a ", after="b", per=" a** a*"),
    "closers": units("a_ "),
    "openers": units("_a "),
    "link-closers": units("a]"),
    "link-openers": units("[a"),
    "mismatched": units("*a_ "),
    "of-three": units("a***b**c*d*", before="a**b"),
    "links-and-stars": units("[ a_"),
    "bracket-paren": units("[ (]("),
    "nested-brackets": units("[", after="a", per="]"),
    "numbers": units("1. ", after="x", per="\n"),
    "stairs": stairs,
    "ticks": ticks,
    "ticks-alone": units("`"),
    "unclosed-link": units("[a](<b"),
    "unclosed-link-2": units("[a](b"),
    "cdata": units("<![CDATA["),
    "instructions": units("<?"),
    "declarations": units("<!A "),
    "tags": units("<a b=\"c\" "),
    "references": references,
    "headings": units("#"),
    "setext": units("a\n=\n"),
    "entities": units("&#x110000;"),
    "ampersands": units("&"),
    "backslashes": units("\\"),
    "backslash-lines": units("\\\n"),
    "quotes-straight": units("\"'"),
    "addresses": units("https://"),
    "addresses-long": units("a.b@c.d"),
    "at-signs": units("a@"),
    "colons": units("www."),
    "tables": units("|a", per="\n|-"),
    "table-wide": units("|", before="|a|\n|-|\n"),
    "table-rows": units("|a|\n", before="|a|\n|-|\n"),
    "table-cells": units("\\|", before="|a|\n|-|\n|"),
    "struck": units("~~a "),
    "tildes": units("~"),
    "counts": units("{{signatory-count}} "),
    "counts-open": units("{{"),
    "spaces": units(" ", after="x"),
    "tabs": units("\t", after="- x"),
    "carriage-returns": units("\r"),
    "fences": units("```\n"),
    "rules": units("***\n"),
    "titles": units("[a](b \""),
    "angles": units("<"),
    "words": units("word "),
    "one-word": units("w"),
    "wide-word": units("界"),
    "combining": units("\u0301", before="a"),
    "joined": units("\U0001f468\u200d"),
    "arabic": units("\u0627"),
}


def indented(text):
    return "\n".join("    " + line for line in text.split("\n"))


def in_release(row):
    """As the body; as notes, with all there is room for, and with more."""
    def write(room):
        room.release("body.md", body=row(N, MOST))
        room.release("body-small.md", body=row(1000, MOST))
        room.release("notes.md", "notes: |4\n" + indented(row(N, NOTES)))
        room.release("notes-quoted.md",
                     "notes: " + json.dumps(row(N // 3, NOTES // 2)))
        room.release("notes-large.md", "notes: |4\n" + indented(row(N, MOST)))
    return write


def in_house(row, most):
    """As what every release of the house ends with."""
    def write(room):
        room.site("  house: Harbor Grid runs the grid.",
                  "  house: |4\n" + indented(row(N, most)))
    return write


for name, row in ROWS.items():
    add("markdown-" + name, in_release(row), Case.HARMLESS)
for name in list(ROWS)[:13]:
    add("markdown-house-" + name, in_house(ROWS[name], NOTES), Case.HOUSE,
        same_house=False)
    add("markdown-house-large-" + name, in_house(ROWS[name], MOST),
        Case.HOUSE, same_house=False)
