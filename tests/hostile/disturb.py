"""Builds that are disturbed: no room, no rights, killed, or two at once.

Whatever happens, what is public is wholly the old site or wholly the new one,
and the next build mends what is left.
"""
import os
import re
import shutil
import signal
import subprocess
import time

import make
import probe

MANY = 2000   # releases, for a build that can be hit in its midst
NEW = make.SITE.replace("Harbor Grid", "Haven Grid")
ALL = []


class Disturbance:
    def __init__(self, name, act, skip=None):
        self.name, self.act, self.skip = name, act, skip

    def go(self, program, top):
        scene = Scene(program, top)
        self.act(scene)
        return scene.wrong


class Scene:
    """A newsroom that was built once, and builds that go wrong in it."""

    def __init__(self, program, top):
        self.program, self.wrong = program, []
        self.room = make.Room(top)
        self.www = os.path.join(self.room.path, ".dateline/www")

    def expect(self, is_so, what):
        if not is_so:
            self.wrong.append(what)

    def build(self, *arguments, **more):
        return self.program.run(self.room.path, "build", *arguments,
                                limit=60, **more)

    def tree(self):
        return probe.tree(self.room.path)

    def fill(self, count=MANY):
        for i in range(count):
            self.room.release("r%d.md" % i, head="Release %d" % i)

    def sites(self):
        """The two whole sites this newsroom can show, by site.yaml."""
        found = []
        for text in (NEW, make.SITE):
            self.room.file("site.yaml", text)
            outcome = self.build()
            self.expect(outcome.status == 0, outcome.last_words())
            found.append(self.tree())
        return dict(zip((NEW, make.SITE), found))

    def check_failed(self, outcome, before):
        self.expect(outcome.status == 3, "ended with %d\n%s" % (
            outcome.status, outcome.last_words()))
        self.expect(outcome.err.strip(), "and said nothing")
        self.expect(self.tree() == before, "the old site did not stay")

    def check_mended(self, wanted=None):
        """Build again: all is well, and nothing half-made is left."""
        outcome = self.build()
        self.expect(outcome.status == 0, "does not mend itself: %s" %
                    outcome.last_words())
        tree = self.tree()
        self.expect(not wanted or tree == wanted, "the next site is another")
        odd = [name for name in os.listdir(self.www)
               if not re.fullmatch("[0-9a-f]{48}|site", name)]
        self.expect(not odd, "left behind: %s" % odd[:3])
        return tree

    def hit(self, after, sign, *arguments):
        """Start a build and send it a signal; its status."""
        child = self.program.start(
            ["-C", self.room.path, "build", *arguments],
            subprocess.DEVNULL, subprocess.DEVNULL)
        time.sleep(after)
        child.send_signal(sign)
        return child.wait(60)


def disturbance(name, skip=None):
    def note(act):
        ALL.append(Disturbance(name, act, skip))
        return act
    return note


def chosen(parts):
    return [found for found in ALL
            if not parts or any(part in found.name for part in parts)]


def cannot_mount():
    if os.geteuid() != 0:
        return "not root"
    done = subprocess.run(
        ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"],
        capture_output=True, check=False)
    return "cannot mount" if done.returncode else None


def on_small_disk(scene, size):
    """`size` is an option of tmpfs that has room for the first site only."""
    os.makedirs(scene.www)
    subprocess.run(["mount", "-t", "tmpfs", "-o", size + ",mode=0711",
                    "none", scene.www], check=True)
    try:
        outcome = scene.build()
        scene.expect(outcome.status == 0, outcome.last_words())
        before = scene.tree()
        scene.fill(200)
        scene.check_failed(scene.build(), before)
        scene.check_failed(scene.build(), before)
        subprocess.run(["mount", "-o", "remount,size=64m,nr_inodes=9999",
                        scene.www], check=True)
        tree = scene.check_mended()
        scene.expect("2026/r199/index.html" in tree, "not all went out")
    finally:
        subprocess.run(["umount", "--lazy", scene.www], check=True)


NO_MOUNT = cannot_mount()


@disturbance("disk-full", NO_MOUNT)
def disk_full(scene):
    on_small_disk(scene, "size=256k")


@disturbance("disk-without-inodes", NO_MOUNT)
def disk_without_inodes(scene):
    on_small_disk(scene, "nr_inodes=60")


@disturbance("files-limited-in-size")
def limited(scene):
    scene.build()
    before = scene.tree()
    scene.room.release("large.md", body="A word.\n" * 20000)
    scene.check_failed(scene.build(
        wrap=["sh", "-c", "ulimit -f 16; exec \"$@\"", "-"]), before)
    scene.check_mended()


