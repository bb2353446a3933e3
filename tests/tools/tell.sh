#!/bin/sh
# Sourced by tests that let other programs look at a tree; $work is a folder
# of theirs.
# shellcheck disable=SC2154

# Another python3 earlier on PATH does not see the system's modules.
system_python() {
	if [ -x /usr/bin/python3 ]; then /usr/bin/python3 "$@"; else python3 "$@"; fi
}

# tell NAME COMMAND... : the command's success, with its words on failure
tell() {
	tell_name=$1
	shift
	if "$@" >"$work/out" 2>&1; then
		echo "ok - $tell_name"
	else
		sed 's/^/# /' "$work/out"
		echo "not ok - $tell_name"
	fi
}

need() {
	command -v "$1" >/dev/null && return 0
	echo "# skipped: $2, because $1 is not installed"
	return 1
}

# How many items newsboat finds; a new cache each time, because it drops an
# id that it knows.
boat_items() {
	boat=$(mktemp -d -p "$work")
	echo "file://$1" >"$boat/urls"
	: >"$boat/config"
	for act in reload print-unread; do
		HOME=$boat timeout 60 newsboat -q -u "$boat/urls" \
			-C "$boat/config" -c "$boat/cache" -x $act 2>/dev/null
	done | sed -n 's/^\([0-9]*\) unread.*/\1/p'
}
