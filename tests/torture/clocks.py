#!/usr/bin/env python3
"""`dateline publish` under clocks and zones that are odd.

clocks.py PROGRAM: the second before and the second of, in a gap and a fold of
summer time, too; downtime over a lift; a clock that steps while `publish
--watch` waits; a zone file that is replaced between writing and lift.
"""
import calendar
import os
import subprocess
import time

import fake
import room

ZONES = "/usr/share/zoneinfo"


def utc(text):
    return calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))


class Clocks:
    def __init__(self, tap, program, where):
        self.tap, self.program, self.where = tap, program, where
        self.due = 0  # of the release that is watched

    def publish(self, at, instant, before=()):
        return self.program.run(at, "publish", before=before,
                                env=fake.standing(self.program, instant))

    def begin(self, name, instant, embargo):
        """A newsroom that saw the release `soon` at `instant`."""
        at = self.where + "/" + name
        room.make(at)
        self.publish(at, instant)
        room.release(at, "soon", "embargo: " + embargo)
        return at, self.publish(at, instant + 60)

    def shows(self, at):
        return "2026/soon/index.html" in room.public(at)

    def second(self, name, embargo, due):
        at, first = self.begin(name, utc(due) - 86400, embargo)
        wrong = [] if first.returncode == 0 else [first.stderr]
        self.publish(at, utc(due) - 1)
        if self.shows(at):
            wrong.append("public a second early")
        done = self.publish(at, utc(due))
        if not self.shows(at):
            wrong.append("not public on its second: " + done.stderr)
        late = [line["late"] for line in self.program.log(at)
                if line["act"] == "publish"]
        if late != [0]:
            wrong.append("late: %s" % late)
        self.tap.tell("the second before and the second of: " + embargo,
                      wrong)

    def refused(self, name, embargo, due):
        at, first = self.begin(name, utc(due) - 86400, embargo)
        wrong = [] if "releases/soon.md" in first.stderr else ["not said"]
        for after in (-3600, 0, 3600, 7200, 86400):
            self.publish(at, utc(due) + after)
            if self.shows(at):
                wrong.append("public %d s after it" % after)
        self.tap.tell("a time that is none or two is held: " + embargo, wrong)

    def downtime(self):
        due = utc("2026-12-01T08:00:00Z")
        at, _ = self.begin("downtime", due - 86400, "2026-12-01 09:00")
        done = self.publish(at, due + 200000)
        late = [line.get("late") for line in self.program.log(at)
                if line["act"] == "publish"]
        self.tap.tell("downtime over the lift: late, and it is said", [
            words for words, is_right in (
                (done.stderr, done.returncode == 0 and self.shows(at)),
                (done.stderr, " late)" in done.stderr),
                (late, late == [200000])) if not is_right])

    def zone(self, name, other, due, day):
        """The zone file is another one when the release is due."""
        zones = self.where + "/zones-" + name
        subprocess.run(["cp", "-a", ZONES, zones], check=True)
        with open("%s/%s" % (zones, other), "rb") as new:
            content = new.read()
        target = zones + "/Europe/Brussels"
        os.unlink(target)
        with open(target, "wb") as old:
            old.write(content)
        before = ["unshare", "-m", "sh", "-c",
                  'mount --bind "$0" %s && exec "$@"' % ZONES, zones]
        what = "a zone file that says %s when it is due" % name
        if self.program.run(self.where, "--version",
                            before=before).returncode:
            self.tap.skip(what, "nothing can be mounted here")
            return
        at, _ = self.begin("zone-" + name, utc(day) - 86400,
                           "2026-12-01 09:00")
        wrong = []
        for second, is_due in ((utc(due) - 1, False), (utc(due), True)):
            done = self.publish(at, second, before)
            if self.shows(at) != is_due:
                wrong.append("%s: public is %s: %s" % (
                    room.stamp(second), not is_due, done.stderr))
            if name == "earlier" and "embargo-meaning" not in done.stderr:
                wrong.append("no word of it: " + done.stderr)
            if not is_due and "goes out on Tue 1 Dec" not in done.stderr:
                wrong.append("does not say when: " + done.stderr)
        self.tap.tell(what, wrong)

    # ---- a clock that steps while somebody waits ----

    def watch(self, name, lifts_s):
        at = self.where + "/" + name
        clock = at + "/clock"  # the program may read nothing elsewhere
        room.make(at)
        env = fake.stepping(self.program, clock)
        self.program.run(at, "publish", env=env)
        self.due = int(time.time()) + lifts_s
        room.release(at, "soon", "embargo: " + room.stamp(self.due))
        watch = fake.Watch(self.program, at, env)
        watch.until(20, lambda: "The next release" in watch.words())
        return watch, clock

    def ahead(self):
        """Forward by an hour: held. Set right again: it comes when due."""
        watch, clock = self.watch("ahead", 30)
        due = self.due
        fake.set_clock(clock, "+3600")
        held = watch.until(15, lambda: "clock-step" in watch.words())
        watch.until(2, lambda: watch.shows("soon"))
        early = watch.shows("soon") and time.time() < due
        fake.set_clock(clock, "+0")
        while time.time() < due - 0.2:
            early |= watch.shows("soon")
            time.sleep(0.05)
        came = watch.until(20, lambda: watch.shows("soon"))
        watch.close()
        acts = self.program.publications(watch.at)
        wrong = ["public too early"] * early + ["not held"] * (not held)
        if not came or acts != ["2026/soon"]:
            wrong.append("it did not come when it was due: %s" % acts)
        self.tap.tell("a step forward that nothing confirms lifts nothing",
                      wrong and wrong + [watch.words()])

    def nudged(self):
        """Forward by less than 30 s is believed."""
        watch, clock = self.watch("nudged", 45)
        due = self.due - 25
        fake.set_clock(clock, "+25")
        while time.time() < due - 0.2 and not watch.shows("soon"):
            time.sleep(0.05)
        early = watch.shows("soon") and time.time() < due - 0.1
        came = watch.until(15, lambda: watch.shows("soon"))
        watch.close()
        self.tap.tell("a step of 25 s is believed, and no second more",
                      [watch.words()] if early or not came else [])

    def back(self):
        """What was public stays, and nothing is published twice."""
        watch, clock = self.watch("back", 6)
        came = watch.until(20, lambda: watch.shows("soon"))
        watch.until(5, lambda: "Public: The soon" in watch.words())
        before = room.public(watch.at)
        wrong = [] if came else ["it did not come: " + watch.words()]
        for offset in ("-3600", "-86400", "+0"):
            fake.set_clock(clock, offset)
            if watch.until(3, lambda: room.public(watch.at) != before):
                wrong.append("another tree at " + offset)
        status = watch.close()
        acts = self.program.publications(watch.at)
        if acts != ["2026/soon"]:
            wrong.append("publications: %s" % acts)
        if status:
            wrong.append("ended with %d: %s" % (status, watch.words()))
        self.tap.tell("a step back takes nothing away", wrong)