@disturbance("disk-read-only", NO_MOUNT)
def read_only(scene):
    """Of its own folders alone the program would mend the rights."""
    scene.build()
    before = scene.tree()
    scene.room.release("more.md")
    path = scene.room.path
    subprocess.run(["mount", "--bind", path, path], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", path], check=True)
        scene.check_failed(scene.build(), before)
    finally:
        subprocess.run(["umount", "--lazy", path], check=True)
    scene.check_mended()


@disturbance("first-build-read-only",
             None if shutil.which("setpriv") else "no setpriv")
def read_only_at_first(scene):
    os.chmod(scene.room.path, 0o555)
    try:
        scene.check_failed(scene.build(powerless=True), None)
    finally:
        os.chmod(scene.room.path, 0o755)
    scene.check_mended()


def in_the_midst(scene, sign, rounds):
    """At several moments of a build that changes every page."""
    scene.fill()
    sites = scene.sites()
    texts = (NEW, make.SITE)
    took = 1.0
    for i in range(rounds):
        text = texts[i % 2]
        old, new = sites[texts[1 - i % 2]], sites[text]
        scene.room.file("site.yaml", text)
        status = scene.hit(took * (i + 0.5) / rounds, sign)
        scene.expect(status in (0, 130, -sign), "ended with %d" % status)
        tree = scene.tree()
        scene.expect(tree in (old, new), "round %d: a mixed site" % i)
        began = time.monotonic()
        scene.check_mended(new)
        if i == 0:
            took = time.monotonic() - began


@disturbance("killed-in-the-midst")
def killed(scene):
    in_the_midst(scene, signal.SIGKILL, 3 if scene.program.is_checked else 6)


@disturbance("interrupted-in-the-midst")
def interrupted(scene):
    in_the_midst(scene, signal.SIGINT, 2 if scene.program.is_checked else 4)


@disturbance("killed-writing-a-folder")
def killed_with_out(scene):
    """Plain files to upload: the next run finishes them."""
    scene.fill(500)
    out, whole = (os.path.join(scene.room.top, name) for name in "ow")
    scene.build("-o", whole)
    for i in range(4):
        scene.hit(0.03 + 0.05 * i, signal.SIGKILL, "-o", out)
    outcome = scene.build("-o", out)
    scene.expect(outcome.status == 0, outcome.last_words())
    for folder in (out, whole):
        os.unlink(os.path.join(folder, ".dateline-manifest"))
    differ = subprocess.run(["diff", "-r", out, whole], capture_output=True,
                            check=False)
    scene.expect(not differ.returncode, differ.stdout.decode()[:300])


@disturbance("two-at-once")
def two_at_once(scene):
    scene.fill()
    sites = scene.sites()
    for text in (NEW, make.SITE):
        scene.room.file("site.yaml", text)
        both = [scene.program.start(["-C", scene.room.path, "build"],
                                    subprocess.DEVNULL, subprocess.DEVNULL)
                for _ in range(3)]
        ends = sorted(child.wait(60) for child in both)
        scene.expect(ends[0] == 0 and set(ends) <= {0, 75},
                     "ended with %s" % ends)
        scene.expect(scene.tree() == sites[text], "the site is another")


@disturbance("no-standard-files")
def no_standard_files(scene):
    """What is said must not end up in a file that is opened instead."""
    scene.room.release("bad.md", "nonsense: yes")
    outcome = scene.build()
    wanted = scene.tree()
    make.remove(os.path.join(scene.room.path, ".dateline"))
    for closed in ("<&- >&- 2>&-", "2>&-", ">&-", ">/dev/full 2>/dev/full"):
        again = scene.build(
            wrap=["sh", "-c", "exec \"$@\" " + closed, "-"])
        scene.expect(again.status in (outcome.status, 3),
                     "%s: ended with %d" % (closed, again.status))
        scene.expect(scene.tree() == wanted, closed + ": another site")


FAULTS = ["mkdirat:error=ENOSPC:when=2", "openat:error=ENOSPC:when=40",
          "fsync:error=EIO:when=1", "fsync:error=EIO:when=3",
          "renameat:error=EIO:when=1", "renameat:error=EIO:when=2",
          "symlinkat:error=ENOSPC:when=1", "fchmod:error=EPERM:when=2",
          "utimensat:error=EIO:when=1", "flock:error=ENOLCK:when=1",
          "write:error=ENOSPC:when=2+", "close:error=EIO:when=60",
          "renameat:signal=KILL:when=1", "symlinkat:signal=KILL:when=1",
          "fsync:signal=KILL:when=2", "mkdirat:signal=KILL:when=3"]


def cannot_trace():
    done = subprocess.run(["strace", "-o", "/dev/null", "true"],
                          capture_output=True, check=False) \
        if shutil.which("strace") else None
    return None if done and not done.returncode else "no strace"


@disturbance("calls-that-fail", cannot_trace())
def calls_that_fail(scene):
    scene.room.release("more.md")
    sites = scene.sites()
    if scene.program.is_checked:
        return  # the sanitizer's own calls would be hit
    for i, fault in enumerate(FAULTS):
        text = (NEW, make.SITE)[i % 2]
        scene.room.file("site.yaml", text)
        call = fault.partition(":")[0]
        outcome = scene.build(wrap=[
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call,
            "-e", "inject=" + fault])
        scene.expect(outcome.status in (0, 3, -signal.SIGKILL),
                     "%s: ended with %d" % (fault, outcome.status))
        scene.expect(scene.tree() in sites.values(), fault + ": a mixed site")
        scene.expect(outcome.status or scene.tree() == sites[text],
                     fault + ": says that all is well, and it is not")
        scene.check_mended(sites[text])
