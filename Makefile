# All commands for working on the viewer, for people and for CI. Works with GNU make 3.81, which macOS has.
# Each target first installs what it needs and is missing (tools/setup.sh).

SHELL := bash
.DEFAULT_GOAL := help
# Cargo works in parallel within each step; steps side by side would only wait for its lock.
.NOTPARALLEL:

ADDRESS := 127.0.0.1
PORT := 8080
SECONDS := 600

# Puts the tools on PATH, and defines with_wasm and with_small_wasm (for a release), which build for the browser.
TOOLS := . tools/env.sh &&
# Does the same, and prints a heading and the time that the step took.
STEP := @tools/step.sh
# The binaries that are built for the browser; the others are native commands.
WASM_BINS := viewer desk addon-report addon-import addon-qr
# One that is built with features of its own (`site` in Cargo.toml).
SITE_BIN := --features site --bin addon-site
# The browsers besides Chromium. Not Safari, since its driver has to be switched on by hand.
OTHER_BROWSERS := firefox webkit
ifeq ($(shell uname -s),Darwin)
OTHER_BROWSERS := firefox
endif
# Only Debian's packages bring a WordPress that needs no installing by hand.
ifneq ($(wildcard /etc/debian_version),)
WORDPRESS := test-wordpress
endif
# Builds pages with React, Vue and Turbo that use the element as npm packs it.
FRAMEWORKS := @$(TOOLS) node tests/frameworks/build.mjs dist
JOURNEYS := env DIST='$(CURDIR)/dist' cargo test --locked --test browser

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F '|' '{ printf "%-20s %s\n", $$1, $$2 }'

.PHONY: serve
serve: port-free build ## build the release and serve it at http://127.0.0.1:8080 (PORT=8081 for another port)
	@node tools/serve.mjs dist $(ADDRESS) $(PORT)

.PHONY: dev
dev: port-free ## a quick build, served, and rebuilt at each change of a file
	@$(TOOLS) with_wasm trunk serve --offline --release=false --dist target/dev-dist --address $(ADDRESS) --port $(PORT)

# Checks the port before the build, so that nobody waits in vain.
.PHONY: port-free
port-free: setup
	@node tools/serve.mjs --free $(ADDRESS) $(PORT)

# PAYLOADS=list.txt adds texts to the harmful ones in tests/payloads.
.PHONY: test
test: setup-test check-format clippy unit build archive hosting browser ## all checks, with the journeys in Chromium

.PHONY: test-all
test-all: setup-all test bench-short $(OTHER_BROWSERS:%=browser-%) $(WORDPRESS) ## the same, a short bench, the journeys in Firefox and WebKit, and WordPress, as CI runs them

.PHONY: check-format
check-format: setup-lint ## is everything formatted?
	$(STEP) 'Format' cargo fmt --check
	@$(TOOLS) cargo fmt --check --manifest-path fuzz/Cargo.toml

.PHONY: clippy
clippy: setup-lint ## clippy, for native code and for the browser
	$(STEP) 'Clippy, native' cargo clippy --locked --all-targets --all-features -- -D warnings
	$(STEP) 'Clippy, journeys' cargo clippy --locked --all-features --test browser --test wordpress -- -D warnings
	$(STEP) 'Clippy, browser' with_wasm cargo clippy --locked --target wasm32-unknown-unknown --lib $(WASM_BINS:%=--bin %) -- -D warnings
	$(STEP) 'Clippy, building sites in the browser' with_wasm cargo clippy --locked --target wasm32-unknown-unknown --lib $(SITE_BIN) -- -D warnings

.PHONY: unit
unit: setup-unit ## the native tests
	$(STEP) 'Native tests' cargo test --locked

# Trunk builds one binary after the other. Cargo links several at a time, and Trunk then finds them.
.PHONY: build
build: setup ## the release with the sample site, into dist/
	$(STEP) 'Programs for the browser' with_small_wasm cargo build --locked --release --target wasm32-unknown-unknown $(WASM_BINS:%=--bin %)
	$(STEP) 'Pages and program for sites' with_small_wasm trunk build --release --offline
	@node tools/dist.mjs dist
	$(STEP) 'Command' cargo build --locked --profile command --bin interview
	$(STEP) 'Sample site' target/command/interview build static/site --program dist --out dist --force

