"""Sorrow is met with care, however it is told; what only sounds like it is a memory like others."""

import json
from pathlib import Path

import pytest

from narrative.sorrow import is_sorrow

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev.jsonl"
SORROWS = [
    "Mi padre nos pegaba con el cinturón cuando llegaba del bar.",
    "mi marido me pegaba y yo me escondía en casa de mi hermana",
    "En los bombardeos nos metíamos en el refugio mi madre y yo.",
    "Al abuelo lo fusilaron en la tapia del cementerio.",
    "Se llevaron a mi tío una noche y no volvió.",
    "mi hermano murió de tuberculosis en el sanatorio de la sierra",
    "Mi hija estuvo tres meses en el hospital con leucemia.",
    "Perdí al niño de siete meses y nadie me dejó verlo.",
    "El entierro de mi madre fue un día de lluvia.",
    "se quemó la casa y salimos en camisón a la calle",
    "Mi hermano se ahogó en el río y lo sacaron los vecinos.",
    "Hubo un accidente en la mina y no salió mi primo.",
    "Cuando me quedé viuda no salía de casa.",
    "me quedé viuda con treinta años y tres hijos",
    "Los guardias entraron en casa y se llevaron a mi padre preso.",
    "En el terremoto se cayó la escuela con los niños dentro.",
    "los soldados llegaron al pueblo y mataron a mi papá",
    "La guerrilla se llevó a mi hermano y nunca más lo vimos.",
    "Mi mamá falleció cuando yo tenía seis años.",
    "mi papá se nos fue en mis brazos",
    "velamos a mi abuelita toda la noche en la sala",
    "Le diagnosticaron cáncer a mi mujer aquel invierno.",
    "mi marido se fue con otra y me dejó con los niños",
    "Nos echaron de la casa y dormimos en la calle.",
    "La riada se llevó el puente y a los Ortega.",
    "Estuve en la cárcel de Carabanchel dos años.",
    "En el frente vi caer a mis compañeros.",
    "mi padrastro me encerraba en el cuarto oscuro",
    "abusaron de mí cuando era niña",
    "Murió mi perro Trasto y lo enterramos debajo del naranjo.",
    "El día que enterramos a mi padre tocaron las campanas.",
    "Se me murió el niño en brazos.",
    "operaron a mi hijo del corazón y esperé toda la noche en el pasillo",
    "me escondí debajo de la cama porque venían los aviones",
    "Mi hermana se suicidó en el setenta.",
    "A mi hijo lo desaparecieron los militares en el 77.",
    "Cuando murió mi marido se me vino el mundo encima.",
    "Mi padre se emborrachaba y rompía los platos.",
]
OTHERS = [
    "Nos moríamos de risa mi hermana y yo en misa.",
    "jugábamos a la guerra con palos en la era",
    "De la risa casi me muero.",
    "En la matanza del cerdo toda la familia ayudaba y había mucha sangre en los barreños.",
    "El día de Muertos poníamos la ofrenda con mi abuela.",
    "Trabajé de enfermera en el hospital de Soria veinte años.",
    "nació mi hijo en el hospital y lloré de alegría",
    "Vimos los fuegos artificiales desde el tejado.",
    "mi padre era bombero y me llevaba al parque en el camión",
    "Ya había muerto mi abuelo cuando hice la mili en El Ferrol.",
    "Me caí de la bici y me hice sangre en la rodilla, y mi madre me curó.",
    "Tocaban las sirenas de la fábrica y salíamos todas a comer.",
    "Fuimos a la presa del pantano a pescar.",
    "la peineta de mi abuela, que en paz descanse, la llevé en la boda",
    "Mi padre contaba cosas de la guerra mientras pelaba patatas.",
    "Teníamos un hambre de lobos después de nadar.",
    "en el velatorio no, en la boda, bailamos hasta el alba",
    "Limpiábamos la tumba de la abuela y merendábamos allí cerca el día de Todos los Santos.",
    "Mi tío vendía bombas de agua y motores.",
    "Se me quemó la paella y nos reímos todos.",
]


@pytest.mark.parametrize("text", SORROWS)
def test_what_happened_is_seen(text: str) -> None:
    assert is_sorrow(text)


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_sounds_so_is_not(text: str) -> None:
    assert not is_sorrow(text)


@pytest.mark.skipif(not GOLD.is_file(), reason="the annotated memories are not beside the repository")
def test_no_annotated_memory_is_taken_for_a_sorrow_that_is_none() -> None:
    rows = [json.loads(line) for line in GOLD.read_text().splitlines()]
    assert [row["id"] for row in rows if is_sorrow(row["text"]) and not row["sensitive"]] == []
