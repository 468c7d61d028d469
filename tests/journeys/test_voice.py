"""Speaking to Evoca: said, understood while it is said, looked at, told; and whatever gets in between.

Chromium hears a real conversation of ``../shared/speech`` through a microphone of its own making.
"""

import re
import time
import wave
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from server.speech_parts import missing_packages
from tests.journeys.conftest import FLAGS, _chromium
from tests.journeys.test_axe import check_at_every_size

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

SPEECH = Path(__file__).resolve().parents[3] / "shared" / "speech" / "es-ES_Broadband_sample1.wav"
SAID_FOR = 6  # seconds of the conversation
MEMORY = "De niño iba con mi madre y mi perro Hachi al río."
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
HEARD = 120_000  # ms; a busy machine listens slowly

pytestmark = [
    pytest.mark.skipif(not SPEECH.exists(), reason="NOT RUN: ../shared/speech is not here"),
    pytest.mark.skipif(bool(missing_packages()), reason="NOT RUN: the speech model's packages are missing"),
]


@pytest.fixture(scope="module")
def conversation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some seconds of talk, then a long silence."""
    path = tmp_path_factory.mktemp("speech") / "said.wav"
    with wave.open(str(SPEECH)) as source, wave.open(str(path), "wb") as target:
        target.setparams(source.getparams())
        target.writeframes(source.readframes(SAID_FOR * source.getframerate()))
        target.writeframes(bytes(2 * 60 * source.getframerate()))
    return path


@pytest.fixture(scope="module")
def listening(chromium: Browser, conversation: Path) -> Iterator[Browser]:
    """A browser whose microphone hears the conversation, from its beginning at each opening."""
    flags = [
        *FLAGS,
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={conversation}%noloop",
    ]
    browser = chromium.browser_type.launch(executable_path=_path(chromium), args=flags)
    yield browser
    browser.close()


def _path(browser: Browser) -> str:
    class Known:
        chromium = browser.browser_type

    return _chromium(Known())  # type: ignore[arg-type]


@pytest.fixture
def speaking(visits: "Visits", listening: Browser) -> "Visits":
    return replace(visits, chromium=listening)


def wait_in_pauses(page: Page, seconds: int) -> None:
    page.locator("summary", has_text="La voz").click()
    page.get_by_label("Espera en las pausas").fill(str(seconds))
    expect(page.locator("#notices")).to_contain_text("esperaré ese tiempo")


def state(page: Page, name: str, timeout: float = 40_000) -> None:
    expect(page.locator(f'[data-voice][data-state="{name}"]')).to_be_visible(timeout=timeout)


def recordings(visits: "Visits") -> int:
    return len(list((visits.server.home / "recordings").glob("*.pcm")))


def throw_away(page: Page, visits: "Visits") -> None:
    """Empty the box: what was said there is not wanted, and a moment later its sound is gone."""
    page.locator("#telling").fill("")
    deadline = time.monotonic() + 40
    while recordings(visits) and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    assert recordings(visits) == 0


def newest_recording(visits: "Visits") -> float:
    """Its length in seconds."""
    files = (visits.server.home / "recordings").glob("*.pcm")
    return max(files, key=lambda file: file.stat().st_mtime).stat().st_size / 32_000


def test_what_is_said_is_written_told_and_kept_with_its_page_while_agreed(
    speaking: "Visits",
) -> None:
    page = speaking.fresh_talk()
    page.locator("summary", has_text="La voz").click()
    page.get_by_role("button", name="Está de acuerdo: guardar su voz").click()
    expect(page.locator("#notices")).to_contain_text("su voz se guarda")
    wait_in_pauses(page, 3)
    page.get_by_role("button", name="Hablar").click()
    state(page, "recording")
    expect(page.locator("#telling")).to_be_hidden()
    expect(page.locator("[data-hearing]")).to_contain_text(re.compile("bien", re.I), timeout=HEARD)
    # The recording ends by itself in the pause; the words wait in the box for a look.
    state(page, "ready", HEARD)
    expect(page.locator("[data-recordings]")).to_have_value(re.compile("^[0-9a-f-]{36}$"))
    page.reload()
    state(page, "ready")
    expect(page.locator("#telling")).to_have_value(re.compile("bien", re.I))
    correct_a_doubtful_word(page)
    page.locator("#telling").fill(MEMORY)
    page.locator("#telling").press("Enter")
    state(page, "idle")
    page.get_by_label("Título").fill("El río y mi voz")
    page.get_by_role("button", name="Guardar en el libro").click()
    page.get_by_role("link", name="Ver en el libro").click()
    page.get_by_role("link", name=re.compile("El río y mi voz")).click()
    with page.expect_response("**/sonido") as answer:
        page.get_by_role("button", name="Escuchar su voz").click()
    assert answer.value.status in (200, 206)
    page.get_by_role("button", name="Parar su voz").click()
    expect(page.get_by_role("button", name="Escuchar su voz")).to_be_visible()
    read_this_aloud(page)
    page.goto("/personas/juan/charla")
    page.locator("summary", has_text="La voz").click()
    page.locator("summary", has_text="Ya no está de acuerdo").click()
    page.get_by_role("button", name="Sí, borrarlas").click()
    expect(page.locator("#notices")).to_contain_text("He borrado las grabaciones")
    assert recordings(speaking) == 0


def correct_a_doubtful_word(page: Page) -> None:
    doubtful = page.locator(".doubtful")
    if not doubtful.count():
        return  # all of it was heard well
    with page.expect_response(re.compile(r"/sonido\?desde=[\d.]+&hasta=[\d.]+")) as answer:
        doubtful.first.click()
    assert answer.value.status in (200, 206)
    page.get_by_label("¿Qué dijo ahí?").fill("Celia")
    page.get_by_label("¿Qué dijo ahí?").press("Enter")
    expect(page.locator("#telling")).to_have_value(re.compile("Celia"))


def read_this_aloud(page: Page) -> None:
    """This browser has no Spanish voice: the machine's reads, or a sentence says that there is none."""
    page.get_by_role("button", name="Leer en voz alta").click()
    reading = page.get_by_role("button", name="Parar de leer")
    expect(reading.or_(page.get_by_text("no tiene una voz en español")).first).to_be_visible()


