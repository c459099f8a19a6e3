"""The two kinds of trouble a person meets: bad input, and a fault of the world. Anything else is a bug."""

from collections.abc import Mapping


class SpokenError(Exception):
    """Trouble that is told to a person by a text id, never by a traceback.

    ``text_id`` names a text in ``resources/texts``; ``args_`` fills its placeholders. ``str()`` gives the Dutch
    sentence.
    """

    def __init__(self, text_id: str, **args: object) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.args_: Mapping[str, object] = args

    def __str__(self) -> str:
        from app.texts import text  # texts may raise UserError itself, so it is looked up late

        return text(self.text_id, **self.args_)


class UserError(SpokenError):
    """Bad input: the text names the field and what would be right."""


class EnvironmentFault(SpokenError):
    """The world is not ready (disk full, locked, offline, wrong key): expected, and can be tried again."""
