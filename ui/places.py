"""Which screen belongs to which spot; imported when somebody goes there, or before that in a quiet moment."""

from importlib import import_module

from ui.desk import Desk, Screen, Spot

_SCREENS = {
    Spot.TODAY: ("ui.today.screen", "TodayScreen"),
    Spot.DOSSIERS: ("ui.dossiers.screen", "DossiersScreen"),
    Spot.VISIT: ("ui.visit.screen", "VisitScreen"),
    Spot.DOSSIER: ("ui.dossier.screen", "DossierScreen"),
    Spot.REFER: ("ui.refer.screen", "ReferScreen"),
    Spot.DISTRICT: ("ui.district.screen", "DistrictScreen"),
    Spot.COUNTS: ("ui.counts.screen", "CountsScreen"),
    Spot.COMPLEXES: ("ui.complexes.screen", "ComplexesScreen"),
    Spot.KEEPING: ("ui.keeping.screen", "KeepingScreen"),
    Spot.SETTINGS: ("ui.settings.screen", "SettingsScreen"),
    Spot.ENROL: ("ui.sync.enrol.screen", "EnrolScreen"),
    Spot.SYNC: ("ui.sync.standing.screen", "StandingScreen"),
    Spot.MEMBERS: ("ui.sync.members.screen", "MembersScreen"),
    Spot.RESCUE: ("ui.sync.rescue.screen", "RescueScreen"),
}


def prepare() -> None:
    """Import every screen, so that going there need not; for a worker, while somebody types the passphrase."""
    for module, _ in _SCREENS.values():
        import_module(module)


def screen_at(spot: Spot, desk: Desk) -> Screen:
    """A new screen for a spot."""
    module, name = _SCREENS[spot]
    made = getattr(import_module(module), name)(desk)
    assert isinstance(made, Screen)
    return made
