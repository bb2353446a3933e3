#!/usr/bin/env python3
"""Each system call of `dateline publish` fails, or the program is killed there.

strike.py PROGRAM [full]: a newsroom of two releases, one of them due; each
call of a list fails with EIO, ENOSPC and EINTR, and is where SIGKILL comes,
counted from the moment at which the newsroom was opened. Of each call the
first 50 and 50 of the others by a printed seed (SEED=n), or with "full" all,
those that only read, and a disk that stays broken. Afterwards
the public tree is the whole old one or the whole new one, the status and the
words tell which, the log is whole, and the next run makes up for everything;
what became public stays, even where its file is gone before that run.
(tests/unit/publish/crash_test.c does it to the tree alone, call by call.)
"""
import collections
import concurrent.futures
import itertools
import os
import random
import re
import sys

import judge
import room

CALLS = """openat openat2 write pwrite64 fsync fdatasync syncfs ftruncate
rename renameat renameat2 symlinkat linkat mkdirat unlink unlinkat fchmod
utimensat flock close""".split()
READING = "read pread64 newfstatat getdents64 readlinkat".split()
FAULTS = ["error=EIO", "error=ENOSPC", "error=EINTR", "signal=KILL"]
LASTING = ["error=EIO", "error=ENOSPC"]
FIRST, CHOSEN, WORKERS = 50, 50, 3

Trial = collections.namedtuple("Trial", "call fault n")


def strace(cpu, *options):
    """One processor: one thread, and the same calls each time."""
    return ["taskset", "-c", str(cpu), "strace", "-f", "-qq", "-o",
            "/dev/null", *options]


class Strike:
    def __init__(self, tap, program, where):
        self.tap, self.program, self.where = tap, program, where
        self.is_full = sys.argv[2:] == ["full"]
        self.calls = os.environ.get("CALLS", " ".join(
            CALLS + READING * self.is_full)).split()
        self.judge = judge.Judge(program, where)
        self.cpus = itertools.cycle(sorted(os.sched_getaffinity(0)))
        self.numbers = itertools.count()
        self.seen = collections.Counter()

    def can_trace(self):
        done = self.program.run(
            self.where, "--version", before=strace(
                0, "-e", "trace=close", "-e", "inject=close:error=EIO:when=1"))
        return done.returncode in (0, 3) and "ptrace" not in done.stderr

    def count(self):
        """How often each call is made: (before the opening, after it)."""
        at = room.copies(self.judge.template, [self.where + "/count"])[0]
        trace = self.where + "/trace"
        options = ["-e", "trace=" + ",".join("?" + call for call in CALLS + READING)]
        before = strace(0, *options)
        before[before.index("/dev/null")] = trace
        self.program.run(at, "publish", before=before)
        counts, is_open = {
            call: [0, 0] for call in CALLS + READING}, False
        with open(trace, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                found = re.match(r"(?:\d+ +)?(\w+)\((.*)", line)
                if not found:
                    continue
                is_open |= '"%s"' % at in found[2]
                counts[found[1]][is_open] += 1
        return counts

    def try_all(self, pool, trials):
        """What was wrong with any of them, each in a newsroom of its own."""
        rooms = room.copies(self.judge.template, [
            "%s/%d" % (self.where, next(self.numbers)) for _ in trials])
        return [words for wrong in pool.map(self.try_it, trials, rooms)
                for words in wrong]

    def try_it(self, trial, at):
        done = self.program.run(at, "publish", before=strace(
            next(self.cpus), "-e", "trace=" + trial.call,
            "-e", "inject=%s:%s:when=%s" % trial))
        is_kill = trial.fault == "signal=KILL"
        is_new = room.public(at) == self.judge.new
        self.seen[(trial.fault, "new" if is_new else "old")] += 1
        wrong = list(self.judge.after(
            at, judge.Ended(done.returncode, done.stderr),
            judge.KILLED if is_kill else (), trial.call == "write"))
        if is_kill and done.returncode not in judge.KILLED:
            wrong.append("it was not killed")
        if is_kill and is_new and trial.n % 2:
            wrong += self.lose_file(at)
        else:
            wrong += self.judge.next(at)
        room.remove(at)
        return ["%s %s when=%s: %s" % (*trial, words) for words in wrong]

    def lose_file(self, at):
        """Public, not noted, and its file is gone before the next run."""
        self.seen["lost"] += 1
        os.remove(at + "/releases/soon.md")
        done = self.program.run(at, "publish")
        if done.returncode != 1 or "public-gone" not in done.stderr:
            yield "its file was gone, and nobody was told: %d %s" % (
                done.returncode, done.stderr)
        if room.public(at) != self.judge.new:
            yield "what was public is gone with its file"

    def trials(self, call, counts, chance):
        """Which calls of that name: numbers as strace counts them."""
        before, after = counts[call]
        numbers = list(range(1, after + 1))
        if not self.is_full and after > FIRST:
            rest = numbers[FIRST:]
            numbers = numbers[:FIRST] + sorted(
                chance.sample(rest, min(CHOSEN, len(rest))))
        once = [Trial(call, fault, before + n)
                for n in numbers for fault in FAULTS]
        return once + [Trial(call, fault, "%d+" % (before + n))
                       for n in numbers for fault in LASTING
                       if self.is_full]


def strike(tap, program, where):
    seed = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6)))
    part = Strike(tap, program, where)
    if not part.can_trace():
        tap.skip("a call that fails", "strace cannot trace here")
        return
    print("# SEED=%d" % seed)
    counts, chance = part.count(), random.Random(seed)
    made = [call for call in part.calls if counts[call][1]]
    if "CALLS" not in os.environ:
        tap.tell("all kinds of calls that change something are tried", [
            call for call in "openat write fsync renameat mkdirat symlinkat "
            "fchmod close".split() if call not in made])
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        for call in made:
            trials = part.trials(call, counts, chance)
            wrong = part.try_all(pool, trials)
            tap.tell("%s: %d blows leave a whole tree, and the next run "
                     "mends" % (call, len(trials)), wrong)
    for fault in FAULTS:
        print("# %s: old %d, new %d" % (
            fault, part.seen[(fault, "old")], part.seen[(fault, "new")]))
    if "CALLS" not in os.environ:
        tap.tell("old trees and new ones were seen", [
            fault for fault in FAULTS for which in ("old", "new")
            if not part.seen[(fault, which)]])
        tap.tell("a file was lost before what was public was noted",
                 [] if part.seen["lost"] else ["never"])


if __name__ == "__main__":
    room.run(strike)
