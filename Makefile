# Boîte à pratiques. « make help » dit tout. Two commands matter: make site, make test.
.DEFAULT_GOAL := help
SHELL := /bin/sh

# The first Python that is recent enough; override with make PYTHON=/path/to/python3.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
# Tests wait for a browser as often as they compute: twice as many processes as cores keep them all busy.
WORKERS ?= $(shell expr 2 \* $$(getconf _NPROCESSORS_ONLN))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet --no-input

.PHONY: help site serve check test bench harden fuzz audit shots format schema lock sbom clean

help: ## Cette aide
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/.ready ## Vérifier les fiches et construire le site dans site/
	@$(BIN)/toolbox build

serve: $(VENV)/.ready ## Voir le site pendant qu'on écrit, sur http://127.0.0.1:8000/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/toolbox serve

check: $(VENV)/.ready ## Vérifier les fiches sans rien construire
	@$(BIN)/toolbox check

test: $(VENV)/.ready-dev ## Lancer tous les tests
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile

bench: $(VENV)/.ready-bench ## Mesurer construction, impression et recherche, à côté d'autres outils, jusqu'à 10 000 fiches
	@$(BIN)/python -u bench/scale.py
	@$(BIN)/python -u bench/print.py
	@$(BIN)/python -u bench/search.py
	@$(BIN)/python -u bench/reading.py

harden: $(VENV)/.ready-dev ## Frapper longtemps : coupures, disques pleins, fichiers et textes hostiles (Linux, root, une heure)
	@$(BIN)/python -m tests.harden

fuzz: $(VENV)/.ready-harden ## Chercher dix minutes une entrée qui casse la lecture, la vérification ou les textes
	@$(BIN)/python -m tests.harden.fuzz 600

audit: $(VENV)/.ready-harden ## Demander si une dépendance a une faille connue
	@$(BIN)/pip-audit --requirement requirements.lock --require-hashes --disable-pip --strict

shots: $(VENV)/.ready-dev site ## Photographier chaque sorte de page, à trois largeurs, de jour et de nuit
	@$(BIN)/python -m tests.shots

format: $(VENV)/.ready-dev ## Mettre le code en forme
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

schema: $(VENV)/.ready ## Refaire la copie des schémas pour les éditeurs
	@$(BIN)/toolbox schema

lock: $(VENV)/.ready-dev ## Refaire les listes de dépendances verrouillées
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--extra build -o requirements.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--extra build --extra import --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--extra build --extra import --extra dev --extra bench -c requirements-dev.lock -o requirements-bench.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--extra build --extra import --extra dev --extra harden -c requirements-dev.lock -o requirements-harden.lock pyproject.toml

sbom: ## Dire de quoi la boîte est faite, en CycloneDX, dans .build/sbom.cdx.json
	@mkdir -p .build && $(PYTHON) supply/bill.py > .build/sbom.cdx.json

clean: ## Effacer tout ce qui se refait
	@rm -rf $(VENV) .build site

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Il faut Python 3.11 ou plus récent (https://www.python.org/downloads/)." >&2; exit 1; }
	@echo "Création de l'environnement Python dans $(VENV)…"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python ne peut pas créer d'environnement. Sous Debian ou Ubuntu : sudo apt install python3-venv" >&2; exit 1; }

$(VENV)/.ready: $(VENV)/bin/python requirements.lock pyproject.toml
	@echo "Installation des dépendances (une minute la première fois)…"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	@echo "Installation des outils de test…"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.ready-bench: $(VENV)/.ready-dev requirements-bench.lock
	@echo "Installation de l'autre concurrent…"
	@$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

$(VENV)/.ready-harden: $(VENV)/.ready-dev requirements-harden.lock
	@echo "Installation de ce qui cherche les failles…"
	@$(PIP) install --require-hashes -r requirements-harden.lock
	@touch $@
