"""The interview as people go through it: questions, sad memories, rest, and the record of the sitting."""

import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.journeys.test_axe import assert_nothing_is_cut_off, check
from tests.journeys.test_journey import notice, tell

if TYPE_CHECKING:
    from tests.journeys.conftest import Visits

KITCHEN = "De niño, en la cocina, mi madre hacía rosquillas y yo la miraba con mi perro Hachi."
WAR = "En los bombardeos nos metíamos en el refugio mi madre y yo, temblando de miedo."
A4 = {"width": 688, "height": 1032}  # CSS pixels inside the margins


@pytest.fixture
def talk(visits: "Visits") -> Page:
    return visits.fresh_talk()


def question(page: Page) -> str:
    last = page.locator("#said .turn.evoca p").last
    expect(last).to_have_text(re.compile(r"^(¿.+\?|(Cuénteme|Hábleme) .+\.)$"))
    return last.inner_text()


def late(script: Route) -> None:
    time.sleep(0.5)
    script.continue_()


def asked(page: Page) -> str:
    """The question that follows a page: the ways on from it are there."""
    expect(page.get_by_role("button", name="Otra pregunta")).to_be_visible()
    return question(page)


def test_a_page_hears_of_what_changes_however_slowly_its_scripts_came(talk: Page, visits: "Visits") -> None:
    person = visits.sign_in("patient", service_workers="block")
    person.route("**/hx-sse*", late)
    person.reload()
    tell(talk, KITCHEN)
    expect(person.locator(".turn.evoca p").last).to_have_text(asked(talk))


def test_a_question_is_answered_into_the_same_page(talk: Page, visits: "Visits") -> None:
    person = visits.sign_in("patient")
    tell(talk, KITCHEN)
    words = asked(talk)
    expect(person.locator(".turn.evoca p").last).to_have_text(words)
    assert (
        person.locator(".turn.evoca p").last.evaluate("p => parseFloat(getComputedStyle(p).fontSize)") >= 30
    )
    tell(person, "Olía a anís y a limón.")
    expect(talk.locator(".memory-text")).to_contain_text("Olía a anís y a limón.")
    expect(talk.locator(".memory-text")).to_contain_text("hacía rosquillas")
    expect(talk.locator("#said .turn.teller")).to_have_count(2)
    words = talk.get_by_label("Con sus palabras", exact=True)
    expect(words).to_have_value(re.compile("rosquillas.*limón", re.DOTALL))


def test_another_question_or_none_by_keyboard(talk: Page) -> None:
    tell(talk, KITCHEN)
    first = asked(talk)
    another = talk.get_by_role("button", name="Otra pregunta")
    another.press("Enter")
    expect(talk.locator("#said")).not_to_contain_text(first)
    assert question(talk) != first
    talk.get_by_role("button", name="Hoy sin preguntas").press("Enter")
    notice(talk, "hoy Evoca no pregunta más")
    expect(another).to_have_count(0)
    talk.get_by_role("button", name="Volver a preguntar").click()
    expect(talk.get_by_role("button", name="Hoy sin preguntas")).to_be_visible()


def test_the_person_goes_on_with_something_else(talk: Page, visits: "Visits") -> None:
    person = visits.sign_in("patient")
    tell(person, KITCHEN)
    person.get_by_role("button", name="Seguir con otra cosa").click()
    expect(person.locator(".turn.evoca p").last).to_contain_text("Le escucho")
    expect(person.get_by_role("button", name="Seguir con otra cosa")).to_have_count(0)
    tell(person, "Trabajé de mayor en un taller.")
    expect(talk.locator("#said .turn.teller")).to_have_count(2)
    expect(talk.locator(".memory-text")).not_to_contain_text("rosquillas")


def test_who_is_tired_is_offered_rest_and_asked_nothing(talk: Page, visits: "Visits") -> None:
    person = visits.sign_in("patient", service_workers="block")  # whose fetching no test can hold up
    held: list[tuple[Route, APIResponse]] = []
    person.route("**/contar", lambda route: held.append((route, route.fetch())), times=1)
    tell(person, KITCHEN)
    expect(person.get_by_role("button", name="Seguir con otra cosa")).to_be_visible()
    # The page was refreshed before its own answer came: what is written now would be lost with that.
    expect(person.locator("#telling")).not_to_be_editable()
    expect(person.get_by_role("button", name="Contar", exact=True)).to_be_disabled()
    while not held:
        person.wait_for_timeout(50)
    route, answer = held.pop()
    route.fulfill(response=answer)
    tell(person, "Ay, estoy muy cansada.")
    expect(person.get_by_role("button", name="Seguir con otra cosa")).to_have_count(0)
    expect(person.locator(".turn.evoca p").last).not_to_contain_text("?")
    expect(talk.get_by_text("Hoy Evoca no pregunta más.")).to_be_visible()
    tell(talk, "De joven, en la plaza, bailaba con mi hermana.")
    expect(talk.locator("#said .turn.evoca p").last).to_have_text("Gracias por contarlo.")


