# PFINNI: `make up` runs it, `make test` tests it. Everything else is for people who work on it.
SHELL := /bin/sh
.DEFAULT_GOAL := help
UV_VERSION := 0.13.9
UV := $(shell command -v uv 2>/dev/null || echo .tools/uv/bin/uv)
PFINNI := $(UV) run --frozen --no-dev --quiet --project backend pfinni
PYTEST := $(UV) run --frozen --quiet --directory backend pytest
COVERAGE := $(UV) run --frozen --quiet --directory backend slipcover --dont-wrap-pytest
export NEXT_TELEMETRY_DISABLED := 1
# What Python has compiled is kept, whatever the machine says: a process of ours begins in 0.6 s of work instead of 2.6.
unexport PYTHONDONTWRITEBYTECODE
# Tests end processes, never the machine: their stores may lie in memory, where it has 2 GB for them.
IN_MEMORY := $(shell [ "$$(df -k --output=avail /dev/shm 2>/dev/null | tail -1)" -gt 2000000 ] 2>/dev/null && echo /dev/shm)
# A folder for them that goes with the command line's end; its name is short, as a socket's path has to be.
SCRATCH = scratch=$$(mktemp -d "$(or $(IN_MEMORY),$(TMPDIR),/tmp)/pf.XXXX"); trap 'rm -rf "$$scratch"' EXIT; export TMPDIR="$$scratch"
IN_PARALLEL := -n 3 --dist worksteal

.PHONY: help up down reset test test-python test-web test-browsers test-long check check-backend check-frontend bench browser progress install install-backend install-frontend client

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

up: install-backend ## start PFINNI; Ctrl-C stops it
	@$(PFINNI) up

down: install-backend ## stop what `make up` started
	@$(PFINNI) down

reset: install-backend ## throw all data away and begin anew (asks first)
	@$(PFINNI) reset

test: install ## gates, unit, integration and browser tests, in under 15 minutes
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory -j 3 test-python test-web test-browsers

# Browsers wait most of the time: what they leave of two processors is enough for the other tests.
test-python:
	@mkdir -p .tools && rm -f .tools/coverage.json
	@$(SCRATCH); $(COVERAGE) --out ../.tools/coverage.json -m pytest $(IN_PARALLEL) --basetemp "$$scratch/t" -q -m "not long and not performance"
	@python3 scripts/coverage.py .tools/coverage.json

test-web:
	@cd frontend && npm test --silent

test-browsers:
	@./scripts/browser-tests.sh

test-long: install ## the full sizes and the crash rounds (an hour or so)
	@$(PYTEST) -q -m "long" -s

browser: install ## the browser tests alone
	@$(MAKE) --no-print-directory test-browsers

check: install ## the gates: formatting, types, layers, licences, generated client
	@$(MAKE) --no-print-directory -j 2 check-backend check-frontend

check-backend:
	@cd backend && ../scripts/uv.sh run --frozen --quiet ruff format --check --quiet . ../tests
	@cd backend && ../scripts/uv.sh run --frozen --quiet ruff check --quiet . ../tests
	@cd backend && ../scripts/uv.sh run --frozen --quiet mypy
	@cd backend && ../scripts/uv.sh run --frozen --quiet lint-imports importlinter.ini

check-frontend:
	@cd frontend && npm run check --silent

bench: install ## measure at 1,000 and 100,000 patients and print the table
	@$(UV) run --frozen --quiet --directory backend python -m tests.performance.bench
	@$(UV) run --frozen --quiet --directory backend python -m tests.performance.duplicates_bench

# What fails keeps its old date in the table, and fails `make progress` all the same. PYTHON_TESTS and WEB_TESTS name a part.
progress: install ## run the tests and write docs/progress.md: when each test file last passed
	@mkdir -p .tools && rm -f .tools/pytest.xml .tools/vitest.xml
	@$(SCRATCH); status=0; \
	$(PYTEST) $(IN_PARALLEL) --basetemp "$$scratch/t" -q -m "not long and not performance" -o junit_family=xunit1 --junitxml ../.tools/pytest.xml $(PYTHON_TESTS) || status=1; \
	(cd frontend && npx --no-install vitest run --reporter=dot --reporter=junit --outputFile.junit=../.tools/vitest.xml $(WEB_TESTS)) || status=1; \
	python3 scripts/progress.py .tools/pytest.xml .tools/vitest.xml && exit $$status

client: install ## generate the typed client anew after a change of the API
	@cd frontend && npm run client --silent

install: install-backend install-frontend

install-backend: $(UV)
	@command -v python3 >/dev/null || { echo "PFINNI: Python 3.11, 3.12 or 3.13 is needed: https://www.python.org"; exit 2; }
	@$(UV) sync --frozen --quiet --project backend

install-frontend:
	@command -v npm >/dev/null || { echo "PFINNI: Node.js 20 or newer and npm are needed: https://nodejs.org"; exit 2; }
	@./scripts/install-frontend.sh

.tools/uv/bin/uv:
	@command -v python3 >/dev/null || { echo "PFINNI: Python 3.11, 3.12 or 3.13 is needed: https://www.python.org"; exit 2; }
	@python3 -m venv .tools/uv || { echo "PFINNI: Python's venv module is needed (on Debian: apt install python3-venv)"; exit 2; }
	@.tools/uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
