"""The words of an agreement that was suggested, so that a paper can say it again in its own language."""

import re
from collections.abc import Iterator

from app.reports.amounts import capital
from app.reports.naming import in_own_words, offer_words, regeling_name
from app.settings import LANGUAGES
from app.texts import has_text, speaking, text

Words = tuple[str, str]
"""What is agreed, and its first step."""
KINDS = ("aanvragen", "doorgeven", "eerder", "uitzoeken")
"""What there is to do with a regeling that has no words of its own."""


def of_kind(kind: str, name: str) -> Words:
    """Applying for a regeling, reporting a change, adapting it or looking for its papers."""
    said = f"afspraken.voorstel.{kind}"
    return capital(text(f"{said}.wat", regeling=name)), text(f"{said}.stap", regeling=name)


def arranged(name: str, doing: str, papers: str) -> Words:
    """Arranging something else: in the words in which that is done, and the papers to have ready."""
    what = text("afspraken.voorstel.regelen.wat", regeling=capital(name), wat=within(first_sentence(doing)))
    return what, text("afspraken.voorstel.regelen.stap", papieren=papers.rstrip("."))


def in_own(regeling: str) -> Words | None:
    """Of an offer of a visit, or of a regeling that has words of its own."""
    if offer_words(regeling, "afspraak"):
        return offer_words(regeling, "afspraak"), offer_words(regeling, "stap")
    own = in_own_words(regeling, "wat")
    return (own, in_own_words(regeling, "stap")) if own else None


def first_sentence(words: str) -> str:
    """The first of some sentences."""
    return re.split(r"(?<=[.!?]) ", words)[0]


def within(sentence: str) -> str:
    """A sentence as a part of another."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def said_again(said: str, regeling: str) -> str:
    """What was suggested for a regeling, in the language in use now; words of somebody's own stay as they are.

    So does what a scheme of a municipality says of itself, which has one language.
    """
    now = tuple(_all_words(regeling))
    for code in LANGUAGES:
        with speaking(code):
            then = tuple(_all_words(regeling))
        if said in then and len(then) == len(now):
            return now[then.index(said)]
    return said


def _all_words(regeling: str) -> Iterator[str]:
    """Everything that can be suggested for a regeling, always in the same order."""
    if not regeling:
        return
    own = in_own(regeling)
    yield from own or ()
    name = regeling_name(regeling)
    for kind in KINDS:
        yield from of_kind(kind, name)
    if has_text(f"aanpak.{regeling}.doen"):
        yield from arranged(name, text(f"aanpak.{regeling}.doen"), text(f"aanpak.{regeling}.papieren"))
