"""Words that mean something else here: each sentence names a reading that must not be made."""

from collections.abc import Callable

import pytest

from narrative import Understanding
from narrative.entities import Patient
from narrative.scene import Scene

# sentence, the concept that must not be found in it, the country of the teller
TRAPS = (
    ("Mi padre vino de la fábrica muy tarde.", "wine", "ES"),
    ("Llevaba un pantalón naranja y una gorra.", "oranges", "ES"),
    ("Montábamos puertas en la cadena toda la mañana.", "necklace", "ES"),
    ("Los sábados le ayudaba a ordenar los hilos.", "milk", "ES"),
    ("La cuidaba como oro en paño.", "pray", "ES"),
    ("Llegó mi tía y vino con mis primos.", "wine", "ES"),
    ("Estuvimos hablando de todo y sobre todo de la boda.", "envelope", "ES"),
    ("Dejó las llaves sobre la mesa de la cocina.", "envelope", "ES"),
    ("Mi hermano siempre daba la lata en clase.", "tin", "ES"),
    ("Fuimos de luna de miel a Mallorca.", "stars", "ES"),
    ("Fuimos de luna de miel a Mallorca.", "honey", "ES"),
    ("Mi novia me dio calabazas en el baile.", "pumpkin", "ES"),
    ("En el bar había cuatro gatos aquella tarde.", "cat", "ES"),
    ("Jugábamos a la gallina ciega en la plaza.", "hen", "ES"),
    ("Se me puso la carne de gallina en la iglesia.", "hen", "ES"),
    ("Hacía un frío de perros en la estación.", "dog", "ES"),
    ("Mi hermano estaba en la edad del pavo.", "turkey", "ES"),
    ("Los domingos íbamos a los toros con mi padre.", "bull", "ES"),
    ("Montamos en los caballitos de la feria.", "horse", "ES"),
    ("No teníamos ni una perra gorda en casa.", "dog", "ES"),
    ("Comimos perritos calientes en la feria.", "dog", "ES"),
    ("Leía el catón a diario en la escuela.", "newspaper", "ES"),
    ("Llovía a cántaros cuando salimos de misa.", "pitcher", "ES"),
    ("Nos pusimos las botas en la boda de mi prima.", "boots", "ES"),
    ("Terminamos la faena a medias.", "stockings", "ES"),
    ("Se hizo a media tarde la procesión.", "stockings", "ES"),
    ("Mi abuela trabajaba en la Cruz Roja.", "virgin", "ES"),
    ("Mi madre tiró la toalla con aquel vestido.", "towel", "ES"),
    ("Mi abuelo decía que eso era un cuento chino.", "story_book", "ES"),
    ("Mi hermana era la oveja negra de la casa.", "sheep", "ES"),
    ("Mi hermano llevaba una cola de caballo.", "horse", "ES"),
    ("Mi abuela decía que a mi hermano lo trajo la cigüeña.", "stork", "ES"),
    ("Por la noche dejé el diente para el ratoncito Pérez.", "mouse", "ES"),
    ("Fuimos a la misa del gallo con la abuela.", "rooster", "ES"),
    ("Aquel invierno estábamos con el agua al cuello.", "water", "ES"),
    ("Mi padre se tomaba unas copas con sus amigos.", "glass", "ES"),
    ("Me dieron con la puerta en las narices.", "door", "ES"),
    ("Aprendimos la tabla de multiplicar cantando.", "ironing_board", "ES"),
    ("La abuela hablaba con un hilo de voz.", "needle", "ES"),
    ("Todavía se me caían los dientes de leche.", "milk", "ES"),
    ("Mi tío llevaba una vida de perros en la mina.", "dog", "ES"),
    ("Mi madre estaba cómoda en aquella casa.", "chest_of_drawers", "ES"),
    ("Respirábamos el aire puro de la sierra.", "cigar", "ES"),
    ("El pobre estaba sereno y callado.", "night_watchman", "ES"),
    ("Mi padre me hizo la vida imposible por lo general.", "officer", "ES"),
    ("Aquello me importaba un pimiento.", "peppers", "ES"),
    ("Dimos la vuelta a la manzana.", "apples", "ES"),
    ("Llevaba un vestido color naranja.", "oranges", "ES"),
    ("En mi casa nunca faltó el pan de cada día.", "bread", "ES"),
    ("Tomé la carretera y dejé las cosas claras.", "liquor", "ES"),
    ("Mi madre era muy mona de joven.", "monkey", "ES"),
    ("Pagué el pato yo solo.", "duck", "ES"),
    ("El rey de copas siempre me tocaba a mí.", "rulers", "ES"),
    ("Mi hermano se quedó de piedra.", "stone", "ES"),
    ("Íbamos a todo tren por la carretera.", "train", "ES"),
    ("El camión nos llevó al centro.", "truck", "MX"),
    ("El camión traía la leña.", "bus", "ES"),
    ("Subimos al carro y mi papá manejó hasta la playa.", "cart", "MX"),
    ("La mula tiraba del carro.", "car", "ES"),
    ("Hicimos la cena con tortillas calientes.", "omelette", "MX"),
    ("Mi madre hizo una tortilla para la cena.", "corn_tortillas", "ES"),
    ("La guagua dormía en la cuna.", "bus", "CL"),
    ("Mi padre se ponía el saco los domingos.", "sack", "AR"),
    ("Armamos el pesebre con musgo.", "stable", "CO"),
    ("Pasamos la tarde de pesca y nada más.", "swim", "ES"),
    ("La casa era de mi tía.", "threshing_floor", "ES"),
    ("Mi padre llevaba una americana gris.", "portuguese", "ES"),
    ("Mi novio vino con una americana de pana.", "portuguese", "ES"),
    ("Mi tía era americana.", "jacket", "ES"),
    ("Traje a mi hija a la fiesta.", "suit", "ES"),
    ("Me lo traje en la maleta.", "suit", "ES"),
    ("Mi madre bañó al niño y se sentó.", "bathroom", "ES"),
    ("Se nos hizo de noche en media hora.", "stockings", "ES"),
    ("Estaba llamando a su madre, la llama todos los días.", "llama", "ES"),
)  # fmt: skip

