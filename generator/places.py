"""Where the cards of a deck stand among the new cards: what each waits for, and what it is kept apart from."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from generator.kinds.kind import Draft, NoteKind
from generator.lock import Lock, slot_name
from generator.order import Turn, order, positions


def places(drafts: Sequence[Draft], kinds: Sequence[NoteKind], lock: Lock) -> list[list[int]]:
    """The positions of every draft's cards, by ordinal; those in the lock stay where they are."""
    cards = [(at, ordinal) for at, draft in enumerate(drafts) for ordinal in draft.ordinals]
    tiers = [0 if drafts[at].text else ordinal // 3 for at, ordinal in cards]
    of_note: dict[str, list[int]] = defaultdict(list)
    of_fact: dict[str, list[int]] = defaultdict(list)
    for index, (at, _) in enumerate(cards):
        of_note[drafts[at].key].append(index)
        if not drafts[at].owner:
            of_fact[str(drafts[at].fact.id)].append(index)
    lowest = {fact: min(tiers[index] for index in indices) for fact, indices in of_fact.items()}
    first = {fact: [at for at in indices if tiers[at] == lowest[fact]] for fact, indices in of_fact.items()}
    pairs = _pairs(drafts)
    compared = {key for draft in drafts if draft.owner for key in draft.after}
    turns = []
    for index, (at, ordinal) in enumerate(cards):
        draft = drafts[at]
        needed = {card for name in (*draft.fact.needs, *draft.common.needs) for card in first.get(name, ())}
        for key in draft.after:
            needed |= {card for card in of_note[key] if tiers[card] <= tiers[index]}
        place = draft.common.where.place() if draft.part else draft.fact.place()
        rank = (draft.fact.lesson, tiers[index], place.path, place.line, place.column, draft.role, ordinal)
        confusions = frozenset((kinds[at].slug, key) for key in draft.confusions)
        apart = frozenset(draft.after if draft.owner else {*pairs[draft.fact.id], *({draft.key} & compared)})
        turns.append(Turn(rank, at, frozenset(needed), confusions, apart))
    released = {}
    for index, (at, ordinal) in enumerate(cards):
        slot = slot_name(ordinal, cloze=bool(drafts[at].text))
        if slot in (known := lock.released(drafts[at].key)):
            released[index] = known[slot]
    due: list[list[int]] = [[] for _ in drafts]
    for (at, _), position in zip(cards, positions(turns, order(turns), released), strict=True):
        due[at].append(position)
    return due


def _pairs(drafts: Sequence[Draft]) -> dict[str, set[Hashable]]:
    """The pairs that authors name by `contrast` and `confuse_with`, by the ids of both facts."""
    pairs: dict[str, set[Hashable]] = defaultdict(set)
    for draft in drafts:
        for other in draft.common.confused_with:
            pair = tuple(sorted((str(draft.fact.id), str(other))))
            pairs[draft.fact.id].add(pair)
            pairs[other].add(pair)
    return pairs
