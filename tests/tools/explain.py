"""See explain.sh. Prints TAP."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
NOW = "2026-11-22T10:00:00Z"

# What cannot be shown in a few lines to write: sizes and counts beyond a
# limit, bytes that nobody sees, and what the disk, git or another run does.
IN_WORDS = """
rebuild-refused
embargo-meaning file-unsettled
act-changed act-refused act-translation correct-changed correct-none
correct-several postpone-time address-frozen change-waiting clock-ahead clock-back clock-step
clock-unconfirmed correction-changed csv-cell-large csv-columns csv-empty
csv-rows data-held edit-refused edit-unreadable embargo-after embargo-past
field-invisible file-changed file-folder file-large file-outside file-size
file-unpublished files-large files-many front-large good-unreadable
indent-space lift-unlogged line-colon log-broken output-foreign
output-manifest output-partial port-taken public-draft public-gone public-id
public-stays publish-busy publish-clash publish-differs publish-incomplete
publish-name publish-public publish-refused publish-source publish-sweep
publish-unconfirmed publish-waiting release-forgotten repository-tracked
repository-unread slug-missing state-busy state-damaged state-foreign
state-lost state-moved state-newer state-old state-older state-unread
static-name static-release static-taken static-twice system-failed table-large
template-address template-balance template-block template-depth
template-endless template-html template-large template-lost template-missing
template-output text-binary text-control text-deep text-encoding
text-invisible text-line-end text-line-long text-long text-marks text-not-utf8
time-zone-data time-zone-missing topics-many translation-waits was-at-many
watch-limit words-language words-missing words-slot words-unknown yaml-many
""".split()

# Words that no press officer should have to look up.
PARSERS_WORDS = re.compile(
    r"\b(mapping|scalar|token|pars(e|er|ing)|null|node|unmarshal|invalid|"
    r"illegal|syntax|sequence|boolean|integer|regex|yaml parser)\b", re.I)

SITE = """\
newsroom: 3f0c1a52-4c1e-4d5b-9d0e-2b6a4d1c8e01
organization: {name: Harbor Grid, url: https://harbor.example/}
url: https://press.harbor.example/
zone: Europe/Brussels
language: en
contacts: {default: desk, desk: {name: Press desk, phone: "+32 2 555 01 00"}}
boilerplates: {default: house, house: "Harbor Grid runs the grid."}
topics: {privacy: {name: Privacy}}
"""
FIELDS = "headline: Grid opens the Ostend site\nembargo: none\ndate: 2026-11-20\n"
OTHER = """\
---
headline: Results
embargo: none
date: 2026-11-01
id: urn:uuid:3f0c2a1e-0000-4000-8000-000000000001
---

The results.
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000010000000100802000000909168360000"
    "000c49444154789c63601805a3600000000300018ce51a0a0000000049454e44ae4260"
    "82")
JPEG = bytes.fromhex("ffd8ffc0000b080010001001011100ffd9")
PDF = b"%PDF-1.7\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
BESIDE = {
    "chart.png": PNG, "photo.jpg": JPEG, "report.pdf": PDF,
    "Report.pdf": PDF, "letter.pdf": PDF, "the report.pdf": PDF,
    "release.txt": b"text\n", "report.exe": b"MZ", "fake.pdf": PNG,
    "damaged.png": PNG[:12], "heavy.png": PNG + bytes(600 * 1000),
    "twice.pdf": PDF, "unsafe.svg": SVG.replace(b"/>", b' onload="x()"/>'),
    "signatories.xlsx": b"PK\3\4",
    "signatories.csv": b"name,url\nDaylight Lab,https://daylight.example\n",
}


def texts():
    """{id: (level, sentence, paragraphs, where, before, after)}"""
    found = {}
    for path in sorted(glob.glob(os.path.join(ROOT, "src/explain/*.txt"))):
        with open(path, encoding="utf-8") as file:
            parts = re.split(r"^@ ", file.read(), flags=re.M)[1:]
        for part in parts:
            head, sentence, rest = part.split("\n", 2)
            name, level = head.split(" ")
            example = re.search(
                r"^Before(?:, (.*))?:\n(.*)^After:\n(.*)", rest, re.M | re.S)
            words = rest[:example.start()] if example else rest
            found[name] = (level, sentence, words, *(
                (example[1] or "", *map(unindented, example.groups()[1:]))
                if example else (None, None, None)))
    return found


