"""Fills every slot of every template with hostile values: python3 slots.py
PROGRAM DIR SEED writes two newsrooms that differ in their words alone, and
builds DIR/plain.site, where all words are harmless, and DIR/hostile.site.

A value that the program refuses is tried again without signs that nobody can
see, then left harmless; how many came through is said at the end."""
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys

import newsroom

SEEN = [
    "<script>window.hit=1</script>", "</script>", "<script src=//x.example>",
    "\"><img src=x onerror=window.hit=1>", "' onmouseover='window.hit=1",
    "\" autofocus onfocus=\"window.hit=1", "<svg/onload=window.hit=1>",
    "<style>*{display:none}</style>", "</style>", "</title>", "</p></main>",
    "<base href=//x.example/>", "<!--", "-->", "--!>", "]]>", "<![CDATA[",
    "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY e 'x'>]>", "&e;",
    "{{site.name}}", "{{{release.body}}}", "{{/main}}", "{{#t}}", "{{",
    "}}", "{{=<% %>=}}", "<%x%>", "{{>base}}", "${window.hit=1}",
    "&lt;b&gt;", "&#60;script&#62;window.hit=1&#60;/script&#62;", "&amp;",
    "&", "<", ">", "\"", "'", "`", "\\", "\\u003c/script\\u003e", "%3Cb%3E",
    "javascript:window.hit=1", "data:text/html,<script>window.hit=1</script>",
    "<a href=javascript:window.hit=1>x</a>", "<b>bold", "<x-y>", "=", "{n}",
    "{year}", "%s%n", "\u05d0\u05d1", "\u0627\u0644", "\u4e2d", "\U0001f4a3",
    "e\u0301\u0301\u0301", "\ud7ff", "\ufffd",
]
UNSEEN = ["\u2028", "\u2029", "\u202e", "\u2067", "\u200f", "\ufeff",
          "\u0000", "\u0001", "\u0008", "\u001b[31m", "\u007f", "\u0085",
          "\ufffe", "\U0010ffff", "\u00ad", "\u200b", "\n", "\r", "\t"]
# The first two are such as the program accepts.
ADDRESSES = [
    "https://x.example/a?b=1&c=2#d", "http://x.example/%22%3E&amp;'",
    "javascript:window.hit=1", "JaVaScRiPt:window.hit=1//",
    " javascript:window.hit=1", "\u0001javascript:window.hit=1",
    "java\nscript:window.hit=1", "data:text/html,<script>window.hit=1"
    "</script>", "vbscript:x", "blob:x", "view-source:x", "//x.example/",
    "https://x.example/\" onclick=\"window.hit=1", "https://x.example/'><b>",
    "https://x.example/?a=<b>&c=\"&quot;", "https://x.example/{{site.name}}",
    "https://x.example/</script>", "https://x.example/\u202e",
]
FULL, SEEN_ONLY, HARMLESS = range(3)


