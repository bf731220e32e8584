# Fachwerk: one target per everyday task. `make` alone lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup demo demo-data demo-reset run test lint bench faults messages lock

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed-from
INSTALLED := $(BIN)/python -c "import sys"

help: ## Diese Übersicht
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | \
		while IFS='|' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

setup: ## Richtet alles ein (.venv, Pakete, Übersetzungen); ein zweiter Lauf tut nur das Nötige
	@command -v git >/dev/null 2>&1 || { echo "Es fehlt git; installieren Sie es mit der Paketverwaltung Ihres Systems."; exit 1; }
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Es fehlt Python ab Version 3.11 (gesucht als „$(PYTHON)“)."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "„$(PYTHON)“ ist zu alt; Fachwerk braucht Python ab 3.11 (make PYTHON=… nennt ein anderes)."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python fehlt das Modul „venv“; unter Debian: apt-get install python3-venv"; exit 1; }
	@$(INSTALLED) 2>/dev/null || { echo "Lege .venv an …"; $(PYTHON) -m venv .venv; }
	@if ! cat requirements.lock pyproject.toml | cmp -s - $(STAMP) || ! test -x $(BIN)/fachwerk; then \
		echo "Installiere die Pakete aus requirements.lock …"; \
		rm -f $(STAMP); \
		$(BIN)/python -m pip install -q --disable-pip-version-check --no-compile --require-hashes -r requirements.lock && \
		$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e . && \
		cat requirements.lock pyproject.toml > $(STAMP); \
	fi
	@$(BIN)/python -m fachwerk.config.catalogues compile

demo: setup ## Startet die Demonstration mit eigener Datenbank unter http://localhost:8000 (PORT wählt einen anderen)
	@exec env FACHWERK_DEMO=1 $(BIN)/python -m fachwerk demo

demo-data: setup ## Lädt nur die Geschichte der Demonstration, ohne sie zu starten
	@FACHWERK_DEMO=1 $(BIN)/python -m fachwerk migrate -v 0
	@FACHWERK_DEMO=1 $(BIN)/python -m fachwerk load_demonstration

demo-reset: setup ## Löscht die Datenbank der Demonstration; „make demo“ baut sie neu auf
	@FACHWERK_DEMO=1 $(BIN)/python -m fachwerk database delete

run: setup ## Startet Fachwerk mit der eigenen Datenbank (DATABASE_URL oder mitgeliefert)
	@$(BIN)/python -m fachwerk migrate -v 0
	@$(BIN)/python -m fachwerk collectstatic --noinput -v 0
	@exec $(BIN)/python -m fachwerk serve --worker

test: setup ## Führt alle Tests aus (ARGS="tests/events" schränkt ein)
	@exec $(BIN)/python -m pytest $(ARGS)

lint: setup ## Prüft Stil, Bauplan, Typen, Migrationen und Übersetzungen
	@$(BIN)/ruff check
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@FACHWERK_INSTANCE=test $(BIN)/python -m fachwerk makemigrations --check --dry-run
	@$(BIN)/python -m fachwerk.config.catalogues check

bench: setup ## Misst die Seiten bei 1, 50 und 500 Netzwerken (JSON; ARGS="--pages portal" schränkt ein)
	@exec $(BIN)/python -W ignore -m bench $(ARGS)

faults: setup ## Beendet Web, Worker und Datenbank hart an 20 Stellen eines Imports (JSON; ARGS="--shots 6 --seed 3")
	@exec $(BIN)/python -W ignore -m tests.faults $(ARGS)

messages: setup ## Trägt neue Sätze in den englischen Katalog ein und übersetzt ihn für das Programm
	@$(BIN)/python -m fachwerk.config.catalogues collect
	@$(BIN)/python -m fachwerk.config.catalogues compile

lock: ## Schreibt requirements.lock neu (braucht uv)
	@uv pip compile -q --extra dev --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
		--python-version 3.11 pyproject.toml -o requirements.lock
