"""What the rules for indicators answer."""

from typing import NamedTuple


class Named(NamedTuple):
    """An indicator and the id of the rule that found it."""

    indicator: str
    rule: str
