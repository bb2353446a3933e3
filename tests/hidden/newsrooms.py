#!/usr/bin/env python3
"""Newsrooms at random, to prove that a hidden release changes nothing.

newsrooms.py PROGRAM SEEDS [FIRST]: for each seed a newsroom is made of public
and hidden releases (every field, files, topics of their own, translations,
letters, CSV; slugs, ids, topics and old addresses that clash across the line,
references across it). At many instants it is built with and without what is
not public then, as link and as folder, and the two trees are compared: names,
types, modes, times, link targets, sizes and bytes. Prints TAP.
"""
import datetime
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile

UTC = datetime.timezone.utc
START = datetime.datetime(2026, 3, 1, 9, 0, 0, tzinfo=UTC)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082")
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
SITE = """newsroom: 3f0c1a52-4c1e-4d5b-9d0e-2b6a4d1c8e01
organization: {name: Harbor Grid, url: https://harbor.example/}
url: https://press.harbor.example/
zone: Europe/Brussels
language: en
contacts:
  default: desk
  desk: {name: Press desk, phone: "+32 2 555 01 00", email: p@harbor.example}
boilerplates: {default: house, house: "Harbor Grid runs the grid."}
topics: {shared: {name: Shared}}
feeds: {items: 5, full-text: yes}
"""


class Release:
    """One source and when it becomes public (None: never)."""

    def __init__(self, name, instant, files):
        self.name, self.instant, self.files = name, instant, files


def stamp(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


class Maker:
    def __init__(self, seed):
        self.random = random.Random("newsroom:%d" % seed)
        self.seed = seed
        self.instants = [START + datetime.timedelta(
            hours=self.random.randint(1, 24 * 90),
            seconds=self.random.randint(0, 3599)) for _ in range(3)]
        if self.chance(0.3):  # the first release of a year
            self.instants[0] += datetime.timedelta(days=365)
        self.names = ["r%02d" % i for i in range(self.random.randint(6, 14))]
        self.slugs = ["alpha", "beta", "gamma", "delta", "epsilon"]

    def chance(self, odds):
        return self.random.random() < odds

    def body(self, canary):
        lines = ["The text of %s, word %s." % (canary, canary)]
        other = self.random.choice(self.names)
        lines.append("See [that one](%s.md), [this](%s/), [page](/2026/%s/), "
                     "[topic](/topics/own-%s/)." % (
                         other, other, self.random.choice(self.slugs), other))
        # Pages and files that may be hidden, public, or nobody's.
        place = self.random.choice([
            "../%s" % other, "/2026/%s" % other, "/2025/%s" % other,
            "/2026/%s" % self.random.choice(self.slugs)])
        lines.append("And [doc](%s/doc-%s.pdf), [pic](%s/pic-%s.png), "
                     "[data](%s/data-%s.csv), [text](%s/release.txt), "
                     "[years](/2025/), [next](/2027/), [mixed]"
                     "(/topics/mixed-case/), [page](/%s/), [sums]"
                     "(%s/SHA256SUMS), [ics](%s/event.ics)." % (
                         place, other, place, other, place, other, place,
                         self.random.choice(["es", "fr", "topics"]), place,
                         place))
        if self.chance(0.4):
            lines.append("| a | b |\n| - | -: |\n| %s | 2 |" % canary)
        if self.chance(0.4):
            lines.append("> A ~~struck~~ quote https://%s.example/" % canary)
        return "\n\n".join(lines) + "\n"

    def fields(self, index, when, canary, folder):
        rnd = self.random
        out = ["headline: Headline %s" % canary]
        if when is None:
            out.append(rnd.choice([
                "embargo: hold", "embargoo: none",
                "status: draft\nembargo: none\ndate: 2026-02-01",
                "embargo:", "embargo: 2026-02-01 09:00\nslugg: x"]))
        elif when < START:
            out.append("embargo: none\ndate: " + stamp(when))
        else:
            out.append("embargo: " + stamp(when))
        if self.chance(0.5):
            out.append("slug: " + rnd.choice(self.slugs))
        if self.chance(0.15):
            out.append("id: urn:clash:%d" % rnd.randint(0, 2))
        topics = [t for t in ("shared", "own-" + self.names[index],
                              "Mixed Case", "mixed case", "MIXED case")
                  if self.chance(0.4)]
        if topics:
            out.append("topics: [%s]" % ", ".join(topics))
        if self.chance(0.3):
            out.append("was-at: [/old/%d/, /2026/%s/]" % (
                rnd.randint(0, 3), rnd.choice(self.slugs)))
        if self.chance(0.3):
            out.append("language: " + rnd.choice(["es", "fr", "en"]))
        if self.chance(0.3):
            out.append("translation-of: " + rnd.choice(self.slugs))
        if self.chance(0.3):
            out.append("place: " + canary)
        if self.chance(0.3):
            out.append("subhead: Sub %s\nsummary: Sum %s" % (canary, canary))
        if self.chance(0.3):
            out.append("notes: Notes %s" % canary)
        if self.chance(0.3):
            out.append("desk-note: Desk %s" % canary)
        if self.chance(0.2) and when is not None and when < START:
            out.append("corrections:\n  - {at: 2026-02-20, kind: correction,"
                       " was: a, now: b}")
        if self.chance(0.15) and when is not None and when < START:
            out.append("status: withdrawn\nwithdrawn: {at: 2026-02-25T10:00:"
                       "00Z, reason: Wrong, replaced-by: %s}" % (
                           rnd.choice(self.slugs)))
        if self.chance(0.2):
            out.append("kind: advisory\nevent: {start: 2027-05-01 10:00, "
                       "place: Ostend}")
        if folder:
            out.append("image: {file: pic-%s.png, alt: A %s}" % (
                self.names[index], canary))
            out.append("attachments: [{file: doc-%s.pdf, title: Doc}]" % (
                self.names[index]))
            out.append("signatories: {file: names.csv}")
        elif self.chance(0.5):
            out.append("signatories: [Org %s, Other House]" % canary)
        return out

    def release(self, index):
        rnd = self.random
        canary = hashlib.sha256(b"%d:%d" % (self.seed, index)).hexdigest()[:16]
        kind = rnd.random()
        if kind < 0.45:
            when = START - datetime.timedelta(
                days=rnd.randint(12, 100), seconds=rnd.randint(0, 86399))
        elif kind < 0.85:
            when = rnd.choice(self.instants)
        else:
            when = None
        folder = self.chance(0.4)
        name = self.names[index]
        text = "---\n%s\n---\n\n%s" % (
            "\n".join(self.fields(index, when, canary, folder)),
            self.body(canary))
        if not folder:
            files = {"releases/%s.md" % name: text.encode()}
        else:
            base = "releases/%s/" % name
            text += "\n[data](data-%s.csv)\n" % name
            files = {
                base + "index.md": text.encode(),
                base + "pic-%s.png" % name: PNG,
                base + "doc-%s.pdf" % name: PDF + canary.encode(),
                base + "names.csv": ("name\nOrg %s\nTwo\n" % canary).encode(),
                base + "data-%s.csv" % name: ("a,%s\n" % canary).encode(),
                base + "draft.docx": b"never " + canary.encode(),
            }
        found = Release(name, when, files)
        found.canary = canary.encode()
        return found


def write(folder, releases):
    for path, data in [("site.yaml", SITE.encode())] + [
            item for release in releases for item in release.files.items()]:
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)


