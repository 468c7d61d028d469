"""How a person is spoken to, chosen on the talk's page."""

from fastapi.testclient import TestClient


def test_the_therapist_chooses_tu_or_usted(therapist: TestClient, relative: TestClient) -> None:
    assert "Hablarle de tú" in therapist.get("/personas/juan/charla").text
    assert relative.post("/personas/juan/trato", data={"trato": "tu"}).status_code == 403
    assert therapist.post("/personas/juan/trato", data={"trato": "tu"}).status_code == 303
    assert "Hablarle de usted" in therapist.get("/personas/juan/charla").text
    answer = therapist.post("/personas/juan/trato", data={"trato": "usted"}, headers={"HX-Request": "true"})
    assert "Hablarle de tú" in answer.text
    assert "Desde ahora le hablo de usted." in answer.text
