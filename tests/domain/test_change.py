"""What a service changed."""

from app.domain.change import Changed, Changes, Kind


def test_nothing_changed_is_false():
    assert not Changes()
    assert Changes((Changed(Kind.NOTE, "n1"),))


def test_it_knows_which_kinds_it_touches():
    changes = Changes((Changed(Kind.NOTE, "n1", "d1"), Changed(Kind.VISIT, "v1", "d1")), ("j1", "j2"))
    assert changes.touches(Kind.NOTE)
    assert changes.touches(Kind.VISIT)
    assert not changes.touches(Kind.TASK)
