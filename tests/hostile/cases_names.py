"""Names of files, addresses and references that lead elsewhere."""
import json
import os

from make import Case, add, case, release

HEAD = "---\nheadline: H\nembargo: none\ndate: 2026-03-06\n%s\n---\n\n%s\n"
PATHS = ["../x", "../../x", "../good.md", "../good", "../../site.yaml",
         "../../../outside/secret.txt", "../../.dateline/state/publish.lock",
         "/etc/passwd", "//etc/passwd", "/../../etc/passwd", "..", ".", "/", "",
         "a/../../../../outside/secret.txt", "..\\..\\x", "C:\\x", "..%2fx",
         "%2e%2e/%2e%2e/x", "..%00x", "%2fetc%2fpasswd", "a\0b", "a\nb", "a b",
         "con", "aux.txt", "index", "index.html", "feed.xml", "style.css",
         "2026/good/index.html", "2026/good", "2026/good/x.html", "feed.xml/x",
         "2026/good/index.html/x", "x.html", "x.html/y", "Topics/x", "x.HTML",
         "Feed.xml", "2026/GOOD/index.html", "assets", "b" * 200 + ".html",
         "robots.txt", "sitemap-2026.xml", "c/" * 14 + "d.html",
         "c/" * 17 + "d.html", "2099/waiting", "2099/waiting/release.txt",
         "2026/good/SHA256SUMS", "2026/good/SHA256SUMS/x", "topics", "x.", "x ", "-rf", "~",
         ".htaccess", ".git/config", "a" * 300, "a/" * 100 + "b", "\u202ex",
         "\uff0e\uff0e/x", "\u2025/x", "\u2024\u2024/x", "A", "file:///x",
         "x" * 5000, "waiting.md", "waiting", "../waiting.md", "x\u001b[31m"]
FIELDS = {
    "slug": "slug: %s",
    "was-at": "was-at: [%s]",
    "attachment": "attachments: [{file: %s, title: T}]",
    "image": "image: {file: %s, alt: A}",
    "media": "media: [{file: %s, kind: photo, alt: A, credit: C}]",
    "letter": "letter: {title: T, file: %s}",
    "signatories": "signatories: {file: %s}",
    "logo": "signatories: [{name: A, logo: %s}, B]",
    "translation-of": "translation-of: %s",
    "topic": "topics: [%s]",
    "language": "language: %s",
    "contact": "contact: %s",
    "boilerplate": "boilerplate: %s",
    "replaced-by": "status: withdrawn\n"
                   "withdrawn: {at: 2026-03-07, reason: R, replaced-by: %s}",
    "mail": "mail: {lists: [%s]}",
    "id": "id: %s",
}
ALWAYS_HELD = ("slug", "attachment", "image", "letter")


def field_paths(field):
    def write(room):
        for i, path in enumerate(PATHS):
            room.release("r%d/index.md" % i,
                         field.replace("%s", json.dumps(path)))
    return write


for name, field in FIELDS.items():
    add("path-as-" + name, field_paths(field), Case.HARMLESS)


@case("path-in-text", Case.HARMLESS)
def in_text(room):
    for i, path in enumerate(PATHS):
        room.release("r%d/index.md" % i, body=(
            "[x](%s) ![x](%s)\n\n[x](<%s>) [r]\n\n[r]: %s" % (
                (path.replace("\0", "%00"),) * 4)))


def traversals(room):
    """What lies outside the folder of a release is never copied."""
    for i, path in enumerate(PATHS[:12]):
        quoted = json.dumps(path)
        for name in ALWAYS_HELD:
            room.release("%s%d/index.md" % (name, i),
                         FIELDS[name].replace("%s", quoted))


add("path-outside", traversals, Case.HELD)

NAMES = ["new\nline.md", "tab\t.md", "esc\x1b[31mred.md", "bell\x07.md",
         "\x1b]0;title\x07.md", "del\x7f.md", "c1\u009b31m.md", "-rf.md",
         "--help.md", " .md", "space in it.md", "trailing .md", "..md",
         "...md", ".md", ".hidden.md", "a" * 252 + ".md", "\u754c" * 84 + ".md",
         "*.md", "?.md", "$(id).md", "`id`.md", ";id;.md", "&.md", "|.md",
         "%s%n.md", "{{7*7}}.md", "<script>.md", "\"quote\".md", "'.md",
         "back\\slash.md", "con.md", "nul.md", "2026.md", "topics.md",
         "index.md", "feed.md", "assets.md", "all.md", "contact.md", "en.md",
         "\u202eevil.md", "\u2028.md", "\ufeff.md", "e\u0301.md", "\u00e9.md",
         "2026-03-05-.md", "2026-13-45-date.md", "2026-03-05.md", "x.md.md",
         "x.MD", "x.Md", "x.markdown", "x.txt", "x.md~", "#x.md#", "x.md.swp",
         "x.md ", "x.md.", "noend", "Thumbs.db", ".DS_Store", "core"]


