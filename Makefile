# Every target in a line: make help
SHELL := /bin/bash
.DEFAULT_GOAL := all
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONHASHSEED := 0

.PHONY: all setup build pdf release grade check test test-slow lock clean help

all: setup ## Set everything up, build both editions, release, grade the example class
	@$(BIN)/course build
	@$(BIN)/course release
	@$(MAKE) --no-print-directory grade
	@$(BIN)/course doctor --next

setup: $(VENV)/.done ## Make the virtual environment from the lock file

$(VENV)/.done: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $$($(PYTHON) --version) was found. Try: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(VENV) (a few minutes the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

build: setup ## Build both editions of the book into _build/html
	@$(BIN)/course build

pdf: build ## Print both editions as PDF into _build/pdf (needs Chromium)
	@$(BIN)/course pdf

release: setup ## Write the assignments of both languages from their sources
	@$(BIN)/course release

# A gradebook of its own, made anew: the example never mixes with a real class.
EXAMPLE := _build/example_class

grade: setup ## Grade the bundled example class
	@mkdir -p $(EXAMPLE) && rm -f $(EXAMPLE)/gradebook.db $(EXAMPLE)/*.journal.jsonl
	@if [ "$$(uname)" = Linux ]; then \
	  $(BIN)/course grade batch_norm --submitted tests/example_class --unsafe-no-sandbox \
	    --gradebook sqlite:///$(CURDIR)/$(EXAMPLE)/gradebook.db --report $(EXAMPLE)/report.json; \
	else echo "The example class was left out: grading needs Linux (a virtual machine or WSL 2)."; fi

check: setup ## Lint, types, architecture (under a minute)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/course release --check

test: setup ## Run the tests (10 minutes at most)
	@$(BIN)/pytest -n 2 --dist loadfile -m "not slow"

test-slow: setup ## Run the slow tests (half an hour; much of it is waiting)
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder -m slow

lock: ## Resolve the lock file anew (CUDA parts are left to torch's own wheel)
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --constraint constraints.txt pyproject.toml -o requirements.lock.new
	@{ echo "# Made by 'make lock' from pyproject.toml and constraints.txt."; grep -vE '^(nvidia-|cuda-|triton)' requirements.lock.new; } > requirements.lock
	@rm requirements.lock.new

clean: ## Remove what make has built (not the environment)
	@rm -rf _build

help: ## Say what every target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-10s %s\n", $$1, $$2}'
