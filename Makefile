# partnergraph: `make run` sets everything up, builds the samples and prints the answers.
# Needs make and Python 3.11 or later; all else goes into .venv.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: run test lint bench fuzz audit lock reference screenshots clean help page browser stores

PYTHON ?= $(shell for name in python3.11 python3 python3.12 python3.13; do \
	if command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))'; \
	then echo $$name; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
OUT := partnergraph-out
INPUTS := 100000
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL_SELF := $(PIP) install --no-deps --no-build-isolation --editable .
PAGE := viz/page
# npm and our script write these last.
PAGE_INSTALLED := $(PAGE)/node_modules/.package-lock.json
PAGE_BUNDLE := $(PAGE)/bundle/complete
# With the folders, whose times change when a file comes or goes.
PAGE_SOURCES := $(shell find $(PAGE)/src $(PAGE)/licences) $(wildcard $(PAGE)/*.mjs)

help: ## Show what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

run: $(VENV)/.installed page ## Set up, build the samples, print the answers' headline
	@$(BIN)/partnergraph build samples -o $(OUT)
	@for question in workload missing-standard-actions single-points-of-failure; do \
		echo; echo "\$$ partnergraph ask $$question   (its first lines)"; \
		$(BIN)/partnergraph ask $$question --graph $(OUT) | sed -n '1,8p'; done
	@echo; if [ -f $(OUT)/explorer.html ]; then echo "Explore it in a browser: $(OUT)/explorer.html"; \
	else echo "See who leads what in a browser: $(OUT)/who-leads-what.html"; fi; \
	echo "All answers as tables: $(OUT)/partnergraph.xlsx"; \
	echo "More: $(BIN)/partnergraph ask (all questions), show HAMROW (one thing), without Redthread (what if it goes)"

test: $(VENV)/.installed-dev page browser stores ## Run the tests
	@$(BIN)/python -m pytest -n auto

lint: $(VENV)/.installed-dev page ## Check style, format, types and layering
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if [ -f $(PAGE_INSTALLED) ]; then cd $(PAGE); echo "tsc --noEmit"; node node_modules/typescript/bin/tsc --noEmit; fi

bench: $(VENV)/.installed-dev page browser ## Time builds and answers; score them where gold is at hand
	@$(BIN)/python -m benchmarks.build_time
	@$(BIN)/python -m benchmarks.answer_time
	@$(BIN)/python -m benchmarks.question_time
	@$(BIN)/python -m benchmarks.page
	@$(BIN)/python -m benchmarks.serve_load
	@$(BIN)/python -m benchmarks.picture_time
	@$(BIN)/python -m benchmarks.scores

fuzz: $(VENV)/.installed-fuzz ## Try each reader with INPUTS made-up files (100000), guided by what they reach
	@$(BIN)/python -m tests.fuzz --inputs $(INPUTS)

audit: $(VENV)/.installed-dev ## Ask whether anything that is locked has a known weakness
	@$(BIN)/python .ci/audit.py

scale: $(VENV)/.installed-dev page browser ## Measure builds and questions up to 3,300 plans (an hour or more)
	@$(BIN)/python -m benchmarks.questions_at_scale
	@$(BIN)/python -m benchmarks.scale

reference: $(VENV)/.installed ## Write docs/reference.md anew from the code
	@$(BIN)/python docs/make_reference.py

screenshots: $(VENV)/.installed-dev page browser ## Take the pictures of the explorer for the documents
	@$(BIN)/python docs/make_screenshots.py

LOCK := CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
LOCK_OURS := $(LOCK) --build-deps-for editable

lock: $(VENV)/.installed-dev ## Renew the lock files from pyproject.toml
	$(LOCK_OURS) --output-file requirements.lock pyproject.toml
	$(LOCK_OURS) --extra dev --extra dask --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	echo 'atheris>=3.0' | $(LOCK) --output-file requirements-fuzz.lock -

clean: ## Remove what was made
	rm -rf $(VENV) $(OUT) build dist $(PAGE)/node_modules $(PAGE)/bundle benchmarks/results \
		.pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The explorer's scripts. All else does without them, so what keeps them from being bundled is
# said, and no more; a bundle of other sources is none.
page:
	@if ! { command -v npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; } >/dev/null 2>&1; then \
		rm -f $(PAGE_BUNDLE); \
		echo "The explorer is left out, as this checkout needs Node 20 or later with npm to make it: install them and run make again." >&2; \
	elif ! $(MAKE) --silent --no-print-directory $(PAGE_INSTALLED); then \
		rm -f $(PAGE_BUNDLE); \
		echo "The explorer is left out, as npm could not install what it is made with (see above): run make again when it can." >&2; \
	else \
		$(MAKE) --silent --no-print-directory $(PAGE_BUNDLE); fi

$(PAGE_INSTALLED): $(PAGE)/package-lock.json $(PAGE)/package.json $(PAGE)/.npmrc
	@echo "Installing what the explorer is made with ..." >&2
	@cd $(PAGE); said=$$(npm ci --ignore-scripts --loglevel=error 2>&1 >/dev/null) || { head -n 4 <<<"$$said" >&2; exit 1; }
	@touch $@

$(PAGE_BUNDLE): $(PAGE_SOURCES) $(PAGE_INSTALLED)
	@cd $(PAGE) && node bundle.mjs

# A browser for the tests of the explorer, which are left out where there is none.
browser: $(VENV)/.installed-dev page
	@if [ ! -f $(PAGE_BUNDLE) ] || $(BIN)/python -m benchmarks.browser >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing chromium for the tests of the explorer ..." >&2; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null; } \
			|| echo "It could not be installed: the tests of the explorer in a browser are left out." >&2; \
	else \
		echo "The tests of the explorer in a browser are left out. $$($(BIN)/python -m benchmarks.browser)" >&2; fi

# A second SPARQL server, for the tests of shared stores; those on Oxigraph run without it.
stores:
	@if command -v virtuoso-t >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing Virtuoso for the tests of shared stores ..." >&2; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin >/dev/null; } \
			|| echo "It could not be installed: the tests of shared stores on Virtuoso are left out." >&2; \
	else \
		echo "The tests of shared stores on Virtuoso are left out: install it to run them (Debian: sudo apt-get install virtuoso-opensource-7-bin)." >&2; fi

# A virtual environment. Debian keeps the part that makes one in a package of its own:
# install it where we may, say so where we may not.
$(VENV)/.made:
	@if [ -z "$(PYTHON)" ]; then \
		echo "partnergraph needs Python 3.11 or later: install it (Debian: apt-get install python3) and run make again." >&2; exit 2; fi
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			echo "Installing python3-venv ..." >&2; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; \
		else \
			echo "$(PYTHON) cannot make virtual environments: install them (Debian: sudo apt-get install python3-venv) and run make again." >&2; exit 2; fi; fi
	@echo "Making $(VENV) ..." >&2
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: requirements.lock pyproject.toml $(VENV)/.made
	@echo "Installing what partnergraph needs (a few minutes the first time) ..." >&2
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(INSTALL_SELF)
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing what its tests and checks need ..." >&2
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

# What fuzzes is for Linux and macOS only, and no part of what the tests need.
$(VENV)/.installed-fuzz: requirements-fuzz.lock $(VENV)/.installed-dev
	@$(PIP) install --require-hashes --requirement requirements-fuzz.lock
	@touch $@
