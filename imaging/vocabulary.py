"""Everything that the sketch can draw, by name.

The lexicon in ``data/lexicon`` maps Spanish words to these names, and the renderer in
``imaging.sketching`` draws each of them. A name that is not here is a BadRequestError.
"""

from typing import Final

# Those that the embedded model was taught with: their order numbers the classes of its recogniser.
TAUGHT_PLACES: Final = (
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
    "school_yard",
    "tenement_yard",  # with its galleries: a corrala or vecindad
    "cloister",
    "corral",  # a walled farmyard with its hen house
    "swimming_pool",
    "rooftop",  # a flat roof with washing: an azotea
    "country_kitchen",  # with its hearth
    "dining_room",
    "bathroom",
    "attic",
    "hallway",  # the entrance and stairs of a house
    "cinema",
    "theatre",  # on its stage
    "library",
    "museum",
    "bakery",
    "hairdresser",
    "cafe",
    "office",
    "factory",
    "sewing_room",
    "wine_cellar",
    "forge",
    "building_site",
    "train_carriage",  # a compartment
    "airport",
    "bus_stop",
    "dormitory",  # rows of iron beds
    "cemetery",
    "hut",  # thatched
    "balcony",
    "stable",
    "windmills",
    "castle",
    "pyramid",  # a stepped one, of Mexico
    "lighthouse",  # on its cliff
    "wheat_field",
    "playground",
    "veranda",  # the long porch of a house
    "pharmacy",
)
PLACES: Final = (
    *TAUGHT_PLACES,
    "frozen_pond",
    "ice_rink",
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
        "country_kitchen",
        "dining_room",
        "bathroom",
        "attic",
        "hallway",
        "cinema",
        "theatre",
        "library",
        "museum",
        "bakery",
        "hairdresser",
        "cafe",
        "office",
        "factory",
        "sewing_room",
        "wine_cellar",
        "forge",
        "train_carriage",
        "airport",
        "dormitory",
        "stable",
        "pharmacy",
        "ice_rink",
    }
)

# Those that the embedded model was taught with: their order numbers the classes of its recogniser.
TAUGHT_ANIMALS: Final = (
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
    "ox",
    "camel",
    "llama",
    "goose",
    "stork",
    "turtle",
    "frog",
    "butterfly",
    "squirrel",
    "fox",
)
ANIMALS: Final = (
    *TAUGHT_ANIMALS,
    "chick",
    "turkey",
    "elephant",
    "lion",
    "monkey",
    "bear",
    "deer",
    "mouse",
    "hedgehog",
    "guinea_pig",
    "snake",
    "lizard",
    "snail",
    "bee",
    "crab",
    "tiger",
    "giraffe",
    "zebra",
    "spider",
    "bat",
    "cricket",
    "firefly",
    "whale",
    "dolphin",
    "peacock",
    "crocodile",
)
PATTERNS: Final = ("plain", "patched", "spotted", "striped")  # of an animal's coat

# Things that no picture of the embedded model's training has.
UNTAUGHT_OBJECTS: Final = (
    "snowman",
    "snowballs",
    "kick_scooter",
    "cup_and_ball",
    "tin_soldiers",
    "toy_dishes",
    "stilts",
    "toy_sword",
    "whistle",
    "bagpipes",
    "harmonica",
    "zambomba",
    "rug",
    "cushion",
    "pillow",
    "hot_water_bottle",
    "coat_stand",
    "comb",
    "wristwatch",
    "chamber_pot",
    "tray",
    "feather_duster",
    "stairs",
    "bread_oven",
    "gas_bottle",
    "metate",
    "horseshoe",
    "wine_press",
    "pumpkin",
    "chestnuts",
    "rose",
    "scythe",
    "threshing_board",
    "bird_nest",
    "sunflower_seeds",
    "custard",
    "milk_pudding",
    "shoeshine_box",
    "grindstone",
    "cash_register",
    "ferris_wheel",
    "bumper_car",
    "billiard_table",
    "altar",
    "baptismal_font",
    "slate",
    "oars",
    "life_ring",
    "firewood",
    "toy_gun",
    "diabolo",
    "knucklebones",
    "skateboard",
    "giants",
    "cotton_candy",
    "sponge_cake",
    "biscuits",
    "nougat",
    "wedding_cake",
    "grill",
    "barrel_organ",
    "puppet_theatre",
    "sand_castle",
    "spade",
    "syringe",
    "ice_skates",
    "tightrope",
    "trapeze",
    "shooting_gallery",
    "lotto_cards",
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
    "sidecar",  # a motorcycle with one
    "car",
    "cart",
    "boat",
    "wheelchair",
    "ball",
    "doll",
    "kite",
    "toy_train",
    "balloons",
    "balloon",  # one
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
    "hopscotch",  # its squares, drawn on the ground
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
    "slide",
    "seesaw",
    "merry_go_round",
    "yo_yo",
    "slingshot",
    "dice",
    "racket",
    "baseball_bat",
    "bowls",
    "table_football",
    "tamales",
    "tacos",
    "empanadas",
    "roast",
    "honey_jar",
    "chocolate_bar",
    "popcorn",
    "wooden_spoon",
    "rolling_pin",
    "scales",
    "electric_fan",
    "chest_of_drawers",
    "harp",
    "marimba",
    "computer",
    "scissors",
    "pipe",
    "piggy_bank",
    "shell",
    "wagon_wheel",
    "saddle",
    "machete",
    "anchor",
    *UNTAUGHT_OBJECTS,
)

