# Every target prepares what it needs; the second time that takes no time.
PYTHON ?= python3
VENV := .venv
HEADLESS := .venv-headless
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
SOURCES := app db ui resources tests packaging
# The hub and what speaks with it are tested once, in the other run: import contracts keep Qt out of them.
HEADLESS_TESTS := tests $(addprefix --ignore=tests/,ui journeys readback server sync)
COVERED := app/domain/*,app/rules/*,app/energy/*,app/budget/*,app/debts/*,app/whatif/*,db/migrate.py

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONDONTWRITEBYTECODE :=
test check: export QT_QPA_PLATFORM ?= offscreen

.PHONY: setup run test check bench soak hub lock clean coverage format lint types imports preflight preflight-test preflight-hub headless
.DELETE_ON_ERROR:

setup: preflight $(VENV)/.installed

preflight:
	@$(PYTHON) packaging/preflight.py

preflight-test:
	@$(PYTHON) packaging/preflight.py test

preflight-hub:
	@$(PYTHON) packaging/preflight.py hub

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.locked: requirements-dev.txt | preflight
	@echo "Omgeving maken in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    exec $(BIN)/keukentafel; \
	else \
	    echo "Er is geen scherm: het demonstratiebezoek wordt zonder venster gedraaid, in build/demo."; \
	    exec $(BIN)/keukentafel demo --uit build/demo; \
	fi

test: preflight-test setup
	@$(BIN)/python -m pytest

# Both runs of the tests side by side: two cores, and neither needs the other.
check: preflight-test setup format lint types imports headless
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target coverage test

format: setup
	@$(BIN)/ruff format --check $(SOURCES)

lint: setup
	@$(BIN)/ruff check $(SOURCES)

types: setup
	@$(BIN)/mypy

imports: setup
	@$(BIN)/lint-imports --no-logo

# The run without Qt proves that only ui needs it, and measures the branches of the law while it is at it.
coverage: preflight-test headless
	@$(HEADLESS)/bin/python -m coverage erase
	@$(HEADLESS)/bin/python -m coverage run -m pytest $(HEADLESS_TESTS)
	@$(HEADLESS)/bin/python -m coverage report --fail-under=100 --include="$(COVERED)"

headless: $(HEADLESS)/.installed

$(HEADLESS)/.installed: $(HEADLESS)/.locked pyproject.toml
	@PYTHONWARNINGS=ignore $(HEADLESS)/bin/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(HEADLESS)/.locked: requirements-headless.txt | preflight
	@echo "Omgeving zonder Qt maken in $(HEADLESS) …"
	@$(PYTHON) -m venv $(HEADLESS)
	@$(HEADLESS)/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements-headless.txt
	@touch $@

bench: setup
	@$(BIN)/python -m tests.benchmarks

# The model of three laptops and a hub, twenty times as long as in CI.
soak: preflight-test setup
	@KEUKENTAFEL_SOAK=20 $(BIN)/python -m pytest tests/sync/test_model.py

# A hub to try out, with a database of its own in build/hub unless KEUKENTAFEL_HUB_DSN says where one is.
hub: preflight-hub setup
	@exec $(BIN)/keukentafel hub probeer

# Four locks that agree with each other: what a user needs, what a developer needs, that without Qt, and a hub.
UV_COMPILE = .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" --no-config $(UPGRADE)
lock:
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet uv==$(UV_VERSION)
	@$(UV_COMPILE) pyproject.toml -o requirements.txt
	@$(UV_COMPILE) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	@$(UV_COMPILE) pyproject.toml --group check -c requirements-dev.txt \
	    --no-emit-package pyside6-essentials --no-emit-package shiboken6 -o requirements-headless.txt
	@$(UV_COMPILE) --group pyproject.toml:hub -c requirements-dev.txt -o requirements-hub.txt
	@rm -rf .venv-lock

clean:
	@rm -rf build $(VENV) $(HEADLESS) .venv-lock .pytest_cache .mypy_cache .ruff_cache .import_linter_cache \
	    .hypothesis .coverage *.egg-info
	@find app ui db resources tests -name __pycache__ -type d -prune -exec rm -rf {} +
