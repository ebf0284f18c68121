#!/usr/bin/env bash
# Assembles the package for editors without Rust: the command, the program that its pages need, and the documents. This
# is the only list of its contents; `make command`, `make archive` and the release workflow run it.
#
#     tools/package.sh COMMAND DIST FOLDER [ARCHIVE]
#
#     COMMAND   the built command (interview, or interview.exe)
#     DIST      the built site, from which the program is taken
#     FOLDER    the folder to write, replaced if it exists; the folder in the archive has the same name
#     ARCHIVE   the file to pack FOLDER into: .tar.gz or .zip
#
# Works in bash 3.2, which macOS has.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The program, without the pages and files of a site: the files that src/site/program.rs reads
# (tests/native/workflows.rs compares the two), except the service worker, which each build writes.
program="loader.js element.js preview.js viewer.js viewer_bg.wasm viewer.css more.css viewer.html copy.js lost.js page-of.js
    replay.js disk.js unscripted.css save.js single.js offline.js own.js imported.js pasted.js kept.js stopped.js icon.svg viewer-search.bin
    addon-report_bg.wasm addon-import_bg.wasm addon-qr_bg.wasm interview.schema.json site.schema.json viewer"
# The desk, a page of its own. A site has no copy of it.
desk="desk.html desk-loader.js desk-store.js desk.js desk_bg.wasm desk.css addon-site_bg.wasm"
documents="README.md CHANGELOG.md docs LICENSE-APACHE LICENSE-MIT NOTICE"

if [ $# -lt 3 ] || [ $# -gt 4 ]; then
    echo "usage: tools/package.sh COMMAND DIST FOLDER [ARCHIVE]" >&2
    exit 2
fi
command=$1 dist=$2 folder=$3 archive=${4:-}

rm -rf "$folder"
mkdir -p "$folder/program"
cp "$command" "$folder/"
# Workflow artifacts from another machine lose this bit.
chmod +x "$folder/$(basename "$command")"
for name in $documents; do cp -R "$root/$name" "$folder/"; done
for name in $program $desk; do
    if [ ! -e "$dist/$name" ]; then
        echo "package: $dist has no $name; 'make build' writes it" >&2
        exit 1
    fi
    cp -R "$dist/$name" "$folder/program/"
done
# The command compresses the files of each site itself.
find "$folder/program" \( -name '*.br' -o -name '*.gz' \) -exec rm -f {} +

if [ -n "$archive" ]; then
    mkdir -p "$(dirname "$archive")"
    archive=$(cd "$(dirname "$archive")" && pwd)/$(basename "$archive")
    rm -f "$archive"
    cd "$(dirname "$folder")"
    case $archive in
        *.tar.gz) tar -czf "$archive" "$(basename "$folder")" ;;
        *.zip) zip -qr "$archive" "$(basename "$folder")" ;;
        *)
            echo "package: $archive is neither a .tar.gz nor a .zip" >&2
            exit 2
            ;;
    esac
fi
