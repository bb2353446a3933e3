#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

@test "build publishes what is due and nothing else" {
	run dateline build
	[ "$status" -eq 0 ]
	[ -f public/2026/live/index.html ]
	[ ! -e public/2026/waiting ]
	! grep -r waiting public/
}

@test "what is due at this second is published at this second" {
	now=2026-11-23T07:59:59Z run dateline build
	[ ! -e public/2026/waiting ]
	now=2026-11-23T08:00:00Z run dateline build
	[ -f public/2026/waiting/index.html ]
}

@test "a second build changes no inode and no time" {
	run dateline build
	before=$(find -L public/ -printf '%i %T@ %P\n' | sort)
	run dateline build
	[ "$status" -eq 0 ]
	[[ "$output" == *"Nothing to do"* ]]
	[ "$before" = "$(find -L public/ -printf '%i %T@ %P\n' | sort)" ]
}

@test "a release with a mistake is held back by name, the others go out" {
	release broken "embargoo: 2026-11-23 09:00"
	run dateline build
	[ "$status" -eq 1 ]
	[[ "$output" == *"Held back: releases/broken.md"* ]]
	[ -f public/2026/live/index.html ]
	! grep -r broken public/
}

@test "a draft with a mistake does not stop an upload" {
	release draft "status: draft" "embargo: none" "date: 2026-11-20" "slugg: x"
	run dateline build
	[ "$status" -eq 0 ]
	[ ! -e public/2026/draft ]
}

@test "a mistake in site.yaml publishes nothing and says so" {
	run dateline build
	root=$(readlink .dateline/www/site)
	echo "zonee: Europe/Brussels" >>site.yaml
	run dateline build
	[ "$status" -eq 1 ]
	[[ "$output" == *"stays as it was"* ]]
	[ "$root" = "$(readlink .dateline/www/site)" ]
}

@test "build -o writes plain files and deletes what is no longer public" {
	run dateline build -o out
	[ "$status" -eq 0 ]
	[ -f out/2026/live/index.html ]
	[ ! -L out/2026 ]
	rm releases/live.md
	run dateline build -o out
	[ "$status" -eq 0 ]
	[ ! -e out/2026/live ]
}

@test "build -o does not touch a folder with somebody's files" {
	mkdir out
	echo mine >out/mine.txt
	run dateline build -o out
	[ "$status" -ne 0 ]
	[ "$(ls out)" = mine.txt ]
}

@test "build -o refuses the sources" {
	for dir in . releases releases/x .dateline /; do
		run dateline build -o "$dir"
		[ "$status" -ne 0 ]
	done
	[ ! -e releases/x ]
}

@test "a folder in the way of public is not replaced" {
	mkdir public
	echo mine >public/mine.txt
	run dateline build
	[ "$status" -ne 0 ]
	[ -f public/mine.txt ]
}

@test "a dry run writes nothing and says how much would change" {
	run dateline build --dry-run
	[ "$status" -eq 0 ]
	[ ! -e public ]
	[[ "$output" == *"would change"* ]]
}

@test "a dry run tells of the same refused places as a build" {
	for dir in . releases releases/x .dateline /; do
		run dateline build --dry-run -o "$dir"
		[ "$status" -ne 0 ]
		[[ "$output" == *"[output-folder]"* ]]
		[[ "$output" != *"would change"* ]]
	done
	mkdir public
	run dateline build --dry-run
	[ "$status" -ne 0 ]
	[[ "$output" == *"[publish-public]"* ]]
	[ ! -e .dateline ] && [ ! -e releases/x ]
}

@test "a folder that is not a newsroom is said to be none" {
	mkdir empty
	run dateline -C empty build
	[ "$status" -eq 2 ]
	[[ "$output" == *"not a newsroom"* ]]
}

@test "an empty newsroom builds" {
	rm -r releases
	run dateline build
	[ "$status" -eq 0 ]
	[ -f public/index.html ]
}

@test "the same sources give the same root elsewhere" {
	dateline build
	first=$(readlink .dateline/www/site)
	cp -r "$room" "$BATS_TEST_TMPDIR/other"
	rm -r "$BATS_TEST_TMPDIR/other/.dateline" "$BATS_TEST_TMPDIR/other/public"
	cd "$BATS_TEST_TMPDIR/other"
	(umask 077 && LC_ALL=C.UTF-8 TZ=Asia/Tokyo dateline build)
	[ "$first" = "$(readlink .dateline/www/site)" ]
}

@test "public files are readable whatever the umask, the state is not" {
	(umask 077 && dateline build)
	[ "$(stat -c %a public/2026/live/index.html)" = 644 ]
	[ "$(stat -Lc %a public/2026/live)" = 755 ]
	[ "$(stat -c %a .dateline/state)" = 700 ]
	[ "$(stat -c %a .dateline)" = 711 ]
}

