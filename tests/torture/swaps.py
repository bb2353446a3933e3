#!/usr/bin/env python3
"""A reader in a loop during 200 swaps: no page is missing, nothing is mixed.

swaps.py PROGRAM: one reader opens the folder `public` and reads the whole
site through it, as long as that takes; another asks for page after page by
its path, as visitors do.
"""
import threading

import kills
import room

SWAPS = 200


class Readers:
    def __init__(self, at, trees):
        self.at, self.trees, self.wrong = at, trees, []
        self.wholes, self.pages, self.is_over = 0, 0, False
        self.pair = [{what[-1] for what in (tree[name] for tree in trees)}
                     for name in trees[0]]
        self.names = list(trees[0])

    def read_whole(self):
        while not self.is_over:
            try:
                if room.public(self.at) not in self.trees:
                    self.wrong.append("a mixture, read through one folder")
            except OSError as error:
                self.wrong.append("through one folder: %s" % error)
            self.wholes += 1

    def read_pages(self):
        files = [(name, allowed) for name, allowed in
                 zip(self.names, self.pair) if "." in name.split("/")[-1]
                 and all(isinstance(what, bytes) for what in allowed)]
        assert len(files) > 20
        while not self.is_over:
            for name, allowed in files:
                try:
                    with open(self.at + "/public/" + name, "rb") as page:
                        if page.read() not in allowed:
                            self.wrong.append("neither of the two: " + name)
                except OSError as error:
                    self.wrong.append("a page is missing: %s" % error)
                self.pages += 1


def swaps(tap, program, where):
    at, trees = where + "/room", kills.states(program, where)
    sources, _ = kills.newsroom(program, at)
    readers, done = Readers(at, trees), []
    threads = [threading.Thread(target=readers.read_whole),
               threading.Thread(target=readers.read_pages)]
    for thread in threads:
        thread.start()
    for number in range(1, SWAPS + 1):
        sources.turn(number % 2)
        ended = program.run(at, "publish")
        if ended.returncode != 0 or room.public(at) != trees[number % 2]:
            done.append("swap %d: %s" % (number, ended.stderr))
    readers.is_over = True
    for thread in threads:
        thread.join()
    print("# %d sites read as a whole, %d pages by their paths" % (
        readers.wholes, readers.pages))
    tap.tell("%d swaps" % SWAPS, done)
    tap.tell("readers see no missing page and no mixture", readers.wrong)
    tap.tell("they read all the time",
             [] if min(readers.wholes, readers.pages // 20) > SWAPS / 10
             else [readers.wholes, readers.pages])


if __name__ == "__main__":
    room.run(swaps)
