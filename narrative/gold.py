"""The exchange format of understood memories: JSON values in, JSON values out."""

from collections.abc import Mapping, Sequence
from typing import Any

from narrative.entities import CardLooks, Entity, Patient
from narrative.errors import CardError
from narrative.feast_words import NO_FEASTS
from narrative.scene import Fact, Participant, Scene

_OCCASIONS = {
    "christmas": "Navidad", "new_year": "Nochevieja", "epiphany": "Reyes", "wedding": "boda",
    "honeymoon": "luna de miel",
    "silver_wedding": "aniversario", "birthday": "cumpleaños", "quinceanera": "cumpleaños",
    "communion": "primera comunión",
    "baptism": "bautizo", "birth": "nacimiento", "fair": "fiestas del pueblo", "holy_week": "Semana Santa",
    "harvest": "cosecha", "grape_harvest": "vendimia", "olive_harvest": "cosecha",
    "slaughter": "matanza", "day_of_the_dead": "Día de Muertos", "carnival": "carnaval",
    "st_john": "San Juan",
    "pilgrimage": "peregrinación", "match": "partido", "funeral": "entierro", "wake": "velorio",
    "posadas": "posadas", "inauguration": "inauguración", "serenade": "serenata",
    "candle_night": "día de las velitas",
    "easter": "Semana Santa", "palm_sunday": "Semana Santa", "wheat_harvest": "cosecha",
    "civil_wedding": "boda", "romeria": "romería", "graduation": "graduación", "engagement": "pedida de mano",
    "retirement": "jubilación", "magosto": "magosto", "house_move": "mudanza",
    "st_martin": "matanza", "name_day": "cumpleaños", "independence": "fiestas patrias",
    **dict.fromkeys(
        ("verbena", "san_fermin", "st_joseph", "rocio", "april_fair", "st_isidore", "kermesse",
         "virgen_carmen", "assumption", "st_james", "st_peter", "pilar", "merce",
         "bull_fiesta", "may_cross", "st_anthony_june", "flower_fair", "candlemas"),
        "fiestas del pueblo",
    ),
}  # fmt: skip


def patient_from_gold(row: Mapping[str, Any]) -> Patient:
    """A Patient from its JSON object (id, name, gender, birth_year, birthplace, country). Raises KeyError
    where id or name is missing, CardError.
    """
    row = _object("patient", row)
    return Patient(
        str(row["id"]), _name(row), _text(row, "gender"), _year(row), _text(row, "birthplace"),
        _text(row, "country") or "ES",
    )  # fmt: skip


def entities_from_gold(rows: Sequence[Mapping[str, Any]]) -> tuple[Entity, ...]:
    """Entities from the registry's JSON objects.

    Raises KeyError where id, kind or name is missing, CardError, and TypeError for looks that there are not.
    """
    return tuple(_entity_from(_object("registry", row)) for row in _list("registry", rows))


def _entity_from(row: Mapping[str, Any]) -> Entity:
    looks = _object("looks", row.get("looks") or {})
    return Entity(
        id=str(row["id"]),
        kind=_text(row, "kind") or row["kind"],
        name=_name(row),
        relation=_text(row, "relation"),
        species=_text(row, "species"),
        gender=_text(row, "gender"),
        birth_year=_year(row),
        aliases=_aliases(row),
        tokens=_texts(row, "tokens"),
        adapters=_texts(row, "adapters"),
        looks={phase: looks_from_json(_object("looks", each)) for phase, each in looks.items()},
    )


def _list(field: str, value: object) -> Sequence[Any]:
    if not isinstance(value, (list, tuple)):
        raise CardError(field, "list")
    return value


def _object(field: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise CardError(field, "object")
    return value


def _name(row: Mapping[str, Any]) -> str:
    name = row["name"]
    return "" if name is None else str(name)


def _text(row: Mapping[str, Any], field: str) -> Any:
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise CardError(field, "text")
    return value


def _year(row: Mapping[str, Any]) -> int | None:
    value = row.get("birth_year")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise CardError("birth_year", "year")
    return value


def _aliases(row: Mapping[str, Any]) -> tuple[str, ...]:
    value = row.get("aliases") or ()
    if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
        raise CardError("aliases", "texts")
    return tuple(value)


def _texts(row: Mapping[str, Any], field: str) -> dict[str, str]:
    found = _object(field, row.get(field) or {})
    if not all(isinstance(each, str) for each in found.values()):
        raise CardError(field, "object")
    return dict(found)


def looks_from_json(row: Mapping[str, Any]) -> CardLooks:
    """A card's looks from their JSON object; a key that CardLooks lacks raises TypeError."""
    garments = tuple((str(kind), colour) for kind, colour in row.get("garments") or ())
    fields: dict[str, Any] = {**row, "garments": garments}
    return CardLooks(**fields)


def scene_to_gold(scene: Scene, patient: Patient) -> dict[str, Any]:
    """The scene as one JSON object: mentions, entities, era, setting and facts."""
    mentions = [
        {"start": s.start, "end": s.end, "text": scene.text[s.start : s.end], "kind": p.kind, "entity": p.key}
        for p in scene.participants
        for s in p.mentions
    ]
    era, setting = scene.era, scene.setting
    return {
        "patient": patient.id,
        "mentions": sorted(mentions, key=_in_order),
        "entities": [_entity(p) for p in scene.participants if p.mentions],  # whom words name
        "self_in_scene": scene.self_in_scene,
        "era": {
            "phase": era.phase, "year_min": era.year_min, "year_max": era.year_max,
            "cue": scene.text[era.cue.start : era.cue.end] if era.cue else None,
        },
        "setting": {
            "season": setting.season.concept if setting.season else None,
            "time_of_day": setting.time_of_day.concept if setting.time_of_day else None,
            "weather": setting.weather.concept if setting.weather else None,
            "occasion": _feast(setting.occasion),
            "indoor": setting.indoor,
        },
        "actions": [a.fact.words for a in scene.actions],
        "objects": [t.fact.words for t in scene.things] + [g.fact.words for g in scene.garments],
        "emotion": scene.feeling.concept if scene.feeling else None,
        "sensitive": scene.sensitive,
        "needs_follow_up": scene.needs_follow_up,
    }  # fmt: skip


def _feast(occasion: Fact | None) -> str | None:
    """The occasion's word; a serenade or a picnic is none."""
    if occasion is None or occasion.concept in NO_FEASTS:
        return None
    return _OCCASIONS.get(occasion.concept, occasion.words)


def _in_order(mention: Mapping[str, Any]) -> tuple[int, int]:
    return mention["start"], -mention["end"]


def _entity(p: Participant) -> dict[str, Any]:
    row: dict[str, Any] = {
        "key": p.key,
        "kind": p.kind,
        "name": p.name,
        "registry": p.entity,
        "in_scene": p.in_scene,
    }
    if p.kind == "person":
        row |= {"relation": p.relation, "count": p.count}
    elif p.kind == "pet":
        row |= {"species": p.species, "count": p.count}
    else:
        row["place_type"] = p.place_type
    if p.members:
        row["members"] = list(p.members)
    if p.scene == 2:
        row["scene"] = 2
    return row