@pytest.mark.parametrize("size", [pytest.param("wide", marks=pytest.mark.slow), "narrow"])
def test_a_sad_memory_is_stayed_with(talk: Page, visits: "Visits", size: str) -> None:
    person = visits.sign_in("patient")
    tell(person, WAR)
    expect(person.locator(".turn.evoca p").last).not_to_contain_text("?")
    expect(person.locator("figure img")).to_have_count(0)
    expect(person.get_by_text("Hacer la página")).to_have_count(0)
    page = talk if size == "wide" else visits.sign_in("therapist", size)
    expect(page.get_by_role("button", name="Hacer la página")).to_be_visible()
    check(page)
    page.get_by_role("link", name="No volver sobre esto").click()
    expect(page.get_by_label("¿Sobre qué no hay que volver?")).to_have_value("la guerra")
    check(page)
    page.get_by_role("button", name="Añadir a la lista").click()
    notice(page, "Evoca no volverá sobre eso")
    expect(page.get_by_role("link", name="No volver sobre esto")).to_have_count(0)
    page.locator("#notices").get_by_role("button", name="Deshacer").click()
    notice(page, "He quitado el tema de la lista")
    expect(page.get_by_role("link", name="No volver sobre esto")).to_be_visible()
    page.get_by_role("button", name="Seguir hablando de otra cosa").click()
    assert question(page)
    expect(page.get_by_role("button", name="Hacer la página")).to_be_visible()


def test_a_topic_is_taken_off_the_list_after_asking(talk: Page) -> None:
    talk.locator("summary", has_text="Más").click()
    talk.get_by_role("link", name="Temas a los que no volver").click()
    talk.get_by_label("¿Sobre qué no hay que volver?").fill("el hospital")
    talk.get_by_role("button", name="Añadir a la lista").click()
    topic = talk.locator(".topic", has_text="el hospital")
    topic.locator("summary").click()
    topic.get_by_role("button", name="No, dejarlo").click()
    expect(topic).to_be_visible()
    topic.locator("summary").click()
    check(talk)
    topic.get_by_role("button", name="Sí, quitar").click()
    notice(talk, "He quitado el tema")
    expect(topic).to_have_count(0)
    talk.locator("#notices").get_by_role("button", name="Deshacer").click()
    expect(topic).to_be_visible()
    topic.locator("summary").click()
    topic.get_by_role("button", name="Sí, quitar").click()
    expect(topic).to_have_count(0)


@pytest.mark.parametrize("size", [pytest.param("wide", marks=pytest.mark.slow), "narrow"])
def test_the_record_of_a_sitting(talk: Page, visits: "Visits", size: str) -> None:
    tell(talk, KITCHEN)
    words = asked(talk)
    talk.locator("summary", has_text="Terminar la charla").click()
    talk.get_by_role("button", name="Sí, terminar").click()
    talk.wait_for_url("**/resumen**")
    page = visits.sign_in("therapist", size)
    page.goto(talk.url.split("?")[0])
    expect(page.get_by_text("hacía rosquillas").first).to_be_visible()
    expect(page.locator(".told img")).to_have_js_property("complete", True)
    expect(page.get_by_text(words)).to_be_visible()
    page.get_by_label("Alegría").check()
    notice(page, "Anotado")
    expect(page.get_by_label("Alegría")).to_be_checked()
    note = page.get_by_label("Un apunte suyo")
    note.fill("Ha venido contenta.")
    page.reload()
    expect(note).to_have_value("Ha venido contenta.")  # what is being written outlives the page
    page.get_by_role("button", name="Guardar el apunte").click()
    notice(page, "He guardado el apunte")
    expect(note).to_have_value("")
    expect(page.locator(".note", has_text="Ha venido contenta.")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Todas las charlas").click()
    expect(page.locator(".sitting-list li").first).to_contain_text("hacía rosquillas")
    check(page)


def test_a_sitting_is_printed_on_one_page(talk: Page) -> None:
    for place in ("la cocina", "el patio", "la escuela"):
        tell(talk, f"De niño, en {place}, mi madre cantaba y yo la miraba con mi perro Hachi. " * 6)
        asked(talk)
    talk.locator("summary", has_text="Terminar la charla").click()
    talk.get_by_role("button", name="Sí, terminar").click()
    talk.wait_for_url("**/resumen**")
    talk.get_by_label("Nostalgia").check()
    notice(talk, "Anotado")
    talk.get_by_label("Un apunte suyo").fill("Ha venido contenta.\n" * 40)
    talk.get_by_role("button", name="Guardar el apunte").click()
    notice(talk, "He guardado el apunte")
    printed = talk.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 1
    talk.set_viewport_size(A4)
    talk.emulate_media(media="print")
    expect(talk.locator(".told img").first).to_be_visible()
    expect(talk.get_by_text("La charla fue larga")).to_be_visible()
    expect(talk.get_by_text("Los dibujos son recreaciones, no fotografías.").last).to_be_visible()
    expect(talk.get_by_role("button", name="Imprimir en una hoja")).to_be_hidden()
    expect(talk.get_by_text("Nostalgia")).to_be_visible()
    expect(talk.get_by_text("Tristeza")).to_be_hidden()


def test_nothing_is_cut_off_at_twice_the_size(talk: Page, visits: "Visits") -> None:
    tell(talk, KITCHEN)
    asked(talk)
    assert_nothing_is_cut_off(visits.sign_in("patient", "zoomed"))
    page = visits.sign_in("therapist", "zoomed")
    assert_nothing_is_cut_off(page)
    for address in ("/personas/juan/charlas", "/personas/juan/temas"):
        page.goto(address)
        assert_nothing_is_cut_off(page)
