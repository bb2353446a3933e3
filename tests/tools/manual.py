"""See manual.sh. Prints TAP."""
import glob
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
PAGE1, PAGE5 = "src/dateline.1", "src/dateline.5"
FINDINGS = "tests/golden/findings.txt"
AT = "2026-12-10T12:00:00Z"  # when the examples are looked at

# Literals with a hyphen that are neither an id nor a name of ours: words of
# HTML, CSS and HTTP, names of passwords, and slugs of examples.
FOREIGN = {"same-origin", "api-key", "breach-reports", "cross-fade",
           "dix-huit", "dix-neuf", "dix-sept", "http-equiv",
           "image-set", "results-corrected", "url-prefix", "us-ascii",
           "utf-8",
           "quatre-vingt"}

# Limits that nobody who writes a newsroom can meet.
INTERNAL = {
    "HTTP_MAX_CONNECTIONS", "HTTP_MAX_IDLE_S",
    "ACT_TEXT_MAX", "ASK_MAX_BYTES", "WHO_MAX_BYTES", "DB_COLUMNS_MAX", "DB_COPY_MAX", "DB_NAME_MAX", "GOOD_PATH_MAX",
    "CLOCK_STEP_MAX_S", "EDIT_MAX_CHANGES", "EDIT_MAX_SPOTS",
    "JOURNAL_COLUMNS_MAX", "JOURNAL_MARKER_MAX", "CSVFILE_MAX_BYTES", "FOLDER_MANIFEST_MAX", "FS_DEPTH_MAX", "FS_NAME_MAX",
    "FS_PATH_MAX", "GITAUTHOR_MAX_BYTES", "GITAUTHOR_MAX_COMMITS", "GITAUTHOR_MAX_DEPTH", "GITINDEX_MAX_BYTES", "GITINDEX_MAX_PATH", "IMAGESIZE_MAX_SEGMENTS", "INSTANT_OFFSET_MAX_S",
    "MEND_MAX_BYTES", "MEND_MAX_EDITS", "NEAREST_MAX_BYTES",
    "NEAREST_MAX_DISTANCE", "NODE_MAX_MENDS", "NODE_MAX_TRIED_BYTES",
    "NODE_WORDS_MAX_GUESSES", "NODE_WORDS_MAX_LINES", "OUTLINE_SLUG_MAX",
    "POOL_MAX",
    "PROSE_MAX_FINDINGS", "RECORD_MAX_FIELDS", "RECORD_MAX_INVISIBLE", "SITE_MAX_SUCCESSORS",
    "TEMPLATE_MAX_FINDINGS", "WORDS_MAX_FALLBACKS", "ZONE_COUNT_MAX", "ZONE_DEPTH_MAX",
    "ZONE_FILE_MAX", "ZONE_NAME_MAX", "ZONE_OFFSET_MAX_S",
    "ZONE_SUGGESTIONS_MAX",
}


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def sources(*patterns):
    return sorted(path for pattern in patterns
                  for path in glob.glob(pattern, root_dir=ROOT))


# ---- the program -----------------------------------------------------------

def preprocessed(path):
    """A source file on one line, its macros written out."""
    done = subprocess.run(
        [os.environ.get("CC", "cc").split()[0], "-E", "-P", "-std=c11",
         "-D_GNU_SOURCE", "-Isrc", path],
        cwd=ROOT, check=True, capture_output=True, text=True)
    return re.sub(r"\s+", " ", done.stdout)


def tables(path, kind):
    """The constant tables of a file: {name: text between the braces}."""
    return dict(re.findall(
        r"static const struct %s (\w+)\[[^]]*\] = \{(.*?)\};" % kind,
        preprocessed(path)))


def field_tables():
    """{("releasefields.c", "release_fields"): ["headline", ...]}"""
    found = {}
    for path in sources("src/read/*.c"):
        if "struct field " not in read(path):
            continue
        for name, rows in tables(path, "field").items():
            found[os.path.basename(path), name] = re.findall(
                r'\{ ?"([^"]+)", ?&', rows)
    return found


