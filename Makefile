# partnergraph: `make run` sets everything up, builds the samples and prints the answers.
# Needs make and Python 3.11 or later; all else goes into .venv.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: run test lint bench lock reference clean help

PYTHON ?= $(shell for name in python3.11 python3 python3.12 python3.13; do \
	if command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))'; \
	then echo $$name; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
OUT := partnergraph-out
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL_SELF := $(PIP) install --no-deps --no-build-isolation --editable .

help: ## Show what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

run: $(VENV)/.installed ## Set up, build the samples, print the answers' headline
	@$(BIN)/partnergraph build samples -o $(OUT)
	@for question in workload missing-standard-actions single-points-of-failure; do \
		echo; echo "\$$ partnergraph ask $$question   (its first lines)"; \
		$(BIN)/partnergraph ask $$question --graph $(OUT) | sed -n '1,8p'; done
	@echo; echo "All answers: $(OUT)/partnergraph.xlsx"; \
	echo "More: $(BIN)/partnergraph ask (all questions), show HAMROW (one thing), without Redthread (what if it goes)"

test: $(VENV)/.installed-dev ## Run the tests
	@$(BIN)/python -m pytest -n auto

lint: $(VENV)/.installed-dev ## Check style, format, types and layering
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed ## Time builds and answers; score them where gold is at hand
	@$(BIN)/python -m benchmarks.build_time
	@$(BIN)/python -m benchmarks.answer_time
	@$(BIN)/python -m benchmarks.question_time
	@$(BIN)/python -m benchmarks.scores

reference: $(VENV)/.installed ## Write docs/reference.md anew from the code
	@$(BIN)/python docs/make_reference.py

LOCK := CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --build-deps-for editable

lock: $(VENV)/.installed-dev ## Renew the lock files from pyproject.toml
	$(LOCK) --output-file requirements.lock pyproject.toml
	$(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## Remove what was made
	rm -rf $(VENV) $(OUT) build dist benchmarks/results .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

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
