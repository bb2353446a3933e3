"""Words that want to be markup, addresses that want to be programs."""
import html
import json

from make import Case, add, case

VECTORS = {
    "script": "<script>alert(1)</script>",
    "script-close": "</script><script>alert(1)</script>",
    "title-close": "</title></head><body><img src=x onerror=alert(1)>",
    "quote": "\"><img src=x onerror=alert(1)>",
    "quote-event": "\" onmouseover=\"alert(1)",
    "single-quote": "' onmouseover='alert(1)' x='",
    "back-tick": "` onmouseover=alert(1) ",
    "svg": "<svg/onload=alert(1)>",
    "iframe": "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>",
    "comment": "--><!--<script>alert(1)//-->",
    "comment-bang": "<!--!><img src=x onerror=alert(1)>",
    "cdata": "]]><script>alert(1)</script><![CDATA[",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt;&#60;script&#62;",
    "entity-twice": "&amp;lt;script&amp;gt;&#x26;lt;",
    "json": "\\\"};alert(1);//\\u003c/script\\u003e",
    "json-open": "<!--<script>{\"@type\":\"x\"}",
    "style": "</style><style>*{background:url(//evil.example)}</style>",
    "meta": "<meta http-equiv=refresh content=0;url=//evil.example>",
    "base": "<base href=//evil.example/>",
    "xml": "<?xml-stylesheet href=\"//evil.example\"?><!DOCTYPE x>",
    "doctype": "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "half": "<img src=x onerror=alert(1) ",
    "ical": "x\\nATTACH:http://evil.example/\\nEND:VEVENT;X=\"y\":z,w",
    "mustache": "{{{site.name}}} {{7*7}} {{#x}} {{>base}} {{=<% %>=}} <%x%>",
    "format": "%n%s%s%s%p %1$n ${x} $(id) `id` #{7*7} <%= 7*7 %> \\x41",
    "markdown": "[x](javascript:alert(1)) ![x](http://evil.example/x.png)",
}
ADDRESSES = {
    "javascript": "javascript:alert(1)",
    "capitals": "JaVaScRiPt:alert(1)",
    "space": " javascript:alert(1)",
    "tab": "java\tscript:alert(1)",
    "newline": "java\nscript:alert(1)",
    "entity": "javascript&colon;alert(1)",
    "number": "&#106;avascript:alert(1)",
    "percent": "javascript%3Aalert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "data-image": "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript": "vbscript:msgbox(1)",
    "blob": "blob:https://x.example/1",
    "view-source": "view-source:https://x.example/",
    "file": "file:///etc/passwd",
    "house-less": "//evil.example/x",
    "backslashes": "\\\\evil.example\\x",
    "slash-backslash": "/\\evil.example",
    "three": "///evil.example",
    "http-one-slash": "https:/evil.example",
    "user": "https://press.harbor.example@evil.example/",
    "quote": "https://x.example/\" onclick=\"alert(1)",
    "tag": "https://x.example/><script>alert(1)</script>",
    "newline-after": "https://x.example/\njavascript:alert(1)",
    "control": "\u0001javascript:alert(1)",
    "mail-header": "mailto:a@b.example?bcc=evil@evil.example",
    "mail-crlf": "mailto:a@b.example%0d%0aBcc:x@y.example",
    "nested": "feed:javascript:alert(1)",
    "colon": ":javascript:alert(1)",
    "empty": "",
    "long": "https://x.example/" + "a" * 20000,
}

# Where words of a release are printed; %s is the words, quoted.
FIELDS = {
    "headline": "",
    "subhead": "subhead: %s",
    "summary": "summary: %s",
    "place": "place: %s",
    "contact": "contact: {name: %s, email: a@b.example}",
    "contact-role": "contact: {name: A, role: %s, email: a@b.example}",
    "contact-house": "contact: {name: A, organization: %s, phone: \"+3212\"}",
    "contact-hours": "contact: {name: A, hours: %s, email: a@b.example}",
    "contact-email": "contact: {name: A, email: %s}",
    "contact-phone": "contact: {name: A, phone: %s}",
    "signatory": "signatories: [%s, Second]",
    "signatory-list": "signatories: {names: [%s, Second], as: list}",
    "signatory-more": "signatories: [{name: A, location: %s}, B]",
    "signatory-person": "signatories: [{name: A, person: %s, title: %s}, B]",
    "topic": "topics: [%s]",
    "correction": "corrections: [{at: 2026-03-07, kind: correction, was: %s, "
                  "now: %s, note: %s}]",
    "update": "corrections: [{at: 2026-03-07, kind: update, note: %s}]",
    "withdrawn": "status: withdrawn\n"
                 "withdrawn: {at: 2026-03-07, reason: %s}",
    "event": "kind: advisory\nevent: {start: 2027-03-07 10:00, place: %s, "
             "accreditation: %s}",
    "origin": "origin: {organization: %s, url: \"https://b.example/\"}",
    "letter": "letter: {title: %s, to: %s, url: \"https://b.example/\"}",
    "letter-file": "letter: {title: %s, file: a.pdf}",
    "boilerplate": "boilerplate: %s",
    "notes": "notes: %s",
    "desk-note": "desk-note: %s",
    "end-mark": "end-mark: %s",
    "extra": "extra: {a: %s}",
    "extra-key": "extra: {%s: a}",
    "id": "id: %s",
    "slug": "slug: %s",
    "language": "language: %s",
    "date": "date: %s",
    "was-at": "was-at: [%s]",
    "translation-of": "translation-of: %s",
    "mail": "mail: {lists: [%s], subject: %s}",
    "key": "%s: x",
}
ADDRESS_FIELDS = {
    "signatory": "signatories: [{name: A, url: %s}, B]",
    "signatory-logo": "signatories: [{name: A, logo: %s}, B]",
    "origin": "origin: {organization: A, url: %s, id: %s}",
    "event": "kind: advisory\nevent: {start: 2027-03-07 10:00, place: P, "
             "url: %s}",
    "letter": "letter: {title: A, url: %s}",
    "media": "media: [{url: %s, kind: video, title: T, alt: A, credit: C, "
             "rights: R}]",
    "media-file": "media: [{file: %s, kind: photo, alt: A, credit: C}]",
    "image": "image: {file: %s, alt: A}",
    "attachment": "attachments: [{file: %s, title: T}]",
    "was-at": "was-at: [%s]",
    "id": "id: %s",
    "email": "contact: {name: A, email: %s}",
    "phone": "contact: {name: A, phone: %s}",
}
TEXTS = r"""%s
<%s>
[x](%s)
[x](<%s>)
![x](%s)
![%s](x.png)
![x](<%s> "t")
[x][r]\n\n[r]: %s
[x][r]\n\n[r]: <%s> "t"
[%s](https://x.example/)
[x](https://x.example/ "%s")
`%s`
    %s
```%s\nx\n```
# %s
> %s
- %s
| a |\n|---|\n| %s |
| %s |\n|---|\n| x |
~~%s~~
**%s**
![](%s)\n*caption*
x %s
<a href="%s">x</a>
<div %s>
<!-- %s -->
https://x.example/%s
a@b.example%s
www.x.example/%s
&#60;%s&#62;
\%s""".split("\n")


