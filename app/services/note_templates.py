"""Templates of notes, and what usually comes of a contact: words as data, so that an organisation can change them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from app.domain.case import ContactWay
from app.domain.exact_yaml import parse_yaml
from app.domain.huishouden.kinds import Json, is_clean
from app.errors import EnvironmentFault, UserError
from app.paths import templates_folder
from app.resources import folder, read_yaml, yaml_files
from app.services.text_files import read_text
from app.texts import per_language, text, worded

LARGEST_FILE = 100_000
MOST_HEADINGS = 30
EXAMPLE = "eigen-verslag.yaml"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """One part of a note, and a few words about what belongs there."""

    head: str
    help: str


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of note with its headings; ``is_own`` when it is of the organisation."""

    id: str
    name: str
    headings: tuple[Heading, ...]
    is_own: bool = False

    @property
    def body(self) -> str:
        """The headings with room to write under each."""
        return "\n\n".join(f"{heading.head}:\n" for heading in self.headings)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The templates that can be used, and a sentence for each file of the organisation that cannot."""

    templates: tuple[Template, ...]
    broken: tuple[str, ...] = ()


def templates() -> tuple[Template, ...]:
    """All templates in their order: those of ``resources/notes``, then those of the organisation. One of the
    organisation with the same id takes the place of ours."""
    return shelf().templates


@per_language
def shelf() -> Shelf:
    """The templates of the program and of the organisation, read once for each language; ``reload`` reads
    them again."""
    known = (_known(worded("notes", read_yaml(place))) for place in yaml_files("notes"))
    ours = {template.id: template for template in known}
    broken: list[str] = []
    for place in sorted(templates_folder().glob("*.y*ml")):
        try:
            own = read_template(read_text(place, LARGEST_FILE))
            ours[own.id] = own
        except UserError as error:
            broken.append(text("sjabloon.stuk", bestand=place.name, reden=str(error)))
    return Shelf(tuple(ours.values()), tuple(broken))


def reload() -> Shelf:
    """Read the folder of the organisation again."""
    shelf.cache_clear()
    return shelf()


def write_example(place: Path) -> Path:
    """Write a template that can be changed in a folder, which is made; one that is there already stays as it is.

    Raises EnvironmentFault when the folder cannot be written.
    """
    target = place / EXAMPLE
    try:
        place.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            target.write_text(text("sjabloon.voorbeeld"), encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault("services.cannot_write", folder=str(place)) from error
    return target


def read_template(content: str) -> Template:
    """A template of an organisation in YAML text. Raises UserError that names the field and what would be right."""
    raw = parse_yaml(content)
    if not isinstance(raw, dict):
        raise UserError("sjabloon.geen_sjabloon")
    rows = raw.get("headings")
    if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_HEADINGS:
        raise UserError("sjabloon.kopjes", meest=MOST_HEADINGS)
    headings = tuple(_heading(row, number) for number, row in enumerate(rows, 1))
    return Template(_words(raw, "id", "id"), _words(raw, "name", "name"), headings, is_own=True)


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


def _heading(row: Json, number: int) -> Heading:
    if not isinstance(row, dict):
        raise UserError("sjabloon.kopje", nummer=number)
    help_words = row.get("help", "")
    return Heading(_words(row, "head", f"headings {number}"), help_words if isinstance(help_words, str) else "")


def _words(source: Mapping[str, Json], name: str, place: str) -> str:
    value = source.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST or not is_clean(value):
        raise UserError("sjabloon.tekst", veld=place, langste=_LONGEST)
    return value.strip()


def _known(raw: Mapping[str, object]) -> Template:
    rows = raw["headings"]
    if not isinstance(rows, list):
        raise TypeError(raw["id"])
    headings = tuple(Heading(str(row["head"]), str(row["help"])) for row in rows)
    return Template(str(raw["id"]), str(raw["name"]), headings)
