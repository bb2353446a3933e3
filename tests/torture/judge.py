"""What must be true after a blow, and after the run that follows it."""
import collections
import os

import room

STAYS = "Nothing was published: what was public before stays as it was."
# One file could not be read; the others are as they should be.
SHOWN = "Nothing to do: public already shows the one release"
KILLED = 137, -9

Ended = collections.namedtuple("Ended", "status words")


class Judge:
    """Knows a newsroom of two releases, one of which is due (room.due())."""

    def __init__(self, program, where):
        self.program, self.where = program, where
        self.template, self.old, self.new = room.due(program, where)
        self.objects = room.tree(where + "/new/.dateline/www")

    def after(self, at, ended, kills=(), is_mute=False):
        """What is wrong after a blow; `kills`: the ends that it has."""
        seen = room.public(at)
        is_new, is_old = seen == self.new, seen == self.old
        log = self.program.run(at, "log", "--verify")
        if not is_new and not is_old:
            yield "a mixture: " + " ".join(sorted(
                name for name in set(seen) | set(self.new)
                if seen.get(name) not in (self.new.get(name),
                                          self.old.get(name)))[:9])
        if log.returncode != 0:
            yield "log --verify: " + log.stderr
        if ended.status in kills:
            return
        if ended.status not in (0, 1, 3):
            yield "ended with %d: %s" % ended
        yield from self.words(ended, is_new, is_mute)

    def words(self, ended, is_new, is_mute):
        """`is_mute`: it may have been unable to speak."""
        says_new = "Public: The soon release" in ended.words
        if ended.status == 0 and not is_new:
            yield "0, and nothing is new: " + ended.words
        if says_new and not is_new:
            yield "says that it is public: " + ended.words
        if STAYS in ended.words and is_new:
            yield "says that nothing was published: " + ended.words
        if is_mute:
            return
        if is_new and not says_new:
            yield "%d, does not say what is public: %s" % ended
        if not is_new and not (STAYS in ended.words or SHOWN in ended.words):
            yield "%d, does not say what stays: %s" % ended

    def next(self, at):
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
