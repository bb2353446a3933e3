"""Clocks that libfaketime shows to `dateline`: they stand, step or hurry."""
import glob
import os
import signal
import subprocess
import time

import room

PLACES = ["/usr/lib/*", "/usr/lib64", "/usr/lib", "/usr/local/lib"]


def library():
    """Where libfaketime is; None: nowhere."""
    names = [name for place in PLACES for name in glob.glob(
        place + "/faketime/libfaketime.so.1")]
    return names[0] if names else None


def environment(program, **more):
    """No time server confirms the clock, whatever this machine has."""
    preload = os.path.dirname(program.path) + "/tools/synchronised.so"
    return dict(os.environ, LD_PRELOAD=preload + ":" + library(), TZ="UTC0",
                NO_FAKE_STAT="1", DATELINE_TEST_SYNCHRONISED="no", **more)


def standing(program, at):
    """The clock stands at an instant, in seconds since 1970."""
    return environment(program, FAKETIME=time.strftime(
        "%Y-%m-%d %H:%M:%S", time.gmtime(at)))


class Watch:
    """`dateline publish --watch` in the background; `clock` is a file."""

    def __init__(self, program, at, env):
        self.at, self.said = at, at + ".said"
        with open(self.said, "wb") as said:
            self.process = subprocess.Popen(
                [program.path, "-C", at, "publish", "--watch"], env=env,
                stdin=subprocess.DEVNULL, stdout=said, stderr=said)

    def words(self):
        with open(self.said, encoding="utf-8", errors="replace") as said:
            return said.read()

    def until(self, seconds, is_so):
        """Wait until it is so; False: it was not in that time."""
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def shows(self, name):
        return os.path.exists("%s/public/2026/%s/index.html" % (
            self.at, name))

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def set_clock(path, words):
    with open(path + ".new", "w", encoding="ascii") as out:
        out.write(words + "\n")
    os.rename(path + ".new", path)


def stepping(program, path):
    """The clock is as the file `path` says ("+0", "+3600"); boot clocks run."""
    set_clock(path, "+0")
    return environment(program, FAKETIME_TIMESTAMP_FILE=path,
                       FAKETIME_NO_CACHE="1",
                       FAKETIME_DONT_FAKE_MONOTONIC="1")


def begin(program, at, site=""):
    """A newsroom with a journal, whose archive was taken over just now."""
    room.make(at, site)
    done = program.run(at, "publish")
    assert done.returncode == 0, done.stderr