def field_words():
    """Words that fields take: {"ready", "draft", ...}"""
    return {word for path in sources("src/read/*.c")
            if "record_word_row " in read(path)
            for rows in tables(path, "record_word_row").values()
            for word in re.findall(r'\{ ?"([^"]+)"', rows)}


def view_names():
    """{"day": [("iso", "TEXT", None, "for machines: ..."), ...]}"""
    found = {}
    text = re.sub(r"\(\(void ?\*\) ?0\)", "0", preprocessed(
        "src/render/view_names.c"))
    for name, rows in re.findall(
            r"const struct template_name (\w+)\[\] = \{(.*?)\};", text):
        found[name.replace("view_names_", "")] = re.findall(
            r'\{ ?"(\w+)", VALUE_(\w+), ([^"]+?), "([^"]*)", \w+ ?\}',
            rows.replace("view_names_", ""))
    return found


def interface_words():
    return [(name, text.replace("\\u00A0", " ")) for name, text in re.findall(
        r'^([a-z0-9-]+): "?(.*?)"?$', read("templates/words/en.yaml"), re.M)]


def extra_words():
    """Names that a language may have and English has not."""
    return {name for path in sources("templates/words/*.yaml")
            for name in re.findall(r"^([A-Za-z0-9-]+):", read(path), re.M)}


