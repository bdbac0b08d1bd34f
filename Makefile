# Everything a fresh machine with Python 3.11 or newer needs: make run, make test, make check.
PYTHON ?= python3
PORT ?= 8501
HOST ?= 127.0.0.1
BIN := .venv/bin

.PHONY: run office store backup restore test test-deep approve check lock format screenshots bench soak clean

run: .venv/run.stamp
	@$(BIN)/python -c 'import socket, sys; \
		sys.exit("Cổng $(PORT) đang có chương trình khác dùng. Chọn cổng khác: make run PORT=8502" \
		if socket.socket().connect_ex(("$(HOST)", $(PORT))) == 0 else 0)'
	@$(BIN)/python -m analytics store build --wait 10 || echo "Chưa dựng được kho mới; bảng điều khiển nói rõ lý do."
	@$(BIN)/streamlit run dashboard.py --server.address $(HOST) --server.port $(PORT)

# The same server with the pages that write; whoever reaches it may put data in.
office: export DASHBOARD_WRITE = 1
office: run

store: .venv/run.stamp
	@$(BIN)/python -m analytics store build

# One verified file of everything the store was given, and the store made of it again.
FILE ?= sao-luu-$(shell date +%Y%m%d-%H%M%S).zip

backup: .venv/run.stamp
	@$(BIN)/python -m analytics store backup "$(FILE)"

restore: .venv/run.stamp
	@$(BIN)/python -m analytics store restore "$(FILE)"

# Compiled once, not by every worker, server and process that reads a file.
test test-deep: export PYTHONDONTWRITEBYTECODE =

# Worker processes of the tests: one per core. Another one costs more than it helps: each reads all
# test files.
WORKERS = -n auto --maxprocesses 4 --dist loadgroup --no-loadscope-reorder

test: .venv/dev.stamp
	@$(BIN)/python -m pytest $(WORKERS)

# Hypothesis marks what it tries with examples of its own: here they are new ones.
test-deep: .venv/dev.stamp
	@$(BIN)/python -m pytest $(WORKERS) -m "deep or timed or hypothesis" --hypothesis-profile deep

# After a change of words that is meant: what pages, files and findings say now is the approved text.
approve: .venv/dev.stamp
	@APPROVE=1 $(BIN)/python -m pytest $(WORKERS) tests/approved
	@git --no-pager diff --stat -- tests/approved/texts

check: .venv/dev.stamp
	@$(BIN)/pip check --disable-pip-version-check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# After a change of a version in requirements*.txt: what these need, as it is today, is the rest.
lock: .venv/python.stamp
	@$(PYTHON) -m venv .venv/lock
	@grep -hv "^-" requirements.txt requirements-dev.txt > .venv/lock/direct.txt
	@.venv/lock/bin/pip install --quiet --disable-pip-version-check -r .venv/lock/direct.txt
	@head -1 constraints.txt > .venv/lock/constraints.txt
	@.venv/lock/bin/pip freeze >> .venv/lock/constraints.txt
	@mv .venv/lock/constraints.txt constraints.txt
	@rm -rf .venv/lock

format: .venv/dev.stamp
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

screenshots: .venv/dev.stamp
	@$(BIN)/python -m tests.browser.screenshots

# All of it takes a quarter of an hour: make bench ONLY=a runs one part.
bench: .venv/dev.stamp
	@$(BIN)/python -m tests.bench $(ONLY)

# Kills, torn files, full disks, readers all the while: three quarters of an hour.
soak: .venv/dev.stamp
	@$(BIN)/python -m tests.soak $(ONLY)

# Accepted loads, and what a restore moved aside, lie in folders of the store. Nothing makes them
# again, so the store stays as it is, its builds too: a damaged load is recovered from them.
clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@[ ! -e data/store ] || { kept=$$(find -L data/store -mindepth 2 -type f) && [ -z "$$kept" ] && \
		rm -rf data/store; } || echo "Giữ nguyên data/store: trong đó có số liệu đã nạp, xóa rồi thì" \
		"không dựng lại được. Muốn bỏ hẳn: chạy make backup trước, rồi tự xóa thư mục ấy."

.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Cần Python 3.11 trở lên (đang có: $$($(PYTHON) --version)). Dùng: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: .venv/python.stamp requirements.txt constraints.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt
	@touch $@
