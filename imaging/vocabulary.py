"""Everything that the sketch can draw, by name.

The lexicon in ``data/lexicon`` maps Spanish words to these names, and the renderer in
``imaging.sketching`` draws each of them. A name that is not here is a BadRequestError.
"""

from typing import Final

PLACES: Final = (
    "plain",  # fitting neutral outdoor setting for an unknown place
    "room",  # fitting neutral indoor setting for an unknown room
    "living_room",
    "kitchen",
    "bedroom",
    "laboratory",
    "classroom",
    "church_interior",
    "church_square",  # a village square in front of its church
    "arcaded_square",  # a Spanish plaza mayor
    "zocalo",  # a Mexican main square with its kiosk
    "monument",
    "village_street",
    "city_street",
    "leaning_towers",  # a city avenue with two towers leaning to each other (Torres Kio)
    "park",
    "garden",
    "patio",
    "mountains",
    "forest",
    "beach",
    "harbour",
    "river",
    "washing_place",
    "countryside",
    "farm",
    "vineyard",
    "olive_grove",
    "market",
    "shop",
    "bar",
    "workshop",
    "train_station",
    "running_track",
    "care_home",
    "hospital_room",
    "dance_hall",
    "mine",
    "inside_vehicle",
    "seafront",  # a malecón
    "ship_deck",
    "canal",  # of Xochimilco, with trajineras
    "fairground",
    "circus",
    "bullring",
    "football_pitch",
    "threshing_floor",
    "cornfield",  # of maize: a milpa
    "plantation",  # of coffee
    "pampa",  # an estancia on the plain
    "andean_village",
    "lake",
    "waterfall",
    "desert",
    "jungle",
    "lookout",
)

INDOOR_PLACES: Final = frozenset(
    {
        "room",
        "living_room",
        "kitchen",
        "bedroom",
        "laboratory",
        "classroom",
        "church_interior",
        "shop",
        "bar",
        "workshop",
        "care_home",
        "hospital_room",
        "dance_hall",
        "mine",
        "inside_vehicle",
        "circus",
    }
)

ANIMALS: Final = (
    "dog",
    "cat",
    "horse",
    "donkey",
    "mule",
    "cow",
    "sheep",
    "goat",
    "pig",
    "hen",
    "rooster",
    "rabbit",
    "duck",
    "bird",  # small cage bird, sparrow, pigeon
    "parrot",
    "fish",
)

# Things that lie, stand or hang in the scene, or are held by someone.
OBJECTS: Final = (
    "book",
    "newspaper",
    "letter",
    "photo_frame",
    "chess_board",
    "playing_cards",
    "dominoes",
    "easel",
    "paint_box",
    "guitar",
    "accordion",
    "radio",
    "television",
    "telephone",
    "sewing_machine",
    "knitting",
    "table",
    "chair",
    "armchair",
    "sofa",
    "bench",
    "bed",
    "lamp",
    "stove",
    "cooking_pot",
    "coffee_pot",
    "cup",
    "glass_of_wine",
    "bottle",
    "bread",
    "cake",
    "fruit_bowl",
    "basket",
    "bucket",
    "washtub",
    "blanket",
    "suitcase",
    "backpack",
    "walking_stick",
    "umbrella",
    "bicycle",
    "motorbike",
    "car",
    "cart",
    "boat",
    "wheelchair",
    "ball",
    "doll",
    "kite",
    "toy_train",
    "balloons",
    "flowers",
    "flower_pot",
    "christmas_tree",
    "nativity_scene",
    "garland",
    "candle",
    "gift",
    "flask",
    "microscope",
    "tools",
    "fishing_rod",
    "hoe",
    "soap",
    "bird_cage",
    "medal",
    "fireworks",
    "botijo",
    "pitcher",
    "porron",
    "milk_churn",
    "iron",
    "brazier",
    "round_table",
    "mortar",
    "coffee_grinder",
    "fridge",
    "washing_machine",
    "sack",
    "paella",
    "omelette",
    "ham",
    "churros",
    "ice_cream",
    "cheese",
    "fish_plate",
    "grapes",
    "kings_cake",
    "comal",
    "mate_gourd",
    "watermelon",
    "sausages",
    "piano",
    "violin",
    "trumpet",
    "drum",
    "castanets",
    "tambourine",
    "maracas",
    "flute",
    "record_player",
    "microphone",
    "hand_fan",
    "typewriter",
    "camera",
    "clock",
    "alarm_clock",
    "mirror",
    "painting",
    "calendar",
    "blackboard",
    "school_desk",
    "satchel",
    "globe",
    "ink_pot",
    "map",
    "medicine",
    "crutches",
    "walker",
    "bag",
    "box",
    "lantern",
    "binoculars",
    "vase",
    "stethoscope",
    "key",
    "coins",
    "candies",
    "plough",
    "sickle",
    "sheaf",
    "wheelbarrow",
    "watering_can",
    "well",
    "scarecrow",
    "beehive",
    "ladder",
    "broom",
    "saw",
    "axe",
    "anvil",
    "spinning_wheel",
    "loom",
    "engine",
    "tree",
    "fruit_tree",
    "olive_tree",
    "pine_tree",
    "palm_tree",
    "cactus",
    "small_car",
    "bus",
    "lorry",
    "tractor",
    "train",
    "tram",
    "plane",
    "ship",
    "scooter",
    "tricycle",
    "pram",
    "football",
    "spinning_top",
    "marbles",
    "jump_rope",
    "hoop",
    "rocking_horse",
    "swing",
    "teddy_bear",
    "toy_car",
    "building_blocks",
    "dolls_house",
    "skates",
    "sled",
    "mask",
    "rocking_chair",
    "cradle",
    "hammock",
    "tent",
    "bonfire",
    "wardrobe",
    "trunk",
    "bookcase",
    "fireplace",
    "clothesline",
    "vine",
    "crucifix",
    "rosary",
    "virgin_statue",
    "bell",
    "palm_branch",
    "flag",
    "pinata",
    "flower_altar",
    "sugar_skull",
    "crown",
    "wreath",
    "holy_image",
    "paper_cutouts",
)

