"""Looks at `dateline data` of releases that are fine, and holds their tops
against `dateline data --schema`: python3 data.py PROGRAM AT FOLDER... Each
folder is a newsroom; `site.yaml` of the folder above serves those without.
Prints TAP."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import yaml

NOW = "2026-11-23T10:00:00Z"
NAMES = ["site", "page", "t", "release", "list", "text"]


class Dateline:
    def __init__(self, program, at):
        self.program, self.at = program, at

    def run(self, room, *words):
        return subprocess.run(
            ["sh", "-c", '. "$0"; at "$@"', self.at, NOW, self.program, "-C",
             str(room), *words], capture_output=True, text=True)


def front_matter(path):
    text = path.read_text(encoding="utf-8")
    return yaml.load(text.split("---\n")[1], yaml.BaseLoader)


def records(schema):
    """All schemas of records in a schema."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for value in schema.values():
            yield from records(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from records(value)


def tell(what, wrong):
    for line in wrong:
        print("# " + line)
    print("%sok - data: %s" % ("not " if wrong else "", what))


def wrong_schema(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    for record in records(schema):
        if record.get("additionalProperties") is not False:
            yield "a record takes any name: %s" % list(record["properties"])
        for name, field in record["properties"].items():
            if not field.get("description"):
                yield "nothing is said of " + name


def wrong_model(done, shape):
    """Every model has the same names, whatever the release says."""
    if done.returncode or done.stderr:
        return ["status %d: %s" % (done.returncode, done.stderr)]
    model = json.loads(done.stdout)
    shape.append({name: list(model[name] or []) for name in NAMES
                  if name not in ("list", "text")})
    wrong = [] if list(model) == NAMES else ["names: %s" % list(model)]
    return wrong + [name for name in shape[0] if shape[0][name] !=
                    shape[-1][name]]


def wrong_top(validator, top):
    yield from ("%s: %s" % ("/".join(map(str, e.absolute_path)), e.message)
                for e in validator.iter_errors(top))
    if validator.is_valid({**top, "embargoo": "none"}):
        yield "an unknown field is taken"
    if validator.is_valid({**top, "contact": {"name": "A", "fax": "1"}}):
        yield "an unknown field of a contact is taken"


def fine_releases(dateline, room):
    found = dateline.run(room, "check", "--format=json").stdout.splitlines()
    wrong = {finding.get("file") for finding in map(json.loads, found)
             if finding["level"] == "error"}
    return [path for path in sorted((room / "releases").rglob("*.md"))
            if str(path.relative_to(room)) not in wrong]


def look(dateline, room, validator, shape):
    releases = fine_releases(dateline, room)
    for path in releases:
        name = str(path.relative_to(room))
        what = "%s/%s" % (room.name, name)
        tell(what + " has every name",
             wrong_model(dateline.run(room, "data", name), shape))
        tell(what + " is what the schema says",
             list(wrong_top(validator, front_matter(path))))
    return len(releases)


def main():
    dateline, shape, fine = Dateline(*sys.argv[1:3]), [], 0
    schema = json.loads(dateline.run("/", "data", "--schema").stdout)
    tell("the schema is one, and closed", list(wrong_schema(schema)))
    validator = jsonschema.Draft202012Validator(schema)
    with tempfile.TemporaryDirectory() as work:
        for folder in map(pathlib.Path, sys.argv[3:]):
            if folder.name == "theme-mistake":
                continue
            room = pathlib.Path(work) / folder.name
            shutil.copytree(folder, room, ignore=shutil.ignore_patterns(
                "at", "public", ".dateline", "build", "src", "tests", ".git"))
            if not (room / "site.yaml").exists():
                shutil.copy(folder.parent / "site.yaml", room)
            fine += look(dateline, room, validator, shape)
    tell("enough releases were fine", [] if fine > 20 else [str(fine)])


main()
