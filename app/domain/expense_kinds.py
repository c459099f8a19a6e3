"""What a household may name as an expense: the kinds of lines of a budget that are no income, as data."""

from functools import lru_cache

from app.resources import folder, read_yaml

INCOME = "inkomen"


@lru_cache(maxsize=1)
def expense_kinds() -> tuple[str, ...]:
    """The ids in the order in which a budget shows them."""
    rows = read_yaml(folder("budget", "categories.yaml"))["categories"]
    return tuple([row["id"] for row in rows if row["group"] != INCOME])
