"""The table of fields of a municipal pack: the one place that names them, for the reader and for the JSON Schema."""

import re
from decimal import Decimal

from app.domain.huishouden.fields import REGELINGEN
from app.domain.huishouden.kinds import DAY, MONEY, TEXT, Json, Kind, choice
from app.domain.money import CENT, HUNDRED, ONE, ZERO
from app.rules.bijstandsnorm import Leefvorm
from app.rules.gemeente_pack import FORMAT, Per, Soort, Voor
from app.rules.gemeente_shapes import (
    FREE_TEXT,
    WEB_ADDRESS,
    Either,
    Faults,
    FigureOf,
    Leaf,
    ListOf,
    Place,
    Record,
    fault,
    require_source,
)
from app.rules.heffingen import IN_SCOPE, Heffer
from app.rules.parameters import newest

MOST_SCHEMES = 200
HIGHEST_PERCENTAGE = Decimal(400)
OLDEST = 120
MOST_MONTHS = 120
_CODE = re.compile(r"GM\d{4}", re.ASCII)
_ID = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
YES_WORDS = (True, "ja")
NO_WORDS = (False, "nee")


def _number(value: Json, path: str, most: Decimal, text_id: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise fault(path, text_id)
    number = Decimal(value)
    if not ZERO <= number <= most or number % CENT:
        raise fault(path, text_id)
    return number


def _percentage(value: Json, path: str) -> Decimal:
    return _number(value, path, HIGHEST_PERCENTAGE, "procent")


def _norm_percentage(value: Json, path: str) -> Decimal:
    lowest, highest = (newest(f"kwijtschelding.norm_{end}").amount * HUNDRED for end in ("laagste", "hoogste"))
    number = _number(value, path, HIGHEST_PERCENTAGE, "procent")
    if not lowest <= number <= highest:
        raise fault(path, "norm_procent", laagste=int(lowest), hoogste=int(highest))
    return number


def _share(value: Json, path: str) -> Decimal:
    return _number(value, path, ONE, "deel")


def _whole(value: Json, path: str, most: int, text_id: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise fault(path, text_id, meest=most)
    return value


def _age(value: Json, path: str) -> int:
    return _whole(value, path, OLDEST, "leeftijd")


def _months(value: Json, path: str) -> int:
    return _whole(value, path, MOST_MONTHS, "maanden")


def _yes_or_no(value: Json, path: str) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("ja", "nee"):
        raise fault(path, "ja_nee")
    return value == "ja"


def _code(value: Json, path: str) -> str:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise fault(path, "code")
    return value


def _id(value: Json, path: str) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise fault(path, "id")
    return value


def _format(value: Json, path: str) -> str:
    if value != FORMAT:
        raise fault(path, "formaat", formaat=FORMAT)
    return FORMAT


PERCENTAGE = Kind(_percentage, {"type": "number", "minimum": 0, "maximum": int(HIGHEST_PERCENTAGE)})
NORM_PERCENTAGE = Kind(_norm_percentage, PERCENTAGE.schema)
SHARE = Kind(_share, {"type": "number", "minimum": 0, "maximum": 1})
AGE = Kind(_age, {"type": "integer", "minimum": 0, "maximum": OLDEST})
MONTHS = Kind(_months, {"type": "integer", "minimum": 0, "maximum": MOST_MONTHS})
YES_NO = Kind(_yes_or_no, {"enum": [*YES_WORDS, *NO_WORDS]})
CODE = Kind(_code, {"type": "string", "pattern": f"^{_CODE.pattern}$"})
ID = Kind(_id, {"type": "string", "pattern": f"^{_ID.pattern}$"})
FORMAT_KIND = Kind(_format, {"const": FORMAT})


def is_list(value: Json) -> bool:
    """Whether rows were meant, not one amount."""
    return isinstance(value, list)


def is_word(value: Json) -> bool:
    """Whether a word of the law was meant, not a number."""
    return isinstance(value, str)


def _ordered(low: str, high: str, value: dict[str, Json], at: Place, faults: Faults) -> None:
    first, last = plain(value.get(low)), plain(value.get(high))
    if isinstance(first, int) and isinstance(last, int) and first >= last:
        faults.append(fault(f"{at.path}.{high}", "volgorde", ander=low))


def plain(value: Json) -> Json:
    """The value of a figure without its source; None when it is not known or not there."""
    return value.get("waarde") if isinstance(value, dict) else value


def _about_row(value: dict[str, Json], at: Place, faults: Faults) -> None:
    _ordered("kind_van", "kind_tot", value, at, faults)


def _about_conditions(value: dict[str, Json], at: Place, faults: Faults) -> None:
    _ordered("kind_van", "kind_tot", value, at, faults)
    _ordered("leeftijd_van", "leeftijd_tot", value, at, faults)


def _about_scheme(value: dict[str, Json], at: Place, faults: Faults) -> None:
    if plain(value.get("bedrag")) is not None and "per" not in value:
        faults.append(fault(f"{at.path}.per", "per"))
    if value.get("bestaat") in NO_WORDS:
        require_source(at.inside(".bestaat"), faults)


def _different_ids(value: list[Json], at: Place, faults: Faults) -> None:
    seen: set[Json] = set()
    for index, item in enumerate(value):
        name = item["id"] if isinstance(item, dict) else None
        if name in seen:
            faults.append(fault(f"{at.path}[{index}].id", "dubbel_id"))
        seen.add(name)


def _rising(value: list[Json], at: Place, faults: Faults) -> None:
    limits = [item.get("tot_procent") for item in value if isinstance(item, dict)]
    rises = [limit for limit in limits if isinstance(limit, int | Decimal)]
    if limits[-1] is not None or len(rises) != len(limits) - 1 or rises != sorted(set(rises)):
        faults.append(fault(at.path, "banden"))


KIND_AGES = {"kind_van": Leaf(AGE), "kind_tot": Leaf(AGE)}
ROW = Record(
    {
        "bedrag": Leaf(MONEY),
        "huishouden": Leaf(choice(*(vorm.value for vorm in Leefvorm))),
        "kinderen": Leaf(YES_NO),
        **KIND_AGES,
    },
    ("bedrag",),
    between=_about_row,
)
AMOUNT = Either(Leaf(MONEY), ListOf(ROW, 30), is_list)
BAND = Record({"tot_procent": Leaf(PERCENTAGE), "deel": Leaf(SHARE)}, ("deel",))
TO_APPLY = {"hoe_aanvragen": Leaf(FREE_TEXT), "waar": Leaf(FREE_TEXT)}

CONDITIONS = Record(
    {
        "woonachtig": FigureOf(Leaf(YES_NO)),
        "inkomen_tot_procent_norm": FigureOf(Leaf(PERCENTAGE)),
        "vermogen_tot": FigureOf(Either(AMOUNT, Leaf(choice("participatiewet")), is_word)),
        "leeftijd_van": FigureOf(Leaf(AGE)),
        "leeftijd_tot": FigureOf(Either(Leaf(AGE), Leaf(choice("aow")), is_word)),
        "kinderen": FigureOf(Leaf(YES_NO)),
        "kind_van": FigureOf(Leaf(AGE)),
        "kind_tot": FigureOf(Leaf(AGE)),
        "huurt": FigureOf(Leaf(YES_NO)),
        "bijstand": FigureOf(Leaf(YES_NO)),
        "recht_op": ListOf(Leaf(choice(*REGELINGEN)), len(REGELINGEN)),
        "referteperiode_maanden": FigureOf(Leaf(MONTHS)),
        "ook": ListOf(Leaf(FREE_TEXT), 20),
    },
    source=True,
    between=_about_conditions,
)

SCHEME = Record(
    {
        "id": Leaf(ID),
        "naam": Leaf(TEXT),
        "soort": Leaf(choice(*(soort.value for soort in Soort))),
        "bestaat": Leaf(YES_NO),
        "voorwaarden": CONDITIONS,
        "bedrag": FigureOf(AMOUNT),
        "hoogstens": Leaf(YES_NO),
        "per": Leaf(choice(*(per.value for per in Per))),
        "voor": Leaf(choice(*(voor.value for voor in Voor))),
        **TO_APPLY,
        "geldig_tot": Leaf(DAY),
    },
    ("id", "naam", "soort"),
    source=True,
    between=_about_scheme,
)

NORM_PERCENTAGES = Record(
    {
        "individuele_inkomenstoeslag": FigureOf(Leaf(PERCENTAGE)),
        "bijzondere_bijstand": FigureOf(Leaf(PERCENTAGE)),
        "kindregelingen": FigureOf(Leaf(PERCENTAGE)),
        "pas": FigureOf(Leaf(PERCENTAGE)),
        "gemeentepolis": FigureOf(Leaf(PERCENTAGE)),
        "zonder_kostendelersnorm": FigureOf(Leaf(YES_NO)),
    },
    source=True,
)

EXTRA_ROW = Record({name: ROW.fields[name] for name in ("bedrag", "huishouden")}, ("bedrag",))


def _kwijtschelding(*taxes: str) -> Record:
    """The choices of who levies these taxes."""
    return Record(
        {
            "norm_percentage": FigureOf(Leaf(NORM_PERCENTAGE)),
            "netto_aow": FigureOf(Leaf(YES_NO)),
            "kinderopvang_telt_mee": FigureOf(Leaf(YES_NO)),
            "extra_vermogen": FigureOf(Either(Leaf(MONEY), ListOf(EXTRA_ROW, len(Leefvorm)), is_list)),
            "ondernemers": FigureOf(Leaf(YES_NO)),
            "belastingen": FigureOf(ListOf(Leaf(choice(*taxes)), len(taxes))),
            **TO_APPLY,
        },
        source=True,
    )


KWIJTSCHELDING = _kwijtschelding(*sorted(IN_SCOPE[Heffer.GEMEENTE]), "hondenbelasting")
KWIJTSCHELDING_WATERSCHAP = _kwijtschelding(*sorted(IN_SCOPE[Heffer.WATERSCHAP]))

DRAAGKRACHT = Record(
    {"banden": FigureOf(ListOf(BAND, 10, between=_rising)), "periode_maanden": FigureOf(Leaf(MONTHS))}, source=True
)

GEMEENTEPOLIS = Record(
    {
        "aangeboden": FigureOf(Leaf(YES_NO)),
        "verzekeraar": FigureOf(Leaf(FREE_TEXT)),
        "inkomen_tot_procent_norm": FigureOf(Leaf(PERCENTAGE)),
        "premie_per_maand": FigureOf(Leaf(MONEY)),
        "bijdrage_per_maand": FigureOf(Leaf(MONEY)),
        "eigen_risico_meeverzekerd": FigureOf(Leaf(YES_NO)),
        "instap": FigureOf(Leaf(FREE_TEXT)),
        **TO_APPLY,
    },
    source=True,
)

PACK = Record(
    {
        "formaat": Leaf(FORMAT_KIND),
        "gemeente": Leaf(TEXT),
        "code": Leaf(CODE),
        "ook_voor": ListOf(Leaf(TEXT), 40),
        "versie": Leaf(TEXT),
        "geldig_tot": Leaf(DAY),
        "website": Leaf(WEB_ADDRESS),
        "normpercentages": NORM_PERCENTAGES,
        "kwijtschelding": KWIJTSCHELDING,
        "kwijtschelding_waterschap": KWIJTSCHELDING_WATERSCHAP,
        "draagkracht": DRAAGKRACHT,
        "gemeentepolis": GEMEENTEPOLIS,
        "regelingen": ListOf(SCHEME, MOST_SCHEMES, _different_ids, fewest=0),
    },
    ("formaat", "gemeente", "versie", "geldig_tot"),
)
