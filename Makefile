# make run | test | check | bench | fuzz | screenshots | text | lock | samples
PYTHON ?= python3
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test check bench fuzz screenshots text lock samples clean

run: .venv/run
	$(BIN)/streamlit run app.py

test: check
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

bench: .venv/dev
	$(BIN)/python -m tests.bench

fuzz: .venv/dev
	REGULARS_FUZZ_EXECUTIONS=200000 $(BIN)/python -m pytest tests/fuzz

screenshots: .venv/dev
	$(BIN)/python -m tests.browser.screenshots

text: .venv/dev
	$(BIN)/python -m lib.text

samples: .venv/dev
	$(BIN)/python sample_data/generate.py

lock: .venv/dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" requirements.txt -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" requirements-dev.txt -c requirements.lock -o requirements-dev.lock

.venv/pip:
	$(PYTHON) -c 'import sys; sys.exit("Regulars needs Python 3.11 to 3.13, this is " + sys.version.split()[0] + ". Install one and say: make run PYTHON=/path/to/python3") if not (3, 11) <= sys.version_info[:2] < (3, 14) else None'
	$(PYTHON) -m venv .venv
	touch $@

.venv/run: .venv/pip requirements.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

.venv/dev: .venv/pip requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@ .venv/run

clean:
	rm -rf .venv build
