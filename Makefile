# `make serve` runs the site and `make test` checks it. Both need Python 3.11 or newer with pip, and
# install the rest from the pinned lists into .venv.

PORT ?= 8000
PYTHON ?= python3
BIN = .venv/bin
MANAGE = $(BIN)/python manage.py
PIP = $(PYTHON) -m pip --python $(1)/bin/python install --quiet --disable-pip-version-check
export PORT
# Modules whose hints are checked, besides all that say in their first lines that they are pure.
TYPED = certifications/catalogue/shelf.py certifications/eligibility/of_shelf.py certifications/paths/plan.py \
	certifications/reader/day_and_place.py certifications/search/names.py certifications/templatetags/comparison.py coderpath/asked.py coderpath/controls.py \
	coderpath/finished.py coderpath/fragments.py coderpath/links.py coderpath/packing.py coderpath/parameters.py coderpath/sheet.py \
	coderpath/sources/edition.py coderpath/sources/held.py coderpath/sources/public.py \
	coderpath/sources/serials.py coderpath/sources/standing.py coderpath/today.py salaries/shelf.py

.PHONY: help serve ready editor test lint format browser drills bench bench-memory bench-import mutants sbom audit pins clean

help:
	@echo "make serve    run the site on http://127.0.0.1:$(PORT)/ (another port: make serve PORT=8001)"
	@echo "make editor   create an account for /admin/"
	@echo "make test     lint, checks and every test that needs nothing but pip"
	@echo "make format   put code and templates into the one style"
	@echo "make browser  the tests in Chromium"
	@echo "make drills   run docs/run.md in an empty Debian, and try what may befall the site (needs root; see there)"
	@echo "make bench    how fast each page is, beside a bare Django view, Datasette and others"
	@echo "make bench-memory  what two workers take, after 200,000 requests (how many: REQUESTS=20000)"
	@echo "make bench-import  how fast wages are imported, beside pandas (how many: ROWS=400000)"
	@echo "make mutants  whether the tests find small mistakes put into pure modules (OF=path SHARE=0.1)"
	@echo "make sbom     what the site is made of: versions and licences, and sbom.json (CycloneDX)"
	@echo "make audit    whether a library is known to be unsafe; fails where that cannot be looked up"
	@echo "make pins     write requirements*.txt anew from requirements*.in"
	@echo "make clean    remove what was installed and collected; the database stays"

serve: ready
	@exec $(BIN)/gunicorn -c coderpath/server.py coderpath.wsgi

# Everything up to date: packages, static files, database, catalogue. In seconds when nothing changed.
# A file of SQLite is made so that nobody else on the machine may read it: it holds accounts.
ready: .venv/installed staticfiles/staticfiles.json
	@umask 077 && $(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_catalogue --only-if-changed

editor: ready
	@$(MANAGE) createsuperuser

# An environment without its own pip takes half the time, and needs no python3-venv on Debian.
.venv/installed: requirements.txt
	@$(PYTHON) -c "import sys; sys.version_info >= (3, 11) or sys.exit('CoderPath needs Python 3.11 or newer.')"
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { echo "CoderPath needs pip: on Debian, apt-get install python3-pip"; exit 1; }
	@echo "Installing requirements.txt into .venv"
	@$(PYTHON) -m venv --without-pip .venv
	@$(call PIP,.venv) --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	@echo "Installing requirements-dev.txt into .venv"
	@$(call PIP,.venv) --require-hashes -r requirements.txt -r requirements-dev.txt
	@touch $@

# What the site is measured against has an environment of its own: nothing of it meets the site's.
.venv-bench/installed: requirements-bench.txt
	@echo "Installing requirements-bench.txt into .venv-bench"
	@$(PYTHON) -m venv --without-pip .venv-bench
	@$(call PIP,.venv-bench) --require-hashes -r requirements-bench.txt
	@touch $@

staticfiles/staticfiles.json: .venv/installed $(shell find coderpath/static coderpath/css coderpath/sheet.py -not -name '.*')
	@DEBUG=off $(MANAGE) collectstatic --clear --no-input --verbosity 0
	@touch $@

test: export DATABASE_URL ?= sqlite://:memory:
test: lint
	$(BIN)/pytest -n auto

lint: export DATABASE_URL ?= sqlite://:memory:
lint: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy $(TYPED) $$(grep -rlE '\bPure[.:]' --include='*.py' certifications coderpath salaries)
	find templates coderpath certifications salaries -name '*.html' -exec $(BIN)/djade --target-version 5.2 --check {} +
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run

format: .venv/installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	find templates coderpath certifications salaries -name '*.html' -exec $(BIN)/djade --target-version 5.2 {} + || true

browser: export DATABASE_URL ?= sqlite://:memory:
browser: .venv/installed-dev
	$(BIN)/pytest -p playwright -m browser -n auto --dist worksteal

drills: export DATABASE_URL = sqlite://:memory:
drills: .venv/installed-dev staticfiles/staticfiles.json
	$(BIN)/pytest -m drill -s

bench: .venv/installed-dev .venv-bench/installed ready
	@$(BIN)/python -m tests.bench

bench-memory: .venv/installed-dev staticfiles/staticfiles.json
	@$(BIN)/python -m tests.bench.memory $(REQUESTS)

bench-import: .venv/installed-dev
	@$(BIN)/python -m tests.bench.imports $(ROWS)

mutants: export DATABASE_URL ?= sqlite://:memory:
mutants: .venv/installed-dev
	@$(BIN)/python -m tests.mutants $(OF) $(if $(SHARE),--share $(SHARE))

# In an environment of its own: that of the site has what the tests run on, too.
sbom: .venv/installed-dev
	@$(PYTHON) -m venv --without-pip .venv-sbom
	@$(call PIP,.venv-sbom) --require-hashes -r requirements.txt
	@$(BIN)/cyclonedx-py environment .venv-sbom/bin/python --output-reproducible --of JSON -o sbom.json
	@$(BIN)/python -m tests.made_of licences < sbom.json

audit: .venv/installed-dev
	@$(BIN)/pip-audit -r requirements.txt --require-hashes --disable-pip -f json --progress-spinner off 2>/dev/null | $(BIN)/python -m tests.made_of audit

pins: .venv/installed
	@$(call PIP,.venv) uv
	$(BIN)/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.txt
	$(BIN)/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-header requirements-bench.in -o requirements-bench.txt

clean:
	rm -rf .venv .venv-bench .venv-sbom sbom.json staticfiles
