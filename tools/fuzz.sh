#!/usr/bin/env bash
# Runs fuzzing targets (tests/native/fuzz/targets), one after the other; `make fuzz` has installed what this needs.
#
#     tools/fuzz.sh SECONDS [TARGET…]     for so long each; without names, all of them
#
# What is found interesting stays in fuzz/corpus, which the next run begins with. An input that breaks a target is named
# at the end: put it into tests/fuzz/cases/TARGET/, where every `make test` runs it, and mend what it broke.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/env.sh
. tools/env.sh

seconds=${1:?for how many seconds?}
shift
if [ $# = 0 ]; then set -- document address search marks site; fi

echo "fuzz: writing seeds and words into fuzz/corpus"
SEEDS=$PWD/fuzz/corpus cargo test --locked --quiet --test native fuzz::seeds -- --ignored >/dev/null

for target in "$@"; do
    printf '\n== %s, for %s seconds\n' "$target" "$seconds"
    # Without a sanitizer, as there is no unsafe code here: so it is many times faster. What watches which code is reached is
    # for nightly compilers; a stable one has it too, and is told to let it be used.
    RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir fuzz --sanitizer none "$target" "fuzz/corpus/$target" -- \
        -dict="fuzz/corpus/$target.dict" -max_len=8192 -timeout=20 -max_total_time="$seconds"
done
