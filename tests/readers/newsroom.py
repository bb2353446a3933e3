"""Writes a newsroom that uses whatever there is: python3 newsroom.py DIR

Three languages (one from right to left), a folder release with files of
every use, signatories from a CSV file, corrections, an event, a withdrawn
release, and a text with every kind of Markdown that the pages know."""
import pathlib
import struct
import sys
import zlib

SITE = """\
newsroom: 0d9d9a3e-1f0a-4a44-9f0c-6f2b7f7b7c11
organization: {name: "Häfen & Söhne <Grid>", url: https://grid.example/, address: "1 Dock Road, Ostend"}
url: https://press.grid.example/news/
zone: Europe/Brussels
language: en
contacts:
  default: desk
  desk: {name: Press desk, phone: "+32 2 555 01 00", email: press@grid.example, hours: "Monday to Friday", after-hours: {phone: "+32 2 555 01 99", languages: [en, fr]}}
  ines: {name: "Inès d'Hondt", role: Spokesperson, phone: "+32 2 555 01 01", email: ines@grid.example, languages: [fr, nl]}
boilerplates: {default: house, house: "Häfen & Söhne runs the grid of the harbor. See <https://grid.example/>."}
topics: {storms: {name: "Storms & floods", description: "What the sea does."}}
"""

RICH = """\
---
headline: 'Storms "up 40%" & rising: {{signatory-count-words}} ask for <help>'
subhead: "A dike is not a wall & never was"
summary: "Groups ask for dikes."
place: Ostend
date: 2026-11-20
embargo: none
slug: storms
contact: [desk, ines]
signatories: {file: signatories.csv, columns: {name: "Name of your organisation", url: "Web"}, order: alpha}
topics: [storms, Étude & santé]
image: {file: dike.png, alt: "A dike with a \\"gap\\"", caption: "The dike & the sea", credit: "L. Vos"}
attachments: [{file: figures.csv, title: "The figures & sources"}]
media: [{file: dike-large.png, kind: photo, alt: "The dike from above", credit: "L. Vos", rights: "Free for press use"}]
letter: {title: "Letter to the minister", to: "Minister of the Sea", date: 2026-11-19, file: letter.pdf}
corrections:
  - {at: 2026-11-21 10:00, kind: correction, was: "39%", now: "40%", note: "A slip & a sum"}
  - {at: 2026-11-21 10:00, kind: clarification, note: "The sum is of this year."}
was-at: [press/old-storms.html]
notes: |
  *Notes* for editors with a [link](https://grid.example/notes?a=1&b=2).
extra: {campaign: "dikes & dunes"}
---

Storms are **up**, ~~39~~ *40%*, said "the sea" -- and `code < 1 & 2`. Write to
press@grid.example or see https://grid.example/a?b=1&c=2 today. The
[table](figures.csv) has it all; the [site opened](../2026-11-19-ostend.md).

## What we ask

| Year | Storms & floods | Cost |
| :--- | :---: | ---: |
| 2025 | 10 | 1 \\| 2 |
| 2026 | 14 | <b> |

- one
- two
  1. inner
  2. *inner* two

![A map of the coast](map.png "The coast")

> A quoted thought.
> It goes on.

    preformatted & <indented>

***

The last line,\\
broken by hand.
"""

CSV = """\
"Name of your organisation",Web
"The Salt & Water League",https://salt.example/?a=1&b=2
"Fair Dikes, Inc.",https://fäir.example/ü?[a]=100%
Åland Sailors,
"""

PLAIN = {
    "2026-11-19-ostend.md": """\
---
headline: Grid opens Ostend site
id: urn:uuid:6f0b9b0e-3c8f-4d5e-8f41-0d7a9f1b2c01
date: 2026-11-19
embargo: none
topics: [storms]
---

The site is open.
""",
    "2026-11-19-ostende.md": """\
---
headline: "Le réseau ouvre à Ostende : c'est fait"
language: fr
translation-of: ostend
---

Le site est « ouvert ».
""",
    "2026-11-19-ostend-ar.md": """\
---
headline: "الشبكة تفتح موقع أوستند"
slug: ostend-ar
language: ar
translation-of: ostend
---

الموقع مفتوح الآن. See https://grid.example/ar now.
""",
    "2026-11-18-briefing.md": """\
---
headline: Briefing on the dikes
kind: advisory
embargo: 2026-11-18 09:00
event: {start: 2026-12-04 10:00, end: 2026-12-04 11:30, place: "Dock 3; Hall A, Ostend – the long red building behind the old harbor station", url: https://grid.example/briefing, accreditation: "By mail, until the day before"}
---

Come and ask.
""",
    "2026-11-17-gone.md": """\
---
headline: A release that was wrong
date: 2026-11-17
embargo: none
status: withdrawn
withdrawn: {at: 2026-11-18 12:00, reason: "The figures were wrong & old.", replaced-by: storms}
---

Figures nobody may see again.
""",
    "2027-01-01-later.md": """\
---
headline: Not yet to be seen
embargo: 2027-01-01 09:00
language: de
topics: [secret-topic]
---

Later.
""",
}


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(
        ">I", zlib.crc32(body))


def png(width, height):
    rows = b"".join(b"\0" + b"\x40\x80\xc0" * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(
        b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
        chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def main():
    room = pathlib.Path(sys.argv[1])
    rich = room / "releases" / "2026-11-20-storms"
    rich.mkdir(parents=True)
    (room / "site.yaml").write_text(SITE)
    (rich / "index.md").write_text(RICH)
    (rich / "signatories.csv").write_text(CSV)
    (rich / "figures.csv").write_text("year,storms\n2026,14\n")
    (rich / "letter.pdf").write_bytes(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n%%EOF\n")
    (rich / "draft.txt").write_text("not published\n")
    for name, size in (("dike", 3), ("dike-large", 9), ("map", 5)):
        (rich / (name + ".png")).write_bytes(png(size, size + 1))
    for name, text in PLAIN.items():
        (room / "releases" / name).write_text(text)
    known = room / "static" / ".well-known"
    known.mkdir(parents=True)
    (known / "security.txt").write_text("Contact: mailto:it@grid.example\n")


main()
