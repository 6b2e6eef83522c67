# The two commands of the README. Each installs what it needs into .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test clean

.venv/installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv || { $(PYTHON) -m pip install --user virtualenv && $(PYTHON) -m virtualenv .venv; }
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

demo: .venv/installed
	@mkdir -p out
	$(BIN)/hearsay dossier examples/il76 --title "Il-76, Belgorod, 24 January 2024" -o out/il76.html

test: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

clean:
	rm -rf .venv out build dist
