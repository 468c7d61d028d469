"""What goes with what in random scenes: coats by species, wear by age, things by where they stand."""

from typing import Final

COATS: Final[dict[str, tuple[str, ...]]] = {
    "dog": ("brown", "black", "white", "golden", "grey"),
    "cat": ("black", "white", "grey", "orange"),
    "horse": ("brown", "black", "white"),
    "donkey": ("grey", "brown"),
    "mule": ("brown", "grey"),
    "cow": ("white", "brown", "black"),
    "sheep": ("white", "black"),
    "goat": ("white", "brown", "black"),
    "pig": ("pink", "black"),
    "hen": ("brown", "white", "black"),
    "rooster": ("red", "brown"),
    "rabbit": ("grey", "white", "brown"),
    "duck": ("white", "yellow", "brown"),
    "bird": ("yellow", "brown", "blue", "red"),
    "parrot": ("green", "red", "blue"),
    "fish": ("orange", "red", "golden"),
    "ox": ("beige", "brown"),
    "camel": ("beige",),
    "llama": ("white", "beige", "brown"),
    "goose": ("white", "grey"),
    "stork": ("white",),
    "turtle": ("green", "brown"),
    "frog": ("green",),
    "butterfly": ("orange", "yellow", "blue"),
    "squirrel": ("red", "brown"),
    "fox": ("orange", "red"),
}
PATTERNED: Final[dict[str, tuple[str, ...]]] = {
    "dog": ("patched", "spotted"),
    "cat": ("striped", "patched"),
    "horse": ("patched",),
    "goat": ("patched",),
    "rabbit": ("patched",),
    "pig": ("spotted",),
}
BIG: Final = frozenset({"horse", "donkey", "mule", "cow", "ox", "camel", "llama"})
INDOOR_ANIMALS: Final = ("dog", "cat", "bird", "parrot", "fish", "rabbit")
FEMALE_ONLY: Final = frozenset(
    {
        "blouse_and_skirt",
        "dress",
        "wedding_dress",
        "miniskirt",
        "house_coat",
        "flamenco_dress",
        "regional_dress",
        "communion_dress",
        "habit",
    }
)
MALE_ONLY: Final = frozenset({"cassock", "charro_suit", "penitent_robe"})
SMALL_ONLY: Final = frozenset({"school_smock", "communion_dress", "sailor_suit"})
LEGS: Final = frozenset({"jeans", "short_trousers", "miniskirt"})
WITH_LEGS: Final = ("shirt", "sweater", "t_shirt")
GROWN_ONLY: Final = frozenset(
    {
        "wedding_dress",
        "suit",
        "trench_coat",
        "leather_jacket",
        "lab_coat",
        "apron",
        "uniform",
        "nurse_uniform",
        "work_clothes",
        "waistcoat",
        "miniskirt",
        "house_coat",
        "mourning_clothes",
        "cassock",
        "habit",
        "penitent_robe",
        "charro_suit",
        "cape",
    }
)
FEMALE_WEAR: Final = frozenset(
    {
        "headscarf",
        "shawl",
        "ornamental_comb",
        "veil",
        "hair_ribbon",
        "necklace",
        "earrings",
        "handbag",
        "mantilla",
    }
)
TRADE_WEAR: Final = frozenset({"peaked_cap", "tricorn", "cook_hat", "helmet"})  # with its uniform only
MALE_WEAR: Final = frozenset({"tie", "bow_tie", "sash", "sombrero", "braces"})
GROWN_WEAR: Final = frozenset(
    {
        "hat",
        "headscarf",
        "shawl",
        "tie",
        "ornamental_comb",
        "veil",
        "necklace",
        "earrings",
        "handbag",
        "mantilla",
        "sombrero",
        "sash",
    }
)
HEAD_WEAR: Final = frozenset(
    {
        "hat",
        "beret",
        "cap",
        "straw_hat",
        "headscarf",
        "ornamental_comb",
        "veil",
        "paper_hat",
        "mantilla",
        "sombrero",
        "knitted_cap",
        "hair_ribbon",
    }
)
BIG_THING: Final = 0.4  # square adult heights from which a thing is too big for a full page
OUTDOOR_THINGS: Final = frozenset(
    {
        *("car", "small_car", "bus", "lorry", "tractor", "train", "tram", "plane", "ship", "boat", "cart"),
        "sidecar",
        *("motorbike", "scooter", "bicycle", "sled", "kite", "fireworks", "hoe", "plough", "sickle", "sheaf"),
        *(
            "wheelbarrow",
            "well",
            "scarecrow",
            "beehive",
            "swing",
            "hammock",
            "tent",
            "bonfire",
            "clothesline",
        ),
        *("vine", "tree", "fruit_tree", "olive_tree", "pine_tree", "palm_tree", "cactus", "comal", "axe"),
        *("slide", "seesaw", "merry_go_round", "bowls", "wagon_wheel", "saddle", "machete", "anchor"),
    }
)
INDOOR_THINGS: Final = frozenset(
    {
        *("bed", "sofa", "armchair", "stove", "lamp", "television", "photo_frame", "sewing_machine", "piano"),
        *(
            "christmas_tree",
            "nativity_scene",
            "wardrobe",
            "bookcase",
            "fireplace",
            "trunk",
            "cradle",
            "clock",
        ),
        *("fridge", "washing_machine", "round_table", "brazier", "painting", "mirror", "calendar", "loom"),
        *("blackboard", "school_desk", "map", "crucifix", "holy_image", "sausages", "dolls_house"),
        *("chest_of_drawers", "harp", "marimba", "computer", "electric_fan", "table_football", "scales"),
    }
)
# What needs an animal, a child, others or a vehicle.
# Or what the embedded model was not taught: its training pictures stay what they were.
NEVER_ALONE: Final = frozenset(
    {
        *("cuddling", "holding_child", "ring_dancing", "turning_rope", "hopping", "driving"),
        *("playing_piano", "playing_violin", "playing_trumpet", "playing_flute", "playing_bagpipe"),
        *("playing_drum", "playing_tambourine", "playing_castanets", "playing_harmonica", "playing_zambomba"),
        *("combing", "cutting_hair", "shaving", "dressing", "pushing_swing", "skating"),
        *(
            "carrying_on_head",
            "carrying_on_back",
            "selling",
            "serving",
            "blowing_candles",
            "shearing",
            "flying",
        ),
    }
)
GROWN_POSTURES: Final = frozenset(
    {
        "writing",
        "cooking",
        "washing",
        "sewing",
        "working",
        "painting",
        "playing_guitar",
        "ironing",
        "knitting",
        "digging",
        "pushing",
        "toasting",
        "playing_accordion",
        "phoning",
        "reaping",
        "hanging_washing",
        "milking",
        "ploughing",
        "rocking",
    }
)
OUTDOOR_POSTURES: Final = frozenset(
    {
        "cycling",
        "fishing",
        "running",
        "digging",
        "picking",
        "feeding",
        "pushing",
        "riding",
        "playing_football",
        "reaping",
        "hanging_washing",
        "milking",
        "ploughing",
    }
)
PLAY: Final = frozenset({"playing", "skipping", "playing_football"})
