"""What a relative reads about a photo or a set of photos: what is seen, and what to do next.

Plain words for someone of seventy: no terms of photography, one sentence for each of the two.
"""

from collections.abc import Mapping, Sequence

from imaging.photos import Finding, PhotoError
from server.file_faults import why
from server.texts import gettext as _


def fault_sentence(error: PhotoError) -> str:
    """Why a file was not taken as a photo, and what to do instead."""
    about = dict(error.about)
    about["file"] = f"«{about.get('file', '?')}»"
    if isinstance(error.__cause__, OSError):
        about["why"] = why(error.__cause__)
    return _faults()[error.fault].format(**about)


def finding_sentence(finding: Finding) -> str:
    """What the coach found, and what to do about it."""
    if finding.kind == "judged_less":
        return judged_less_sentence(str(finding.about["judges"]).split(","))
    about = dict(finding.about)
    for name in ("species", "other", "expected"):
        if name in about:
            about[name] = animal_words(str(about[name]))
    return _findings(about)[finding.kind].format(**about)


def animal_words(species: str) -> str:
    """An animal of ``imaging.vocabulary.ANIMALS``, with its article."""
    return _animals().get(species, _("otro animal"))


def judged_less_sentence(missing: Sequence[str]) -> str:
    """What the coach cannot judge on this machine, where these of ``imaging.photos.judges`` are missing."""
    known = {
        "faces": _("en este equipo no se pueden buscar las caras"),
        "things": _("en este equipo no se pueden reconocer animales, cosas ni lugares"),
        "outlines": _("en este equipo no se puede recortar con precisión a quien sale"),
    }
    return _("Puedo juzgar menos: {what}.").format(what="; ".join(known[name] for name in missing))


def _findings(about: Mapping[str, object]) -> Mapping[str, str]:
    return {**_of_photo(about), **_of_set(about)}


def _of_photo(about: Mapping[str, object]) -> Mapping[str, str]:
    views = {
        "front": _("Se le ve la cara de frente."),
        "three_quarter": _("Se le ve la cara un poco de lado."),
        "profile": _("Se le ve la cara de perfil."),
    }
    return {
        "sharp": _("La foto está nítida."),
        "soft": _("La foto está un poco borrosa. Si tiene otra más nítida, use esa."),
        "blurred": _("La foto está borrosa. Busque otra en la que se vean bien los detalles."),
        "well_lit": _("Tiene buena luz."),
        "dark": _("La foto está oscura. Si puede, elija otra hecha de día o con la luz encendida."),
        "too_dark": _("La foto está tan oscura que casi no se ve nada. Elija otra con más luz."),
        "bright": _("La foto está muy clara. Si tiene otra con menos luz o sin flash, use esa."),
        "too_bright": _("Casi toda la foto se ve blanca. Elija otra con menos luz."),
        "backlit": _(
            "La luz viene de detrás y lo importante queda oscuro. Si puede, elija otra con luz de frente."
        ),
        "flat": _("La foto se ve apagada, como con niebla. Si tiene otra con colores más vivos, use esa."),
        "grey": _("La foto es en blanco y negro. Añada también alguna en color si la hay."),
        "large": _("Tiene buen tamaño."),
        "small": _(
            "La foto es demasiado pequeña ({width} × {height} puntos; hacen falta {least}). "
            "Pida el original, porque las fotos que llegan por mensajes suelen venir reducidas."
        ),
        "subject_small": _("Lo importante se ve muy pequeño. Elija otra foto hecha más de cerca."),
        "first_frame": _(
            "El archivo tiene varias imágenes y solo se usa la primera. Si prefiere otra, guárdela aparte."
        ),
        "bars": _("La foto tiene franjas negras en los bordes. No hace falta hacer nada: no se aprenden."),
        "face": views.get(str(about.get("view")), ""),
        "no_face": _("No se encuentra ninguna cara. Elija una foto en la que se le vea bien la cara."),
        "drawn": _("Se ve a alguien dibujado. También sirve: compruebe que es quien dice la ficha."),
        "drawn_animal": _("Se ve un animal dibujado: compruebe que es quien dice la ficha."),
        "several_faces": _("En la foto hay {count} caras. Marque cuál es la suya: las demás no se aprenden."),
        "face_small": _("La cara se ve muy pequeña. Elija otra foto hecha más de cerca."),
        "people": _(
            "También se ven personas (caras: {count}). No se aprenden, pero pídales permiso o recórtela."
        ),
        "animal": _("Se ve {species}."),
        "no_animal": _(
            "No se reconoce ningún animal. Compruebe que se le ve entero y sin nada delante, o use otra foto."
        ),
        "other_animal": _(
            "Parece {species}, y en la ficha pone {expected}. Compruebe que la foto es la suya."
        ),
    }


