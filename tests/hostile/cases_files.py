"""Files that are no files, lie elsewhere, never end or cannot be read."""
import os
import shutil
import socket
import stat

from make import Case, add, case, release, remove

HEAD = "---\nheadline: H\nembargo: none\ndate: 2026-03-06\n%s\n---\n\n%s\n"
ROOT = os.geteuid() == 0
SECRET = "../outside/secret.txt"  # from the newsroom
GIB = 1 << 30
PDF = b"%PDF-1.4\n%%EOF\n"
FIELDS = {
    "attachment": ("attachments: [{file: a.txt, title: T}]", "", "a.txt"),
    "image": ("image: {file: a.png, alt: A}", "", "a.png"),
    "media": ("media: [{file: a.png, kind: photo, alt: A, credit: C}]", "",
              "a.png"),
    "letter": ("letter: {title: T, file: a.pdf}", "", "a.pdf"),
    "names": ("signatories: {file: a.csv}", "", "a.csv"),
    "link": ("", "[x](a.txt)", "a.txt"),
    "picture": ("", "![x](a.png)", "a.png"),
    "logo": ("signatories: [{name: A, logo: a.png}, B]", "", "a.png"),
}


def sparse(path):
    with open(path, "wb") as file:
        file.write(b"%PDF-1.4\n")
        file.truncate(10 * GIB)


def bind(path):
    """A socket; its address has room for some 100 bytes only."""
    folder = os.open(os.path.dirname(path), os.O_PATH)
    end = socket.socket(socket.AF_UNIX)
    end.bind("/proc/self/fd/%d/%s" % (folder, os.path.basename(path)))
    end.close()
    os.close(folder)


def device(path):
    os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))


def hard(path):
    """A second name of a file outside."""
    other = os.path.join(path.partition("/room/")[0], "outside/secret.txt")
    os.link(other, path)


KINDS = {
    "fifo": os.mkfifo,
    "socket": bind,
    "folder": os.mkdir,
    "link-outside": lambda path: os.symlink(
        os.path.join(path.partition("/room/")[0], SECRET[3:]), path),
    "link-passwd": lambda path: os.symlink("/etc/passwd", path),
    "link-nowhere": lambda path: os.symlink("nowhere", path),
    "link-itself": lambda path: os.symlink(os.path.basename(path), path),
    "link-zero": lambda path: os.symlink("/dev/zero", path),
    "link-memory": lambda path: os.symlink("/proc/self/environ", path),
    "link-good": lambda path: os.symlink(os.path.join(
        path.partition("/room/")[0], "room/releases/good.md"), path),
    "hard-link": hard,
    "sparse": sparse,
}
# What the program makes for itself.
OWN = ("public", ".dateline", ".dateline/state", ".dateline/www",
       ".dateline/state/publish.lock", ".dateline/state/roots")
if ROOT:
    KINDS["device"] = device


def as_files(make):
    """One release for each field that names a file."""
    def write(room):
        for name, (field, body, file) in FIELDS.items():
            folder = "releases/%s/" % name
            room.file(folder + "index.md", HEAD % (field, body))
            make(room.at(folder + file))
    return write


def as_sources(make):
    def write(room):
        make(room.at("releases/bad.md"))
        make(room.at("releases/inside/index.md"))
        make(room.at("releases/2026/bad.md"))
    return write


def at(path, make):
    def write(room):
        whole = room.at(path)
        remove(whole)
        make(whole)
    return write


for kind, how in KINDS.items():
    # A folder named bad.md is a folder with a strange name.
    wants = Case.HARMLESS if kind == "folder" else Case.HELD
    add("file-%s-as-release" % kind, as_sources(how), wants, exits=(0, 1, 3))
    # A link of the text to a file that is none loses its link, no more.
    add("file-%s-of-release" % kind, as_files(how), Case.HARMLESS,
        exits=(0, 1, 3))
    add("file-%s-as-site" % kind, at("site.yaml", how), Case.REFUSED)
    add("file-%s-as-releases" % kind, at("releases", how), Case.HOUSE,
        alone=True)
    add("file-%s-in-static" % kind, at("static/a.txt", how), Case.HOUSE)
    if kind == "sparse":
        continue
    add("file-%s-as-static" % kind, at("static", how), Case.HOUSE)
    add("file-%s-as-templates" % kind, at("templates", how), Case.HOUSE,
        same_house=False)
    add("file-%s-as-template" % kind, at("templates/base.html", how),
        Case.HOUSE, same_house=False)
    for own in OWN:
        add("file-%s-as-%s" % (kind, own.rpartition("/")[2]), at(own, how),
            Case.HOUSE, obstacle=own)


def site_logo(name, path, make=None):
    def write(room):
        room.site("name: Harbor Grid,", "name: Harbor Grid, logo: %s," % path)
        if make:
            make(room.at(path))
    add("file-logo-" + name, write, Case.HOUSE, same_house=False)


site_logo("traversal", SECRET)
site_logo("absolute", "/etc/passwd")
site_logo("folder", "releases")
site_logo("release", "releases/waiting.md")
site_logo("link", "logo.png", KINDS["link-passwd"])
site_logo("fifo", "logo.png", os.mkfifo)
site_logo("sparse", "logo.png", sparse)


@case("file-folder-links", Case.HARMLESS)
def folder_links(room):
    """Folders that lie elsewhere, or in themselves."""
    room.link("releases/etc", "/etc")
    room.link("releases/outside", "../../outside")
    room.link("releases/again", ".")
    room.link("releases/above", "..")
    room.link("releases/state", "../.dateline")
    room.file("../outside/index.md", release())
    room.file("../outside/more.md", release())


@case("file-unreadable", Case.HELD, powerless=True, exits=(1, 3),
      skip=not shutil.which("setpriv") and "no setpriv")
def unreadable(room):
    room.release("bad.md")
    os.chmod(room.at("releases/bad.md"), 0)
    room.release("inside/index.md")
    os.chmod(room.at("releases/inside/index.md"), 0)


@case("file-unreadable-folder", Case.HOUSE, powerless=True,
      skip=not shutil.which("setpriv") and "no setpriv")
def unreadable_folder(room):
    room.release("closed/bad.md")
    os.chmod(room.at("releases/closed/"), 0)


@case("file-unreadable-attachment", Case.HELD, powerless=True, exits=(1, 3),
      skip=not shutil.which("setpriv") and "no setpriv")
def unreadable_attachment(room):
    room.release("bad/index.md", FIELDS["attachment"][0])
    room.file("releases/bad/a.txt", "x")
    os.chmod(room.at("releases/bad/a.txt"), 0)


@case("file-nested-folders", Case.HARMLESS)
def nested(room):
    room.release("a/" * 6 + "deep.md")
    room.release("b/" * 1000 + "deeper.md")
    room.release("c/" * 9 + "index.md")


@case("file-wide-folders", Case.HARMLESS)
def wide(room):
    for i in range(2000):
        room.at("releases/empty%d/" % i)
    for i in range(3000):
        room.file("releases/other%d.docx" % i)


def count_tiny(result):
    live = sum(row["state"] == "live" for row in result.rows)
    if live != 10001:
        return "%d of 10001 are live" % live
    pages = sum(path.endswith("release.txt") for path in result.files)
    return None if pages == 10001 else "%d pages" % pages


@case("file-ten-thousand", Case.LIVE, look=count_tiny, sample=True)
def ten_thousand(room):
    for i in range(10000):
        room.release("r%d.md" % i, head="Release %d" % i)
