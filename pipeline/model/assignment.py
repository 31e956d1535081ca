"""Who is to do what: a body that a clause or a bracket makes responsible."""

from typing import Literal

from msgspec import Struct

AssignmentRole = Literal["lead", "support"]


class Assignment(Struct, frozen=True, gc=False):
    """One body made responsible for one action.

    ``raw`` is the body as printed and equals ``text[start:end]``, ``organ`` the same without blanks. ``role`` is
    ``lead`` (牵头, 负责, 责任单位) or ``support`` (配合, 参与). ``action`` are the words of the sentence, or of the
    table's row, that say what is to be done, ``deadline`` the printed time by which, empty where the text has none,
    ``deadline_iso`` the same in ISO 8601. ``rule`` names the wording.
    """

    assignment_id: str
    organ: str
    raw: str
    role: AssignmentRole
    action: str
    deadline: str
    section_id: str
    start: int
    end: int
    part_id: str = ""
    rule: str = ""
    deadline_iso: str = ""
