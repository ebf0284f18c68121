#!/usr/bin/env bash
# Runs fuzzing targets (tests/native/fuzz/targets), one after the other; `make fuzz` has installed what this needs.
#
#     tools/fuzz.sh SECONDS [TARGET…]     each for this time; without names, all of them
#
# Interesting inputs stay in fuzz/corpus, where the next run starts. An input that breaks a target is named at the end:
# put it into tests/fuzz/cases/TARGET/, so that every `make test` runs it, and fix what it broke.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/env.sh
. tools/env.sh

seconds=${1:?for how many seconds?}
shift
if [ $# = 0 ]; then set -- document address search marks site markup import workbook docx odt rtf project; fi

echo "fuzz: writing seeds and words into fuzz/corpus"
SEEDS=$PWD/fuzz/corpus cargo test --locked --quiet --test native fuzz::seeds -- --ignored >/dev/null

for target in "$@"; do
    printf '\n== %s, for %s seconds\n' "$target" "$seconds"
    # Without a sanitizer, since there is no unsafe code here: this is many times faster. Coverage instrumentation is
    # meant for nightly compilers; RUSTC_BOOTSTRAP enables it in a stable one.
    RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir fuzz --sanitizer none "$target" "fuzz/corpus/$target" -- \
        -dict="fuzz/corpus/$target.dict" -max_len=8192 -timeout=20 -max_total_time="$seconds"
done
