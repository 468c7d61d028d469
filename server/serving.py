"""``evoca serve``: the web process, and the worker that it watches and starts again."""

import errno
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Final

import uvicorn

from server.app import create_app
from server.database import prepare_home
from server.errors import StartError
from server.example_book import sign_ins
from server.file_faults import why
from server.settings import Settings

LEAST_DISK: Final = 200 * 2**20  # bytes: room for some books' pictures
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
LONG_LIFE: Final = 60.0  # a worker that lived this long ended for a new reason
GUESSES_AFTER: Final = 10.0  # seconds: the first pages come before the meaning model
PATIENCE: Final = 8.0  # seconds for a worker to end by itself
_log = logging.getLogger(__name__)


def serve(settings: Settings) -> int:
    """Answers pages until it is stopped; 0. Raises StartError when it cannot begin."""
    prepare_home(settings)
    _check_disk(settings)
    listening = _listen(settings)
    app = create_app(settings)
    config = uvicorn.Config(app, log_level=settings.log_level.lower(), timeout_graceful_shutdown=3)
    server = uvicorn.Server(config)
    # uvicorn passes a signal on once it has stopped, which would end this process before its worker.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    watcher = WorkerWatcher(begin=lambda: server.started)
    if settings.worker == "on":
        watcher.start()
    # Behind the first page too: looking whether the example passwords still fit takes a moment.
    threading.Thread(target=_greet, args=(settings, listening.getsockname()), daemon=True).start()
    guesses = threading.Timer(GUESSES_AFTER, app.state.studio.prepare_guesses)
    guesses.daemon = True
    guesses.start()
    try:
        server.run(sockets=[listening])
    finally:
        guesses.cancel()
        watcher.stop()
    return 0


class WorkerWatcher:
    """Keeps one worker process alive: one that ends is started again, after a growing pause.

    The first is started once ``begin`` says yes: its loading would hold up the first page.
    """

    def __init__(self, begin: Callable[[], bool]) -> None:
        self._begin = begin
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._watch, name="worker watcher", daemon=True)

    def start(self) -> None:
        """Begins to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the worker and the watching."""
        self._stopping.set()
        process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def _watch(self) -> None:
        while not self._begin() and not self._stopping.wait(0.1):
            pass
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            began = time.monotonic()
            command = [sys.executable, "-m", "server.command_line", "worker", "--parent", str(os.getpid())]
            self._process = subprocess.Popen(command)  # noqa: S603 - our own command
            code = self._process.wait()
            if self._stopping.is_set():
                return
            pause = FIRST_PAUSE if time.monotonic() - began > LONG_LIFE else min(pause * 2, LONGEST_PAUSE)
            _log.warning("the worker ended with %s; it is started again in %.1f s", code, pause)
            self._stopping.wait(pause)


def _check_disk(settings: Settings) -> None:
    free = shutil.disk_usage(settings.home).free
    if free < LEAST_DISK:
        raise StartError(
            f"Queda muy poco disco en {settings.home} ({free // 2**20} MB): libere espacio. "
            f"/ Too little disk is left in {settings.home} ({free // 2**20} MB): free some and start again."
        )


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # With the protocol left at 0, asyncio does not switch Nagle's algorithm off on accepted
    # connections, and each answer on a kept connection waits 40 ms for a delayed acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise StartError(_why_not_listening(settings, error)) from error
    return listening


def _why_not_listening(settings: Settings, error: OSError) -> str:
    where = f"{settings.host}:{settings.port}"
    if error.errno == errno.EADDRINUSE:
        return (
            f"Otro programa ya usa {where}; quizá Evoca ya está en marcha. Elija otro puerto con EVOCA_PORT. "
            f"/ {where} is taken, perhaps by Evoca itself. Choose another port with EVOCA_PORT."
        )
    english = error.strerror or str(error)
    return f"No se puede escuchar en {where} ({why(error)}). / Cannot listen on {where} ({english})."


def _greet(settings: Settings, address: tuple[str, int]) -> None:
    host, port = address[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"\n  Evoca: http://{shown}:{port}\n")
    for sign_in, password, role in sign_ins(settings):
        print(f"    {sign_in:<12} {password:<18} {role}")
    print(flush=True)
