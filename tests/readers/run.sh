#!/bin/sh
# Reads what is published as others read it: sh tests/readers/run.sh
# build/release. A newsroom that uses whatever there is and the repository's
# own are built; XML and feed readers, a newsboat, sha256sum and a strict
# reader of HTML look at the trees. Prints TAP.
set -u
program=$(realpath "$1/dateline")
schema=$(realpath -m "${DATELINE_TEST_DATA:-.}/ninjs/ninjs-schema_3.1.json")
cd "$(dirname "$0")" || exit 3
. ../tools/at.sh
. ../tools/tell.sh
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

xml() {
	need xmllint "XML" || return
	find "$tree" -name '*.xml' | sort | while read -r file; do
		tell "$name: ${file#"$tree"/} is XML" \
			xmllint --nonet --noout "$file"
	done
}

json() {
	find "$tree" -name '*.json' | sort | while read -r file; do
		tell "$name: ${file#"$tree"/} is JSON" \
			python3 -m json.tool "$file" /dev/null
	done
}

ninjs() {
	if [ ! -f "$schema" ]; then
		echo "# skipped: ninjs, because DATELINE_TEST_DATA has no schema"
	elif ! system_python -c 'import jsonschema' 2>/dev/null; then
		echo "# skipped: ninjs, because jsonschema is not installed"
	else
		system_python "$here/ninjs.py" "$name" "$tree" "$schema" ||
			echo "not ok - $name: ninjs.py ended badly"
	fi
}

feeds() {
	if ! system_python -c 'import feedparser' 2>/dev/null; then
		echo "# skipped: feeds, because feedparser is not installed"
		return
	fi
	system_python "$here/feeds.py" "$name" "$tree" ||
		echo "not ok - $name: feeds.py ended badly"
}

boat() {
	need newsboat "newsboat" || return
	for feed in feed.xml atom.xml; do
		items=$(grep -cE '<(item|entry)[ >]' "$tree/$feed")
		got=$(boat_items "$tree/$feed")
		tell "$name: newsboat finds the $items items of $feed" \
			test "$items" -gt 0 -a "${got:-0}" = "$items"
	done
}

sums() {
	find "$tree" -name SHA256SUMS | sort | while read -r file; do
		folder=${file%/*}
		cd "$folder" || exit 3
		tell "$name: ${folder#"$tree"/}: the sums are right" \
			sha256sum --strict -c SHA256SUMS
		find . -type f ! -name SHA256SUMS | sed 's|^\./||' |
			LC_ALL=C sort >"$work/have"
		sed 's/^[0-9a-f]*  //' SHA256SUMS | LC_ALL=C sort \
			>"$work/summed"
		tell "$name: ${folder#"$tree"/}: each file has its sum" \
			diff "$work/summed" "$work/have"
	done
}

# RFC 5545 3.1: lines end in CRLF and have at most 75 bytes without it.
calendar_lines() {
	LC_ALL=C awk '!/\r$/ { print FNR ": no CR"; bad = 1 }
		length($0) > 76 { print FNR ": too long"; bad = 1 }
		END { exit bad }' "$1" &&
		[ "$(tail -c 2 "$1" | od -An -tx1)" = " 0d 0a" ]
}

calendars() {
	find "$tree" -name '*.ics' | sort | while read -r file; do
		tell "$name: ${file#"$tree"/} keeps to RFC 5545's lines" \
			calendar_lines "$file"
	done
}

pages() {
	python3 "$here/pages.py" "$name" "$tree" "$url" ||
		echo "not ok - $name: pages.py ended badly"
}

read_all() {
	tree=$work/$name.tree
	url=$(sed -n 's/^url: //p' "$work/$name/site.yaml")
	tell "$name: builds" at "$instant" "$program" -C "$work/$name" \
		build -o "$tree"
	for look in xml json ninjs pages feeds boat sums calendars; do
		$look
	done
}

name=rich instant=2026-11-22T10:00:00Z
python3 newsroom.py "$work/rich"
read_all
tell "rich: what the release names is there, and nothing else" \
	test "$(cd "$tree/2026/storms" && echo *)" = "SHA256SUMS \
dike-large.png dike.png figures.csv index.html letter.pdf map.png release.json release.txt"
tell "rich: the folder static is copied" \
	cmp "$work/rich/static/.well-known/security.txt" \
	"$tree/.well-known/security.txt"
tell "rich: an event has a calendar" test -f "$tree/2026/briefing/event.ics"

name=repository
mkdir "$work/$name"
cp -R ../../site.yaml ../../logo.svg ../../releases ../../templates "$work/$name"
read_all

if system_python -c 'import jsonschema, yaml' 2>/dev/null; then
	system_python data.py "$program" "$here/../tools/at.sh" ../golden/*/ \
		"$work/rich" "$work/repository" ||
		echo "not ok - data.py ended badly"
else
	echo "# skipped: data, because jsonschema or yaml is not installed"
fi
