"""Writes a newsroom that has a page of every kind: python3 newsroom.py
LANGUAGE DIR, the language being en, ar or zh. Instead of a language, "many" is
one with lists so long that they go on on other pages."""
import json
import pathlib
import struct
import sys
import zlib

from words import LANGUAGES

SIGNED = 14  # more than 12: printed as a list
MANY = 1050  # more than 1,000: all/ has a second part
YEARS = 3
WITH_TOPIC = 7  # every seventh; more than 100: the topic has years


def quoted(value):
    """A value as YAML; what JSON writes is YAML, too."""
    return json.dumps(value, ensure_ascii=False)


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(
        ">I", zlib.crc32(body))


def png(width, height):
    row = b"\0" + b"".join(bytes((x * 255 // width, 90, 120))
                           for x in range(width))
    return (b"\x89PNG\r\n\x1a\n" + chunk(
        b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
        chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b""))


LOGO = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
        '<circle cx="20" cy="20" r="18" fill="#036"/></svg>\n')
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n%%EOF\n"


def words_in(text, language):
    """How many; two thirds of a character are one word in Chinese."""
    return len(text) * 2 // 3 if language == "zh" else len(text.split())


def prose(say, language, count):
    """Paragraphs of three sentences with about `count` words in all."""
    sentences, total = [], 0
    while total < count:
        sentences.append(say["sentences"][len(sentences) %
                                          len(say["sentences"])])
        total += words_in(sentences[-1], language)
    gap = "" if language == "zh" else " "
    return "\n\n".join(gap.join(sentences[i:i + 3])
                       for i in range(0, len(sentences), 3))


def site(say, language):
    name, about = say["topic"]
    return {
        "newsroom": "0d9d9a3e-1f0a-4a44-9f0c-6f2b7f7b7c1" + str(
            list(LANGUAGES).index(language)),
        "organization": {"name": say["house"], "url": "https://grid.example/",
                         "logo": "logo.svg", "address": say["address"]},
        "url": "https://press.grid.example/",
        "zone": "Europe/Brussels",
        "language": language,
        "contacts": {
            "default": "desk",
            "desk": {"name": say["desk"], "phone": "+32 2 555 01 00",
                     "email": "press@grid.example", "hours": say["hours"],
                     "after-hours": {"phone": "+32 2 555 01 99",
                                     "languages": ["en", "fr"]}},
            "person": {"name": say["person"], "role": say["role"],
                       "phone": "+32 2 555 01 01",
                       "email": "ines@grid.example",
                       "languages": ["fr", "nl"]}},
        "boilerplates": {"default": "house", "house": say["boilerplate"]},
        "topics": {"storms": {"name": name, "description": about}},
    }


def signatories(say):
    names = [say["group"] % town for town in say["towns"][:SIGNED]]
    return [{"name": name, "url": "https://group-%d.example/" % i,
             "location": town, "person": say["person"], "title": say["role"]}
            for i, (name, town) in enumerate(zip(names, say["towns"]))]


def rich_body(say, language):
    heads = " | ".join(say["heads"])
    opened, page = say["links"]
    return f"""\
{prose(say, language, 60)}

**{say["quote"]}** *{say["summary"]}* ~~39~~ `A < B & C`
[{opened}](../2026-10-01-original.md), [{page}](https://grid.example/a?b=1&c=2),
https://grid.example/a/long/address/that/has/no/place/to/break/in/it/at/all

## {say["section"]}

| {heads} |
| :--- | ---: | ---: |
| 2024 | 9 | 1,200,000 |
| 2025 | 12 | 3,400,000 |
| 2026 | 14 | 5,600,000 |

1. {say["sentences"][2]}
2. {say["sentences"][3]}
   - {say["sentences"][4]}
   - {say["sentences"][5]}

![{say["alt"]}](map.png "{say["caption"]}")

> {say["quote"]}
> {say["summary"]}

    {say["sentences"][0]} {say["sentences"][1]} {say["sentences"][2]}

***

{prose(say, language, 30)}
"""


def plain(headline, **fields):
    return {"headline": headline, "embargo": "none", **fields}


def full(say):
    return plain(
        say["headline"], date="2026-10-05 09:00", slug="full",
        subhead=say["subhead"], summary=say["summary"], place=say["place"],
        contact=["desk", "person"], signatories=signatories(say),
        topics=["storms", "Dikes"],
        image={"file": "dike.png", "alt": say["alt"],
               "caption": say["caption"], "credit": say["credit"]},
        media=[{"file": "dike-large.png", "kind": "photo", "alt": say["alt"],
                "credit": say["credit"], "rights": say["rights"]},
               {"url": "https://grid.example/dike.mp4", "kind": "video",
                "alt": say["alt"], "credit": say["credit"],
                "rights": say["rights"]}],
        attachments=[{"file": "figures.csv", "title": say["figures"]}],
        letter={"title": say["letter"], "to": say["to"],
                "date": "2026-10-04", "file": "letter.pdf"},
        corrections=[{"at": "2026-10-06 10:00", "kind": "correction",
                      "was": "39", "now": "40", "note": say["note"]},
                     {"at": "2026-10-07 10:00", "kind": "clarification",
                      "note": say["note"]},
                     {"at": "2026-10-08 10:00", "kind": "update",
                      "note": say["summary"]}],
        notes=f"*{say['summary']}* [{say['links'][1]}](https://grid.example/)",
        **{"was-at": ["press/old-storms.html", "press/storms"]})


def releases(language):
    """File names below releases/, with their fields and texts."""
    say = LANGUAGES[language]
    head, opened = say["headline"], say["links"][0]
    yield "2026-10-05-full/index.md", full(say), rich_body(say, language)
    yield "2026-10-04-short.md", plain(
        head, date="2026-10-04", subhead=say["subhead"], place=say["place"],
        topics=["storms"],
        signatories=[say["group"] % t for t in say["towns"][:5]]
    ), prose(say, language, 240)
    yield "2026-10-03-long.md", plain(
        head, date="2026-10-03", place=say["place"], topics=["storms"],
        signatories=[say["group"] % t for t in say["towns"][:5]]
    ), prose(say, language, 640)
    yield "2026-09-20-event.md", plain(
        say["event"], kind="advisory", date="2026-09-20",
        event={"start": "2026-09-24 10:00", "end": "2026-09-24 11:30",
               "place": say["hall"], "url": "https://grid.example/visit",
               "accreditation": say["accreditation"]}
    ), say["summary"]
    yield "2026-09-10-gone.md", plain(
        head, date="2026-09-10", status="withdrawn",
        withdrawn={"at": "2026-09-11 12:00", "reason": say["reason"],
                   "replaced-by": "full"}), say["summary"]
    yield "2026-10-01-original.md", plain(
        opened, date="2026-10-01", topics=["storms"]), prose(say, language, 90)
    for other in sorted(set(LANGUAGES) - {language}):
        yield f"2026-10-01-original-{other}.md", {
            "headline": LANGUAGES[other]["links"][0], "language": other,
            "slug": f"original-{other}", "translation-of": "original",
        }, prose(LANGUAGES[other], other, 90)
    yield "2025-05-05-logos/index.md", plain(
        head, date="2025-05-05", kind="statement",
        origin={"organization": say["house"],
                "url": "https://other.example/a-statement"},
        image={"file": "map.png", "alt": say["alt"]},
        signatories={"file": "signed.yaml", "as": "logos"},
        **{"end-mark": "ENDS"}), prose(say, language, 60)
    yield "2025-04-04-columns/index.md", plain(
        say["letter"], date="2025-04-04", kind="letter",
        signatories={"file": "signed.yaml", "as": "columns"},
        **{"end-mark": "none"}), prose(say, language, 60)
    yield "2099-01-05-waiting.md", {
        "headline": head, "embargo": "2099-01-05 09:00",
        "topics": ["Waiting"]}, say["summary"]


def many_releases():
    """One a day, year after year."""
    say = LANGUAGES["en"]
    for i in range(MANY):
        year, day = 2023 + i % YEARS, i // YEARS
        date = "%d-%02d-%02d" % (year, day // 28 % 12 + 1, day % 28 + 1)
        topic = {"topics": ["storms"]} if i % WITH_TOPIC == 0 else {}
        yield "%s-number-%d.md" % (date, i), plain(
            "%s (%d)" % (say["event"], i), date=date, **topic), say["summary"]


def put(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def write_files(room, say):
    """What stands beside the releases."""
    folder = room / "releases" / "2026-10-05-full"
    put(folder / "dike.png", png(800, 450))
    put(folder / "dike-large.png", png(1600, 900))
    put(folder / "map.png", png(600, 400))
    put(folder / "figures.csv", "year,storms\n2026,14\n")
    put(folder / "letter.pdf", PDF)
    for name, more in (("2025-05-05-logos", {"logo": "logo.svg"}),
                       ("2025-04-04-columns", {"person": say["person"]})):
        folder = room / "releases" / name
        put(folder / "signed.yaml", "".join("- %s\n" % quoted(
            {"name": say["group"] % town, **more}) for town in say["towns"]))
        put(folder / "logo.svg", LOGO)
        put(folder / "map.png", png(400, 300))


def write(kind, room):
    language = "en" if kind == "many" else kind
    say = LANGUAGES[language]
    put(room / "site.yaml", "".join(
        "%s: %s\n" % (key, quoted(value))
        for key, value in site(say, language).items()))
    for name, fields, body in (many_releases() if kind == "many"
                               else releases(language)):
        put(room / "releases" / name, "---\n%s---\n\n%s\n" % (
            "".join("%s: %s\n" % (key, quoted(value))
                    for key, value in fields.items()), body))
    if kind != "many":
        write_files(room, say)
    put(room / "logo.svg", LOGO)


if __name__ == "__main__":
    write(sys.argv[1], pathlib.Path(sys.argv[2]))
