"""What was there when: the look of each decade, and the years from which things of later times are seen.

Years are those from which a thing could commonly be seen in ordinary homes and streets, not those of
invention. Where the country matters they are given for Spain, for Mexico, Argentina, Chile, Cuba,
Colombia, Venezuela, Uruguay and Peru, and for the rest of Latin America together. Sources: see
``data/styles/README.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Where = Literal["in", "out", "any"]


@dataclass(frozen=True)
class Later:
    """A thing of later times.

    ``words`` go to the negative prompt; ``since`` is the year it was first commonly seen in Spain,
    ``elsewhere`` that of other countries (ISO code, or "LA" for the rest of Latin America);
    ``where`` it would be seen; ``names`` are single words that, when the prompt has them, show that
    the teller spoke of it; ``within`` are the words of the broader thing that says it already.
    """

    words: str
    since: int
    where: Where
    names: tuple[str, ...]
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    within: str = ""

    def year_in(self, country: str) -> int:
        """The year for a country; Spain's where nothing else is known."""
        if country == "ES":
            return self.since
        return self.elsewhere.get(country, self.elsewhere.get("LA", self.since))


# What gives a wrong time away most comes first.
LATER: Final = (
    # Analogue mobile telephony: Spain 1990 (MoviLine); common with GSM from 1995 on.
    Later("mobile phones", 1995, "any", ("mobile", "cellphone", "phone"), {"LA": 1998}),
    Later("smartphones", 2008, "any", ("smartphone", "mobile", "cellphone"), {"LA": 2010}, "mobile phones"),
    # The SEAT 600 left the works in 1957 and put cars into Spanish streets; before, few and boxy.
    Later("cars", 1957, "out", ("car", "taxi", "van", "lorry", "truck", "bus", "coach", "ambulance"),
          {"LA": 1946, "AR": 1935, "UY": 1935, "MX": 1940, "CU": 1935, "VE": 1946}),
    Later("modern cars", 1992, "out", ("modern",)),
    # First broadcasts: Spain 28 October 1956; Mexico, Cuba 1950; Argentina 1951; Venezuela 1952;
    # Colombia 1954; Uruguay 1956; Peru 1958; Chile 1959 (common with the World Cup of 1962).
    Later("television set", 1957, "in", ("television", "tv"),
          {"MX": 1951, "CU": 1951, "AR": 1952, "VE": 1953, "CO": 1955, "UY": 1957, "PE": 1959, "CL": 1962,
           "LA": 1961}),
    Later("flat screen television", 2004, "in", ("screen",), within="television set"),
    Later("modern clothes", 1990, "any", ("modern",)),
    Later("computers", 1985, "in", ("computer", "laptop"), {"LA": 1988}),
    Later("laptops", 1998, "in", ("laptop", "computer"), within="computers"),
    # Synthetic leisure wear and logos; jeans became everyday wear in Spain about 1970, in Mexico
    # and the River Plate a decade earlier.
    Later("jeans", 1968, "any", ("jean", "denim"), {"LA": 1962, "AR": 1958, "MX": 1955, "CU": 1955}),
    Later("sneakers", 1975, "any", ("sneaker", "trainer"), {"LA": 1972}),
    # Injection-moulded seats and bottles: from the 1970s.
    Later("plastic furniture", 1972, "any", ("plastic",)),
    # Aerials came with television, air conditioning units and satellite dishes with the 1990s.
    Later("television aerials", 1960, "out", ("aerial", "antenna"), {"MX": 1953, "AR": 1954, "LA": 1962}),
    Later("asphalt with road markings", 1960, "out", ("asphalt", "motorway", "road")),
    Later("refrigerator", 1962, "in", ("refrigerator", "fridge"), {"AR": 1948, "MX": 1955, "LA": 1958}),
    Later("washing machine", 1965, "in", ("washing", "machine"), {"AR": 1955, "LA": 1965}),
    Later("fluorescent lights", 1958, "in", ("fluorescent",), {"AR": 1948, "LA": 1955}),
    Later("skyscrapers", 1957, "out", ("skyscraper", "tower"), {"AR": 1936, "MX": 1956, "LA": 1955}),
    Later("neon signs", 1948, "out", ("neon",), {"AR": 1935, "MX": 1938, "CU": 1935, "LA": 1945}),
    Later("miniskirts", 1966, "any", ("miniskirt",)),
    Later("bikinis", 1963, "out", ("bikini", "swimsuit"), {"LA": 1960}),
    Later("t-shirts with logos", 1975, "any", ("t-shirt", "tshirt", "logo"), {"LA": 1970}),
    Later("hoodies", 1988, "any", ("hoodie", "tracksuit", "sweatshirt")),
    Later("baseball caps", 1982, "any", ("cap",),
          {"LA": 1950, "CU": 1920, "MX": 1935, "VE": 1935, "DO": 1920}),
    Later("plastic bags and bottles", 1972, "any", ("plastic",)),
    Later("microwave oven", 1987, "in", ("microwave",)),
    Later("traffic lights", 1955, "out", ("traffic",), {"LA": 1950}),
    Later("air conditioning units", 1992, "out", ("conditioning",)),
    Later("satellite dishes", 1990, "out", ("satellite",)),
    Later("modern glass buildings", 1985, "out", ("glass", "modern")),
    Later("graffiti", 1985, "out", ("graffiti",)),
    Later("wheelie bins", 1988, "out", ("bin",)),
    Later("wind turbines", 1998, "out", ("turbine",), {"LA": 2008}),
    Later("solar panels", 2008, "out", ("solar",), {"LA": 2012}),
    Later("wheeled suitcases", 1995, "any", ("wheeled",)),
    Later("digital cameras", 2001, "any", ("digital", "camera")),
    Later("earphones", 1982, "any", ("earphone", "headphone")),
    Later("visible tattoos", 1998, "any", ("tattoo", "sailor")),
    Later("electric scooters", 2018, "out", ("scooter",)),
)  # fmt: skip


