#!/usr/bin/env python3
"""Each system call of `dateline publish` fails, or the program is killed there.

strike.py PROGRAM [full]: a newsroom of two releases, one of them due; each
call of a list fails with EIO, ENOSPC and EINTR, and is where SIGKILL comes,
counted from the moment at which the newsroom was opened. Of each call the
first 50 and 50 of the others by a printed seed (SEED=n), or with "full" all,
those that only read, and a disk that stays broken. Afterwards
the public tree is the whole old one or the whole new one, the status and the
words tell which, the log is whole, and the next run makes up for everything.
(tests/unit/publish/crash_test.c does it to the tree alone, call by call.)
"""
import collections
import concurrent.futures
import itertools
import os
import random
import re
import sys

import room

CALLS = """openat openat2 write pwrite64 fsync fdatasync syncfs ftruncate
rename renameat renameat2 symlinkat linkat mkdirat unlink unlinkat fchmod
utimensat flock close""".split()
READING = "read pread64 newfstatat getdents64 readlinkat".split()
FAULTS = ["error=EIO", "error=ENOSPC", "error=EINTR", "signal=KILL"]
LASTING = ["error=EIO", "error=ENOSPC"]
FIRST, CHOSEN, WORKERS = 50, 50, 3
KILLED = 137, -9
STAYS = "Nothing was published: what was public before stays as it was."
# One file could not be read; the others are as they should be.
SHOWN = "Nothing to do: public already shows the one release"

Trial = collections.namedtuple("Trial", "call fault n")
Ended = collections.namedtuple("Ended", "status words")


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
        self.template, self.old, self.new = room.due(program, where)
        self.cpus = itertools.cycle(sorted(os.sched_getaffinity(0)))
        self.numbers = itertools.count()
        self.seen = collections.Counter()
        self.objects = room.tree(where + "/new/.dateline/www")

    def can_trace(self):
        done = self.program.run(
            self.where, "--version", before=strace(
                0, "-e", "trace=close", "-e", "inject=close:error=EIO:when=1"))
        return done.returncode in (0, 3) and "ptrace" not in done.stderr

    def count(self):
        """How often each call is made: (before the opening, after it)."""
        at = room.copy(self.template, self.where + "/count")
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

    def check(self, trial, ended, at):
        """What is wrong after the blow."""
        seen = room.public(at)
        is_new, is_old = seen == self.new, seen == self.old
        log = self.program.run(at, "log", "--verify")
        if not is_new and not is_old:
            yield "a mixture: " + " ".join(sorted(
                name for name in set(seen) | set(self.new)
                if seen.get(name) not in (self.new.get(name),
                                          self.old.get(name)))[:9])
        self.seen[(trial.fault, "new" if is_new else "old")] += 1
        if log.returncode != 0:
            yield "log --verify: " + log.stderr
        is_killed = ended.status in KILLED
        if is_killed != (trial.fault == "signal=KILL"):
            yield "ended with %d: %s" % ended
        elif not is_killed:
            yield from self.check_words(trial, ended, is_new)

    def check_words(self, trial, ended, is_new):
        says_new = "Public: The soon release" in ended.words
        if ended.status not in (0, 1, 3):
            yield "ended with %d: %s" % ended
        if ended.status == 0 and not is_new:
            yield "0, and nothing is new: " + ended.words
        if says_new and not is_new:
            yield "says that it is public: " + ended.words
        if STAYS in ended.words and is_new:
            yield "says that nothing was published: " + ended.words
        if trial.call == "write":
            return  # it may have been the one that says it
        if is_new and not says_new:
            yield "%d, does not say what is public: %s" % ended
        if not is_new and not (STAYS in ended.words or SHOWN in ended.words):
            yield "%d, does not say what stays: %s" % ended

    def check_next(self, at):
        """What is wrong after the run that follows."""
        after = self.program.run(at, "publish")
        odd = room.leftovers(at)
        if after.returncode != 0:
            yield "the next run: %d %s" % (after.returncode, after.stderr)
        if room.public(at) != self.new:
            yield "the next run did not make up for it: " + after.stderr
        if odd:
            yield "left over: " + " ".join(odd)
        if room.tree(at + "/.dateline/www") != self.objects:
            yield "other objects than after an undisturbed run"
        if len(os.listdir(at + "/.dateline/state/good")) != 2:
            yield "not two last good versions"
        told = self.program.publications(at)
        if told != ["2026/soon"]:
            yield "publications in the log: %s" % told
        log = self.program.run(at, "log", "--verify")
        if log.returncode != 0:
            yield "log --verify after the next run: " + log.stderr

    def try_it(self, trial):
        at = room.copy(self.template,
                       "%s/%d" % (self.where, next(self.numbers)))
        done = self.program.run(at, "publish", before=strace(
            next(self.cpus), "-e", "trace=" + trial.call,
            "-e", "inject=%s:%s:when=%s" % trial))
        ended = Ended(done.returncode, done.stderr)
        wrong = list(self.check(trial, ended, at))
        wrong += self.check_next(at)
        room.remove(at)
        return ["%s %s when=%s: %s" % (*trial, words) for words in wrong]

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
            wrong = [words for one in pool.map(part.try_it, trials)
                     for words in one]
            tap.tell("%s: %d blows leave a whole tree, and the next run "
                     "mends" % (call, len(trials)), wrong)
    for fault in FAULTS:
        print("# %s: old %d, new %d" % (
            fault, part.seen[(fault, "old")], part.seen[(fault, "new")]))
    if "CALLS" not in os.environ:
        tap.tell("old trees and new ones were seen", [
            fault for fault in FAULTS for which in ("old", "new")
            if not part.seen[(fault, which)]])


if __name__ == "__main__":
    room.run(strike)
