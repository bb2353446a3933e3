#!/usr/bin/env python3
"""`dateline publish` where there is too little of something.

scarce.py PROGRAM: file systems that are full, have no room for more files or
are read-only (as root: each is mounted); small limits on the size of files,
on open files and on memory. The tree is whole, the words are true, and once
there is enough again the next run makes up for everything.
"""
import os
import resource
import subprocess

import judge
import room

MB = 1024 * 1024
# Out of memory the program gives up by abort(), or does not even start.
MEMORY_ENDS = -6, 127


def mount(*words):
    return subprocess.run(["mount", *words], check=False,
                          capture_output=True, text=True)


class Disk:
    """A file system of its own with a copy of the newsroom."""

    def __init__(self, bench, options, number=0):
        self.at, self.bench = "%s/disk%d" % (bench.where, number), bench
        self.options = options
        os.makedirs(self.at, exist_ok=True)
        done = mount("-t", "tmpfs", "-o", options, "tmpfs", self.at)
        self.is_there = done.returncode == 0
        self.room = self.at + "/room"

    def fill(self):
        """False: not even the newsroom as it is has room."""
        return subprocess.run(["cp", "-a", self.bench.judge.template,
                               self.room], check=False,
                              capture_output=True).returncode == 0

    def remount(self, options):
        done = mount("-o", "remount," + options, self.at)
        assert done.returncode == 0, done.stderr

    def close(self):
        subprocess.run(["umount", "-l", self.at], check=False)


class Bench:
    def __init__(self, tap, program, where):
        self.tap, self.program, self.where = tap, program, where
        self.judge = judge.Judge(program, where)
        self.olds = self.news = 0

    def publish(self, at, kills=(), is_mute=False, **more):
        done = self.program.run(at, "publish", **more)
        is_new = room.public(at) == self.judge.new
        self.olds, self.news = self.olds + (not is_new), self.news + is_new
        return list(self.judge.after(
            at, judge.Ended(done.returncode, done.stderr), kills, is_mute))

    def disks(self, name, options, enough):
        """Each of some file systems, smaller ones first."""
        self.olds = self.news = 0
        disks = [Disk(self, *one[::-1]) for one in enumerate(options)]
        try:
            if not all(disk.is_there for disk in disks):
                self.tap.skip(name, "nothing can be mounted here")
                return
            wrong = self.try_disks(name, disks, enough)
        finally:
            for disk in disks:
                disk.close()
        self.tap.tell(name, wrong)

    def try_disks(self, name, disks, enough):
        wrong, filled = [], [disk for disk in disks if disk.fill()]
        room.settle()
        for disk in filled:
            found = self.publish(disk.room)
            disk.remount(enough)
            found += self.judge.next(disk.room)
            wrong += ["%s: %s" % (disk.options, words) for words in found]
        print("# %s, %d tried: old %d, new %d" % (
            name, len(filled), self.olds, self.news))
        if not self.olds or not self.news:
            wrong.append("not both, old trees and new ones, were seen")
        return wrong

    def read_only(self):
        disk = Disk(self, "size=8m")
        try:
            if not disk.is_there:
                self.tap.skip("read-only", "nothing can be mounted here")
                return
            disk.fill()
            room.settle()
            disk.remount("ro")
            done = self.program.run(disk.room, "publish")
            wrong = [] if done.returncode == 3 else [done.returncode]
            wrong += self.judge.words(
                judge.Ended(done.returncode, done.stderr), False, False)
            if room.public(disk.room) != self.judge.old:
                wrong.append("another tree")
            disk.remount("rw")
            self.tap.tell("a file system that is read-only",
                          wrong + list(self.judge.next(disk.room)))
        finally:
            disk.close()

    def limits(self, name, what, values, kills=(), is_mute=False):
        wrong = []
        self.olds = self.news = 0
        rooms = room.copies(self.judge.template, [
            "%s/limited%d" % (self.where, value) for value in values])
        for value, at in zip(values, rooms):

            def limit(value=value):
                resource.setrlimit(what, (value, value))
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            found = self.publish(at, kills, is_mute, preexec_fn=limit)
            found += self.judge.next(at)
            room.remove(at)
            wrong += ["%d: %s" % (value, words) for words in found]
        print("# %d tried: old %d, new %d" % (
            len(values), self.olds, self.news))
        if not self.olds or not self.news:
            wrong.append("not both, old trees and new ones, were seen")
        self.tap.tell(name, wrong)


def scarce(tap, program, where):
    bench = Bench(tap, program, where)
    if os.getuid() == 0:
        bench.disks("file systems that are full",
                    ["size=%dk" % size for size in range(200, 1200, 20)],
                    "size=8m")
        bench.disks("file systems without room for more files",
                    ["nr_inodes=%d" % n for n in range(60, 180, 3)],
                    "nr_inodes=1000")
        bench.read_only()
    else:
        tap.skip("full and read-only file systems", "only root mounts them")
    bench.limits("small limits on the size of files", resource.RLIMIT_FSIZE,
                 [0, 1, 100, 500, 1000, 2000, 4000, 8000, 16000, 32000,
                  40000, 50000, 100000, MB])
    bench.limits("small limits on open files", resource.RLIMIT_NOFILE,
                 [*range(3, 30), 64], kills=[127])
    bench.limits("small limits on memory", resource.RLIMIT_AS,
                 [*range(8 * MB, 90 * MB, 2 * MB), 400 * MB],
                 kills=MEMORY_ENDS)


if __name__ == "__main__":
    room.run(scarce)
