"""What the parts of `make torture` share: newsrooms, public trees, TAP."""
import datetime
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time

SITE = """newsroom: 3f0c1a52-4c1e-4d5b-9d0e-2b6a4d1c8e01
organization: {name: Harbor Grid, url: https://harbor.example/}
url: https://press.harbor.example/
zone: Europe/Brussels
language: en
contacts:
  default: desk
  desk: {name: Press desk, phone: "+32 2 555 01 00", email: p@harbor.example}
boilerplates: {default: house, house: "Harbor Grid runs the grid."}
"""
# What a killed or failed run may have left behind, and the next one removes.
STATE = {"journal", "roots", "good", "state.db", "publish.lock"}
# Files that the readers of a journal share memory with.
SHARED = {"state.db-shm", "state.db-wal"}
LONG_AGO = 1700000000


def stamp(seconds):
    """An instant as it is written in a release."""
    return datetime.datetime.fromtimestamp(
        seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def write(path, text):
    """A file that was saved long ago: it has settled."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".new", "w", encoding="utf-8") as out:
        out.write(text)
    os.utime(path + ".new", (LONG_AGO, LONG_AGO))
    os.rename(path + ".new", path)


def release(room, name, *lines, body=None):
    write(os.path.join(room, "releases", name + ".md"),
          "---\nheadline: The %s release\n%s\n---\n\n%s\n" % (
              name, "\n".join(lines), body or "The text of %s." % name))


def make(room, site=""):
    """A newsroom with one release that anybody may see."""
    write(os.path.join(room, "site.yaml"), SITE + site)
    release(room, "live", "embargo: none", "date: 2026-11-20")


def copy(room, to):
    subprocess.run(["cp", "-a", room, to], check=True)
    return to


def settle():
    """What was saved or copied a moment ago would be waited for."""
    time.sleep(3.2)


def copies(room, names):
    """Copies under these names, all of them settled."""
    for name in names:
        copy(room, name)
    settle()
    return names


def _look(folder_fd, path, seen):
    for name in os.listdir(folder_fd):
        at = path + "/" + name if path else name
        status = os.stat(name, dir_fd=folder_fd, follow_symlinks=False)
        what = [stat.S_IFMT(status.st_mode), stat.S_IMODE(status.st_mode),
                status.st_mtime_ns]
        if stat.S_ISLNK(status.st_mode):
            what.append(os.readlink(name, dir_fd=folder_fd))
            status = os.stat(name, dir_fd=folder_fd)
        if stat.S_ISREG(status.st_mode):
            fd = os.open(name, os.O_RDONLY, dir_fd=folder_fd)
            with open(fd, "rb") as file:
                what.append(file.read())
        seen[at] = tuple(what)
        if stat.S_ISDIR(status.st_mode):
            fd = os.open(name, os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder_fd)
            try:
                _look(fd, at, seen)
            finally:
                os.close(fd)


def tree(folder):
    """All names below a folder: types, modes, times, targets and bytes.

    Links are followed as a web server does; all is read through one opened
    folder, so that a swap in the meantime changes nothing.
    """
    seen = {}
    try:
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return seen
    try:
        _look(fd, "", seen)
    finally:
        os.close(fd)
    return seen


def public(room):
    return tree(os.path.join(room, "public"))


def leftovers(room):
    """Names in .dateline that no whole run leaves there."""
    top = os.path.join(room, ".dateline")
    odd = set(os.listdir(top)) - {"www", "state"}
    odd |= set(os.listdir(top + "/state")) - STATE - SHARED
    for name in os.listdir(top + "/www"):
        is_object = len(name) == 48 and not set(name) - set("0123456789abcdef")
        if name != "site" and not is_object:
            odd.add(name)
    return sorted(odd)


class Program:
    """The program under test."""

    def __init__(self, path):
        self.path = os.path.abspath(path)

    def run(self, room, *words, before=(), **more):
        """Run a command; gives the finished process, its words in stderr."""
        more.setdefault("env", None)
        return subprocess.run(
            [*before, self.path, "-C", room, *words], check=False,
            stdin=subprocess.DEVNULL, capture_output=True, text=True,
            errors="replace", timeout=120, **more)

    def log(self, room):
        """The log as a list of its lines."""
        out = self.run(room, "log", "--json")
        return [json.loads(line) for line in out.stdout.splitlines()]

    def publications(self, room):
        return [line["address"] for line in self.log(room)
                if line["act"] == "publish"]


class Tap:
    """Prints TAP; `problems` is a list of words, empty where all is well."""

    def __init__(self):
        self.count = self.failed = 0

    def tell(self, name, problems):
        self.count += 1
        for problem in problems[:20]:
            print("# " + str(problem).replace("\n", "\n#   "))
        if len(problems) > 20:
            print("# and %d more" % (len(problems) - 20))
        self.failed += bool(problems)
        print("%s %d - %s" % ("not ok" if problems else "ok",
                              self.count, name), flush=True)

    def skip(self, name, why):
        self.count += 1
        print("ok %d - %s # SKIP %s" % (self.count, name, why), flush=True)


def folder():
    """A new folder in memory, where there is room for it."""
    where = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    return tempfile.mkdtemp(prefix="torture-", dir=where)


def remove(path):
    shutil.rmtree(path, ignore_errors=True)


def run(part):
    """Run a part with a folder of its own, and end as it went."""
    tap, where = Tap(), folder()
    try:
        part(tap, Program(sys.argv[1]), where)
    finally:
        remove(where)
    sys.exit(1 if tap.failed else 0)


def due(program, where):
    """A newsroom of two releases, one of which is due: old, new, template.

    No clock is faked: the embargo was in the future when it was first seen.
    """
    template, new = where + "/template", where + "/new"
    make(template)
    end = int(time.time()) + 9
    release(template, "soon", "embargo: " + stamp(end))
    first = program.run(template, "publish")
    assert first.returncode == 0, first.stderr
    while time.time() < end + 0.1:
        time.sleep(0.1)
    copies(template, [new])
    second = program.run(new, "publish")
    assert second.returncode == 0, second.stderr
    old_tree, new_tree = public(template), public(new)
    assert old_tree and "2026/soon/index.html" in new_tree
    assert "2026/soon" not in old_tree
    return template, old_tree, new_tree
