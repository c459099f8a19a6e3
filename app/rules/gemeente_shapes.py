"""The shapes a municipal pack is made of: each finds every fault in a value and describes itself in JSON Schema."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from app.domain.huishouden.kinds import DAY, Json, Kind, Schema, choice, is_clean, refuse
from app.errors import UserError
from app.rules.parameters import Confidence

NOT_KNOWN_NAME = "onbekend"
UNKNOWN_WORDS = ("nee", False)
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, and which parts of a source hold there already."""

    path: str
    sourced: frozenset[str] = frozenset()

    def inside(self, part: str) -> "Place":
        """A part of it: ``.name`` or ``[0]``."""
        return replace(self, path=f"{self.path}{part}")


Faults = list[UserError]


class Shape(Protocol):
    """What may stand in one place."""

    def check(self, value: Json, at: Place, faults: Faults) -> None:
        """Adds every fault of the value."""

    @property
    def schema(self) -> Schema:
        """The shape in JSON Schema; what lies between two fields it does not see."""


def fault(path: str, text_id: str, **args: object) -> UserError:
    """A fault of a pack: where it stands and what would be right (a text id below ``gemeente.fout``)."""
    return UserError("huishouden.veld", path=path, wanted=UserError(f"gemeente.fout.{text_id}", **args))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One plain value."""

    kind: Kind

    def check(self, value: Json, at: Place, faults: Faults) -> None:
        """Adds what the kind says of the value."""
        try:
            self.kind.read(value, at.path)
        except UserError as wrong:
            faults.append(wrong)

    @property
    def schema(self) -> Schema:
        """That of the kind."""
        return self.kind.schema


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one shape."""

    item: Shape
    most: int
    between: Callable[[list[Json], Place, Faults], None] | None = None
    fewest: int = 1

    def check(self, value: Json, at: Place, faults: Faults) -> None:
        """Adds the faults of every item; then, when there are none, those between them."""
        if not isinstance(value, list):
            faults.append(refuse(at.path, "lijst"))
            return
        if not self.fewest <= len(value) <= self.most:
            faults.append(fault(at.path, "aantal", minst=self.fewest, meest=self.most))
            return
        before = len(faults)
        for index, item in enumerate(value):
            self.item.check(item, at.inside(f"[{index}]"), faults)
        if self.between is not None and len(faults) == before:
            self.between(value, at, faults)

    @property
    def schema(self) -> Schema:
        """An array of so many items."""
        return {"type": "array", "items": self.item.schema, "minItems": self.fewest, "maxItems": self.most}


@dataclass(frozen=True, slots=True)
class Record:
    """An object with these fields and no others; a ``source`` one may carry a source for all figures in it."""

    fields: Mapping[str, Shape]
    required: tuple[str, ...] = ()
    source: bool = False
    between: Callable[[dict[str, Json], Place, Faults], None] | None = field(default=None)

    @property
    def known(self) -> dict[str, Shape]:
        """The fields, those of a source included."""
        return {**self.fields, **(SOURCE_FIELDS if self.source else {})}

    def check(self, value: Json, at: Place, faults: Faults) -> None:
        """Adds the faults of every field, of unknown and of missing ones."""
        if not isinstance(value, dict):
            faults.append(fault(at.path, "velden"))
            return
        known, before = self.known, len(faults)
        inner = replace(at, sourced=at.sourced | sources_in(value)) if self.source else at
        for name, item in value.items():
            place = inner.inside(f".{name[:40]}")
            if name in known:
                known[name].check(item, place, faults)
            else:
                faults.append(refuse(place.path, "onbekend_veld", velden=", ".join(known)))
        faults.extend(refuse(f"{at.path}.{name}", "verplicht") for name in self.required if name not in value)
        if self.between is not None and len(faults) == before:
            self.between(value, inner, faults)

    @property
    def schema(self) -> Schema:
        """An object without other properties."""
        return {
            "type": "object",
            "additionalProperties": False,
            "required": list(self.required),
            "properties": {
                **{name: shape.schema for name, shape in self.fields.items()},
                **({name: _defined(name) for name in SOURCE_FIELDS} if self.source else {}),
            },
        }


