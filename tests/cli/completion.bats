#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

# What bash offers for the words; the last one is being typed. bash parts
# words at "=", so it stands alone here, too.
in_bash() {
	# shellcheck disable=SC2016 # for the inner shell
	bash --norc -c 'eval "$("$1" completion bash)"
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		_dateline
		printf "%s\n" "${COMPREPLY[@]}"' bash "$DATELINE" "$@"
}

in_fish() {
	command -v fish >/dev/null || skip "fish is not there"
	HOME=$BATS_TEST_TMPDIR PATH=$BATS_TEST_TMPDIR/bin:$PATH fish --no-config \
		-c 'dateline completion fish | source; complete -C "'"$1"'"' |
		cut -f 1
}

# What a person sees who types the words and a Tab.
in_zsh() {
	command -v zsh >/dev/null || skip "zsh is not there"
	cat >"$BATS_TEST_TMPDIR/.zshrc" <<-'END'
		PS1='ready> ' LISTMAX=0
		unsetopt zle_bracketed_paste 2>/dev/null
		zstyle ':completion:*' list-colors ''
		autoload -U compinit && compinit -u -d "$ZDOTDIR/dump"
		source <(dateline completion zsh)
	END
	ZDOTDIR=$BATS_TEST_TMPDIR TERM=dumb PATH=$BATS_TEST_TMPDIR/bin:$PATH \
		python3 "$here/../tools/terminal.py" "ready> " "$1\\t" \
		"$2" '\x15exit\r' -- zsh -i
}

setup_path() {
	mkdir -p "$BATS_TEST_TMPDIR/bin"
	ln -sf "$DATELINE" "$BATS_TEST_TMPDIR/bin/dateline"
}

@test "bash: commands, options, values" {
	[ "$(in_bash ch)" = check ]
	[ "$(in_bash --quiet st)" = status ]
	[ "$(in_bash help buil)" = build ]
	[ "$(in_bash check --st)" = --strict ]
	[ "$(in_bash build --dr)" = --dry-run ]
	[ "$(in_bash --vers)" = --version ]
	[ "$(in_bash check --vers)" = "" ]
	[ "$(in_bash check --format g)" = gnu ]
	[ "$(in_bash check --format = g)" = gnu ]
	[ "$(in_bash --format = gnu check --color = n)" = never ]
	[ "$(in_bash --format = gnu che)" = check ]
	[ "$(in_bash completion fi)" = fish ]
	[ "$(in_bash new --embargo 2)" = "" ]
}

@test "bash: folders, files and slugs of the newsroom" {
	mkdir "a folder"
	[ "$(in_bash -C a)" = "a folder" ]
	[ "$(in_bash build -o a)" = "a folder" ]
	[ "$(in_bash check releases/l)" = releases/live.md ]
	[ "$(in_bash check releases/live.md releases/w)" = releases/waiting.md ]
	[ "$(in_bash new --from "")" = "live
waiting" ]
	cd "a folder"
	[ "$(in_bash new --from "")" = "" ]
	[ "$(in_bash -C .. new --from = w)" = waiting ]
}

@test "bash: a name that looks like a command is not run" {
	release '$(touch bad)`touch bad`' "embargo: none" "date: 2026-11-20"
	[ "$(in_bash check 'releases/$')" = 'releases/$(touch bad)`touch bad`.md' ]
	[ ! -e bad ]
}

@test "bash: every command and option is offered" {
	for command in $(dateline completion commands); do
		[ "$(in_bash "$command" | head -1)" = "$command" ]
		for option in $(dateline help "$command" |
			grep -o '^ *\(-., \)\?--[a-z-]*' | grep -o -- '--[a-z-]*'); do
			in_bash "$command" "$option" | grep -qx -- "$option"
		done
	done
	[ "$(dateline completion commands | wc -l)" -ge 7 ]
}

@test "bash: Tab at a terminal completes" {
	setup_path
	cat >"$BATS_TEST_TMPDIR/rc" <<-'END'
		PS1='ready> '
		source <(dateline completion bash)
	END
	run env PATH="$BATS_TEST_TMPDIR/bin:$PATH" TERM=dumb \
		python3 "$here/../tools/terminal.py" "ready> " \
		'dateline sta\t' "status " '\x15dateline check --form\t' \
		"--format " 'g\t' "gnu " '\x15exit\r' -- bash --rcfile "$BATS_TEST_TMPDIR/rc" -i
	[[ "$output" == *"dateline status "* ]]
	[[ "$output" == *"dateline check --format gnu "* ]]
}

@test "fish: commands, options, values, names" {
	setup_path
	[ "$(in_fish "dateline ch")" = check ]
	[ "$(in_fish "dateline check --st")" = --strict ]
	[ "$(in_fish "dateline check --format=g")" = --format=gnu ]
	[ "$(in_fish "dateline check --color n")" = never ]
	[ "$(in_fish "dateline new --from ")" = "live
waiting" ]
	[ "$(in_fish "dateline check releases/l")" = releases/live.md ]
	[ "$(in_fish "dateline completion z")" = zsh ]
	[ "$(in_fish "dateline help sta")" = status ]
	mkdir elsewhere && cd elsewhere
	[ "$(in_fish "dateline -C .. new --from l")" = live ]
}

@test "zsh: commands, options, values, names" {
	setup_path
	[[ "$(in_zsh "dateline sta" "status ")" == *"dateline status "* ]]
	[[ "$(in_zsh "dateline check --str" "--strict ")" == *"--strict "* ]]
	[[ "$(in_zsh "dateline check --format=g" "gnu ")" == *"=gnu "* ]]
	[[ "$(in_zsh "dateline new --from l" "live ")" == *"live "* ]]
	[[ "$(in_zsh "dateline new --from=w" "waiting ")" == *"waiting "* ]]
	[[ "$(in_zsh "dateline check releases/l" ".md ")" == *"live.md "* ]]
	[[ "$(in_zsh "dateline help buil" "build ")" == *"build "* ]]
}

@test "an unknown shell is met with the nearest" {
	run dateline completion bsh
	[ "$status" -eq 2 ]
	[[ "$output" == *'"bash"'* ]]
	run dateline completion
	[ "$status" -eq 2 ]
}

@test "make install puts program, manuals and completion in their places" {
	[[ "$DATELINE" == */release/* ]] || skip "only the release is installed"
	make -s -C "$here/../.." install DESTDIR="$BATS_TEST_TMPDIR/root" \
		PREFIX=/usr >/dev/null
	cd "$BATS_TEST_TMPDIR/root/usr"
	[ "$(find . -type f ! -path '*/doc/*' | LC_ALL=C sort)" = "./bin/dateline
./share/bash-completion/completions/dateline
./share/fish/vendor_completions.d/dateline.fish
./share/man/man1/dateline.1
./share/man/man5/dateline.5
./share/zsh/site-functions/_dateline" ]
	diff -r "$here/../../src/servers" share/doc/dateline/servers
	diff -r "$here/../../src/units" share/doc/dateline/units
	grep -q "complete -F _dateline dateline" \
		share/bash-completion/completions/dateline
	head -1 share/zsh/site-functions/_dateline | grep -qx "#compdef dateline"
}
