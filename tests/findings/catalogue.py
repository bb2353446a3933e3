"""The mistakes that people make in a release: what is written, the finding
that must come, words that it must say, and how it is mended.

A case is a dictionary: `name`; `id` of the finding (None: nothing may be
found, the value survives); `file`, the release whole, or `front` and `body`,
which take the place of the usual ones; `words`, pieces of the message;
`mend`: "fix" (the edit that is offered), "lines" (the line to choose from the
lines that are offered), "example" (the first example of the help in the place
of the mark), or a pair (old, new), what the help asks the writer to do;
`files` that lie beside it; `level`; `offers_nothing`: no line stands below; `prints`, what the plain text must hold.
"""

HEADLINE = "headline: Grid opens Ostend site\n"
FRONT = HEADLINE + "date: 2026-11-20\nembargo: none\n"
BODY = "The grid opens its site at Ostend today.\n"
WAITING = HEADLINE + "embargo: %s\n"
PNG = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0"
       b"\x90\x91h6\0\0\0\x0cIDATx\x9cc`\xa0=\0\0\0p\0\x01"
       b"\xd6\xda\x9bO\0\0\0\0IEND\xaeB`\x82")


def front(name, id, lines, **more):
    return dict(name=name, id=id, front=lines, **more)


def body(name, id, text, **more):
    return dict(name=name, id=id, body=text, **more)


def embargo(name, id, time, **more):
    return front("embargo: " + name, id, WAITING % time, **more)


SHAPE = [
    dict(name="no fields at all", id="front-missing", file=BODY,
         words=["---"]),
    dict(name="text before the first line of dashes", id="front-before",
         file="Draft three\n---\n" + FRONT + "---\n\n" + BODY,
         mend=("Draft three\n", "")),
    dict(name="the first line of dashes is missing", id="front-first",
         file=FRONT + "---\n\n" + BODY, mend="fix"),
    dict(name="the second line of dashes is missing", id="front-open",
         file="---\n" + FRONT + "\n" + BODY, words=["second"], mend="fix"),
    dict(name="long dashes of a word processor", id="front-dashes",
         file="\u2014\u2014\u2014\n" + FRONT + "---\n\n" + BODY, mend="fix"),
    dict(name="UTF-16", id="text-encoding",
         file=("---\n" + FRONT + "---\n\n" + BODY).encode("utf-16")),
    dict(name="Windows-1252", id="text-not-utf8",
         file=("---\nheadline: Caf\xe9 opens\ndate: 2026-11-20\n"
               "embargo: none\n---\n\n" + BODY).encode("cp1252"),
         words=["UTF-8"]),
    dict(name="a byte order mark", id=None,
         file="\ufeff---\n" + FRONT + "---\n\n" + BODY,
         prints="Grid opens Ostend site"),
    front("curly quotation marks round a value", "quote-curly",
          "headline: \u201cGrid opens\u201d\ndate: 2026-11-20\nembargo: none\n",
          mend="fix"),
    front("a no-break space at the start of a line", "indent-space",
          FRONT + "contact:\n\u00a0\u00a0name: Ann\n"
          "\u00a0\u00a0phone: +32 2 555 01 00\n", mend="fix"),
    front("a Tab at the start of a line", "indent-tab",
          FRONT + "topics:\n\t- privacy\n", words=["Tab"], mend="fix"),
    front("a colon in a headline", "value-colon",
          "headline: Report: 40% more\ndate: 2026-11-20\nembargo: none\n",
          mend="fix"),
    front("a hash that starts a remark", "value-hash",
          "headline: We are #1 in Ghent\ndate: 2026-11-20\nembargo: none\n",
          mend="fix"),
] + [
    front("a value that begins with " + sign, id,
          "headline: %sbold claims made\ndate: 2026-11-20\nembargo: none\n"
          % sign, mend="fix")
    for sign, id in (("@", "value-sign"), ("*", "value-sign"),
                     ("&", "yaml-anchor"), ("%", "value-sign"),
                     ("`", "value-sign"), ("[Urgent] ", "value-sign"),
                     ("#", "value-hash"), ("!", "yaml-tag"),
                     (": ", "value-sign"), ("- ", "value-sign"))
] + [
    front("a bracket that never closes", "bracket-open",
          FRONT + "topics: [privacy, elections\n", mend="fix"),
    front("a bracket that never closes, in a headline", "value-sign",
          "headline: [Update Storm\ndate: 2026-11-20\nembargo: none\n",
          mend="fix"),
    front("a quotation mark that never closes", "quote-open",
          'headline: "Grid opens\ndate: 2026-11-20\nembargo: none\n',
          mend="fix"),
    front("the same field twice", "key-twice",
          HEADLINE + FRONT, words=["headline"], mend=(HEADLINE + HEADLINE,
                                                      HEADLINE)),
    front("an indent that is off by one", "indent-level",
          FRONT + "contact:\n  name: Ann\n   phone: +32 2 555 01 00\n",
          mend="fix"),
]

