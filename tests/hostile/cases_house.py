"""Mistakes in site.yaml and in the theme: refused, and the old site stays."""
import cases_yaml
from make import SITE, Case, add

MIB = 1 << 20


def site(text):
    return lambda room: room.file("site.yaml", text)


for name in ("laughs", "anchor", "alias-of-itself", "merge-key", "brackets",
             "braces-named", "same-key-often", "unknown-often", "tag-python",
             "document", "tab", "quote-open", "nul-escape", "escape-escape",
             "dashes", "stairs", "curly-quotes"):
    add("site-yaml-" + name, site(SITE + cases_yaml.BROKEN[name] + "\n"),
        Case.REFUSED)

SITES = {
    "empty": "",
    "nul": SITE.replace("Harbor", "Har\0bor", 1),
    "latin-1": SITE.replace("Harbor", "H\u00e4rbor", 1).encode("latin-1"),
    "utf-16": SITE.encode("utf-16"),
    "five-mib": SITE + "# " + "x" * 5 * MIB,
    "a-list": "- a\n- b\n",
    "a-text": "words",
    "only-comment": "# words\n",
    "zone-path": SITE.replace("Europe/Brussels", "../../../etc/passwd"),
    "zone-absolute": SITE.replace("Europe/Brussels", "/etc/passwd"),
    "zone-folder": SITE.replace("Europe/Brussels", "Europe"),
    "zone-data": SITE.replace("Europe/Brussels", "tzdata.zi"),
    "zone-long": SITE.replace("Europe/Brussels", "E" * 5000),
    "zone-none": SITE.replace("zone: Europe/Brussels\n", ""),
    "contact-itself": SITE.replace(
        "desk: {name", "desk: {until: 2026-01-01, then: desk, name"),
    "contact-unknown": SITE.replace("default: desk", "default: nobody"),
    "items-minus": SITE + "feeds: {items: -1}\n",
    "items-huge": SITE + "feeds: {items: 99999999999999999999}\n",
    "items-zero": SITE + "feeds: {items: 0}\n",
    "password": SITE + "mail: {password: hunter2}\n",
    "topic-path": SITE + "topics: {../../x: {name: X}}\n",
    "language-path": SITE.replace("language: en", "language: ../../x"),
    "address-file": SITE.replace("https://press.harbor", "file:///press.h"),
    "address-question": SITE.replace("example/\nzone", "example/?a=b\nzone"),
    "address-user": SITE.replace("//press", "//user:password@press"),
}
HARMLESS_SITES = ("items-huge", "items-zero", "contact-itself",
                  "address-question")
for name, text in SITES.items():
    add("site-" + name, site(text),
        Case.HOUSE if name in HARMLESS_SITES else Case.REFUSED,
        same_house=False)

# What stands for the whole of a page of the theme.
PAGES = {
    "unknown-name": "{{headlin}}",
    "unclosed": "{{#site}}",
    "closed-twice": "{{/site}}",
    "crossed": "{{#site}}{{#site.name}}{{/site}}{{/site.name}}",
    "open-tag": "{{site.name",
    "include-outside": "{{>../../etc/passwd}}",
    "include-outside-2": "{{>../../../outside/secret.txt}}",
    "include-absolute": "{{>/etc/passwd}}",
    "include-unknown": "{{>nothing}}",
    "include-itself": "{{>404}}",
    "parent-itself": "{{<404}}{{/404}}",
    "parent-outside": "{{<../../etc/passwd}}{{/../../etc/passwd}}",
    "script": "<script>var x = {{site.name}};</script>",
    "script-quoted": "<script>var x = \"{{site.name}}\";</script>",
    "event": "<p onclick=\"x('{{site.name}}')\">",
    "event-spaced": "<p onclick = \"{{site.name}}\">",
    "style": "<p style=\"{{site.name}}\">",
    "style-block": "<style>{{site.name}}</style>",
    "unquoted": "<p title={{site.name}}>",
    "tag-name": "<{{site.name}}>",
    "attribute-name": "<p {{site.name}}=\"x\">",
    "comment": "<!-- {{site.name}} -->",
    "half-tag": "<a href=\"{{site.url}}",
    "raw": "{{{site.name}}}",
    "raw-and": "{{&site.name}}",
    "lambda": "{{#site.name()}}x{{/site.name()}}",
    "deep": "{{#site}}" * 1000 + "{{/site}}" * 1000,
    "deeper": "{{#site}}" * 20000 + "{{/site}}" * 20000,
    "long-name": "{{" + "a." * 20000 + "b}}",
    "many-names": "{{x}}" * 40000,
    "delimiters": "{{=<% %>=}}<%unknown%>",
    "delimiters-bad": "{{=<%=}}",
    "delimiters-often": "{{=<% %>=}}<%={{ }}=%>" * 10000 + "{{x}}",
    "environment": "{{env.HOME}} {{HOME}}",
    "prototype": "{{__proto__}} {{constructor.name}}",
    "large": "x" * 2 * MIB,
    "nul": "a\0b",
    "latin-1": "caf\u00e9".encode("latin-1"),
}


def page(text, path="templates/404.html"):
    return lambda room: room.file(path, text)


for name, text in PAGES.items():
    add("theme-" + name, page(text), Case.REFUSED, same_house=False)


def bomb(room):
    """Parts that hold each other ten times: 10^12 words."""
    for i in range(12):
        room.file("templates/p%d.html" % i, "{{>p%d}}" % (i + 1) * 10)
    room.file("templates/p12.html", "{{site.name}}")
    room.file("templates/404.html", "{{>p0}}")


def loop(room):
    room.file("templates/p.html", "{{>q}}")
    room.file("templates/q.html", "{{>p}}")
    room.file("templates/404.html", "{{>p}}")


def sections(room):
    """A list inside itself: 400^6 lines out of 400 releases."""
    names = ["list.groups", "items"]
    marks = names[:1] + names[1:] * 6
    room.file("templates/all.html", "".join("{{#%s}}" % m for m in marks) +
              "{{headline}}" + "".join("{{/%s}}" % m for m in marks[::-1]))
    for i in range(400):
        room.release("r%d.md" % i)


add("theme-bomb", bomb, Case.REFUSED, same_house=False)
add("theme-loop", loop, Case.REFUSED, same_house=False)
add("theme-sections", sections, Case.HOUSE, same_house=False)
WORDS = {
    "empty": "",
    "bomb": cases_yaml.BROKEN["laughs"],
    "not": "words",
    "nul": "a: \"\0\"",
    "brackets": "[" * 100000,
}
for name, text in WORDS.items():
    # A file of words lies over the shipped one: with none, nothing changes.
    add("theme-words-" + name, page(text, "templates/words/en.yaml"),
        Case.REFUSED if text else Case.HOUSE, same_house=False)
OTHERS = ["strange.html", "x.php", "assets/x.html", "assets/x.js",
          "words/zz-not-a-language.yaml",
          "new\nline.html", ".git/config", "base.html~", "deep/er/x.html"]
for number, path in enumerate(OTHERS):
    add("theme-file-%d" % number, page("<p>", "templates/" + path), Case.HOUSE,
        same_house=False)