GARMENTS: Final = (
    "shirt",
    "sweater",
    "t_shirt",
    "blouse_and_skirt",
    "dress",
    "wedding_dress",
    "suit",
    "coat",
    "trench_coat",
    "leather_jacket",
    "lab_coat",
    "apron",
    "overalls",
    "swimsuit",
    "tracksuit",
    "school_smock",
    "uniform",  # military
    "nurse_uniform",
    "pyjamas",
    "work_clothes",
)

ACCESSORIES: Final = (
    "hat",
    "beret",
    "cap",
    "straw_hat",
    "headscarf",
    "scarf",
    "shawl",
    "tie",
    "gloves",
    "ornamental_comb",  # peineta
    "veil",
    "paper_hat",
)

POSTURES: Final = (
    "standing",
    "walking",
    "sitting",
    "running",
    "waving",
    "kneeling",
    "lying",
    "dancing",
    "embracing",
    "holding_hands",
    "reading",
    "writing",
    "painting",
    "playing_chess",
    "playing_guitar",
    "singing",
    "cooking",
    "washing",
    "sewing",
    "working",  # at a bench or table, hands busy
    "carrying",
    "pointing",
    "cycling",
    "fishing",
    "playing",  # a child at play
    "eating",
    "laughing",
    "crying",
    "praying",
    "kneading",
    "ironing",
    "knitting",
    "sweeping",
    "digging",  # with a mattock, in field and garden
    "picking",  # fruit, grapes, olives
    "feeding",  # hens and other animals, with grain
    "pushing",  # a pram or a wheelchair
    "riding",  # a horse, a donkey, a mule
    "playing_cards",
    "playing_accordion",
    "playing_football",
    "skipping",  # with a rope
    "toasting",
    "drinking",
    "talking",
    "cuddling",  # an animal
)

SEASONS: Final = ("spring", "summer", "autumn", "winter")
TIMES_OF_DAY: Final = ("morning", "midday", "afternoon", "evening", "night")
WEATHERS: Final = ("sun", "clouds", "rain", "snow", "fog", "wind", "storm", "cold", "heat")
OCCASIONS: Final = (
    "christmas",
    "new_year",
    "epiphany",
    "wedding",
    "birthday",
    "communion",
    "baptism",
    "fair",  # fiestas del pueblo
    "holy_week",
    "harvest",
    "day_of_the_dead",
    "carnival",
)

AGES: Final = ("baby", "child", "young", "adult", "elder")
GENDERS: Final = ("female", "male")
BUILDS: Final = ("slim", "average", "sturdy")
SKINS: Final = ("pale", "light", "olive", "brown", "dark")
HAIR_COLOURS: Final = ("black", "brown", "chestnut", "blond", "red", "grey", "white")
HAIR_STYLES: Final = ("short", "medium", "long", "bun", "braids", "curly", "bald")
COLOURS: Final = (
    "red",
    "blue",
    "light_blue",
    "green",
    "yellow",
    "pink",
    "purple",
    "orange",
    "brown",
    "beige",
    "grey",
    "black",
    "white",
    "golden",
)

# The look of the whole picture. "storybook" is the plain finished illustration.
STYLES: Final = (
    "storybook",
    "sepia",  # a silver print of the 1930s
    "black_and_white",  # a print of the 1950s
    "faded_colour",  # a print of the 1960s
    "watercolour",
    "pencil",
    "slide",  # a colour slide of the 1970s
    "flash_print",  # a snapshot with flash of the 1980s
    "colour_print",  # a laboratory print of the 1990s
    "digital",  # a digital photograph
    "oil",  # oil paint in thick turning strokes, in the manner of Van Gogh
    "comic",  # ink outlines and printed dots
    "greyscale",  # the illustration in greys
    "dreamlike",  # soft light and haze
    "clear",  # few strong colours and firm outlines, for weak eyes
)

GREY_STYLES: Final = frozenset({"black_and_white", "greyscale"})  # without any colour

# What lies under a mask before a part of a picture is made anew.
MASKED_CONTENTS: Final = ("original", "fill", "latent_noise", "latent_nothing")
CONTROLS: Final = ("edges", "scribble", "depth", "pose", "segmentation")
SAMPLERS: Final = (
    "ddim",
    "euler",
    "euler_ancestral",
    "dpm_2m",
    "dpm_2m_karras",
    "unipc",
    "heun",
    "lcm",
    "flow_euler",
)
