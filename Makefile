# Everything a person or a machine does with this repository starts here; `make` alone explains it.

PYTHON ?= python3
ENGINE ?= embedded
ARGS ?=
VENV := .venv/bin
# The whole suite takes a process for each core; more than four gain little, as one folder stays together.
SIDE_BY_SIDE := -n logical --maxprocesses 4
DEVELOPMENT := DJANGO_SETTINGS_MODULE=cms.settings.development

export UV_PYTHON_DOWNLOADS := never
export PYTHONUNBUFFERED := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check lint format types imports migrations drift contract fuzz chaos relevance bench

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Run the whole site on this machine (PORT=8000; ENGINE=elastic; ARGS=--check proves it and exits)
	@$(PYTHON) tools/prepare.py run
	@$(VENV)/python -m tools.demo --engine $(ENGINE) $(ARGS)

test: ## Run the test suite (ARGS="-x tests/pages" for a part of it)
	@$(PYTHON) tools/prepare.py dev
	@$(VENV)/python -m pytest $(or $(ARGS),$(SIDE_BY_SIDE))

check: lint types imports migrations drift ## Everything that holds without running the site

lint: ## Style and format of the code
	@$(PYTHON) tools/prepare.py dev
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .

format: ## Put the code into the common format
	@$(PYTHON) tools/prepare.py dev
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .

types: ## Types
	@$(PYTHON) tools/prepare.py dev
	$(VENV)/mypy

imports: ## Rooms and the direction of imports
	@$(PYTHON) tools/prepare.py dev
	$(VENV)/lint-imports

migrations: ## Every model has its migration
	@$(PYTHON) tools/prepare.py dev
	@$(DEVELOPMENT) $(VENV)/python manage.py makemigrations --check --dry-run

drift: ## Generated files are what would be generated now
	@$(PYTHON) tools/prepare.py dev
	@$(DEVELOPMENT) $(VENV)/python manage.py graphql_schema --check
	@$(DEVELOPMENT) $(VENV)/python -m tools.contract --check

contract: ## Generate anew what is generated in frontend-contract/ (needs Node.js)
	@$(PYTHON) tools/prepare.py dev
	@$(DEVELOPMENT) $(VENV)/python manage.py graphql_schema
	@$(DEVELOPMENT) $(VENV)/python -m tools.contract
	@cd frontend-contract && npm ci --silent --no-audit --no-fund && npm run --silent generate
	@$(VENV)/python -m pytest -q tests/demo/site/test_examples.py --record-examples

fuzz: ## Ask the endpoint for 20,500 generated documents (a quarter of an hour; ARGS="-k 3-100" for one seed)
	@$(PYTHON) tools/prepare.py dev
	@$(VENV)/python -m pytest -m fuzz tests/demo/site/test_fuzz.py $(ARGS)

relevance: ## Judge how good the search is, with every engine that can be had
	@$(PYTHON) tools/prepare.py run
	@$(VENV)/python -m bench.relevance $(ARGS)

chaos: ## Publish 10,000 times while everything around the search breaks (ARGS="-k 3" for one seed)
	@$(PYTHON) tools/prepare.py dev
	@$(VENV)/python -m pytest -m chaos tests/search/chaos $(ARGS)

bench: ## Measure the API at 1,000 and 10,000 initiatives (OF=pricing, sets, hostile, readers or search: other figures)
	@$(PYTHON) tools/prepare.py run
	@$(VENV)/python -m bench$(addprefix .,$(OF)) $(ARGS)
