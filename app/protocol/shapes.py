"""Messages as frozen dataclasses: each field says its shape once, and reading, writing and the OpenAPI follow from it.

A field is declared ``name: type = field(metadata=on_wire(SHAPE))``; with a default it may be left out. What a message
holds beyond its fields is kept, as canonical JSON, in ``extra`` and written back, so that an older program passes on
what a newer one added.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Protocol, Self, cast

from app.protocol import encoding

MOST_EXTRA = 16 * 1024
"""The most bytes of unknown fields in one message."""


class Malformed(ValueError):
    """A message is not what it should be: ``pointer`` is the place (JSON pointer), ``reason`` what belongs there."""

    def __init__(self, pointer: str, reason: str) -> None:
        super().__init__(f"{pointer}: {reason}")
        self.pointer = pointer
        self.reason = reason


class Shape(Protocol):
    """How one value looks on the wire."""

    def read(self, value: object, at: str) -> Any:
        """The value for the dataclass. Raises Malformed with the place ``at``."""

    def write(self, value: Any) -> object:
        """The value for JSON."""

    def schema(self) -> dict[str, object]:
        """What OpenAPI says of it."""


@dataclass(frozen=True, slots=True)
class Message:
    """What goes over the wire as one JSON object; ``extra`` holds the fields this program does not know."""

    extra: str = field(default="{}", kw_only=True)

    @classmethod
    def parse(cls, content: bytes) -> Self:
        """The message in these bytes of JSON. Raises Malformed."""
        try:
            value = encoding.decode(content)
        except encoding.BadEncoding as error:
            raise Malformed("", str(error)) from error
        return cls.read(value, "")

    @classmethod
    def read(cls, value: object, at: str = "") -> Self:
        """The message in this JSON object. Raises Malformed."""
        if not isinstance(value, Mapping):
            raise Malformed(at, "an object belongs here")
        found: dict[str, Any] = {}
        for each, name, shape in _layout(cls).fields:
            if name in value:
                found[each.name] = shape.read(value[name], f"{at}/{name}")
            elif _is_required(each):
                raise Malformed(f"{at}/{name}", "this is missing")
        unknown = {name: value[name] for name in value.keys() - _layout(cls).names}
        if unknown:
            found["extra"] = _kept(unknown, at)
        message = cls(**found)
        message.require_sense(at)
        return message

    def require_sense(self, at: str) -> None:
        """Raises Malformed when the fields do not fit together; a message that can have that says so here."""

    def wire(self) -> dict[str, object]:
        """The JSON object, unknown fields included."""
        known = {name: shape.write(getattr(self, each.name)) for each, name, shape in _layout(type(self)).fields}
        if self.extra == "{}":
            return known
        return cast("dict[str, object]", encoding.decode(self.extra.encode())) | known

    def encoded(self) -> bytes:
        """The bytes to send."""
        return encoding.canonical(self.wire())

    @classmethod
    def schema(cls) -> dict[str, object]:
        """The JSON schema of this message."""
        properties = {name: shape.schema() for _, name, shape in _layout(cls).fields}
        required = [name for each, name, _ in _layout(cls).fields if _is_required(each)]
        found: dict[str, object] = {"type": "object", "properties": properties}
        return found | ({"required": required} if required else {})


def on_wire(shape: Shape, name: str = "") -> Mapping[str, Any]:
    """The metadata of a field that travels; ``name`` where the name on the wire is no name in Python."""
    return {"shape": shape, "name": name}


@dataclass(frozen=True, slots=True)
class _Layout:
    """The fields of one kind of message: the field, its name on the wire, its shape."""

    fields: tuple[tuple[Field[Any], str, Shape], ...]
    names: frozenset[str]


_LAYOUTS: dict[str, _Layout] = {}
"""By the full name of the class: worked out once, since a push reads five hundred of one kind."""


def _layout(kind: type[Message]) -> _Layout:
    name = f"{kind.__module__}.{kind.__qualname__}"
    if name not in _LAYOUTS:
        travelling = [each for each in fields(kind) if "shape" in each.metadata]
        found = tuple((each, each.metadata["name"] or each.name, each.metadata["shape"]) for each in travelling)
        _LAYOUTS[name] = _Layout(found, frozenset(wire_name for _, wire_name, _ in found))
    return _LAYOUTS[name]


def _is_required(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _kept(unknown: Mapping[str, object], at: str) -> str:
    try:
        kept = encoding.canonical(unknown)
    except encoding.BadEncoding as error:
        raise Malformed(at, "this is no JSON") from error
    if len(kept) > MOST_EXTRA:
        raise Malformed(at, "the unknown fields are too large")
    return kept.decode()


@dataclass(frozen=True, slots=True)
class Text:
    """Text of ``least`` to ``most`` characters that fits ``pattern`` (a regular expression, the whole text)."""

    most: int
    least: int = 1
    pattern: str = ""

    def read(self, value: object, at: str) -> str:
        if not isinstance(value, str) or not self.least <= len(value) <= self.most or "\0" in value:
            raise Malformed(at, f"text of {self.least} to {self.most} characters belongs here")
        if self.pattern and not _compiled(self.pattern).fullmatch(value):
            raise Malformed(at, f"text that fits {self.pattern} belongs here")
        return value

    def write(self, value: str) -> object:
        return value

    def schema(self) -> dict[str, object]:
        pattern = f"^{self.pattern}$" if self.pattern else "^[^\\x00]*$"
        return {"type": "string", "minLength": self.least, "maxLength": self.most, "pattern": pattern}


@dataclass(frozen=True, slots=True)
class Bytes:
    """``least`` to ``most`` bytes, as base64url without padding."""

    most: int
    least: int = 0

    def read(self, value: object, at: str) -> bytes:
        refusal = f"base64url of {self.least} to {self.most} bytes belongs here"
        if not isinstance(value, str):
            raise Malformed(at, refusal)
        try:
            content = encoding.bytes64(value)
        except encoding.BadEncoding as error:
            raise Malformed(at, refusal) from error
        if not self.least <= len(content) <= self.most:
            raise Malformed(at, refusal)
        return content

    def write(self, value: bytes) -> object:
        return encoding.text64(value)

    def schema(self) -> dict[str, object]:
        least, most = -(-self.least * 4 // 3), -(-self.most * 4 // 3)
        return {"type": "string", "pattern": "^[A-Za-z0-9_-]*$", "minLength": least, "maxLength": most}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar as text: 2026-07-01."""

    def read(self, value: object, at: str) -> str:
        try:
            if isinstance(value, str) and date.fromisoformat(value).isoformat() == value:
                return value
        except ValueError:
            pass
        raise Malformed(at, "a day like 2026-07-01 belongs here")

    def write(self, value: str) -> object:
        return value

    def schema(self) -> dict[str, object]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``least`` to ``most``."""

    most: int
    least: int = 0

    def read(self, value: object, at: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise Malformed(at, f"a whole number from {self.least} to {self.most} belongs here")
        return value

    def write(self, value: int) -> object:
        return value

    def schema(self) -> dict[str, object]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, value: object, at: str) -> bool:
        if not isinstance(value, bool):
            raise Malformed(at, "true or false belongs here")
        return value

    def write(self, value: bool) -> object:
        return value

    def schema(self) -> dict[str, object]:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of an enumeration."""

    of: type[StrEnum]

    def read(self, value: object, at: str) -> StrEnum:
        try:
            return self.of(value)  # type: ignore[arg-type]  # whatever is no word of it is refused here
        except ValueError as error:
            raise Malformed(at, "one of these belongs here: " + ", ".join(self.of)) from error

    def write(self, value: StrEnum) -> object:
        return value.value

    def schema(self) -> dict[str, object]:
        return {"type": "string", "enum": [each.value for each in self.of]}


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value or null."""

    of: Shape

    def read(self, value: object, at: str) -> Any:
        return None if value is None else self.of.read(value, at)

    def write(self, value: Any) -> object:
        return None if value is None else self.of.write(value)

    def schema(self) -> dict[str, object]:
        return {"anyOf": [self.of.schema(), {"type": "null"}]}


@dataclass(frozen=True, slots=True)
class Many:
    """``least`` to ``most`` values of one shape, in order; a tuple in the dataclass."""

    of: Shape
    most: int
    least: int = 0

    def read(self, value: object, at: str) -> tuple[Any, ...]:
        if not isinstance(value, list) or not self.least <= len(value) <= self.most:
            raise Malformed(at, f"a list of {self.least} to {self.most} belongs here")
        return tuple(self.of.read(each, f"{at}/{place}") for place, each in enumerate(value))

    def write(self, value: tuple[Any, ...]) -> object:
        return [self.of.write(each) for each in value]

    def schema(self) -> dict[str, object]:
        return {"type": "array", "items": self.of.schema(), "minItems": self.least, "maxItems": self.most}


@dataclass(frozen=True, slots=True)
class Nested:
    """A message within a message."""

    of: type[Message]

    def read(self, value: object, at: str) -> Message:
        return self.of.read(value, at)

    def write(self, value: Message) -> object:
        return value.wire()

    def schema(self) -> dict[str, object]:
        return {"$ref": f"#/components/schemas/{self.of.__name__}"}


@cache
def _compiled(pattern: str) -> Any:
    import re

    return re.compile(pattern, re.ASCII)
