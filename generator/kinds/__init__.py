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


def card_name(slug: str, slot: str, *, item: bool) -> str | None:
    """What the kind `slug` calls the card in a slot, of an item or of a fact itself; None where that is in doubt."""
    cards = [kind.item_cards if item else kind.cards for kind in KINDS if kind.slug == slug]
    cards += [kind.cards for kind in DERIVED if kind.slug == slug]
    named = [name for some in cards for name, of in some.items() if of == slot]
    return named[0] if len(named) == 1 else None
