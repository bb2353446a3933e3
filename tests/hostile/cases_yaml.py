"""Front matter that is a bomb, a riddle or never ends."""
from make import Case, add, case, held, held_text, release

MIB = 1 << 20
N = 100000
START = "---\nheadline: H\nembargo: none\ndate: 2026-03-06\n"
TAIL = "---\n\nText.\n"


def laughs(levels=9):
    lines = ["a0: &a0 [lol, lol, lol]"]
    for i in range(1, levels):
        lines.append("a%d: &a%d [%s]" % (
            i, i, ", ".join(["*a%d" % (i - 1)] * 9)))
    return "\n".join(lines)


# Each is put between good fields; it must hold its release back.
BROKEN = {
    "laughs": "extra:\n  " + laughs().replace("\n", "\n  "),
    "laughs-at-top": laughs(),
    "anchor": "subhead: &x Words",
    "alias": "subhead: *x",
    "alias-of-itself": "extra: &x {a: *x}",
    "merge-key": "<<: {headline: Other}",
    "merge-alias": "extra: &x {a: b}\n<<: *x",
    "merge-embargo": "<<: {embargo: none}",
    "brackets": "topics: " + "[" * 30000,
    "brackets-closed": "topics: " + "[" * 30000 + "]" * 30000,
    "braces": "extra: " + "{" * 60000,
    "braces-named": "extra: " + "{a: " * 15000,
    "dashes": "topics:\n" + "- " * 30000 + "x",
    "questions": "extra:\n  " + "? " * 30000 + "x",
    "colons": "extra: " + ": " * 30000,
    "stairs": "\n".join(" " * i + "a:" for i in range(350)),
    "same-key": "headline: Other",
    "same-embargo": "embargo: 2099-01-01 09:00",
    "same-embargo-quoted": "\"embargo\": 2099-01-01 09:00",
    "same-embargo-escaped": "\"\\x65mbargo\": 2099-01-01 09:00",
    "same-key-often": "subhead: x\n" * 4000,
    "unknown-often": "\n".join("u%d: x" % i for i in range(5000)),
    "topics-often": "topics: [" + "a," * 30000 + "a]",
    "signatories-same": "signatories: [" + "Ann," * 14000 + "Ann]",
    "tag-python": "subhead: !!python/object/apply:os.system [id]",
    "tag-binary": "subhead: !!binary aGVsbG8=",
    "tag-text": "subhead: !!str words",
    "tag-own": "subhead: !secret words",
    "tag-long": "subhead: !<tag:" + "x" * 50000 + "> words",
    "document": "--- !x\nheadline: Second",
    "document-end": "...\nheadline: Second",
    "directive": "%YAML 1.1",
    "tab": "extra:\n\ta: b",
    "curly-quotes": "subhead: “words”",
    "quote-open": "subhead: \"words",
    "single-open": "subhead: 'words",
    "bracket-open": "topics: [a, b",
    "brace-open": "extra: {a: b",
    "bad-escape": "subhead: \"a\\qb\"",
    "nul-escape": "subhead: \"a\\0b\"",
    "bell-escape": "subhead: \"a\\ab\"",
    "escape-escape": "subhead: \"a\\e[31mb\"",
    "surrogate-escape": "subhead: \"a\\uD800b\"",
    "beyond-escape": "subhead: \"a\\U00110000b\"",
    "newline-key": "\"emb\\nargo\": none",
    "space-key": "embargo : none",
    "capital-key": "Embargo: 2099-01-01 09:00",
    "long-key": "k" * 5000 + ": x",
    "key-only": "subhead",
    "list-at-top": "- subhead",
    "empty-key": ": words",
    "list-as-key": "[a]: words",
    "map-as-key": "{a: b}: words",
    "reserved-at": "subhead: @words",
    "reserved-tick": "subhead: `words`",
    "percent": "subhead: %words",
    "block-bad": "subhead: |9999999999\n x",
    "indent-back": "extra:\n    a: b\n  c: d",
}

