"""Municipal packs: checking the files that an organisation writes, and the schemes of a household."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.exact_yaml import parse_yaml
from app.rules.gemeente_check import check_pack
from app.rules.gemeente_shelf import LARGEST_PACK
from app.services.text_files import read_text


@dataclass(frozen=True, slots=True)
class PackReport:
    """What was found in one file, a sentence each that begins with a JSON path."""

    faults: tuple[str, ...]
    warnings: tuple[str, ...]


def check_pack_file(path: Path, today: date) -> PackReport:
    """Checks a municipal pack. Raises UserError when the file cannot be read or is no YAML."""
    checked = check_pack(parse_yaml(read_text(path, LARGEST_PACK)), today)
    return PackReport(
        tuple(str(wrong) for wrong in checked.faults), tuple(warning.spoken() for warning in checked.warnings)
    )
