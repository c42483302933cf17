# SPDX-License-Identifier: GPL-3.0-or-later
# The words a person types. Each asks tools/setup.sh for what it needs, then calls CMake or npm, which
# rebuild only what changed.

# Directions for `packs` and `parity`; all: every one of wasm/data/make/directions.tsv.
PAIRS ?= eng-spa spa-eng
BUNDLED = eng-spa spa-eng
DIRECTIONS = $(if $(filter all,$(PAIRS)),$(shell wasm/data/make/fetch_pairs.sh --list),$(PAIRS))
PAGE ?=
FROM ?=
TO ?=

# Debian's Emscripten is made for Debian's Python (another one may be a wrapper that takes longer to start
# than a file to compile), and finds its acorn module only through NODE_PATH when node is not Debian's own;
# the tests compiled to WASM run under the node that is in the path.
WASM_ENV = EMSDK_PYTHON=/usr/bin/python3 NODE_PATH="$$(dirname "$$(dpkg -L node-acorn | grep -m1 '/acorn$$')")" PALIMPSEST_NODE="$$(command -v node)"
CPP_FILES = $(shell find wasm tests/cpp tests/fuzz tests/reference -name '*.h' -o -name '*.cpp' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: run test cli packs parity extension bench format clean lint help check-format debug asan fuzz wasm tidy FORCE
FORCE:

help:  ## this list
	@awk -F ':.*## ' '/^[a-z ]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

run: extension  ## translate the demo article (or PAGE=file-or-address FROM=en TO=es) in Chromium
	@tools/setup.sh browsers
	node tools/run.mjs $(if $(PAGE),--page "$(PAGE)") $(if $(FROM),--from "$(FROM)") $(if $(TO),--to "$(TO)")

test:  ## everything: format, lint, types, native, WASM, glue, browsers
	@tools/setup.sh all
	@node tools/test.mjs

cli:  ## the native command, build/release/palimpsest
	@tools/setup.sh core
	@test -f build/release/build.ninja || cmake --preset release
	cmake --build --preset release

packs: $(DIRECTIONS:%=build/packs/%.pack)  ## language packs in build/packs (PAIRS="es-pt fr-es" or all)

build/packs/%.pack: build/release/palimpsest-pack wasm/data/make/make_packs.sh wasm/data/make/fetch_pairs.sh
	@mkdir -p build/packs
	wasm/data/make/make_packs.sh $< build/apertium build/packs $*

parity: cli packs  ## our engine beside the native apertium, 500 sentences a direction (PAIRS=all)
	@tools/setup.sh oracle
	node tests/parity/parity.mjs $(DIRECTIONS)

# Always asked, seldom changed: packs are made again only if the tool is newer.
build/release/palimpsest-pack: FORCE
	@tools/setup.sh core
	@test -f build/release/build.ninja || cmake --preset release
	cmake --build --preset release --target palimpsest-pack

extension: dist/.built  ## the extension for both browsers, in dist/

# The packs and the module of before stay if nothing they are made from changed; then so does dist/.
dist/.built: $(BUNDLED:%=build/packs/%.pack) build/wasm/palimpsest.wasm package-lock.json \
             tools/build_extension.mjs LICENSE $(shell find extension js-glue manifest -type f)
	@tools/setup.sh node
	npm run --silent build
	@touch $@

build/wasm/palimpsest.wasm: FORCE
	@tools/setup.sh core wasm
	@test -f build/wasm/build.ninja || $(WASM_ENV) cmake --preset wasm
	$(WASM_ENV) cmake --build --preset wasm --target palimpsest_module

bench: cli extension  ## measure: every script of tests/bench, in order
	@for script in $(sort $(wildcard tests/bench/*.sh tests/bench/*.mjs)); do \
	  echo; echo "== $$script"; \
	  case $$script in *.mjs) node $$script;; *) bash $$script;; esac || exit 1; \
	done

format:  ## put C++ into the project's format
	@tools/setup.sh format
	clang-format-14 -i $(CPP_FILES)

lint: check-format  ## format, ESLint and types, changing nothing
	@tools/setup.sh node
	npx eslint .
	npx tsc --build

check-format:
	@tools/setup.sh format
	@clang-format-14 --dry-run -Werror $(CPP_FILES)

tidy: debug  ## clang-tidy on the C++ core
	@tools/setup.sh tidy
	clang-tidy-14 --quiet -p build/debug $(filter wasm/%.cpp,$(filter-out wasm/bindings/%,$(CPP_FILES)))

debug:  ## native build with the tests
	@tools/setup.sh core
	@test -f build/$@/build.ninja || cmake --preset $@
	cmake --build --preset $@

asan fuzz:  ## the tests with sanitizers; the libFuzzer targets
	@tools/setup.sh core clang
	@test -f build/$@/build.ninja || cmake --preset $@
	cmake --build --preset $@

wasm:  ## the WASM module and the tests compiled to WASM
	@tools/setup.sh core wasm
	@test -f build/wasm/build.ninja || $(WASM_ENV) cmake --preset wasm
	$(WASM_ENV) cmake --build --preset wasm

clean:  ## remove everything that was built
	rm -rf build dist