def unindented(lines):
    return re.sub(r"^    ", "", lines, flags=re.M).rstrip("\n") + "\n"


def with_fields(base, lines):
    """The fields of `lines` in the place of those of the same names."""
    if "translation-of" in lines:
        base = re.sub(r"^(embargo|date):.*\n", "", base, flags=re.M)
    if re.search(r"^embargo: (?!none)|^embargo:$", lines, re.M):
        base = base.replace("date: 2026-11-20\n", "")
    for name in re.findall(r"^([\w-]+):", lines, re.M):
        base = re.sub(r"^%s:.*\n" % name, "", base, flags=re.M)
    return base + lines


def put(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())


def room(folder, where, lines):
    """A newsroom with the example in it, and the words of the command."""
    here = "releases/2026-11-20-example/"
    put(folder, "site.yaml", SITE)
    put(folder, "releases/2026-11-01-results.md", OTHER)
    for name, data in BESIDE.items():
        put(folder, here + name, data)
    put(folder, "releases/logo.svg", SVG)
    os.symlink("report.pdf", os.path.join(folder, here, "link.pdf"))
    os.link(os.path.join(folder, here, "twice.pdf"),
            os.path.join(folder, "also.pdf"))
    fields, body = FIELDS, "The grid opens its site today.\n"
    if where in ("in signatories.csv", "in signatories.yaml"):
        put(folder, here + where[3:], lines)
        fields += "signatories: {file: %s, columns: {name: name}}\n" % where[3:]
    elif where == "in site.yaml":
        put(folder, "site.yaml", with_fields(SITE, lines))
    elif where == "the whole site.yaml":
        put(folder, "site.yaml", lines)
    elif where.startswith("in templates/"):
        put(folder, where[3:], lines)
    elif where == "in the text":
        body = lines
    elif where == "":
        fields = with_fields(fields, lines)
    text = "---\n%s---\n\n%s" % (fields, body)
    put(folder, here + "index.md",
        lines if where == "the whole file" else text)
    if where == "on the command line":
        put(folder, "releases/2026-11-22-known-headline.md", OTHER.replace(
            "0001", "0002").replace("Results", "Known headline"))
        return re.sub(r'"', "", lines).strip().split(" ", 1) \
            if lines.startswith("new") else lines.split()
    return ["check"]


def found(program, where, lines):
    """The ids of all findings, with their levels."""
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.join(folder, "room")
        words = room(folder, where, lines)
        done = subprocess.run(
            ["sh", "-c", '. "$0"; at "$@"',
             os.path.join(ROOT, "tests/tools/at.sh"), NOW, program,
             "--format=json", *words],
            cwd=folder, capture_output=True, text=True)
    rows = [json.loads(line)
            for line in (done.stdout + done.stderr).splitlines()
            if line.startswith("{")]
    return [(row["id"], row["level"]) for row in rows]


def tried(program, name, text):
    """What is amiss with the example of an id."""
    level, _, _, where, before, after = text
    if where is None:
        if name not in IN_WORDS:
            yield "has no example, and is not one told in words"
        return
    if name in IN_WORDS:
        yield "has an example, and counts as told in words"
    rows = found(program, where, before)
    if (name, level) not in rows:
        yield "before does not make it: %s" % rows
    rows = found(program, where, after)
    for other, its_level in rows:
        if other == name or its_level == "error":
            yield "after still makes %s" % other


def words_of(name, text):
    """What is amiss with the words of an id."""
    _, sentence, words, _, _, _ = text
    shown = re.sub(r'"[^"]*"', "", sentence + words)
    for match in PARSERS_WORDS.finditer(shown):
        yield "says %s" % match[0]
    if len(words.split()) < 8:
        yield "says little: %s" % words
    for line in words.splitlines():
        if len(line) > 80:
            yield "is wider than 80: %s" % line


def main():
    program = os.path.realpath(sys.argv[1])
    all_texts = texts()
    names = sys.argv[2:] or sorted(all_texts)
    for number, name in enumerate(names, 1):
        wrong = [*words_of(name, all_texts[name]),
                 *tried(program, name, all_texts[name])]
        for line in wrong:
            print("#", name, line)
        print("%sok %d - explain: %s" % (
            "not " if wrong else "", number, name))
    unknown = sorted(set(IN_WORDS) - set(all_texts))
    print("%sok %d - explain: no id is gone %s" % (
        "not " if unknown else "", len(names) + 1, " ".join(unknown)))


main()
