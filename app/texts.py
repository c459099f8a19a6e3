"""Every text of ours by id, with plurals, so that screens, errors, command line and paper share one wording."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, update_wrapper
from string import Formatter
from typing import Any, Generic, TypeVar

from app.resources import folder, read_yaml, yaml_files

T = TypeVar("T")
DUTCH = "nl"
"""The language of the law and of every letter to an organisation; what another language lacks is said in it."""
_language = DUTCH
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


def set_language(code: str) -> None:
    """Choose the language of all texts from now on: ``nl`` or ``en``; a text that lacks falls back to Dutch."""
    global _language  # one language for the whole program, chosen once at start or in Instellingen
    _language = _existing(code)


def language() -> str:
    """The language in use now: that of the program, or of what is being made for somebody else."""
    return _spoken.get() or _language


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Until the end of the block every text of this thread is in this language, whatever the program speaks."""
    token = _spoken.set(_existing(code))
    try:
        yield
    finally:
        _spoken.reset(token)


def _existing(code: str) -> str:
    if not folder("texts", code).is_dir():
        raise ValueError(code)
    return code


class per_language(Generic[T]):  # noqa: N801  # a decorator, as lru_cache is
    """Decorates what reads data that holds words beside figures: it is read once for each language."""

    def __init__(self, read: Callable[[], T]) -> None:
        self.__wrapped__ = read
        self._found: dict[str, T] = {}
        update_wrapper(self, read)

    def __call__(self) -> T:
        code = language()
        if code not in self._found:
            self._found[code] = self.__wrapped__()
        return self._found[code]

    def cache_clear(self) -> None:
        """Read it again when it is asked for next."""
        self._found.clear()


def worded(room: str, content: Any) -> Any:
    """The content of a file, or a name, with its Dutch words in the language in use; keys and figures stay.

    ``resources/words/<language>/<room>.yaml`` gives each Dutch sentence its other words; what lacks there stays Dutch.
    """
    code = language()
    return content if code == DUTCH else _in_words(content, words(code, room))


@lru_cache(maxsize=16)
def words(code: str, room: str) -> Mapping[str, str]:
    """What stands in the data of a room in Dutch, by its Dutch words, in another language."""
    found: Mapping[str, str] = read_yaml(folder("words", code, f"{room}.yaml"))
    return found


def _in_words(content: Any, known: Mapping[str, str]) -> Any:
    if isinstance(content, str):
        return known.get(content, content)
    if isinstance(content, Mapping):
        return {key: _in_words(value, known) for key, value in content.items()}
    return [_in_words(value, known) for value in content] if isinstance(content, list) else content


@lru_cache(maxsize=4)
def catalogue(code: str) -> Mapping[str, str | Mapping[str, str]]:
    """All texts of one language by id; a value is a text, or ``one``/``other`` for a plural."""
    texts: dict[str, str | Mapping[str, str]] = {}
    for place in yaml_files("texts", code):
        _flatten("", read_yaml(place) or {}, texts)
    return texts


def _flatten(prefix: str, tree: Mapping[str, object], into: dict[str, str | Mapping[str, str]]) -> None:
    for key, value in tree.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and set(value) != {"one", "other"}:
            _flatten(f"{name}.", value, into)
        elif name in into:
            raise ValueError(f"text {name} is given twice")
        else:
            into[name] = {k: str(v) for k, v in value.items()} if isinstance(value, Mapping) else str(value)


def has_text(text_id: str) -> bool:
    """Whether a text with this id exists."""
    return text_id in catalogue(language()) or text_id in catalogue(DUTCH)


def text(text_id: str, **args: object) -> str:
    """The text with this id, its ``{placeholders}`` filled; ``n`` picks the singular or the plural.

    Raises KeyError when the id does not exist: that is a bug, and a test catches it.
    """
    found = catalogue(language()).get(text_id)
    if found is None:
        found = catalogue(DUTCH)[text_id]
    if not isinstance(found, str):
        found = found["one" if args.get("n") == 1 else "other"]
    return found.format(**args) if args else found


def placeholders(text_id: str, code: str = DUTCH) -> frozenset[str]:
    """The names between braces in a text, over both its singular and plural."""
    found = catalogue(code)[text_id]
    parts = [found] if isinstance(found, str) else list(found.values())
    return frozenset(name for part in parts for _, name, _, _ in Formatter().parse(part) if name)
