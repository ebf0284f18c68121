#!/bin/sh
# Unpacks an archive of the command and publishes a small site with it, like an editor without Rust and without this
# repository: in a separate folder, without environment variables, with an empty folder as PATH.
#
#     tools/try-archive.sh ARCHIVE SITE [RUNNER…]
#
#     SITE     a folder with site.json and interviews
#     RUNNER   runs the command, such as: arch -x86_64
#
# Needs only a POSIX shell with tar or unzip, so that it also runs in any container.
set -eu

archive=$1 site=$2
shift 2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
case $archive in
    *.zip) unzip -q "$archive" -d "$place" ;;
    *) tar -xzf "$archive" -C "$place" ;;
esac
cp -R "$site" "$place/my-site"
mkdir "$place/empty"
cd "$place"
command=$place/interview-viewer/interview
if [ -f "$command.exe" ]; then command=$command.exe; fi

fail() {
    echo "try-archive: $*" >&2
    exit 1
}
# Windows starts no program without SYSTEMROOT.
run() {
    env=$(command -v env)
    "$env" -i PATH="$place/empty" ${SYSTEMROOT:+SYSTEMROOT="$SYSTEMROOT"} "$@"
}

version=$(run "$@" "$command" --version) || fail "interview --version failed"
echo "$version"
run "$@" "$command" check my-site || fail "interview check failed"
run "$@" "$command" build my-site --out dist || fail "interview build failed"
for name in index.html site.json viewer.js viewer_bg.wasm viewer.css sw.js; do
    [ -s "dist/$name" ] || fail "the site has no $name"
done
pages=$(find dist -name "*.html" | wc -l)
[ "$pages" -gt 2 ] || fail "the site has no pages of interviews"
echo "The site has $((pages)) pages."
