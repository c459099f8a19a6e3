"""Templates of notes, and what usually comes of a contact: words as data, so that an organisation can change them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.case import ContactWay
from app.resources import folder, read_yaml, yaml_files
from app.texts import per_language, worded


@dataclass(frozen=True, slots=True)
class Heading:
    """One part of a note, and a few words about what belongs there."""

    head: str
    help: str


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of note with its headings."""

    id: str
    name: str
    headings: tuple[Heading, ...]

    @property
    def body(self) -> str:
        """The headings with room to write under each."""
        return "\n\n".join(f"{heading.head}:\n" for heading in self.headings)


@per_language
def templates() -> tuple[Template, ...]:
    """All templates of ``resources/notes``, in the order of their files."""
    return tuple(_template(worded("notes", read_yaml(place))) for place in yaml_files("notes"))


@per_language
def outcomes() -> Mapping[ContactWay, tuple[str, ...]]:
    """What usually comes of an attempt, per way, the most usual first."""
    raw = worded("notes", read_yaml(folder("contact", "outcomes.yaml")))
    return MappingProxyType({ContactWay(way): tuple(map(str, rows)) for way, rows in raw.items()})


def filled(typed: str, template: Template, before: Template | None) -> str:
    """The text with the headings of a template: in the place of those of ``before`` when nothing was written, else
    under what is there."""
    if not typed.strip() or (before is not None and typed.strip() == before.body.strip()):
        return template.body
    return f"{typed.rstrip()}\n\n{template.body}"


def _template(raw: Mapping[str, object]) -> Template:
    rows = raw["headings"]
    if not isinstance(rows, list):
        raise TypeError(raw["id"])
    headings = tuple(Heading(str(row["head"]), str(row["help"])) for row in rows)
    return Template(str(raw["id"]), str(raw["name"]), headings)
