#!/usr/bin/env python3
"""Measures a build against the floor: run.py OUT [ROUNDS] [COUNT...]

In interleaved rounds, on tmpfs where there is one: `floor` (tests/bench/
floor.c), a cold build, a build after one release was edited, and a build with
nothing to do. Prints minimum and median of the wall time, CPU seconds, the
peak of memory, and the ratio to the floor: of the wall time, and of the CPU
time, which means something on a machine that does other things as well.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.realpath(__file__))


def measure(command):
    """(wall seconds, CPU seconds, peak MiB) of one run of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status:
        raise SystemExit("%s: status %d\n%s" % (
            command, status, process.stderr.read().decode()))
    process.stderr.close()
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def total(folder):
    """Files, their bytes, and links of a folder and those below it."""
    files = size = links = 0
    for place, folders, names in os.walk(folder):
        for name in folders + names:
            path = os.path.join(place, name)
            if os.path.islink(path):
                links += 1
            elif name in names:
                files += 1
                size += os.path.getsize(path)
    return files, size, links


def clean(room):
    shutil.rmtree(os.path.join(room, ".dateline"), ignore_errors=True)
    if os.path.islink(os.path.join(room, "public")):
        os.unlink(os.path.join(room, "public"))


def rounds(out, room, work, count):
    """One line of figures for each kind of run."""
    program = [os.path.join(out, "dateline"), "-C", room, "build"]
    releases = os.path.join(room, "releases")
    clean(room)
    measure(program)
    files, size, links = total(os.path.join(room, ".dateline/www"))
    floor = [os.path.join(out, "bench/floor"), releases,
             os.path.join(work, "floor"), str(os.cpu_count()),
             str(files), str(size), str(links)]
    figures = {"floor": [], "cold": [], "one edited": [], "nothing": []}
    for number in range(count):
        shutil.rmtree(os.path.join(work, "floor"), ignore_errors=True)
        figures["floor"].append(measure(floor))
        clean(room)
        figures["cold"].append(measure(program))
        with open(os.path.join(releases, "release-00000.md"), "a",
                  encoding="utf-8") as file:
            file.write("\nRound %d.\n" % number)
        figures["one edited"].append(measure(program))
        figures["nothing"].append(measure(program))
    return figures


def show(count, figures):
    base = statistics.median(f[0] for f in figures["floor"])
    work = statistics.median(f[1] for f in figures["floor"])
    print("%d releases, %d threads" % (count, os.cpu_count()))
    print("%12s %9s %9s %9s %9s %7s %9s" % (
        "", "min s", "median s", "CPU s", "peak MiB", "ratio", "CPU ratio"))
    for name, runs in figures.items():
        walls = [f[0] for f in runs]
        busy = statistics.median(f[1] for f in runs)
        print("%12s %9.3f %9.3f %9.3f %9.1f %7.2f %9.2f" % (
            name, min(walls), statistics.median(walls), busy,
            max(f[2] for f in runs), statistics.median(walls) / base,
            busy / work))


def main():
    out = os.path.realpath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    sizes = [int(word) for word in sys.argv[3:]] or [1000, 10000]
    place = "/dev/shm" if os.path.isdir("/dev/shm") else None
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=place) as work:
            room = os.path.join(work, "room")
            subprocess.run([sys.executable,
                            os.path.join(HERE, "newsroom.py"), str(size),
                            room], check=True)
            show(size, rounds(out, room, work, count))


main()
