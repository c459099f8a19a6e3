"""Whether a text reads easily: short sentences, everyday words, who does what, and days with their name.

A test of words and lengths is no proof of level B1; it finds what can be better and offers another word. It blocks
nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.resources import folder, read_yaml
from app.texts import text


class Reason(StrEnum):
    """Why a sentence can be better; also the text id below ``report.readability``."""

    TOO_LONG = "too_long"
    HARD_WORD = "hard_word"
    LONG_WORD = "long_word"
    PASSIVE = "passive"
    CLAUSES = "clauses"
    ABBREVIATION = "abbreviation"
    NO_WEEKDAY = "no_weekday"
    VAGUE_TIME = "vague_time"
    FIGURATIVE = "figurative"
    PERCENTAGE = "percentage"
    CENTS = "cents"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that can be better in one sentence, with a suggestion in the language of the screen."""

    sentence: str
    reason: Reason
    suggestion: str


@dataclass(frozen=True, slots=True)
class Readability:
    """The measures of a text: words per sentence, the longest sentence, long words per hundred, and all remarks."""

    average: float
    longest: int
    flagged_per_hundred: float
    remarks: tuple[Remark, ...]
    passes: bool


@dataclass(frozen=True, slots=True)
class WordList:
    """The limits and words of ``resources/report/words.yaml``."""

    limits: Mapping[str, int]
    instead: Mapping[str, str]
    known: frozenset[str]
    clauses: frozenset[str]
    abbreviations: frozenset[str]
    figurative: tuple[str, ...]
    no_participle: frozenset[str]


@lru_cache(maxsize=1)
def word_list() -> WordList:
    """The word list, read once."""
    read = read_yaml(folder("report", "words.yaml"))
    return WordList(
        limits=read["limits"],
        instead=read["instead"],
        known=frozenset(read["known"]),
        clauses=frozenset(read["clauses"]),
        abbreviations=frozenset(read["abbreviations"]),
        figurative=tuple(read["figurative"]),
        no_participle=frozenset(read["no_participle"]),
    )


_WORD = re.compile(r"[^\W_]+(?:[.'’/-][^\W_]+)*\.?")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ\d])|\n+")
_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyëïöüéè]", re.IGNORECASE)
_AUXILIARY = re.compile(r"(?:word(?:t|en)?|werd(?:en)?)", re.IGNORECASE)
_BEING = re.compile(r"(?:is|zijn|was|waren)", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:\w{0,6}ge|be|ver|ont|her)\w{2,}(?:d|t|en)", re.IGNORECASE)
_PARTICIPLE_GE = re.compile(r"\w{0,6}ge\w{2,}(?:d|t|en)", re.IGNORECASE)
_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_DATE = re.compile(rf"(\w+\s+)?(\d{{1,2}}\s+{_MONTH})\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag", re.IGNORECASE)
_VAGUE = re.compile(r"\bover\s+(?:\w+)\s+(?:dag|dagen|week|weken|maand|maanden)\b", re.IGNORECASE)
_PERCENTAGE = re.compile(r"\d+(?:,\d+)?\s*(?:%|procent)", re.IGNORECASE)
_CENTS = re.compile(r"\d+,\d{2}\s*euro|€\s*[\d.]+,\d{2}", re.IGNORECASE)


def sentences_of(*texts: str) -> tuple[str, ...]:
    """The sentences of the texts; each text is at least one."""
    found = (part.strip() for one in texts for part in _END.split(one))
    return tuple(sentence for sentence in found if sentence)


def words_in(sentence: str) -> list[str]:
    """The words of a sentence without its marks; a number is a word."""
    return [word.rstrip(".") for word in _WORD.findall(sentence)]


def syllables(word: str) -> int:
    """A count of the sounding vowels, close enough to find long words."""
    return len(_VOWELS.findall(word))


