#!/usr/bin/env bash
# Packs the plug-in for WordPress with the files of the viewer, and only with those that its pages need:
#
#     tools/package-wordpress.sh DIST ARCHIVE
#
#     DIST      the built site, from which the viewer is taken
#     ARCHIVE   the .zip to write
#
# Works in bash 3.2, which macOS has.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

viewer="interview-viewer.js viewer_bg.wasm addon-report_bg.wasm addon-import_bg.wasm addon-qr_bg.wasm embed.html embed.css embed.js LICENSE-APACHE LICENSE-MIT NOTICE"

if [ $# != 2 ]; then
    echo "usage: tools/package-wordpress.sh DIST ARCHIVE" >&2
    exit 2
fi
dist=$1 archive=$2
mkdir -p "$(dirname "$archive")"
archive=$(cd "$(dirname "$archive")" && pwd)/$(basename "$archive")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$root/wordpress/interview-viewer" "$work/interview-viewer"
rm -rf "$work/interview-viewer/viewer"
mkdir "$work/interview-viewer/viewer"
for name in $viewer viewer-search.bin; do
    if [ ! -e "$dist/viewer/1/$name" ]; then
        echo "package-wordpress: $dist/viewer/1 has no $name; 'make build' writes it" >&2
        exit 1
    fi
    cp "$dist/viewer/1/$name" "$work/interview-viewer/viewer/"
done
# The rules of wordpress.org take every .bin for a program.
cd "$work/interview-viewer/viewer"
mv viewer-search.bin viewer-search.data
sed 's/URL("viewer-search\.bin"/URL("viewer-search.data"/' interview-viewer.js >renamed.js
if cmp -s renamed.js interview-viewer.js; then
    echo "package-wordpress: interview-viewer.js does not name viewer-search.bin any more" >&2
    exit 1
fi
mv renamed.js interview-viewer.js
cp "$root/LICENSE-MIT" "$work/interview-viewer/LICENSE"
rm -f "$archive"
(cd "$work" && zip -qrX "$archive" interview-viewer)
echo "$archive: $(($(wc -c <"$archive") / 1024)) kB"
