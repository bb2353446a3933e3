"""run.py PROGRAM WORK [PART-OF-A-NAME...]: all cases, two at a time."""
import concurrent.futures
import json
import os
import sys
import traceback

import disturb
import harmless
import make
import probe
from make import Case

PROGRAM = probe.Program(sys.argv[1])
WORK = sys.argv[2]
probe.no_core()


class Trial:
    """One case, being tried."""

    def __init__(self, case):
        self.case = case
        self.top = os.path.join(WORK, case.name)
        self.room = make.Room(self.top)
        self.seconds = self.megabytes = 0
        self.wrong = []

    def run(self, *arguments):
        outcome = PROGRAM.run(self.room.path, *arguments,
                              powerless=self.case.powerless)
        self.seconds = max(self.seconds, outcome.seconds)
        self.megabytes = max(self.megabytes, outcome.megabytes)
        for what in (PROGRAM.wrong_with(outcome),
                     harmless.wrong_with_talk(outcome.err),
                     harmless.wrong_with_talk(outcome.out)):
            if what:
                self.blame("%s %s\n#  %s" % (
                    arguments[0], what, outcome.last_words()))
        return outcome

    def blame(self, what):
        self.wrong.append(what)

    def expect(self, is_so, what):
        if not is_so:
            self.blame(what)

    def rows(self):
        """What `status` says, a row for each file."""
        outcome = self.run("status", "--json")
        try:
            lines = outcome.out.decode().splitlines()
            return outcome, [json.loads(line) for line in lines]
        except ValueError as error:
            self.blame("status --json cannot be read: %s" % error)
            return outcome, []

    def check_refused(self, build, before):
        self.expect(build.status in (1, 2, 3),
                    "build ended with %d" % build.status)
        if not self.case.obstacle:
            self.expect(probe.tree(self.room.path) == before,
                        "the old tree did not stay as it was")
            return
        make.remove(self.room.at(self.case.obstacle))
        again = self.run("build")
        self.expect(again.status == 0 and
                    probe.tree(self.room.path) == before,
                    "it does not mend itself\n#  " + again.last_words())

    def check_published(self, build):
        files = probe.tree(self.room.path)
        if files is None:
            self.blame("nothing was published (build ended with %d)\n#  %s" %
                       (build.status, build.last_words()))
            return
        for what in harmless.wrong_with_tree(self.to_read(files)):
            self.blame(what)
        wanted = {Case.HELD: (1,), Case.LIVE: (0,)}
        wanted = self.case.exits or wanted.get(self.case.wants, (0, 1))
        self.expect(build.status in wanted, "build ended with %d\n#  %s" % (
            build.status, build.last_words()))
        if not self.case.alone:
            self.check_good(files)
        status, rows = self.rows()
        self.expect(build.status == 3 or status.status == build.status,
                    "status ended with %d, build with %d" % (
                        status.status, build.status))
        self.check_rows(rows, files)
        self.check_states(rows)
        if self.case.look:
            what = self.case.look(Result(self.room, files, rows, build))
            self.expect(not what, what)

    def to_read(self, files):
        if not self.case.sample:
            return files
        return {path: files[path] for path in sorted(files)[::500]}

    def check_good(self, files):
        for name in ("index.html", "release.txt", "SHA256SUMS"):
            path = "2026/good/" + name
            here, there = files.get(path), BASE[path]
            self.expect(here, path + " is missing")
            if self.case.same_house:
                self.expect(here == there, path + " is another")

    def check_rows(self, rows, files):
        """Every source has one row, and every live row its page."""
        named = set(row["file"] for row in rows)
        self.expect(len(named) == len(rows), "a row comes twice")
        for path in entries(self.room.path):
            times = rows_for(path, named)
            self.expect(times == 1, "status has %s %d times" % (
                ascii(path), times))
        shown = {path.split("/", 1)[1].rsplit("/", 1)[0] for path in files
                 if path.endswith("/SHA256SUMS")}
        live = {row["address"].rstrip("/").rsplit("/", 1)[1]
                for row in rows if row["state"] == "live"}
        self.expect(live == shown, "status and the tree differ: %s" %
                    sorted(live ^ shown)[:5])

    def check_states(self, rows):
        for row in rows:
            if row["file"] in ("releases/good.md", "releases/waiting.md"):
                continue
            state, wants = row["state"], self.case.wants
            self.expect(wants != Case.HELD or state != "live",
                        "%s went out" % ascii(row["file"]))
            self.expect(wants != Case.LIVE or state in ("live", "other"),
                        "%s is %s: %s" % (
                            ascii(row["file"]), state, row.get("why")))

    def go(self):
        house = self.case.wants in (Case.REFUSED, Case.HOUSE)
        if house:
            self.run("build")
        before = probe.tree(self.room.path)
        self.case.write(self.room)
        sources = probe.sources(self.top)
        check = self.run("check")
        self.expect(check.status in (0, 1, 2, 3),
                    "check ended with %d" % check.status)
        build = self.run("build")
        changed = {path for path, row in probe.sources(self.top).items()
                   if sources.pop(path, None) != row}
        self.expect(not changed and not sources, "sources changed: %s" %
                    sorted(changed | set(sources))[:3])
        if self.case.wants == Case.REFUSED or house and build.status and (
                self.case.obstacle or probe.tree(self.room.path) == before):
            self.check_refused(build, before)
        else:
            self.check_published(build)