class Slot:
    """One value: its harmless form, and hostile ones of two strengths."""

    count = 0

    def __init__(self, seed, form="text"):
        Slot.count += 1
        self.word = "w%d" % Slot.count
        self.form = form
        self.strength = FULL
        self.random = random.Random("%s/%d" % (seed, Slot.count))
        self.hostile = [self.make(SEEN + UNSEEN), self.make(SEEN)]

    def make(self, pieces):
        chosen = [self.random.choice(pieces) for _ in range(
            self.random.randint(1, 5))]
        if self.form == "address":
            return self.random.choice(
                ADDRESSES if pieces is not SEEN else ADDRESSES[:2])
        if self.form == "email":
            return self.random.choice(["", "\"<b>\"", "a&b", "<i>"]) + (
                "%s@x.example" % self.word)
        if self.form == "phone":
            return "+32 2 555" + self.random.choice(
                ["\"><b>", "&amp;1", " ext. 5", ";x=<b>", "<1", "(1)"])
        text = self.word + self.random.choice(["", " "]).join(chosen)
        if self.form == "markdown":
            return "".join("\\" + c if c in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`"
                           "{|}~" else c for c in text)
        return text

    def value(self):
        if self.strength != HARMLESS:
            return self.hostile[self.strength]
        return self.harmless()

    def harmless(self):
        return {"address": "https://x.example/" + self.word,
                "email": self.word + "@x.example",
                "phone": "+32 2 555 01 00"}.get(self.form, self.word)


def quoted(value):
    """As YAML: all but plain letters escaped, beyond U+FFFF as they are."""
    return re.sub(r"\\ud[89ab]..\\ud[c-f]..",
                  lambda pair: json.loads('"%s"' % pair.group()),
                  json.dumps(value))


def row(key, value, fill):
    """The line of one field, and where in it each slot stands."""
    slots = []

    def marked(part):
        if isinstance(part, Slot):
            slots.append(part)
            return "@%d@" % (len(slots) - 1)
        if isinstance(part, dict):
            return {k: marked(v) for k, v in part.items()}
        return [marked(v) for v in part] if isinstance(part, list) else part

    line, places = "", []
    pieces = re.split(r'"@(\d+)@"', key + ": " + quoted(marked(value)))
    for i, piece in enumerate(pieces):
        if i % 2:
            slot = slots[int(piece)]
            piece = quoted(fill(slot))
            places.append((len(line), len(line) + len(piece), slot))
        line += piece
    return line, places


def contact(s):
    return {"name": s(), "role": s(), "organization": s(), "hours": s(),
            "phone": s("phone"), "email": s("email"), "languages": [s(), s()],
            "after-hours": {"phone": s("phone"), "languages": [s()]}}


def signed(s, count):
    return [{"name": s(), "url": s("address"), "location": s(),
             "person": s(), "title": s()} for _ in range(count)]


def releases(s):
    """Releases that use each field, by file; the last field is the text."""
    yield "2026-10-05-full/index.md", {
        "headline": s(), "date": "2026-10-05", "embargo": "none",
        "slug": "full", "subhead": s(), "summary": s(), "place": s(),
        "contact": [contact(s), contact(s)], "topics": ["one", "two"],
        "signatories": signed(s, 14), "boilerplate": ["house", "other"],
        "image": {"file": "map.png", "alt": s(), "caption": s(),
                  "credit": s()},
        "media": [{"file": "map.png", "kind": "photo", "alt": s(),
                   "caption": s(), "credit": s(), "rights": s()},
                  {"url": s("address"), "kind": "video", "alt": s(),
                   "caption": s(), "credit": s(), "rights": s()}],
        "attachments": [{"file": "a.csv", "title": s()}],
        "letter": {"title": s(), "to": s(), "url": s("address"),
                   "date": "2026-10-04"},
        "corrections": [
            {"at": "2026-10-06", "kind": "correction", "was": s(),
             "now": s(), "note": s()},
            {"at": "2026-10-07", "kind": "update", "note": s()}],
        "notes": s("markdown"), "extra": {"a": s()},
        "origin": {"organization": s(), "url": s("address")},
        "was-at": ["old/full.html"],
    }, s("markdown")
    yield "2026-09-20-event.md", {
        "headline": s(), "kind": "advisory", "date": "2026-09-20",
        "embargo": "none", "contact": contact(s), "boilerplate": [],
        "event": {"start": "2026-09-24 10:00", "end": "2026-09-24 11:30",
                  "place": s(), "url": s("address"), "accreditation": s()},
        "signatories": signed(s, 3), "topics": ["one"],
    }, s("markdown")
    yield "2026-09-10-gone.md", {
        "headline": s(), "date": "2026-09-10", "embargo": "none",
        "status": "withdrawn", "withdrawn": {
            "at": "2026-09-11 12:00", "reason": s(), "replaced-by": "full"},
    }, s("markdown")
    yield "2025-05-05-columns.md", {
        "headline": s(), "date": "2025-05-05", "embargo": "none",
        "slug": "columns", "topics": ["two"], "language": "en",
    }, s("markdown")
    yield "2025-05-05-columns-ar.md", {
        "headline": s(), "slug": "columns-ar", "language": "ar",
        "summary": s(), "translation-of": "columns",
    }, s("markdown")


def house(s):
    return {
        "newsroom": "0d9d9a3e-1f0a-4a44-9f0c-6f2b7f7b7c19",
        "organization": {"name": s(), "url": s("address"), "address": s()},
        "url": "https://press.grid.example/",
        "zone": "Europe/Brussels", "language": "en",
        "contacts": {"default": "desk", "desk": contact(s)},
        "boilerplates": {"default": "house", "house": s("markdown"),
                         "other": s("markdown")},
        "topics": {"one": {"name": s(), "description": s()},
                   "two": {"name": s(), "description": s()}},
    }


def words(s):
    """Each of the interface's words that holds no {part} of the program."""
    lines = (newsroom.pathlib.Path(__file__).parents[2] / "templates" /
             "words" / "en.yaml").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(": ", 1) for line in lines
             if ": " in line and line[0] not in "#- "]
    return {key: s() for key, value in pairs
            if value[0] not in "[{" and "{" not in value}


class Room:
    """A newsroom of slots; each slot knows how hostile it may be."""

    def __init__(self, seed):
        self.slots = []

        def slot(form="text"):
            self.slots.append(Slot(seed, form))
            return self.slots[-1]
        self.files = {"site.yaml": (house(slot), None),
                      "templates/words/en.yaml": (words(slot), None)}
        for name, fields, body in releases(slot):
            self.files["releases/" + name] = (fields, body)
        self.places = {}  # of slots, by file and line

    def write(self, folder, fill):
        for name, (fields, body) in self.files.items():
            lines = ["---"] if body else []
            for key, value in fields.items():
                line, places = row(key, value, fill)
                lines.append(line)
                self.places[name, len(lines)] = places
            if body:
                lines += ["---", "", fill(body)]
                for i in range(len(lines), len(lines) + 20):
                    self.places[name, i] = [(0, 1, body)]
            newsroom.put(folder / name, "\n".join(lines) + "\n")
        beside = folder / "releases" / "2026-10-05-full"
        newsroom.put(beside / "map.png", newsroom.png(4, 3))
        newsroom.put(beside / "a.csv", "a,b\n")

    def weaken(self, finding):
        """Take back what was refused; False where nothing is left to."""
        places = self.places.get((finding["file"], finding.get("line")), [])
        column = finding.get("column", 1) - 1
        slots = [slot for start, end, slot in places if start <= column < end]
        if not slots:
            slots = [slot for _, _, slot in places]
        left = [slot for slot in slots if slot.strength < HARMLESS]
        for slot in left:
            slot.strength += 1
        return bool(left)


def refused(program, folder):
    done = subprocess.run([program, "-C", str(folder), "check",
                           "--format=json"], capture_output=True, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [f for f in found if f["level"] == "error"]


def build(program, folder):
    done = subprocess.run([program, "-C", str(folder), "build"],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    site = folder.with_suffix(".site")
    shutil.copytree(folder / "public", site)


def main():
    program, top, seed = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    room = Room(seed)
    room.write(top / "plain", Slot.harmless)
    build(program, top / "plain")
    while True:
        room.write(top / "hostile", Slot.value)
        findings = refused(program, top / "hostile")
        if not findings:
            break
        if not any([room.weaken(f) for f in findings]):
            raise SystemExit("refused though harmless: %s" % findings[0])
    build(program, top / "hostile")
    print("# seed %s: %d values, %d with all signs, %d left harmless" % (
        seed, len(room.slots), sum(s.strength == FULL for s in room.slots),
        sum(s.strength == HARMLESS for s in room.slots)))


main()
