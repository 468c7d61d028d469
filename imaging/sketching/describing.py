"""What a request shows, in the simple English of prompts."""

from typing import Final

from imaging.request import AnimalLooks, Garment, PersonLooks, PictureRequest, SubjectRequest
from imaging.vocabulary import ACCESSORIES, FOOTWEAR

_NOUNS: Final[dict[tuple[str, str | None], str]] = {
    ("baby", "female"): "baby girl",
    ("baby", "male"): "baby boy",
    ("baby", None): "baby",
    ("child", "female"): "little girl",
    ("child", "male"): "little boy",
    ("child", None): "child",
    ("young", "female"): "young woman",
    ("young", "male"): "young man",
    ("young", None): "young person",
    ("adult", "female"): "woman",
    ("adult", "male"): "man",
    ("adult", None): "person",
    ("elder", "female"): "elderly woman",
    ("elder", "male"): "elderly man",
    ("elder", None): "elderly person",
}
_PLACES: Final[dict[str, str]] = {
    "plain": "in a meadow",
    "room": "in a room",
    "church_interior": "inside a church",
    "church_square": "in a village square with a church",
    "arcaded_square": "in an arcaded main square",
    "zocalo": "in a mexican main square with a kiosk",
    "monument": "by a monument",
    "seafront": "on a tropical seafront promenade",
    "ship_deck": "on the deck of a ship",
    "canal": "by a canal with flowered boats",
    "fairground": "at a fairground",
    "circus": "in a circus",
    "football_pitch": "on a football pitch",
    "threshing_floor": "on a threshing floor",
    "plantation": "on a coffee plantation",
    "pampa": "on the pampa",
    "lake": "by a lake",
    "frozen_pond": "on a frozen pond",
    "ice_rink": "on an ice rink",
    "waterfall": "by a waterfall",
    "lookout": "at a lookout",
    "school_yard": "in a school yard",
    "tenement_yard": "in a tenement yard",
    "corral": "in a walled farmyard",
    "swimming_pool": "by a swimming pool",
    "rooftop": "on a flat rooftop",
    "country_kitchen": "in a village kitchen with a hearth",
    "theatre": "on a theatre stage",
    "hairdresser": "at a hairdresser",
    "building_site": "at a building site",
    "airport": "at an airport",
    "bus_stop": "at a bus stop",
    "balcony": "on a balcony",
    "hut": "by a thatched hut",
    "andean_village": "in a village of the andes",
    "windmills": "by windmills",
    "castle": "by a castle",
    "pyramid": "by a stepped pyramid",
    "lighthouse": "by a lighthouse",
    "veranda": "on a veranda",
    "leaning_towers": "in a city avenue with two leaning towers",
    "mountains": "in the mountains",
    "beach": "on a beach",
    "harbour": "in a harbour",
    "river": "by a river",
    "washing_place": "at a washing place",
    "countryside": "in the countryside",
    "farm": "on a farm",
    "train_station": "at a train station",
    "running_track": "on a running track",
    "inside_vehicle": "inside a vehicle",
}
_PLURALS: Final = frozenset(
    {
        "overalls",
        "pyjamas",
        "work_clothes",
        "gloves",
        *FOOTWEAR,
        "stockings",
        "socks",
        "trousers",
        "bell_bottoms",
        "wide_trousers",
        "playing_cards",
        "dominoes",
        "flowers",
        "balloons",
        "tools",
        "fireworks",
        "castanets",
        "maracas",
        "churros",
        "grapes",
        "sausages",
        "candies",
        "coins",
        "crutches",
        "binoculars",
        "marbles",
        "building_blocks",
        "jeans",
        "short_trousers",
        "mourning_clothes",
        "earrings",
        "sunglasses",
        "braces",
        "skates",
        "ice_skates",
        "paper_cutouts",
        "dice",
        "bowls",
        "tamales",
        "tacos",
        "empanadas",
        "scales",
        "scissors",
    }
)
_MASS: Final = frozenset({"bread", "soap", "knitting", "paella", "ham", "cheese", "medicine", "popcorn"})
_FEELINGS: Final[dict[str, str]] = {
    "joy": "smiling",
    "love": "tender look",
    "sadness": "sad face",
    "fear": "frightened face",
    "calm": "calm face",
    "nostalgia": "wistful look",
    "pride": "proud look",
    "anger": "angry face",
    "surprise": "surprised face",
    "shame": "embarrassed smile",
}
_SPECIAL_POSTURES: Final = {
    "playing_chess": "playing chess",
    "playing_guitar": "playing the guitar",
    "holding_hands": "holding hands",
    "playing_accordion": "playing the accordion",
    "riding": "riding a horse",
    "skipping": "skipping rope",
    "toasting": "raising a toast",
    "feeding": "scattering grain",
    "picking": "picking fruit",
    "digging": "digging with a hoe",
    "pushing": "pushing a pram",
    "cuddling": "stroking an animal",
    "sitting_on_ground": "sitting on the ground",
    "dozing": "asleep on a seat",
    "clapping": "clapping hands",
    "phoning": "speaking on the telephone",
    "reaping": "reaping with a sickle",
    "hanging_washing": "hanging out the washing",
    "milking": "milking a cow",
    "ploughing": "ploughing behind an animal",
    "holding_child": "holding a child in the arms",
    "rocking": "rocking a cradle",
    "bathing": "bathing in the water",
    "telling": "telling a story",
    "ring_dancing": "dancing in a ring hand in hand",
    "turning_rope": "turning a long skipping rope",
    "hopping": "hopping on one leg",
    "driving": "at the steering wheel",
    "playing_piano": "playing the piano",
    "playing_violin": "playing the violin",
    "playing_trumpet": "playing the trumpet",
    "playing_flute": "playing the flute",
    "playing_bagpipe": "playing the bagpipe",
    "playing_drum": "playing the drum",
    "playing_tambourine": "playing the tambourine",
    "playing_castanets": "playing the castanets",
    "playing_harmonica": "playing the harmonica",
    "playing_zambomba": "playing a friction drum",
    "combing": "combing hair",
    "cutting_hair": "cutting hair",
    "dressing": "dressing somebody",
    "pushing_swing": "giving a swing a push",
    "carrying_on_head": "carrying a load on the head",
    "carrying_on_back": "carrying a load on the back",
    "selling": "selling at a stall",
    "serving": "serving from a tray",
    "blowing_candles": "blowing out the candles of a cake",
    "shearing": "shearing a sheep",
}


