"""Idioms of weather, hunger, tiredness, money and haste tell nothing that anybody does."""

from collections.abc import Callable

import pytest

from narrative import Understanding
from narrative.entities import Patient
from narrative.idioms import Idioms
from narrative.scene import Scene

Read = Callable[[str], Scene]
IDIOMS = (
    "Hacía un frío que pelaba.",
    "Hacía un frío de pelarse.",
    "Nos estábamos pelando de frío.",
    "En invierno allí nos pelábamos de frío.",
    "El sol picaba mucho aquella tarde.",
    "Aquel día picaba el sol.",
    "Estaba pegando la teja.",
    "El sol pegaba fuerte.",
    "Nos asábamos de calor.",
    "En aquel piso nos cocíamos en verano.",
    "Nos estábamos asando de calor.",
    "Nos freíamos de calor.",
    "Hacía un calor que se freían huevos en la acera.",
    "Estaba cayendo la del pulpo.",
    "El sol caía a plomo.",
    "Estaban cayendo chuzos de punta.",
    "Aquel viento cortaba la cara.",
    "Soplaba un viento que cortaba.",
    "Corría un viento helado.",
    "Corría un aire muy fino.",
    "Corría el año cuarenta.",
    "Corrían malos tiempos.",
    "Corría la voz por el pueblo.",
    "Corría mucha agua por la calle.",
    "Yo me comía los codos de hambre.",
    "Teníamos un hambre que nos comíamos los muros.",
    "Teníamos tanta hambre que nos comíamos las piedras.",
    "En casa nos comíamos los mocos.",
    "Tenía un hambre que no veía.",
    "Se nos pegaban las tripas de hambre.",
    "Me cantaban las tripas.",
    "Me tocaban las tripas una sinfonía.",
    "Nos bailaban las tripas de hambre.",
    "Mi padre se comía el mundo.",
    "Me comían los nervios.",
    "Me comía la envidia.",
    "La pena me comía por dentro.",
    "Las deudas nos comían.",
    "Aquello no nos daba de comer.",
    "El campo no daba de comer a nadie.",
    "No podía ni con mi alma.",
    "Acabamos para el arrastre.",
    "Iba que se caía de sueño.",
    "Me caía de sueño.",
    "Íbamos a toda pastilla.",
    "Salimos pitando.",
    "Salió cantando bajito.",
    "Me fui volando.",
    "Volvió volando a casa.",
    "El tiempo volaba.",
    "Pasaban los años volando.",
    "El dinero volaba.",
    "Mi hermano salió volando.",
    "Aquello costaba un ojo de la cara.",
    "Mi tío nadaba en dinero.",
    "Nadaban en la abundancia.",
    "Íbamos nadando en deudas.",
    "Nos quedamos a dos velas.",
    "Vivíamos al día y tirando.",
    "Íbamos tirando.",
    "Fuimos tirando como pudimos.",
    "Nos apretábamos el cinturón.",
    "Aquel verano me lavé las manos del asunto.",
    "Ella tiraba la casa por la ventana.",
    "Mi tía tiró la casa por la ventana.",
    "Mi hermano cortaba el bacalao en casa.",
    "Mi madre tenía la sartén por el mango.",
    "Mi abuela cosía y cantaba, aquello fue coser y cantar.",
    "Aquello era coser y cantar.",
    "Aquello era pan comido.",
    "Mi hermano se picó conmigo.",
    "Me picaba la curiosidad.",
    "Mi padre no daba su brazo a torcer.",
    "Nos tocó bailar con la más fea.",
    "Siempre me tocaba bailar con la más fea.",
    "Me cantó las cuarenta.",
    "Mi madre me leyó la cartilla.",
    "Me leyó el pensamiento.",
    "Aquel hombre pintaba poco allí.",
    "Yo no pintaba nada en aquella casa.",
    "Las cosas pintaban mal.",
    "La cosa pintaba bien.",
    "Pintaban bastos en el pueblo.",
    "Mi suegra no me tragaba.",
    "Se me hacía la boca agua.",
    "Me lo pintaban todo muy negro.",
    "Le hacía la cama a mi hermano el encargado.",
    "Me barrían para casa.",
    "Todos barrían para dentro.",
    "Yo no pegaba ojo.",
    "Aquella noche no pegué ojo.",
    "Se me echó el tiempo encima.",
    "Mi hermano andaba a la greña con el otro.",
    "Mi padre andaba mal de dinero.",
    "Andábamos cortos de perras.",
    "Andaba yo muy cansada.",
    "Andábamos con prisas.",
    "Andaba con la mosca detrás de la oreja.",
    "Llorábamos de risa.",
    "Me partía de risa.",
    "Aquel sitio me tocó el corazón.",
    "A mi padre le tocó la lotería.",
    "Me tocó la quiniela.",
    "Me jugaba el pan.",
    "Mi padre se jugaba el puesto.",
    "Nos jugábamos la vida.",
    "Se jugaba el tipo.",
    "Me la jugó bien jugada.",
    "Mi hermano me tomaba el pelo.",
    "Me tomaban por tonta.",
    "Llovía que daba gusto.",
    "Estaba lloviendo a mares.",
    "Me bebía los vientos por él.",
    "Él bebía los vientos por mí.",
    "Ella subía por las paredes.",
    "Mi madre se subía por las paredes.",
    "Los precios subían.",
    "Subía el pan cada mes.",
    "El pan subió mucho aquel año.",
    "Ya no había tela que cortar.",
    "Aquello trajo cola.",
    "Mi novio me dejó plantada.",
    "Me dejaron plantada en la iglesia.",
    "Nos sembró la duda.",
    "Cavábamos nuestra propia tumba.",
    "A mi hermano le cayó la del pulpo.",
    "Me zumbaban los oídos de cansancio.",
    "Estaba hecha polvo.",
    "Estábamos molidos.",
    "Acabé molida.",
    "Tenía los pies molidos.",
    "Me quedé frita.",
    "Mi padre se quedó frito.",
    "Los niños me tenían frita.",
    "Estábamos fritos con aquel hombre.",
    "Estábamos asados de calor.",
    "Estaba tostándome al sol del mediodía.",
    "Estábamos pelados.",
    "No tenía un peso partido por la mitad.",
    "Andábamos a la cuarta pregunta.",
    "No teníamos ni donde caernos muertos.",
    "Estaba ladrando de hambre.",
    "Ladrábamos de hambre.",
    "Estaba como para cocer huevos de calor.",
    "Andábamos con la lengua afuera.",
    "Íbamos con la lengua fuera.",
    "Quemaba el sol.",
    "El frío cortaba la respiración.",
    "La niebla se cortaba con cuchillo.",
    "Nos achicharrábamos al sol.",
    "El frío te calaba los huesos.",
    "El frío nos mordía la cara.",
    "Mordía el frío.",
    "Había que ir pisando huevos.",
    "Íbamos pisando huevos.",
    "El tiempo corría y no llegaba el tren.",
    "Corría prisa.",
    "Aquello corría prisa.",
    "No me corría prisa.",
    "Aquello corría de mi cuenta.",
    "Me salió rana.",
    "Andar justo de tiempo no era bueno.",
    "Estaba cortada la luz.",
    "Nos cortaron la luz.",
    "Se cortó la leche.",
    "Me arañaba el hambre.",
    "El hambre apretaba.",
    "El sol abrasaba.",
    "El sol rajaba las piedras.",
    "Hacía un sol que rajaba la tierra.",
    "Hacía un sol que partía las piedras.",
    "Hacía un frío que partía las piedras.",
    "Hacía un frío que cortaba el aliento.",
    "Hacía un frío que se helaban las palabras.",
    "Estábamos comidos de miseria.",
    "El casero nos comía vivos.",
    "Los mosquitos nos comían.",
    "Nos comían los piojos.",
    "La humedad se comía las paredes.",
    "Hacía un viento que nos llevaba volando.",
    "Mi padre sudaba tinta.",
    "Nos comimos un marrón.",
    "Se comía las uñas de nervios.",
    "Mi hermano no me comía nada.",
    "Mi padre se pelaba de frío en el andamio.",
)
# The same verbs where somebody does it.
DONE = (
    ("Mi madre pelaba patatas en la cocina.", "peel"),
    ("Mi abuela tejía junto a la ventana.", "knit"),
    ("Comíamos con hambre el cocido.", "eat"),
    ("Mis primos corrían por la calle.", "run"),
    ("Mi hermana cantaba la copla.", "sing"),
    ("Mi padre asaba carne y hacía calor.", "roast"),
    ("Mi tío nadaba en el río.", "bathe_river"),
    ("Mi madre barría para la fiesta.", "sweep"),
    ("Mi hermano tiraba ramas al agua.", "throw"),
    ("Mi abuelo andaba con bastón por el pueblo.", "walk"),
    ("Yo me lavaba en el río.", "wash_oneself"),
    ("Mi madre me lavaba la cara.", "wash_someone"),
    ("Mi madre lavaba la ropa en el río.", "do_laundry_river"),
)


