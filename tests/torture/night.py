#!/usr/bin/env python3
"""A newsroom that is left alone publishes each release once, on its second.

night.py PROGRAM: `dateline publish --watch` through a night of two hours that
take two minutes, with twelve releases; two of them share a second. A second of
the machine is 60 of the night: so much later one may be.
"""
import os
import time

import fake
import room

RATE, STEP_S, NIGHT = 60, 600, 12
# What the machine may take for one release, in its own seconds.
PATIENCE_S = 2


def night(tap, program, where):
    if not fake.library():
        tap.skip("a night", "there is no faketime")
        return
    at = where + "/room"
    start = int(time.time()) // 3600 * 3600
    env = fake.environment(program, FAKETIME="@%s x%d" % (
        time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(start)), RATE))
    room.make(at)
    first = program.run(at, "publish", env=fake.standing(program, start - 9))
    assert first.returncode == 0, first.stderr
    due = {}
    for number in range(NIGHT):
        name = "r%02d" % number
        due[name] = start + STEP_S * (number + 1 - (number == 7))
        room.release(at, name, "embargo: " + room.stamp(due[name]))
    watch = fake.Watch(program, at, env)
    watch.until((NIGHT + 2) * STEP_S / RATE + 20,
                lambda: watch.shows("r%02d" % (NIGHT - 1)))
    watch.until(5, lambda: len(program.publications(at)) == NIGHT)
    status = watch.close()
    lines = [line for line in program.log(at) if line["act"] == "publish"]
    names = [line["address"].split("/")[-1] for line in lines]
    late = [line["late"] for line in lines]
    print("# seconds late, of %d in one of the machine: %s" % (RATE, late))
    tap.tell("each once, in order", [] if names == sorted(due) else
             [names, watch.words()])
    tap.tell("on its second", [] if late and min(late) >= 0 and
             max(late) <= RATE * PATIENCE_S else [late, watch.words()])
    tap.tell("nothing else happened in the night", [
        line for line in program.log(at)
        if line["act"] not in ("archive", "publish")] + [status] * status)


if __name__ == "__main__":
    room.run(night)
