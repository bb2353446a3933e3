"""Tries the sample file of a web server with the server itself: python3
servers.py PROGRAM NEWSROOM KIND, the kind being nginx, apache or caddy. The
newsroom of newsroom.py is built, changed and built again. Prints TAP."""
import http.client
import json
import pathlib
import subprocess
import sys
import threading
import urllib.parse

import server

PAGE = "default-src 'none'; img-src 'self'; style-src 'self'"
ROOM = "sandbox"
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
TEXT = "; charset=utf-8"

# What each kind of file is sent as; what may run something is shut in.
TYPES = {
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "webp": "image/webp", "gif": "image/gif",
    "avif": "image/avif", "svg": "image/svg+xml" + TEXT,
    "csv": "text/csv" + TEXT, "txt": "text/plain" + TEXT,
    "docx": OFFICE + "wordprocessingml.document",
    "xlsx": OFFICE + "spreadsheetml.sheet",
    "pptx": OFFICE + "presentationml.presentation",
    "odt": OPEN + "text", "ods": OPEN + "spreadsheet",
    "zip": "application/zip", "mp3": "audio/mpeg", "mp4": "video/mp4",
    "ico": "image/x-icon",
}
HTML = "text/html" + TEXT
XML = "application/xml" + TEXT
LISTS, RELEASES, FOREVER, MISSING = 30, 300, 31536000, 10

# Address, status, type, Content-Security-Policy, seconds to keep.
ANSWERS = [
    ("/", 200, HTML, PAGE, LISTS),
    ("/all/", 200, HTML, PAGE, LISTS),
    ("/2026/", 200, HTML, PAGE, LISTS),
    ("/ar/", 200, HTML, PAGE, LISTS),
    ("/topics/storms/", 200, HTML, PAGE, LISTS),
    ("/feed.xml", 200, XML, PAGE, LISTS),
    ("/atom.xml", 200, XML, PAGE, LISTS),
    ("/ar/feed.xml", 200, XML, PAGE, LISTS),
    ("/corrections.xml", 200, XML, PAGE, LISTS),
    ("/sitemap.xml", 200, XML, PAGE, LISTS),
    ("/feed.json", 200, "application/feed+json" + TEXT, PAGE, LISTS),
    ("/.well-known/dateline.json", 200, "application/json" + TEXT, PAGE,
     LISTS),
    ("/robots.txt", 200, "text/plain" + TEXT, PAGE, LISTS),
    ("/2026/full/", 200, HTML, PAGE, RELEASES),
    ("/2026/full/release.txt", 200, "text/plain" + TEXT, PAGE, RELEASES),
    ("/2026/full/SHA256SUMS", 200, "text/plain" + TEXT, PAGE, RELEASES),
    ("/2026/full/letter.pdf", 200, "application/pdf", ROOM, RELEASES),
    ("/2025/logos/logo.svg", 200, "image/svg+xml" + TEXT, ROOM, RELEASES),
    ("/2026/full/dike.png", 200, "image/png", PAGE, RELEASES),
    ("/2026/event/event.ics", 200, "text/calendar" + TEXT, PAGE, RELEASES),
    ("/style.css", 200, "text/css" + TEXT, PAGE, LISTS),
    ("/style.css?v=0123", 200, "text/css" + TEXT, PAGE, FOREVER),
    ("/feed.css?v=0123", 200, "text/css" + TEXT, PAGE, FOREVER),
    ("/404.html", 200, HTML, PAGE, LISTS),
    ("/nothing", 404, HTML, PAGE, MISSING),
    ("/2026/waiting/", 404, HTML, PAGE, MISSING),
    ("/2026/full/none.pdf", 404, HTML, None, MISSING),
    ("/nothing.xml", 404, HTML, PAGE, MISSING),
] + [("/files/a." + kind, 200, media, ROOM if kind in ("pdf", "svg") else
      None if kind in ("mp3", "mp4") else PAGE, LISTS)
     for kind, media in TYPES.items()]


def tell(name, wrong):
    for line in wrong[:20]:
        print("# " + line)
    print("%s - %s" % ("not ok" if wrong else "ok", name), flush=True)


