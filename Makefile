# participation: two commands do everything. `make demo` shows it, `make test` checks it.
# All of it lives in this folder: .venv (packages), .make (what is already done), data (the demo's database).

HOST ?= 127.0.0.1
PORT ?= 8000
DATA ?= data
export PIP_DISABLE_PIP_VERSION_CHECK = 1
unexport PYTHONDONTWRITEBYTECODE # or each of the many commands that tests start compiles the platform anew

BIN := .venv/bin
PIP := $(BIN)/python -m pip
LOCKED := install --quiet --quiet --require-hashes --only-binary :all:
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint bench sbom lock wheel clean

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16
	@echo "Settings: HOST=$(HOST) PORT=$(PORT) DATA=$(DATA); PYTHON=... chooses another Python, ARGS=... goes to pytest or the bench."

demo bench: export HOST := $(HOST)
demo bench: export PORT := $(PORT)
demo bench: export DATA := $(DATA)

demo: .make/project ## install, fill a demo and serve it on http://HOST:PORT
	@exec $(BIN)/participation demo

test: lint ## check everything: style, types, walls between rooms, tests with browser and PostgreSQL
	@.ci/servers
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

lint: .make/tools ## style, types and the walls between rooms, without the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .make/project ## measure against the bare database driver
	@$(BIN)/participation bench $(ARGS)

wheel: .make/project ## build dist/participation-*.whl
	$(PIP) wheel --quiet --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

sbom: .make/tools .make/sbom/pyvenv.cfg ## list what is shipped: sbom.json (CycloneDX)
	$(BIN)/cyclonedx-py environment .make/sbom --pyproject pyproject.toml --output-reproducible --of JSON -o sbom.json
	@echo "sbom.json"

lock: .make/tools ## write the lock files anew from pyproject.toml; UPGRADE=1 takes newer versions
	$(PIP) install --quiet --quiet uv
	$(COMPILE) pyproject.toml --extra postgres --extra redis -o requirements.lock
	$(COMPILE) --group build --constraint requirements.lock -o requirements-build.lock
	$(COMPILE) pyproject.toml --all-extras --constraint requirements.lock -o requirements-test.lock

clean: ## forget everything that make made, but never the data
	rm -rf .venv .make dist sbom.json .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# What is already done. Each stamp is older than its lock file when there is work, and than .venv when that is new.
# Absolute paths live inside .venv, so a checkout that moved, or lost its Python, starts afresh.
ifneq ($(shell cat .make/place 2>/dev/null || echo "$(CURDIR)"),$(CURDIR))
$(shell rm -rf .make .venv/pyvenv.cfg)
else ifneq ($(shell $(BIN)/python -c "print(1)" 2>/dev/null),1)
$(shell rm -rf .make .venv/pyvenv.cfg)
endif

.venv/pyvenv.cfg:
	@.ci/venv
	@mkdir -p .make && echo "$(CURDIR)" >.make/place

.make/packages: requirements.lock requirements-build.lock .venv/pyvenv.cfg
	@echo "Installing the packages of requirements.lock ..."
	@$(PIP) $(LOCKED) -r requirements.lock
	@$(PIP) $(LOCKED) -r requirements-build.lock
	@mkdir -p .make && touch $@

.make/project: pyproject.toml .make/packages
	@$(PIP) install --quiet --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.make/tools: requirements-test.lock .make/project
	@echo "Installing the packages of requirements-test.lock ..."
	@$(PIP) $(LOCKED) -r requirements-test.lock
	@touch $@

.make/sbom/pyvenv.cfg: requirements.lock .venv/pyvenv.cfg
	@$(BIN)/python -m venv --clear --without-pip .make/sbom
	@$(PIP) --python .make/sbom/bin/python $(LOCKED) -r requirements.lock
	@touch $@
