# The two commands: make run, make test. Everything else is for those who build Evoca.
.PHONY: run test test-all check bench example lock train vectors
EVOCA := .venv/bin/evoca
PYTHON := .venv/bin/python

run:  ## install, set up, load the example book, serve and print the address
	@./bootstrap.sh product
	@$(EVOCA) example --if-missing
	@exec $(EVOCA) serve

# Hundreds of processes are started: they find what the first one compiled, whatever the machine's habit.
test test-all: export PYTHONDONTWRITEBYTECODE :=

test:  ## install what tests need and run them
	@./bootstrap.sh test
	@$(PYTHON) -m pytest -m "not slow" --hypothesis-profile quick --numprocesses 2 --dist loadfile --no-loadscope-reorder

test-all:  ## the slow rest too
	@./bootstrap.sh test
	@$(PYTHON) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

check:  ## format, lint, types, walls between the rooms
	@./bootstrap.sh test
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/pyright
	@.venv/bin/lint-imports

bench:  ## measure speed and memory; writes BENCHMARKS.md
	@./bootstrap.sh test
	@$(PYTHON) -m tests.bench

example:  ## make all pictures of the example book again
	@./bootstrap.sh product
	@$(EVOCA) example --make

lock:  ## pin all libraries again, with checksums
	@./bootstrap.sh test
	@$(PYTHON) requirements/lock.py

train:  ## train the embedded model anew (hours; resumable); see data/models/README.md
	@./bootstrap.sh product
	@$(PYTHON) -m imaging.training.run

vectors:  ## the vectors of the lexicon's words anew, after new words
	@./bootstrap.sh product
	@$(PYTHON) -m narrative.lexicon_vectors_making data/lexicon