@dataclass(frozen=True, slots=True)
class FigureOf:
    """A value with a source of its own or of the part it stands in, or ``{bekend: nee}``."""

    shape: Shape

    def check(self, value: Json, at: Place, faults: Faults) -> None:
        """Adds the faults of the value, or that its source is not complete."""
        if isinstance(value, dict) and "bekend" in value:
            NOT_KNOWN.check(value, at, faults)
            return
        if isinstance(value, dict):
            Record({"waarde": self.shape}, ("waarde",), source=True).check(value, at, faults)
            sourced = at.sourced | sources_in(value)
        else:
            self.shape.check(value, at, faults)
            sourced = at.sourced
        require_source(replace(at, sourced=sourced), faults)

    @property
    def schema(self) -> Schema:
        """The value alone, with its source, or not known."""
        with_source = Record({"waarde": self.shape}, ("waarde",), source=True)
        return {"anyOf": [self.shape.schema, with_source.schema, _defined(NOT_KNOWN_NAME)]}


@dataclass(frozen=True, slots=True)
class Either:
    """A value of the first shape, or of the second when ``second_fits``."""

    first: Shape
    second: Shape
    second_fits: Callable[[Json], bool]

    def check(self, value: Json, at: Place, faults: Faults) -> None:
        """Adds the faults by the shape that was meant."""
        (self.second if self.second_fits(value) else self.first).check(value, at, faults)

    @property
    def schema(self) -> Schema:
        """Either of both."""
        return {"anyOf": [self.first.schema, self.second.schema]}


def _defined(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def definitions() -> Schema:
    """The parts of the schema that stand in many places, by the names with which it refers to them."""
    return {**{name: shape.schema for name, shape in SOURCE_FIELDS.items()}, NOT_KNOWN_NAME: NOT_KNOWN.schema}


def sources_in(value: Mapping[str, Json]) -> frozenset[str]:
    """Which of the two parts that a source cannot do without stand here."""
    return frozenset(name for name in ("bron", "checked_on") if value.get(name) is not None)


def require_source(at: Place, faults: Faults) -> None:
    """Adds a fault when there is no source or no date for what stands here."""
    if "bron" not in at.sourced:
        faults.append(fault(at.path, "zonder_bron"))
    elif "checked_on" not in at.sourced:
        faults.append(fault(at.path, "zonder_datum"))


def _free_text(value: Json, path: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST or not is_clean(value, "\n"):
        raise refuse(path, "lange_tekst_nodig", langste=LONGEST)
    return " ".join(value.split())


def _web_address(value: Json, path: str) -> str:
    found = _free_text(value, path)
    if not found.startswith("https://") or " " in found:
        raise fault(path, "adres")
    return found


def _unknown(value: Json, path: str) -> bool:
    if value is not False and value != "nee":
        raise fault(path, "bekend")
    return False


def read_day(value: Json) -> date:
    """A day that was checked before."""
    return date.fromisoformat(str(value))


FREE_TEXT = Kind(_free_text, {"type": "string", "minLength": 1, "maxLength": LONGEST})
WEB_ADDRESS = Kind(_web_address, {"type": "string", "pattern": r"^\s*https://\S+\s*$", "maxLength": LONGEST})
NOT_KNOWN_WORD = Kind(_unknown, {"enum": list(UNKNOWN_WORDS)})
ZEKERHEID = choice(*(word.value for word in Confidence if word is not Confidence.DESIGN))

SOURCE_FIELDS: Mapping[str, Shape] = {
    "bron": Leaf(FREE_TEXT),
    "url": Leaf(WEB_ADDRESS),
    "checked_on": Leaf(DAY),
    "zekerheid": Leaf(ZEKERHEID),
    "opmerking": Leaf(FREE_TEXT),
}
NOT_KNOWN = Record({"bekend": Leaf(NOT_KNOWN_WORD), "opmerking": Leaf(FREE_TEXT)}, ("bekend",))
