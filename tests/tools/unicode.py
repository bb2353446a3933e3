"""Writes tables of src/base from the files of the Unicode Consortium.

python3 tests/tools/unicode.py classes > src/base/utf8_classes.c
python3 tests/tools/unicode.py widths > src/base/utf8_widths.c

The files are those of Debian's package unicode-data. Each word of a table
says where a run of characters begins (shifted by 8 bits) and what they are.
"""
import sys

FOLDER = "/usr/share/unicode"
COUNT = 0x110000
# In the order of enum utf8_class of src/base/utf8_data.h.
CLASSES = ("AL B2 BA BB BK CB CL CM CP CPE CR EB EM EC EX GL H2 H3 HL HY ID "
           "IN IS JL JT JV LF NL NS NU OP OPE PO PR QU RI SP SY WJ ZW "
           "ZWJ").split()
ZERO, ONE, TWO, AMBIGUOUS = range(4)


def ranges(name):
    with open(FOLDER + "/" + name, encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                where, what = [part.strip() for part in line.split(";")][:2]
                first, _, last = where.partition("..")
                yield int(first, 16), int(last or first, 16), what


def spread(name, default):
    found = [default] * COUNT
    for first, last, what in ranges(name):
        found[first:last + 1] = [what] * (last + 1 - first)
    return found


def categories():
    found, first = ["Cn"] * COUNT, None
    with open(FOLDER + "/UnicodeData.txt", encoding="utf-8") as file:
        for line in file:
            fields = line.split(";")
            code = int(fields[0], 16)
            if fields[1].endswith("First>"):
                first = code
            elif fields[1].endswith("Last>"):
                found[first:code + 1] = [fields[2]] * (code + 1 - first)
            else:
                found[code] = fields[2]
    return found


def pictures():
    return {code for first, last, what in ranges("emoji/emoji-data.txt")
            if what == "Extended_Pictographic"
            for code in range(first, last + 1)}


def line_class(code, given, category, width, pictographic):
    """LB1, and the classes that LB30 and LB30b ask more of."""
    if given in ("AI", "SG", "XX"):
        given = "AL"
    elif given == "SA":
        given = "CM" if category in ("Mn", "Mc") else "AL"
    elif given == "CJ":
        given = "NS"
    if given in ("OP", "CP") and width in ("F", "W", "H"):
        return given + "E"
    if category == "Cn" and code in pictographic:
        return "EC"
    return given


def cells(code, category, width):
    if category in ("Mn", "Me", "Cf") or 0x1160 <= code <= 0x11FF:
        return ZERO
    if category == "Cc":
        return ZERO
    return {"W": TWO, "F": TWO, "A": AMBIGUOUS}.get(width, ONE)


def runs(values):
    before = None
    for code, value in enumerate(values):
        if value != before:
            yield code << 8 | value
        before = value


def table(name, values):
    words = list(runs(values))
    print("\nconst uint32_t %s[] = {" % name)
    for i in range(0, len(words), 6):
        print("\t%s," % ", ".join("0x%08x" % w for w in words[i:i + 6]))
    print("};\nconst size_t %s_count =\n\tsizeof(%s) / sizeof(%s[0]);" %
          (name, name, name))


def main(what):
    category = categories()
    width = spread("EastAsianWidth.txt", "N")
    print('#include "base/utf8_data.h"\n\n'
          "/* Unicode 15.0.0, written by tests/tools/unicode.py %s. */\n\n"
          "/* clang-format off */" % what)
    if what == "widths":
        table("utf8_widths", [cells(code, category[code], width[code])
                              for code in range(COUNT)])
        return
    given = spread("LineBreak.txt", "XX")
    pictographic = pictures()
    table("utf8_classes", [CLASSES.index(line_class(
        code, given[code], category[code], width[code], pictographic))
        for code in range(COUNT)])


main(sys.argv[1])
