# make run | test | check | soak | bench | fuzz | screenshots | text | lock | samples | clean
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHON
# What Python compiles is kept: a test run starts hundreds of processes, and each would compile pandas and streamlit anew.
unexport PYTHONDONTWRITEBYTECODE
# Four workers for two cores: a test that waits for a browser or a child leaves its core idle.
WORKERS := $(or $(shell nproc 2>/dev/null | awk '{ print 2 * $$1 }'),auto)
# Each of them reckons alone: threads for small matrices wait for one another, on cores that other tests need.
ALONE := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

.PHONY: run test check lint types suite soak bench fuzz screenshots text lock samples clean

run:
	@./start.command

# The types are looked at while the tests run: both leave a core idle now and then.
test: lint
	@$(MAKE) --no-print-directory -j 2 types suite

check: lint types

lint: .venv/dev
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .
	@$(BIN)/lint-imports --no-logo

types: .venv/dev
	@$(BIN)/pyright

# What the tests' modules are compiled to is written once before four workers look for it at once.
.venv/compiled: .venv/dev $(shell find lib pages tests -name "*.py")
	@$(BIN)/python -m pytest -qq --collect-only >/dev/null || true
	@touch $@

suite: .venv/compiled
	@$(ALONE) $(BIN)/python -m pytest -q -n $(WORKERS) --no-loadscope-reorder --max-worker-restart 0

# Here a single test may take longer than any test of the suite is waited for.
LONG := -o faulthandler_timeout=0

soak: .venv/dev
	$(BIN)/python -m pytest -m soak -n auto $(LONG)

bench: .venv/dev
	$(BIN)/python -m tests.bench

fuzz: .venv/dev
	REGULARS_FUZZ_EXECUTIONS=200000 $(BIN)/python -m pytest -q -n auto $(LONG) tests/fuzz
	$(BIN)/python -m pytest -q -n auto $(LONG) --hypothesis-profile=new -m "not browser and not soak" --ignore=tests/fuzz

screenshots: .venv/dev
	$(BIN)/python -m tests.browser.screenshots

text: .venv/dev
	$(BIN)/python -m lib.text

samples: .venv/dev
	$(BIN)/python sample_data/generate.py

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"
lock: .venv/dev
	$(LOCK) requirements.txt -o requirements.lock
	$(LOCK) requirements-dev.txt -c requirements.lock -o requirements-dev.lock

# uv installs in a fifth of pip's time; where it cannot (it does not read pip's settings of an index), pip does.
.venv/dev: requirements-dev.lock
	@./start.command --environment
	@sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.lock > .venv/uv.lock
	@$(BIN)/python -m pip install --quiet --require-hashes -r .venv/uv.lock
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements-dev.lock || \
		$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@cp requirements.lock .venv/installed.lock
	@touch $@

clean:
	rm -rf .venv build
