#!/usr/bin/env python3
"""`dateline publish` is killed at 200 random moments.

kills.py PROGRAM: the sources alternate between two states; after each kill
the public tree is that of one of them as a whole, and the log is whole.
"""
import os
import random
import signal
import subprocess
import time

import room

KILLS = 200


def write(at, state):
    """The sources in one of two states: words and theme."""
    for name in ("live", "other"):
        room.release(at, name, "embargo: none", "date: 2026-11-20",
                     body="The words of %s, state %d." % (name, state))
    room.write(at + "/templates/style.css", "/* %d */\n" % state)


class Sources:
    """Both states, saved long enough ago, beside the newsroom."""

    def __init__(self, at):
        self.at, self.state = at, None
        for state in (0, 1):
            write(self.kept(state), state)
        room.settle()

    def kept(self, state):
        return "%s-sources%d" % (self.at, state)

    def turn(self, state):
        for name in ("releases", "templates"):
            if self.state is not None:
                os.rename(self.at + "/" + name,
                          self.kept(self.state) + "/" + name)
            os.rename(self.kept(state) + "/" + name, self.at + "/" + name)
        self.state = state


def states(program, where):
    """The two trees."""
    trees = []
    for state in (0, 1):
        at = "%s/state%d" % (where, state)
        room.make(at)
        write(at, state)
        program.run(at, "publish")
        trees.append(room.public(at))
    assert trees[0] and trees[0] != trees[1]
    assert set(trees[0]) == set(trees[1])
    return trees


def newsroom(program, at):
    """One in which what is saved goes out; its sources, and how long it took.
    """
    room.make(at, "publish: {on-save: yes}\n")
    room.remove(at + "/releases")
    sources = Sources(at)
    sources.turn(0)
    start = time.time()
    done = program.run(at, "publish")
    assert done.returncode == 0, done.stderr
    return sources, time.time() - start


def kill_one(program, at, after_s):
    """Whether it was still running."""
    with subprocess.Popen([program.path, "-C", at, "publish"],
                          stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as process:
        time.sleep(after_s)
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def check(program, at, trees, state, number):
    seen = room.public(at)
    if seen not in trees:
        yield "kill %d: a mixture" % number
    log = program.run(at, "log", "--verify")
    if log.returncode != 0:
        yield "kill %d: log --verify: %s" % (number, log.stderr)
    if number % 10:
        return
    done = program.run(at, "publish")
    odd = room.leftovers(at)
    if done.returncode != 0:
        yield "the run after kill %d: %s" % (number, done.stderr)
    if room.public(at) != trees[state]:
        yield "the run after kill %d did not make up for it" % number
    if odd:
        yield "left over after kill %d: %s" % (number, " ".join(odd))


def kills(tap, program, where):
    seed = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6)))
    print("# SEED=%d" % seed)
    chance, at, wrong = random.Random(seed), where + "/room", []
    trees, hits = states(program, where), 0
    sources, took = newsroom(program, at)
    for number in range(1, KILLS + 1):
        sources.turn(number % 2)
        hits += kill_one(program, at, chance.uniform(0, took * 1.2))
        wrong += check(program, at, trees, number % 2, number)
    changes = [line for line in program.log(at) if line["act"] == "change"]
    print("# %d of %d were killed, %d changes in the log" % (
        hits, KILLS, len(changes)))
    tap.tell("kills at random leave a whole tree and a whole log", wrong)
    tap.tell("most came while it ran", [hits] if hits < KILLS / 4 else [])


if __name__ == "__main__":
    room.run(kills)
