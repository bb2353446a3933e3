#!/usr/bin/env python3
"""Several publishers at once, and the same newsroom published elsewhere.

same.py PROGRAM: of many publishers at once one works and the others exit 75;
other languages, zones, umasks, users, folders and orders of names make the
same tree, times and modes included. (tests/cli/build.bats has a build in
another zone, language and umask; tests/hidden compares whole histories.)
"""
import collections
import os
import subprocess

import judge
import room

AT_ONCE, ROUNDS = 8, 12
NAMES = ["a", "B", "b-a", "Z", "zebra", "i", "I2", "ae", "\u00e4rger",
         "\u0131stanbul", "\u4e2d", "c-2", "C-10"]


def at_once(tap, program, where):
    """Whoever comes second says so; nothing is published twice."""
    bench, wrong = judge.Judge(program, where), []
    ends = collections.Counter()
    for at in room.copies(bench.template, [
            "%s/once%d" % (where, turn) for turn in range(ROUNDS)]):
        running = [subprocess.Popen(
            [program.path, "-C", at, "publish"], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            for _ in range(AT_ONCE)]
        told = [process.communicate()[1] for process in running]
        codes = [process.returncode for process in running]
        ends.update(codes)
        if set(codes) - {0, 75} or 0 not in codes:
            wrong.append("ended with %s" % codes)
        said = sum("Public: The soon release" in words for words in told)
        if said != 1:
            wrong.append("%d said that they published it" % said)
        wrong += bench.next(at)
        room.remove(at)
    print("# " + ", ".join("%d ended with %d" % (count, code)
                           for code, count in sorted(ends.items())))
    if not ends[75]:
        wrong.append("nobody was told to wait")
    tap.tell("of publishers at once one works, and the others say so", wrong)


def newsroom(at, names):
    room.make(at)
    for name in names:
        slug = "slug: r%d" % NAMES.index(name)
        room.release(at, name, "embargo: none", "date: 2026-11-20", slug,
                     "topics: [I%d, Shared]" % NAMES.index(name))
        room.write(at + "/static/files/%s.txt" % slug[6:], name)
    return at


def places(where):
    """Name, folder, order, what the program runs under, environment, umask."""
    odd = where + "/an odd folder/\u00e4\u4e2d\n'"
    yield "the first", where + "/one", NAMES, [], {}, 0o022
    yield "another folder and order", odd, NAMES[::-1], [], {}, 0o022
    for number, words in enumerate([
            {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
            {"LC_ALL": "C", "TZ": "America/St_Johns"},
            {"LC_ALL": "xx_YY.nothing", "TZ": ":/no/such/zone"},
            {"LC_ALL": "", "TZ": ""},
            {"LANG": "ar_EG.UTF-8", "LC_TIME": "fa_IR", "TZ": "XYZ-77:77"},
            {"HOME": "/nowhere", "USER": "", "LANGUAGE": "de:fr"}]):
        yield " ".join("%s=%s" % pair for pair in words.items()), \
            "%s/words%d" % (where, number), NAMES[number:] + NAMES[:number], \
            [], words, 0o022
    for mask in (0, 0o077, 0o777):
        yield "umask %03o" % mask, "%s/mask%d" % (where, mask), NAMES, [], \
            {}, mask
    yield "one processor", where + "/single", NAMES, \
        ["taskset", "-c", str(min(os.sched_getaffinity(0)))], {}, 0o022
    if os.getuid() == 0:
        yield "another user", where + "/user", NAMES, \
            ["setpriv", "--reuid=65534", "--regid=65534",
             "--clear-groups"], {}, 0o022


def elsewhere(tap, program, where):
    os.chmod(where, 0o755)
    first = None
    for name, at, order, before, words, mask in places(where):
        newsroom(at, order)
        if before[:1] == ["setpriv"]:
            subprocess.run(["chown", "-R", "65534:65534", at], check=True)
        done = program.run(at, "publish", before=before,
                           env=dict(os.environ, **words),
                           preexec_fn=lambda mask=mask: os.umask(mask) and None)
        tree = room.public(at)
        first = first or tree
        wrong = [] if done.returncode == 0 else [done.stderr]
        wrong += sorted(name for name in set(tree) | set(first)
                        if tree.get(name) != first.get(name))
        if len(tree) < len(NAMES):
            wrong.append("only %d names" % len(tree))
        tap.tell("the same tree: " + name.replace("#", ""), wrong)


def same(tap, program, where):
    at_once(tap, program, where)
    elsewhere(tap, program, where)


if __name__ == "__main__":
    room.run(same)