@test "the site does not depend on the number of processors" {
	for i in $(seq 40); do
		release "r$i" "embargo: none" "date: 2026-11-$((i % 11 + 10))" \
			"topics: [t$((i % 7))]"
	done
	dateline build
	first=$(readlink .dateline/www/site)
	rm -r .dateline public
	run taskset -c 0 bash -c ". '$here/../tools/at.sh'; at $now '$DATELINE' build"
	[ "$first" = "$(readlink .dateline/www/site)" ]
}

@test "another user builds the same site" {
	[ "$(id -u)" -eq 0 ] || skip "only root can be somebody else"
	dateline build
	first=$(readlink .dateline/www/site)
	rm -r .dateline public
	cp "$DATELINE" "$BATS_TEST_TMPDIR/dateline"
	case $DATELINE in */asan/*)
		mkdir -p "$BATS_TEST_TMPDIR/asan"
		cp "$DATELINE" "$BATS_TEST_TMPDIR/asan/dateline"
		;;
	esac
	copy=$BATS_TEST_TMPDIR/dateline
	[ ! -d "$BATS_TEST_TMPDIR/asan" ] || copy=$BATS_TEST_TMPDIR/asan/dateline
	chmod -R a+rX "$BATS_TEST_TMPDIR"
	chown -R nobody "$room"
	for up in "$BATS_TEST_TMPDIR" "$BATS_TEST_TMPDIR"/.. "$BATS_RUN_TMPDIR"; do
		chmod a+x "$up"
	done
	setpriv --reuid=nobody --regid=nogroup --clear-groups \
		bash -c ". '$here/../tools/at.sh'; at $now '$copy' build" ||
		skip "nobody cannot reach the test's folder"
	[ "$first" = "$(readlink .dateline/www/site)" ]
}

@test "a file of static/ goes out as it is, one in the way is left out" {
	mkdir -p static/.well-known static/2026/live static/old
	echo "Contact: mailto:x@harbor.example" >static/.well-known/security.txt
	echo mine >static/2026/live/index.html
	echo more >static/2026/live/more.txt
	echo hidden >static/.secret
	run dateline build
	[ -f public/.well-known/security.txt ]
	[ -f public/.well-known/dateline.json ]
	[ -f public/2026/live/more.txt ]
	[ ! -e public/.secret ]
	! grep -q mine public/2026/live/index.html
	[[ "$output" == *"2026/live/index.html"* ]]
}

@test "of two files whose names differ in capitals only, one goes out" {
	mkdir -p static/maps
	echo one >static/maps/Flood.txt
	echo two >static/maps/flood.txt
	echo page >static/Index.html
	run dateline --format=gnu build
	[ -f public/maps/Flood.txt ]
	[ ! -e public/maps/flood.txt ]
	[ ! -e public/Index.html ]
	[[ "$output" == *'"Index.html" is taken by the site'*"[static-taken]"* ]]
	[[ "$output" == *'"maps/flood.txt" and "Flood.txt" are'*"[static-twice]"* ]]
}

@test "an old address leads to the new one, and does not block the site" {
	release moved "embargo: none" "date: 2026-11-20" \
		"was-at: [/news/12/, /old.html, /2026/, /all/x.html]"
	run dateline build
	grep -q 'rel="canonical" href="https://press.harbor.example/2026/moved/"' \
		public/news/12/index.html
	[ -f public/old.html ]
	! grep -q moved public/2026/index.html || grep -q 2026/live public/2026/index.html
}

@test "progress is not shown where nobody looks" {
	run dateline build
	[[ "$output" != *"Writing"* ]]
}

@test "a file that waits with its release cannot be the logo" {
	mkdir releases/secret
	release secret/index "embargo: 2099-01-01 09:00"
	printf '\x89PNG\r\n\x1a\n' >releases/secret/pic.png
	sed -i 's#organization: {#organization: {logo: releases/secret/pic.png, #' \
		site.yaml
	run dateline build
	[ "$status" -eq 1 ]
	[[ "$output" == *"[logo-place]"* ]]
	[ ! -e public ]
	sed -i 's#releases/secret/pic.png#logo.png#' site.yaml
	base64 -d >logo.png <<<iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgAAIAAAUAAeImgvAAAAAASUVORK5CYII=
	run dateline build
	[ "$status" -eq 0 ]
	[ -f public/assets/logo.png ]
}

@test "two claim an address: the later one is told of before its hour" {
	release other "slug: live" "embargo: 2026-11-22 12:00"
	run dateline build
	[ "$status" -eq 1 ]
	[[ "$output" == *"Held back: releases/other.md, which is due within a day."* ]]
}

@test "a text that is refused holds its release back, and is told once" {
	release odd "embargo: none" "date: 2026-11-20"
	echo "[x](nowhere.md)" >>releases/live.md
	echo "[x](javascript:alert) and [odd](live.md)" >>releases/odd.md
	release linking "embargo: none" "date: 2026-11-20"
	echo "See [that](odd.md)." >>releases/linking.md
	run dateline build
	[ "$status" -eq 1 ]
	[ "$(grep -c "releases/live.md, line" <<<"$output")" -eq 1 ]
	[ "$(grep -c "releases/odd.md, line" <<<"$output")" -eq 1 ]
	[ -f public/2026/live/index.html ]
	[ ! -e public/2026/odd ]
	! grep -q 'href="[^"]*odd' public/2026/linking/index.html
}

@test "a release that was saved in static/ does not go out" {
	mkdir -p static/sub
	cp releases/waiting.md static/waiting.md
	cp releases/waiting.md static/sub/waiting.markdown
	printf '\xef\xbb\xbf' | cat - releases/waiting.md >static/marked.md
	printf '\nembargo: 2099-01-01\nText of it.\n' >static/half.md
	echo "# How to reach us" >static/readme.md
	# Larger than a release may be: it is no less secret.
	{ cat releases/waiting.md; head -c 5000000 /dev/zero; } >static/big.md
	run --separate-stderr dateline build
	[ "$(grep -c 'static-release' <<<"$stderr")" -eq 5 ]
	[ -f public/readme.md ]
	[ ! -e public/waiting.md ] && [ ! -e public/sub ]
	! grep -rq 'The text of waiting\|Text of it' public/
	run --separate-stderr dateline check --format=gnu
	[ "$(grep -c 'static-release' <<<"$output")" -eq 5 ]
}

@test "first pages of all languages link one another, and none that waits" {
	release live-fr "language: fr" "translation-of: live"
	release wait-es "language: es" "embargo: 2026-11-23 09:00"
	run dateline build
	[ "$status" -eq 0 ]
	grep -F '<a href="fr/" hreflang="fr"' public/index.html
	grep 'hreflang="fr" href="https://[^"]*/fr/"' public/index.html
	grep -F '<a href="../" hreflang="en"' public/fr/index.html
	never grep -rF '"es"' public/
	now=2026-11-23T08:00:00Z run dateline build
	grep -F '<a href="es/" hreflang="es"' public/index.html
	grep -F '<a href="../es/" hreflang="es"' public/fr/index.html
}