def clocks(tap, program, where):
    if not fake.library():
        tap.skip("clocks", "there is no faketime")
        return
    all_of = Clocks(tap, program, where)
    all_of.second("winter", "2026-12-01 09:00", "2026-12-01T08:00:00Z")
    all_of.second("fold-1", "2026-10-25T02:30+02:00", "2026-10-25T00:30:00Z")
    all_of.second("fold-2", "2026-10-25T02:30+01:00", "2026-10-25T01:30:00Z")
    all_of.second("gap", "2026-03-29 03:00", "2026-03-29T01:00:00Z")
    all_of.refused("in-fold", "2026-10-25 02:30", "2026-10-25T00:30:00Z")
    all_of.refused("in-gap", "2026-03-29 02:30", "2026-03-29T01:30:00Z")
    all_of.downtime()
    if os.getuid() == 0:
        all_of.zone("earlier", "Asia/Tokyo", "2026-12-01T08:00:00Z",
                    "2026-12-01T00:00:00Z")
        all_of.zone("later", "America/New_York", "2026-12-01T14:00:00Z",
                    "2026-12-01T00:00:00Z")
    else:
        tap.skip("another zone file", "only root mounts one")
    all_of.ahead()
    all_of.nudged()
    all_of.back()


if __name__ == "__main__":
    room.run(clocks)
