from pipeline.notation.boxes import ARMS, HORIZONTAL, JOINTS, STROKES, VERTICAL, Arms


def test_every_character_of_the_block_has_its_arms() -> None:
    assert len(ARMS) == 128 == len(STROKES)
    assert ARMS["─"] == Arms(0, 1, 0, 1)
    assert ARMS["┃"] == Arms(2, 0, 2, 0)
    assert ARMS["┌"] == Arms(0, 1, 1, 0)
    assert ARMS["┠"] == Arms(2, 1, 2, 0)
    assert ARMS["┯"] == Arms(0, 2, 1, 2)
    assert ARMS["╪"] == Arms(1, 3, 1, 3)
    assert ARMS["╊"] == Arms(2, 2, 2, 1)
    assert ARMS["╭"] == Arms(0, 1, 1, 0)


def test_classes_are_disjoint() -> None:
    assert not set(HORIZONTAL) & set(VERTICAL)
    assert not set(JOINTS) & set(HORIZONTAL + VERTICAL)
    assert {"─", "═"} <= set(HORIZONTAL)
    assert {"│", "║"} <= set(VERTICAL)
    assert {"┼", "╋", "┐"} <= set(JOINTS)