def check(texts: Iterable[str]) -> Readability:
    """The reading ease of the texts together."""
    sentences = sentences_of(*texts)
    lengths = [len(words_in(sentence)) for sentence in sentences] or [0]
    total = sum(lengths) or 1
    remarks = tuple(remark for sentence in sentences for remark in remarks_on(sentence))
    long_words = sum(remark.reason in (Reason.LONG_WORD, Reason.HARD_WORD) for remark in remarks)
    average, flagged = sum(lengths) / len(lengths), 100 * long_words / total
    limits = word_list().limits
    passes = (
        average <= limits["average"] and max(lengths) <= limits["longest"] and flagged <= limits["flagged_per_hundred"]
    )
    return Readability(average, max(lengths), flagged, remarks, passes)


def remarks_on(sentence: str) -> tuple[Remark, ...]:
    """Everything that can be better in one sentence."""
    found = [*_on_length(sentence), *_on_words(sentence), *_on_passive(sentence), *_on_patterns(sentence)]
    return tuple(found)


def _remark(sentence: str, reason: Reason, **args: object) -> Remark:
    return Remark(sentence, reason, text(f"report.readability.{reason.value}", **args))


def _on_length(sentence: str) -> list[Remark]:
    words = [word.lower() for word in words_in(sentence)]
    found = []
    if len(words) > word_list().limits["longest"]:
        found.append(_remark(sentence, Reason.TOO_LONG, n=len(words)))
    clauses = sum(word in word_list().clauses for word in words[1:]) + (bool(words) and words[0] in {"als", "omdat"})
    if clauses > word_list().limits["clauses"]:
        found.append(_remark(sentence, Reason.CLAUSES))
    return found


def _on_words(sentence: str) -> list[Remark]:
    known = word_list()
    lowered = sentence.lower()
    found = [
        _remark(sentence, Reason.HARD_WORD, word=word, instead=instead)
        for word, instead in known.instead.items()
        if re.search(rf"\b{re.escape(word)}\b", lowered)
    ]
    for raw in _WORD.findall(sentence):
        word = raw.rstrip(".")
        if raw.lower() in known.abbreviations or word.lower() in known.abbreviations:
            found.append(_remark(sentence, Reason.ABBREVIATION, word=word))
        elif _is_long(word):
            found.append(_remark(sentence, Reason.LONG_WORD, word=word))
    return found


def _is_long(word: str) -> bool:
    """Whether a word has too many syllables and is neither allowed nor named as a hard word already."""
    known = word_list()
    return syllables(word) > known.limits["syllables"] and word.lower() not in known.known | known.instead.keys()


def _on_passive(sentence: str) -> list[Remark]:
    """``wordt`` with any participle near it, ``is`` with one that begins with ge."""
    words = words_in(sentence)
    distance = word_list().limits["passive_distance"]
    for place, word in enumerate(words):
        wanted = _PARTICIPLE if _AUXILIARY.fullmatch(word) else _PARTICIPLE_GE if _BEING.fullmatch(word) else None
        if wanted is None:
            continue
        near = words[max(place - distance, 0) : place] + words[place + 1 : place + 1 + distance]
        for other in near:
            if wanted.fullmatch(other) and other.lower() not in word_list().no_participle:
                return [_remark(sentence, Reason.PASSIVE, found=f"{word} … {other}")]
    return []


def _on_patterns(sentence: str) -> list[Remark]:
    found = [
        _remark(sentence, Reason.NO_WEEKDAY, found=match[2])
        for match in _DATE.finditer(sentence)
        if not _WEEKDAY.fullmatch((match[1] or "").strip())
    ]
    for reason, pattern in (
        (Reason.VAGUE_TIME, _VAGUE),
        (Reason.PERCENTAGE, _PERCENTAGE),
        (Reason.CENTS, _CENTS),
    ):
        found += [_remark(sentence, reason, found=match[0]) for match in pattern.finditer(sentence)]
    lowered = sentence.lower()
    found += [_remark(sentence, Reason.FIGURATIVE, found=said) for said in word_list().figurative if said in lowered]
    return found
