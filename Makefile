# Boîte à pratiques. « make help » dit tout. Two commands matter: make site, make test.
.DEFAULT_GOAL := help
SHELL := /bin/sh

# The first Python that is recent enough; override with make PYTHON=/path/to/python3.
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -I -c '$(RECENT)' 2>/dev/null && echo $$p && break; done)
# Where the program is: here, or « .toolbox/ » for the Makefile of another network, which calls this one from its folder.
PROGRAM :=
VENV := .venv
BIN := $(VENV)/bin
# The one launcher that may be called: others hold the path of the folder where they were made, as words of a shell.
RUN := $(BIN)/toolbox
# Tests wait for a browser as often as they compute: twice as many processes as cores keep them all busy.
WORKERS ?= $(shell expr 2 \* $$(getconf _NPROCESSORS_ONLN))
INSTALL = $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet --no-input install --require-hashes -r $(1) \
	|| { echo "L'installation n'a pas abouti, pour la raison dite au-dessus : il y faut le réseau, et de la place. Relancez,\
 elle reprendra. S'il s'agit de compiler (« Failed to build »), prenez un Python moins récent : make clean,\
 puis make site PYTHON=python3.13" >&2; exit 1; }

# What people set for their own Python would send ours elsewhere; where pip downloads from stays theirs.
unexport PYTHONHOME PYTHONPATH PYTHONWARNINGS PYTHONINSPECT PYTHONOPTIMIZE PYTHONSAFEPATH PYTHONSTARTUP PYTHONUSERBASE
unexport PIP_ABI PIP_CONSTRAINT PIP_DRY_RUN PIP_EDITABLE PIP_IMPLEMENTATION PIP_NO_BINARY PIP_ONLY_BINARY PIP_PLATFORM \
	PIP_PREFIX PIP_PYTHON PIP_PYTHON_VERSION PIP_REPORT PIP_REQUIREMENT PIP_ROOT PIP_TARGET
export PIP_USER := 0
# An environment is of one folder, made to its end, by a Python that is recent enough: moved with its folder, copied,
# half made, or made otherwise, it is made again.
SOUND := $(shell test "$$(cat $(VENV)/.place 2>/dev/null)" = "$$(pwd -P)" && \
	$(BIN)/python -I -c 'import pip; $(RECENT)' 2>/dev/null && echo yes)

.PHONY: help site serve check test bench harden fuzz audit shots format schema lock sbom clean
# « make clean site », also where MAKEFLAGS asks for several at once.
.NOTPARALLEL:

help: ## Cette aide
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/.ready ## Vérifier les fiches et construire le site dans site/
	@$(RUN) build

serve: $(VENV)/.ready ## Voir le site pendant qu'on écrit, sur http://127.0.0.1:8000/
	@env NO_MKDOCS_2_WARNING=1 $(RUN) serve

check: $(VENV)/.ready ## Vérifier les fiches sans rien construire
	@$(RUN) check

test: $(VENV)/.ready-dev ## Lancer tous les tests
	@$(BIN)/python -m ruff check . && $(BIN)/python -m ruff format --check . && $(BIN)/python -m mypy
	@$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

bench: $(VENV)/.ready-bench ## Mesurer construction, impression et recherche, à côté d'autres outils, jusqu'à 10 000 fiches
	@$(BIN)/python -u bench/scale.py
	@$(BIN)/python -u bench/print.py
	@$(BIN)/python -u bench/search.py
	@$(BIN)/python -u bench/reading.py

harden: $(VENV)/.ready-dev ## Frapper longtemps : coupures, disques pleins, fichiers et textes hostiles (Linux, root, une heure)
	@$(BIN)/python -m tests.harden

fuzz: $(VENV)/.ready-harden ## Chercher dix minutes une entrée qui casse la lecture, la vérification ou les textes (Linux, x86-64)
	@$(BIN)/python -m tests.harden.fuzz 600

audit: $(VENV)/.ready-harden ## Demander si une dépendance a une faille connue
	@$(BIN)/python -m pip_audit --requirement requirements.lock --require-hashes --disable-pip --strict