@pytest.mark.slow
def test_a_closed_window_loses_nothing_of_what_was_said(speaking: "Visits") -> None:
    page = speaking.sign_in("patient")
    page.wait_for_url("**/contar")
    second = page.context.new_page()
    second.goto("/personas/juan/contar")
    page.bring_to_front()
    page.get_by_role("button", name="Hablar").click()
    state(page, "recording")
    # Another window of the same browser says so kindly, and leaves the microphone alone.
    second.get_by_role("button", name="Hablar").click()
    expect(second.locator("#voice-says")).to_contain_text("otra ventana")
    second.close()
    page.wait_for_timeout(3500)
    # The connection is lost, what is said waits on the device; then the window is closed.
    page.context.set_offline(True)
    expect(page.locator("#voice-says")).to_contain_text("Puede seguir hablando")
    page.wait_for_timeout(1500)
    page.context.set_offline(False)
    page.close()
    page = page.context.new_page()
    page.goto("/personas/juan/contar")
    expect(page.locator("#voice-says")).to_contain_text("Hemos guardado lo que dijo")
    state(page, "ready", HEARD)
    expect(page.locator("#telling")).to_have_value(re.compile("bien", re.I))
    assert newest_recording(speaking) >= 4.5, "what was said without connection must have come, too"
    page.locator("#telling").fill("")
    page.locator("[data-voice]").evaluate("one => (one.dataset.longest = 2)")
    page.get_by_role("button", name="Hablar").click()  # what was thrown away is not kept
    state(page, "recording")
    page.keyboard.press("Enter")  # too soon after the first: a trembling hand
    state(page, "recording")
    # It is long enough: it ends by itself, with a kind word, and nothing is lost.
    expect(page.locator("#voice-says")).to_contain_text("Llevamos mucho rato")
    expect(page.locator('[data-voice][data-state="recording"]')).to_have_count(0)
    state(page, "ready", HEARD)
    throw_away(page, speaking)
    speaking.forgive("net::ERR", "Failed to fetch")


