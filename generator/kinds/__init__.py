"""All kinds of facts. A new kind is a folder beside these and one line here."""

from typing import Any

from generator.kinds import cloze, comparison, definition, event, figure, first_relation, motive, question, timeline
from generator.kinds import list as list_of_items
from generator.kinds.kind import Derived, Kind

KINDS: tuple[Kind[Any], ...] = (
    definition.KIND,
    motive.KIND,
    first_relation.KIND,
    event.KIND,
    figure.KIND,
    list_of_items.KIND,
    question.KIND,
    cloze.KIND,
)
DERIVED: tuple[Derived, ...] = (comparison.KIND, timeline.KIND)
"""Notes that follow from facts of several kinds."""
