"""Looks through a public tree for what could harm a reader."""
import html.parser
import json
import re
import xml.etree.ElementTree

import make

TAGS = set("""html head meta title link body a header footer nav main article
section p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd div span strong em b i s
del ins code pre blockquote q cite abbr sup sub small time address figure
figcaption img bdi table caption thead tbody tfoot tr th td""".split())
ATTRIBUTES = set("""href src alt title lang dir class id rel type charset name
content property datetime hreflang width height start scope align colspan
http-equiv aria-label aria-current aria-hidden role tabindex value cite""".split())
ADDRESSES = {"href", "src", "cite", "action", "data", "poster"}
SCHEMES = {"http", "https", "mailto", "tel"}
HOUSE = "https://press.harbor.example/"
# What no file may hold: control characters but tab and line feed.
CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
SECRETS = [word.lower().encode() for word in (make.EMBARGOED, make.OUTSIDE)]
SECRETS.append(b"root:x:0:0")


def scheme_of(address):
    """The scheme as a browser sees it: it skips controls and white space."""
    bare = re.sub(r"[\x00-\x20\x7f-\xa0\u200b\u2028\u2029\ufeff]", "", address)
    if re.match(r"[/\\]{2}", bare):
        return "//"
    found = re.match(r"([^/?#:]*):", bare)
    return found.group(1).lower() if found else ""


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.wrong, self.script = [], None

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "script" and values == {"type": "application/ld+json"}:
            self.script = ""
        elif tag not in TAGS:
            self.wrong.append("<%s>" % tag)
        for name, value in attrs:
            self.attribute(tag, name, value or "", values)
        if values.get("http-equiv", "").lower() not in ("", "refresh"):
            self.wrong.append("http-equiv " + values["http-equiv"])
        if values.get("http-equiv", "").lower() == "refresh":
            target = values.get("content", "").partition("url=")[2]
            self.attribute(tag, "href", target, {})

    def attribute(self, tag, name, value, others):
        if name not in ATTRIBUTES:
            self.wrong.append("<%s %s>" % (tag, name))
        if name not in ADDRESSES:
            return
        scheme = scheme_of(value)
        loaded = tag == "img" or others.get("rel") == "stylesheet"
        # Feeds are read elsewhere: their pictures are those of the house.
        if loaded and value.startswith(HOUSE):
            return
        if scheme and (loaded or scheme not in SCHEMES):
            self.wrong.append("<%s %s=%r>" % (tag, name, value[:60]))

    def handle_data(self, data):
        if self.script is not None:
            self.script += data

    def handle_endtag(self, tag):
        if tag == "script" and self.script is not None:
            try:
                json.loads(self.script)
            except ValueError as error:
                self.wrong.append("JSON-LD: %s" % error)
            self.script = None

    def handle_comment(self, data):
        self.wrong.append("<!--%s" % data[:40])

    def handle_decl(self, decl):
        if decl.lower() != "doctype html":
            self.wrong.append("<!%s" % decl[:40])

    def unknown_decl(self, data):
        self.wrong.append("<![%s" % data[:40])

    def handle_pi(self, data):
        self.wrong.append("<?%s" % data[:40])


def look_at_html(text):
    page = Page()
    page.feed(text)
    page.close()
    if page.rawdata.strip():
        page.wrong.append("an unfinished tag: %r" % page.rawdata[:40])
    return page.wrong


def texts_in_json(value):
    if isinstance(value, dict):
        for key, inside in value.items():
            if key in ("content_html", "body_xhtml"):
                yield inside
            yield from texts_in_json(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from texts_in_json(inside)


def look_at_xml(text):
    """Feeds: what they carry is shown as HTML by the readers of feeds."""
    wrong = []
    for node in xml.etree.ElementTree.fromstring(text).iter():
        name = node.tag.partition("}")[2] or node.tag
        if name in ("encoded", "content") and node.text:
            wrong += look_at_html(node.text)
        if node.tag.startswith("{http://www.w3.org/1999/xhtml}"):
            page = Page()
            page.handle_starttag(name, list(node.attrib.items()))
            wrong += page.wrong
        elif "href" in node.attrib or name == "link" and node.text:
            where = node.attrib.get("href") or node.text or ""
            if where.strip() and scheme_of(where) not in ("http", "https"):
                wrong.append("<%s> to %r" % (name, where[:60]))
    return wrong


def look_at_json(text):
    wrong = []
    for inside in texts_in_json(json.loads(text)):
        wrong += look_at_html(inside)
    return wrong


def look_at_text(text):
    return []


LOOKS = {"html": look_at_html, "xml": look_at_xml, "json": look_at_json,
         "txt": look_at_text, "css": look_at_text, "ics": look_at_text}


def wrong_file(path, data):
    """What is wrong with a public file; a list."""
    wrong = ["a secret: %s" % word.decode()
             for word in SECRETS if word in data.lower()]
    look = LOOKS.get(path.rpartition(".")[2])
    if not look:
        return wrong
    bare = data.replace(b"\r\n", b"\n") if path.endswith(".ics") else data
    if CONTROL.search(bare):
        wrong.append("a control character: %r" % CONTROL.search(bare).group())
    try:
        wrong += look(data.decode())
    except (ValueError, xml.etree.ElementTree.ParseError) as error:
        wrong.append("cannot be read: %s" % error)
    return wrong


def wrong_with_tree(files):
    """The first things that are wrong with a public tree."""
    wrong = []
    for path, data in sorted(files.items()):
        wrong += ["%s: %s" % (path, what) for what in wrong_file(path, data)]
        if len(wrong) > 5:
            break
    return wrong


# A terminal obeys escape sequences, and turns words around at U+202E.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def wrong_with_talk(data):
    """What a terminal must not be told; None: nothing."""
    try:
        found = UNSAFE.search(data.decode())
    except UnicodeDecodeError as error:
        return "says what is not UTF-8: %s" % error
    return "says %r to the terminal" % found.group() if found else None
