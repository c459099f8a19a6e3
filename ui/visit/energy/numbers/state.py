"""Numbers as people write them: ``18,5`` or ``18.5``, kept as a whole number of their smallest unit."""

import re

from app.errors import UserError


def read_number(typed: str, field: str, most: int, decimals: int) -> int:
    """The number in its smallest unit: ``18,5`` with one decimal is 185.

    Raises UserError, naming the field, for what is no number, has too many decimals, or is more than ``most`` whole
    units.
    """
    found = re.fullmatch(r"(\d{1,7})(?:[,.](\d+))?", typed.replace(" ", ""))
    if found is None or len(found[2] or "") > decimals:
        raise UserError("energie_scherm.fout.getal" if decimals else "energie_scherm.fout.heel", veld=field)
    number = int(found[1] + (found[2] or "").ljust(decimals, "0"))
    if number > most * 10**decimals:
        raise UserError("energie_scherm.fout.meest", veld=field, meest=most)
    return number


def said(number: int, decimals: int) -> str:
    """A number in its smallest unit as it stands in a field: 185 with one decimal is ``18,5``."""
    whole, rest = divmod(number, 10**decimals)
    part = str(rest).rjust(decimals, "0").rstrip("0") if decimals else ""
    return f"{whole},{part}" if part else str(whole)
