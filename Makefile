# Everything a checkout needs. Python 3.11 or newer and make are enough to begin with:
# each target sets up .venv by itself, the first time over the network, then never again
# until pyproject.toml or constraints.txt changes.

.DEFAULT_GOAL := help
.PHONY: help run test lint check bench screenshot clean

# Through the environment, so that no shell reads the & and ? of an address.
export LOCATION ?= assets/guide
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Where PYTHONDONTWRITEBYTECODE is set, every start would compile all of the program anew.
COMPILE := $(BIN)/python -m compileall -q tui_reader
# Both stamps live in the environment they speak of, so deleting .venv is a fresh start.
RUN_READY := $(VENV)/.ready-to-run
DEV_READY := $(VENV)/.ready-to-develop

help: ## list the targets
	@echo "make <target>:"
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{printf "%-13s %s\n", $$1, $$2}'

run: $(RUN_READY) ## read LOCATION (a folder, file, feed or page), or the guide: make run LOCATION=~/blog
	@$(COMPILE)
	@$(BIN)/tui-reader "$$LOCATION" $(ARGS)

test: $(DEV_READY) ## run the tests; ARGS go to pytest: make test ARGS=tests/text
	@$(COMPILE)
	@$(BIN)/python -m pytest -n auto -q $(ARGS)

lint: $(DEV_READY) ## check format, lint, types and import contracts
	@$(BIN)/ruff format --check --quiet . || { echo "The format differs: $(BIN)/ruff format . puts it right."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint ## lint, then the tests with branch coverage of at least 90 percent
	@$(MAKE) --no-print-directory test ARGS="--cov $(ARGS)"

bench: $(DEV_READY) ## measure against the budgets: a table, and bench-results.json
	@$(COMPILE)
	@$(BIN)/python -m tests.bench $(ARGS)

screenshot: $(DEV_READY) ## draw assets/screenshot.svg with the program itself
	@TZ=UTC $(BIN)/python -m tests.project.screenshot assets/screenshot.svg

clean: ## remove .venv and every cache
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage* dist build

# hatchling comes first and builds without isolation: so an unchanged set of packages installs offline.
define install
	@echo "Setting up $(VENV) (only the first time, and when the dependencies change) ..."
	@$(PIP) install -c constraints.txt hatchling && \
	$(PIP) install -c constraints.txt --no-build-isolation -e '$(1)' || \
	{ echo "The packages could not be installed. The first time needs the network; then run make again."; exit 1; }
endef

$(RUN_READY): pyproject.toml constraints.txt | $(BIN)/pip
	$(call install,.)
	@touch $@

$(DEV_READY): pyproject.toml constraints.txt | $(BIN)/pip
	$(call install,.[dev])
	@touch $@ $(RUN_READY)

# pip is the last thing venv writes: without it the environment is half made, and is made again.
$(BIN)/pip:
	@found=; bare=; \
	for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3 python; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then found=$$python; break; fi; \
		bare=$${bare:-$$python}; \
	done; \
	if [ -n "$$found" ]; then "$$found" -m venv --clear $(VENV); \
	elif [ -n "$$bare" ]; then \
		echo "$$bare cannot make virtual environments: its venv part is a package of its own here." >&2; \
		echo "On Debian and Ubuntu: sudo apt install python3-venv. Then run make again." >&2; exit 1; \
	else \
		echo "tui-reader needs Python 3.11 or newer, and none was found on the PATH." >&2; \
		echo "Install one, or name it: make PYTHON=/path/to/python3.12 ..." >&2; exit 1; \
	fi
