#!/usr/bin/env bats
# The fence of each command: what code that got into it could do.
bats_require_minimum_version 1.5.0
load common

teardown() {
	[ -z "${listener:-}" ] || kill "$listener" 2>/dev/null || true
}

needs_fence() {
	[[ "$DATELINE" == */release/* ]] ||
		skip "the sanitizers let nothing be loaded before them"
	python3 - <<'END' || skip "this kernel has no Landlock"
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
raise SystemExit(libc.syscall(444, None, ctypes.c_size_t(0), 1) < 4)
END
}

# listen: somebody on loopback, its port in $port
listen() {
	python3 - >port 3>&- <<'END' &
import socket, time
s = socket.create_server(("127.0.0.1", 0))
print(s.getsockname()[1], flush=True)
time.sleep(60)
END
	listener=$!
	for _ in $(seq 50); do
		[ ! -s port ] || break
		sleep 0.1
	done
	port=$(cat port)
}

# intrude WORD... -- COMMAND...: what came of each word, in "report"
intrude() {
	local words=()
	while [ "$1" != -- ]; do
		words+=("$1")
		shift
	done
	shift
	INTRUDE=${words[*]} LD_PRELOAD=${DATELINE%/*}/tools/intruder.so \
		"$DATELINE" "$@" >said 2>&1 9>report </dev/null || true
	cat said report
}

# All that no command may do. Each of them has its own of these words.
outside() {
	secret=$BATS_TEST_TMPDIR/secret
	echo words >"$secret"
	echo "read:$secret write:$secret make:$BATS_TEST_TMPDIR/new"
	echo "read:/etc/shadow read:/etc/hostname write:$room/site.yaml"
	echo "make:$room/new make:$room/templates/page.html"
}

@test "confine: no command reads or writes outside, or changes the house" {
	needs_fence
	mkdir -p templates
	"$DATELINE" publish >/dev/null 2>&1 || true
	ln -s "$BATS_TEST_TMPDIR/secret" releases/link.md
	words=$(outside)
	for command in check "explain usage" status log build publish doctor \
		"data releases/live.md" "completion slugs" help; do
		case $command in
		doctor) "$DATELINE" help doctor >/dev/null 2>&1 || continue ;;
		esac
		# shellcheck disable=SC2086
		intrude $words "read:$room/releases/link.md" \
			"write:$room/releases/live.md" -- $command
		[ "$(grep -c ' refused$' report)" -eq 10 ]
	done
}

@test "confine: without the fence all of it could be done" {
	needs_fence
	mkdir -p templates
	words=$(outside)
	# shellcheck disable=SC2086
	intrude $words "write:$room/releases/live.md" -- --version
	grep -q "read:/etc/hostname done" report || [ ! -e /etc/hostname ]
	grep -q "write:$room/releases/live.md done" report
	grep -q "make:$BATS_TEST_TMPDIR/new done" report
}

@test "confine: who needs no network gets none" {
	needs_fence
	"$DATELINE" publish >/dev/null 2>&1 || true
	listen
	for command in check status log build "data releases/live.md" help; do
		# shellcheck disable=SC2086
		intrude "connect:$port" -- $command
		grep -q 'refused$' report
	done
	intrude "connect:$port" -- publish
	grep -q 'done$' report
}

@test "confine: who reads a newsroom reads it, and what all may read" {
	needs_fence
	for command in check status build; do
		intrude "read:$room/releases/live.md" "read:$room/site.yaml" \
			read:/usr/share/zoneinfo/Europe/Brussels -- $command
		[ "$(grep -c 'done$' report)" -eq 3 ]
	done
}

@test "confine: build writes its own folder and -o, new only releases" {
	needs_fence
	"$DATELINE" build >/dev/null 2>&1
	mkdir "$BATS_TEST_TMPDIR/upload"
	intrude "make:$room/.dateline/x" "make:$BATS_TEST_TMPDIR/upload/x" \
		"make:$room/releases/x.md" -- build
	[ "$(sed 's/.* //' report | paste -sd ' ')" = "done refused refused" ]
	intrude "make:$BATS_TEST_TMPDIR/upload/y" "make:$BATS_TEST_TMPDIR/y" \
		"make:$room/releases/x.md" -- \
		build -o "$BATS_TEST_TMPDIR/upload"
	[ "$(sed 's/.* //' report | paste -sd ' ')" = "done refused refused" ]
	intrude "make:$room/releases/x.md" "make:$room/.dateline/z" \
		"make:$room/y" -- new "A headline"
	[ "$(sed 's/.* //' report | paste -sd ' ')" = "done refused refused" ]
	ls releases | grep -q a-headline
}

@test "confine: a newsroom in a repository, in a worktree of it too" {
	needs_fence
	git init -q .
	git add site.yaml releases
	git -c user.name=A -c user.email=a@b commit -qm one
	intrude "read:$room/.git/HEAD" -- publish
	grep -q 'done$' report
	git worktree add -q "$BATS_TEST_TMPDIR/tree"
	cd "$BATS_TEST_TMPDIR/tree"
	intrude "read:$room/.git/HEAD" "read:$room/site.yaml" -- check
	[ "$(sed 's/.* //' report | paste -sd ' ')" = "done refused" ]
}
