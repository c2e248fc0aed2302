"""All kinds of facts. A new kind is a folder beside these and one line here."""

from typing import Any

from generator.kinds import definition, figure, first_relation, motive, question
from generator.kinds import list as list_of_items
from generator.kinds.kind import Kind

KINDS: tuple[Kind[Any], ...] = (
    definition.KIND,
    motive.KIND,
    first_relation.KIND,
    figure.KIND,
    list_of_items.KIND,
    question.KIND,
)
