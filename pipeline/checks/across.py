"""Checks between circulars that were parsed together: one ordered table of rules over the records of all."""

from collections.abc import Callable, Collection, Iterator, Sequence

from pipeline.checks.citations import cited_documents
from pipeline.checks.engine import number
from pipeline.checks.library import Library, library
from pipeline.checks.relation import Relation
from pipeline.checks.restatements import restated_figures
from pipeline.checks.sequences import sequences
from pipeline.model import Check, Circular

Rule = Callable[[Library], Iterator[tuple[str, Relation]]]

RULES: tuple[Rule, ...] = (cited_documents, sequences, restated_figures)


def across(circulars: Sequence[Circular], off: Collection[str] = ()) -> tuple[tuple[str, Check], ...]:
    """The checks between circulars, each with the id of the circular that its evidence lies in.

    None of a rule that is named in ``off``.

    Guarantees: a pure function of the records; linear in their number; ids count within a rule over all circulars.
    """
    shelf = library(circulars)
    found = [(owner, one) for rule in RULES for owner, one in rule(shelf) if one.rule not in off]
    made = number((relation for _, relation in found), off)
    return tuple(zip((owner for owner, _ in found), made, strict=True))