def build(program, folder, when, *arguments):
    environment = dict(os.environ, NO_FAKE_STAT="1", TZ="UTC0")
    command = [program, "-C", folder, "build", *arguments]
    if "/asan/" in program:
        environment["DATELINE_TEST_CLOCK"] = str(int(when.timestamp()))
    else:
        command = ["faketime", "-f", when.strftime("%Y-%m-%d %H:%M:%S"),
                   *command]
    done = subprocess.run(command, env=environment, capture_output=True,
                          check=False)
    if done.returncode not in (0, 1):
        raise SystemExit("exit %d: %s" % (
            done.returncode, done.stderr.decode(errors="replace")))


def listing(folder):
    """What a visitor of the folder could tell, links not followed."""
    rows = []
    for place, folders, files in os.walk(folder):
        for name in sorted(folders + files):
            path = os.path.join(place, name)
            stat = os.lstat(path)
            row = [os.path.relpath(path, folder), oct(stat.st_mode),
                   stat.st_mtime_ns]
            if os.path.islink(path):
                row.append(os.readlink(path))
            elif os.path.isfile(path):
                with open(path, "rb") as file:
                    row.append(hashlib.sha256(file.read()).hexdigest())
            rows.append(tuple(row))
    return sorted(rows)


def tree(program, folder, releases, when):
    write(folder, releases)
    build(program, folder, when)
    build(program, folder, when, "-o", os.path.join(folder, "out"))
    linked = listing(os.path.join(folder, ".dateline/www"))
    plain = [row for row in listing(os.path.join(folder, "out"))
             if row[0] != ".dateline-manifest"]
    return linked, plain


def contains(folder, word):
    for place, _, files in os.walk(folder):
        for name in files:
            if word in name.encode():
                return os.path.join(place, name)
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                if word in file.read():
                    return path
    return None


def difference(left, right):
    for a, b in zip(left, right):
        if a != b:
            return "%s\n#  is not %s" % (a, b)
    return "%d entries are not %d" % (len(left), len(right))


def compare(program, maker, releases, when):
    hidden = [r for r in releases if r.instant is None or r.instant > when]
    shown = [r for r in releases if r not in hidden]
    with tempfile.TemporaryDirectory() as work:
        whole, less = os.path.join(work, "a"), os.path.join(work, "b")
        first = tree(program, whole, releases, when)
        second = tree(program, less, shown, when)
        for what, left, right in zip(("link", "folder"), first, second):
            if left != right:
                keep = "/tmp/dateline-hidden-%d" % maker.seed
                shutil.rmtree(keep, ignore_errors=True)
                shutil.copytree(work, keep, symlinks=True)
                return "%s: %s\n#  kept in %s" % (
                    what, difference(left, right), keep)
        for release in hidden:
            for top in (".dateline/www", "out"):
                found = contains(os.path.join(whole, top), release.canary)
                if found:
                    return "%s holds a word of %s" % (found, release.name)
    return None


def main():
    program, seeds = os.path.realpath(sys.argv[1]), int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    for seed in range(first, first + seeds):
        maker = Maker(seed)
        releases = [maker.release(i) for i in range(len(maker.names))]
        second = datetime.timedelta(seconds=1)
        moments = sorted({START} | {
            at for i in maker.instants for at in (i - second, i)})
        for when in moments:
            wrong = compare(program, maker, releases, when)
            name = "newsroom %d at %s" % (seed, stamp(when))
            if wrong:
                print("#  %s\nnot ok - %s" % (wrong, name))
            else:
                print("ok - %s" % name)


if __name__ == "__main__":
    main()
