#!/usr/bin/env bats
bats_require_minimum_version 1.5.0
load common

@test "a bare dateline shows what people do" {
	run dateline
	[ "$status" -eq 0 ]
	[[ "$output" == *"dateline check"* ]]
}

@test "every command answers -h and help" {
	for command in check status build help; do
		run dateline "$command" -h
		[ "$status" -eq 0 ]
		[[ "$output" == *"$command"* ]]
		run dateline help "$command"
		[ "$status" -eq 0 ]
	done
}

@test "a mistyped command is met with the nearest one" {
	run dateline chekc
	[ "$status" -eq 2 ]
	[[ "$output" == *'"check"'* || "$output" == *"dateline check"* ]]
}

@test "a mistyped option is wrong use" {
	run dateline build --dryrun
	[ "$status" -eq 2 ]
	[[ "$output" == *"--dry-run"* ]]
}

@test "--version prints name and number" {
	run dateline --version
	[ "$status" -eq 0 ]
	[[ "$output" =~ ^dateline\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
}
