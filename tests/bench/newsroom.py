#!/usr/bin/env python3
"""A newsroom of N releases, the same each time: newsroom.py N FOLDER

A fair mix of what coalitions publish: 400 to 700 words with headings, lists,
quotations and links, five to thirty signatories, one to three contacts, two
to four topics, dates from 2012 to 2025.
"""
import os
import random
import sys

WORDS = ("agreement budget citizens climate commission consultation courts "
         "data deadline draft election energy evidence forest groups housing "
         "independent law letter library members ministry network night "
         "oceans parliament paper people plan privacy procurement public "
         "question record regulation report rights rivers rules school "
         "science signatories soil standards statement trains transparency "
         "vote water workers years").split()
PLACES = "Brussels Berlin Paris Madrid Lisbon Vienna Prague Łódź Malmö".split()
NAMES = "Anna Marek Lucía Jürgen Amélie Tomasz Ingrid Siobhán Zoë".split()
FAMILIES = "Novák Müller García Dubois Kowalska Rossi O’Brien Öztürk".split()
KINDS = "Alliance Network Foundation Institute Union Société Bürgerrat".split()
TOPICS = ("climate privacy transport housing energy water food science labour "
          "press-freedom health education forests oceans consumer-rights "
          "digital-rights migration open-data budget elections courts cities "
          "agriculture standards").split()
SITE = """newsroom: 6f1c7b7e-3f0a-4f55-9d0e-2b6a4d1c8e01
repository: private
organization: {name: Example Newsroom, address: "Rue de l’Exemple 1, Brussels"}
url: https://news.example.org/
zone: Europe/Brussels
language: en
contacts:
  default: desk
  desk: {name: Press desk, email: press@press.example, phone: "+32 2 555 01 00"}
boilerplates: {default: house, house: "Text may be quoted freely."}
feeds: {items: 50, full-text: yes}
"""


class Writer:
    def __init__(self, index):
        self.random = random.Random("release:%d" % index)
        self.index = index

    def number(self, low, high):
        return low + int(self.random.random() * (high - low + 1))

    def pick(self, words):
        return words[int(self.random.random() * len(words))]

    def some(self, words, count):
        rest = list(words)
        return [rest.pop(int(self.random.random() * len(rest)))
                for _ in range(count)]

    def sentence(self):
        words = [self.pick(WORDS) for _ in range(self.number(9, 22))]
        if self.random.random() < 0.2:
            words[3] = "**%s**" % words[3]
        if self.random.random() < 0.15:
            words[5] = "[%s](https://example.org/%d)" % (
                words[5], self.number(1, 999))
        return " ".join(words).capitalize() + "."

    def person(self):
        return self.pick(NAMES) + " " + self.pick(FAMILIES)

    def house(self):
        return "%s %s %s" % (self.pick(WORDS).capitalize(),
                             self.pick(WORDS).capitalize(), self.pick(KINDS))

    def body(self):
        parts, size = [], 0
        target = self.number(400, 650)
        while size < target:
            kind = self.random.random()
            if kind < 0.12:
                part = "## " + self.pick(WORDS).capitalize()
            elif kind < 0.24:
                part = "\n".join("- %s;" % self.sentence()
                                 for _ in range(self.number(3, 5)))
            elif kind < 0.4:
                part = "> “%s” said %s." % (self.sentence(), self.person())
            else:
                part = " ".join(self.sentence()
                                for _ in range(self.number(2, 4)))
            parts.append(part)
            size += len(part.split())
        return "\n\n".join(parts) + "\n"

    def head(self):
        out = ["---",
               'headline: "%s and partners on %s, number %d"' % (
                   self.house(), self.pick(WORDS), self.index),
               "embargo: none",
               "date: %d-%02d-%02dT%02d:%02d:00Z" % (
                   self.number(2012, 2025), self.number(1, 12),
                   self.number(1, 28), self.number(6, 18),
                   15 * self.number(0, 3)),
               'summary: "%s"' % self.sentence().replace("*", ""),
               "place: " + self.pick(PLACES),
               "topics: [%s]" % ", ".join(self.some(TOPICS,
                                                    self.number(2, 4))),
               "contact:"]
        for _ in range(self.number(1, 3)):
            out += ["  - name: " + self.person(), "    role: Press officer",
                    "    email: press%d@press.example" % self.number(1, 99),
                    '    phone: "+32 2 555 %02d %02d"' % (
                        self.number(0, 99), self.number(0, 99))]
        out.append("signatories:")
        houses = {self.house() for _ in range(self.number(5, 30))}
        out += ["  - " + name for name in sorted(houses)]
        return "\n".join(out) + "\n---\n\n"


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    os.makedirs(os.path.join(folder, "releases"), exist_ok=True)
    with open(os.path.join(folder, "site.yaml"), "w", encoding="utf-8") as out:
        out.write(SITE)
    for index in range(count):
        writer = Writer(index)
        path = os.path.join(folder, "releases", "release-%05d.md" % index)
        with open(path, "w", encoding="utf-8") as out:
            out.write(writer.head() + writer.body())


main()
