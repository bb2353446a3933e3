#!/usr/bin/env python3
"""A hidden release changes nothing, whatever happens to it.

histories.py PROGRAM SEEDS [FIRST]: for each seed two newsrooms with a journal
live through the same weeks, tick by tick. One of them has one release more,
which waits for its embargo; between the ticks it is edited, renamed, tagged
anew, translated, held back, made a draft, taken away and brought back,
postponed and withdrawn by command. At every tick before its lift the two
public trees must be the same: names, types, modes, times, links, sizes, bytes.
Prints TAP.
"""
import datetime
import os
import shutil
import subprocess
import sys
import tempfile

import newsrooms

TICKS = 14
END = newsrooms.START + datetime.timedelta(days=200)


def run(program, folder, when, *words):
    """The exit status of a command at that time, and what it said."""
    environment = dict(os.environ, NO_FAKE_STAT="1", TZ="UTC0")
    command = [program, "-C", folder, *words]
    if "/asan/" in program:
        environment["DATELINE_TEST_CLOCK"] = str(int(when.timestamp()))
    else:
        command = ["faketime", "-f", when.strftime("%Y-%m-%d %H:%M:%S"),
                   *command]
    done = subprocess.run(command, env=environment, capture_output=True,
                          check=False)
    if done.returncode not in (0, 1):
        raise SystemExit("%s: exit %d: %s" % (
            words, done.returncode, done.stderr.decode(errors="replace")))
    return done.returncode, done.stderr.decode(errors="replace")


class History:
    """The release that hides, and what is done to it."""

    def __init__(self, maker, folder, shown):
        self.maker, self.folder, self.shown = maker, folder, shown
        self.random = maker.random
        self.until, self.place = END, "releases/hidden.md"
        self.lines, self.words = {"headline": "Headline hush"}, "hush"
        self.extra = []

    def fields(self):
        lines = dict(self.lines)
        lines.setdefault("embargo", newsrooms.stamp(self.until))
        return "".join("%s: %s\n" % item for item in lines.items())

    def write(self):
        path = os.path.join(self.folder, self.place)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("---\n%s---\n\n%s\n\n%s" % (
                self.fields(), self.words, self.maker.body("hush")))

    def remove(self):
        path = os.path.join(self.folder, self.place)
        if os.path.exists(path):
            os.remove(path)

    def move(self, place):
        self.remove()
        self.place = place

    # What happens between two ticks.

    def edit(self):
        self.words += " hush%d" % self.random.randint(0, 9)

    def rename(self):
        self.move(self.random.choice([
            "releases/%s.md" % self.random.choice(["a", "zz", "hidden"]),
            "releases/hidden/index.md", "releases/2020-01-01-alpha.md"]))

    def tag(self):
        self.lines["topics"] = "[shared, own-hush, mixed CASE]"

    def clash(self):
        self.lines["slug"] = self.random.choice(self.maker.slugs)

    def clash_id(self):
        self.lines["id"] = self.random.choice([
            "urn:clash:0", "urn:clash:1", "urn:clash:2"])

    def translate(self):
        self.lines["translation-of"] = self.random.choice(
            self.maker.slugs + self.maker.names)

    def be_translated(self):
        # Of this one alone: a translation of another goes out with that.
        path = os.path.join(self.folder, "releases", "hidden-es.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write("---\nheadline: Silencio hush\nlanguage: es\n"
                       "translation-of: hidden\n---\n\nhush\n")

    def be_old(self):
        self.lines["was-at"] = "[/old/1/, /2026/%s/]" % self.random.choice(
            self.maker.slugs)

    def postpone(self):
        self.until += datetime.timedelta(days=self.random.randint(1, 9))

    def hold(self):
        self.lines["embargoo"] = "none"

    def draft(self):
        self.lines["status"] = "draft"

    def never(self):
        self.lines["embargo"] = "hold"

    def wait_for_yes(self):
        self.lines["embargo"] = "none\ndate: 2026-02-01"

    def be_past(self):
        self.lines["embargo"] = "2026-01-05T09:00:00Z"

    def be_ready(self):
        for key in ("embargoo", "status", "embargo"):
            self.lines.pop(key, None)

    def vanish(self):
        self.remove()
        return "gone"

    def postpone_by_act(self, program, when):
        """The file follows the act; nobody outside may see it."""
        self.act(program, when, "postpone", "hidden", newsrooms.stamp(
            END + datetime.timedelta(days=20)))

    def withdraw_by_act(self, program, when):
        self.act(program, when, "withdraw", "hidden",
                 "--reason", "No matter.")

    def act(self, program, when, *words):
        run(program, self.folder, when, *words, "--note", "No matter.")

    def picture(self):
        self.move("releases/hidden/index.md")
        folder = os.path.join(self.folder, "releases/hidden")
        os.makedirs(folder, exist_ok=True)
        for name in ("pic-hush.png", "secret-hush.png"):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(newsrooms.PNG)
        self.words += "\n\n![hush](pic-hush.png)\n"

    STEPS = (edit, edit, rename, tag, clash, clash_id, translate,
             be_translated, be_old, postpone, hold, draft, never,
             wait_for_yes, be_past, be_ready, be_ready, vanish, picture)

    def step(self):
        deed = self.random.choice(self.STEPS)
        if deed(self) != "gone":
            self.write()
        return deed.__name__

    def step_by_act(self, program, when):
        """As it is at first, under a name that is its own, then an act."""
        self.remove()
        shutil.rmtree(os.path.join(self.folder, "releases/hidden"),
                      ignore_errors=True)
        self.place, self.lines = "releases/hidden.md", {
            "headline": "Headline hush"}
        self.write()
        deed = self.random.choice(
            [self.postpone_by_act, self.withdraw_by_act])
        deed(program, when)
        return deed.__name__


def publish(program, folder, when):
    run(program, folder, when, "publish")
    return newsrooms.listing(os.path.join(folder, ".dateline/www"))


def live(program, maker, work):
    """Live through the ticks; what was wrong, or None."""
    rest = [maker.release(i) for i in range(len(maker.names))]
    more, less = os.path.join(work, "more"), os.path.join(work, "less")
    for folder in (more, less):
        os.makedirs(folder)
        newsrooms.write(folder, rest)
    history = History(maker, more, rest)
    deeds, when = [], newsrooms.START
    for _ in range(TICKS):
        left, right = (publish(program, f, when) for f in (more, less))
        if left != right:
            return "after %s at %s: %s" % (
                ", ".join(deeds), newsrooms.stamp(when),
                newsrooms.difference(left, right))
        found = newsrooms.contains(os.path.join(more, "public/"), b"hush")
        if found:
            return "after %s: %s holds a word of it" % (
                ", ".join(deeds), found)
        if maker.random.random() < 0.25:
            deeds.append(history.step_by_act(program, when))
        for _ in range(maker.random.randint(1, 3)):
            deeds.append(history.step())
        when += datetime.timedelta(
            hours=maker.random.randint(1, 24 * 9),
            seconds=maker.random.randint(0, 3599))
    return None


def main():
    program, seeds = os.path.realpath(sys.argv[1]), int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    for seed in range(first, first + seeds):
        with tempfile.TemporaryDirectory() as work:
            wrong = live(program, newsrooms.Maker(seed), work)
            if wrong:
                keep = os.path.join(
                    tempfile.gettempdir(), "dateline-history-%d" % seed)
                shutil.rmtree(keep, ignore_errors=True)
                shutil.copytree(work, keep, symlinks=True)
                print("#  %s\n#  kept in %s" % (wrong, keep))
        print("%sok - history %d" % ("not " if wrong else "", seed))


main()
