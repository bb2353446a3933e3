"""Holds each release.json of a tree against the schema of IPTC ninjs 3.1,
and against the page it stands beside: python3 ninjs.py NAME DIR SCHEMA.
Prints TAP."""
import json
import pathlib
import re
import sys

import jsonschema


def words_of(item):
    """Addresses of the tree that an item names, wherever they stand."""
    for value in item.values() if isinstance(item, dict) else item:
        if isinstance(value, str) and value.startswith("http"):
            yield value
        elif isinstance(value, (dict, list)):
            yield from words_of(value)


def wrong_page(file, item):
    page = (file.parent / "index.html").read_text(encoding="utf-8")
    notice = "ld+json" not in page
    if notice != (item["pubStatus"] == "canceled"):
        yield "pubStatus is " + item["pubStatus"]
    if notice and {"bodies", "people", "located"} & set(item):
        yield "a notice tells what was withdrawn"
    if not notice and 'type="application/json"' not in page:
        yield "the page does not name it"
    if int(item["version"]) < 1 + page.count('class="correction"'):
        yield "version is " + item["version"]


def wrong_files(file, item):
    """A file that is named is there, as large as it is said to be."""
    base = item["renditions"][0]["href"]
    for linked in item.get("associations", []):
        for rendition in linked["renditions"]:
            if not rendition["href"].startswith(base):
                continue
            there = file.parent / rendition["href"][len(base):]
            if not there.is_file():
                yield "no file at " + rendition["href"]
            elif there.stat().st_size != rendition["sizeInBytes"]:
                yield "another size: " + rendition["href"]


def wrong(file, validator):
    item = json.loads(file.read_text(encoding="utf-8"))
    for error in validator.iter_errors(item):
        yield "%s: %s" % ("/".join(map(str, error.absolute_path)),
                          error.message)
    for url in words_of(item):
        if not re.fullmatch(r"[!-~]+", url):
            yield "no URI: " + url
    yield from wrong_page(file, item)
    yield from wrong_files(file, item)


def main():
    name, root = sys.argv[1], pathlib.Path(sys.argv[2])
    schema = json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.FormatChecker())
    for page in sorted(root.glob("[12]???/*/index.html")):
        file = page.parent / "release.json"
        found = list(wrong(file, validator)) if file.is_file() else \
            ["there is none"]
        for what in found:
            print("# " + what)
        print("%sok - %s: %s is ninjs" % (
            "not " if found else "", name, file.relative_to(root)))


main()