KEYS = [
    front("a field with a letter too many", "key-unknown",
          HEADLINE + "embargoo: 2026-12-01 09:00\n",
          words=['Did you mean "embargo"?'], mend="fix"),
] + [
    front("the word %s for %s" % (wrong, right), "key-unknown",
          (FRONT + rest).replace(right + ":", wrong + ":"),
          words=['"%s"' % right], mend="fix")
    for wrong, right, rest in (
        ("title", "headline", ""), ("titel", "headline", ""),
        ("subtitle", "subhead", "subhead: A deck\n"),
        ("contacts", "contact", "contact: desk\n"),
        ("release_date", "date", ""), ("tags", "topics", "topics: [a]\n"),
        ("lang", "language", "language: en\n"),
        ("location", "place", "place: Ghent\n"),
        ("organisation", "organization",
         "contact: {name: Ann, organization: Lab, phone: +32 2 555 01 00}\n"))
] + [
    front("a field on the wrong level", "key-level",
          FRONT + "phone: +32 2 555 01 00\n", words=["contact"]),
    front("a field in capital letters", "key-unknown",
          FRONT.replace("headline", "Headline"), words=['"headline"'],
          mend="fix"),
]

# Every value is text: what YAML would make of it does not matter.
MEANING = [
    front("a place called NO", None, FRONT + "place: NO\n", prints="NO, "),
    front("a place called on", None, FRONT + "place: on\n", prints="on, "),
    front("yes as a headline", None,
          "headline: yes\ndate: 2026-11-20\nembargo: none\n", prints="yes"),
    front("off as a headline", None,
          "headline: off\ndate: 2026-11-20\nembargo: none\n", prints="off"),
    front("a phone with a plus", None,
          FRONT + "contact: {name: Ann, phone: +3225550100}\n",
          prints="+3225550100"),
    front("a phone with a nought", None,
          FRONT + "contact: {name: Ann, phone: 0475123456}\n",
          prints="0475123456"),
    front("a time as a headline", None,
          "headline: 09:30\ndate: 2026-11-20\nembargo: none\n",
          prints="09:30"),
    front("a number that ends in a nought", None,
          "headline: 1.10\ndate: 2026-11-20\nembargo: none\n",
          prints="1.10"),
    front("a date as a headline", None,
          "headline: 2026-11-20\ndate: 2026-11-20\nembargo: none\n",
          prints="2026-11-20"),
    front("null as a headline", None,
          "headline: null\ndate: 2026-11-20\nembargo: none\n",
          prints="null"),
    front("an octal and a power as topics", None,
          FRONT + "topics: [012, 1e3]\n", prints="Grid opens"),
]

