"""Measurements of the running house: start, telling over HTTP, finished page, memory at rest."""

import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import httpx
import psutil

from tests.bench.measuring import Measurement

ROOT = Path(__file__).resolve().parents[2]
MEMORY = (
    "De niño, en la cocina de casa, mi madre cocinaba los domingos y mi padre leía el periódico en una "
    "silla. Yo jugaba con una pelota roja y olía a pan recién hecho. Era invierno y estábamos muy contentos."
)
LONGEST_PAGE = 240.0
MEANING_LOADED = 40.0  # seconds after which the meaning model is surely loaded, the last of all


@dataclass(frozen=True)
class House:
    """A served Evoca: its web process, its address and a signed-in client."""

    process: psutil.Process
    address: str
    client: httpx.Client
    first_answer: float


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served() -> Generator[House]:
    """Starts ``evoca serve`` with the example book in a folder of its own; stops it at the end."""
    with TemporaryDirectory() as folder:
        port = _free_port()
        environment = {**os.environ, "EVOCA_HOME": folder, "EVOCA_PORT": str(port)}
        command = [sys.executable, "-m", "server.command_line"]
        subprocess.run([*command, "example"], env=environment, check=True, capture_output=True, cwd=ROOT)
        began = time.perf_counter()
        process = subprocess.Popen([*command, "serve"], env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            first = _first_answer(address, began)
            client = httpx.Client(base_url=address, headers={"Sec-Fetch-Site": "same-origin"}, timeout=60)
            client.post("/entrar", data={"usuario": "terapeuta", "clave": "evoca-terapeuta"})
            yield House(psutil.Process(process.pid), address, client, first)
        finally:
            process.terminate()
            process.wait(30)


def _first_answer(address: str, began: float) -> float:
    while time.perf_counter() - began < 60:
        try:
            if httpx.get(f"{address}/entrar", timeout=5).status_code == 200:
                return time.perf_counter() - began
        except httpx.TransportError:
            time.sleep(0.02)
    raise RuntimeError("evoca serve does not answer")


def _tell(house: House) -> tuple[str, float]:
    """Tells one memory and fetches the sketch it shows; returns the page's address and the seconds."""
    began = time.perf_counter()
    answer = house.client.post(
        "/personas/juan/charla", data={"turno": str(uuid4()), "texto": MEMORY}, headers={"HX-Request": "true"}
    )
    found = re.search(r'src="(/dibujos/[^"]+)"', answer.text)
    page = re.search(r"/paginas/([\w-]+)/guardar", answer.text)
    if found is None or page is None:
        raise RuntimeError(f"no sketch in the answer ({answer.status_code})")
    house.client.get(found.group(1)).raise_for_status()
    return page.group(1), time.perf_counter() - began


def _finished(house: House, page: str) -> bool:
    """Follows the page's progress to its end; whether it was painted."""
    with house.client.stream("GET", f"/paginas/{page}/progreso", timeout=LONGEST_PAGE) as stream:
        for _ in stream.iter_lines():
            pass
    return 'value="painting"' in house.client.get(f"/paginas/{page}").text


def _resident(house: House) -> float:
    family = [house.process, *house.process.children(recursive=True)]
    return sum(process.memory_info().rss for process in family) / 1e6


def _torch_alone() -> float:
    code = "import psutil, torch, json; print(json.dumps(psutil.Process().memory_info().rss / 1e6))"
    return float(json.loads(subprocess.check_output([sys.executable, "-c", code])))


def _plain_health(house: House) -> float:
    times: list[float] = []
    for _ in range(15):
        began = time.perf_counter()
        house.client.get("/salud")
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def house() -> Iterator[Measurement]:
    """Start, send to sketch shown, finished page, pages answered while painting, memory at rest."""
    python = min(_python_start() for _ in range(3))
    with served() as home:
        yield Measurement(
            "start to first page answered", home.first_answer, "s", "bare Python start", python, "5 s"
        )
        time.sleep(MEANING_LOADED)
        page, _ = _tell(home)
        painted = _finished(home, page)
        health = _plain_health(home)
        told = []
        for _ in range(5):
            page, seconds = _tell(home)
            told.append(seconds)
            home.client.post(f"/paginas/{page}/cancelar", data={"volver": "/"})
        yield Measurement(
            "send to sketch fetched, over HTTP, warm",
            statistics.median(told) * 1e3,
            "ms",
            "health page",
            health * 1e3,
            "300 ms",
        )
        began = time.perf_counter()
        page, _ = _tell(home)
        busy = _plain_health(home)
        painted = _finished(home, page) and painted
        kind = "painted" if painted else "sketch only: no embedded model"
        yield Measurement(
            f"told to finished page, three people ({kind})",
            time.perf_counter() - began,
            "s",
            "start to first page",
            home.first_answer,
            "15 s, better 6 s",
        )
        yield Measurement(
            "health page while a picture is painted", busy * 1e3, "ms", "the same at rest", health * 1e3
        )
        yield Measurement(
            "memory at rest, web and worker, models loaded",
            _resident(home),
            "MB",
            "Python with torch alone",
            _torch_alone(),
            "1600 MB",
        )


def _python_start() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began
