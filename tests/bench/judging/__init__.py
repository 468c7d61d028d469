"""How the judge of presence in ``data/judge`` is made from the told memories; nothing the product loads."""