def ids_of_program():
    """Ids behind ".id =", and all literals that could be one."""
    sure, perhaps = set(), set()
    for path in sources("src/*.c", "src/*/*.c"):
        text = read(path)
        for value in re.findall(r"\.id = ([^,;]*)", text):
            sure.update(re.findall(r'"([^"]+)"', value))
        perhaps.update(re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', text))
    return sure, perhaps


def finding_rows():
    """[("key-unknown", "error", "The name ...")] of src/explain."""
    return sorted(re.findall(r"^@ (\S+) (\S+)\n(.*)$", "".join(
        map(read, sources("src/explain/*.txt"))), re.M))


def generated_txt():
    """FINDINGS, which shows in a diff that an id has gone."""
    return "".join("\t".join(row) + "\n" for row in finding_rows())


def limits():
    """Named constants that are numbers: {"SLUG_MAX_LEN": 80}."""
    text = "\n".join(map(read, sources("src/*/*.[ch]")))
    rows = re.findall(r"\b([A-Z][A-Z0-9_]+) = ([^,;}/\n]+)", text)
    rows += re.findall(r"^#define ([A-Z][A-Z0-9_]+) ([^/\n]+)", text, re.M)
    values = {}
    for _ in range(3):  # those that are made of others
        for name, words in rows:
            words = words.replace("(uint64_t)", "").strip()
            if re.fullmatch(r"[A-Z0-9_ ()*+-]+", words):
                try:
                    values[name] = eval(words, {}, dict(values))
                except (NameError, SyntaxError):
                    continue
    return values


def limit_names():
    """Those of headers, but for how much a finding shows."""
    found = set(re.findall(r"\b([A-Z]+_(?:[A-Z]+_)?MAX(?:_[A-Z]+)*)(?: =| \()",
                           "\n".join(map(read, sources("src/*/*.h")))))
    return {name for name in found
            if not re.search(r"SHOWN|LISTED", name)}


# ---- the pages -------------------------------------------------------------

def spoken(text):
    """Text of a page as a reader sees it."""
    for escape, sign in (("\\e", "\\"), ("\\(ti", "~"), ("\\(ga", "`"),
                         ("\\(aq", "'"), ("\\(dq", '"'), ("\\-", "-"),
                         ("\\&", "")):
        text = text.replace(escape, sign)
    return text


def written(text):
    """The other way round, for a line of its own."""
    text = text.replace("\\", "\\e")
    return "\\&" + text if text[0] in ".'" else text


def lists(page, mark):
    """Lists behind a remark: [("releasefields.c release_fields", lines)]"""
    return [(name, body.splitlines()) for name, body in re.findall(
        r'^\.\\" %s ?(.*)\n\.Bl.*\n((?:.*\n)*?)\.El$' % mark, read(page),
        re.M)]


def items(lines, macro="Sy"):
    """The words that the items of a list begin with."""
    found = []
    for line in lines:
        match = re.match(r"\.It %s (.*)" % macro, line)
        if match:
            words = re.sub(r" (Pq|Ns|No|Op) .*", "", match.group(1))
            found += [word for word in words.split() if word != ","]
    return found


def examples():
    """[("example releases/x.md", text)]"""
    return [(words, spoken(body)) for words, body in re.findall(
        r'^\.\\" example (.*)\n\.Bd.*\n((?:.*\n)*?)\.Ed$', read(PAGE5), re.M)]


def generated_names():
    tables = view_names()
    yield ".Pp"
    yield from list_of_names(tables["root"])
    order = [inside for _, _, inside, _ in tables["root"]]
    for name in order:  # which grows
        if name not in tables:
            continue
        yield ".Pp\n.Sy %s :\n.Pp" % name
        yield from list_of_names(tables[name])
        order += [inside for _, _, inside, _ in tables[name]
                  if inside not in order]


def list_of_names(rows):
    notes = {"TEXT": "", "TRUE": " Pq yes", "HTML": " Pq HTML",
             "JSON": " Pq JSON",
             "MAP": " Pq Sy %s", "LIST": " Pq list of Sy %s"}
    yield ".Bl -tag -width has_boilerplates -compact"
    for name, kind, inside, words in rows:
        note = notes[kind]
        if "%" in note:
            note = note % inside if inside.isalpha() else ""
        yield ".It Sy %s%s" % (name, note)
        yield written(words)
    yield ".El"


def generated_words():
    yield ".Pp"
    yield ".Bl -tag -width event-accreditation -compact"
    for name, text in interface_words():
        yield ".It Sy %s" % name
        yield from written(text).replace(". ", ".\n").split("\n")
    yield ".El"


def generated_findings():
    marks = {"error": "", "warning": " Pq remark", "note": " Pq note"}
    yield ".Bl -tag -width Ds -compact"
    for name, level, words in finding_rows():
        yield ".It Sy %s%s" % (name, marks[level])
        yield written(words)
    yield ".El"


def renewed():
    """dateline.5 with its lists as they should be."""
    page = read(PAGE5)
    for name, make in (("names", generated_names),
                       ("words", generated_words),
                       ("findings", generated_findings)):
        page = re.sub(
            r'(\.\\" generated %s\n).*?(\.\\" end\n)' % name,
            lambda match: match[1] + "\n".join(make()) + "\n" + match[2],
            page, flags=re.S)
    return page


# ---- the program and the pages ---------------------------------------------

class Tests:
    """Each test is a method; what it yields is wrong."""

    def __init__(self, program):
        self.program = os.path.realpath(program)
        self.folder = None

    def run(self, *words, folder=None):
        """Run the program in the newsroom of the examples, or another."""
        done = subprocess.run(
            ["sh", "-c", '. "$0"; at "$@"',
             os.path.join(ROOT, "tests/tools/at.sh"), AT, self.program,
             *words],
            cwd=folder or self.folder, capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def commands_and_options_are_those_of_help(self):
        yield from differ(told_commands(self.run), written_commands())

    def completion_is_that_of_help(self):
        """Each command with its options, in the script of each shell."""
        for shell, forms in SHELLS.items():
            script = self.run("completion", shell)[1]
            for usage, options in told_commands(self.run).items():
                name = usage.split()[0]
                part = re.search(forms["part"] % name, script, re.M | re.S)
                if name != "everywhere" and not part:
                    yield "%s: no %s" % (shell, name)
                    continue
                part = script if name == "everywhere" else part[0]
                for option in re.findall(r"-(-[\w-]+|\w\b)",
                                         " ".join(options)):
                    form = forms["long" if option[0] == "-" else "short"]
                    if form % option.lstrip("-") not in part:
                        yield "%s: %s: no -%s" % (shell, name, option)

    def commands_that_findings_name_exist(self):
        known = {usage.split()[0] for usage in told_commands(self.run)}
        for path in sources("src/*/*.c"):
            text = re.sub(r'"\s*"|/\*.*?\*/', "", read(path), flags=re.S)
            for words in re.findall(r'"(?:[^"\\\n]|\\.)*"', text):
                for name in re.findall(r"dateline ([a-z]+)", words):
                    if name not in known | {"publishes"}:
                        yield "%s: dateline %s" % (path, name)

    def version_is_told(self):
        status, out, _ = self.run("--version")
        if status or not out.startswith("dateline "):
            yield "dateline --version says %r" % out

    def json_members_are_described(self):
        wrong = os.path.join(self.folder, "../wrong")
        put(wrong, "site.yaml", dict(examples())["site.yaml"])
        put(wrong, "releases/a.md", "---\nheadlin: A\nplace: B\nplace: C\n"
            "embargo: 2026-12-01 09:00 EST\n---\n")
        for command, folder in (("check", wrong), ("status", wrong),
                                ("status", self.folder),
                                ("doctor", self.folder)):
            known = set()
            for _, lines in lists(PAGE1, "json " + command):
                known.update(re.findall(r"^\.(?:It )?Sy (\w+)(?: , (\w+))?"
                                        r"(?: , (\w+))?", "\n".join(lines),
                                        re.M))
            known = {name for names in known for name in names}
            out = self.run(command, "--json", folder=folder)[1]
            told = set(re.findall(r'[{,]"(\w+)":', out))
            yield from ("%s: %s" % (command, name)
                        for name in sorted(told - known))
            if not out:
                yield command + " says nothing"

    def fields_are_those_of_the_tables(self):
        pages = {tuple(name.split()): items(lines)
                 for name, lines in lists(PAGE5, "fields")}
        yield from differ(field_tables(), pages)

    def words_of_fields_are_named(self):
        page = read(PAGE5)
        named = {word for line in re.findall(r"\bCm (.*)", page)
                 for word in line.split()}
        for word in sorted(field_words() - named):
            yield "not in %s: Cm %s" % (PAGE5, word)

    def ids_are_those_that_explain_knows(self):
        listed = {row[0] for row in finding_rows()}
        sure, perhaps = ids_of_program()
        for name in sorted(listed - perhaps):
            yield "not in src: " + name
        for name in sorted(sure - listed):
            yield "not in src/explain: %s" % name

    def literals_like_ids_are_known(self):
        """An id that is handed on as an argument is not missed."""
        known = {row[0] for row in finding_rows()} | FOREIGN
        known.update(name for name, _ in interface_words())
        known.update(extra_words())
        known.update(re.findall(r'\{ ?"([a-z0-9-]+)", add_',
                                read("src/model/words_time.c")))
        known.update(name for rows in field_tables().values()
                     for name in rows)
        known.update(re.findall(r'\{ ?"([a-z-]+)", ?"[a-z.-]+" ?\}',
                                "".join(map(read, sources("src/read/*.c")))))
        known.update(re.findall(r'\.name = "([a-z-]+)"', "".join(
            map(read, sources("src/*/*.c")))))
        for name in sorted(ids_of_program()[1] - known):
            if "-" in name:
                yield "no id of src/explain, and no name: %s" % name

    def findings_txt_is_that_of_explain(self):
        known = {row[0] for row in finding_rows()}
        for line in read(FINDINGS).splitlines():
            if line.split("\t")[0] not in known:
                yield "no long text in src/explain: " + line
        if read(FINDINGS) != generated_txt():
            yield "sh tests/tools/manual.sh --update"

    def each_text_of_explain_is_one_of_its_kind(self):
        names = [row[0] for row in finding_rows()]
        yield from ("two texts: " + name
                    for name in sorted(set(names)) if names.count(name) > 1)
        for row in finding_rows():
            if row[1] not in ("error", "warning", "note") or not row[2]:
                yield "not id, level, sentence: " + " ".join(row)

    def generated_lists_are_new(self):
        if renewed() != read(PAGE5):
            yield "sh tests/tools/manual.sh --update"

    def theme_files_are_those_of_templates(self):
        theme = {path[len("templates/"):] for path in sources(
            "templates/*.*", "templates/words/*")}
        named = [name for _, lines in lists(PAGE5, "files templates")
                 for name in items(lines, "Pa")]
        yield from differ({"files": sorted(theme)}, {"files": sorted(named)})

    def limits_agree_with_the_sources(self):
        values, named = limits(), set()
        for number, line in enumerate(read(PAGE5).splitlines(), 1):
            match = re.match(r'(.+)\\" ([A-Z0-9_ ]+)$', line)
            if not match:
                continue
            for name in match[2].split():
                named.add(name)
                if not says(match[1], values.get(name)):
                    yield "%s:%d: %s is %s" % (
                        PAGE5, number, name, values.get(name))
        for name in sorted(limit_names() - named - INTERNAL):
            yield "not in %s: %s" % (PAGE5, name)
        for name in sorted(INTERNAL - limit_names()):
            yield "no limit any more: " + name

    def pages_are_well_formed(self):
        for page in PAGE1, PAGE5:
            done = subprocess.run(
                ["mandoc", "-Tlint", "-W", "warning", page], cwd=ROOT,
                capture_output=True, text=True)
            yield from (done.stdout + done.stderr).splitlines()

    def examples_of_dateline_1_work(self):
        """Lines that follow each other work in the same newsroom."""
        for number, block in enumerate(re.findall(
                r"(?:^\.Dl \$ dateline .*\n)+", read(PAGE1), re.M)):
            folder = os.path.join(self.folder, "../block-%d" % number)
            shutil.copytree(self.folder, folder)
            for line in re.findall(r"dateline (.*)", block):
                words = shlex.split(line.replace(r"\(dq", '"'))
                status, out, err = self.run(*words, folder=folder)
                if status:
                    yield "dateline %s: %d: %s%s" % (line, status, out, err)

    def examples_of_dateline_5_have_neither_problem_nor_remark(self):
        status, out, err = self.run("check", "--strict", "--format=gnu")
        if status or "error:" in out + err:
            yield out + err

    def refused_examples_are_refused(self):
        folder = os.path.join(self.folder, "../refused")
        put(folder, "site.yaml", dict(examples())["site.yaml"])
        names = put_refused(folder)
        out = self.run("check", "--format=gnu", folder=folder)[1]
        for name, text in names.items():
            if not re.search(r"^%s:.* error: " % name, out, re.M):
                yield "not refused: " + text


def says(line, value):
    """Whether the line has the value in one of the ways to write it."""
    forms = {"%d" % (value or 0), "{:,}".format(value or 0)}
    for unit, size in ("KiB", 1024), ("MiB", 1024 ** 2), ("GiB", 1024 ** 3):
        if value and value % size == 0:
            forms.add("%d %s" % (value // size, unit))
    if value == 100:
        forms.add("one hundred")
    return any(re.search(r"(?<![\d,])%s(?![\d]| [KMG]iB)" % form, line)
               for form in forms)


def differ(told, found):
    """What two tables of lists do not share."""
    for name in sorted(set(told) | set(found)):
        ours, theirs = told.get(name), found.get(name)
        label = " ".join(name) if isinstance(name, tuple) else name
        if ours is None or theirs is None:
            yield "%s: only in the %s" % (
                label, "manual" if ours is None else "program")
            continue
        for word in sorted(set(ours) ^ set(theirs)):
            yield "%s: only in the %s: %s" % (
                label, "program" if word in ours else "manual", word)


def told_commands(run):
    """{"check [FILE...]": ["--strict"], "everywhere": [...]}"""
    told = {}
    listed = run("help")[1].split("All commands:\n")[1]
    for command in re.findall(r"^  (\w+) ", listed, re.M):
        text = run("help", command)[1]
        usage = re.search(r"Usage: dateline (.*)", text)[1]
        own, everywhere = text.split("Everywhere:\n")
        told["everywhere"] = options_of_help(everywhere) + ["--version"]
        told[usage.replace(" [OPTIONS]", "")] = options_of_help(own)
    return told


def written_commands():
    found = {}
    for _, lines in lists(PAGE1, "options everywhere"):
        found["everywhere"] = options_of_page(lines)
    text = read(PAGE1).split('.\\" commands\n')[1]
    for part in re.split(r"^\.It Ic ", text.split("\n.Ss ")[0],
                         flags=re.M)[1:]:
        lines = part.splitlines()
        usage = re.sub(r"Op Ar (.*)", r"[\1]", lines[0])
        usage = usage.replace(" ...", "...").replace(" Ar ", " ")
        found[usage] = options_of_page(lines)
    return found


def options_of_help(text):
    """["-C DIR", "--json", "-h, --help"]"""
    return re.findall(r"^ +((?:-\w, )?--[\w=|-]+|-\w [A-Z]+)", text, re.M)


def options_of_page(lines):
    found = []
    for line in lines:
        match = re.match(r"\.It (Fl .*)", line)
        if match:
            words = re.sub(r" Ns = Ns (Ar|Cm) ", "=", match[1])
            words = words.replace("Fl -", "--").replace("Fl ", "-")
            found.append(words.replace(" , ", ", ").replace(
                " | ", "|").replace(" Ar ", " "))
    return found


def put(folder, path, text, mode="w"):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, mode) as file:
        file.write(text)


def release(name, lines):
    """A release with these lines among its fields."""
    lines = "headline: Example %s\n%s" % (name, lines)
    if "embargo:" not in lines:
        lines += "embargo: 2026-12-01 09:00\n"
    return "---\n%s---\n\nText.\n" % lines


def put_refused(folder):
    names = {}
    for words, text in examples():
        for line in text.splitlines() if words.startswith("refused") else ():
            name = "releases/refused-%d.md" % len(names)
            names[name] = line
            put(folder, name, release(name, "embargo: %s\n" % line))
    return names


# Where the script of a shell has a command, and how it writes options.
SHELLS = {
    "bash": {"part": r"^\t%s\)$.*?;;", "long": "--%s", "short": "-%s"},
    "zsh": {"part": r"^\t%s\) _arguments.*?;;", "long": "--%s",
            "short": "-%s"},
    "fish": {"part": r"(?:^complete [^\n]*_from %s'[^\n]*\n)+|\Z",
             "long": "-l %s", "short": "-s %s"},
}

# The first bytes of files that examples name; pictures of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000")
JPEG = bytes.fromhex("ffd8ffc0000b080001000101011100ffd9")


def put_examples(folder):
    """A newsroom of all examples, README's first one with them."""
    count = 0
    for words, text in examples():
        if words == "fields":
            count += 1
            put(folder, "releases/fields-%d.md" % count,
                release(count, text))
        elif words == "embargoes":
            for line in text.splitlines():
                count += 1
                put(folder, "releases/time-%d.md" % count,
                    release(count, "embargo: %s\n" % line))
        elif not words.startswith("refused"):
            put(folder, words, text)
    put(folder, "releases/report/chart.png", PNG, "wb")
    put(folder, "releases/report/banner.jpg", JPEG, "wb")
    put(folder, "releases/report/report.pdf", b"%PDF-1.7\n", "wb")
    put(folder, "releases/results/index.md",
        release("results", "contact: jo\n"))
    put(folder, "releases/second-letter/index.md",
        release("letter", "signatories: {file: signatories.yaml}\n"))
    put(folder, "releases/storms.md", "---\nheadline: Twelve storms\n"
        "embargo: 2026-12-20 09:00\n---\n\nTwelve storms came.\n")
    first = re.search(r"(?:^    .*\n|^\n)*?^    ---\n(?:    .*\n|\n)+",
                      read("README.md"), re.M)
    put(folder, "releases/readme.md",
        re.sub(r"^    ", "", first[0], flags=re.M).lstrip("\n"))


def main():
    if sys.argv[1:] == ["--update"]:
        page = renewed()
        with open(os.path.join(ROOT, PAGE5), "w", encoding="utf-8") as file:
            file.write(page)
        with open(os.path.join(ROOT, FINDINGS), "w",
                  encoding="utf-8") as file:
            file.write(generated_txt())
        return
    tests = Tests(sys.argv[1])
    names = [name for name in vars(Tests)
             if not name.startswith("_") and name != "run"]
    with tempfile.TemporaryDirectory() as folder:
        tests.folder = os.path.join(folder, "newsroom")
        put_examples(tests.folder)
        for number, name in enumerate(names, 1):
            wrong = list(getattr(tests, name)())
            for line in wrong:
                print("#", line.rstrip().replace("\n", "\n# "))
            print("%sok %d - manual: %s" % (
                "not " if wrong else "", number, name.replace("_", " ")))


main()
