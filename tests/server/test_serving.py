"""``evoca serve`` and the worker that it keeps, as processes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import httpx
import psutil
import pytest

from server.errors import StartError
from server.serving import LEAST_DISK, serve
from server.settings import Settings

ROOT = Path(__file__).parents[2]
T = TypeVar("T")


def soon(look: Callable[[], T], seconds: float = 40) -> T:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            found = look()
        except (httpx.TransportError, psutil.NoSuchProcess):
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("it never happened")


def test_a_killed_worker_is_started_again_and_ends_with_its_server(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("EVOCA_")}
    environment |= {"EVOCA_HOME": str(tmp_path), "EVOCA_PORT": str(port), "EVOCA_MODEL": "none"}
    command = [sys.executable, "-m", "server.command_line", "serve"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        answer = soon(lambda: httpx.get(f"http://127.0.0.1:{port}/entrar", timeout=5))
        assert answer.status_code == 200
        serving = psutil.Process(process.pid)
        first = soon(serving.children)[0]
        soon(lambda: (tmp_path / "worker.lock").exists())
        first.send_signal(signal.SIGKILL)
        second = soon(lambda: [child for child in serving.children() if child.pid != first.pid])[0]
        process.terminate()
        shown, _ = process.communicate(timeout=30)
        assert process.returncode == 0
        assert f"http://127.0.0.1:{port}" in shown
        soon(lambda: not second.is_running() or second.status() == psutil.STATUS_ZOMBIE, 20)
    finally:
        process.kill()


def test_too_little_disk_stops_the_start_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    little = shutil.disk_usage(tmp_path)._replace(free=LEAST_DISK - 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: little)
    with pytest.raises(StartError, match=r"Queda muy poco disco en .*Too little disk"):
        serve(Settings(home=tmp_path))
