# Essay Planner: `make run` to try it, `make test` to check it. The work is done by the scripts.
PYTHON ?= python3
VENV_PYTHON = .venv/bin/python

.PHONY: help setup install run test chaos bench lint format

help:  ## Show what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## Create .venv with everything for developing
	@$(PYTHON) scripts/environment.py --dev

install:  ## Create .venv with what a server needs, and nothing for developing
	@$(PYTHON) scripts/environment.py

run: install  ## Serve a demo on http://127.0.0.1:8000 (PORT=... changes it)
	@$(VENV_PYTHON) scripts/serve_demo.py

test: setup  ## Run every check on SQLite and PostgreSQL (FAST=1: the quick part only)
	@$(VENV_PYTHON) scripts/test_all.py $(if $(FAST),--fast)

chaos: setup  ## Type, move and remove at random while everything fails (SEED=... OPERATIONS=...)
	@$(VENV_PYTHON) -m pytest -q tests/faults/test_chaos.py

bench:  ## Measure what pages and saves cost (ONLY="first_load save lesson": a part of it)
	@$(PYTHON) scripts/environment.py --bench
	@$(VENV_PYTHON) -m bench $(ONLY)

lint: setup  ## Check style
	@$(VENV_PYTHON) -m ruff check . && $(VENV_PYTHON) -m ruff format --check .

format: setup  ## Put the code into the project's style
	@$(VENV_PYTHON) -m ruff check --fix . && $(VENV_PYTHON) -m ruff format .
