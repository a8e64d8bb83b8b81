# For those who develop. `make check` is all that CI runs.
PYTHON ?= python3
BIN = .venv/bin
PARALLEL = -n auto --dist worksteal

.PHONY: dev test check golden bench
dev: .venv/dev

.venv/dev: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check -U "pip>=25.1"
	$(BIN)/python -m pip install -q --disable-pip-version-check -e . --group dev
	mkdir -p .venv/typing && ln -sfn ../.. .venv/typing/kientruc
	touch .venv/dev .venv/installed-test .venv/installed-run

test: dev
	$(BIN)/python -Im pytest $(PARALLEL)

check: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -Im pytest -q $(PARALLEL)

golden: dev
	KIENTRUC_GOLDEN=write $(BIN)/python -Im pytest -q tests/golden

bench: dev
	$(BIN)/python benchmarks/run.py