# Garments that no picture of the embedded model's training has; nor has it what follows of accessories.
UNTAUGHT_GARMENTS: Final = (
    "trousers",
    "bell_bottoms",
    "wide_trousers",
    "clown_suit",
    "bullfighter_suit",
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
    "cardigan",
    "waistcoat",
    "jeans",
    "short_trousers",
    "miniskirt",
    "house_coat",
    "flamenco_dress",
    "regional_dress",
    "communion_dress",
    "christening_gown",
    "sailor_suit",
    "mourning_clothes",
    "cassock",
    "habit",  # a nun's
    "penitent_robe",
    "charro_suit",
    "football_kit",
    "poncho",
    "cape",
    *UNTAUGHT_GARMENTS,
)

FOOTWEAR: Final = (
    "shoes",
    "boots",
    "rope_shoes",  # alpargatas
    "sandals",
    "slippers",
    "bare_feet",
    "clogs",
    "trainers",
)
UNTAUGHT_ACCESSORIES: Final = (
    *FOOTWEAR,
    "stockings",
    "socks",
    "belt",
    "watch",
    "bracelet",
    "medallion",  # on its chain
    "flower_in_hair",
    "hairband",
    "flower_crown",
    "white_cap",  # of a maid, a nurse, a baker's wife
    "bonnet",  # of a baby
    "top_hat",
    "montera",  # a bullfighter's
    "leg_cast",  # of plaster
    "arm_cast",  # with its sling
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
    "bow_tie",
    "hair_ribbon",
    "necklace",
    "earrings",
    "handbag",
    "sash",  # faja
    "mantilla",
    "sombrero",  # the wide Mexican one
    "neckerchief",
    "sunglasses",
    "braces",
    "knitted_cap",
    "peaked_cap",  # of a guard, a postman, an officer
    "tricorn",  # of the Guardia Civil
    "cook_hat",
    "helmet",  # a miner's or a builder's
    *UNTAUGHT_ACCESSORIES,
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
    "sitting_on_ground",
    "dozing",  # asleep on a seat
    "shouting",
    "clapping",
    "phoning",
    "reaping",  # with a sickle
    "hanging_washing",
    "milking",  # a cow or a goat
    "ploughing",  # behind an animal
    "holding_child",  # in one's arms
    "rocking",  # a cradle
    "telling",  # a story, seated, to those who listen
    "bathing",  # in water to the thighs, where everyone is
    "ring_dancing",  # hand in hand with others: a corro
    "turning_rope",  # a long one, in which others jump
    "hopping",  # on one leg, over squares drawn on the ground
    "driving",  # with a steering wheel in the hands
    "listening",  # to who tells, reads aloud, sings or teaches
    "playing_piano",
    "playing_violin",
    "playing_trumpet",
    "playing_flute",  # and what else is blown downwards: a dulzaina, a clarinet
    "playing_bagpipe",
    "playing_drum",
    "playing_tambourine",
    "playing_castanets",
    "combing",  # one's own hair, or that of who is told to be under one's hands; so the next three
    "cutting_hair",
    "shaving",
    "dressing",
    "pushing_swing",
    "carrying_on_head",
    "carrying_on_back",
    "selling",  # behind a stall
    "serving",  # with a tray
    "blowing_candles",  # before a cake
    "shearing",  # a sheep
    "flying",  # a bird in the air; a child with spread arms
    "playing_harmonica",
    "playing_zambomba",
    "skating",
)

# Where somebody is told to be: at a side of another or of the picture, or a step from where they are.
SIDES: Final = (
    "left",
    "right",
    "beside",
    "before",
    "behind",
    "between",
    "middle",
    "near",  # in the foreground
    "far",
    "nearer",  # a step towards what is named, or to whoever looks at the picture
    "farther",
    "leftward",
    "rightward",
    "opposite",  # the side where they are not
    "in_place_of",  # the two change places
)
# What is of the place and not asked for, and people speak of: what the drawing of places marks.
LANDMARKS: Final = (
    "sea",
    "river",
    "lake",
    "water",
    "house",
    "church",
    "tree",
    "fountain",
    "bench",
    "lamp",
    "wall",
    "window",
    "table",
    "fire",
    "altar",
    "stage",
    "door",
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
    "quinceanera",
    "grape_harvest",
    "olive_harvest",
    "slaughter",  # the pig's, of winter: cauldron, fire and strings of sausage
    "st_john",
    "romeria",
    "school_party",
    "funeral",
    "serenade",
)

AGES: Final = ("baby", "child", "young", "adult", "elder")
GENDERS: Final = ("female", "male")
BUILDS: Final = ("slim", "average", "sturdy")
STATURES: Final = ("tall", "short")
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
