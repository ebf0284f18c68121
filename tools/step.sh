#!/usr/bin/env bash
# Runs one step of the Makefile with the tools on PATH, and prints its name before and its time after:
#
#     tools/step.sh NAME COMMAND…      the command may be with_wasm or with_small_wasm (tools/env.sh)
#
# Works in bash 3.2, which macOS has.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/env.sh

name=$1
shift
printf '\n== %s\n' "$name"
SECONDS=0
status=0
"$@" || status=$?
if [ $status = 0 ]; then printf '== %s: %d s\n' "$name" $SECONDS; else printf '== %s failed after %d s\n' "$name" $SECONDS; fi
exit $status
