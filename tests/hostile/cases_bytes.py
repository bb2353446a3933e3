"""Bytes that are not UTF-8, or that no reader should meet."""
from make import Case, add

HEAD = b"---\nheadline: %s\nembargo: none\ndate: 2026-03-06\n---\n\n%s\n"

# Refused as text of a headline and as text of a body.
BROKEN = {
    "nul": b"a\0b",
    "latin-1": b"Caf\xe9 chaud",
    "cesu-8": b"a\xed\xa0\x81\xed\xb0\x80b",
    "high-surrogate": b"a\xed\xa0\x80b",
    "low-surrogate": b"a\xed\xbf\xbfb",
    "overlong-slash": b"a\xc0\xafb",
    "overlong-nul": b"a\xc0\x80b",
    "overlong-3": b"a\xe0\x80\xafb",
    "overlong-4": b"a\xf0\x80\x80\xafb",
    "lone-tail": b"a\x80b",
    "cut-short": b"a\xe2\x82",
    "beyond": b"a\xf4\x90\x80\x80b",
    "five-bytes": b"a\xf8\x88\x80\x80\x80b",
    "ff": b"a\xffb",
}
CONTROLS = [b"\x01", b"\x07", b"\x08", b"\x0b", b"\x0c", b"\x1b[31m",
            b"\x1b]0;x\x07", b"\x7f", "\x80".encode(), "\x85".encode(),
            "\x9b".encode(), "\x9d".encode()]
STRANGE = ["\u2028", "\u2029", "\ufeff", "\u200b", "\u00ad", "\ufffe",
           "\uffff", "\ufdd0", "\U0001fffe", "\U0010ffff", "\ufff9",
           "\U000e0001", "\U000e0041", "\u034f", "\u115f", "\u3164", "\u2800",
           "\u202e", "\u2066", "\u2069", "\u202a", "\u061c", "\ue000",
           "\U0001f3f4\U000e0067\U000e007f", "a" + "\u0300" * 2000]


def broken(room):
    for name, data in BROKEN.items():
        room.file("releases/head-%s.md" % name, HEAD % (data, b"Text."))
        room.file("releases/body-%s.md" % name, HEAD % (b"H", data))


def utf_16(room):
    text = (HEAD % (b"Head", b"Text.")).decode()
    for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"):
        data = text.encode(code).replace(b"-", b"+AC0-")
        if code != "utf-7":
            data = text.encode(code)
        room.file("releases/%s.md" % code, data)
    room.file("releases/ebcdic.md", text.encode("cp500"))


def strange(room):
    """Where they stand must not matter."""
    marks = CONTROLS + [mark.encode() for mark in STRANGE]
    for i, mark in enumerate(marks):
        text = b"a" + mark + b"b"
        quoted = b"'" + text + b"'"
        room.file("releases/head-%d.md" % i, HEAD % (quoted, b"Text."))
        room.file("releases/body-%d.md" % i, HEAD % (b"H", text))
        room.file("releases/key-%d.md" % i,
                  HEAD.replace(b"date", b"d" + mark + b"ate") % (b"H", b"T"))
        room.file("releases/field-%d.md" % i, HEAD % (
            b"H\nplace: %s\nsubhead: %s\nsignatories: [%s]\ntopics: [%s]\n"
            b"notes: %s\nextra: {a: %s}" % ((quoted,) * 6), b"Text."))


def fine(room):
    text = HEAD % (b"Head", b"One.\n\nTwo.")
    room.file("releases/bom.md", b"\xef\xbb\xbf" + text)
    room.file("releases/crlf.md", text.replace(b"\n", b"\r\n"))
    room.file("releases/bom-crlf.md",
              b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    room.file("releases/no-newline.md", text.rstrip(b"\n"))
    room.file("releases/mixed.md", text.replace(b"\n\n", b"\r\n\r\n"))
    room.file("releases/arabic.md", HEAD % (
        "'البيان \u200fالأول\u200f'\nlanguage: ar".encode(), "نص".encode()))
    room.file("releases/flag.md", HEAD % (
        "\U0001f1e7\U0001f1ea \U0001f468\u200d\U0001f469".encode(), b"Text."))


def odd_ends(room):
    text = HEAD % (b"Head", b"One.\n\nTwo.")
    room.file("releases/cr.md", text.replace(b"\n", b"\r"))
    room.file("releases/bom-twice.md", b"\xef\xbb\xbf" * 2 + text)
    room.file("releases/crcrlf.md", text.replace(b"\n", b"\r\r\n"))
    room.file("releases/ls.md", text.replace(b"\n", "\u2028".encode()))
    room.file("releases/nel.md", text.replace(b"\n", "\u0085".encode()))


def many_controls(room):
    room.file("releases/escapes.md", HEAD % (b"H", b"\x1b[2J" * 200000))
    room.file("releases/nuls.md", b"\0" * (1 << 20))
    room.file("releases/ff.md", b"\xff" * (1 << 20))
    room.file("releases/keys.md", b"---\n" + b"\x1b[31mx: y\n" * 4000 + b"---")
    room.file("releases/marks.md",
              HEAD % ("\u202e".encode() * 10000, b"Text."))
    room.file("releases/random.md", bytes((i * i * 7 + i // 3) % 256
                                          for i in range(200000)))


add("bytes-broken", broken, Case.HELD)
add("bytes-other-codes", utf_16, Case.HELD)
add("bytes-strange", strange, Case.HARMLESS)
add("bytes-fine", fine, Case.LIVE)
add("bytes-odd-line-ends", odd_ends, Case.HARMLESS)
add("bytes-many-controls", many_controls, Case.HELD)
