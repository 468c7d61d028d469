"""Numbers in the sentences of the command line, which speaks Spanish alone."""


def counted(count: int, one: str, several: str = "") -> str:
    """So many of something: "1 foto", "5 fotos"."""
    return f"{count} {one if count == 1 else several or f'{one}s'}"


def decimal(value: float, places: int) -> str:
    """A number as Spanish writes it: "0,62"."""
    return f"{value:.{places}f}".replace(".", ",")
