#!/usr/bin/env python3
"""How exact lifts are: lift.py OUT [COUNT [LIFTS]]

A newsroom of COUNT public releases (10,000), and LIFTS (20) that are due one
after another while `dateline publish --watch` is at work, in real time. Looks
each millisecond where the public link leads, and prints by how much it
changed after each instant: median and worst. Status 1 when one was early,
when the median is over 250 ms, or the worst over a second.
"""
import datetime
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.realpath(__file__))
MEDIAN_MS, WORST_MS = 250, 1000


def text_of(number, instant):
    when = datetime.datetime.fromtimestamp(instant, datetime.timezone.utc)
    return ("---\nheadline: Lift number %d\nembargo: %s\n---\n\nThe text of "
            "lift %d.\n" % (number, when.strftime("%Y-%m-%dT%H:%M:%SZ"),
                            number))


def wait_for_change(link, before, until):
    """The wall clock when the link leads elsewhere; None: it does not."""
    while time.time() < until:
        now = time.time()
        if os.readlink(link) != before:
            return now
        time.sleep(0.001)
    return None


def is_public(room, number):
    year = datetime.date.today().year
    page = os.path.join(room, "public", str(year), "lift-%d" % number,
                        "index.html")
    return os.path.exists(page)


def lifts(room, instants):
    """Milliseconds after each instant; a negative one is a leak."""
    link = os.path.join(room, ".dateline/www/site")
    late = []
    for number, instant in enumerate(instants):
        before = os.readlink(link)
        at = wait_for_change(link, before, instant + 30)
        if at is None or not is_public(room, number):
            raise SystemExit("lift %d did not come" % number)
        late.append((at - instant) * 1000)
        if number + 1 < len(instants) and is_public(room, number + 1):
            raise SystemExit("lift %d came with lift %d"
                             % (number + 1, number))
    return late


def prepare(program, room, count, number):
    subprocess.run([sys.executable, os.path.join(HERE, "newsroom.py"),
                    str(count), room], check=True, stdout=subprocess.DEVNULL)
    start = time.monotonic()
    subprocess.run(program + ["publish"], check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    took = time.monotonic() - start
    # Time for the first look, and between two lifts for the next one.
    gap = int(max(8, 3 * took + 4))
    first = int(time.time()) + int(3 * took) + 15
    instants = [first + i * gap for i in range(number)]
    for i, instant in enumerate(instants):
        path = os.path.join(room, "releases", "lift-%d.md" % i)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text_of(i, instant))
    return instants


def show(count, late):
    median, worst = statistics.median(late), max(late)
    print("%d releases, %d lifts: median %.0f ms, worst %.0f ms, earliest "
          "%.0f ms after the instant" % (count, len(late), median, worst,
                                         min(late)))
    print(" ".join("%.0f" % ms for ms in late))
    return min(late) < 0 or median > MEDIAN_MS or worst > WORST_MS


def main():
    out = os.path.realpath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    number = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    where = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    room = tempfile.mkdtemp(prefix="lift-", dir=where)
    program = [os.path.join(out, "dateline"), "-C", room]
    try:
        instants = prepare(program, room, count, number)
        watch = subprocess.Popen(program + ["publish", "--watch", "--quiet"],
                                 stderr=subprocess.DEVNULL)
        try:
            late = lifts(room, instants)
        finally:
            watch.send_signal(signal.SIGTERM)
            watch.wait(60)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return show(count, late)


if __name__ == "__main__":
    sys.exit(main())
