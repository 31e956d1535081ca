# gongwen: `make parse` and `make test` are all a newcomer needs; `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
CORPUS ?= ../shared/corpus
GOLD   ?= ../shared/gold

.DEFAULT_GOAL := help
.PHONY: help setup parse check test lint format types imports bench fuzz mutate totals score regen schemas docs lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

# Two environments in one folder: what parsing needs, and on top of it what developing needs.
# A stamp holds the lock file's hash, so nothing is installed twice and a changed lock is.
$(VENV)/runtime.stamp: requirements/runtime.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "gongwen needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 parse"; exit 2; }
	@echo "setting up $(VENV) (first run, or dependencies changed) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock $(VENV)/runtime.stamp
	@echo "adding the development tools ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

setup: $(VENV)/dev.stamp ## set up .venv with everything, from pinned and hashed dependencies

parse: $(VENV)/runtime.stamp ## parse everything in raw/ into parsed/
	@$(BIN)/gongwen parse

check: $(VENV)/runtime.stamp ## print the cross-checks of everything in raw/
	@$(BIN)/gongwen check

test: $(VENV)/dev.stamp ## run every test
	@$(BIN)/python -m pytest -n auto

lint: $(VENV)/dev.stamp ## style and errors (ruff)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/dev.stamp ## lay out the code (ruff)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

types: $(VENV)/dev.stamp ## static types (mypy, strict)
	@$(BIN)/mypy

imports: $(VENV)/dev.stamp ## the direction of imports (import-linter)
	@$(BIN)/lint-imports

bench: $(VENV)/dev.stamp ## circulars per second per stage, and the cold start
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench_tables
	@$(BIN)/python -m tests.bench_quantities
	@$(BIN)/python -m tests.bench_html $(CORPUS)
	@$(BIN)/python -m tests.bench_text $(CORPUS)

fuzz: $(VENV)/dev.stamp ## draw 100,000 random tables and read each back
	@$(BIN)/python -m tests.fuzz_tables 100000

mutate: $(VENV)/dev.stamp ## misprint the numbers of tables one at a time: what share is found
	@$(BIN)/python -m tests.mutate --corpus $(CORPUS)

totals: $(VENV)/dev.stamp ## which totals of the corpus add up, and why the others do not
	@$(BIN)/python -m tests.totals --corpus $(CORPUS)

score: $(VENV)/dev.stamp ## compare with the hand-made gold where it is present
	@$(BIN)/python -m tests.score $(GOLD)

schemas: $(VENV)/runtime.stamp ## write schemas/ anew from the model
	@$(BIN)/gongwen schemas

docs: $(VENV)/dev.stamp ## write the pages of docs/ that come from data
	@$(BIN)/python -m tests.write_docs

regen: $(VENV)/dev.stamp schemas parse docs ## write the golden cases, schemas/ and parsed/ anew (then read the diff)
	@$(BIN)/python -m tests.regen

lock: ## pin the dependencies anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml requirements/build.in -o requirements/runtime.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev -c requirements/runtime.lock pyproject.toml -o requirements/dev.lock

clean: ## remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info