class Result:
    """What a case's own look is shown."""

    def __init__(self, room, files, rows, build):
        self.room, self.files, self.rows, self.build = room, files, rows, build


# An index.md right in releases/ is a release beside the others.
TOP_INDEX = "releases/index.md"


def rows_for(path, named):
    """How many rows tell of a file: its own, its folder's, its release's."""
    times = path in named
    while "/" in path:
        inside, path = path, path.rpartition("/")[0]
        index = path + "/index.md"
        times += path in named
        times += index in named and index not in (inside, TOP_INDEX)
    return times


def entries(room):
    """All files and links below releases/, as status writes them."""
    top = os.path.join(room, "releases")
    return [os.path.relpath(found.path, os.fsencode(room)).decode(
        errors="replace") for found in probe.below(top)
            if not found.is_dir(follow_symlinks=False)]


def attempt(case):
    """Try a case; what to print, seconds, megabytes."""
    if case.skip:
        return "ok - %s # SKIP %s" % (case.name, case.skip), 0, 0
    trial = None
    try:
        if isinstance(case, disturb.Disturbance):
            wrong = case.go(PROGRAM, os.path.join(WORK, case.name))
            return verdict(case, wrong), 0, 0
        trial = Trial(case)
        try:
            trial.go()
        except PermissionError as error:
            return "ok - %s # SKIP %s" % (case.name, error), 0, 0
        return (verdict(case, trial.wrong), trial.seconds, trial.megabytes)
    except Exception:  # a broken test is a failed one
        return verdict(case, [traceback.format_exc()]), 0, 0
    finally:
        if not os.environ.get("KEEP"):
            make.remove(os.path.join(WORK, case.name))


def verdict(case, wrong):
    said = "".join("# %s\n" % what.replace("\n", "\n# ") for what in wrong[:4])
    return "%s%s - %s" % (said, "not ok" if wrong else "ok", case.name)


def base_tree():
    room = make.Room(os.path.join(WORK, "base"))
    outcome = PROGRAM.run(room.path, "build")
    files = probe.tree(room.path)
    if outcome.status or not files:
        print("# %s\nnot ok - two good releases" % outcome.last_words())
        sys.exit(1)
    return files


BASE = base_tree()


def main():
    cases = make.chosen(sys.argv[3:]) + disturb.chosen(sys.argv[3:])
    most = {"s": (0, ""), "MB": (0, "")}
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for case, (line, seconds, memory) in zip(
                cases, pool.map(attempt, cases)):
            print(line, flush=True)
            failed += "not ok - " in line
            most["s"] = max(most["s"], (seconds, case.name))
            most["MB"] = max(most["MB"], (memory, case.name))
    for unit, (amount, name) in most.items():
        print("# most: %.1f %s (%s)" % (amount, unit, name))
    sys.exit(1 if failed else 0)


main()
