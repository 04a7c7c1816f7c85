# Two commands matter: `make sample` and `make test`. Both set up what they need in .venv.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: sample test lint quality gate docs lock clean

sample: .venv/.ready  ## set up, put the sample dossier on record and write its page
	rm -f sample.db sample.db-wal sample.db-shm
	$(BIN)/onrecord build src/onrecord/sample/reports --to sample.db
	$(BIN)/onrecord page sample.db -o sample.html

test: .venv/.ready-dev  ## set up and run the tests
	$(BIN)/python -m pytest

lint: .venv/.ready-dev  ## style, types, generated docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m docs.generate --check

quality: .venv/.ready-dev  ## measure all development sets and write docs/explanation/quality.md
	$(BIN)/python -m tests.quality

gate: .venv/.ready-dev  ## measure all development sets against their floors
	$(BIN)/python -m tests.quality --gate

docs: .venv/.ready-dev  ## write the generated pages of the docs
	$(BIN)/python -m docs.generate

.venv/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

.venv/.ready-dev: requirements-dev.lock .venv/.ready
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

lock:  ## resolve the dependencies again (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes --no-header -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv sample.db sample.html
