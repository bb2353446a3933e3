#!/usr/bin/env python3
"""Writes one newsroom for each hostile case.

make.py FOLDER [PART-OF-A-NAME...]: FOLDER/<case>/room is the newsroom,
FOLDER/<case>/outside holds what no release may reach. In each newsroom stand
two good releases: one that is public, one whose embargo ends in 2099.
"""
import os
import subprocess
import sys

# What must never be seen: words of the release under embargo, and of a file
# outside of the newsroom.
EMBARGOED = "Zebrafinchmoon"
OUTSIDE = "Quartzlanternowl"

SITE = """newsroom: 3f0c1a52-4c1e-4d5b-9d0e-2b6a4d1c8e01
organization: {name: Harbor Grid, url: "https://harbor.example/"}
url: https://press.harbor.example/
zone: Europe/Brussels
language: en
contacts:
  default: desk
  desk: {name: Press desk, phone: "+32 2 555 01 00", email: p@harbor.example}
boilerplates:
  default: house
  house: Harbor Grid runs the grid.
"""
GOOD = """---
headline: The grid held through the storm
embargo: none
date: 2026-03-05
place: Ostend
---

The **grid** held, see [the figures](https://harbor.example/figures).
"""
WAITING = """---
headline: %s lifts the tariff
embargo: 2099-01-05 09:00
topics: [%s]
---

The tariff of %s goes up.
""" % ((EMBARGOED,) * 3)


class Room:
    """A newsroom that is being written; paths are relative to it."""

    def __init__(self, top):
        self.top = top
        self.path = os.path.join(top, "room")
        self.outside = os.path.join(top, "outside")
        self.file("site.yaml", SITE)
        self.file("releases/good.md", GOOD)
        self.file("releases/waiting.md", WAITING)
        self.file("../outside/secret.txt", OUTSIDE + "\n")

    def at(self, path):
        """Where `path` lies; its folder is made."""
        if isinstance(path, bytes):
            whole = os.path.join(os.fsencode(self.path), path)
        else:
            whole = os.path.join(self.path, path)
        make_folders(os.path.dirname(whole))
        return whole

    def file(self, path, data=b""):
        if isinstance(data, str):
            data = data.encode()
        with open(self.at(path), "wb") as file:
            file.write(data)

    def link(self, path, target):
        os.symlink(target, self.at(path))

    def site(self, old, new):
        """Change a part of site.yaml."""
        assert old in SITE
        self.file("site.yaml", SITE.replace(old, new))

    def release(self, path, fields="", body="A text.", head="A headline"):
        """A release that would be public, but for what is wrong with it."""
        self.file("releases/" + path, release(fields, body, head))


def make_folders(path):
    """As os.makedirs(), for folders however deep."""
    missing = []
    while not os.path.isdir(path):
        missing.append(path)
        path = os.path.dirname(path)
    for folder in reversed(missing):
        os.mkdir(folder)


def release(fields="", body="A text.", head="A headline"):
    lines = ["---", "embargo: none", "date: 2026-03-06"]
    if head:
        lines.append("headline: " + head)
    if fields:
        lines.append(fields.strip("\n"))
    return "\n".join(lines) + "\n---\n\n" + body + "\n"


def remove(path):
    """Whatever it is; nothing there is fine."""
    if os.path.isdir(path) and not os.path.islink(path):
        subprocess.run(["chmod", "-R", "u+rwx", path], check=False)
        subprocess.run(["rm", "-rf", path], check=False)  # however deep
    elif os.path.lexists(path):
        os.unlink(path)


class Case:
    """A newsroom and what must come of it."""

    # What may become of the hostile releases (all but good and waiting).
    HARMLESS = "they go out or not, and do no harm"
    HELD = "they are held back, and the exit status of build is 1"
    LIVE = "they go out, and do no harm"
    # What may become of the newsroom as a whole.
    REFUSED = "nothing is published, and the exit status is 1, 2 or 3"

    HOUSE = "the old tree stays, or all is published and does no harm"

    def __init__(self, name, write, wants, **more):
        self.name, self.write, self.wants = name, write, wants
        self.skip = more.pop("skip", None)   # a reason
        self.look = more.pop("look", None)   # given the result: what is wrong
        self.exits = more.pop("exits", None)  # of build, other than the usual
        # Whether the page of the good release must be as it always is.
        self.same_house = more.pop("same_house", True)
        self.alone = more.pop("alone", False)  # without the good release
        self.obstacle = more.pop("obstacle", None)  # where the program writes
        self.powerless = more.pop("powerless", False)  # not even as root
        self.sample = more.pop("sample", False)  # too many pages to read all
        assert not more, more


CASES = {}


def add(name, write, wants, **more):
    """Note a case; `write` is called with its Room."""
    assert name not in CASES, name
    CASES[name] = Case(name, write, wants, **more)


def case(name, wants, **more):
    """The same, as a decorator."""
    def note(write):
        add(name, write, wants, **more)
        return write
    return note


def held(name, path, fields="", body="A text.", head="A headline", **more):
    """A case of one release that must be held back."""
    add(name, lambda room: room.release(path, fields, body, head),
        Case.HELD, **more)


def held_text(name, text, **more):
    """A case of one source, given whole, that must be held back."""
    add(name, lambda room: room.file("releases/bad.md", text),
        Case.HELD, **more)


def chosen(parts):
    """The cases whose names hold one of `parts`; all without any."""
    import cases  # notes them all; they need this module
    assert cases
    return [c for c in CASES.values()
            if not parts or any(part in c.name for part in parts)]


def main():
    folder = sys.argv[1]
    for found in chosen(sys.argv[2:]):
        top = os.path.join(folder, found.name)
        remove(top)
        found.write(Room(top))
        print(top)


if __name__ == "__main__":
    sys.modules["make"] = sys.modules["__main__"]
    main()
