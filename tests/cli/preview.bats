#!/usr/bin/env bats
# The preview, as a browser asks for it.
bats_require_minimum_version 1.5.0
load common

teardown() {
	[ -z "${preview:-}" ] || kill "$preview" 2>/dev/null || true
}

# begin [OPTION...]: a preview in the background, and its address in $address
begin() {
	"$DATELINE" preview --port 41500 "$@" 2>said 3>&- &
	preview=$!
	for _ in $(seq 100); do
		address=$(sed -n 's/.* at \(http[^ ]*\) .*/\1/p' said)
		[ -z "$address" ] || return 0
		sleep 0.1
	done
	cat said
	return 1
}

# ask PATH [HEADER VALUE [METHOD]]: status, header lines and body of an answer
ask() {
	python3 - "$address" "$@" <<'END'
import http.client, sys, urllib.parse
address, path, *more = sys.argv[1:]
header = {more[0]: more[1]} if len(more) > 1 and more[0] else {}
line = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc,
                                  timeout=10)
line.request(more[2] if len(more) > 2 else "GET", path, headers=header)
answer = line.getresponse()
print(answer.status)
print(answer.headers, end="")
print(answer.read().decode("utf-8", "replace"))
END
}

@test "preview: shows what is due, and writes nothing" {
	begin
	ask / >page
	grep -qx 200 page
	grep -q 'The live release' page
	! grep -q 'The waiting release' page
	grep -q "^Content-Security-Policy: default-src 'none'" page
	grep -q '^X-Content-Type-Options: nosniff' page
	! grep -q 'PREVIEW' page
	ask /2026/live/release.txt | grep -q 'The text of live.'
	ask /feed.xml | grep -q '^Content-Type: application/xml; charset=utf-8'
	[ ! -e public ] && [ ! -e .dateline ]
}

@test "preview --at: shows what will be, with a bar on every page" {
	release waiting "embargo: 2099-11-23 09:00"
	begin --at "2099-11-23 09:00"
	ask / >page
	grep -q 'The waiting release' page
	grep -q 'PREVIEW.* of Mon 23 Nov 2099, 09:00' page
	ask /2099/waiting/ | grep -q 'PREVIEW'
	ask /nowhere | grep -q 'PREVIEW'
	[ ! -e public ] && [ ! -e .dateline ]
}

@test "preview --at: a second before, there is no word of it" {
	release waiting "embargo: 2099-11-23 09:00"
	begin --at "2099-11-23 08:59:59"
	ask / >page
	! grep -q 'The waiting release' page
	ask /2099/waiting/ | head -1 | grep -qx 404
}

@test "preview --at: a time that is none is said" {
	run --separate-stderr dateline preview --at "noon"
	[ "$status" -eq 2 ]
	grep -q 'time-' <<<"$stderr"
}

@test "preview: a page loaded again shows what was changed" {
	begin
	ask /2026/live/ | grep -q 'The text of live.'
	release live "embargo: none" "date: 2026-11-20"
	echo "More words." >>releases/live.md
	ask /2026/live/ | grep -q 'More words.'
}

@test "preview: a mistake keeps the site before it, and says so" {
	begin
	cp site.yaml kept
	echo "zone: Nowhere/Else" >>site.yaml
	ask / >page
	grep -q 'The live release' page
	grep -q 'The files have a mistake now' page
	cp kept site.yaml
	touch site.yaml
	! ask / | grep -q 'The files have a mistake now'
}

@test "preview: other names, methods and places are turned away" {
	begin
	ask / Host evil.example | head -1 | grep -qx 403
	ask / Host evil.example | grep -vq 'live'
	ask / "" "" POST | head -1 | grep -qx 405
	ask /../site.yaml | head -1 | grep -qx 404
	ask /%2e%2e/site.yaml | head -1 | grep -qx 404
	ask /2026/live | grep -q '^Location: /2026/live/'
	# Only this computer: nothing listens on its other addresses.
	python3 - "$address" <<'END'
import socket, sys, urllib.parse
port = urllib.parse.urlsplit(sys.argv[1]).port
table = open("/proc/net/tcp").read().splitlines()[1:]
rows = [r.split() for r in table]
mine = [r[1] for r in rows if r[3] == "0A" and
        int(r[1].split(":")[1], 16) == port]
assert mine == ["0100007F:%04X" % port], mine
END
}

@test "preview: a taken port is met with the next one" {
	begin
	first=$preview
	mkdir second
	cp -R releases site.yaml second
	cd second
	begin
	grep -q '^Port 41500 is taken by another program' said
	ask / | grep -q 'The live release'
	kill "$first"
}

@test "preview: readers who say nothing do not stop the others" {
	begin
	python3 - "$address" <<'END' &
import socket, sys, time, urllib.parse
place = urllib.parse.urlsplit(sys.argv[1])
idle = [socket.create_connection((place.hostname, place.port))
        for _ in range(40)]
for one in idle:
    one.send(b"GET / HT")
time.sleep(5)
END
	idle=$!
	sleep 0.3
	ask / | grep -q 'The live release'
	kill "$idle"
}

@test "preview: Ctrl-C ends it quietly" {
	begin
	kill -INT "$preview"
	wait "$preview"
	[ "$(tail -1 said)" = "The preview has ended." ]
}

@test "preview: an address below a path is shown there" {
	sed -i 's#^url: .*#url: https://harbor.example/news/#' site.yaml
	begin
	[ "$(sed 's#.*:[0-9]*##' <<<"$address")" = /news/ ]
	ask / | grep -q '^Location: /news/'
	ask /news/2026/live/ | grep -q 'The text of live.'
	ask /news/none | grep -q 'href="/news/style.css'
}
