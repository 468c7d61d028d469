"""A server that is gone for a while: pages that watch say so, go on by themselves, and keep what is typed."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import TALK

if TYPE_CHECKING:
    from tests.journeys.conftest import Server, Visits

GONE = "Evoca no responde ahora mismo"
BACK = "Evoca ya responde"
MEMORY = "De joven paseaba con mi madre por el puerto."


class Wire:
    """A way to the server of the journeys that can be cut and mended, so that no other test loses it."""

    def __init__(self, beyond: str) -> None:
        host, port = beyond.removeprefix("http://").split(":")
        self._beyond = (host, int(port))
        self._open: list[socket.socket] = []
        self._listening = socket.create_server((host, 0))
        self._here = self._listening.getsockname()
        self.address = f"http://{host}:{self._here[1]}"
        self._serve()

    def cut(self) -> None:
        """As when the server's process is killed."""
        for each in (self._listening, *self._open):
            # A thread that waits in accept or recv holds the socket until it is shut down.
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._open.clear()

    def mend(self) -> None:
        """As when it has been started again."""
        self._listening = socket.create_server(self._here)
        self._serve()

    def _serve(self) -> None:
        threading.Thread(target=self._accept, args=(self._listening,), daemon=True).start()

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _whose = listening.accept()
                far = socket.create_connection(self._beyond)
                self._open += [near, far]
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    @staticmethod
    def _pass_on(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)


@pytest.fixture
def wire(server: "Server") -> Iterator[Wire]:
    """Asked for before the visits, so that it is cut when their windows are closed."""
    wire = Wire(server.address)
    yield wire
    wire.cut()


def watching(visits: "Visits", wire: Wire) -> Page:
    """A therapist's new talk, seen over the wire."""
    visits.fresh_talk().close()
    page = visits.sign_in("therapist", base_url=wire.address)
    with page.expect_response("**/vivo*"):
        page.goto(TALK)
    return page


def told_elsewhere(visits: "Visits") -> None:
    """The same talk goes on in another window, on the server itself."""
    other = visits.sign_in("therapist", at=TALK)
    other.locator("#telling").fill(MEMORY)
    other.get_by_role("button", name="Contar", exact=True).click()
    expect(other.locator(".turn.teller")).to_have_count(1)


def test_a_page_that_watches_says_that_nobody_answers_and_goes_on(wire: Wire, visits: "Visits") -> None:
    page = watching(visits, wire)
    page.locator("#telling").fill("Y después")
    wire.cut()
    expect(page.locator("#notices")).to_contain_text(GONE)
    told_elsewhere(visits)
    wire.mend()
    expect(page.locator("#notices")).to_contain_text(BACK)
    expect(page.locator(".turn.teller")).to_have_count(1)
    expect(page.locator(".turn.teller")).to_contain_text("paseaba con mi madre")
    expect(page.locator("#telling")).to_have_value("Y después")
    visits.forgive("net::ERR", "Failed to fetch", "network error", "signal is aborted")


@pytest.mark.slow
def test_a_watch_that_could_not_begin_begins_when_it_can(wire: Wire, visits: "Visits") -> None:
    page = watching(visits, wire)
    page.route("**/vivo*", lambda route: route.abort())
    page.reload()
    expect(page.locator("#notices")).to_contain_text(GONE)
    page.unroute("**/vivo*")
    expect(page.locator("#notices")).to_contain_text(BACK)
    told_elsewhere(visits)
    expect(page.locator(".turn.teller")).to_contain_text("paseaba con mi madre")
    visits.forgive("net::ERR", "Failed to fetch")


def test_what_changed_is_fetched_again_when_it_could_not_be(wire: Wire, visits: "Visits") -> None:
    page = watching(visits, wire)

    def only_the_stream(route: Route) -> None:
        if route.request.headers.get("hx-request") and "vivo" not in route.request.url:
            route.abort()
        else:
            route.continue_()

    page.route(f"**{TALK}**", only_the_stream)
    told_elsewhere(visits)
    expect(page.locator("#notices")).to_contain_text(GONE)
    page.unroute(f"**{TALK}**")
    expect(page.locator(".turn.teller")).to_contain_text("paseaba con mi madre")
    visits.forgive("net::ERR", "Failed to fetch")