def _of_set(about: Mapping[str, object]) -> Mapping[str, str]:
    one_view = {
        "front": _("En todas sale de frente. Añada alguna en la que mire hacia un lado."),
        "three_quarter": _("En todas sale un poco de lado. Añada alguna de frente."),
        "profile": _("En todas sale de perfil. Añada alguna de frente."),
    }
    one_setting = {
        "indoors": _("Todas parecen hechas dentro de casa. Si puede, añada alguna al aire libre."),
        "outdoors": _("Todas parecen hechas al aire libre. Si puede, añada alguna dentro de casa."),
    }
    return {
        "no_photos": _("Todavía no hay fotos. Añada al menos cinco."),
        "too_few": _("Fotos que sirven: {count}; hacen falta {floor}. Añada al menos {missing} más."),
        "few": _("Ya se puede empezar con {count} fotos. Si añade {missing} más, se le parecerá mejor."),
        "enough": _("Hay bastantes fotos: {count}."),
        "many": _("Hay {count} fotos, más de las que hacen falta. Deje las {most} mejores y más distintas."),
        "duplicates": _(
            "Fotos repetidas o casi iguales: {count}. Solo cuenta la mejor de cada una; quite las otras."
        ),
        "shared": _(
            "Fotos que ya están en la ficha de {entity}: {count}. Deje cada foto en la ficha de quien sale."
        ),
        "whose_face": _("Fotos con varias caras: {count}. Marque en cada una cuál es la suya."),
        "several_people": _(
            "Fotos en las que parece salir otra persona: {count}. Mírelas y marque su cara, o quítelas."
        ),
        "nobody": _(
            "Fotos en las que no se le encuentra: {count}. Cámbielas por otras en las que se le vea bien."
        ),
        "left_out": _(
            "Fotos en las que no se le encuentra: {count}. De esas no aprendo; si son un error, quítelas."
        ),
        "unlike": _(
            "Caras marcadas que no se parecen a las demás: {count}. Compruebe que son de la misma persona."
        ),
        "others": _(
            "Fotos en las que salen otras personas: {count}. "
            "No se aprenden, pero pídales permiso o recorte las fotos."
        ),
        "one_view": one_view.get(str(about.get("view")), ""),
        "views": _("Se le ve desde varios lados."),
        "no_close": _("No hay ninguna de cerca. Añada alguna en la que se le vea bien la cara."),
        "no_full": _("No hay ninguna de cuerpo entero. Añada alguna en la que se le vea de pies a cabeza."),
        "framings": _("Hay fotos de cerca y de lejos."),
        "same_clothes": _("Lleva casi la misma ropa en todas. Añada fotos de otros días, con otra ropa."),
        "same_background": _("El fondo es casi el mismo en todas. Añada fotos hechas en otros sitios."),
        "same_setting": one_setting.get(str(about.get("setting")), ""),
        "same_light": _("La luz es casi igual en todas. Añada fotos de otros momentos."),
        "one_day": _("Todas son del mismo día. Añada fotos de otras fechas."),
        "varied": _("Las fotos son variadas."),
        "several_species": _(
            "En unas fotos parece {species} y en otras {other}. Compruebe que todas son suyas."
        ),
    }


def _animals() -> Mapping[str, str]:
    return {
        "dog": _("un perro"),
        "cat": _("un gato"),
        "horse": _("un caballo"),
        "donkey": _("un burro"),
        "mule": _("una mula"),
        "cow": _("una vaca"),
        "ox": _("una vaca o un buey"),
        "sheep": _("una oveja"),
        "goat": _("una cabra"),
        "pig": _("un cerdo"),
        "hen": _("una gallina"),
        "rooster": _("un gallo"),
        "rabbit": _("un conejo"),
        "duck": _("un pato"),
        "bird": _("un pájaro"),
        "parrot": _("un loro"),
        "fish": _("un pez"),
        "camel": _("un camello"),
        "llama": _("una llama"),
        "goose": _("una oca"),
        "stork": _("una cigüeña"),
        "turtle": _("una tortuga"),
        "frog": _("una rana"),
        "butterfly": _("una mariposa"),
        "squirrel": _("una ardilla"),
        "fox": _("un zorro"),
    }


def _faults() -> Mapping[str, str]:
    return {
        "empty": _("{file} está vacío. Vuelva a enviarlo."),
        "heavy": _("{file} ocupa {megabytes} MB, y se leen como mucho {most} MB. Guárdela con menos tamaño."),
        "pdf": _("{file} es un PDF, no una foto. Guarde la foto como JPEG."),
        "video": _("{file} es un vídeo, no una foto. Haga una captura del momento que quiera."),
        "text": _("{file} es un texto o una página web, no una foto. Elija la foto misma."),
        "document": _("{file} es un documento, no una foto. Saque la foto del documento y guárdela aparte."),
        "raw": _("{file} es un archivo en bruto de la cámara. Use el JPEG de la misma foto."),
        "foreign": _("{file} no es una foto que Evoca sepa leer. Guárdela como JPEG o PNG."),
        "no_heif": _("{file} es una foto HEIC, y este equipo no puede leerlas. Guárdela como JPEG."),
        "cut": _("{file} está incompleta: le falta una parte. Vuelva a enviarla o búsquela en otro sitio."),
        "broken": _("{file} está dañada y no se puede leer. Vuelva a enviarla o búsquela en otro sitio."),
        "tiny": _("{file} es diminuta ({width} × {height} puntos). Busque la foto original."),
        "vast": _(
            "{file} es enorme ({megapixels} megapíxeles; se leen hasta {most}). Guárdela con menos tamaño."
        ),
        "unreadable": _("{file} no se puede abrir ({why}). Compruebe que sigue en su sitio."),
        "nested": _("{file} es un ZIP dentro de otro. Descomprímalo antes."),
        "locked": _("{file} está protegido con contraseña. Descomprímalo antes."),
        "archive": _("{file} es un ZIP dañado. Vuelva a enviarlo."),
        "archive_form": _("{file} es un archivo comprimido que no es ZIP. Descomprímalo antes."),
        "archive_empty": _("En {file} no hay ningún archivo. Compruebe que es el ZIP correcto."),
        "archive_many": _(
            "{file} trae más de {most} archivos y solo se han leído los primeros. Repártalos en varios ZIP."
        ),
        "archive_vast": _(
            "{file} ocupa más de {most} MB descomprimido y no se ha leído entero. Repártalo en varios ZIP."
        ),
        "archive_bomb": _(
            "{file} crece demasiado al descomprimirse y no se ha leído. Envíe la foto fuera del ZIP."
        ),
    }
