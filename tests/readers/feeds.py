"""Reads the feeds of a tree with a feed reader's library: python3 feeds.py
NAME DIR. Prints TAP."""
import datetime
import hashlib
import json
import pathlib
import re
import sys

import feedparser


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def parsed(value):
    return datetime.datetime(*value[:6], tzinfo=datetime.timezone.utc)


def content(entry):
    """The full text, which must be HTML and not empty."""
    found = [c for c in entry.get("content", [])
             if c.type in ("text/html", "application/xhtml+xml")]
    return found[0].value if found else ""


def relative(html):
    """Addresses that lead nowhere once the text stands in a reader; the
    library empties those of phones."""
    return [url for url in re.findall(r'(?:href|src)="([^"]+)"', html)
            if not re.match("https?://|mailto:", url)]


def entries(path):
    """What a reader sees of an RSS or Atom feed, and what is wrong in it."""
    feed, wrong = feedparser.parse(path.read_bytes()), []
    if feed.bozo:
        wrong.append("%s: %s" % (path.name, feed.bozo_exception))
    if not feed.feed.get("title") or not feed.feed.get("link"):
        wrong.append("%s has no title or link" % path.name)
    items = []
    for entry in feed.entries:
        if not entry.get("id") or not entry.get("link"):
            wrong.append("%s: an entry without id or link" % path.name)
        if len(content(entry)) < 20:
            wrong.append("%s: %s has no text" % (path.name, entry.get("id")))
        for url in relative(content(entry)):
            wrong.append("%s: a relative address: %s" % (path.name, url))
        items.append((entry.get("id"), entry.get("title"), entry.get("link"),
                      parsed(entry.get("published_parsed"))))
    return items, wrong


def json_items(path):
    feed = json.loads(path.read_text(encoding="utf-8"))
    return [(i["id"], i["title"], i["url"], instant(i["date_published"]))
            for i in feed["items"] if i["content_html"]]


def plain(items):
    """Without the titles, which the library unescapes in its own ways."""
    return [(i[0], i[2], i[3]) for i in items]


def same(folder):
    rss, wrong = entries(folder / "feed.xml")
    atom, more = entries(folder / "atom.xml")
    wrong += more
    ids = [item[0] for item in rss]
    if len(set(ids)) != len(ids):
        wrong.append("an id twice")
    if [i[3] for i in rss] != sorted((i[3] for i in rss), reverse=True):
        wrong.append("not newest first")
    if rss != atom:
        wrong.append("RSS and Atom differ: %s / %s" % (rss, atom))
    if plain(json_items(folder / "feed.json")) != plain(rss):
        wrong.append("JSON Feed and RSS differ")
    return wrong if rss else wrong + ["no entries"]


def say(name, what, wrong):
    for line in wrong:
        print("# " + line)
    print("%sok - %s: feeds of %s" % ("not " if wrong else "", name, what))


def style(path):
    """The style sheet that a feed names is there, by the digest of its
    bytes, and begins with a sentence in the feed's own language."""
    named = re.search(r'<\?xml-stylesheet type="text/css" '
                      r'href="([^"?]+)\?v=(\w+)"\?>', path.read_text("utf-8"))
    if not named:
        return ["%s names no style sheet" % path.name]
    css = (path.parent / named[1]).read_bytes()
    if not hashlib.sha256(css).hexdigest().startswith(named[2]):
        return ["%s: another style sheet than it names" % path.name]
    if not re.match(rb'rss::before, feed::before { content: "[ -~]{40,}"; }',
                    css):
        return ["%s: no sentence in %s" % (path.name, named[1])]
    return []


def main():
    name, root = sys.argv[1], pathlib.Path(sys.argv[2])
    for feed in sorted(root.rglob("feed.xml")):
        say(name, feed.parent.relative_to(root), same(feed.parent))
    say(name, "corrections", entries(root / "corrections.xml")[1])
    say(name, "all kinds, looked at,", [
        wrong for feed in sorted(root.rglob("*.xml"))
        if not feed.name.startswith("sitemap") for wrong in style(feed)])
    sheets = {path.read_bytes() for path in root.rglob("feed.css")}
    say(name, "each language, looked at,",
        [] if len(sheets) == len(list(root.rglob("feed.css"))) else
        ["two languages with one style sheet"])


main()
