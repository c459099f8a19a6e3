"""A note in the making, in words: its title, its templates, and when it was kept."""

from datetime import datetime

from app.domain.case import Note
from app.domain.wording import clock, short_date
from app.services.note_templates import Template, templates
from app.texts import text

EMPTY = ""


def title(old: Note | None) -> str:
    """What is being written."""
    if old is None:
        return text("dossier.notitie.titel")
    return text("dossier.notitie.verbeter_titel", dag=short_date(old.written_at.date()))


def choices() -> tuple[tuple[str, str], ...]:
    """The templates with their names, after an empty one."""
    return ((EMPTY, text("dossier.notitie.leeg")), *((template.id, template.name) for template in templates()))


def template_of(template_id: str) -> Template | None:
    """The template that was chosen."""
    return next((template for template in templates() if template.id == template_id), None)


def kept_line(at: datetime | None) -> str:
    """When what is being typed was kept."""
    return "" if at is None else text("dossier.notitie.concept", tijd=clock(at))