@test "a boilerplate of another group has a heading of its own" {
	sed -i '/^boilerplates/d' site.yaml
	cat >>site.yaml <<-'END'
		boilerplates:
		  default: [house, fund]
		  house: We run the wires.
		  fund: {name: Open Fund & Co, text: They *pay* for it.}
	END
	run dateline build
	[ "$status" -eq 0 ]
	grep -F '<h2>About <bdi>Harbor Grid</bdi></h2>' public/2026/live/index.html
	grep -F '<h2>About <bdi>Open Fund &amp; Co</bdi></h2>' public/2026/live/index.html
	grep -Fx 'About Open Fund & Co' public/2026/live/release.txt
	grep -Fx 'They pay for it.' public/2026/live/release.txt
}

# What a reader sees: each path with the digest of its bytes.
seen() {
	(cd public/ && find -L . -type f -exec sha256sum {} + | sort -k 2)
}

@test "Ctrl-C at any step leaves the site as it was, or the new one whole" {
	command -v strace >/dev/null || skip "strace is not there"
	[[ "$DATELINE" != */asan/* ]] || skip "the leak checker bears no strace"
	release other "embargo: none" "date: 2026-11-21"
	run dateline build
	after=$(seen)
	rm -r public .dateline releases/other.md
	run dateline build
	before=$(seen)
	[ "$before" != "$after" ]
	release other "embargo: none" "date: 2026-11-21"
	mv releases/other.md kept
	stopped=0
	for call in mkdirat fsync syncfs symlinkat renameat unlinkat; do
		for n in 1 2; do
			cp kept releases/other.md
			run at "$now" env --default-signal=INT strace -o /dev/null \
				-f -e trace=$call \
				-e "inject=$call:signal=SIGINT:when=$n" \
				"$DATELINE" build
			# How faketime tells of a program that was stopped.
			if [ "$status" -ne 0 ]; then
				[[ "$output" == *"Caught Interrupt"* ]]
				stopped=$((stopped + 1))
			fi
			[[ "$(seen)" = "$before" || "$(seen)" = "$after" ]]
			run dateline build
			[ "$status" -eq 0 ]
			[ "$(seen)" = "$after" ]
			rm releases/other.md
			rm -r public .dateline
			run dateline build
			[ "$(seen)" = "$before" ]
		done
	done
	[ "$stopped" -ge 5 ]
}
