"""Reading a municipal pack in which nothing is wrong; a figure takes its source from the part that it stands in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar, cast

from app.domain.huishouden.kinds import MONEY, Json, Kind
from app.domain.money import Cents
from app.errors import UserError
from app.rules.bijstandsnorm import Leefvorm
from app.rules.gemeente_fields import MONTHS, PACK, PERCENTAGE, SHARE, YES_NO
from app.rules.gemeente_pack import (
    Amount,
    Band,
    ByLaw,
    Draagkracht,
    Figure,
    Gemeentepolis,
    KwijtscheldingKeuzes,
    NormPercentages,
    Pack,
    PackSource,
    Per,
    Row,
    Scheme,
    Soort,
    Voor,
    Voorwaarden,
)
from app.rules.gemeente_shapes import FREE_TEXT, SOURCE_FIELDS, Place, read_day
from app.rules.parameters import Confidence

T = TypeVar("T")
Tree = Mapping[str, Json]


def read_pack(content: Json, own: bool = False) -> Pack:
    """The pack in a file. Raises UserError for its first fault."""
    faults: list[UserError] = []
    PACK.check(content, Place("$"), faults)
    if faults:
        raise faults[0]
    top = cast(Tree, content)
    until = read_day(top["geldig_tot"])
    return Pack(
        gemeente=_words(top, "gemeente"),
        versie=_words(top, "versie"),
        geldig_tot=until,
        code=_words(top, "code"),
        ook_voor=tuple(_list_of_words(top, "ook_voor")),
        website=_words(top, "website"),
        regelingen=tuple(_scheme(item, until) for item in _items(top, "regelingen")),
        normpercentages=_norm_percentages(_Part(_tree(top, "normpercentages"))),
        kwijtschelding=_kwijtschelding(_Part(_tree(top, "kwijtschelding"))),
        kwijtschelding_waterschap=_kwijtschelding(_Part(_tree(top, "kwijtschelding_waterschap"))),
        draagkracht=_draagkracht(_Part(_tree(top, "draagkracht"))),
        gemeentepolis=_gemeentepolis(_Part(_tree(top, "gemeentepolis"))),
        own=own,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a pack with the source that holds for all of it, its own and that of the part around it."""

    tree: Tree
    around: Tree | None = None

    @property
    def sourced(self) -> Tree:
        """The fields of the source that holds here."""
        return _merged(self.around or {}, self.tree)

    @property
    def source(self) -> PackSource | None:
        """The source of the part as a whole, when it has one."""
        return _source(self.sourced)

    def figure(self, name: str, read: Callable[[Json], T]) -> Figure[T]:
        """The figure under this name; without a value when it is not there or not known."""
        return self.figure_or_none(name, read) or Figure()

    def figure_or_none(self, name: str, read: Callable[[Json], T]) -> Figure[T] | None:
        """The figure under this name, None when it is not there."""
        written = self.tree.get(name)
        if written is None:
            return None
        if not isinstance(written, dict):
            return Figure(read(written), self.source)
        if "bekend" in written:
            return Figure()
        return Figure(read(written["waarde"]), _source(_merged(self.sourced, written)))


def _merged(around: Tree, inner: Tree) -> Tree:
    """The fields of a source with those of a part in it; another source brings its own address and remark."""
    kept = {} if "bron" in inner else around
    dates = {"checked_on": around["checked_on"]} if "checked_on" in around else {}
    return {**dates, **kept, **{name: inner[name] for name in SOURCE_FIELDS if name in inner}}


def _source(fields: Tree) -> PackSource | None:
    if "bron" not in fields or "checked_on" not in fields:
        return None
    return PackSource(
        bron=_words(fields, "bron"),
        checked_on=read_day(fields["checked_on"]),
        url=_words(fields, "url"),
        zekerheid=Confidence(str(fields.get("zekerheid", Confidence.SECONDARY))),
        opmerking=_words(fields, "opmerking"),
    )


def _by(kind: Kind, result: type[T]) -> Callable[[Json], T]:
    """Reads with a kind that gives this type; the value was checked before."""

    def read(value: Json) -> T:
        return cast(T, kind.read(value, ""))

    return read


_percentage = _by(PERCENTAGE, Decimal)
_yes_no = _by(YES_NO, bool)
_months = _by(MONTHS, int)
_money = _by(MONEY, int)
_free_text = _by(FREE_TEXT, str)


def _age(value: Json) -> int:
    return cast(int, value)


def _age_or_law(value: Json) -> int | ByLaw:
    return cast("int | ByLaw", value)


def _amount(value: Json) -> Amount:
    if isinstance(value, list):
        return tuple(_row(cast(Tree, item)) for item in value)
    return (Row(Cents(_money(value))),)


def _limit(value: Json) -> Amount | ByLaw:
    return "participatiewet" if value == "participatiewet" else _amount(value)


def _row(tree: Tree) -> Row:
    return Row(
        bedrag=Cents(_money(tree["bedrag"])),
        huishouden=Leefvorm(str(tree["huishouden"])) if "huishouden" in tree else None,
        kinderen=_yes_no(tree["kinderen"]) if "kinderen" in tree else None,
        kind_van=cast("int | None", tree.get("kind_van")),
        kind_tot=cast("int | None", tree.get("kind_tot")),
    )


