"""Case files: the list of cases in a YAML file, and the fields that a case cannot do without."""

from datetime import date
from typing import cast

from app.domain.huishouden.kinds import DAY, Json, refuse, require_list, require_object
from app.errors import UserError


def cases_of(content: Json) -> list[Json]:
    """The list under ``cases``; anything else is refused."""
    top = require_object(content, "$")
    if "cases" not in top:
        raise refuse("$.cases", "verplicht")
    return require_list(top["cases"], "$.cases")


def required_text(source: dict[str, Json], name: str, path: str) -> str:
    """A text that a case cannot do without."""
    value = source.get(name)
    if not isinstance(value, str) or not value.strip():
        raise refuse(f"{path}.{name}", "tekst", langste=200)
    return value


def required_object(source: dict[str, Json], name: str, path: str) -> dict[str, Json]:
    """An object that a case cannot do without."""
    return require_object(source.get(name), f"{path}.{name}")


def moment(source: dict[str, Json], path: str) -> tuple[int | None, date | None]:
    """The year or the day (or both) of a case; at least one is there."""
    year, day = source.get("jaar"), source.get("peildatum")
    if year is None and day is None:
        raise UserError("proefgeval.moment", path=path)
    if year is not None and (isinstance(year, bool) or not isinstance(year, int) or not 1900 <= year <= 2100):
        raise UserError("proefgeval.jaar", path=path)
    return year, None if day is None else cast(date, DAY.read(day, f"{path}.peildatum"))
