"""Tables, drawings and pictures that are not what they say."""
import struct
import zlib

from make import Case, add, case

CSV = {
    "rows-100001": b"name\n" + b"".join(b"n%d\n" % i for i in range(100001)),
    "rows-20001": b"name\n" + b"".join(b"n%d\n" % i for i in range(20001)),
    "columns-5000": b"name," + b"," * 5000 + b"\nA\n",
    "cell-of-4-mib": b"name\n" + b"x" * (4 << 20) + b"\n",
    "six-mib": b"name\n" + b"Ann\n" * (6 << 18),
    "quote-open": b"name\n\"Ann\nBen\n",
    "quote-inside": b"name\nA\"nn\"x\n\"A\"nn,\"\n",
    "quotes": b"name\n" + b"\"" * 1000001 + b"\n",
    "quotes-even": b"name\n" + b"\"\"\n" * 200000,
    "quotes-and-commas": b"name\n" + b"\",\"" * 300000,
    "lines": b"name\n" + b"\n" * 4000000,
    "commas": b"name\n" + b"," * 4000000,
    "returns": b"name\r" + b"Ann\r" * 1000,
    "nul": b"name\nA\0nn\n",
    "utf-16": "name\nAnn\n".encode("utf-16"),
    "latin-1": b"name\nCaf\xe9\n",
    "empty": b"",
    "no-column": b"nom\nAnn\n",
    "columns-same": b"name,name\nAnn,Ben\n",
    "columns-same-often": b"name," * 90 + b"x\n" + b"a," * 90 + b"b\n",
    "same-often": b"name\n" + b"Ann\n" * 19000,
    "nearly-same-often": b"name\n" + b"".join(
        b"The A n  %s n.\n" % (b"." * (i % 40)) for i in range(19000)),
    "header-long": b"x" * 1000000 + b"\nAnn\n",
    "too-many-cells": b"name\nAnn,b,c,d\n",
    "escapes": b"name\n\x1b[31mAnn\n",
    "turned": "name\n\u202eAnn\n".encode(),
    "script": b"name,url\n<script>alert(1)</script>,javascript:alert(1)\n",
    "formula": b"name,person\n\"=HYPERLINK(\"\"http://e.example\"\")\",@x\n"
               b"+1+cmd|' /C calc'!A0,-2\n",
}


def table(data):
    def write(room):
        room.file("releases/bad/index.md", HEAD % "signatories: {file: s.csv}")
        room.file("releases/bad/s.csv", data)
        room.file("releases/shown/index.md",
                  HEAD % "attachments: [{file: s.csv, title: Data}]")
        room.file("releases/shown/s.csv", data)
    return write


HEAD = "---\nheadline: H\nembargo: none\ndate: 2026-03-06\n%s\n---\n\nText.\n"
IMAGE = HEAD % "image: {file: %s, alt: A}\nattachments: [{file: %s, title: T}]"
GIF = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\4\1\0\0\0\0,\0\0" \
      b"\0\0\x01\0\x01\0\0\2\2D\1\0;"


def png(width, height, more=b""):
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(
        b"IDAT", zlib.compress(b"\0" * 5)) + chunk(b"IEND", b"")


def jpeg(width, height):
    return (b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x11\x08" +
            struct.pack(">HH", height, width) + b"\3" + b"\0" * 9 +
            b"\xff\xd9")