def _scheme(tree: Tree, until: date) -> Scheme:
    part = _Part(tree)
    return Scheme(
        id=_words(tree, "id"),
        naam=_words(tree, "naam"),
        soort=Soort(str(tree["soort"])),
        geldig_tot=read_day(tree["geldig_tot"]) if "geldig_tot" in tree else until,
        bestaat=_yes_no(tree.get("bestaat", True)),
        voorwaarden=_conditions(_Part(_tree(tree, "voorwaarden"), part.sourced)),
        bedrag=part.figure("bedrag", _amount),
        hoogstens=_yes_no(tree.get("hoogstens", False)),
        per=Per(str(tree["per"])) if "per" in tree else None,
        voor=Voor(str(tree.get("voor", Voor.HUISHOUDEN))),
        hoe_aanvragen=_words(tree, "hoe_aanvragen"),
        waar=_words(tree, "waar"),
        source=part.source,
    )


def _conditions(part: _Part) -> Voorwaarden:
    return Voorwaarden(
        woonachtig=part.figure_or_none("woonachtig", _yes_no),
        inkomen_tot_procent_norm=part.figure_or_none("inkomen_tot_procent_norm", _percentage),
        vermogen_tot=part.figure_or_none("vermogen_tot", _limit),
        leeftijd_van=part.figure_or_none("leeftijd_van", _age),
        leeftijd_tot=part.figure_or_none("leeftijd_tot", _age_or_law),
        kinderen=part.figure_or_none("kinderen", _yes_no),
        kind_van=part.figure_or_none("kind_van", _age),
        kind_tot=part.figure_or_none("kind_tot", _age),
        huurt=part.figure_or_none("huurt", _yes_no),
        bijstand=part.figure_or_none("bijstand", _yes_no),
        recht_op=tuple(_list_of_words(part.tree, "recht_op")),
        referteperiode_maanden=part.figure_or_none("referteperiode_maanden", _months),
        ook=tuple(_list_of_words(part.tree, "ook")),
    )


def _norm_percentages(part: _Part) -> NormPercentages:
    return NormPercentages(
        individuele_inkomenstoeslag=part.figure("individuele_inkomenstoeslag", _percentage),
        bijzondere_bijstand=part.figure("bijzondere_bijstand", _percentage),
        kindregelingen=part.figure("kindregelingen", _percentage),
        pas=part.figure("pas", _percentage),
        gemeentepolis=part.figure("gemeentepolis", _percentage),
        zonder_kostendelersnorm=part.figure("zonder_kostendelersnorm", _yes_no),
    )


def _kwijtschelding(part: _Part) -> KwijtscheldingKeuzes:
    return KwijtscheldingKeuzes(
        norm_percentage=part.figure("norm_percentage", _percentage),
        netto_aow=part.figure("netto_aow", _yes_no),
        kinderopvang_telt_mee=part.figure("kinderopvang_telt_mee", _yes_no),
        extra_vermogen=part.figure("extra_vermogen", _amount),
        ondernemers=part.figure("ondernemers", _yes_no),
        belastingen=part.figure("belastingen", lambda value: tuple(cast("list[str]", value))),
        hoe_aanvragen=_words(part.tree, "hoe_aanvragen"),
        waar=_words(part.tree, "waar"),
    )


def _draagkracht(part: _Part) -> Draagkracht:
    return Draagkracht(part.figure("banden", _bands), part.figure("periode_maanden", _months))


def _bands(value: Json) -> tuple[Band, ...]:
    rows = cast("list[Tree]", value)
    return tuple(
        Band(
            _percentage(row["tot_procent"]) if "tot_procent" in row else None,
            cast(Decimal, SHARE.read(row["deel"], "")),
        )
        for row in rows
    )


def _gemeentepolis(part: _Part) -> Gemeentepolis:
    def money(value: Json) -> Cents:
        return Cents(_money(value))

    return Gemeentepolis(
        aangeboden=part.figure("aangeboden", _yes_no),
        verzekeraar=part.figure("verzekeraar", _free_text),
        inkomen_tot_procent_norm=part.figure("inkomen_tot_procent_norm", _percentage),
        premie_per_maand=part.figure("premie_per_maand", money),
        bijdrage_per_maand=part.figure("bijdrage_per_maand", money),
        eigen_risico_meeverzekerd=part.figure("eigen_risico_meeverzekerd", _yes_no),
        instap=part.figure("instap", _free_text),
        hoe_aanvragen=_words(part.tree, "hoe_aanvragen"),
        waar=_words(part.tree, "waar"),
    )


def _words(tree: Tree, name: str) -> str:
    """A text on one line; empty when it is not there."""
    return " ".join(str(tree.get(name, "")).split())


def _tree(tree: Tree, name: str) -> Tree:
    return cast(Tree, tree.get(name, {}))


def _items(tree: Tree, name: str) -> list[Tree]:
    return cast("list[Tree]", tree.get(name, []))


def _list_of_words(tree: Tree, name: str) -> list[str]:
    return [" ".join(item.split()) for item in cast("list[str]", tree.get(name, []))]
