"""Read and choose settings; what each may be is declared in ``app.settings``."""

from app.domain.change import Changes
from app.services import fields
from app.services.session import Session
from app.settings import checked, setting
from db.pen import writing
from db.preferences import PREFERENCES, Preference, preference


def read(session: Session, name: str) -> str | None:
    """What was chosen for this setting as text, None when nothing was. KeyError for a name that is not declared."""
    return preference(session.store, setting(name).name)


def value_of(session: Session, name: str) -> str:
    """What holds for this setting: what was chosen, or its default."""
    chosen = read(session, name)
    return setting(name).default if chosen is None else chosen


def write(session: Session, name: str, value: str) -> Changes:
    """Choose a setting. Raises UserError that names it when the value cannot be; KeyError when it is not declared."""
    chosen = Preference(setting(name).name, checked(name, value))
    with writing(session.store, fields.author(session)) as pen:
        pen.put(PREFERENCES, chosen)
    return pen.changes()