DATES = [
    embargo("no zone: that of the house", None, "2026-12-01 09:00"),
    embargo("two readings", "time-order", "03/04/2026", words=["3 April 2026 or 4 March 2026"]),
    embargo("24:00", "time-midnight", "2026-12-01 24:00", mend="lines"),
    embargo("noon", "time-words", "2026-12-01 noon", mend="lines"),
    embargo("midnight", "time-midnight", "2026-12-01 midnight",
            mend="lines"),
    embargo("a weekday that does not match", "time-weekday",
            "Monday 2026-12-01 09:00", words=["Tuesday"], mend="lines"),
    embargo("32 November", "time-day", "2026-11-32 09:00", mend="lines"),
    embargo("in words", "time-words", "1 December 2026, 9 am",
            mend="lines"),
    embargo("the hour that does not exist", "time-gap",
            "2027-03-28 02:30", mend="lines"),
    embargo("the hour that happens twice", "time-fold",
            "2027-10-31 02:30", mend="lines"),
    embargo("an abbreviation", "time-zone-short", "2026-12-01 09:00 EST",
            mend="lines"),
    embargo("a zone with a letter too few", "time-zone-unknown",
            "2026-12-01 09:00 Europe/Brusels", mend="fix"),
    embargo("a day without a time", "time-missing", "2026-12-01",
            mend=("2026-12-01\n", "2026-12-01 09:00\n")),
    embargo("over a year to come", "embargo-far", "2028-12-01 09:00",
            level="warning", words=["Is the year right?"], mend="lines"),
    embargo("over a year to come, in fields", "embargo-far",
            "{until: 2028-12-01 09:00, strict: yes}", level="warning",
            mend=("until: ", "until: Friday "), offers_nothing=True),
    embargo("a year and a day to come", None, "2027-11-23 11:00"),
    embargo("a minute more than a year and a day", "embargo-far",
            "2027-11-23 11:01", level="warning", mend="lines"),
    embargo("over a year to come, and looked at", None,
            "Friday 2028-12-01 09:00"),
    front("an embargo later than the event", "event-late",
          WAITING % "2026-12-03 09:00" + "kind: advisory\nevent:\n"
          "  start: 2026-12-02 10:00\n  place: Harbor House\n",
          level="warning"),
    front("a date in the future without an embargo", "date-future",
          HEADLINE + "date: 2026-12-24\nembargo: none\n", mend="lines"),
    front("nothing said about when", "embargo-unsaid", HEADLINE,
          words=["embargo: none"]),
]

PEOPLE = [
    front("a contact without phone or email", "contact-silent",
          FRONT + "contact: {name: Ann}\n"),
    front("a malformed address", "value-email",
          FRONT + "contact: {name: Ann, email: ann at harbor.example}\n",
          mend="fix"),
    front("an email as a Markdown link", "value-bare",
          FRONT + "contact:\n  name: Ann\n"
          "  email: '[ann@harbor.example](mailto:ann@harbor.example)'\n",
          mend="fix"),
    front("a phone without the code of the country", "phone-country",
          FRONT + "contact: {name: Ann, phone: 555 0100}\n",
          level="note", words=["+"],
          mend=("555 0100", "+1 555 0100")),
    front("the contact of a template", "contact-example",
          FRONT + "contact: {name: Jane Doe, phone: +32 2 555 01 00}\n",
          level="warning", words=["Jane Doe"]),
]

SIGNATORIES = [
    front("the same name twice", "signatory-twice",
          FRONT + "signatories: [Daylight Lab, Fair Count, Daylight Lab]\n"),
    front("the same name in other letters and spaces", "signatory-twice",
          FRONT + "signatories: [Daylight Lab, The  DAYLIGHT lab]\n"),
    front("an empty one", "list-empty",
          FRONT + "signatories:\n  - Daylight Lab\n  -\n"),
    front("a line with commas", "signatories-text",
          FRONT + "signatories: Daylight Lab, Fair Count, Open Ballot\n",
          mend="fix"),
    front("a line with semicolons", "signatories-text",
          FRONT + "signatories: Daylight Lab; Fair Count; Open Ballot\n",
          mend="fix"),
    front("a comma that splits a name", "signatory-split",
          FRONT + "signatories: [Fair Count, Inc., Daylight Lab]\n",
          level="warning", mend="fix"),
    front("not yet confirmed", "signatory-pending",
          FRONT + "signatories: [{name: Daylight Lab, consent: pending}]\n",
          words=["Daylight Lab"]),
    front("an unknown state of consent", "value-word",
          FRONT + "signatories: [{name: Daylight Lab, consent: perhaps}]\n",
          words=["confirmed"]),
]