# tools/package.sh lists what belongs to it.
.PHONY: command
command: build ## the command with the program beside it, for editors without Rust, into target/interview-viewer/
	@tools/package.sh target/command/interview dist target/interview-viewer
	@ls -d target/interview-viewer/*

# Packs the archive like the release workflow, but for this machine; those of a release are linked for any distribution.
.PHONY: archive
archive: build ## the same, packed, unpacked, and tested without Rust and without this repository
	@tools/package.sh target/command/interview dist target/interview-viewer target/interview-viewer.tar.gz
	$(STEP) 'Archive' tools/try-archive.sh target/interview-viewer.tar.gz tests/sites/small

.PHONY: dist
dist: build ## the same: the site, and in dist/viewer/1/ the element for other people's pages

.PHONY: hosting
hosting: setup-test build ## is the built site valid HTML, and does nginx serve it as it should?
	$(STEP) 'Hosting' env DIST='$(CURDIR)/dist' cargo test --locked --test native -- hosting:: --nocapture

# Not part of `make test`: LibreOffice is large.
.PHONY: test-office
test-office: setup-office ## does LibreOffice keep rich text that was copied?
	$(STEP) 'LibreOffice' cargo test --locked --test native -- --ignored rich_text::office

.PHONY: browser
browser: setup-test build ## the journeys in a real browser, against dist/
	$(FRAMEWORKS)
	$(STEP) 'Journeys in Chromium' $(JOURNEYS)

.PHONY: browser-firefox browser-webkit
browser-firefox: ## the journeys in Firefox
browser-webkit: ## the journeys in WebKit
browser-firefox browser-webkit: browser-%: setup-% build
	$(FRAMEWORKS)
	$(STEP) 'Journeys in $*' env BROWSER=$* $(JOURNEYS:env%=%)

.PHONY: wordpress
wordpress: setup-zip build ## the plug-in for WordPress with the viewer, packed, into target/interview-viewer-wordpress.zip
	@tools/package-wordpress.sh dist target/interview-viewer-wordpress.zip

# Needs Debian.
.PHONY: test-wordpress
test-wordpress: setup-wordpress wordpress ## the plug-in in a real WordPress, with its themes, in Chromium
	$(STEP) 'WordPress' env DIST='$(CURDIR)/dist' PLUGIN='$(CURDIR)/target/interview-viewer-wordpress.zip' \
		cargo test --locked --test wordpress

.PHONY: bench
bench: setup-bench build ## speed and memory, compared with other pages with the same text (BENCH="--sizes 300 --only load")
	$(STEP) 'Bench' node bench/bench.mjs $(BENCH)

# Its figures mean nothing; it checks that each measurement still completes.
.PHONY: bench-short
bench-short: setup-bench build ## each measurement of the bench once, with a short interview
	$(STEP) 'Short bench' node bench/bench.mjs --sizes 40 --speeds fast --reps 1 --mounts 80

.PHONY: fuzz
fuzz: setup-fuzz ## the fuzzing targets for SECONDS=600 each, or one of them: TARGET=search
	@tools/fuzz.sh $(SECONDS) $(TARGET)

.PHONY: fmt
fmt: setup-lint ## format everything
	@$(TOOLS) cargo fmt && cargo fmt --manifest-path fuzz/Cargo.toml

.PHONY: setup
setup: ## install what `make serve` needs
	@tools/setup.sh build

.PHONY: setup-unit setup-lint setup-test setup-bench setup-firefox setup-webkit setup-all setup-fuzz setup-office setup-zip setup-wordpress
setup-unit setup-lint setup-test setup-bench setup-firefox setup-webkit setup-all setup-fuzz setup-office setup-zip setup-wordpress: setup-%:
	@tools/setup.sh $*

.PHONY: clean
clean: ## remove what was built here (the tools, which all clones use, stay)
	@$(TOOLS) cargo clean
	@rm -rf dist fuzz/target