shots: $(VENV)/.ready-dev site ## Photographier chaque sorte de page, à trois largeurs, de jour et de nuit
	@$(BIN)/python -m tests.shots

format: $(VENV)/.ready-dev ## Mettre le code en forme
	@$(BIN)/python -m ruff check --fix . && $(BIN)/python -m ruff format .

schema: $(VENV)/.ready ## Refaire la copie des schémas pour les éditeurs
	@$(RUN) schema

lock: $(VENV)/.ready-dev ## Refaire les listes de dépendances verrouillées
	@$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--extra import -o requirements.lock pyproject.toml
	@$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--extra import --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
	@$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--extra import --extra dev --extra bench -c requirements-dev.lock -o requirements-bench.lock pyproject.toml
	@$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--extra import --extra dev --extra harden -c requirements-dev.lock -o requirements-harden.lock pyproject.toml

sbom: $(VENV)/.place ## Dire de quoi la boîte est faite, en CycloneDX, dans .build/sbom.cdx.json
	@mkdir -p .build && $(BIN)/python supply/bill.py > .build/sbom.cdx.json

clean: ## Effacer tout ce qui se refait
	@rm -rf $(VENV) .build site

$(VENV)/.place: $(if $(SOUND),,FORCE)
	@$(or $(PYTHON),false) -I -c '$(RECENT)' 2>/dev/null || { echo "Il faut Python 3.11 ou plus récent\
 (https://www.python.org/downloads/)$(if $(PYTHON), : « $(PYTHON) » ne l'est pas)." >&2; exit 1; }
	@case "$$(pwd -P)" in *:*) echo "Python ne peut rien installer sous un dossier dont le nom porte « : ».\
 Renommez-le, ou copiez celui-ci ailleurs." >&2; exit 1;; esac
	@echo "Création de l'environnement Python dans $(VENV)…"
	@rm -rf $(VENV) && mkdir $(VENV) || { echo "Rien ne peut être écrit dans ce dossier : donnez-vous-en le droit,\
 ou copiez-le ailleurs." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python n'a pas pu créer d'environnement." >&2; \
		$(PYTHON) -I -c 'import ensurepip, venv' 2>/dev/null || \
		$(PYTHON) -I -c 'import sys; print("Sous Debian ou Ubuntu : sudo apt install python%d.%d-venv" % sys.version_info[:2])' >&2; exit 1; }
	@pwd -P > $@

.PHONY: FORCE
FORCE:

$(VENV)/.ready: $(VENV)/.place $(PROGRAM)requirements.lock $(PROGRAM)pyproject.toml
	@echo "Installation des dépendances (une minute la première fois)…"
	@$(call INSTALL,$(PROGRAM)requirements.lock)
	@for packages in $(VENV)/lib/*/site-packages; do echo ../../../../$(PROGRAM) > "$$packages/toolbox.pth"; done
	@printf '%s\n' '#!/bin/sh' 'here=$$(dirname "$$(readlink -f "$$0")")' \
		'exec "$$here/python" -I -X utf8 -m builder "$$@"' > $(BIN)/toolbox && chmod +x $(BIN)/toolbox
	@$(RUN) --version > /dev/null 2>&1 || { echo "Les paquets ne sont pas dans $(VENV) : un réglage de pip (target, prefix ou root) les met\
 ailleurs. « python3 -m pip config list » le montre ; retirez-le, puis relancez." >&2; exit 1; }
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	@echo "Installation des outils de test…"
	@$(call INSTALL,requirements-dev.lock)
	@touch $@

$(VENV)/.ready-bench: $(VENV)/.ready-dev requirements-bench.lock
	@echo "Installation de l'autre concurrent…"
	@$(call INSTALL,requirements-bench.lock)
	@touch $@

$(VENV)/.ready-harden: $(VENV)/.ready-dev requirements-harden.lock
	@echo "Installation de ce qui cherche les failles…"
	@$(call INSTALL,requirements-harden.lock)
	@touch $@