TEXT = [
    front("a headline over 120 characters", "headline-long",
          "headline: %s\ndate: 2026-11-20\nembargo: none\n" % ("word " * 30),
          level="warning"),
    body("XX", "text-placeholder", "The grid has XX members.\n",
         level="warning"),
    body("TBC", "text-placeholder", "The place is TBC.\n", level="warning"),
    body("[date]", "text-placeholder", "It opens on [date].\n",
         level="warning"),
    body("lorem ipsum", "text-placeholder", "Lorem ipsum dolor sit amet.\n",
         level="warning"),
    body("heading levels skipped", "heading-skipped",
         "Text.\n\n## One\n\nText.\n\n#### Three\n\nText.\n",
         level="warning", mend=("####", "###")),
    body("a picture without words", "image-alt", "![](chart.png)\n",
         folder=True, files={"chart.png": PNG}),
    body("a link text that says nothing", "link-words",
         "Read more [here](https://harbor.example/).\n", level="warning",
         words=["here"]),
    body("a path of one's own computer", "link-scheme",
         "See [it](file:///C:/Users/ann/chart.png).\n"),
    body("a path with a drive", "link-scheme",
         "See [it](C:/Users/ann/chart.png).\n"),
    body("a link that is a program", "link-scheme",
         "See [it](javascript:alert(1)).\n"),
    dict(name="embargo words in the text", id="embargo-typed",
         body="EMBARGOED UNTIL 1 DECEMBER 2026\n\n" + BODY, level="warning"),
    body("for immediate release in the text", "embargo-typed",
         "FOR IMMEDIATE RELEASE\n\n" + BODY, level="warning",
         mend=("FOR IMMEDIATE RELEASE\n\n", "")),
    body("an end mark in the text", "end-mark-twice", BODY + "\n###\n",
         mend=("\n###\n", "")),
    body("a quotation that never closes", "quotation-open",
         "\u201cThe site is open, said Ann.\n", level="warning",
         mend=("open,", "open,\u201d")),
    body("a letter that readers cannot find", "letter-missing",
         "They wrote an open letter.\n", level="warning"),
    body("HTML with words", "text-html-words",
         "<div>The words are in here.</div>\n"),
]

SITE = [
    dict(name="two releases with one address", id="slug-taken",
         front=FRONT + "slug: other\n", words=["other"]),
    dict(name="files that differ only by capital letters", id="file-case",
         folder=True, front=FRONT + "attachments:\n"
         "  - {file: Chart.png, title: One}\n"
         "  - {file: chart.png, title: Two}\n",
         files={"chart.png": PNG, "Chart.png": PNG}),
    dict(name="a picture that is not there", id="image-missing",
         body="![A chart of the year](chrat.png)\n", folder=True,
         files={"chart.png": PNG}, words=["chart.png"], mend="fix"),
    dict(name="a picture of 500 kB", id=None, folder=True,
         front=FRONT + "image: {file: chart.png, alt: A chart}\n",
         files={"chart.png": PNG + b"\0" * (500000 - len(PNG))}),
    dict(name="a picture over 500 kB", id="image-heavy", folder=True,
         front=FRONT + "image: {file: chart.png, alt: A chart}\n",
         files={"chart.png": PNG + b"\0" * (500001 - len(PNG))},
         level="warning", words=["kB"]),
    dict(name="a picture over 500 kB in the text", id="image-heavy",
         folder=True, body="![A chart of the year](chart.png)\n",
         files={"chart.png": PNG + b"\0" * 500000}, level="warning",
         words=["kB"]),
    dict(name="two names that differ only by capital letters",
         id="slug-taken", more={"releases/Mine.md": "---\n" + FRONT +
                                "---\n\nText.\n"}),
]

GROUPS = {"shape": SHAPE, "keys": KEYS, "meaning": MEANING, "dates": DATES,
          "people": PEOPLE, "signatories": SIGNATORIES, "text": TEXT,
          "site": SITE}