@dataclass(frozen=True)
class Decade:
    """The look of the years before ``before``: for the people, a room, a street, and the lighting."""

    before: int
    people: str
    room: str
    street: str
    light: str


SPAIN: Final = (
    Decade(1930, "dresses, waistcoats and flat caps", "whitewashed room with dark wooden furniture",
           "unpaved street with carts", "oil lamp light"),
    Decade(1940, "modest clothes, waved hair", "whitewashed room with dark wooden furniture",
           "cobbled street with carts", "dim bulb light"),
    Decade(1950, "plain post-war clothes, pinned-up hair", "bare room with worn wooden furniture",
           "unpaved street with carts and few people", "dim bulb light"),
    Decade(1960, "knee-length dresses, dark suits, combed-back hair", "plain room with a brazier table",
           "quiet street with bicycles", "single bulb light"),
    Decade(1970, "straight dresses, narrow ties, backcombed hair", "room with formica furniture",
           "street with small rounded cars", "lamp light"),
    Decade(1980, "flared trousers, wide collars, longer hair", "room with patterned wallpaper",
           "street with square cars", "warm lamp light"),
    Decade(1990, "shoulder pads, bright jumpers, voluminous hair", "room with a dark wall unit",
           "street with 1980s cars", "warm lamp light"),
    Decade(2000, "jeans and loose shirts", "room with light pine furniture", "street with 1990s cars",
           "warm electric light"),
    Decade(2012, "casual clothes", "room with plain modern furniture", "street with modern cars",
           "electric light"),
    Decade(2200, "present-day casual clothes", "present-day room", "present-day street", "electric light"),
)  # fmt: skip

LATIN_AMERICA: Final = (
    Decade(1930, "cotton dresses, straw hats and shawls", "adobe room with simple wooden furniture",
           "earth street with horses and carts", "oil lamp light"),
    Decade(1940, "cotton dresses and felt hats", "tall room with wooden furniture",
           "cobbled street with a tram", "dim bulb light"),
    Decade(1950, "tailored dresses, wide-lapel suits, rolled hair", "tall room with wooden furniture",
           "street with rounded 1940s cars", "bulb light"),
    Decade(1960, "full skirts, light suits, combed-back hair",
           "room with tiled floor and wooden furniture", "street with large rounded cars", "bulb light"),
    Decade(1970, "straight dresses, narrow trousers, backcombed hair", "room with formica furniture",
           "street with long 1960s cars", "lamp light"),
    Decade(1980, "flared trousers, wide collars, longer hair", "room with patterned curtains",
           "street with square cars", "warm lamp light"),
    Decade(1990, "bright shirts, voluminous hair", "room with vinyl armchairs",
           "street with 1980s cars", "warm lamp light"),
    Decade(2000, "jeans and loose shirts", "room with plain furniture", "street with 1990s cars",
           "warm electric light"),
    Decade(2012, "casual clothes", "room with plain modern furniture", "street with modern cars",
           "electric light"),
    Decade(2200, "present-day casual clothes", "present-day room", "present-day street", "electric light"),
)  # fmt: skip

# Where clothes of the street would be wrong, or rooms and streets are of another kind.
UNDRESSED_PLACES: Final = frozenset({"beach", "hospital_room", "mine", "river", "swimming_pool", "lake"})
STREETS: Final = frozenset(
    {
        "village_street",
        "city_street",
        "church_square",
        "market",
        "arcaded_square",
        "zocalo",
        "monument",
        "seafront",
        "bus_stop",
        "balcony",
    }
)
HOME_ROOMS: Final = frozenset({"room", "living_room", "bedroom", "dining_room"})
