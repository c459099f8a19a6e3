"""The rent as regelingen of a household: what it rose too much, and a lower one after a fall in income."""

from app.domain.domein import Domein
from app.rules.huurverhoging import LAW
from app.rules.huurverhoging_huishouden import huurverhoging
from app.rules.huurverlaging_huishouden import huurverlaging
from app.rules.open_huur import open_huurverhoging, open_huurverlaging
from app.rules.regeling import Regeling, Term

HUUR = (
    Regeling("huurverhoging", Domein.WONEN, LAW, huurverhoging, open_huurverhoging, Term.OPEN),
    Regeling("huurverlaging", Domein.WONEN, LAW, huurverlaging, open_huurverlaging, Term.OPEN),
)