# sentence, the concept that must be found in it, the country of the teller
MEANT = (
    ("Bebimos un vaso de vino en la bodega.", "wine", "ES"),
    ("Jugábamos con el tirachinas en la era.", "slingshot", "ES"),
    ("Los chamacos jugaban con la resortera.", "slingshot", "MX"),
    ("Mi abuelo segaba con la hoz.", "sickle", "ES"),
    ("Mi abuela molía el maíz en el metate.", "metate", "MX"),
    ("Encumbrábamos un volantín en el cerro.", "kite", "CL"),
    ("Remontábamos un barrilete en la playa.", "kite", "AR"),
    ("Tomábamos la once con mi abuela.", "drink_tea", "CL"),
    ("Mi padre llevaba una americana gris.", "jacket", "ES"),
    ("Vino una americana muy simpática a casa.", "portuguese", "ES"),
    ("Mi madre se tapaba con el rebozo.", "rebozo", "MX"),
    ("El camión nos llevó al centro.", "bus", "MX"),
    ("Subimos al carro y mi papá manejó hasta la playa.", "car", "MX"),
    ("Mi padre se ponía el saco los domingos.", "jacket", "AR"),
    ("La guagua dormía en la cuna.", "baby_person", "CL"),
    ("Armamos el pesebre con musgo.", "nativity_scene", "CO"),
    ("Comimos las uvas en Nochevieja.", "eat_grapes", "ES"),
    ("Bailamos una cueca el dieciocho de septiembre.", "independence", "CL"),
    ("Llegó la pedida de mano de mi hermana.", "engagement", "ES"),
    ("Trillábamos la parva con las mulas.", "thresh", "ES"),
    ("Carneamos un chancho en invierno.", "slaughter", "AR"),
    ("Cosés muy bien, me decía mi abuela.", "sew", "AR"),
)  # fmt: skip


def _found(scene: Scene) -> set[str | None]:
    facts = [*(a.fact for a in scene.actions), *(t.fact for t in scene.things)]
    facts += [g.fact for g in scene.garments]
    facts += [scene.setting.occasion] if scene.setting.occasion is not None else []
    return {f.concept for f in facts} | {p.concept for p in scene.participants}


@pytest.fixture(scope="module")
def concepts(understanding: Understanding) -> Callable[[str, str], set[str | None]]:
    def reader(text: str, country: str) -> set[str | None]:
        teller = Patient("t", "Elvira Sanz", "f", 1940, None, country)
        return _found(understanding.read(f"De niña vivía con mi madre en el pueblo. {text}", teller, ()))

    return reader


@pytest.mark.parametrize(("text", "wrong", "country"), TRAPS)
def test_a_word_is_not_read_in_its_other_meaning(
    text: str, wrong: str, country: str, concepts: Callable[[str, str], set[str | None]]
) -> None:
    assert wrong not in concepts(text, country)


@pytest.mark.parametrize(("text", "right", "country"), MEANT)
def test_a_word_is_read_where_it_is_meant(
    text: str, right: str, country: str, concepts: Callable[[str, str], set[str | None]]
) -> None:
    assert right in concepts(text, country)


def test_each_trap_names_a_concept_that_exists(understanding: Understanding) -> None:
    known = {c.id for found in understanding.lexicon.concepts.values() for c in found}
    assert {wrong for _, wrong, _ in TRAPS} <= known
    assert len(TRAPS) >= 60
