"""The list of dossiers in words: a row each, and what stands above them."""

from dataclasses import dataclass

from app.domain.case import Dossier
from app.domain.change import Kind
from app.services.search import Hit
from app.texts import has_text, text


@dataclass(frozen=True, slots=True)
class Row:
    """A line and a softer one below it; ``key`` is the dossier it opens, ``detail`` the record to look for in it."""

    key: str
    first: str
    second: str
    detail: str = ""


def row_of(dossier: Dossier) -> Row:
    """A dossier: who it is and where they live."""
    where = " · ".join(part for part in (dossier.address, dossier.district) if part)
    return Row(dossier.id, dossier.label, where or text("dossiers.geen_adres"))


def hit_row(hit: Hit) -> Row:
    """Something that was found: whose it is, what it is, and the words around what was typed."""
    kind_id = f"vandaag.vond.{hit.kind}"
    kind = text(kind_id if has_text(kind_id) else "vandaag.vond.other")
    return Row(hit.dossier_id, hit.title, f"{kind} · {hit.snippet}", "" if hit.kind is Kind.DOSSIER else hit.record_id)


def counted(number: int) -> str:
    """How many there are, in words above the list."""
    return text("dossiers.aantal", n=number, getal=f"{number:,}".replace(",", ".")) if number else text("dossiers.leeg")


def found(number: int, most: int, typed: str) -> str:
    """How many were found."""
    if not number:
        return text("vandaag.zoek_niets", gezocht=typed)
    return text("dossiers.eerste", n=number) if number >= most else text("dossiers.gevonden", n=number)