def with_article(words: str) -> str:
    """The words with "a" or "an" before them."""
    return f"an {words}" if words[0] in "aeio" else f"a {words}"


def describe_thing(kind: str, colour: str | None = None) -> str:
    """A thing or garment by its English name, with its colour and article: "a red ball"."""
    words = " ".join(part for part in (colour, kind) if part).replace("_", " ").replace("t shirt", "t-shirt")
    return words if kind in _PLURALS or kind in _MASS else with_article(words)


def describe_subject(subject: SubjectRequest) -> str:
    """One subject: looks, clothes, posture, what is held, feeling; only what the request says."""
    looks = subject.looks
    parts = [_describe_animal(looks)] if isinstance(looks, AnimalLooks) else _describe_person(looks)
    parts.append(_SPECIAL_POSTURES.get(subject.posture, subject.posture.replace("_", " ")))
    if subject.holding:
        parts.append("holding " + " and ".join(describe_thing(kind) for kind in subject.holding))
    if subject.feeling is not None:
        parts.append(_FEELINGS[subject.feeling])
    return ", ".join(parts)


def _describe_animal(looks: AnimalLooks) -> str:
    pattern = looks.pattern if looks.pattern != "plain" else None
    return describe_thing(looks.species, " ".join(part for part in (looks.colour, pattern) if part) or None)


def _describe_person(looks: PersonLooks) -> list[str]:
    noun = _NOUNS[(looks.age, looks.gender)]
    if looks.build != "average":
        noun = f"{looks.build} {noun}"
    first = with_article(noun)
    if looks.hair_style == "bald":
        first += ", bald"
    elif looks.hair_colour or looks.hair_style:
        hair = " ".join(part for part in (looks.hair_colour, looks.hair_style) if part)
        first += f" with {hair} hair"
    parts = [first]
    if looks.skin is not None:
        parts.append(f"{looks.skin} skin")
    parts += [
        word
        for word, has in (("beard", looks.beard), ("moustache", looks.moustache), ("glasses", looks.glasses))
        if has
    ]
    clothes = [_describe_garment(garment) for garment in _clothes_first(looks.garments)]
    if clothes:
        parts.append("in " + " and ".join(clothes))
    return parts


def _clothes_first(garments: tuple[Garment, ...]) -> list[Garment]:
    return sorted(garments, key=lambda garment: garment.kind in ACCESSORIES)


def _describe_garment(garment: Garment) -> str:
    if garment.kind == "blouse_and_skirt":
        skirt = " ".join(part for part in (garment.colour, "skirt") if part).replace("_", " ")
        return f"a blouse and {with_article(skirt)}"
    return describe_thing(garment.kind, garment.colour)


def describe_place(place: str) -> str:
    """Where, with its preposition: "in a kitchen"."""
    return _PLACES.get(place) or f"in {with_article(place.replace('_', ' '))}"


def describe_picture(request: PictureRequest) -> str:
    """The whole picture: its subjects' descriptions, place, things, hour, season, weather, feast, style."""
    setting = request.setting
    parts = [describe_subject(subject) for subject in request.subjects]
    parts.append(describe_place(setting.place))
    parts += [describe_thing(thing.kind, thing.colour) for thing in request.things]
    if setting.year is not None:
        parts.append(f"{setting.year // 10 * 10}s")
    for value in (setting.time_of_day, setting.season, setting.weather, setting.occasion):
        if value is not None:
            parts.append(value.replace("_", " "))
    parts.append(request.style.replace("_", " "))
    return ", ".join(parts)
