"""How far behind the words are for whoever watches: a real Chromium hears a real conversation through a
microphone of its own making, and every change of what it shows is timed.

A word's lag is the time from its end, as the whole recording is read at leisure, to the moment when so
many words stand on the page. What the browser hears begins when it is given the microphone.
"""

import os
import shutil
import tempfile
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, Playwright, sync_playwright

from narrative.listening import Listener, Transcript, read_sound
from server.speech_parts import assemble_speech_model, missing_packages
from tests.bench.house import served
from tests.bench.live_lag import percentile
from tests.bench.measuring import Measurement

TALK: Final = Path(__file__).resolve().parents[3] / "shared" / "speech" / "es-ES_Broadband_sample1.wav"
SAID_FOR: Final = 24  # seconds
AFTER: Final = 12  # seconds of silence, in which the last words settle
WARMED: Final = 180_000  # milliseconds that loading may take
AIM: Final = 3.0  # seconds
FLAGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
)  # fmt: skip
# The names of what the page shows are those of web/templates/_voice.html.
WATCH: Final = """
window.evocaShown = [];
const counted = (node) => (node.textContent.match(/\\S+/g) ?? []).length;
const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (wanted) => {
  const stream = await given(wanted);
  window.evocaHeardFrom ??= performance.now();
  return stream;
};
document.addEventListener("DOMContentLoaded", () => {
  const note = () => {
    const box = document.querySelector("[data-hearing]");
    if (!box || window.evocaHeardFrom === undefined) return;
    const settled = counted(box.querySelector("[data-settled]"));
    const all = settled + counted(box.querySelector("[data-tentative]"));
    window.evocaShown.push([(performance.now() - window.evocaHeardFrom) / 1000, settled, all]);
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
});
"""


def browser_lag() -> Iterator[Measurement]:
    """The lag of words on the page, shown and settled, beside the aim."""
    if missing_packages() or not TALK.exists():
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        if not Path(_chromium(playwright)).exists():
            return
        said = _said(Path(folder) / "said.wav")
        ends = [word.end for word in _at_leisure(Path(folder), said).words]
        changes = _watched(playwright, said)
    for name, column in (("shown", 2), ("settled", 1)):
        lags = _lags(ends, changes, column)
        if not lags:
            continue
        for part, which in ((0.5, "half"), (0.95, "19 of 20")):
            yield Measurement(
                f"in the browser: a word is {name}, {which}; {len(lags)} of {len(ends)} words came",
                percentile(lags, part),
                "s",
                "aim",
                AIM,
                f"{AIM:g} s on 2 idle cores",
            )


def _chromium(playwright: Playwright) -> str:
    return shutil.which("chromium") or playwright.chromium.executable_path


def _said(path: Path) -> Path:
    with wave.open(str(TALK)) as source, wave.open(str(path), "wb") as target:
        target.setparams(source.getparams())
        target.writeframes(source.readframes(SAID_FOR * source.getframerate()))
        target.writeframes(bytes(2 * AFTER * source.getframerate()))
    return path


def _at_leisure(folder: Path, said: Path) -> Transcript:
    listener = Listener.load(assemble_speech_model(folder / "model"), 1)
    return listener.transcribe(read_sound(said))


def _watched(playwright: Playwright, said: Path) -> list[list[float]]:
    """What stood on the page and when: seconds, words settled, words in all."""
    flags = [*FLAGS, f"--use-file-for-fake-audio-capture={said}%noloop"]
    with served() as house:
        browser = playwright.chromium.launch(executable_path=_chromium(playwright), args=flags)
        page = browser.new_context(base_url=house.address, permissions=["microphone"]).new_page()
        page.set_default_timeout(120_000)
        page.add_init_script(WATCH)
        _enter(page)
        _warm(page)
        page.get_by_role("button", name="Hablar").click()
        page.wait_for_timeout((SAID_FOR + AFTER) * 1000)
        changes: Any = page.evaluate("window.evocaShown")
        browser.close()
    return changes


def _enter(page: Page) -> None:
    page.goto("/entrar")
    page.get_by_label("Su usuario").fill("terapeuta")
    page.get_by_label("Su contraseña").fill("evoca-terapeuta")
    page.get_by_role("button", name="Entrar").click()
    page.wait_for_url(lambda url: "/entrar" not in url)
    page.goto("/personas/juan/charla")


def _warm(page: Page) -> None:
    """Listens once to the end, so that no model is loaded while it is measured; nothing of it stays."""
    page.get_by_role("button", name="Hablar").click()
    page.locator('[data-voice][data-state="ready"]').wait_for(timeout=WARMED)
    page.locator("#telling").fill("")
    page.wait_for_timeout(3000)  # what was said is thrown away with its words
    page.reload()


def _lags(ends: list[float], changes: list[list[float]], column: int) -> tuple[float, ...]:
    """For each word, how long after its end so many words stood there; words never shown are left out."""
    found: list[float] = []
    for count, end in enumerate(ends, start=1):
        at = next((change[0] for change in changes if change[column] >= count), None)
        if at is not None:
            found.append(at - end)
    return tuple(found)


if __name__ == "__main__":
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    for measured in browser_lag():
        print(f"{measured.name}: {measured.value:.2f} {measured.unit} (aim {measured.aim})")