RESAMPLED = """async rate => {
    const { Resampler } = await import("/web/scripts/voice-resampling.js");
    const loudness = pitch => {
        const resampler = new Resampler(rate);
        const turn = (2 * Math.PI * pitch) / rate;
        const tone = Float32Array.from({ length: rate }, (_, at) => Math.sin(turn * at));
        const heard = [];
        for (let at = 0; at < rate; at += 128) heard.push(...resampler.push(tone.subarray(at, at + 128)));
        const middle = heard.slice(2000, 14000);
        return [heard.length, Math.sqrt(middle.reduce((sum, one) => sum + one * one, 0) / middle.length)];
    };
    return [300, 3000, 6500, 9500, 15000].filter(pitch => pitch < rate / 2).map(loudness);
}"""


def test_every_microphones_rate_becomes_16_khz(visits: "Visits") -> None:
    page = visits.context().new_page()
    page.goto("/entrar")
    for rate in (8000, 16000, 44100, 48000):
        heard = page.evaluate(RESAMPLED, rate)
        assert all(15_900 <= length <= 16_000 for length, _ in heard)
        assert heard[0][1] == pytest.approx(0.707, abs=0.01)
        assert heard[1][1] == pytest.approx(0.707, abs=0.01)
        assert all(loudness < 0.003 for _, loudness in heard[3:]), "what is too high must not fold back"


@pytest.mark.parametrize("reason", ["refused", "missing"])
def test_without_a_microphone_a_sentence_says_why_and_the_keyboard_works(
    visits: "Visits", chromium: Browser, reason: str
) -> None:
    # Nobody answers a browser without a screen that asks for the microphone: it counts as a no.
    flags = [*FLAGS, "--use-fake-device-for-media-stream"] if reason == "refused" else FLAGS
    browser = chromium.browser_type.launch(executable_path=_path(chromium), args=flags)
    page = replace(visits, chromium=browser).sign_in("patient")
    page.get_by_role("button", name="Hablar").click()
    sentence = "no deja usar el micrófono" if reason == "refused" else "No encuentro ningún micrófono"
    expect(page.locator("#voice-says")).to_contain_text(sentence)
    page.locator("#telling").fill(MEMORY)
    expect(page.get_by_role("button", name="Contar", exact=True)).to_be_enabled()
    browser.close()


@pytest.mark.parametrize("role", ["therapist", pytest.param("patient", marks=pytest.mark.slow)])
def test_speaking_is_for_everyone_by_keyboard_and_by_holding(speaking: "Visits", role: str) -> None:
    opened = speaking.fresh_talk if role == "therapist" else partial(speaking.sign_in, role)
    page = opened(reduced_motion="reduce")
    if role == "therapist":
        page.locator("summary", has_text="La voz").click()
        check_at_every_size(page)
        page.get_by_role("button", name="Cerrar").click()
    end = hold(page) if role == "patient" else press_space(page)
    state(page, "recording")
    expect(page.locator("[data-hearing]")).to_contain_text(re.compile("bien", re.I), timeout=HEARD)
    check_at_every_size(page)
    assert page.evaluate("document.getAnimations().length") == 0
    end()
    expect(page.locator('[data-voice][data-state="recording"]')).to_have_count(0)
    state(page, "ready", HEARD)
    check_at_every_size(page)
    throw_away(page, speaking)


def hold(page: Page) -> Callable[[], None]:
    page.locator("[data-speak]").hover()
    page.mouse.down()
    return page.mouse.up


def press_space(page: Page) -> Callable[[], None]:
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-speak]')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Space")
    return lambda: page.keyboard.press("Space")