@case("name-strange", Case.HARMLESS)
def strange(room):
    for name in NAMES:
        room.release(name)


@case("name-strange-folders", Case.HARMLESS)
def strange_folders(room):
    for name in NAMES:
        if name not in ("index.md",):
            room.release(name.replace(".md", "") + "d/index.md")
            room.release(name.replace(".md", "") + "e/inside.md")


@case("name-not-utf-8", Case.HARMLESS)
def not_utf_8(room):
    for name in (b"\xff.md", b"caf\xe9.md", b"\xed\xa0\x80.md", b"a\xc0\xaf.md",
                 b"\x80\x80", b"x\xfe/index.md", b"y\xfd/inside.md"):
        room.file(b"releases/" + name, release())


@case("name-strange-attachments", Case.HELD)
def strange_attachments(room):
    for i, name in enumerate(
            ["new\nline.txt", "esc\x1b[31m.txt", "-rf.txt", "a b.txt",
             "<b>.txt", "\u202etxt.exe.txt", ".hidden.txt", "a" * 120 + ".txt",
             "%2e%2e.txt", "index.html", "release.txt", "SHA256SUMS",
             "release.json", "event.ics", "e\u0301.txt"]):
        room.release("r%d/index.md" % i, "attachments: [{file: %s, title: T}]" %
                     json.dumps(name))
        room.file("releases/r%d/%s" % (i, name), "x")


def one_of_two(result):
    """Of two claimants one goes out, and the good one always stays."""
    live = [row["file"] for row in result.rows if row["state"] == "live"]
    for pair in CLASHES:
        if sum("releases/" + name in live for name in pair) > 1:
            return "both of %s went out" % (pair,)
    return None


CLASHES = [("case.md", "CASE.md"), ("case.md", "Case/index.md"),
           ("2026-01-01-one.md", "2026-02-02-one.md"),
           ("x/two.md", "y/two.md"), ("s1.md", "s2.md"), ("i1.md", "i2.md"),
           ("caf\u00e9.md", "cafe\u0301.md")]


@case("name-clashes", Case.HARMLESS, look=one_of_two)
def clashes(room):
    for pair in CLASHES[:4] + CLASHES[6:]:
        for name in pair:
            if not os.path.exists(room.at("releases/" + name)):
                room.release(name)
    for name in ("s1.md", "s2.md"):
        room.release(name, "slug: same")
    for name in ("i1.md", "i2.md"):
        room.release(name, "id: urn:x:1")
    room.file("releases/good/index.md", release())
    room.release("taker.md", "slug: good")
    room.release("ahead.md", "slug: waiting")


@case("name-references-in-circles", Case.HARMLESS)
def circles(room):
    room.release("self.md", "translation-of: self\nlanguage: fr")
    room.release("a.md", "translation-of: b\nlanguage: fr")
    room.release("b.md", "translation-of: a\nlanguage: de")
    room.release("early.md", "translation-of: waiting\nlanguage: fr")
    room.release("gone.md", "translation-of: nothing\nlanguage: fr")
    for i in range(200):
        room.release("c%d.md" % i, "translation-of: c%d\nlanguage: fr" % (i + 1))
    room.release("c200.md", "")
    room.release("w.md", "status: withdrawn\nwithdrawn: {at: 2026-03-07, "
                 "reason: R, replaced-by: w}")
    room.release("links.md", body="[x](waiting.md) [y](/2099/waiting/) "
                 "[z](waiting/) ![i](waiting/x.png)")


STATIC = ["index.html", "feed.xml", "style.css", "2026/index.html",
          "2026/good/index.html", "2026/good/evil.html", "topics/index.html",
          ".well-known/dateline.json", "404.html", "INDEX.HTML", "2026",
          "assets/x.png", "sitemap.xml", "robots.txt", "waiting",
          "new\nline.txt", "esc\x1b[31m.txt", "a b.txt", "-rf", "a" * 255,
          "d/" * 20 + "x", ".git/config", ".htaccess", "x.md~",
          ".dateline-manifest", "\u202ex"]


def static(name):
    return lambda room: room.file("static/" + name, "words of the house")


for number, name in enumerate(STATIC):
    add("static-name-%d" % number, static(name), Case.HOUSE)