def write_words(vector):
    def write(room):
        quoted = json.dumps(vector)
        for name, field in FIELDS.items():
            folder = name == "letter-file"
            path = "%s/index.md" % name if folder else name + ".md"
            if folder:
                room.file("releases/%s/a.pdf" % name, b"%PDF-1.4\n%%EOF\n")
            room.release(path, field.replace("%s", quoted),
                         head=quoted if name == "headline" else "H")
        for i, text in enumerate(TEXTS):
            room.release("text-%d.md" % i, body=unfold(text, vector))
    return write


def unfold(text, vector):
    return text.replace("\\n", "\n").replace("%s", vector)


def write_addresses(address):
    def write(room):
        quoted = json.dumps(address)
        for name, field in ADDRESS_FIELDS.items():
            room.release(name + ".md", field.replace("%s", quoted), head="H")
        for i, text in enumerate(TEXTS):
            room.release("text-%d.md" % i, body=unfold(text, address))
    return write


def write_house(vector):
    def write(room):
        quoted = json.dumps(vector)
        room.file("site.yaml", """newsroom: 3f0c1a52-4c1e-4d5b-9d0e-2b6a4d1c8e01
organization: {name: %s, url: "https://harbor.example/", address: %s}
url: https://press.harbor.example/
zone: Europe/Brussels
language: en
contacts:
  default: desk
  desk: {name: %s, role: %s, hours: %s, email: p@harbor.example}
boilerplates: {default: house, house: %s}
topics: {privacy: {name: %s, description: %s}}
""".replace("%s", quoted))
        room.release("topic.md", "topics: [privacy]")
    return write


HOUSE_ADDRESSES = [
    ("organization: {name: Harbor Grid, url: \"https://harbor.example/\"}",
     "organization: {name: Harbor Grid, url: %s}"),
    ("url: https://press.harbor.example/", "url: %s"),
    ("email: p@harbor.example", "email: %s"),
    ("phone: \"+32 2 555 01 00\"", "phone: %s"),
    ("language: en", "language: %s"),
    ("zone: Europe/Brussels", "zone: %s"),
    ("newsroom: 3f0c1a52-4c1e-4d5b-9d0e-2b6a4d1c8e01", "newsroom: %s"),
]

for name, vector in VECTORS.items():
    add("words-" + name, write_words(vector), Case.HARMLESS)
    add("words-house-" + name, write_house(vector), Case.HOUSE,
        same_house=False)
for name, address in ADDRESSES.items():
    add("address-" + name, write_addresses(address), Case.HARMLESS)


def house_address(old, new, address):
    return lambda room: room.site(old, new.replace("%s", json.dumps(address)))


for number, (old, new) in enumerate(HOUSE_ADDRESSES):
    for name in ("javascript", "house-less", "tag", "file", "quote"):
        add("address-house-%d-%s" % (number, name),
            house_address(old, new, ADDRESSES[name]), Case.HOUSE,
            same_house=False)


def literally(result):
    """The words of a template, of a format, of a shell: as they are."""
    for path in ("index.html", "release.txt"):
        page = html.unescape(result.files["2026/literal/" + path].decode())
        for word in LITERAL.split():
            if word not in page:
                return "%s has no %r" % (path, word)
    return None


LITERAL = "{{7*7}} {{{x}}} %n%s${x} $(id) #{7} <%=7%> {%x%} ${{7}}"


@case("words-literal", Case.HARMLESS, look=lambda r: literally(r))
def literal(room):
    quoted = json.dumps(LITERAL.replace("<%=7%>", ""))
    room.release("literal.md", "place: %s\nextra: {a: %s}\nsubhead: %s" % (
        (quoted,) * 3), head=quoted, body=LITERAL)


BIDI = ["\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068",
        "\u202c", "\u2069", "\u202eevil\u202c", "\u200b", "\ufeff"]


@case("words-turned", Case.HELD)
def turned(room):
    """What is not seen must not turn a headline or a name around."""
    for i, mark in enumerate(BIDI):
        quoted = json.dumps("Pay" + mark + "lad", ensure_ascii=False)
        room.release("head-%d.md" % i, head=quoted)
        for field in ("place", "subhead", "signatory", "topic"):
            room.release("%s-%d.md" % (field, i),
                         FIELDS[field].replace("%s", quoted))
