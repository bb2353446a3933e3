#!/bin/sh
# Installs what `make check-web` needs beside the packages of .ci/deps, below
# build/web: the npm packages of package-lock.json, none of which runs a
# script of its own, and on Debian and Ubuntu the web servers, unpacked and
# not installed, since their packages would start them as services.
set -eu
cd "$(dirname "$0")/../.."
out=$PWD/build/web
mkdir -p "$out"

modules() {
	cmp -s tests/web/package-lock.json "$out/installed.json" && return
	echo "Installing the packages of tests/web/package.json ..."
	cp tests/web/package.json tests/web/package-lock.json "$out"
	(cd "$out" && npm ci --ignore-scripts --no-audit --no-fund \
		--no-update-notifier --loglevel=error)
	cp tests/web/package-lock.json "$out/installed.json"
}

server_is_there() {
	command -v "$1" || [ -x "/usr/sbin/$1" ] ||
		[ -x "$out/unpacked/usr/sbin/$1" ] ||
		[ -x "$out/unpacked/usr/bin/$1" ]
} >/dev/null

# Lists of packages may be old: then they are renewed once.
download() {
	apt-get -q download "$1" 2>/dev/null && return
	if [ "$(id -u)" = 0 ]; then apt-get -q update
	else sudo apt-get -q update; fi
	apt-get -q download "$1"
}

unpack() {
	server_is_there "$1" && return
	command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 0
	echo "Unpacking $1 ..."
	mkdir -p "$out/packages"
	(cd "$out/packages" && download "$1" &&
		dpkg -x "$1"_*.deb "$out/unpacked") ||
		echo "$1 cannot be had; its checks will be skipped." >&2
}

modules
unpack nginx
unpack caddy
