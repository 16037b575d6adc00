# make run: sets everything up and opens the dashboard. make test: everything that is checked. GNU make 3.81 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run test lint unit accuracy browser pictures benchmarks clean

help:
	@echo "make run          set up what is needed and start the dashboard (PORT=$(PORT))"
	@echo "make test         every check: ruff, mypy, unit, accuracy, page and browser tests"
	@echo "make pictures     take the README's pictures anew"
	@echo "make benchmarks   time the extraction, the dataset and the pages (long)"
	@echo "make clean        remove the environment, the dataset and caches"
	@echo "PYTHON=python3.12 make run uses another Python (3.11 or newer)"

$(VENV)/.python-ok:
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { echo "Muster needs Python 3.11 or newer, and '$(PYTHON)' is not there: install it, or name another with PYTHON=/path/to/python3." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Muster needs Python 3.11 or newer, and '$(PYTHON)' is $$("$(PYTHON)" -V 2>&1): name a newer one with PYTHON=/path/to/python3." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "'$(PYTHON)' cannot make environments: on Debian, apt install python3-venv." >&2; exit 1; }
	@"$(PYTHON)" -m venv "$(VENV)" || { rm -rf "$(VENV)"; echo "The environment $(VENV) could not be made." >&2; exit 1; }
	@touch $@

$(VENV)/.run-installed: $(VENV)/.python-ok requirements.txt constraints.txt
	@echo "Installing what the dashboard needs (once; a minute or two) ..."
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	@touch $@

$(VENV)/.test-installed: $(VENV)/.run-installed requirements-test.txt requirements-cluster.txt constraints.txt
	@echo "Installing what the tests need ..."
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check -r requirements-test.txt -r requirements-cluster.txt -c constraints.txt
	@touch $@

run: $(VENV)/.run-installed
	"$(BIN)/python" -m streamlit run dashboard/app.py --server.port $(PORT)

test: lint unit browser

lint: $(VENV)/.test-installed
	"$(BIN)/python" -m ruff check .
	"$(BIN)/python" -m ruff format --check .
	"$(BIN)/python" -m mypy

unit: $(VENV)/.test-installed
	"$(BIN)/python" -m pytest -m "not browser" -n auto

accuracy: $(VENV)/.test-installed
	"$(BIN)/python" tools/measure.py tests/corpus/gold_dev.jsonl
	"$(BIN)/python" tools/measure.py tests/corpus/gold_seeds.jsonl --texts seeds

browser: $(VENV)/.test-installed
	"$(BIN)/python" -m pytest -m browser

pictures: $(VENV)/.test-installed
	"$(BIN)/python" tools/pictures.py

benchmarks: $(VENV)/.test-installed
	"$(BIN)/python" -m tests.benchmarks

clean:
	rm -rf "$(VENV)" dataset .pytest_cache .mypy_cache .ruff_cache .hypothesis
