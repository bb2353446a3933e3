"""Runs the program and measures it; takes stock of folders."""
import hashlib
import os
import resource
import stat
import subprocess
import tempfile
import threading
import time

# Root may read and write what it likes; so take that right away.
POWERLESS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"]
LARGE = 32 << 20  # bytes; larger files are known by size and time alone


class Outcome:
    """What one run of the program did."""

    def __init__(self, status, out, err, seconds, megabytes):
        self.status = status        # negative: ended by that signal
        self.out, self.err = out, err
        self.seconds, self.megabytes = seconds, megabytes

    def last_words(self):
        return self.err.decode(errors="replace")[-600:].replace("\n", "\n#  ")


class Program:
    def __init__(self, path):
        self.path = os.path.realpath(path)
        self.is_checked = "/asan/" in self.path
        self.seconds = 40 if self.is_checked else 5
        self.megabytes = None if self.is_checked else 300

    def start(self, arguments, out, err, **more):
        environment = dict(os.environ, LC_ALL="C.UTF-8")
        environment.update(more.pop("env", {}))
        command = [self.path, *arguments]
        if more.pop("powerless", False):
            command = POWERLESS + command
        command = more.pop("wrap", []) + command
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out,
            stderr=err, env=environment, **more)

    def run(self, room, *arguments, limit=None, **more):
        """Run to the end, at most `limit` seconds."""
        with tempfile.TemporaryFile() as out, \
                tempfile.TemporaryFile() as err:
            began = time.monotonic()
            child = self.start(["-C", room, *arguments], out, err, **more)
            watch = threading.Timer(limit or self.seconds, child.kill)
            watch.start()
            _, status, used = os.wait4(child.pid, 0)
            watch.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            seconds = time.monotonic() - began
            out.seek(0)
            err.seek(0)
            return Outcome(child.returncode, out.read(), err.read(), seconds,
                           used.ru_maxrss / 1024)

    def wrong_with(self, outcome, limit=None):
        """A crash, too much time or memory; None: nothing."""
        if outcome.seconds >= (limit or self.seconds):
            return "took %.1f s" % outcome.seconds
        if outcome.status < 0:
            return "was ended by signal %d" % -outcome.status
        if b"Sanitizer" in outcome.err or b"runtime error" in outcome.err:
            return "has an error that the sanitizer found"
        if self.megabytes and outcome.megabytes >= self.megabytes:
            return "took %d MB" % outcome.megabytes
        return None


def no_core():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def entry(path):
    """What can be known of a file, folder, link or special file."""
    found = os.lstat(path)
    row = [stat.filemode(found.st_mode)]
    if not stat.S_ISDIR(found.st_mode):  # `public` appears in the room
        row += [found.st_mtime_ns, found.st_nlink]
    if stat.S_ISLNK(found.st_mode):
        row.append(os.readlink(path))
    elif stat.S_ISREG(found.st_mode):
        row.append(found.st_size)
        if found.st_size <= LARGE and os.access(path, os.R_OK):
            row.append(digest(path))
    return row


def below(top):
    """All that stands below a folder, as bytes; no link is followed."""
    waiting = [os.fsencode(top)]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except PermissionError:
            continue  # a case of its own
        for found in entries:
            yield found
            if found.is_dir(follow_symlinks=False):
                waiting.append(found.path)


def sources(top):
    """All below `top` but what the program makes, by path."""
    room = os.path.join(os.fsencode(top), b"room")
    made = (os.path.join(room, b".dateline"), os.path.join(room, b"public"))
    rows = {}
    for found in below(top):
        if found.path not in made and not found.path.startswith(
                made[0] + b"/"):
            rows[found.path] = entry(found.path)
    return rows


def tree(room):
    """The bytes of all public files by path; None without a public tree."""
    public = os.path.join(room, "public")
    if not os.path.isdir(public):
        return None
    found = {}
    for place, _, files in os.walk(public, followlinks=True):
        for name in files:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, public)] = file.read()
    return found