# Each is a whole source.
WHOLE = {
    "never-closed": START + "subhead: x\n" * (4 * MIB // 11 - 9),
    "never-closed-one-line": START + "subhead: " + "x" * (4 * MIB - 999),
    "five-mib": START + TAIL + ("word " * 15 + "\n") * (5 * MIB // 76),
    "five-mib-front": START + "subhead: " + "x" * 5 * MIB + "\n" + TAIL,
    "line-of-a-mib": START + TAIL + "x" * MIB,
    "line-of-a-mib-front": START + "subhead: " + "x" * MIB + "\n" + TAIL,
    "brackets-200k": START + "topics: " + "[" * N + "]" * N + "\n" + TAIL,
    "braces-200k": START + "extra: " + "{" * N + "}" * N + "\n" + TAIL,
    "keys-20001": START + "extra:\n" + "".join(
        "  k%d: v\n" % i for i in range(20001)) + TAIL,
    "items-20001": START + "topics:\n" + "- a\n" * 20001 + TAIL,
    "only-dashes": "---\n" * 100000,
    "only-one-dashes": "---",
    "empty": "",
    "newlines": "\n" * MIB,
    "spaces-before": " ---\nheadline: H\n---\n",
    "no-front": "Only words.\n",
    "a-list": "---\n- headline: H\n- embargo: none\n---\nText.\n",
    "a-text": "---\nheadline\n---\nText.\n",
    "a-flow": "---\n[headline, embargo]\n---\nText.\n",
    "toml": "+++\nheadline = 'H'\n+++\nText.\n",
    "json": "{\"headline\": \"H\", \"embargo\": \"none\"}\n",
    "embargo-empty": "---\nheadline: H\nembargo:\n---\nText.\n",
    "embargo-null": "---\nheadline: H\nembargo: ~\n---\nText.\n",
    "embargo-no": "---\nheadline: H\nembargo: no\ndate: 2026-03-06\n---\nT.\n",
    "embargo-list": "---\nheadline: H\nembargo: [none]\n---\nText.\n",
    "embargo-long": "---\nheadline: H\nembargo: " + "2" * 60000 + "\n---\nT\n",
    "embargo-typo": "---\nheadline: H\nembrago: none\n---\nText.\n",
    "comment-long": START + "# " + "x" * 60000 + "\nslugg: x\n" + TAIL,
}

FIELDS = """headline embargo date status contact signatories subhead summary
place slug id kind event was-at origin topics image attachments media letter
language translation-of boilerplate notes desk-note corrections withdrawn mail
end-mark extra""".split()
VALUES = ["[]", "{}", "[[]]", "[{}]", "{a: {b: {c: d}}}", "~", "''", "0",
          "[a, a]", "-1", "1e999", "[[[[[[[[[[a]]]]]]]]]]", "{'': ''}",
          "{? a : b}", "|\n  x", ">-\n", "[,]", "'\n\n\n'"]

for name, fields in BROKEN.items():
    held("yaml-" + name, "bad.md", fields, head="H")
for name, text in WHOLE.items():
    held_text("yaml-" + name, text)


@case("yaml-every-field-every-shape", Case.HARMLESS)
def every_shape(room):
    for field in FIELDS:
        for i, value in enumerate(VALUES):
            lines = {"headline": "H", "embargo": "none", "date": "2026-03-06"}
            lines[field] = value
            text = "".join("%s: %s\n" % line for line in lines.items())
            room.file("releases/%s-%d.md" % (field, i),
                      "---\n%s---\n\nText.\n" % text)


@case("yaml-guesses", Case.LIVE)
def guesses(room):
    """What YAML takes for numbers, truth and nothing is text to us."""
    for i, word in enumerate(["no", "012", "1e3", "10:30:45", "0x1F", "1_000",
                              "true", "2026-01-01", ".inf", "off", "=", "y"]):
        room.release("guess-%d.md" % i, "subhead: " + word, head=word)


def guess_text():
    return release("subhead: " + "x" * 60000)


add("yaml-huge-text", lambda room: room.file(
    "releases/huge.md", guess_text()), Case.HARMLESS)
add("yaml-huge-block", lambda room: room.release(
    "huge.md", "summary: |\n" + "  a\n" * 15000), Case.HARMLESS)
add("yaml-huge-folded", lambda room: room.release(
    "huge.md", "summary: \"" + "a\n  " * 15000 + "\""), Case.HARMLESS)
add("yaml-explicit-key", lambda room: room.release(
    "huge.md", "? subhead\n: words"), Case.HARMLESS)
add("yaml-many-keys", lambda room: room.release("huge.md", "extra: {%s}" % (
    ", ".join("k%d: " % i for i in range(6500)))), Case.HARMLESS)
add("yaml-many-comments", lambda room: room.release(
    "huge.md", "#\n" * 30000), Case.HARMLESS)
