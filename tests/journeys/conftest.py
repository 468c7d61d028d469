"""A real Evoca and a real browser: one of each for all journeys.

``evoca serve`` runs with a home folder of its own and the example book; Chromium is the system's.
Without Chromium the journeys are skipped, loudly; where CI is set they fail instead.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40_000  # milliseconds
START_SECONDS = 120
# The address bar of each window renders two pages of its own, a second of the processor's time a window; the
# rest is what Playwright switches off, which a second switch would switch on again.
WITHOUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "OptimizationHints"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "NetworkTimeServiceQuerying"),
    *("AimEnabled", "PreconnectToSearch", "Translate"),
)
# Chromium needs no sandbox of its own in a container, no GPU, and no business of its own on the network.
FLAGS = [
    f"--disable-features={','.join(WITHOUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-gpu-rasterization",
    "--disable-software-rasterizer",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
VIEWPORTS = {
    "wide": {"width": 1280, "height": 800},
    "narrow": {"width": 390, "height": 844},
    "zoomed": {"width": 640, "height": 400},  # a 1280 by 800 window at 200 % zoom
}
TALK = "/personas/juan/charla"
SIGN_INS = {
    "therapist": ("terapeuta", "evoca-terapeuta"),
    "relative": ("familia", "evoca-familia"),
    "patient": ("juan", "evoca-juan"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.journey)


@dataclass(frozen=True)
class Server:
    """A running ``evoca serve``."""

    address: str
    home: Path
    process: "subprocess.Popen[bytes]"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _chromium(playwright: Playwright) -> str:
    """The system's Chromium, else the one that Playwright installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    own = playwright.chromium.executable_path
    path = next((found for found in map(shutil.which, names) if found), own)
    if Path(path).exists():
        return path
    reason = "NOT RUN: journeys need Chromium (make test installs it); none was found"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _evoca(home: Path, port: int) -> dict[str, str]:
    mine = {"EVOCA_HOME": str(home), "EVOCA_PORT": str(port), "OMP_NUM_THREADS": "1"}
    # A small picture is as good as a large one to see the way, and leaves time for the rest.
    mine |= {"EVOCA_PICTURE_SIZE": "256", "EVOCA_STEPS": "4"}
    # Where models are is the machine's; every other setting is the journey's own.
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("EVOCA_") or name == "EVOCA_MODELS"
    }
    return kept | mine


def _wait_until_it_answers(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{address}/salud", timeout=2).raise_for_status()
        except httpx.HTTPError:
            if process.poll() is not None:
                break
            time.sleep(0.2)
        else:
            return
    process.kill()
    pytest.fail(f"evoca serve did not answer; its last words:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)  # a busy machine is slow, not wrong
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(playwright), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("evoca-home")
    port = _free_port()
    environment = _evoca(home, port)
    command = [sys.executable, "-m", "server.command_line"]
    example = subprocess.run(
        [*command, "example"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240
    )
    assert example.returncode == 0, f"evoca example failed:\n{example.stdout}\n{example.stderr}"
    log = home / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "serve"], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    address = f"http://127.0.0.1:{port}"
    _wait_until_it_answers(address, process, log)
    yield Server(address, home, process)
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()


@dataclass
class Visits:
    """Opens browser contexts that are signed in, and remembers what their consoles complained of."""

    chromium: Browser
    server: Server
    complaints: list[str]
    contexts: list[BrowserContext]

    def context(self, size: str = "wide", **options: object) -> BrowserContext:
        usual = {"viewport": VIEWPORTS[size], "base_url": self.server.address, "locale": "es-ES"}
        context = self.chromium.new_context(**usual | options)
        context.set_default_timeout(PATIENCE)
        context.on("console", lambda message: self._note(message.type, message.text))
        context.on("weberror", lambda error: self._note("error", str(error.error)))
        self.contexts.append(context)
        return context

    def _note(self, kind: str, text: str) -> None:
        if kind == "error":
            self.complaints.append(text)

    def forgive(self, *words: str) -> None:
        """Forget the complaints that a test itself brought about: a refusal, a lost connection."""
        self.complaints[:] = [one for one in self.complaints if not any(word in one for word in words)]

    def sign_in(self, role: str, size: str = "wide", at: str = "/", **options: object) -> Page:
        """The page that follows signing in, or the one ``at`` an address."""
        context = self.context(size, **options)
        name, password = SIGN_INS[role]
        answer = context.request.post("/entrar", form={"usuario": name, "clave": password}, max_redirects=0)
        assert answer.status == 303, answer.text()
        page = context.new_page()
        page.goto(at)
        return page

    def fresh_talk(self, size: str = "wide", **options: object) -> Page:
        """A therapist's new talk, the one of the journey before ended."""
        page = self.sign_in("therapist", size, **options)
        ended = page.request.post(f"{TALK}/terminar", max_redirects=0)
        assert ended.status == 303, ended.text()
        page.goto(TALK)
        expect(page.locator(".turn")).to_have_count(1)
        return page


@pytest.fixture(scope="session")
def housekeeping(server: Server) -> Iterator[httpx.Client]:
    """A therapist who stops what nobody looks at any more."""
    name, password = SIGN_INS["therapist"]
    with httpx.Client(base_url=server.address, timeout=PATIENCE / 1000) as client:
        assert client.post("/entrar", data={"usuario": name, "clave": password}).status_code == 303
        yield client


@pytest.fixture
def visits(chromium: Browser, server: Server, housekeeping: httpx.Client) -> Iterator[Visits]:
    """Ways in; a test that leaves an error in the browser's console fails.

    What a test left to be painted is stopped: it would only hold up the next one.
    """
    made = Visits(chromium, server, [], [])
    yield made
    for context in made.contexts:
        context.close()
    for stopping in re.findall(r"/espera/[a-z]+/[^/\"]+/parar", housekeeping.get("/espera").text):
        assert housekeeping.post(stopping).status_code == 303
    assert not made.complaints
