"""What the thousand ImageNet classes say in the words of ``imaging.vocabulary``: animals, things, in or out.

Numbers are those of the ILSVRC-2012 list. Classes that say nothing useful here are left out.
"""

from collections.abc import Iterable, Mapping
from typing import Final

# Dogs that run wild and big cats are no pets: they are left out.
SPECIES: Final[Mapping[str, tuple[int, ...]]] = {
    "dog": tuple(range(151, 269)),
    "cat": (281, 282, 283, 284, 285),
    "hen": (8,),
    "rooster": (7,),
    "bird": tuple(range(10, 21)),
    "parrot": (87, 88, 89, 90),
    "duck": (97, 98),
    "goose": (99,),
    "stork": (127, 128),
    "turtle": (33, 34, 35, 36, 37),
    "frog": (30, 31, 32),
    "fish": (0, 1, 389, 391, 392, 393),
    "rabbit": (330, 331, 332),
    "squirrel": (335,),
    "fox": (277, 278, 279, 280),
    "horse": (339,),
    "pig": (341, 342),
    "ox": (345, 346),
    "sheep": (348, 349),
    "goat": (350,),
    "camel": (354,),
    "llama": (355,),
    "butterfly": tuple(range(321, 327)),
}
# The network tells these badly apart, or knows one of them alone.
ALIKE: Final = (
    frozenset({"ox", "cow"}),
    frozenset({"hen", "rooster"}),
    frozenset({"horse", "mule", "donkey"}),
    frozenset({"duck", "goose"}),
    frozenset({"bird", "parrot"}),
)

THINGS: Final[Mapping[str, tuple[int, ...]]] = {
    "accordion": (401,),
    "alarm_clock": (409, 530),
    "backpack": (414,),
    "balloons": (417,),
    "basket": (588, 790),
    "bed": (520, 564),
    "bicycle": (444, 671),
    "binoculars": (447,),
    "boat": (472, 576, 625, 814, 914),
    "bookcase": (453,),
    "bottle": (440, 737, 907),
    "broom": (462,),
    "bucket": (463,),
    "camera": (732, 759),
    "candle": (470,),
    "car": (436, 468, 511, 609, 661, 817),
    "clock": (892,),
    "coffee_pot": (505,),
    "cooking_pot": (469, 521, 544),
    "cradle": (516, 431),
    "cup": (504, 968),
    "drum": (541,),
    "fishing_rod": (758,),
    "flower_pot": (738,),
    "flute": (558, 699),
    "football": (805,),
    "fridge": (760,),
    "guitar": (402, 546),
    "iron": (606,),
    "lamp": (619, 846),
    "maracas": (641,),
    "mask": (643,),
    "microphone": (650,),
    "milk_churn": (653,),
    "mortar": (666,),
    "motorbike": (665, 670),
    "piano": (579, 881),
    "pitcher": (725, 899),
    "radio": (754,),
    "rocking_chair": (765,),
    "sewing_machine": (786,),
    "sofa": (831,),
    "stethoscope": (823,),
    "stove": (827,),
    "table": (532,),
    "teddy_bear": (850,),
    "telephone": (528,),
    "television": (782, 851),
    "tractor": (866,),
    "train": (466, 547, 820),
    "tram": (829,),
    "tricycle": (870,),
    "trumpet": (513,),
    "typewriter": (878,),
    "umbrella": (879,),
    "vase": (883,),
    "violin": (889,),
    "wardrobe": (894,),
    "washing_machine": (897,),
}


def _numbers(*parts: int | range) -> tuple[int, ...]:
    return tuple(number for part in parts for number in ([part] if isinstance(part, int) else part))


INDOORS: Final = _numbers(
    *(406, 415, 423, 424, 431, 435, 453, 454, 467, 493, 495, 498, 509, 516, 520, 526, 527, 532, 534, 539),
    *(548, 553, 556, 564, 579, 582, 598, 619, 624, 648, 651, 664, 669, 721, 736, 741, 750, 753, 760, 762),
    *(765, 782, 788, 789, 794, 799, 811, 819, 827, 831, 846, 851, 854, 857, 860, 861, 865, 881, 882, 894),
    *(896, 897, 905),
)
OUTDOORS: Final = _numbers(
    *(425, 437, 448, 449, 460, 472, 483, 489, 497, 500, 510, 525, 536, 562, 576, 625, 628, 645, 646),
    *(649, 663, 668, 671, 672, 698, 703, 704, 706, 716, 718, 724, 821, 825, 829, 839, 843),
    *(853, 858, 866, 867, 873, 888, 900, 912, 913, 914, 915, 919, 920, 958, 984, 987),
    range(970, 981),
)


def mass(probabilities: Iterable[float], numbers: Iterable[int]) -> float:
    """The probability of all these classes together; ``probabilities`` are of all thousand."""
    every = list(probabilities)
    return float(sum(every[number] for number in numbers))
