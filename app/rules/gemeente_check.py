"""Checking a municipal pack: every fault with its path, and what has grown old."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from app.domain.huishouden.kinds import Json
from app.domain.message import Message, message
from app.errors import UserError
from app.rules.gemeente_fields import PACK
from app.rules.gemeente_shapes import Place, fault, read_day

Tree = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a pack (then it is not used) and what a reader should know (then it is)."""

    faults: tuple[UserError, ...]
    warnings: tuple[Message, ...]


def check_pack(content: Json, today: date) -> Checked:
    """Every fault of a pack and every date in it that is past, each with its JSON path."""
    faults: list[UserError] = []
    PACK.check(content, Place("$"), faults)
    faults.extend(_looked_at_later(content, "$", today))
    return Checked(tuple(faults), () if faults else _past(cast(Tree, content), today))


def _looked_at_later(value: Json, path: str, today: date) -> list[UserError]:
    """A figure that nobody can have looked up yet."""
    found: list[UserError] = []
    if isinstance(value, dict):
        for name, item in value.items():
            place = f"{path}.{name[:40]}"
            if name == "checked_on" and isinstance(item, str) and item > today.isoformat():
                found.append(fault(place, "toekomst"))
            found.extend(_looked_at_later(item, place, today))
    if isinstance(value, list):
        for index, item in enumerate(value):
            found.extend(_looked_at_later(item, f"{path}[{index}]", today))
    return found


def _past(top: Tree, today: date) -> tuple[Message, ...]:
    days = [("$.geldig_tot", top["geldig_tot"])]
    for index, item in enumerate(cast("list[Tree]", top.get("regelingen", []))):
        if "geldig_tot" in item:
            days.append((f"$.regelingen[{index}].geldig_tot", item["geldig_tot"]))
    return tuple(
        message("gemeente.let_op.voorbij", path=path, dag=read_day(day)) for path, day in days if read_day(day) < today
    )