class Client:
    """Asks one server, over one connection."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, 20)

    def get(self, path, **headers):
        self.connection.request("GET", path, headers={
            name.replace("_", "-"): value for name, value in headers.items()})
        answer = self.connection.getresponse()
        return answer, answer.read()


# Old addresses with signs that a server may trip over, and one that no server
# takes for a page; the last two have signs that redirects.sh leaves to people.
ODD = ["press/news.php", "press/old storms (1).html", "press/a+b,c;d=e.html",
       "press/stürme/", "press/v1.0/", "press/c^d|e.html",
       "press/a[b].html", "press/$x.html"]


class Newsroom:
    """A newsroom that is built again and again."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.site = folder / ".dateline" / "www" / "site"
        self.text = folder / "releases" / "2026-10-04-short.md"
        self.first = self.text.read_text(encoding="utf-8")
        files = folder / "static" / "files"
        files.mkdir(parents=True, exist_ok=True)
        full = folder / "releases" / "2026-10-05-full" / "index.md"
        full.write_text(full.read_text(encoding="utf-8").replace(
            '"press/storms"', json.dumps(["press/storms"] + ODD)[1:-1], 1),
            encoding="utf-8")
        for kind in TYPES:
            (files / ("a." + kind)).write_text("<p>what it is</p>\n")

    def build(self, old="", new=""):
        """With other words of the same length in one release."""
        assert len(old) == len(new) and old in self.first
        self.text.write_text(self.first.replace(old, new), encoding="utf-8")
        subprocess.run([self.program, "-C", str(self.folder), "build"],
                       check=True, capture_output=True)

    def addresses(self):
        """All that the site has, as browsers ask for it."""
        top = self.site.resolve()
        names = subprocess.run(
            ["find", "-L", ".", "-type", "f"], cwd=top, check=True,
            capture_output=True, text=True).stdout.splitlines()
        return sorted("/" + urllib.parse.quote(n[2:].replace("index.html", ""))
                      for n in names)


# Three texts of equal length: sizes of files say nothing about a change.
CHANGES = [("", ""), ("four times", "five times"), ("one winter", "two winter")]


def seconds(answer):
    found = (answer.getheader("Cache-Control") or "").split("max-age=")
    return int(found[-1].split(",")[0]) if len(found) > 1 else None


def compare(client, row):
    path, status, media, policy, life = row
    answer, _ = client.get(path)
    found = (path, answer.status, answer.getheader("Content-Type"),
             answer.getheader("Content-Security-Policy"), seconds(answer))
    wanted = (path, status, media, policy if status == 200 else found[3], life)
    wrong = [] if found == wanted else ["%s, wanted %s" % (found, wanted)]
    if status != 200 and not found[3]:
        wrong.append(path + " has no policy")
    if answer.getheader("X-Content-Type-Options") != "nosniff":
        wrong.append(path + " may be guessed at")
    return wrong


def headers(client, newsroom):
    wrong = [w for row in ANSWERS for w in compare(client, row)]
    _, body = client.get("/nothing")
    if body != (newsroom.site / "404.html").read_bytes():
        wrong.append("what is not there is not answered by 404.html")
    for path in ("/2026/full", "/ar"):
        answer, _ = client.get(path)
        if (answer.status not in (301, 308) or
                not answer.getheader("Location").endswith(path + "/")):
            wrong.append("%s: %d" % (path, answer.status))
    return wrong


def moved(client):
    """The lines of redirects.sh at work."""
    wrong = []
    for path in ["press/old-storms.html", "press/storms/"] + ODD[:-2]:
        path = "/" + urllib.parse.quote(path)
        answer, _ = client.get(path)
        to = answer.getheader("Location") or ""
        if answer.status != 301 or not to.endswith("/2026/full/"):
            wrong.append("%s: %d %s" % (path, answer.status, to))
    return wrong


def outside(client, newsroom):
    """Older sites and other folders lie beside the served one."""
    wrong = []
    old = newsroom.site.resolve().name
    for path in ("/../" + old + "/index.html", "/%2e%2e/" + old + "/",
                 "/2026/../../" + old + "/", "/../../state/",
                 "/..%2f" + old + "/index.html", "//../" + old + "/"):
        answer, _ = client.get(path)
        if answer.status < 300:
            wrong.append("%s: %d" % (path, answer.status))
    return wrong


