"""Reading the checklists: one file a room, strict, because a field that is misspelt would pass unseen."""

from collections.abc import Mapping
from decimal import Decimal
from importlib.resources.abc import Traversable
from typing import Any

from app.domain.exact_yaml import parse_yaml
from app.domain.money import CENT, Cents, cents
from app.energy.checklist import (
    Checklist,
    Doer,
    Group,
    GroupShare,
    Hazard,
    Item,
    Kind,
    Material,
    Payer,
    Room,
    Scaling,
)
from app.energy.figures import read_figures, require_fields, sources
from app.energy.spread import NOTHING, Part, Spread
from app.resources import folder
from app.rules.parameters import Confidence
from app.texts import per_language, worded

FOLDER = ("checklists", "energy")
_ROOM_FIELDS = {"room", "title", "position", "items"}
_NEEDED = {"id", "title", "look", "advice", "kind", "pays", "does", "effort", "sources", "certainty"}
_OPTIONAL = {
    *("part", "saves", "scaling", "material", "usual", "cost", "permission"),
    *("overlap", "stops", "raises", "present", "when", "care", "defect"),
}
_CARRIERS = {"gas", "kwh", "water"}


@per_language
def checklist() -> Checklist:
    """The checklists that come with the program, read once. A fault in them is a ValueError or KeyError: a bug."""
    content = sorted((_content(place) for place in _room_files()), key=lambda room: int(room["position"]))
    found = Checklist(tuple(map(_room, content)), _materials(), _groups())
    _require_whole(found)
    return found


def _room_files() -> list[Traversable]:
    places = folder(*FOLDER).iterdir()
    return [place for place in places if place.name.endswith(".yaml")]


def _content(place: Traversable) -> Mapping[str, Any]:
    read: Any = worded("energy", parse_yaml(place.read_text(encoding="utf-8")))
    require_fields(place.name, read, _ROOM_FIELDS, set())
    return dict(read)


def _room(read: Mapping[str, Any]) -> Room:
    return Room(read["room"], read["title"], tuple(_item(read["room"], row) for row in read["items"]))


def _item(room: str, row: Mapping[str, Any]) -> Item:
    require_fields(row["id"], row, _NEEDED | _OPTIONAL, _OPTIONAL)
    saves = row.get("saves", {})
    require_fields(row["id"], saves, _CARRIERS, _CARRIERS)
    low, high = row.get("cost", (0, 0))
    if not row["sources"]:
        raise ValueError(f"{row['id']}: no source")
    return Item(
        id=row["id"],
        room=room,
        title=row["title"],
        look=row["look"],
        advice=row["advice"],
        kind=Kind(row["kind"]),
        does=Doer(row["does"]),
        pays=tuple(map(Payer, row["pays"])),
        effort=row["effort"],
        sources=tuple(row["sources"]),
        confidence=Confidence(row["certainty"]),
        part=Part(row["part"]) if "part" in row else None,
        gas=_spread(saves.get("gas")),
        power=_spread(saves.get("kwh")),
        water=_spread(saves.get("water")),
        scaling=Scaling(row.get("scaling", Scaling.FIXED)),
        material=row.get("material", ""),
        usual=row.get("usual", 1),
        cost_low=_euros(low),
        cost_high=_euros(high),
        permission=row.get("permission", False),
        overlap=row.get("overlap", ""),
        stops=tuple(map(Hazard, row.get("stops", ()))),
        raises=Hazard(row["raises"]) if "raises" in row else None,
        present=Hazard(row["present"]) if "present" in row else None,
        when=row.get("when", ""),
        care=row.get("care", ""),
        defect=row.get("defect", False),
    )


def _spread(written: list[int | Decimal] | None) -> Spread:
    if written is None:
        return NOTHING
    low, typical, high = map(Decimal, written)
    return Spread(low, typical, high)


def _euros(written: int | Decimal) -> Cents:
    amount = Decimal(written)
    if amount < 0 or amount % CENT:
        raise ValueError(f"{written} is no amount of euros")
    return cents(amount)


def _materials() -> tuple[Material, ...]:
    rows = worded("energy", read_figures("materials.yaml")["materials"])
    return tuple(Material(row["id"], row["name"], row["unit"], row.get("plural", row["name"])) for row in rows)


def _groups() -> tuple[Group, ...]:
    read = worded("energy", read_figures("groups.yaml"))
    confidence = sources()[read["source"]].confidence
    return tuple(_group(row, confidence) for row in read["groups"])


def _group(row: Mapping[str, Any], confidence: Confidence) -> Group:
    shares = tuple(GroupShare(Part(part), Decimal(share)) for part, share in row["parts"].items())
    return Group(row["id"], row["name"], shares, confidence)


def _require_whole(found: Checklist) -> None:
    """Refuse an id that stands there twice, and a name that leads nowhere."""
    seen: set[str] = set()
    for item in found.items:
        if item.id in seen:
            raise ValueError(f"{item.id} stands there twice")
        seen.add(item.id)
        if item.material:
            found.material(item.material)
        if item.overlap:
            found.group(item.overlap)
        for source in item.sources:
            sources()[source]
