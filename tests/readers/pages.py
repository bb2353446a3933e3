"""Reads each page of a tree as strictly as XML would be read, and follows
its links: python3 pages.py NAME DIR URL. Prints TAP."""
import html.entities
import html.parser
import json
import pathlib
import sys
import urllib.parse

VOID = set("area base br col embed hr img input link meta source track wbr"
           .split())
KNOWN = VOID | set(
    "html head title body header footer main nav section article aside div "
    "h1 h2 h3 h4 h5 h6 p a em strong code pre del s blockquote ul ol li dl dt "
    "dd table caption thead tbody tfoot tr th td figure figcaption picture "
    "audio video time ins span address abbr data dfn small sup sub cite q details "
    "summary script bdi b".split())
# A logo may go without words beside the name of its house.
NAMED = {"a", "li"}
ADDRESSES = {"href", "src", "poster", "data"}
SCHEMES = {"http", "https", "mailto", "tel"}


class Page(html.parser.HTMLParser):
    """What is wrong in one page, and its anchors and links."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.open, self.wrong, self.links = [], [], []
        self.ids, self.h1, self.ld, self.article = set(), 0, None, None

    def say(self, what):
        self.wrong.append("line %d: %s" % (self.getpos()[0], what))

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if tag not in KNOWN:
            self.say("<%s> is not an element of a newsroom" % tag)
        for name in sorted(set(n for n in names if names.count(n) > 1)):
            self.say("<%s> has %s twice" % (tag, name))
        for name, value in attrs:
            self.attribute(tag, name, value)
        kind = dict(attrs).get("type")
        if tag == "script" and kind != "application/ld+json":
            self.say("a script")
        if tag == "script":
            self.ld = ""
        if tag == "img" and not dict(attrs).get("alt") and \
                not ("alt" in names and NAMED & set(self.open)):
            self.say("a picture without words")
        if tag == "html" and not dict(attrs).get("lang"):
            self.say("no lang")
        self.h1 += tag == "h1"
        if tag not in VOID:
            self.open.append(tag)

    def attribute(self, tag, name, value):
        if name == "style" or name.startswith("on"):
            self.say("<%s %s>" % (tag, name))
        if name == "id" and value in self.ids:
            self.say("the id %s twice" % value)
        if name == "id":
            self.ids.add(value)
        if name in ADDRESSES:
            self.links.append((self.getpos()[0], value or ""))

    def handle_startendtag(self, tag, attrs):
        self.say("<%s/>" % tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.say("</%s> closes %s" % (tag, self.open[-1:] or "nothing"))
        else:
            self.open.pop()
        if tag == "script":
            self.json()

    def json(self):
        try:
            self.article = json.loads(self.ld)
        except ValueError as error:
            self.say("JSON-LD: %s" % error)
        self.ld = None

    def handle_data(self, data):
        if self.ld is not None:
            self.ld += data
        elif "<" in data or "&" in data:
            self.say("a bare mark in %r" % data[:40])

    def handle_entityref(self, name):
        if name + ";" not in html.entities.html5:
            self.say("&%s;" % name)


def read(path):
    page = Page()
    text = path.read_text(encoding="utf-8")
    if not text.lower().startswith("<!doctype html>"):
        page.wrong.append("no doctype")
    page.feed(text)
    page.close()
    if page.open:
        page.say("never closed: %s" % page.open)
    if page.h1 != 1:
        page.wrong.append("%d h1" % page.h1)
    return page


class Tree:
    def __init__(self, root, url):
        self.root, self.url = root, url
        self.base = urllib.parse.urlsplit(url).path
        self.pages = {p: read(p) for p in sorted(root.rglob("*.html"))}

    def aim(self, path, link):
        """The file that a link of the page at `path` leads to, or None."""
        here = self.url + path.relative_to(self.root).as_posix()
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(here, link))
        if not urllib.parse.urlunsplit(parts).startswith(self.url):
            return None
        file = self.root / urllib.parse.unquote(parts.path[len(self.base):])
        return file / "index.html" if file.is_dir() else file

    def follow(self, path, page, line, link):
        parts = urllib.parse.urlsplit(link)
        if parts.scheme and parts.scheme not in SCHEMES:
            return "line %d: the scheme of %s" % (line, link)
        if not link:
            return "line %d: an empty link" % line
        file = path if link.startswith("#") else self.aim(path, link)
        if file is None:
            return None if parts.scheme else \
                "line %d: %s leads out of the tree" % (line, link)
        if not file.is_file():
            return "line %d: %s leads to no file" % (line, link)
        there = self.pages.get(file)
        if parts.fragment and there and parts.fragment not in there.ids:
            return "line %d: %s has no such place" % (line, link)
        return None

    def article(self, path, page):
        """JSON-LD speaks of the page it stands on, and of files there are."""
        here = self.url + path.parent.relative_to(self.root).as_posix() + "/"
        if page.article is None:
            return None
        if page.article["mainEntityOfPage"] != here:
            return "JSON-LD speaks of " + page.article["mainEntityOfPage"]
        image = page.article.get("image")
        return self.follow(path, page, 0, image["url"]) if image else None

    def check(self, path):
        page = self.pages[path]
        found = [self.follow(path, page, *link) for link in page.links]
        found.append(self.article(path, page))
        return page.wrong + [wrong for wrong in found if wrong]


def main():
    name, root = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    tree = Tree(root, sys.argv[3])
    for path in tree.pages:
        wrong = tree.check(path)
        for what in wrong:
            print("# " + what)
        print("%sok - %s: page %s" % ("not " if wrong else "", name,
                                      path.relative_to(root)))


main()
