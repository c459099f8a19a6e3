"""What the screen of Complexen says: dwellings with their label, numbers, and who set the threshold."""

from app.energy.complexes import Dwelling, complex_lists
from app.energy.poverty import Holds
from tests.energy.test_complexes import findings, homes
from ui.complexes.state import complex_views, intro


def test_a_complex_in_words():
    dwellings = [*homes(5, Holds.YES), *homes(6, Holds.NO, "B"), Dwelling("Oost", "", None, False, findings(Holds.YES))]
    north, east = complex_views(complex_lists(dwellings))
    assert north.name == "Noord 14"
    assert north.flagged.startswith("5 van 11 woningen hebben label E, F of G")
    assert [line.told for line in north.dwellings].count("Aandacht: F") == 5
    assert {line.weight for line in north.dwellings if line.told.startswith("Aandacht")} == {600}
    assert [count.line.told for count in north.counts] == ["5 van 11", "5 van 11"]
    assert all(count.source.startswith(("TNO", "Gemeenten")) for count in north.counts)
    assert "8%" in north.counts[0].meaning
    assert (east.flagged, east.dwellings) == ("", ())
    assert [count.line.told for count in east.counts] == ["niet genoemd", "niet genoemd"]
    assert "Aantallen onder 5 staan er niet" in intro()


def test_a_few_bad_labels_are_said_without_a_number_and_none_is_said_as_none():
    few, good = complex_views(complex_lists([*homes(2, Holds.NO), *homes(2, Holds.NO, "A", "Zuid")]))
    assert few.flagged.startswith("Minder dan 5 woningen")
    assert good.flagged == "Geen label E, F of G bekend."