BAD_PICTURES = {
    "html.png": b"<!DOCTYPE html><script>alert(1)</script>",
    "polyglot.gif": b"<script>/*GIF89a*/</script>",
    "html.pdf": b"<html><body onload=alert(1)>%PDF-1.4",
    "zip.docx": b"PK but no zip",
    "page.html": b"<script>alert(1)</script>",
    "page.xhtml": b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
    "code.js": b"alert(1)",
    "page.htm": b"<p>",
    "page.xml": b"<a/>",
    "page.php": b"<?php phpinfo();",
    "run.exe": b"MZ",
    "png.jpg": png(2, 2),
    "name.png.html": png(2, 2),
    "name.png.svg": png(2, 2),
    "noend": png(2, 2),
    "empty.png": b"",
    "one.png": b"\x89",
    "PNG.PNG.": png(2, 2),
}
HUGE_PICTURES = {
    "huge.png": png(4000000000, 4000000000),
    "wide.png": png(0x7fffffff, 1),
    "none.png": png(0, 0),
    "cut.png": png(2, 2)[:20],
    "cut2.png": png(2, 2)[:9],
    "long-chunk.png": png(2, 2)[:8] + b"\xff\xff\xff\xffIHDR",
    "huge.jpg": jpeg(65535, 65535),
    "none.jpg": jpeg(0, 0),
    "cut.jpg": jpeg(2, 2)[:22],
    "segments.jpg": b"\xff\xd8" + b"\xff\xe1\0\2" * 500000 + jpeg(2, 2)[2:],
    "fill.jpg": b"\xff\xd8" + b"\xff" * 2000000,
    "short.jpg": b"\xff\xd8\xff\xe0\0\0" * 1000,
    "huge.gif": GIF[:6] + b"\xff\xff\xff\xff" + GIF[10:],
    "cut.gif": GIF[:8],
    "huge.webp": b"RIFF\xff\xff\xff\xffWEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\xff" * 6,
    "cut.webp": b"RIFF\x08\0\0\0WEBP",
    "chunks.webp": b"RIFF\xff\xff\xff\xffWEBP" + b"ABCD\0\0\0\0" * 200000,
    "huge.avif": b"\0\0\0\x1cftypavif\0\0\0\0avifmif1\0\0\0\0\xff\xff\xff\xff"
                 b"meta",
    "boxes.avif": b"\0\0\0\x10ftypavif\0\0\0\0" + b"\0\0\0\x08free" * 200000,
    "zero.avif": b"\0\0\0\x10ftypavif\0\0\0\0" + b"\0\0\0\0meta" * 1000,
}
DRAWINGS = {
    "script": "<svg xmlns='%s'><script>alert(1)</script></svg>",
    "event": "<svg xmlns='%s' onload='alert(1)'/>",
    "event-capital": "<svg xmlns='%s'><a OnClick='alert(1)'/></svg>",
    "foreign": "<svg xmlns='%s'><foreignObject/></svg>",
    "import": "<svg xmlns='%s'><style>@import 'http://e.example'</style></svg>",
    "style-url": "<svg xmlns='%s'><g style='fill:url(//e.example/#a)'/></svg>",
    "href": "<svg xmlns='%s'><a href='javascript:alert(1)'/></svg>",
    "href-data": "<svg xmlns='%s'><use href='data:image/svg+xml,x#a'/></svg>",
    "href-entity": "<svg xmlns='%s'><a href='java&#115;cript:x'/></svg>",
    "image": "<svg xmlns='%s'><image href='http://e.example/x.png'/></svg>",
    "entity": "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg xmlns='%s'>&x;</svg>",
    "laughs": "<!DOCTYPE svg [<!ENTITY a '&b;&b;'><!ENTITY b '&a;'>]>"
              "<svg xmlns='%s'>&a;</svg>",
    "outside": "<!DOCTYPE svg SYSTEM 'http://e.example/x.dtd'>"
               "<svg xmlns='%s'/>",
    "sheet": "<?xml-stylesheet href='http://e.example/x'?><svg xmlns='%s'/>",
    "animate": "<svg xmlns='%s'><a><animate attributeName='href' "
               "values='javascript:alert(1)'/></a></svg>",
    "set": "<svg xmlns='%s'><set attributeName='onload' to='alert(1)'/></svg>",
    "html": "<svg xmlns='%s'><h:script xmlns:h='http://www.w3.org/1999/xhtml'>"
            "alert(1)</h:script></svg>",
    "cdata": "<svg xmlns='%s'><![CDATA[<script>]]><script/></svg>",
    "utf-7": "<?xml version='1.0' encoding='utf-7'?><svg xmlns='%s'/>",
    "deep": "<svg xmlns='%s'>" + "<g>" * 100000 + "</g>" * 100000 + "</svg>",
    "open": "<svg xmlns='%s'><g",
    "quotes": "<svg xmlns='%s' a='" + "\"" * 900000,
    "not": "hello %s",
}
SVG = "http://www.w3.org/2000/svg"


def each_in_folder(files):
    """A release for each file, with it as picture and as attachment."""
    def write(room):
        for i, (name, data) in enumerate(files.items()):
            folder = "releases/r%d/" % i
            room.file(folder + "index.md", IMAGE.replace("%s", name))
            room.file(folder + name, data)
            folder = "releases/only%d/" % i
            room.file(folder + "index.md",
                      HEAD % ("attachments: [{file: %s, title: T}]" % name))
            room.file(folder + name, data)
    return write


for name, data in CSV.items():
    add("table-" + name, table(data), Case.HARMLESS)
add("picture-disguised", each_in_folder(BAD_PICTURES), Case.HELD)
add("picture-huge-or-cut", each_in_folder(HUGE_PICTURES), Case.HARMLESS)
add("drawing-many-attributes", each_in_folder(
    {"a.svg": ("<svg xmlns='%s' %s/>" % (SVG, " ".join(
        "a%d=''" % i for i in range(50000)))).encode()}), Case.HARMLESS)
add("drawing-active", each_in_folder(
    {name + ".svg": text.replace("%s", SVG).encode()
     for name, text in DRAWINGS.items()}), Case.HELD)


@case("drawing-as-logo", Case.HOUSE, same_house=False)
def logo(room):
    room.site("name: Harbor Grid,", "name: Harbor Grid, logo: logo.svg,")
    room.file("logo.svg", DRAWINGS["script"].replace("%s", SVG))


@case("drawing-plain", Case.LIVE)
def plain(room):
    room.file("releases/plain/index.md", IMAGE.replace("%s", "a.svg"))
    room.file("releases/plain/a.svg", "<svg xmlns='%s' width='9' height='9'>"
              "<rect width='9' height='9'/></svg>" % SVG)