def remember(client, newsroom, encoding):
    return {path: client.get(path, Accept_Encoding=encoding)
            for path in newsroom.addresses()}


def asked_again(answer):
    """The ways a browser asks whether what it has is still right."""
    tag, date = answer.getheader("ETag"), answer.getheader("Last-Modified")
    yield "ETag", {"If_None_Match": tag} if tag else {}
    yield "date", {"If_Modified_Since": date} if date else {}
    if tag and date:
        yield "both", {"If_None_Match": tag, "If_Modified_Since": date}


def stale(client, before, now, encoding):
    """What was called unchanged, and is not; and how much was unchanged."""
    wrong, spared = [], 0
    for path, (answer, body) in before.items():
        for way, condition in asked_again(answer):
            again, _ = client.get(path, Accept_Encoding=encoding, **condition)
            if again.status == 304 and now.get(path, (0, b""))[1] != body:
                wrong.append("304 by %s for %s, which changed" % (way, path))
            spared += again.status == 304
    return wrong, spared


def swaps(client, newsroom, encoding):
    """Everything is asked for again after each of three publications, the
    last of which brings back what was there first."""
    wrong, seen = [], [remember(client, newsroom, encoding)]
    for change in CHANGES[1:] + CHANGES[:1]:
        newsroom.build(*change)
        seen.append(remember(client, newsroom, encoding))
        bodies = [{p: b for p, (_, b) in s.items()} for s in seen[-2:]]
        if bodies[0] == bodies[1]:
            wrong.append("the new site is not served")
        for before in seen[:-1]:
            found, spared = stale(client, before, seen[-1], encoding)
            wrong += found
            if spared < len(before):
                wrong.append("only %d of %d were spared" %
                             (spared, len(before)))
    return wrong


class Reader(threading.Thread):
    """Reads a few pages until told to stop, and keeps what is odd."""

    def __init__(self, port, known):
        super().__init__()
        self.client, self.known = Client(port), known
        self.stop, self.wrong, self.count = threading.Event(), [], 0

    def run(self):
        while not self.stop.is_set():
            for path, bodies in self.known.items():
                try:
                    answer, body = self.client.get(path)
                except (OSError, http.client.HTTPException) as error:
                    self.wrong.append("%s: %r" % (path, error))
                    return
                self.count += 1
                if answer.status != 200 or body not in bodies:
                    self.wrong.append("%s: %d, %d bytes" % (
                        path, answer.status, len(body)))


BUSY = ("/", "/all/", "/feed.xml", "/2026/short/", "/2026/short/release.txt",
        "/2026/full/", "/2026/", "/style.css?v=1", "/topics/storms/atom.xml")


def busy(client, newsroom, port):
    """Twenty publications while four readers read."""
    known = {path: set() for path in BUSY}
    for change in CHANGES:
        newsroom.build(*change)
        for path in BUSY:
            known[path].add(client.get(path)[1])
    readers = [Reader(port, known) for _ in range(4)]
    for reader in readers:
        reader.start()
    for i in range(20):
        newsroom.build(*CHANGES[i % len(CHANGES)])
    for reader in readers:
        reader.stop.set()
        reader.join()
    wrong = [w for reader in readers for w in reader.wrong]
    if sum(reader.count for reader in readers) < 200:
        wrong.append("too few answers to say anything")
    return wrong


def main():
    program, folder, kind = sys.argv[1:]
    if not server.program(*server.PROGRAMS[kind]):
        print("# skipped: the sample for %s, because it is not here" % kind)
        return
    newsroom = Newsroom(program, pathlib.Path(folder))
    newsroom.build()
    refused = server.accepts_sample(kind, newsroom.site)
    tell(kind + " accepts its sample file", refused.splitlines())
    with server.running(kind, [newsroom.site]) as (port,):
        client = Client(port)
        tell(kind + ": types, policies and how long to keep what",
             headers(client, newsroom))
        tell(kind + ": old addresses are redirects", moved(client))
        tell(kind + ": nothing beside the site can be reached",
             outside(client, newsroom))
        for encoding in ("identity", "gzip"):
            tell("%s: never 304 for what has changed (%s)" % (kind, encoding),
                 swaps(client, newsroom, encoding))
        tell(kind + ": a publication disturbs nobody",
             busy(client, newsroom, port))


main()
