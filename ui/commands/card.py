"""The row of something that was found: a dossier, a note or an act."""

from app.services.search import Hit
from ui.commands.state import Command, command_detail, hit_detail, is_dossier
from ui.widgets.personcard import PersonCard


def found_card(one: Hit | Command) -> PersonCard:
    """A row that can be pressed."""
    if isinstance(one, Hit):
        return PersonCard(one.title, hit_detail(one), "folder" if is_dossier(one) else "document")
    return PersonCard(one.words, command_detail(one), one.icon)
