"""Compare our zones with Python's over the same files: zones.py ZONEDUMP.

For every zone and each change of its offset from 1970 to 2090: civil times
a second before, at, a second into and in the middle of the gap or fold, its
ends, the instants around it; and random times. Prints TAP.
"""

import itertools
import random
import subprocess
import sys
import zoneinfo
from datetime import datetime, timedelta

sys.modules["tzdata"] = None  # the files of the system, nothing else
zoneinfo.reset_tzpath(to=["/usr/share/zoneinfo"])

EPOCH = datetime(1970, 1, 1)
START, END = 0, int((datetime(2090, 1, 1) - EPOCH).total_seconds())
STEP = 5 * 86400  # no zone changed twice within it
RANDOM = 100  # civil times of each zone, and as many instants
REFUSED = {"Factory", "localtime", "posixrules"}


def civil(seconds):
    return EPOCH + timedelta(seconds=seconds)


def seconds(delta):
    return delta.days * 86400 + delta.seconds


def offset_at(zone, utc):
    """Of an instant, and its letters."""
    local = zone.fromutc(civil(utc).replace(tzinfo=zone))
    return seconds(local.utcoffset()), local.tzname()


def bisect(zone, low, high):
    """The first instant after `low` with the offset of `high`."""
    wanted = offset_at(zone, high)[0]
    while high - low > 1:
        middle = (low + high) // 2
        if offset_at(zone, middle)[0] == wanted:
            high = middle
        else:
            low = middle
    return high


def changes(zone):
    """(instant, offset before, offset behind) in the range."""
    last, found = offset_at(zone, START)[0], []
    for utc in range(START + STEP, END, STEP):
        offset = offset_at(zone, utc)[0]
        if offset != last:
            at = bisect(zone, utc - STEP, utc)
            found.append((at, last, offset))
            last = offset
    return found


def resolve(zone, local):
    """What zonedump should answer for seconds on the clock."""
    shown = civil(local).replace(tzinfo=zone)
    first = seconds(shown.utcoffset())
    second = seconds(shown.replace(fold=1).utcoffset())
    if first == second:
        return f"once {local - first}"
    if first > second:
        return f"fold {local - first} {local - second}"
    # Before the change the clocks are behind: the change lies between.
    return f"gap {bisect(zone, local - second - 1, local - first)}"


def places(found):
    """Seconds on the clock that are worth a question."""
    for at, before, behind in found:
        low, high = sorted((at + before, at + behind))
        yield from (low - 1, low, low + 1, (low + high) // 2, high - 1,
                    high, high + 1)


def ask_civil(zone, local):
    shown = civil(local)
    return (f"c {shown.year} {shown.month} {shown.day} {shown.hour} "
            f"{shown.minute} {shown.second}", resolve(zone, local))


def ask_instant(zone, utc):
    offset, letters = offset_at(zone, utc)
    return f"u {utc}", f"{offset} {letters}"


def questions(name, chance):
    """(question, answer) of one zone."""
    zone = zoneinfo.ZoneInfo(name)
    found = changes(zone)
    yield f"zone {name}", "known"
    for local in places(found):
        if START <= local:
            yield ask_civil(zone, local)
    for at, _, _ in found:
        yield f"n {at - 1}", str(at)
        for utc in (at - 1, at, at + 1):
            yield ask_instant(zone, utc)
    for _ in range(RANDOM):
        yield ask_civil(zone, chance.randrange(START, END))
        yield ask_instant(zone, chance.randrange(START, END))


def main():
    chance = random.Random(9636)
    names = sorted(zoneinfo.available_timezones())
    asked, expected = [], []
    kinds = {"gap": 0, "fold": 0}
    for name in names:
        if name in REFUSED:
            asked.append(f"zone {name}")
            expected.append("unknown")
            continue
        for question, answer in questions(name, chance):
            asked.append(question)
            expected.append(answer)
            kind = answer.split(" ", 1)[0]
            if kind in kinds:
                kinds[kind] += 1
    answers = subprocess.run([sys.argv[1]], input="\n".join(asked) + "\n",
                             capture_output=True, text=True, check=False)
    got = answers.stdout.splitlines()
    different, zone = 0, ""
    for question, wanted, given in itertools.zip_longest(asked, expected, got):
        if question and question.startswith("zone "):
            zone = question
        if wanted != given:
            different += 1
            if different <= 20:
                print(f"# {zone}: {question}: {given}, not {wanted}")
    ok = different == 0 and len(names) > 300 and answers.returncode == 0
    print(f"# {len(names)} zones, {kinds['gap']} gaps, {kinds['fold']} folds")
    print(f"{'ok' if ok else 'not ok'} 1 - zones as Python reads them: "
          f"{len(asked)} compared, {different} different")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
