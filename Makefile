# make site   builds seeds/ → content/ → public/        make test   ruff, mypy, pytest with a real browser
# Both set up what they need on a machine that has Python 3.11+, make and apt.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ROOT := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: site test serve check clean pictures

site: $(VENV)/.site
	@$(BIN)/site-builder build

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

serve: $(VENV)/.site
	@$(BIN)/site-builder serve

check: $(VENV)/.site
	@$(BIN)/site-builder check

pictures: $(VENV)/.test
	$(BIN)/python -m tests.browser.pictures

clean:
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Debian's python3 comes without ensurepip, on which venv depends
$(BIN)/python:
	@echo "setting up a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); $(ROOT) apt-get update -q && $(ROOT) apt-get install -y -q python3-venv && $(PYTHON) -m venv $(VENV); }

$(VENV)/.site: pyproject.toml constraints.txt | $(BIN)/python
	@echo "installing pinned packages"
	@$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(BIN)/python
	@echo "installing pinned packages, Chromium, a CJK font and Java"
	@$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@sh .ci/programs $(BIN)
	@touch $@ $(VENV)/.site