@pytest.fixture(scope="module")
def read(understanding: Understanding) -> Read:
    teller = Patient("t", "Elvira Sanz", "f", 1940, None, "ES")
    return lambda text: understanding.read(f"De niña vivía con mi madre en el pueblo. {text}", teller, ())


@pytest.mark.parametrize("sentence", IDIOMS)
def test_nobody_does_what_an_idiom_says(read: Read, sentence: str) -> None:
    assert [action.fact.words for action in read(sentence).actions] == []


@pytest.mark.parametrize(("sentence", "concept"), DONE)
def test_the_same_verb_tells_what_is_done(read: Read, sentence: str, concept: str) -> None:
    assert concept in [action.fact.concept for action in read(sentence).actions]


def test_a_marked_word_must_be_an_infinitive() -> None:
    with pytest.raises(ValueError, match="frío"):
        Idioms.of([{"phrase": "~frío que pela"}])


SEEN = (
    ("Había una perra en el patio.", "perro"),
    ("De niña teníamos una perra que se llamaba Canela.", "perro"),
    ("Una perra blanca nos seguía a todas partes.", "perro"),
    ("En el circo había una leona.", "león"),
    ("Mi abuelo criaba una puerca en el corral.", "cerdo"),
    ("En el monte vimos una cierva.", "ciervo"),
    ("Mi tía tenía una lora que hablaba.", "loro"),
    ("Teníamos una cordera en la cuadra.", "cordero"),
)
CRIED = (
    "Mi hermano cogió una perra en la puerta de la tienda.",
    "Me dio una perra y no había quien me callara.",
    "Le entraba una perra de llorar.",
    "No teníamos ni una perra.",
    "Nos quedamos sin una perra.",
    "Aquello no valía una perra.",
)


@pytest.mark.parametrize(("sentence", "species"), SEEN)
def test_a_female_animal_is_seen_as_a_male_one_is(read: Read, sentence: str, species: str) -> None:
    seen = [(each.species, each.gender) for each in read(sentence).participants]
    assert (species, "f") in seen


@pytest.mark.parametrize("sentence", CRIED)
def test_a_fit_of_crying_and_a_coin_are_no_dog(read: Read, sentence: str) -> None:
    assert "perro" not in [each.species for each in read(sentence).participants]


def test_a_pepper_that_matters_to_nobody_is_not_there_and_one_that_is_eaten_is(read: Read) -> None:
    assert not read("A mí aquello me importaba un pimiento.").things
    assert read("Comíamos un pimiento asado.").things
