# For all command tests: a newsroom of three releases in a folder of its own,
# and `dateline` as a person runs it.

setup() {
	DATELINE=${DATELINE:-$PWD/build/release/dateline}
	here=$BATS_TEST_DIRNAME
	# shellcheck source=/dev/null
	. "$here/../tools/at.sh"
	room=$BATS_TEST_TMPDIR/room
	mkdir -p "$room/releases"
	cp "$here/../golden/site.yaml" "$room"
	release live "embargo: none" "date: 2026-11-20"
	release waiting "embargo: 2026-11-23 09:00"
	cd "$room" || exit 1
	now=2026-11-22T10:00:00Z
}

# release NAME LINE... : a release with these lines of front matter
release() {
	local name=$1
	shift
	{
		echo "---"
		echo "headline: The $name release"
		printf '%s\n' "$@"
		echo "---"
		echo
		echo "The text of $name."
	} >"$room/releases/$name.md"
}

dateline() {
	at "$now" "$DATELINE" "$@"
}

# A test is not ended by `! command` in its middle; by this it is.
never() {
	if "$@"; then return 1; fi
}
