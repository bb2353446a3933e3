#!/bin/sh
# Tries the examples of `dateline explain`: sh tests/tools/explain.sh
# build/release/dateline [ID]. Each "before" must make its finding, each
# "after" must not.
set -u
exec python3 "$(dirname "$0")/explain.py" "$@"
