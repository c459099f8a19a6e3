"""Every text of ours by id, with plurals, so that screens, errors, command line and paper share one wording."""

from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

from app.resources import folder, read_yaml, yaml_files

_language = "nl"


def set_language(code: str) -> None:
    """Choose the language of all texts from now on: ``nl`` or ``en``; a text that lacks falls back to Dutch."""
    global _language  # one language for the whole program, chosen once at start or in Instellingen
    if not folder("texts", code).is_dir():
        raise ValueError(code)
    _language = code


def language() -> str:
    """The language in use now."""
    return _language


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
    return text_id in catalogue(_language) or text_id in catalogue("nl")


def text(text_id: str, **args: object) -> str:
    """The text with this id, its ``{placeholders}`` filled; ``n`` picks the singular or the plural.

    Raises KeyError when the id does not exist: that is a bug, and a test catches it.
    """
    found = catalogue(_language).get(text_id)
    if found is None:
        found = catalogue("nl")[text_id]
    if not isinstance(found, str):
        found = found["one" if args.get("n") == 1 else "other"]
    return found.format(**args) if args else found


def placeholders(text_id: str, code: str = "nl") -> frozenset[str]:
    """The names between braces in a text, over both its singular and plural."""
    found = catalogue(code)[text_id]
    parts = [found] if isinstance(found, str) else list(found.values())
    return frozenset(name for part in parts for _, name, _, _ in Formatter().parse(part) if name)
