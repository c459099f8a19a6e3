"""The list per complex for the manager: on screen, as a table for a spreadsheet, and on paper."""

import csv
import io
from datetime import date
from pathlib import Path

from app.domain.case import Dossier
from app.domain.ids import DossierId
from app.energy.complexes import ComplexList, Dwelling, complex_lists
from app.energy.corporation import PART_LABEL, PART_SIGNALS
from app.energy.poverty import Finding
from app.errors import EnvironmentFault
from app.intake.energy import home_from
from app.intake.projection import household_from
from app.reports.energy_complexes import complex_document, complex_rows
from app.reports.pdf import write_pdf
from app.services import answers, dossiers, fields, grounds, visits
from app.services.course import Course
from app.services.energy.assessment import assess
from app.services.energy.corporation import holds
from app.services.session import Session
from app.texts import text
from db.cases import log_access

_EVERY = 1_000_000
_STEERS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def listing(session: Session, today: date, course: Course | None = None) -> tuple[ComplexList, ...]:
    """The complexes with what may be told of them on a day; dossiers that were closed are left out.

    ``course`` is told after each dossier, here and in what follows; Stopped when it was stopped there.
    """
    return complex_lists(one for one, _ in _dwellings(session, today, course))


def csv_file(session: Session, folder: Path, course: Course | None = None) -> Path:
    """Write the list as CSV with semicolons, as Dutch spreadsheets read it. EnvironmentFault as the disk says."""
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerows([_harmless(cell) for cell in row] for row in complex_rows(_told(session, course)))
    place = _place(session, folder, "csv")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(written.getvalue(), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise EnvironmentFault("services.cannot_write", folder=str(folder)) from error
    return place


def pdf_file(session: Session, folder: Path, course: Course | None = None) -> Path:
    """Write the list as a PDF. EnvironmentFault as the disk says."""
    place = _place(session, folder, "pdf")
    write_pdf(complex_document(_told(session, course), session.now().date()), place)
    return place


def _place(session: Session, folder: Path, kind: str) -> Path:
    return folder / text("report.complex.bestand", dag=session.now().date().isoformat(), soort=kind)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_STEERS) else cell


def _told(session: Session, course: Course | None) -> tuple[ComplexList, ...]:
    """The list as it leaves the program; that the dossiers in it were looked into is kept."""
    found = _dwellings(session, session.now().date(), course)
    for one, dossier_id in found:
        if one.may_show or one.findings:
            log_access(session.store, fields.author(session), dossier_id, "geopend")
    return complex_lists(one for one, _ in found)


def _dwellings(session: Session, today: date, course: Course | None) -> list[tuple[Dwelling, DossierId]]:
    course = course or Course()
    every = dossiers.listing(session, _EVERY)
    found: list[tuple[Dwelling, DossierId]] = []
    for number, dossier in enumerate(every):
        course.step(number, len(every))
        one = None if dossier.closed_on else _dwelling(session, dossier, today)
        if one is not None:
            found.append((one, dossier.id))
    return found


def _dwelling(session: Session, dossier: Dossier, today: date) -> Dwelling | None:
    """A dwelling with what its grounds let through; None when it is not known in which complex it stands."""
    given = answers.of_dossier(session, dossier.id)
    home = home_from(given, household_from(given, today))
    if not home.complex.strip():
        return None
    parts = {part for one in grounds.listing(session, dossier.id) if holds(one, today) for part in one.parts}
    may_show = PART_LABEL in parts
    label = home.label if may_show else None
    address = (dossier.address or text("report.complex.zonder_adres")) if may_show else ""
    return Dwelling(
        home.complex, address, label, may_show, _findings(session, dossier.id, today, PART_SIGNALS in parts)
    )


def _findings(session: Session, dossier_id: DossierId, today: date, may_count: bool) -> tuple[Finding, ...]:
    own = visits.of_dossier(session, dossier_id)
    return assess(session, own[0].id, today).poverty if may_count and own else ()
