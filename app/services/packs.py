"""Municipal packs and tables of reference amounts: checking the files that an organisation writes."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.budget import own_table
from app.domain.exact_yaml import parse_yaml
from app.domain.huishouden.kinds import Json
from app.errors import UserError
from app.rules import gemeente_shelf
from app.rules.gemeente_check import check_pack
from app.rules.gemeente_shelf import LARGEST_PACK
from app.services.text_files import read_text


@dataclass(frozen=True, slots=True)
class PackReport:
    """What was found in one file, a sentence each that begins with a JSON path."""

    faults: tuple[str, ...]
    warnings: tuple[str, ...]


def work_in(gemeente: str) -> None:
    """Where most households are visited: that name comes first when a municipality is asked for."""
    gemeente_shelf.work_in(gemeente)


def check_pack_file(path: Path, today: date) -> PackReport:
    """Checks a municipal pack, or a table of reference amounts when the file says that it is one.

    Raises UserError when the file cannot be read or is no YAML.
    """
    content = parse_yaml(read_text(path, LARGEST_PACK))
    if isinstance(content, dict) and content.get("formaat") == own_table.FORMAT:
        return _check_table(content)
    checked = check_pack(content, today)
    return PackReport(
        tuple(str(wrong) for wrong in checked.faults), tuple(warning.spoken() for warning in checked.warnings)
    )


def _check_table(content: Json) -> PackReport:
    try:
        own_table.read_table(content)
    except UserError as wrong:
        return PackReport((str(wrong),), ())
    return PackReport((), ())
